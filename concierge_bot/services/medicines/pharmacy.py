"""What a pharmacist says to a refill: she decides, so what she holds, refuses or leaves open goes to people, not on."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Agency,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Medication,
    Order,
    OrderItem,
    OrderStatus,
    Provider,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.texts import say
from concierge_bot.understanding.words.match import is_medicine

PRESCRIPTION, PHARMACY = "prescription", "pharmacy"
ANSWER_WITHIN = timedelta(hours=2)
PERSON_WITHIN = timedelta(minutes=30)


def decides(order: Order, leg: Leg) -> bool:
    """Tell whether a leg is a pharmacist's to decide: no other is then asked in her stead."""
    return order.kind == PRESCRIPTION and leg.kind == PHARMACY


def held(s: Session, now: datetime, row: Dispatch, why: str) -> str:
    """She must clear something first: the customer and the desk hear it, and nobody's clock runs."""
    if row.held:
        return "nothing new"
    row.held, row.expires_at = True, None
    s.add(row)
    task = "{pharmacy} puts refill {number} on hold: ring them, then call her"
    _to_people(s, now, row, task, why, "refill_held", "held")
    return "on hold"


def refused(s: Session, now: datetime, row: Dispatch, status: LegStatus, why: str = "") -> None:
    """She does not fill it: the order has failed, and a person finds out with her what is to be done."""
    leg = s.get_one(Leg, row.leg_id)
    order = s.get_one(Order, leg.order_id)
    row.status, row.expires_at = status, None
    leg.status, order.status = status, OrderStatus.failed
    s.add_all((row, leg, order))
    task = "{pharmacy} does not fill refill {number}: ring them, then call her"
    _to_people(s, now, row, task, why, "refill_refused", "refused")


def unanswered(s: Session, now: datetime, row: Dispatch, why: str) -> None:
    """Nobody there has answered, or the request did not arrive: a person rings them, who may still say yes."""
    row.expires_at = None
    s.add(row)
    _to_people(
        s,
        now,
        row,
        "{pharmacy} has not answered to refill {number}: ring them, its sheet is on the desk",
        why,
    )


def dispensed(s: Session, order: Order, quantities: Iterable[float | None]) -> None:
    """Keep how many there are, as the pharmacy says."""
    for item, quantity in zip(_items(s, order), quantities, strict=False):
        if quantity is not None:
            item.quantity = quantity
            s.add(item)


def over_the_counter(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """She ordered a medicine that needs no prescription, beside those that she takes: a pharmacist looks at it."""
    bought = [item.name for item in _items(s, order) if is_medicine(item.name)]
    takes = s.exec(select(Medication.id).where(Medication.customer_id == customer.id).limit(1)).first()
    if order.kind == PRESCRIPTION or not bought or takes is None:
        return
    desk.open_task(
        s,
        now,
        s.get_one(Agency, order.agency_id),
        f"Order {order.number} has a medicine without a prescription: a pharmacist should see if it goes with hers",
        once=f"over-the-counter:{order.id}",
        about=", ".join(bought),
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )


def arrived(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """She has it: what is left of it is more by what was dispensed; where nobody said how many, a person asks."""
    plan = s.get_one(Medication, order.medication_id, with_for_update=True)
    counted = next((item.quantity for item in _items(s, order)), None)
    more = int(counted) if counted is not None else plan.refill_quantity
    if plan.supply_left is None:
        return
    if more is not None:
        plan.supply_left += more
        s.add(plan)
        note(s, now, order.agency_id, "refill counted", customer=customer, order=order)
        return
    plan.supply_left = None
    s.add(plan)
    desk.open_task(
        s,
        now,
        s.get_one(Agency, order.agency_id),
        f"Refill {order.number} has come, but nobody said how many: ask, and write it on the page of her medicines",
        once=f"count:{order.id}",
        customer=customer,
        order=order,
        due_in=timedelta(days=1),
    )


def _items(s: Session, order: Order) -> list[OrderItem]:
    return list(s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id))))


def _to_people(
    s: Session, now: datetime, row: Dispatch, task: str, why: str, sentence: str = "", word: str = "silent"
) -> None:
    """Open the desk's task, with the pharmacist's own words; tell her in plain ones, which name no medicine."""
    provider = s.get_one(Provider, row.provider_id)
    order = s.get_one(Order, s.get_one(Leg, row.leg_id).order_id)
    customer = s.get_one(Customer, order.customer_id)
    names = {"pharmacy": provider.name, "number": order.number}
    once = f"refill-{word}:{row.id}:{now.isoformat()}"  # what was cleared may have to wait once more
    note(s, now, order.agency_id, f"{provider.name}: {word}", customer=customer, order=order)
    plan = s.get(Medication, order.medication_id) if order.medication_id else None
    desk.open_task(
        s,
        now,
        s.get_one(Agency, order.agency_id),
        task.format(**names),
        once=once,
        about=why,
        customer=customer,
        order=order,
        urgent=plan is not None and plan.critical,
        due_in=PERSON_WITHIN,
    )
    if sentence:
        text = say(sentence, by=windows.by(now, PERSON_WITHIN, customer.time_zone), **names)
        notify.to_customer(s, now, customer, text, about="refill", once=once, urgency=Urgency.order)
