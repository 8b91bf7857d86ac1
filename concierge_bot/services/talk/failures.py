"""A text that could not be worked on: the dialogue server is away, or we failed again and again."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, MessageState, Outbox
from concierge_bot.services.house import desk, notify
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import answering, handover
from concierge_bot.services.talk.messages import close
from concierge_bot.texts import say


def dialogue_failed(
    s: Session, now: datetime, customer: Customer, message: Message, retry_in: timedelta
) -> None:
    """The dialogue server is down, slow or silent: she hears so once, the desk too, and it is tried again."""
    message.state, message.lease_until = MessageState.waiting, None
    message.retry_at = now + retry_in
    s.add(message)
    put_off = select(Message).where(
        Message.customer_id == customer.id,
        Message.state == MessageState.waiting,
        col(Message.retry_at).is_not(None),
    )
    for behind in s.exec(put_off):  # what waits behind it waits as long
        behind.retry_at = message.retry_at
        s.add(behind)
    if _written_already(s, customer, message):
        return  # an action wrote her answer before it failed: there is nothing to excuse
    notify.to_customer(s, now, customer, say("slow"), about="answer", once=f"slow:{message.id}")
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "The dialogue server did not answer: read her last text",
        once=f"slow:{message.id}",
        customer=customer,
        due_in=timedelta(minutes=10),
    )


def _written_already(s: Session, customer: Customer, message: Message) -> bool:
    """Tell whether an answer to a message is in the outbox though its turn has not ended."""
    query = select(Outbox.id).where(
        Outbox.customer_id == customer.id,
        col(Outbox.key_once).startswith(f"{answering.once(message)}:", autoescape=True),
    )
    return s.exec(query.limit(1)).first() is not None


def failed(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """A text that we could not work on, again and again, goes to a person, and she is told."""
    handover.to_a_person(
        s,
        now,
        customer,
        "Her text could not be worked on: please answer her",
        "trouble",
        once=answering.once(message),
    )
    close(s, now, message, "failed")
