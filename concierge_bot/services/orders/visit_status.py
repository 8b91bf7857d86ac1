"""She asks how a service stands, or after one that is not set up."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, OrderStatus, TaskStatus
from concierge_bot.services.house import notify
from concierge_bot.services.orders import (
    errands,
    hers,
    hires,
    legs,
    ordering,
    visit_words,
    visits_past,
    windows,
)
from concierge_bot.services.orders.visit_book import Visit, coming, shop_of
from concierge_bot.services.orders.visit_desk import for_the_desk, tell_of
from concierge_bot.texts import say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.visits import errand_names, particulars, visit_questions
from concierge_bot.understanding.visits import errands as reading


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say how the services stand that she asks about; an empty string if she asks about none."""
    visit = hers.visit(s, now, customer, words)
    return "" if visit is None else tell_of_one(s, now, customer, visit, words, once=once)


def tell_of_one(s: Session, now: datetime, customer: Customer, visit: Visit, words: str, *, once: str) -> str:
    """Say how one service stands, and its way back with it."""
    if visit.order is not None and visit.task is None:
        both = [one for one in coming(s, now, customer) if _same(one, visit)][-2:]
        yes = "" if visit_questions.asks_more(words) else say("yes_it_is")
        text = together(yes, *(_stands(s, now, customer, one) for one in both))
        notify.to_customer(s, now, customer, text, about="service", once=once)
        return text
    assert visit.task is not None
    due = visit.task.due_at
    if visit.task.status != TaskStatus.open or due <= now:
        due = for_the_desk(s, now, customer, visit, "She asks how it stands", words, once)
    return tell_of(s, now, customer, "service_status", visit, due, once)


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
    text = say(sentence.get(order.status, "service_comes"), shop=shop_of(s, order), **told)
    if visit.data["kind"] != particulars.RIDE or not visit.data.get("by") or order.window_start is None:
        return text
    window = windows.spoken(order.window_start, order.window_end, customer.time_zone, now)
    return together(text, say("ride_fetches", window=window) if "when" in told else "")


def failed_food(s: Session, now: datetime, customer: Customer, kind: str) -> str:
    """Say what becomes of food that she ordered and that came to nothing, where she asks after her meal."""
    return ordering.failed_lately(s, now, customer) if kind == particulars.MEAL else ""


def not_set_up(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks after a service of which there is none: say so, and offer it; empty if she asks after none."""
    order, firm = ordering.newest_live(s, customer), hires.firm(s, customer, words)
    called = errand_names.by_trade(words) or (firm.name if firm else "")
    kind = reading.kind(words)
    named = called or (kind != reading.OTHER and errand_names.spoken(words))
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
    was = visits_past.told(s, now, customer, words) or failed_food(s, now, customer, kind)
    text = was or say("no_visit", what=named)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
