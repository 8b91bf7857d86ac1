"""A plan that a person changes: what is planned follows at once, and what was asked already stands for its time."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.errors import NotFound
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes, plans
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import pharmacy_words
from concierge_bot.texts import say
from concierge_bot.texts.pages import told

NOT_ASKED = (DoseStatus.planned, DoseStatus.cancelled)


def find(s: Session, customer: Customer, name: str) -> Medication:
    """Return her plan of a medicine; NotFound if she has none."""
    found = next((plan for plan in plans.of(s, customer) if plan.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFound(
            told("She has no plan for this medicine: look at her plans for its name"), field="medication"
        )
    return found


def change(s: Session, now: datetime, plan: Medication, told: dict[str, Any], who: str) -> None:
    """Give a plan other times, days or an end, and plan anew what was not asked yet; she is told what is different."""
    customer = s.get_one(Customer, plan.customer_id)
    before = _spoken(plan, plan.times)
    moved = _moved(plan.times, told.get("times", plan.times))
    for name, value in told.items():
        setattr(plan, name, value)
    s.add(plan)
    kept = [hold for hold in customer.pill_holds if hold.get("doctor") != str(plan.id)]
    plans.keep_holds(s, now, customer, kept)  # a person knows what the doctor said now
    follow(s, now, customer, plan, moved)
    note(s, now, plan.agency_id, f"medicine plan changed by {who}", customer=customer)
    times = _times(plan.times)
    text = (
        say("plan_ended", what=before, pharmacy=pharmacy_words(s, customer))
        if _is_over(plan, local(now, customer.clock_zone).date())
        else say("plan_changed", what=before, times=times)
    )
    notify.to_customer(s, now, customer, text, about="plan", once=f"plan:{plan.id}:{now.isoformat()}")


def follow(
    s: Session, now: datetime, customer: Customer, plan: Medication, moved: dict[str, str] | None = None
) -> None:
    """Let the doses of today and later follow a plan; ``moved`` says which old time each new one takes the place of."""
    if customer.ended_at is not None:
        return
    today = local(now, customer.clock_zone).date()
    rows = select(Dose).where(Dose.medication_id == plan.id, Dose.local_date >= today - timedelta(days=1))
    days: dict[date, dict[str, Dose]] = {today + timedelta(days=n): {} for n in range(plans.AHEAD_DAYS)}
    for dose in s.exec(rows.order_by(col(Dose.local_date))):
        days.setdefault(dose.local_date, {})[dose.slot] = dose
    ended: list[Dose] = []
    for day, of_day in days.items():
        if day >= today:
            ended += _follow_day(s, now, customer, plan, day, of_day, moved or {})
        elif _is_over(plan, today):
            ended += [dose for dose in of_day.values() if dose.status == DoseStatus.reminded]
    _call_off(s, now, customer, ended)


def _follow_day(
    s: Session,
    now: datetime,
    customer: Customer,
    plan: Medication,
    day: date,
    rows: dict[str, Dose],
    moved: dict[str, str],
) -> list[Dose]:
    """Plan a day's times that are not there, and return its doses that the plan has no place for any more."""
    times = plan.times if plans.falls_on(plan, day) else []
    kept = set(times)
    for slot in times:
        old = rows.get(moved.get(slot, ""))
        due = instant(datetime.combine(day, time.fromisoformat(slot)), customer.clock_zone)
        if old is not None and old.status not in NOT_ASKED:  # she was asked at the old time: once is enough
            kept.add(old.slot)
            if slot not in rows:
                _end(s, now, plans.new_dose(s, customer, plan, day, slot, due))
        elif due >= now:
            plans.put(s, customer, rows.get(slot) or plans.new_dose(s, customer, plan, day, slot, due), due)
        elif old is not None:  # the new time of this day is over: the old one counts once more
            kept.add(old.slot)
    return [
        dose
        for dose in rows.values()
        if dose.slot not in kept and dose.status in (DoseStatus.planned, DoseStatus.reminded)
    ]


def _call_off(s: Session, now: datetime, customer: Customer, ended: Sequence[Dose]) -> None:
    """End what is planned no more; who was asked about it, or told that nobody answers, is asked no more."""
    asked = [dose for dose in ended if dose.status == DoseStatus.reminded]
    for dose in ended:
        _end(s, now, dose)
    for at in dict.fromkeys(dose.due_at for dose in asked):
        dose_outcomes.settle(s, now, customer, [dose for dose in asked if dose.due_at == at])


def _end(s: Session, now: datetime, dose: Dose) -> None:
    dose_book.end(s, now, dose, DoseStatus.cancelled, Evidence.none)


def _moved(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Pair each new time with the old one that it takes the place of, in their order."""
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    return dict(zip(come, gone, strict=False))


def _is_over(plan: Medication, today: date) -> bool:
    return plan.until is not None and plan.until < today


def _spoken(plan: Medication, times: Sequence[str]) -> str:
    return f"your {plan.say_as or f'{_times(times)} medicine'}"


def _times(times: Sequence[str]) -> str:
    return ", ".join(
        windows.clock(datetime.combine(date.min, time.fromisoformat(slot))) for slot in sorted(times)
    )
