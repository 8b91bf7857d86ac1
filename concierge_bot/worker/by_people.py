"""Jobs for members whom no machine of ours reaches: worded as texts to their phone, or as a task for our desk."""

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.models import (
    Agency,
    Customer,
    Dispatch,
    Leg,
    Order,
    Outbox,
    OutboxState,
    Provider,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import pharmacy
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.patience import in_time
from connectors.base import Job, Member, News, PersonConnector, Temporary, TextConnector
from connectors.kinds import Kind


def hand_on(
    app: App,
    claim: Claim,
    connector: TextConnector | PersonConnector,
    who: Member,
    work: Job,
    news: News | None = None,
) -> None:
    """Have a job, what is new about it, or that it is off, handed on in words; nobody rings for news."""
    if isinstance(connector, TextConnector):
        ring = (
            claim.row.job["act"] == "offer"
            and who.kind is Kind.PHARMACY
            and not all(item.reference for item in work.items)
        )
        words = in_time(lambda: _words(connector, claim.row, who, work, news), list)
        if not all(isinstance(text, str) for text in words):
            raise Temporary("its connector gave back something else than texts: repair it")
        _as_texts(app, claim, words, ring=ring)
    elif news is not None:
        _as_texts(app, claim, [], ring=False)
    else:
        _as_task(app, claim, _task(connector, claim.row, who, work))


def _words(connector: TextConnector, row: Outbox, who: Member, work: Job, news: News | None) -> list[str]:
    if news is not None:
        return connector.word_update(work, who, news)
    if row.job["act"] == "withdraw":
        return connector.word_withdrawal(work, who, str(row.job.get("reason", "")))
    return connector.word(work, who)


def _task(connector: PersonConnector, row: Outbox, who: Member, work: Job) -> str:
    if row.job["act"] == "withdraw":
        return connector.word_withdrawal(work, who, str(row.job.get("reason", "")))
    return connector.word(work, who)


def _as_texts(app: App, claim: Claim, words: list[str], *, ring: bool) -> None:
    """Text the member; a medicine without a number is named on the phone, for no text names one."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        agency = s.get_one(Agency, row.agency_id)
        provider = s.get_one(Provider, row.provider_id)
        for n, text in enumerate(words):
            once = f"{row.key_once}:{n}"
            notify.to_phone(
                s,
                app.clock.now(),
                agency,
                provider.phone or "",
                text,
                about=row.about,
                once=once,
                urgency=Urgency.dispatch,
            )
        if ring:
            _task_of(s, app, row, f"Ring {provider.name} and name the medicine of {row.about}: see its sheet")
        claim.close(s, app, row, OutboxState.sent, "worded")


def _as_task(app: App, claim: Claim, words: str) -> None:
    """A person of ours hands the job on; the desk knows it by the order."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        _task_of(s, app, row, words)
        claim.close(s, app, row, OutboxState.sent, "a person rings")


def _task_of(s: Session, app: App, row: Outbox, words: str) -> None:
    leg = s.get_one(Leg, s.get_one(Dispatch, row.dispatch_id).leg_id)
    order = s.get_one(Order, leg.order_id)
    desk.open_task(
        s,
        app.clock.now(),
        s.get_one(Agency, row.agency_id),
        words,
        once=f"ring:{row.key_once}",
        customer=s.get_one(Customer, order.customer_id),
        order=order,
        due_in=pharmacy.PERSON_WITHIN,
    )
