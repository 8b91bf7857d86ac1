"""The services that she agreed to, booked with a member or a task of the desk, and which of them she means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Order, OrderStatus, Question, Task
from concierge_bot.services.orders import errand_booking, hires, legs, visit_words
from concierge_bot.services.orders.errand_booking import PERSON_WITHIN
from concierge_bot.understanding.visits import particulars

REMEMBERED = timedelta(days=7)
LATE = time(23)
TAKES = timedelta(hours=1)
"""So long after its hour a service is still to come, for all that she knows."""
OFF = "called off"
SET = (OrderStatus.placed, OrderStatus.accepted, OrderStatus.on_the_way, OrderStatus.failed)


@dataclass(frozen=True)
class Visit:
    """A service that she agreed to: what was read back, and the order of whoever does it, or the desk's task."""

    data: Mapping[str, str]
    since: datetime
    task: Task | None = None
    asked: Question | None = None
    order: Order | None = None

    @property
    def number(self) -> int:
        """Return the number under which it is known."""
        row = self.order or self.task
        assert row is not None
        return row.number

    def start(self, customer: Customer) -> datetime | None:
        """Return when it is, a day without an hour at its end; None if she named no time."""
        said = self.data.get("start")
        if not said:
            return None
        wall = datetime.fromisoformat(said)
        return instant(wall if "T" in said else datetime.combine(wall, LATE), customer.time_zone)

    def end(self, customer: Customer) -> datetime | None:
        """Return when it is over at the latest; None if she named no time."""
        start, said = self.start(customer), self.data.get("end")
        if start is None or not said or "T" not in said:
            return start and start + TAKES
        return max(instant(datetime.fromisoformat(said), customer.time_zone), start)

    def when(self, now: datetime, customer: Customer) -> str:
        """Say when it is, as seen from now."""
        return visit_words.when(self.data, local(now, customer.time_zone).replace(tzinfo=None))


def coming(s: Session, now: datetime, customer: Customer) -> list[Visit]:
    """Return her services that are not over and not called off, the newest last."""
    query = select(Task).where(
        Task.customer_id == customer.id, col(Task.once).startswith(errand_booking.TASK), Task.outcome != OFF
    )
    found = []
    for task in s.exec(query):
        asked = s.get_one(Question, int(task.once.removeprefix(errand_booking.TASK)))
        found.append(Visit(asked.data, task.created_at, task, asked))
    booked = select(Order).where(
        Order.customer_id == customer.id, Order.kind == legs.SERVICE, col(Order.status).in_(SET)
    )
    for order in s.exec(booked):
        helped = select(Task).where(Task.order_id == order.id).order_by(col(Task.id).desc()).limit(1)
        helps = s.exec(helped).first() if order.status == OrderStatus.failed else None
        if order.status != OrderStatus.failed or (helps is not None and helps.outcome != OFF):
            found.append(Visit(order.chosen_because[legs.VISIT], order.created_at, helps, order=order))
    left = [one for one in found if (one.end(customer) or one.since + REMEMBERED) > now - PERSON_WITHIN]
    return sorted(left, key=lambda one: (one.since, one.number))


def shop_of(s: Session, order: Order) -> str:
    return hires.shop_of(s, order)


def keep(s: Session, visit: Visit, new: dict[str, str]) -> None:
    if visit.order is not None:
        hires.say_anew(s, visit.order, {**visit.data, **new})
    elif visit.asked is not None:
        visit.asked.data = {**visit.asked.data, **new}
        s.add(visit.asked)


def goes_back(visit: Visit) -> bool:
    return visit.data.get("way") == particulars.BACK
