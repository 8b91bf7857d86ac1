"""Somebody is after her card, her codes or her money: she hears at once what to do, and a person calls within minutes.

It is no alarm, and nobody of hers is told: what she shares is of her alarms, medicines, orders and money with us.
Whoever calls her asks whom she wants told.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, Task, TaskStatus, Urgency
from concierge_bot.services.house import desk, desk_phone, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say, together
from concierge_bot.understanding.danger import fraud as reading
from concierge_bot.understanding.danger import safety

READ_AS = "fraud"
PERSON_WITHIN, SAME_WITHIN = timedelta(minutes=5), timedelta(minutes=30)
OF_THE_CALL = frozenset({"help", "trapped"})
"""Danger that is heard in the words of a fraud itself ("the computer is locked", "call the police")."""


def heard(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Answer word of a fraud and call a person; False if there is none, or danger of another kind besides.

    What she writes soon after it may be of it too: "he is getting angry".
    """
    known = _open_task(s, now, customer)
    found = reading.read(message.body) or (reading.more(message.body) if known else None)
    if found is None:
        return False
    if known is None:
        open_task(
            s,
            now,
            customer,
            message,
            f"It may be fraud, somebody is after her money: call {customer.name} now",
        )
    else:
        known.about = f"{known.about}\n{message.body}"
        desk_phone.nag(s, now, known)
    by = windows.by(now, PERSON_WITHIN, customer.time_zone)
    told = say("fraud_told") if found == "told" else ""
    text = together(say("fraud", agency=agency_of(s, customer).name), told, say("fraud_person", by=by))
    once = f"fraud:{message.id}"
    notify.to_customer(s, now, customer, text, about=READ_AS, once=once, urgency=Urgency.alarm)
    danger = safety.by_rules(message.body)
    besides = danger.level == "alarm" and danger.kind not in OF_THE_CALL
    return not (besides or reading.is_there(message.body))


def open_task(s: Session, now: datetime, customer: Customer, message: Message, words: str) -> None:
    """Let a person call about it within minutes, with the words that tell of it."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        words,
        once=f"fraud:{message.id}",
        about=message.body,
        customer=customer,
        urgent=True,
        due_in=PERSON_WITHIN,
    )


def _open_task(s: Session, now: datetime, customer: Customer) -> Task | None:
    """Return the task of a fraud of which she wrote just now."""
    query = select(Task).where(
        Task.customer_id == customer.id,
        col(Task.once).startswith("fraud:"),
        Task.status != TaskStatus.closed,
        Task.created_at > now - SAME_WITHIN,
    )
    return s.exec(query.order_by(col(Task.id).desc()).limit(1)).first()
