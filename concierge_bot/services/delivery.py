"""What becomes of a text or a call after it left: the carrier's reports, in any order, and what they set off."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import CALL_ENDS, Agency, Consent, Customer, Outbox, OutboxState, Urgency
from concierge_bot.services import desk, notify
from concierge_bot.services.customers import by_phone, set_consent
from concierge_bot.services.timeline import note

RANK = {"queued": 0, "accepted": 0, "sending": 1, "sent": 2, "delivered": 3, "undelivered": 3, "failed": 3}
NOT_KNOWN_TO_HAVE_LEFT = (OutboxState.sending, OutboxState.waiting)
"""A callback proves that it left, even if it was already put back to be sent again."""
OPTED_OUT, UNREACHABLE, LANDLINE = "21610", "30003", "30006"
TRY_AGAIN = timedelta(minutes=5)


def taken(s: Session, row: Outbox, sid: str, now: datetime) -> None:
    """The carrier has it: it will not be sent again."""
    row.sid, row.state, row.lease_until, row.ended_at = sid, OutboxState.sent, None, now
    row.delivery = row.delivery or "queued"
    s.add(row)


def report(s: Session, now: datetime, row: Outbox, sid: str, status: str, code: str) -> None:
    """Apply a status callback; one that is older than what we know changes nothing."""
    if row.state in NOT_KNOWN_TO_HAVE_LEFT:
        taken(s, row, sid, now)
    if RANK.get(status, 0) <= RANK.get(row.delivery, -1) and row.delivery:
        return
    row.delivery, row.error = status, code or row.error
    s.add(row)
    if status in ("undelivered", "failed"):
        lost(s, now, row, code)


def refused(s: Session, now: datetime, row: Outbox, code: str) -> None:
    """The carrier did not take it at all."""
    row.state, row.error, row.ended_at, row.lease_until = OutboxState.failed, code, now, None
    row.delivery = "failed"
    s.add(row)
    lost(s, now, row, code)


def lost(s: Session, now: datetime, row: Outbox, code: str) -> None:
    """A text did not reach her: opted out, a landline, a phone that is off, or something a person must see."""
    agency = s.get_one(Agency, row.agency_id)
    customer = by_phone(s, row.agency_id, row.to)
    if code == OPTED_OUT and customer is not None and customer.consent != Consent.revoked:
        set_consent(s, now, customer, Consent.revoked, "the carrier says that she opted out")
        note(s, now, row.agency_id, "opted out at the carrier", customer=customer)
    elif code == LANDLINE:
        notify.call(
            s, now, agency, row.to, row.body, about=row.about, once=f"voice:{row.id}", customer=customer
        )
        return
    elif code == UNREACHABLE and not row.repeated:
        _again(s, now, agency, row)
        return
    if row.urgency <= Urgency.dose or code == OPTED_OUT:
        _tell_desk(s, now, agency, customer, row, code)


def call_ended(s: Session, row: Outbox, sid: str, status: str, now: datetime) -> None:
    """A call ended: answered or not is written down."""
    if row.state in NOT_KNOWN_TO_HAVE_LEFT:
        taken(s, row, sid, now)
    if status in CALL_ENDS:
        row.delivery = status
        s.add(row)


def _again(s: Session, now: datetime, agency: Agency, row: Outbox) -> None:
    """Once more in a while, as a text of its own: the first one has ended."""
    again = notify.to_phone(
        s,
        now,
        agency,
        row.to,
        row.body,
        about=row.about,
        once=f"again:{row.id}",
        urgency=Urgency(row.urgency),
    )
    if again is not None:
        again.customer_id, again.contact_id, again.scope = row.customer_id, row.contact_id, row.scope
        again.due_at, again.repeated = now + TRY_AGAIN, True
        s.add(again)


def _tell_desk(
    s: Session, now: datetime, agency: Agency, customer: Customer | None, row: Outbox, code: str
) -> None:
    if agency.desk_phone == row.to:
        return
    desk.open_task(
        s,
        now,
        agency,
        f"A text about '{row.about}' did not arrive (carrier code {code}): please call",
        once=f"lost:{row.id}",
        customer=customer,
        urgent=row.urgency <= Urgency.dose,
    )
