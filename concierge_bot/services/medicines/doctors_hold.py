"""A doctor's hold on a medicine ends when a person at the desk has checked it, and says why (docs/decisions/0021)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.errors import NotNow
from concierge_bot.models import Customer, Medication, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import doctors_word, plans, refills
from concierge_bot.services.orders import holds
from concierge_bot.services.people.customers import pharmacy_words
from concierge_bot.texts import say
from concierge_bot.texts.pages import dated, told

REASONS = {
    "goes_on": told("the medicine goes on"),
    "mistaken": told("no doctor stopped it"),
    "over": told("the days of the stop are over"),
}
"""Why such a hold ends, in plain words; none of them names a medicine."""


def shown(customer: Customer, own: Sequence[Medication], now: datetime) -> dict[int, str]:
    """Say of each medicine that a doctor stopped, as she says, on which days we do not remind her of it."""
    today = local(now, customer.clock_zone).date()
    held = {plan.key: plans.held_by_doctor(customer, plan, today) for plan in own}
    return {key: _days(hold) for key, hold in held.items() if hold}


def end(s: Session, now: datetime, plan: Medication, reason: str, said_by: str, who: str) -> None:
    """Remind her of a medicine again from now on, and close the tasks about its hold; NotNow if none is on it."""
    customer = s.get_one(Customer, plan.customer_id)
    s.refresh(customer, with_for_update=True)
    today = local(now, customer.clock_zone).date()
    if plans.held_by_doctor(customer, plan, today) is None:
        raise NotNow(told("No doctor's hold is on this medicine now: look at her medicines again"))
    kept = [hold for hold in customer.pill_holds if hold.get("doctor") != str(plan.id)]
    plans.keep_holds(s, now, customer, kept)
    plans.plan_ahead(s, now, customer)
    why = f"{said_by} says: {REASONS[reason]}"
    note(s, now, plan.agency_id, f"doctor's hold on a medicine ended by {who}. {why}", customer=customer)
    for task in _tasks(s, plan):
        desk.close(s, now, task, f"Hold ended. {why}", who)
    if not plans.is_held(customer, plan.id, today):  # else she wants no reminders now herself
        text = say("doctor_hold_over", what=refills.spoken(plan), pharmacy=pharmacy_words(s, customer))
        once = f"doctor-over:{plan.id}:{now.isoformat()}"
        notify.to_customer(s, now, customer, text, about=doctors_word.ABOUT, once=once)


def _days(hold: dict[str, str]) -> str:
    first, last = date.fromisoformat(hold["first"]), date.fromisoformat(hold["last"])
    begins = dated(first, "weekday, month, day")
    if last >= holds.FOREVER:
        return told("from {first} until a person has checked it", first=begins)
    return told("from {first} up to and with {last}", first=begins, last=dated(last, "weekday, month, day"))


def _tasks(s: Session, plan: Medication) -> Sequence[Task]:
    query = select(Task).where(
        Task.customer_id == plan.customer_id,
        Task.status != TaskStatus.closed,
        col(Task.once).startswith(doctors_word.task_key(plan), autoescape=True),
    )
    return s.exec(query.order_by(col(Task.id))).all()
