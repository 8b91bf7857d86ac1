"""Opted out, a landline, a phone that stays off: a safety event, for a dose that nobody hears of is a dose missed.

The desk and the family whom she lets see her doses are told how many reminders, and when; never which medicine. Once
our texts reach her again, what was only to be done because they did not is over, and who was told hears so.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, Scope, Task, TaskStatus, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of, contacts_with
from concierge_bot.texts import say

AHEAD = timedelta(days=1)
PHONED_WITHIN = timedelta(minutes=15)
MOST_TIMES = 4
OPTED_OUT, OUT_OF_REACH = "opt-out", "out-of-reach"
"""How the keys begin of the tasks that end once our texts reach her again."""
NOT_ORDERED = "what was read back to her is not ordered"
"""What a person has yet to tell her, though our texts reach her again."""


def opted_out(s: Session, now: datetime, customer: Customer, *, once: str, besides: str = "") -> None:
    """She gets no more texts: a person phones her, and hears which doses no longer reach her."""
    _tell(s, now, customer, f"{customer.name} opted out, or meant something else: phone her", once, besides)


def out_of_reach(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Her phone gets nothing any more: the same."""
    note(s, now, customer.agency_id, "her phone cannot be reached by text", customer=customer)
    _tell(s, now, customer, f"Our texts do not reach {customer.name}: phone her, or send somebody", once)


def reached_again(s: Session, now: datetime, customer: Customer, since: datetime | None = None) -> None:
    """Our texts reach her again: nobody need phone her for that; a dose of which she heard nothing stays a task.

    ``since``: from when on she wanted none; what came of the doses of that time is written down.
    """
    if since is not None:
        note(s, now, customer.agency_id, _without_texts(s, now, customer, since), customer=customer)
    text = say("reached_again", agency=agency_of(s, customer).name, name=customer.name)
    people = contacts_with(s, customer, Scope.doses)
    for task in _left(s, customer):
        for contact in people:
            if notify.was_told(s, f"{task.once}:{contact.id}"):
                once = f"{task.once}:{contact.id}:again"
                notify.to_contact(s, now, contact, Scope.doses, text, about="out of reach", once=once)
        unordered = task.about.endswith(NOT_ORDERED)
        if task.status == TaskStatus.open and not unordered:
            desk.close(s, now, task, "our texts reach her again", "the machine")
        else:
            task.urgent, task.nag_at = False, None
            task.about = f"our texts reach her again{f'; {NOT_ORDERED}' if unordered else ''}"
            s.add(task)


def _without_texts(s: Session, now: datetime, customer: Customer, since: datetime) -> str:
    """Say from when to when she got no texts, and what came of the doses that fell due meanwhile."""
    query = select(Dose.status).where(Dose.customer_id == customer.id, col(Dose.due_at).between(since, now))
    came = Counter(map(str, s.exec(query)))
    outcomes = [f"{n} {status}" for status, n in came.most_common()]
    doses = (
        f"{_counted(came.total(), 'dose')} fell due: {', '.join(outcomes)}" if came else "no dose fell due"
    )
    return f"no texts to her since {windows.spoken(since, None, customer.clock_zone, now)}; {doses}"


def _left(s: Session, customer: Customer) -> Sequence[Task]:
    """Return the tasks that nobody ended and that are there because no text reached her."""
    query = select(Task).where(
        Task.customer_id == customer.id,
        Task.status != TaskStatus.closed,
        or_(*(col(Task.once).startswith(f"{key}:") for key in (OPTED_OUT, OUT_OF_REACH))),
    )
    return s.exec(query.order_by(col(Task.id))).all()


def is_landline(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Her number is a landline: she is rung from now on, which somebody should know who can give her a mobile."""
    note(s, now, customer.agency_id, "her phone is a landline and is rung from now on", customer=customer)
    task = f"The number of {customer.name} is a landline: it is rung from now on. Ask her for a mobile"
    _tell(
        s, now, customer, task, once, sentence="rung_from_now", lost=("is", "are", "rung instead of texted")
    )


def _tell(
    s: Session,
    now: datetime,
    customer: Customer,
    task: str,
    once: str,
    besides: str = "",
    *,
    sentence: str = "not_reached",
    lost: tuple[str, str, str] = ("no longer reaches", "no longer reach", "her"),
) -> None:
    times = _doses_ahead(s, now, customer)
    one, several, rest = lost
    which = (
        f"{_counted(len(times), 'medicine reminder')} of the next day {one if len(times) == 1 else several}"
    )
    doses = [f"{which} {rest}: {_listed(times)}"] if times else []
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=once,
        about="; ".join([*doses, *([besides] if besides else [])]),
        customer=customer,
        urgent=sentence == "not_reached",
        due_in=PHONED_WITHIN,
    )
    if times:
        _tell_family(s, now, customer, sentence, times, once)


def _tell_family(
    s: Session, now: datetime, customer: Customer, sentence: str, times: list[str], once: str
) -> None:
    text = say(sentence, agency=agency_of(s, customer).name, name=customer.name, times=_listed(times))
    for contact in contacts_with(s, customer, Scope.doses):
        notify.to_contact(
            s,
            now,
            contact,
            Scope.doses,
            text,
            about="out of reach",
            once=f"{once}:{contact.id}",
            urgency=Urgency.dose,
        )


def _doses_ahead(s: Session, now: datetime, customer: Customer) -> list[str]:
    """Return the times of the coming day at which a dose of hers has not ended, on her clock."""
    open_doses = select(Dose.due_at).where(
        Dose.customer_id == customer.id, col(Dose.ended_at).is_(None), Dose.due_at < now + AHEAD
    )
    due = sorted(set(s.exec(open_doses)))
    return [windows.clock(local(at, customer.clock_zone)) for at in due]


def _listed(times: list[str]) -> str:
    shown = times[:MOST_TIMES]
    more = [f"{len(times) - len(shown)} more"] if len(times) > len(shown) else []
    *first, last = [*shown, *more]
    return f"{', '.join(first)} and {last}" if first else last


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
