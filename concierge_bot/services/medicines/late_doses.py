"""A dose of which no text may remind when its time has come: it is held, ended, or a person's to look after."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Consent, Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.house import desk, late, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book

LOOK_AGAIN = timedelta(minutes=5)
ALARM, CONSENT, LATE = "an alarm of hers is open", "she does not agree to texts", "it is too late"


def why_not(
    now: datetime, *, agrees: bool, alarm_at: datetime | None, due_at: datetime, critical: bool
) -> str:
    """Return why no text may remind of the doses of a time, or an empty string."""
    if alarm_at is not None and alarm_book.holds(now, alarm_at):
        return ALARM
    if not agrees:
        return CONSENT
    return LATE if late.dose_too_late(now, due_at, critical=critical) else ""


def look_after(s: Session, now: datetime, dose: Dose) -> None:
    """Hold or end all doses of one time; what a text may remind of after all is left to the next look."""
    customer, doses = s.get_one(Customer, dose.customer_id), _of_one_time(s, dose)
    critical = any(s.get_one(Medication, one.medication_id).critical for one in doses)
    alarm = alarm_book.open_alarm(s, customer)
    why = why_not(
        now,
        agrees=notify.may_text(customer, "dose"),
        alarm_at=alarm.raised_at if alarm else None,
        due_at=dose.due_at,
        critical=critical,
    )
    if why == ALARM:
        _hold(s, now, customer, doses)
    elif why == CONSENT:
        _not_wanted(s, now, customer, doses, critical=critical)
    elif why == LATE:
        _to_desk(s, now, customer, doses, critical=critical)


def _of_one_time(s: Session, dose: Dose) -> list[Dose]:
    query = select(Dose).where(
        Dose.customer_id == dose.customer_id, Dose.due_at == dose.due_at, Dose.status == DoseStatus.planned
    )
    return list(s.exec(query.order_by(col(Dose.id))))


def _hold(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> None:
    """People look after an alarm of hers: no pill is asked about meanwhile, and whoever reads its course sees it."""
    if any(dose.step_at is None or dose.step_at <= dose.due_at for dose in doses):
        note(
            s,
            now,
            customer.agency_id,
            "medicine reminder held while the alarm is open",
            customer=customer,
            alarm=alarm_book.open_alarm(s, customer),
        )
    for dose in doses:
        dose.step_at = now + LOOK_AGAIN
        s.add(dose)


def _not_wanted(
    s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, critical: bool
) -> None:
    """Before her OK nothing begins; after a STOP a person looks after what no text may remind her of."""
    revoked = customer.consent == Consent.revoked
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.missed if revoked else DoseStatus.held, Evidence.none)
    if revoked:
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "She gets no texts: please call her about a medicine",
            once=f"unwanted:{doses[0].id}",
            customer=customer,
            urgent=critical,
        )


def _to_desk(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, critical: bool) -> None:
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.missed, Evidence.none)
    at = windows.clock(local(doses[0].due_at, customer.clock_zone))
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"We were too late to remind her of her {at} medicine: please call her",
        once=f"late:dose:{doses[0].id}",
        customer=customer,
        urgent=critical,
    )
