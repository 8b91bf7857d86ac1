"""A service after her OK: how it stands, called off, changed; the desk has it, and she hears what becomes of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant
from concierge_bot.models import Customer, Question, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import errands, ordering, windows
from concierge_bot.services.orders.errands import PERSON_WITHIN
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding import errands as reading

REMEMBERED = timedelta(days=7)
LATE = time(23)
TAKES = timedelta(hours=1)
"""So long after its hour a service is still to come, for all that she knows."""
OFF = "called off"


@dataclass(frozen=True)
class Visit:
    """A service that she agreed to: the desk's task, and what was read back to her."""

    task: Task
    asked: Question

    def start(self, customer: Customer) -> datetime | None:
        """Return when it is, a day without an hour at its end; None if she named no time."""
        said = self.asked.data.get("start")
        if not said:
            return None
        wall = datetime.fromisoformat(said)
        return instant(wall if "T" in said else datetime.combine(wall, LATE), customer.time_zone)

    def end(self, customer: Customer) -> datetime | None:
        """Return when it is over at the latest; None if she named no time."""
        start, said = self.start(customer), self.asked.data.get("end")
        if start is None or not said or "T" not in said:
            return start and start + TAKES
        return max(instant(datetime.fromisoformat(said), customer.time_zone), start)


def coming(s: Session, now: datetime, customer: Customer) -> list[Visit]:
    """Return her services that are not over and not called off, the newest last."""
    query = select(Task).where(
        Task.customer_id == customer.id, col(Task.once).startswith(errands.TASK), Task.outcome != OFF
    )
    found = []
    for task in s.exec(query.order_by(col(Task.id))):
        visit = Visit(task, s.get_one(Question, int(task.once.removeprefix(errands.TASK))))
        until = visit.end(customer) or task.created_at + REMEMBERED
        if until > now - PERSON_WITHIN:
            found.append(visit)
    return found


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say how the service that she asks about stands; an empty string if she asks about none."""
    visit = _meant(s, now, customer, words)
    if visit is None:
        return ""
    due = visit.task.due_at
    if visit.task.status != TaskStatus.open or due <= now:
        due = _for_the_desk(s, now, customer, visit, "She asks how it stands", words, once)
    return _tell(s, now, customer, "service_status", visit, due, once)


def call_off(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She does not want a service any more; an empty string if her words mean none."""
    visit = _meant(s, now, customer, words)
    if visit is None:
        return _leave(s, now, customer, words, once)
    if visit.task.status == TaskStatus.open:
        desk.close(s, now, visit.task, OFF, "the customer")
        return _tell(s, now, customer, "service_off", visit, now, once)
    due = _for_the_desk(s, now, customer, visit, "She does not want it any more: call it off", words, once)
    return _tell(s, now, customer, "service_off_told", visit, due, once)


def none_such(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She calls off a service that is not set up: nothing else is stopped instead; empty if her words name none."""
    if reading.kind(words) == reading.OTHER or not reading.names_nothing_else(words):
        return ""
    text = say("service_none", what=reading.spoken(words))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def not_set_up(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks after a service of which there is none: say so, and nothing of her groceries; empty if of none."""
    order, called = ordering.newest_live(s, customer), reading.by_trade(words)
    named = called or (reading.kind(words) != reading.OTHER and reading.spoken(words))
    if (
        not named
        or not reading.names_nothing_else(words)
        or (order is not None and order.kind != "groceries")
    ):
        return ""
    text = say("no_visit", what=named)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def change(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Give the desk a change of a service; an empty string if her words mean none."""
    if reading.refuses(words):
        return call_off(s, now, customer, words, once=once)
    visit = _meant(s, now, customer, words)
    if visit is None:
        return ""
    new = errands.moved(now, customer, visit.asked.data, words)
    visit.asked.data = {**visit.asked.data, **new}
    s.add(visit.asked)
    due = visit.task.due_at
    if visit.task.status == TaskStatus.open and due > now:
        visit.task.task = errands.task_words(customer, visit.asked)
        visit.task.about = f"{visit.task.about}. She adds: {words}"
        s.add(visit.task)
    else:
        due = _for_the_desk(s, now, customer, visit, "She changes it", words, once)
    return _tell(s, now, customer, "service_changed" if new else "service_noted", visit, due, once)


def _meant(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return the service of the kind that she names; without a kind, the newest if nothing else was asked since."""
    visits, kind = coming(s, now, customer), reading.kind(words)
    if kind != reading.OTHER:
        return next((visit for visit in reversed(visits) if visit.asked.data["kind"] == kind), None)
    if visits and reading.by_trade(words):
        return visits[-1]
    if not visits or not reading.names_nothing_else(words):
        return None
    order, newest = ordering.newest_live(s, customer), visits[-1]
    since = [q for q in questions.open_ones(s, now, customer) if q.asked_at >= newest.task.created_at]
    return newest if not since and (order is None or order.created_at < newest.task.created_at) else None


def _leave(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """End the read-back of a service of that kind that waits for her OK."""
    kind = reading.kind(words)
    waiting = [q for q in questions.open_about(s, customer, errands.ABOUT) if q.data["kind"] == kind]
    if not waiting:
        return ""
    for question in waiting:
        questions.close(s, now, question, "she said no")
    text = say("service_left")
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def _for_the_desk(
    s: Session, now: datetime, customer: Customer, visit: Visit, what: str, words: str, once: str
) -> datetime:
    task = f"{what}: {errands.task_words(customer, visit.asked)}"
    row = desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"visit:{once}",
        about=f"Her words: {words}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    return row.due_at


def _tell(
    s: Session, now: datetime, customer: Customer, sentence: str, visit: Visit, due: datetime, once: str
) -> str:
    data = visit.asked.data
    by = windows.by(due, timedelta(0), customer.time_zone)
    text = say(sentence, what=errands.headed(data["said"]), when=data["at"], by=by)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
