"""A conversation as the desk reads it: the last texts with one customer, who answers her, and what is open with her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Alarm,
    AlarmStatus,
    Consent,
    Contact,
    Customer,
    Message,
    Outbox,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import worklist
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.house.worklist import TaskLine
from concierge_bot.services.orders import order_lines
from concierge_bot.services.orders.order_lines import OrderLine
from concierge_bot.services.people import lines
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import quick_texts
from concierge_bot.texts.pages import told

TEXTS_SHOWN = 40


@dataclass(frozen=True)
class Text:
    """One text to or from her; ``state`` says how far one of ours is."""

    body: str
    ours: bool
    at: str
    state: str


@dataclass(frozen=True)
class Conversation:
    """The last texts with one customer, oldest first, whether we may text her, and what is open with her."""

    customer: Customer
    clock: str
    may_text: bool
    reached: bool
    texts: Sequence[Text]
    quick: dict[str, str]
    contacts: Sequence[Contact]
    alarm: Alarm | None
    tasks: Sequence[TaskLine]
    orders: Sequence[OrderLine]


def conversation(s: Session, now: datetime, customer: Customer, reader: str) -> Conversation:
    """Return the last texts with a customer, on her clock and the desk's."""
    desk = agency_of(s, customer).time_zone
    open_tasks = select(Task).where(Task.customer_id == customer.id, Task.status != TaskStatus.closed)
    open_alarms = select(Alarm).where(Alarm.customer_id == customer.id, Alarm.status != AlarmStatus.resolved)
    contacts = select(Contact).where(Contact.customer_id == customer.id)
    return Conversation(
        customer=customer,
        clock=Clocks(customer.clock_zone, desk).clock(now),
        may_text=customer.consent == Consent.given,
        reached=not lines.out_of_reach(s, customer.agency_id, customer.phone),
        texts=_texts(s, now, customer, Clocks(customer.time_zone, desk)),
        quick=quick_texts.words(s, customer, reader),
        contacts=s.exec(contacts.order_by(col(Contact.position), col(Contact.id))).all(),
        alarm=s.exec(open_alarms.order_by(col(Alarm.id).desc())).first(),
        tasks=[worklist.task(s, now, row) for row in s.exec(open_tasks.order_by(col(Task.due_at)))],
        orders=order_lines.of_customer(s, now, customer),
    )


def _texts(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> list[Text]:
    whole = select(Message).where(Message.customer_id == customer.id, col(Message.part_of).is_(None))
    came = whole.order_by(col(Message.id).desc())
    went = (
        select(Outbox)
        .where(Outbox.customer_id == customer.id, Outbox.channel == "sms", Outbox.to == customer.phone)
        .order_by(col(Outbox.id).desc())
    )
    both = [
        (
            m.received_at,
            Text(m.body or told("(a picture)"), False, clocks.spoken(m.received_at, None, now), ""),
        )
        for m in s.exec(came.limit(TEXTS_SHOWN))
    ] + [
        (
            o.created_at,
            Text(o.body, True, clocks.spoken(o.created_at, None, now), o.delivery or str(o.state)),
        )
        for o in s.exec(went.limit(TEXTS_SHOWN))
    ]
    both.sort(key=lambda pair: pair[0])
    return [text for _, text in both[-TEXTS_SHOWN:]]
