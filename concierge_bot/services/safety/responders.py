"""The contracted response team: sent when nobody has taken an alarm in time, offered as any job is, by its own channel.

It is never the public emergency number. The job is an order only to the team: it stays a quote, which neither she, her
family nor UNDO takes for a delivery.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    ENDED_LEGS,
    Alarm,
    AlarmStatus,
    Customer,
    Leg,
    LegStatus,
    Order,
    Provider,
    Scope,
    Urgency,
)
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.members import candidates, dispatch
from concierge_bot.services.people.customers import contacts_with
from concierge_bot.services.safety import alarm_words, escalation
from concierge_bot.texts import emergency_number, say

ALONE_FOR = timedelta(minutes=3)
"""So long her contacts and the desk have to take an alarm, then the team goes; who has no contacts waits for nobody."""


def plan(s: Session, now: datetime, customer: Customer, alarm: Alarm) -> None:
    """Say when the team is sent, where there is one."""
    if candidates.of_kind(s, customer, dispatch.RESPONDER)[0]:
        alarm.respond_at = now + ALONE_FOR if contacts_with(s, customer, Scope.alarms) else now
        s.add(alarm)


def fall_due(s: Session, now: datetime, alarm: Alarm) -> None:
    """Nobody has taken the alarm: the team goes."""
    alarm.respond_at = None
    s.add(alarm)
    if alarm.status == AlarmStatus.open:
        send(s, now, alarm)


def send(s: Session, now: datetime, alarm: Alarm) -> None:
    """Offer the way to her to the teams, one after the other, unless one is on it already."""
    if _under_way(s, alarm) is not None:
        return
    customer = s.get_one(Customer, alarm.customer_id)
    order = Order(
        agency_id=alarm.agency_id,
        number=next_number(s, alarm.agency_id),
        customer_id=customer.key,
        kind=dispatch.RESPONSE,
        chosen_because={"alarm": alarm.key, "note": f"Alarm: she {alarm_words.of_her(alarm.kind)}"},
        created_at=now,
    )
    s.add(order)
    s.flush()
    leg = Leg(agency_id=alarm.agency_id, order_id=order.key, kind=dispatch.RESPONDER)
    s.add(leg)
    s.flush()
    note(s, now, alarm.agency_id, "alarm: the response team is asked", customer=customer, alarm=alarm)
    dispatch.offer(s, now, customer, order, leg)


def moved(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider) -> None:
    """The team said something: it is a step of the alarm, and she hears that somebody comes."""
    alarm = s.get_one(Alarm, order.chosen_because["alarm"])
    escalation.step(s, now, alarm, provider.name, "responder", str(leg.status))
    if leg.status == LegStatus.accepted:
        text = say("responder_comes", name=provider.name, emergency=emergency_number(customer.country))
        once = f"responder:{leg.id}:{provider.id}"
        notify.to_customer(s, now, customer, text, about="emergency", once=once, urgency=Urgency.alarm)


def late(s: Session, now: datetime, order: Order, provider: Provider) -> None:
    """The team is late: whoever looks at the alarm reads it."""
    alarm = s.get_one(Alarm, order.chosen_because["alarm"])
    escalation.step(s, now, alarm, provider.name, "responder", "late")


def call_off(s: Session, now: datetime, alarm: Alarm) -> None:
    """A person ended the alarm: whoever is asked or on the way need not come."""
    alarm.respond_at = None
    s.add(alarm)
    leg = _under_way(s, alarm)
    if leg is not None:
        dispatch.withdraw(s, now, leg, "the alarm is over")


def _under_way(s: Session, alarm: Alarm) -> Leg | None:
    query = (
        select(Leg, Order)
        .join(Order, col(Order.id) == Leg.order_id)
        .where(Order.customer_id == alarm.customer_id, Order.kind == dispatch.RESPONSE)
        .where(col(Leg.status).not_in(ENDED_LEGS))
    )
    return next((leg for leg, order in s.exec(query) if order.chosen_because["alarm"] == alarm.id), None)
