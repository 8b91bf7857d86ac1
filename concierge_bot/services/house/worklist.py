"""The desk's read models: the worklist with its alarms and orders, and the conversation with one customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    LIVE_ORDERS,
    Agency,
    Alarm,
    AlarmStatus,
    Consent,
    Customer,
    Entry,
    Message,
    Order,
    OrderStatus,
    Outbox,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import desk
from concierge_bot.services.members import tiers
from concierge_bot.services.orders import baskets, windows
from concierge_bot.services.safety import ladder

ORDERS_SHOWN = timedelta(days=7)
TEXTS_SHOWN = 40


@dataclass(frozen=True)
class TaskLine:
    """One task of the worklist."""

    task: Task
    customer: Customer | None
    due: str
    late: bool


@dataclass(frozen=True)
class Course:
    """The whole course of one alarm: what happened, and who was asked, in the order of their time."""

    alarm: Alarm
    customer: Customer
    lines: Sequence[str]


@dataclass(frozen=True)
class AlarmLine:
    """One alarm that no person has ended, and who was asked."""

    alarm: Alarm
    customer: Customer
    since: str
    steps: Sequence[str]


@dataclass(frozen=True)
class OrderLine:
    """One order of the last days."""

    order: Order
    customer: Customer
    items: str
    status: str
    window: str
    may_undo: bool
    parts: Sequence[tiers.Tier]


@dataclass(frozen=True)
class Worklist:
    """All that the desk must know at one look; times are the agency's."""

    agency: str
    at: str
    tasks: Sequence[TaskLine]
    alarms: Sequence[AlarmLine]
    orders: Sequence[OrderLine]
    customers: Sequence[Customer]

    @property
    def waiting(self) -> str:
        """Say in one sentence how much of it nobody has taken yet."""
        alarms = sum(line.alarm.status == AlarmStatus.open for line in self.alarms)
        tasks = sum(line.task.status == TaskStatus.open for line in self.tasks)
        counts = [_counted(n, what) for n, what in ((alarms, "alarm"), (tasks, "task")) if n]
        verb = "waits" if alarms + tasks == 1 else "wait"
        return f"{' and '.join(counts)} {verb} for a person." if counts else "Nothing waits for a person."


@dataclass(frozen=True)
class Text:
    """One text to or from her; ``state`` says how far one of ours is."""

    body: str
    ours: bool
    at: str
    state: str


@dataclass(frozen=True)
class Conversation:
    """The last texts with one customer, oldest first, and whether we may text her."""

    customer: Customer
    may_text: bool
    texts: Sequence[Text]


def page(s: Session, now: datetime, agency_id: int) -> Worklist:
    """Return the worklist of an agency, most urgent first."""
    agency = s.get_one(Agency, agency_id)
    customers = s.exec(select(Customer).where(Customer.agency_id == agency_id).order_by(col(Customer.name)))
    return Worklist(
        agency=agency.name,
        at=_spoken(now, agency.time_zone, now),
        tasks=[task(s, now, row) for row in desk.tasks(s, agency_id)],
        alarms=_alarms(s, now, agency),
        orders=_orders(s, now, agency),
        customers=list(customers),
    )


def task(s: Session, now: datetime, row: Task) -> TaskLine:
    """Return a task as the worklist shows it."""
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    zone = s.get_one(Agency, row.agency_id).time_zone
    return TaskLine(row, customer, _spoken(row.due_at, zone, now), row.due_at < now)


def conversation(s: Session, now: datetime, customer: Customer) -> Conversation:
    """Return the last texts with a customer, in her time."""
    whole = select(Message).where(Message.customer_id == customer.id, col(Message.part_of).is_(None))
    came = whole.order_by(col(Message.id).desc())
    went = (
        select(Outbox)
        .where(Outbox.customer_id == customer.id, Outbox.channel == "sms", Outbox.to == customer.phone)
        .order_by(col(Outbox.id).desc())
    )
    zone = customer.time_zone
    both = [
        (m.received_at, Text(m.body or "(a picture)", False, _spoken(m.received_at, zone, now), ""))
        for m in s.exec(came.limit(TEXTS_SHOWN))
    ] + [
        (o.created_at, Text(o.body, True, _spoken(o.created_at, zone, now), o.delivery or str(o.state)))
        for o in s.exec(went.limit(TEXTS_SHOWN))
    ]
    both.sort(key=lambda pair: pair[0])
    return Conversation(
        customer=customer,
        may_text=customer.consent == Consent.given,
        texts=[text for _, text in both[-TEXTS_SHOWN:]],
    )


def course(s: Session, alarm: Alarm) -> Course:
    """Return the course of an alarm."""
    zone = s.get_one(Agency, alarm.agency_id).time_zone
    happened = s.exec(select(Entry).where(Entry.alarm_id == alarm.id))
    asked = ladder.steps(s, ladder.of_alarm(s, alarm))
    told = [(row.at, 0, row.key, row.what) for row in happened]
    told += [(row.at, 1, row.key, f"{row.who} ({row.channel}) {row.answer}".strip()) for row in asked]
    lines = [f"{local(at, zone):%a %H:%M:%S} {what}" for at, _, _, what in sorted(told)]
    return Course(alarm=alarm, customer=s.get_one(Customer, alarm.customer_id), lines=lines)


def _alarms(s: Session, now: datetime, agency: Agency) -> list[AlarmLine]:
    query = select(Alarm).where(Alarm.agency_id == agency.id, Alarm.status != AlarmStatus.resolved)
    return [
        AlarmLine(
            alarm=alarm,
            customer=s.get_one(Customer, alarm.customer_id),
            since=_spoken(alarm.raised_at, agency.time_zone, now),
            steps=_steps(s, now, agency, alarm),
        )
        for alarm in s.exec(query.order_by(col(Alarm.id)))
    ]


def _steps(s: Session, now: datetime, agency: Agency, alarm: Alarm) -> list[str]:
    rows = ladder.steps(s, ladder.of_alarm(s, alarm))
    return [
        f"{_spoken(row.at, agency.time_zone, now)}: {row.who} ({row.channel}) {row.answer}".strip()
        for row in rows
    ]


def _orders(s: Session, now: datetime, agency: Agency) -> list[OrderLine]:
    query = select(Order).where(
        Order.agency_id == agency.id,
        Order.status != OrderStatus.quoted,
        col(Order.created_at) > now - ORDERS_SHOWN,
    )
    return [_order(s, now, order) for order in s.exec(query.order_by(col(Order.id).desc()))]


def _order(s: Session, now: datetime, order: Order) -> OrderLine:
    customer = s.get_one(Customer, order.customer_id)
    start, zone = order.window_start, customer.time_zone
    return OrderLine(
        order=order,
        customer=customer,
        items=baskets.spoken(baskets.of_order(s, order)),
        status=order.status.replace("_", " "),
        window=windows.spoken(start, order.window_end, zone, now)
        if start and order.status in LIVE_ORDERS
        else "",
        may_undo=order.status in LIVE_ORDERS and order.status != OrderStatus.on_the_way,
        parts=tiers.tree(s, now, order),
    )


def _spoken(at: datetime, zone: str, now: datetime) -> str:
    return windows.spoken(at, None, zone, now)


def _counted(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
