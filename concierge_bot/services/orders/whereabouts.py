"""Where what she ordered is: she asks, or says that it is not there, and hears how it stands, with all of its truth."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order
from concierge_bot.services.cases import cases
from concierge_bot.services.medicines.pharmacy import PRESCRIPTION
from concierge_bot.services.orders import baskets, legs, order_questions, ordering, read_backs, windows
from concierge_bot.texts import say, together
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.orders import stopping, whereabouts

_SIZES = frozenset("large small whole half gallon dozen pack can cans loaf fresh count pound and the".split())


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Say how the order stands that she asks after, or misses; an empty string where she means none of hers."""
    live = _live(s, customer)
    if not live or stopping.numbers(text) or _is_plain(text):
        return ""
    order = _meant(s, customer, live, text)
    if order is None or not (whereabouts.asks(text) or _missed(s, now, order, text)):
        return ""
    _noted(s, order, text)
    return read_backs.tell(s, now, customer, told(s, now, customer, order), once)


def told(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """Return what is in an order, how far it is, and by when she hears more where a person has promised it."""
    how = order_questions.told if order.kind == "groceries" else ordering.spoken_status
    case = cases.of_order(s, order)
    due = case.promise_due if case is not None else None
    promised = (
        say("hears_by", by=windows.by(due, timedelta(0), customer.time_zone)) if due and due > now else ""
    )
    return together(how(s, now, customer, order), promised)


def _is_plain(text: str) -> bool:
    """Tell whether it is a question that has an answer of its own, in its own words."""
    asked = plain_questions.read(text)
    return asked is not None and not (
        asked.kind in ("thing comes", "missing") and whereabouts.of_all(asked.about)
    )


def _live(s: Session, customer: Customer) -> list[Order]:
    """Return her orders of goods and medicines under way, the newest first."""
    query = select(Order).where(
        Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS), Order.kind != legs.SERVICE
    )
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _meant(s: Session, customer: Customer, live: list[Order], text: str) -> Order | None:
    """Return the order that words name by its goods, its shop or its sort; of several the first due."""
    if whereabouts.of_medicine(text):
        return next((one for one in live if one.kind == PRESCRIPTION), None)
    goods = [one for one in live if one.kind == "groceries"]
    said = {_stem(word) for word in whereabouts.words_of(text)}
    named = [one for one in goods if said & _called(s, one)]
    if not named and whereabouts.of_all(text):
        named = sorted(goods, key=lambda one: one.window_end or one.created_at)
    return next(iter(named), None)


def _missed(s: Session, now: datetime, order: Order, text: str) -> bool:
    """Tell whether she says that an order is not there, which could be there by now or has nobody who brings it."""
    begun = order.window_start is not None and order.window_start <= now
    called = frozenset(word for word in whereabouts.words_of(text) if _stem(word) in _called(s, order))
    return (begun or legs.unbrought(s, order)) and whereabouts.misses(text, called)


def _called(s: Session, order: Order) -> frozenset[str]:
    """Return the words, without their ends, by which the goods of an order and its shop may be called."""
    names = " ".join([*(item.name for item in baskets.of_order(s, order)), ordering.shop_now(s, order)])
    words = re.findall(r"[a-z]{3,}", names.casefold())
    return frozenset(_stem(word) for word in words if word not in _SIZES)


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _noted(s: Session, order: Order, text: str) -> None:
    """Whoever sees to a late order reads what she says of it now."""
    case = cases.of_order(s, order)
    task = cases.task_of(s, case) if case is not None else None
    if task is not None:
        task.about = cases.AND.join(filter(None, (task.about, text)))
        s.add(task)
