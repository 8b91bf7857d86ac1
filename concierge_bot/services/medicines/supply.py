"""How much of a medicine is left, as she tells us what she takes: asked for again before it runs out."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Medication, Order, OrderStatus, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import refills
from concierge_bot.services.medicines.plans import held_by_doctor
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together

MOST_LINES = 2


def look(s: Session, now: datetime, customer: Customer) -> None:
    """Offer to ask for what runs low, once a day until it is asked for; at night in the morning."""
    today = local(now, customer.clock_zone).date()
    low = [
        plan
        for plan in refills.medicines(s, customer)
        if is_low(plan) and not _in_hand(s, customer, plan) and not held_by_doctor(customer, plan, today)
    ]
    morning = windows.decent(now, customer.time_zone)
    if not low:
        return
    if morning > now:
        customer.plan_at = min(customer.plan_at or morning, morning)
        s.add(customer)
        return
    once = f"low:{'-'.join(str(plan.id) for plan in low)}:{local(now, customer.time_zone).date()}"
    if notify.was_told(s, once):
        return
    first = say("supply_low", what=" and ".join(dict.fromkeys(refills.spoken(plan) for plan in low)))
    if not refills.offer(s, now, customer, low, once=once, first=first):
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "A medicine of hers runs low, and there is no pharmacy to ask: please see to it",
            once=once,
            customer=customer,
        )


def counted(s: Session, now: datetime, plan: Medication, left: int, who: str) -> None:
    """Somebody counted what is left: from here on it is counted again."""
    plan.supply_left = left
    s.add(plan)
    customer = s.get_one(Customer, plan.customer_id)
    note(s, now, plan.agency_id, f"medicine counted by {who}", customer=customer)
    look(s, now, customer)


def is_low(plan: Medication) -> bool:
    """Tell whether it is time to ask for more."""
    left = days_left(plan)
    return left is not None and plan.refill_at_days is not None and left <= plan.refill_at_days


def days_left(plan: Medication) -> float | None:
    """Return for how many days it lasts; None if nobody counts it or it is not taken by the clock."""
    a_day = len(plan.times) * (len(plan.days) / 7 if plan.days else 1) / (plan.every or 1)
    if plan.supply_left is None or plan.as_needed or not a_day:
        return None
    return plan.supply_left / a_day


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say how much is left by our count, and offer more of what runs low; an empty string if nobody counts it."""
    plans = refills.medicines(s, customer)
    counted = [p for p in refills.find_all(words, plans) or plans if p.supply_left is not None]
    if not counted or len(counted) > MOST_LINES:
        return ""
    told = together(*map(_line, counted))
    low = [plan for plan in counted if is_low(plan) and not _in_hand(s, customer, plan)]
    if low and (text := refills.offer(s, now, customer, low, once=once, first=told)):
        return text
    notify.to_customer(s, now, customer, told, about="medicine question", once=once)
    return told


def _line(plan: Medication) -> str:
    left = days_left(plan)
    if left is None or left < 1:
        return say("supply", count=plan.supply_left, what=refills.spoken(plan))
    return say("supply_days", count=plan.supply_left, what=refills.spoken(plan), days=round(left))


def _in_hand(s: Session, customer: Customer, plan: Medication) -> bool:
    """Tell whether more of it was asked for already, is being offered now, or is looked after by a person."""
    of_it = select(Order.id).where(Order.customer_id == customer.id, Order.medication_id == plan.id)
    live = of_it.where(col(Order.status).in_(LIVE_ORDERS))
    failed = of_it.where(Order.status == OrderStatus.failed).join(Task, col(Task.order_id) == Order.id)
    at_the_desk = failed.where(Task.status != TaskStatus.closed)
    return any(s.exec(query.limit(1)).first() is not None for query in (live, at_the_desk)) or (
        plan.id in _offered(s, customer)
    )


def _offered(s: Session, customer: Customer) -> Sequence[int | None]:
    asked = questions.open_about(s, customer, "refill")
    return [order.medication_id for question in asked for order in refills.asked_for(s, question)]
