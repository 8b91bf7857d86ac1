"""How late a thing may leave: one table of classes, for what was due while nobody could send it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Customer, Outbox, OutboxState, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.texts import in_language, say
from connectors import gsm7

ON_TIME = timedelta(minutes=5)
"""What leaves within this is not late."""


@dataclass(frozen=True)
class Allowed:
    """Until when after its time a class may leave, None without end, and whether it then says that it is late."""

    until: timedelta | None
    says_so: bool = True


CLASSES = {
    Urgency.alarm: Allowed(None, says_so=False),
    Urgency.dose: Allowed(timedelta(hours=2)),
    Urgency.dispatch: Allowed(None, says_so=False),  # an offer has an end of its own
    Urgency.answer: Allowed(timedelta(hours=4)),
    Urgency.order: Allowed(timedelta(hours=4)),
    Urgency.notice: Allowed(timedelta(hours=12)),
}
CRITICAL_DOSE = Allowed(ON_TIME)
"""Never late: too near to the next one it may harm, so a person looks after it."""
SAYS_SO, AS_IT_IS, TO_DESK = "sent late and saying so", "sent late as they were", "given to the desk"


def is_late(now: datetime, due_at: datetime) -> bool:
    """Tell whether a thing has to say that it is late."""
    return now - due_at > ON_TIME


def dose_too_late(now: datetime, due_at: datetime, *, critical: bool) -> bool:
    """Tell whether a first reminder of a dose may leave no more."""
    until = (CRITICAL_DOSE if critical else CLASSES[Urgency.dose]).until
    return until is not None and now - due_at > until


def sort_texts(s: Session, now: datetime, agency: Agency) -> dict[str, int]:
    """Go through all that an agency should have sent long ago; return how many leave in which way."""
    waiting = select(Outbox).where(
        Outbox.agency_id == agency.id,
        Outbox.state == OutboxState.waiting,
        Outbox.due_at < now - ON_TIME,
        col(Outbox.channel).not_in(("job", "probe", "goods")),
    )
    ways = dict.fromkeys((SAYS_SO, AS_IT_IS, TO_DESK), 0)
    for row in s.exec(waiting).all():
        ways[_sort(s, now, agency, row)] += 1
    return ways


def _sort(s: Session, now: datetime, agency: Agency, row: Outbox) -> str:
    allowed = CLASSES[Urgency(row.urgency)]
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    if allowed.until is not None and now - row.due_at > allowed.until:
        notify.drop(s, now, row, "too late")
        _to_desk(s, now, agency, customer, row)
        return TO_DESK
    if not allowed.says_so or row.channel != "sms":
        return AS_IT_IS
    worded = f"{in_language(say('late'), customer.language if customer else 'en')} {row.body}"
    if len(worded) > gsm7.LIMIT:
        return AS_IT_IS
    row.body = worded
    s.add(row)
    return SAYS_SO


def _to_desk(s: Session, now: datetime, agency: Agency, customer: Customer | None, row: Outbox) -> None:
    desk.open_task(
        s,
        now,
        agency,
        f"A text about '{row.about}' came too late to be sent: please call",
        once=f"late:text:{row.id}",
        customer=customer,
        urgent=row.urgency <= Urgency.dose,
    )
