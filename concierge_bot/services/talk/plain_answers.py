"""Plain questions get a plain answer from the rows, as often as they are asked: what day, what came, what was told."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Entry, Order, OrderStatus, Reminder
from concierge_bot.services.cases import problems
from concierge_bot.services.everyday import coming, reminder_book
from concierge_bot.services.house import notify
from concierge_bot.services.orders import (
    baskets,
    corrections,
    order_questions,
    ordering,
    read_backs,
    service_prices,
    visit_book,
    windows,
)
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import handover, lately, overview, visit_answers, who_comes
from concierge_bot.texts import say, together
from concierge_bot.understanding.everyday import find_out, plain_questions
from concierge_bot.understanding.everyday.plain_questions import Plain
from concierge_bot.understanding.goods import details
from concierge_bot.understanding.orders import bills, order_question_words, order_words, stopping
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.match import best

CAME_WITHIN = timedelta(hours=36)
TOLD_WITHIN = timedelta(hours=24)
CAME = (OrderStatus.delivered, OrderStatus.done)
GROCERIES = "groceries"


def answer(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Answer a plain question; an empty string where it is none, or where nothing is known of it."""
    told = _of_all(s, now, customer, text, once) or visit_answers.answer(s, now, customer, text, once=once)
    return told or _of_the_rest(s, now, customer, text, once)


def of_rows(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Answer a plain question that is of no visit, as above."""
    return _of_all(s, now, customer, text, once) or _of_the_rest(s, now, customer, text, once)


def _of_all(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    draft = read_backs.open_quote(s, now, customer)
    if draft is not None and order_words.asks_where_we_were(text):
        return read_backs.repeat(s, now, customer, draft, once=once, first=say("not_yet_booked"))
    for ask in (overview.who_brings, overview.went_through):
        if told := ask(s, now, customer, text, once=once):
            return told
    if order_questions.is_ware(details.asks_if_on_sale(text)):
        task = f"{customer.name} asks if something is on sale: ask the shop, and tell her"
        return handover.to_a_person(s, now, customer, task, "finds_out", once=once, words=text)
    return ""


def _of_the_rest(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    if find_out.asks(text):
        task = f"{customer.name} wants us to find something out: do so, and tell her"
        return handover.to_a_person(s, now, customer, task, "finds_out", once=once, words=text)
    asked = plain_questions.read(text)
    if asked is not None and asked.kind == "word":
        return who_comes.word_from(s, now, customer, asked, once=once)
    if asked is not None and asked.kind in ("who comes", "help"):
        return who_comes.tell(s, now, customer, asked, once=once)
    if asked is not None and asked.kind == "missing":
        return _missing(s, now, customer, asked, once)
    of_offer = asked is not None and asked.kind == "total" and not stopping.numbers(text)
    if of_offer and (price := service_prices.of_offer(s, now, customer, once=once)):
        return price
    if asked is not None and asked.kind in ("in it", "thing comes", "total", "ordered yet"):
        return order_questions.answer(s, now, customer, asked, once=once)
    if asked is not None and asked.kind == "coming":
        return coming.tell(s, now, customer, asked.words, once=once)
    if asked is None and (all_of_it := order_question_words.when_all(text)) and not errands.asked_for(text):
        goods = Plain("who comes", text, all_of_it)
        if told := order_questions.comes(s, now, customer, goods, once=once):
            return told
    said = _said(s, now, customer, asked) if asked is not None else _wonders(s, now, customer, text)
    if said:
        notify.to_customer(s, now, customer, said, about="answer", once=once)
    return said


def _said(s: Session, now: datetime, customer: Customer, asked: Plain) -> str:
    if asked.kind == "who we are":
        agency = agency_of(s, customer)
        return say("who_i_am", agency=agency.name, phone=agency.phone)
    if asked.kind == "clock":
        here = local(now, customer.time_zone)
        return say("clock", when=f"{here:%A, %b} {here.day}, {windows.clock(here)}")
    if asked.kind == "asked of us":
        return _asked_of_us(s, now, customer)
    if asked.kind == "wrote us":
        return lately.wrote_us(s, now, customer)
    if asked.kind == "did she":
        return _did_she(s, now, customer, asked.words)
    if asked.kind == "came" and (
        errands.kind(asked.words) != errands.OTHER or visit_book.coming(s, now, customer)
    ):
        return ""
    if asked.kind == "came" and (rows := _lately(s, now, customer)) and rows[-1].status in LIVE_ORDERS:
        return order_questions.not_yet(s, now, customer, rows[-1])
    return _orders(s, now, customer, ordered=asked.kind == "ordered")


def _orders(s: Session, now: datetime, customer: Customer, *, ordered: bool) -> str:
    """Say what she ordered, what came of it and what waits for her OK; nothing where there is none of it."""
    rows = _lately(s, now, customer)
    draft = read_backs.open_quote(s, now, customer)
    lines = [_spoken(s, now, customer, order) for order in rows]
    if draft is not None and ordered and not _is_repeat(s, draft, rows):
        items = baskets.spoken(baskets.of_order(s, draft))
        lines.append(say("not_ordered", items=items))
    return together(*lines[-2:]) if lines else say("ordered_nothing") if ordered else ""


def _is_repeat(s: Session, draft: Order, rows: Sequence[Order]) -> bool:
    """Tell whether what waits for her OK is what came or comes already: she is not pressed to have it again."""
    wanted = _names(s, draft)
    return any(wanted <= _names(s, order) for order in rows)


def _names(s: Session, order: Order) -> set[str]:
    return {item.name.casefold() for item in baskets.of_order(s, order)}


def _missing(s: Session, now: datetime, customer: Customer, asked: Plain, once: str) -> str:
    """What she misses is on its way, or came and is not there: then it is a problem; empty for other goods."""
    said = {word.removesuffix("s") for word in asked.about.casefold().split()}
    rows = [o for o in _lately(s, now, customer) if said & _words(_names(s, o))]
    draft = read_backs.open_quote(s, now, customer)
    under_way = any(o.status in LIVE_ORDERS and not _replaces(draft, o) for o in rows)
    if draft is not None and not under_way and _lacks(s, draft, asked.about):
        return corrections.amend(s, now, customer, f"add {asked.about}", once=once)
    if not rows:
        return ""
    order = rows[-1]
    over = order.window_end is not None and order.window_end < now
    if order.status not in LIVE_ORDERS or over:
        return problems.told(s, now, customer, asked.words, once=once)
    text = _spoken(s, now, customer, order)
    notify.to_customer(s, now, customer, text, about="answer", once=once)
    return text


def _replaces(draft: Order | None, order: Order) -> bool:
    return draft is not None and draft.chosen_because.get("instead_of") == order.number


def _lacks(s: Session, draft: Order, goods: str) -> bool:
    """Tell whether goods that she misses are not in what waits for her OK: then they are to go in."""
    said = {word.removesuffix("s") for word in goods.casefold().split()}
    return not said & _words(_names(s, draft)) and order_questions.is_ware(goods)


def _words(names: Collection[str]) -> set[str]:
    return {word.removesuffix("s") for name in names for word in name.split()}


def came_last(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """She asks where it is, and all has come: say what came, and when; an empty string if nothing came lately."""
    rows = _lately(s, now, customer)
    if not rows or rows[-1].status in LIVE_ORDERS or read_backs.open_quote(s, now, customer) is not None:
        return ""
    text = together(_spoken(s, now, customer, rows[-1]), say("not_seen"))
    notify.to_customer(s, now, customer, text, about="answer", once=once)
    return text


def _spoken(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    if order.status in LIVE_ORDERS:
        return order_questions.told(s, now, customer, order)
    shop = ordering.shop_now(s, order) or order.chosen_because.get("shop", "our team")
    items = baskets.spoken(baskets.of_order(s, order))
    at = windows.spoken(_came_at(s, order), None, customer.time_zone, now)
    return say("it_came", number=order.number, shop=shop, items=items, when=at)


def _lately(s: Session, now: datetime, customer: Customer) -> list[Order]:
    """Return her groceries under way, and those that came lately, the newest last; a medicine is named nowhere."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == GROCERIES,
        col(Order.status).in_((*LIVE_ORDERS, *CAME)),
        col(Order.created_at) > now - timedelta(days=7),
    )
    rows = list(s.exec(query.order_by(col(Order.id))))
    return [row for row in rows if row.status in LIVE_ORDERS or _came_at(s, row) > now - CAME_WITHIN]


def _came_at(s: Session, order: Order) -> datetime:
    done = [f"order {status}" for status in CAME]
    query = select(Entry.at).where(Entry.order_id == order.id, col(Entry.what).in_(done))
    return s.exec(query.order_by(col(Entry.id).desc()).limit(1)).first() or order.created_at


def _wonders(s: Session, now: datetime, customer: Customer, text: str) -> str:
    """She wonders at a bag on her step, or has two of a thing: say what came; it is neither a problem nor an order."""
    goods, rows = plain_questions.wonders_at(text), _lately(s, now, customer)
    if goods is None or not rows:
        return ""
    came = [order for order in rows if order.status not in LIVE_ORDERS]
    order = (came or rows)[-1]
    names = " ".join(item.name.casefold() for item in baskets.of_order(s, order))
    if goods and goods.casefold().removesuffix("s") not in names:
        return ""
    paid = say("bill_how") if bills.worries(text) else ""
    return together(say("all_well") if came else "", _spoken(s, now, customer, order), paid)


def _asked_of_us(s: Session, now: datetime, customer: Customer) -> str:
    """Say her reminders, those that were told lately with them."""
    told = select(Reminder).where(
        Reminder.customer_id == customer.id,
        col(Reminder.told_at) > now - TOLD_WITHIN,
        col(Reminder.next_at).is_(None),
    )
    lines = [
        say(
            "schedule_thing",
            when=windows.spoken(row.told_at or now, None, customer.time_zone, now),
            thing=row.what,
        )
        for row in s.exec(told)
    ]
    lines += [
        say("schedule_thing", when=reminder_book.spoken(row, customer, now), thing=row.what)
        for row in reminder_book.live(s, customer)
    ]
    return say("you_asked", coming=together(*lines[:4], by="; ")) if lines else say("reminder_none")


def _did_she(s: Session, now: datetime, customer: Customer, words: str) -> str:
    """What she did herself nobody told us; what she asked to be reminded of is said, and nobody is to be paid."""
    if bills.worries(words):
        return say("bill_how")
    told = select(Reminder).where(
        Reminder.customer_id == customer.id, col(Reminder.told_at) > now - TOLD_WITHIN
    )
    rows = [*s.exec(told), *reminder_book.live(s, customer)]
    found = best(words, [row.what for row in rows])
    row = next((row for row in rows if row.what == found.choice), None)
    if row is None:
        return say("not_known")
    when = windows.spoken(row.told_at or row.next_at or now, None, customer.time_zone, now)
    return say("not_known_reminder", when=when, thing=row.what)
