"""A time by which she was promised a word is watched: one that passes is said once, with a new time, and is urgent."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Outbox, Task, Urgency
from concierge_bot.services.house import desk_phone, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.texts import say

AGAIN_WITHIN = timedelta(minutes=15)


def fall_due(s: Session, now: datetime, task: Task) -> None:
    """Remind the desk phone of an urgent task; another is due here only if its time was promised to her."""
    if not task.urgent:
        _missed(s, now, task)
    desk_phone.nag(s, now, task)


def _missed(s: Session, now: datetime, task: Task) -> None:
    customer = s.get(Customer, task.customer_id) if task.customer_id else None
    task.urgent, task.calm, task.due_at, task.nag_at = True, True, now + AGAIN_WITHIN, None
    s.add(task)
    note(s, now, task.agency_id, f"desk task {task.number}: promise missed", customer=customer)
    if customer is not None:
        say_sorry(s, now, customer, once=f"task:{task.id}")


def say_sorry(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Tell her that she should have heard by now, and by when she will: for all that is overdue at one time once."""
    key = f"missed:{customer.id}:"
    lately = select(Outbox.id).where(
        Outbox.customer_id == customer.id,
        col(Outbox.key_once).startswith(key, autoescape=True),
        Outbox.created_at > now - AGAIN_WITHIN,
    )
    if customer.taken_over or s.exec(lately.limit(1)).first() is not None:
        return
    text = say("case_missed", by=windows.by(now, AGAIN_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="case", once=f"{key}{once}", urgency=Urgency.order)
