"""What the machine cannot do or know a person does for her: a task of the desk, and a time that is promised to her."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

PERSON_WITHIN = timedelta(minutes=30)
QUESTION = "asked_of_it"
"""What she is told where we do not know what she asks."""
KEY, AND = "person:", " / "
ASKS = "asks something of what she was told last"
"""How a task begins, behind her name, that is such a question."""


def to_a_person(
    s: Session,
    now: datetime,
    customer: Customer,
    task: str,
    sentence: str,
    *,
    once: str,
    words: str = "",
    **named: str,
) -> str:
    """Give a request to the desk with her words, and tell her by when she hears; return what she is told.

    Questions of one talk are one task, with one promised time.
    """
    asked = _open_already(s, now, customer, words) if sentence == QUESTION else None
    if asked is not None:
        text = say(sentence, by=windows.by(asked.due_at, timedelta(0), customer.time_zone), **named)
        notify.to_customer(s, now, customer, text, about="to a person", once=once)
        return text
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"{KEY}{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
        promised=True,
    )
    text = say(sentence, by=windows.by(now, PERSON_WITHIN, customer.time_zone), **named)
    notify.to_customer(s, now, customer, text, about="to a person", once=once)
    return text


def _open_already(s: Session, now: datetime, customer: Customer, words: str) -> Task | None:
    """Add her words to the question that a person is finding out for her already; None if there is none."""
    query = select(Task).where(
        Task.customer_id == customer.id,
        col(Task.task).startswith(f"{customer.name} {ASKS}", autoescape=True),
        Task.status != TaskStatus.closed,
        Task.due_at > now,
        col(Task.once).startswith(KEY),
    )
    row = s.exec(query.order_by(col(Task.id).desc()).limit(1)).first()
    if row is not None:
        row.about = AND.join(filter(None, (row.about, words)))
        s.add(row)
    return row
