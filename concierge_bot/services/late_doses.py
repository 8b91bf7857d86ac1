"""A dose whose time has come: reminded, also somewhat late; too late for a text it is a person's to look after."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services import alarms, desk, dose_book, late, medication, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note

LOOK_AGAIN = timedelta(minutes=5)


def fall_due(s: Session, now: datetime, dose: Dose) -> None:
    """Remind of a dose, or give it and all of its time to the desk."""
    if dose.status != DoseStatus.planned:
        medication.fall_due(s, now, dose)
        return
    if alarms.holds_reminders(s, now, customer := s.get_one(Customer, dose.customer_id)):
        _hold(s, now, customer, dose)
        return
    together = _of_one_time(s, dose)
    critical = any(s.get_one(Medication, one.medication_id).critical for one in together)
    if late.dose_too_late(now, dose.due_at, critical=critical):
        _to_desk(s, now, together, critical=critical)
    else:
        medication.fall_due(s, now, dose)


def _hold(s: Session, now: datetime, customer: Customer, dose: Dose) -> None:
    """People look after an alarm of hers: no pill is asked about meanwhile, and whoever reads its course sees it."""
    if dose.step_at is None or dose.step_at <= dose.due_at:
        note(
            s,
            now,
            dose.agency_id,
            "medicine reminder held while the alarm is open",
            customer=customer,
            alarm=alarms.open_alarm(s, customer),
        )
    dose.step_at = now + LOOK_AGAIN
    s.add(dose)


def _of_one_time(s: Session, dose: Dose) -> list[Dose]:
    query = select(Dose).where(
        Dose.customer_id == dose.customer_id, Dose.due_at == dose.due_at, Dose.status == DoseStatus.planned
    )
    return list(s.exec(query.order_by(col(Dose.id))))


def _to_desk(s: Session, now: datetime, doses: list[Dose], *, critical: bool) -> None:
    customer = s.get_one(Customer, doses[0].customer_id)
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.missed, Evidence.none)
    at = windows.clock(local(doses[0].due_at, customer.time_zone))
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"We were too late to remind her of her {at} medicine: please call her",
        once=f"late:dose:{doses[0].id}",
        customer=customer,
        urgent=critical,
    )
