"""Medication plans in her wall clock: each day's doses are written ahead as rows, one for each plan, day and time."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.house.asked_once import asked_once
from concierge_bot.services.house.fields import WEEKDAYS

AHEAD_DAYS = 2
PLAN_EVERY = timedelta(hours=12)


def plan_ahead(s: Session, now: datetime, customer: Customer) -> None:
    """Write the dose rows of the coming days; those that exist, and those already past, are left alone."""
    if customer.ended_at is not None:
        customer.plan_at = None
        return
    today = local(now, customer.clock_zone).date()
    for plan in of(s, customer):
        for day in (today + timedelta(days=n) for n in range(AHEAD_DAYS)):
            if falls_on(plan, day):
                _plan_day(s, now, customer, plan, day)
    customer.plan_at = now + PLAN_EVERY
    s.add(customer)


def of(s: Session, customer: Customer) -> list[Medication]:
    """Return her plans."""
    return _of(s, customer.key)


@asked_once
def _of(s: Session, customer_id: int) -> Sequence[Medication]:
    return s.exec(select(Medication).where(Medication.customer_id == customer_id)).all()


def slots(s: Session, customer: Customer, day: date) -> set[time]:
    """Return the times of day at which a dose is planned on a local day."""
    return {
        time.fromisoformat(slot)
        for plan in of(s, customer)
        if falls_on(plan, day) and not is_held(customer, plan.id, day)
        for slot in plan.times
    }


def is_held(customer: Customer, plan_id: int | None, day: date) -> bool:
    """Tell whether she wants no reminders of a medicine on a local day, or said that a doctor stopped it."""
    return any(
        hold["first"] <= day.isoformat() <= hold["last"] and hold.get("doctor") in (None, str(plan_id))
        for hold in customer.pill_holds
    )


def held_by_doctor(customer: Customer, plan: Medication, today: date) -> dict[str, str] | None:
    """Return the hold of a medicine that a doctor stopped, as she says, if it is not over."""
    own = [hold for hold in customer.pill_holds if hold.get("doctor") == str(plan.id)]
    return next((hold for hold in own if hold["last"] >= today.isoformat()), None)


def keep_holds(s: Session, now: datetime, customer: Customer, kept: Sequence[dict[str, str]]) -> None:
    """Let only these holds of her reminders go on; what the others held and is still to come is planned."""
    customer.pill_holds = list(kept)
    s.add(customer)
    coming = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == DoseStatus.held,
        Dose.evidence == Evidence.customer,
        Dose.due_at >= now,
    )
    for dose in s.exec(coming):
        if not is_held(customer, dose.medication_id, dose.local_date):
            dose.status, dose.evidence, dose.ended_at = DoseStatus.planned, Evidence.none, None
            dose.step_at = dose.due_at
            s.add(dose)


def falls_on(plan: Medication, day: date) -> bool:
    """Tell whether a plan asks for doses on a local day; what is taken as needed never does."""
    if plan.as_needed or (plan.until and day > plan.until) or (plan.begins and day < plan.begins):
        return False
    return is_of_weekday(plan, day) and not (
        plan.every and plan.begins and (day - plan.begins).days % plan.every
    )


def is_of_weekday(plan: Medication, day: date) -> bool:
    """Tell whether a plan leaves out no such day of the week."""
    return not plan.days or WEEKDAYS[day.weekday()] in {name[:3].lower() for name in plan.days}


def first_day(now: datetime, zone: str, times: list[str]) -> date:
    """Return from which day on a new plan counts: today, or tomorrow if its times of today are past."""
    here = local(now, zone)
    over = all(instant(datetime.combine(here.date(), time.fromisoformat(slot)), zone) < now for slot in times)
    return here.date() + timedelta(days=1 if over else 0)


def _plan_day(s: Session, now: datetime, customer: Customer, plan: Medication, day: date) -> None:
    for slot in plan.times:
        due = instant(datetime.combine(day, time.fromisoformat(slot)), customer.clock_zone)
        known = select(Dose.id).where(
            Dose.medication_id == plan.id, Dose.local_date == day, Dose.slot == slot
        )
        if due >= now and s.exec(known).first() is None:
            put(s, customer, new_dose(s, customer, plan, day, slot, due), due)


def new_dose(s: Session, customer: Customer, plan: Medication, day: date, slot: str, due: datetime) -> Dose:
    """Return a new row for a plan's time of a day, which still needs its outcome or a time at which it is asked."""
    dose = Dose(
        agency_id=customer.agency_id,
        medication_id=plan.key,
        customer_id=customer.key,
        local_date=day,
        slot=slot,
        due_at=due,
    )
    s.add(dose)
    return dose


def put(s: Session, customer: Customer, dose: Dose, due: datetime) -> None:
    """Plan a dose for an instant, unless it was asked or ended already; a cancelled one comes back.

    On a day for which she wants no reminders of it, it is held by her word.
    """
    if dose.status not in (DoseStatus.planned, DoseStatus.cancelled):
        return
    if is_held(customer, dose.medication_id, dose.local_date):
        dose.status, dose.evidence, dose.due_at = DoseStatus.held, Evidence.customer, due
        dose.step_at, dose.ended_at = None, due
        s.add(dose)
    else:
        dose.status, dose.due_at, dose.step_at, dose.ended_at = DoseStatus.planned, due, due, None
        s.add(dose)
