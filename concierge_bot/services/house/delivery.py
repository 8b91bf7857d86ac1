"""What becomes of a text or a call after it left: the carrier's reports, in any order, and what they set off."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import CALL_ENDS, Agency, Consent, Customer, Outbox, OutboxState, Question, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import medication
from concierge_bot.services.people import consent, lines, opt_outs
from concierge_bot.services.people.customers import by_phone
from concierge_bot.services.safety import alarms, unreached

RANK = {"queued": 0, "accepted": 0, "sending": 1, "sent": 2, "delivered": 3, "undelivered": 3, "failed": 3}
NOT_KNOWN_TO_HAVE_LEFT = (OutboxState.sending, OutboxState.waiting)
"""A callback proves that it left, even if it was already put back to be sent again."""
OPTED_OUT, UNREACHABLE, LANDLINE = "21610", "30003", "30006"
BLOCKED = ("30004", "30005")
"""The phone takes nothing from us, or is not in use: https://www.twilio.com/docs/api/errors."""
TRIES = {UNREACHABLE: 3, "30007": 2, "30008": 2}
"""How often a text is tried that the carrier lost: a phone that is off, a filter, a reason that it does not know."""
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
    if status == "delivered":
        _arrived(s, now, row)
    if status in ("undelivered", "failed"):
        lost(s, now, row, code)


def refused(s: Session, now: datetime, row: Outbox, code: str) -> None:
    """The carrier did not take it at all."""
    row.state, row.error, row.ended_at, row.lease_until = OutboxState.failed, code, now, None
    row.delivery = "failed"
    s.add(row)
    lost(s, now, row, code)


def lost(s: Session, now: datetime, row: Outbox, code: str) -> None:
    """A text did not reach a phone: opted out, a landline, one that is off, or something a person must see."""
    agency = s.get_one(Agency, row.agency_id)
    customer = by_phone(s, row.agency_id, row.to)
    if code == OPTED_OUT:
        _opted_out(s, now, agency, customer, row)
    elif code == LANDLINE:
        _landline(s, now, agency, customer, row)
    else:
        _did_not_arrive(s, now, agency, customer, row, code)


def call_ended(s: Session, row: Outbox, sid: str, status: str, now: datetime) -> None:
    """A call ended: answered or not is written down."""
    if row.state in NOT_KNOWN_TO_HAVE_LEFT:
        taken(s, row, sid, now)
    if status in CALL_ENDS and status != row.delivery:
        row.delivery = status
        s.add(row)
        alarms.not_answered(s, now, row, status)


def _arrived(s: Session, now: datetime, row: Outbox) -> None:
    if lines.arrived(s, row.agency_id, row.to):
        customer = by_phone(s, row.agency_id, row.to)
        note(s, now, row.agency_id, "a phone can be reached by text again", customer=customer)
        if customer is not None and customer.consent == Consent.given:
            unreached.reached_again(s, now, customer)


def _opted_out(s: Session, now: datetime, agency: Agency, customer: Customer | None, row: Outbox) -> None:
    """The carrier takes nothing more for a phone: nothing more is sent to it, and what waits is dropped."""
    if customer is None:
        opt_outs.begin(s, now, agency, row.to, "the carrier says that it opted out")
        _tell_desk(s, now, agency, None, row, OPTED_OUT)
    elif customer.consent != Consent.revoked:
        words = "the carrier says that she opted out"
        consent.revoke(s, now, customer, words, once=f"{unreached.OPTED_OUT}:outbox:{row.id}")


def _landline(s: Session, now: datetime, agency: Agency, customer: Customer | None, row: Outbox) -> None:
    """A landline is rung, with this text and all that follow."""
    if lines.is_landline(s, row.agency_id, row.to) and customer is not None:
        unreached.is_landline(s, now, customer, once=f"landline:{row.id}")
    if (question := _dose_asked(s, row)) is not None:
        medication.ring(s, now, question)
        return
    notify.call(s, now, agency, row.to, row.body, about=row.about, once=f"voice:{row.id}", customer=customer)


def _did_not_arrive(
    s: Session, now: datetime, agency: Agency, customer: Customer | None, row: Outbox, code: str
) -> None:
    """Try again while that may help; a phone that nothing reaches any more is a safety event."""
    asked = _dose_asked(s, row)
    known = lines.out_of_reach(s, row.agency_id, row.to)
    gone = code in (UNREACHABLE, *BLOCKED) and lines.lost(
        s, now, row.agency_id, row.to, at_once=code in BLOCKED
    )
    if asked is not None:
        medication.unreached(s, now, asked)
    if gone and customer is not None:
        unreached.out_of_reach(s, now, customer, once=f"{unreached.OUT_OF_REACH}:{row.id}")
    elif asked is not None:
        note(s, now, row.agency_id, "a reminder did not arrive", customer=customer)
    elif not known and _tried(row) < TRIES.get(code, 1):
        _again(s, now, agency, row)
    elif row.urgency <= Urgency.dose:
        _tell_desk(s, now, agency, customer, row, code)


def _dose_asked(s: Session, row: Outbox) -> Question | None:
    """Return the question about a dose that a text asked, and that is still open: its ladder knows whom to ask next."""
    question = s.get(Question, row.question_id) if row.question_id and row.about == "dose" else None
    return question if question is not None and question.closed_at is None else None


def _tried(row: Outbox) -> int:
    return int(row.job.get("tried", 1))


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
        again.question_id, again.job = row.question_id, {"tried": _tried(row) + 1}
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
