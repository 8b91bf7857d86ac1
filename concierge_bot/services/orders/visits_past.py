"""A service that she asks after and that is not to come: what our rows know of it, before we say that there is none."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderStatus, Question, Task
from concierge_bot.services.orders import errand_booking, hires, legs
from concierge_bot.services.orders.visit_book import OFF, REMEMBERED, Visit, goes_back, shop_of
from concierge_bot.texts import say
from concierge_bot.understanding.visits import errands as reading

CAME = (OrderStatus.delivered, OrderStatus.done)


def told(s: Session, now: datetime, customer: Customer, words: str) -> str:
    """Say what became of the newest service of lately that words name; an empty string if none was."""
    kind, firm = reading.kind(words), hires.firm(s, customer, words)
    for visit in _over(s, now, customer):
        of_firm = firm is not None and visit.order is not None and shop_of(s, visit.order) == firm.name
        if of_firm or (firm is None and kind == visit.data["kind"]):
            return _said(s, now, customer, visit)
    return ""


def _said(s: Session, now: datetime, customer: Customer, visit: Visit) -> str:
    when = visit.when(now, customer)
    what = visit.data["said"]
    if visit.order is not None and visit.order.status in CAME:
        return say("visit_was", shop=shop_of(s, visit.order), what=what, when=when)
    failed = visit.order is not None and visit.order.status == OrderStatus.failed
    return say("visit_failed" if failed else "visit_off", what=what, when=when)


def _over(s: Session, now: datetime, customer: Customer) -> list[Visit]:
    """Return her services that were called off, failed or came lately, the newest first; of two ways the way there."""
    booked = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == legs.SERVICE,
        col(Order.status).in_((*CAME, OrderStatus.cancelled, OrderStatus.failed)),
        col(Order.created_at) > now - REMEMBERED,
    )
    found = [Visit(o.chosen_because[legs.VISIT], o.created_at, order=o) for o in s.exec(booked)]
    asked = select(Task).where(
        Task.customer_id == customer.id,
        col(Task.once).startswith(errand_booking.TASK),
        Task.outcome == OFF,
        col(Task.created_at) > now - REMEMBERED,
    )
    for task in s.exec(asked):
        question = s.get_one(Question, int(task.once.removeprefix(errand_booking.TASK)))
        found.append(Visit(question.data, task.created_at, task, question))
    return sorted((one for one in found if not goes_back(one)), key=lambda one: one.since, reverse=True)
