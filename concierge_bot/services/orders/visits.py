"""A service after her OK: how it stands, called off, changed, with whoever does it or with the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, LegStatus, Order, OrderStatus, Outbox, Question, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.members import dispatch, live_view
from concierge_bot.services.orders import errands, hires, legs, ordering, visit_words, windows
from concierge_bot.services.orders.errands import PERSON_WITHIN
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding import assent, particulars, visit_questions
from concierge_bot.understanding import errands as reading
from concierge_bot.understanding import when as times

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
        Task.customer_id == customer.id, col(Task.once).startswith(errands.TASK), Task.outcome != OFF
    )
    found = []
    for task in s.exec(query):
        asked = s.get_one(Question, int(task.once.removeprefix(errands.TASK)))
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


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say how the services stand that she asks about; an empty string if she asks about none."""
    visit = _meant(s, now, customer, words)
    if visit is None:
        return ""
    if visit.order is not None and visit.task is None:
        both = [one for one in coming(s, now, customer) if _same(one, visit)][-2:]
        text = together(*(_stands(s, now, customer, one) for one in both))
        notify.to_customer(s, now, customer, text, about="service", once=once)
        return text
    assert visit.task is not None
    due = visit.task.due_at
    if visit.task.status != TaskStatus.open or due <= now:
        due = _for_the_desk(s, now, customer, visit, "She asks how it stands", words, once)
    return _tell(s, now, customer, "service_status", visit, due, once)


def _same(one: Visit, other: Visit) -> bool:
    """Tell whether two are the way there and the way back of the same, or one and the same."""
    return one.order is not None and one.task is None and one.data["words"] == other.data["words"]


def _stands(s: Session, now: datetime, customer: Customer, visit: Visit) -> str:
    order = visit.order
    assert order is not None
    sentence = {OrderStatus.placed: "service_waits", OrderStatus.on_the_way: "service_on_way"}
    told = visit_words.told(s, now, customer, order)
    if order.status == OrderStatus.on_the_way:
        del told["when"], told["price"]
    return say(sentence.get(order.status, "service_comes"), shop=_shop(s, order), **told)


def call_off(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She does not want a service any more; an empty string if her words mean none."""
    if wanted := reading.instead(words):
        return change(s, now, customer, wanted, once=once)
    visit = _meant(s, now, customer, words)
    if not (reading.refuses(words) or assent.refuses(words) or assent.calls_off(words)):
        return ""
    if not visit_questions.names_one(words) and reading.kind(words) == reading.OTHER:
        visit = visit if hires.firm(s, customer, words) or reading.calls_off_only(words) else None
    if visit is None:
        return _leave(s, now, customer, words, once)
    if visit.order is not None and visit.task is None and _undoable(visit.order, now):
        ordering.undo(s, now, visit.order, "customer")
        shop = _shop(s, visit.order)
        text = say(
            "service_off_by", shop=shop, what=visit_words.spoken(visit.data), when=visit.when(now, customer)
        )
        notify.to_customer(s, now, customer, text, about="service", once=once)
        return text
    if visit.task is not None and visit.task.status == TaskStatus.open:
        desk.close(s, now, visit.task, OFF, "the customer")
        return _tell(s, now, customer, "service_off", visit, now, once)
    due = _for_the_desk(s, now, customer, visit, "She does not want it any more: call it off", words, once)
    return _tell(s, now, customer, "service_off_told", visit, due, once)


def _undoable(order: Order, now: datetime) -> bool:
    """Tell whether it can still be called off by itself: not once somebody is on the way, or about to come."""
    return order.status != OrderStatus.on_the_way and (order.undo_until is None or now <= order.undo_until)


def none_such(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She calls off a service that is not set up: nothing else is stopped instead; empty if her words name none."""
    if reading.kind(words) == reading.OTHER or not reading.names_nothing_else(words):
        return ""
    text = say("service_none", what=reading.spoken(words))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def not_set_up(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks after a service of which there is none: say so, and offer it; empty if she asks after none."""
    order, firm = ordering.newest_live(s, customer), hires.firm(s, customer, words)
    called = reading.by_trade(words) or (firm.name if firm else "")
    kind = reading.kind(words)
    named = called or (kind != reading.OTHER and reading.spoken(words))
    if (
        not named
        or not reading.names_nothing_else(words)
        or (order is not None and order.kind not in ("groceries", legs.SERVICE))
    ):
        return ""
    timed = times.read(words, local(now, customer.time_zone), country=customer.country) is not None
    if timed and (kind != reading.OTHER or firm is not None):
        first = say("no_visit_yet", what=named)
        return errands.quote(s, now, customer, words, words, once=once, first=first)
    text = say("no_visit", what=named)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def change(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change a service with whoever does it, or give the desk the change; an empty string if her words mean none."""
    if reading.refuses(words) and not reading.instead(words):
        return call_off(s, now, customer, words, once=once)
    words = reading.instead(words) or words
    visit = _meant(s, now, customer, words)
    if visit is None:
        return ""
    new = errands.changes(s, now, customer, visit.data, words)
    if visit.order is not None and visit.task is None and _undoable(visit.order, now):
        return _with_the_member(s, now, customer, visit, new, words, once)
    _keep(s, visit, new)
    assert visit.task is not None or visit.order is not None
    due = visit.task.due_at if visit.task is not None else now
    if visit.task is not None and visit.task.status == TaskStatus.open and due > now:
        visit.task.task = errands.task_words(customer, {**visit.data, **new})
        visit.task.about = f"{visit.task.about}. She adds: {words}"
        s.add(visit.task)
    else:
        due = _for_the_desk(s, now, customer, visit, "She changes it", words, once)
    changed = not new.keys().isdisjoint(("start", "at", "back"))
    visit = Visit({**visit.data, **new}, visit.since, visit.task, visit.asked, visit.order)
    return _tell(s, now, customer, "service_changed" if changed else "service_noted", visit, due, once)


def corrected(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Move the service that we just told her of to the time that she says, where her text says nothing else."""
    query = select(Outbox.about).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    told, newest = (
        s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first() or "",
        ordering.newest_live(s, customer),
    )
    of_it = newest is not None and newest.kind == legs.SERVICE and told.startswith(("service", "order"))
    if not of_it or "?" in words:
        return ""
    wanted = reading.instead(words) or words
    visit = next((one for one in reversed(coming(s, now, customer)) if not _goes_back(one)), None)
    if visit is None or not reading.names_nothing_else(wanted) or reading.refuses(wanted):
        return ""
    if reading.kind(wanted) not in (reading.OTHER, visit.data["kind"]) or particulars.names_own(
        errands.details(s, now, customer, visit.data, wanted)
    ):
        return ""
    new = errands.moved(now, customer, visit.data, wanted)
    return change(s, now, customer, words, once=once) if new and visit.order is not None else ""


def pass_on(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Tell whoever comes what she wants him to know; empty where nobody of the kind comes, or goods are meant."""
    visits, goods = coming(s, now, customer), ordering.newest_live(s, customer)
    newest = max(visits, key=lambda one: one.since, default=None)
    if newest is None or (
        goods is not None and goods.kind != legs.SERVICE and goods.created_at > newest.since
    ):
        return ""
    named = hires.firm(s, customer, words) or reading.kind(words) != reading.OTHER
    visit = _meant(s, now, customer, words) if named else newest
    if visit is None:
        return ""
    notes = "; ".join(filter(None, (visit.data.get("notes", ""), particulars.word_for_them(words))))
    new = {**errands.details(s, now, customer, visit.data, words), "notes": notes}
    _keep(s, visit, {**new, "words": f"{visit.data['words']} / {words}"})
    if visit.order is None or visit.task is not None:
        due = _for_the_desk(s, now, customer, visit, "She adds to it", words, once)
        return _tell(s, now, customer, "service_noted", visit, due, once)
    _tell_member(s, now, visit.order)
    text = say("service_told", shop=_shop(s, visit.order), **visit_words.told(s, now, customer, visit.order))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def _with_the_member(
    s: Session, now: datetime, customer: Customer, visit: Visit, new: dict[str, str], words: str, once: str
) -> str:
    """Another hour is asked of the same member; another member, or the way back, is read back first."""
    order = visit.order
    assert order is not None
    shop, data = _shop(s, order), {**visit.data, **new}
    if "back" in new:
        data = visit_words.ways(data)[1]
    if "firm" in new or "back" in new:
        moved = {} if "back" in new else {"instead_of": str(order.number)}
        return errands.offer(s, now, customer, {**data, **moved}, once=once)
    if not new.keys() & {"start", "at"}:
        data["notes"] = "; ".join(filter(None, (data.get("notes", ""), "" if new else words)))
        hires.say_anew(s, order, data)
        _tell_member(s, now, order)
        sentence = "service_told"
    else:
        for leg in legs.of(s, order):
            dispatch.withdraw(s, now, leg, "the customer wants it at another time")
        hires.say_anew(s, order, data)
        hires.ask_again(s, now, customer, order)
        sentence = "service_again"
    shop = _shop(s, order)
    text = say(sentence, shop=shop, **visit_words.told(s, now, customer, order))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def _tell_member(s: Session, now: datetime, order: Order) -> None:
    """Whoever has it, or is asked, hears what it is now."""
    for leg in legs.of(s, order):
        if leg.status in (LegStatus.offered, LegStatus.accepted):
            live_view.told_anew(s, now, leg)


def _shop(s: Session, order: Order) -> str:
    return hires.shop_of(s, order)


def _keep(s: Session, visit: Visit, new: dict[str, str]) -> None:
    if visit.order is not None:
        hires.say_anew(s, visit.order, {**visit.data, **new})
    elif visit.asked is not None:
        visit.asked.data = {**visit.asked.data, **new}
        s.add(visit.asked)


def _meant(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return the service of the kind that she names; without a kind, the newest if nothing else was asked since."""
    visits, kind = coming(s, now, customer), reading.kind(words)
    if firm := hires.firm(s, customer, words):
        theirs = [
            one for one in visits if one.data["kind"] in firm.services or one.data.get("firm") == firm.name
        ]
        return theirs[-1] if theirs else None
    if kind == reading.OTHER and particulars.parted(words)[1] and any(map(_goes_back, visits)):
        kind = particulars.RIDE
    if kind != reading.OTHER:
        alike = [visit for visit in reversed(visits) if visit.data["kind"] == kind]
        back = bool(particulars.parted(words)[1]) and any(map(_goes_back, alike))
        return next((visit for visit in alike if _goes_back(visit) == back), None)
    if visits and reading.by_trade(words):
        return visits[-1]
    if not visits or not reading.names_nothing_else(words):
        return None
    newest = next((one for one in reversed(visits) if not _goes_back(one)), visits[-1])
    others = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(SET),
        Order.kind != legs.SERVICE,
        Order.created_at >= newest.since,
    )
    since = [q for q in questions.open_ones(s, now, customer) if q.asked_at >= newest.since]
    return newest if not since and s.exec(others.limit(1)).first() is None else None


def _goes_back(visit: Visit) -> bool:
    return visit.data.get("way") == particulars.BACK


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
    row = desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{what}: {errands.task_words(customer, visit.data)}",
        once=f"visit:{once}",
        about=f"Her words: {words}",
        customer=customer,
        order=visit.order,
        due_in=PERSON_WITHIN,
    )
    return row.due_at


def _tell(
    s: Session, now: datetime, customer: Customer, sentence: str, visit: Visit, due: datetime, once: str
) -> str:
    by = windows.by(due, timedelta(0), customer.time_zone)
    text = say(sentence, what=visit_words.headed(visit.data), when=visit.when(now, customer), by=by)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
