"""What she asks of her orders, or of what waits for her OK, is answered from the rows in one plain sentence."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Question
from concierge_bot.services.orders import (
    baskets,
    legs,
    ordering,
    proposals,
    quotes,
    read_backs,
    standing_book,
    windows,
)
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.everyday.plain_questions import Plain
from concierge_bot.understanding.goods import lexicon, products
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import order_question_words, stopping
from concierge_bot.understanding.words import spanish, vocabulary

SHALL_I = "shall_i"
"""What a question is about that offers to get goods which she only asked after."""


def answer(s: Session, now: datetime, customer: Customer, asked: Plain, *, once: str) -> str:
    """Answer a question of an order; an empty string where no row can."""
    goods, draft, live = (
        asked.about,
        read_backs.open_quote(s, now, customer),
        _meant(s, now, customer, asked.words),
    )
    if asked.kind in ("in it", "thing comes"):
        if not goods or order_question_words.no_thing(goods.casefold()):
            return ""
        return _thing(s, now, customer, asked, draft, live, once)
    if asked.kind == "total":
        return _total(s, now, customer, asked.words, draft, live, once)
    if draft is not None:
        said = say("not_ordered", items=baskets.spoken(baskets.of_order(s, draft)))
    elif live:
        said = together(say("yes_ordered"), told(s, now, customer, live[0]))
    else:
        said = say("ordered_nothing")
    return read_backs.tell(s, now, customer, said, once)


def comes(s: Session, now: datetime, customer: Customer, asked: Plain, *, once: str) -> str:
    """Say when goods come that she asks after by name, or all that she ordered; an empty string if she means none."""
    here = local(now, customer.time_zone)
    goods = order_question_words.bare(
        times.without_time(spanish.in_english(asked.about), here, customer.country)
    )
    live = _meant(s, now, customer, asked.words)
    if order_question_words.of_all(goods):
        text = told(s, now, customer, live[0]) if live else ""
        return read_backs.tell(s, now, customer, text, once) if text else ""
    held = any(_found(s, order, goods) for order in live)
    if not held and (again := _again(s, now, customer, goods)):
        return read_backs.tell(s, now, customer, again, once)
    if not held and not is_ware(goods):
        return ""
    draft = read_backs.open_quote(s, now, customer)
    return _thing(s, now, customer, replace(asked, kind="thing comes", about=goods), draft, live, once)


def _again(s: Session, now: datetime, customer: Customer, goods: str) -> str:
    """Say when goods come next that come again and again; an empty string if none of hers are called so."""
    for at, row in sorted(standing_book.coming(s, now, customer), key=lambda pair: pair[0]):
        if lexicon.stems(goods) <= lexicon.stems(" ".join(item.name for item in standing_book.lines(row))):
            when = windows.spoken(at, None, customer.time_zone, now)
            thing = say("schedule_thing", when=when, thing=baskets.spoken(standing_book.lines(row)))
            return say("schedule", coming=thing)
    return ""


def told(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """Return what is in an order and how far it is."""
    held = say("contents", number=order.number, items=baskets.spoken(baskets.of_order(s, order)))
    return together(held, ordering.spoken_status(s, now, customer, order))


def not_yet(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """Return that an order has not come, and when it does; where more is to be said of it, how far it is."""
    status = ordering.spoken_status(s, now, customer, order)
    plain = order.status in (OrderStatus.placed, OrderStatus.accepted) and order.window_end is not None
    plain = plain and not legs.unbrought(s, order)
    if plain and proposals.waiting(s, now, customer, order) is None and (order.window_end or now) > now:
        status = say("it_comes", number=order.number, window=read_backs.spoken_window(order, customer, now))
    return together(say("not_yet"), status)


def _meant(s: Session, now: datetime, customer: Customer, words: str) -> list[Order]:
    """Return her orders under way that a question may mean, the newest first: by number, by day, else all."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    live = list(s.exec(query.order_by(col(Order.id).desc())))
    numbers = stopping.numbers(words)
    when = times.read(words, local(now, customer.time_zone), country=customer.country)
    if numbers:
        return [order for order in live if order.number in numbers]
    if when is None or when.start is None or when.rrule:
        return live
    on_day = [order for order in live if _day(order, customer) == f"{when.start:%F}"]
    return on_day or live


def _day(order: Order, customer: Customer) -> str:
    return f"{local(order.window_start or order.created_at, customer.time_zone):%F}"


def _thing(
    s: Session,
    now: datetime,
    customer: Customer,
    asked: Plain,
    draft: Order | None,
    live: list[Order],
    once: str,
) -> str:
    """Say whether a thing is in what waits for her OK, or in an order; if it is in none she may have it got."""
    goods = asked.about
    if draft is not None and (item := _found(s, draft, goods)):
        return read_backs.tell(s, now, customer, say("in_draft", item=item), once)
    for order in live:
        if item := _found(s, order, goods):
            status = ordering.spoken_status(s, now, customer, order)
            text = together(say("in_order", number=order.number, item=item), status)
            return read_backs.tell(s, now, customer, text, once)
    if asked.kind == "thing comes" and (again := _again(s, now, customer, goods)):
        return read_backs.tell(s, now, customer, again, once)
    if not is_ware(goods):
        return ""
    if draft is not None:
        return read_backs.tell(s, now, customer, say("not_in_draft", goods=goods), once)
    if live and asked.kind == "in it":
        return read_backs.tell(
            s, now, customer, say("not_in_order", number=live[0].number, goods=goods), once
        )
    return offer(s, now, customer, goods, say("none_coming", goods=goods), once=once)


def _found(s: Session, order: Order, goods: str) -> str:
    """Return the lines of an order that are called so, as she would read them."""
    said = lexicon.stems(goods)
    lines: tuple[Item, ...] = tuple(
        item for item in baskets.of_order(s, order) if said and said <= lexicon.stems(item.name)
    )
    return baskets.spoken(lines)


def is_ware(goods: str) -> bool:
    """Tell whether words name something that shops sell."""
    named = goods.casefold()
    return products.is_food(named, lexicon.lexicon()) or any(map(vocabulary.is_ware, named.split()))


def _total(
    s: Session,
    now: datetime,
    customer: Customer,
    words: str,
    draft: Order | None,
    live: list[Order],
    once: str,
) -> str:
    """Say what an order comes to; what waits for her OK is read back once more, with its price."""
    named = bool(stopping.numbers(words)) or (
        draft is not None and bool(live) and _names_day(words, now, customer)
    )
    if draft is not None and not named:
        return read_backs.repeat(s, now, customer, draft, once=once)
    priced = next((order for order in live if order.total is not None), None)
    if priced is None or priced != live[0]:
        return ""  # the price is still to come: that is for the words about money
    total = money(priced.total, agency_of(s, customer).currency)
    return read_backs.tell(s, now, customer, say("order_total", number=priced.number, total=total), once)


def _names_day(words: str, now: datetime, customer: Customer) -> bool:
    when = times.read(words, local(now, customer.time_zone), country=customer.country)
    return when is not None and when.start is not None


def offer(s: Session, now: datetime, customer: Customer, goods: str, text: str, *, once: str) -> str:
    """Offer to get goods that she only asked after."""
    data = {"what": goods}
    return questions.read_back(s, now, customer, SHALL_I, text, once=once, words=goods, data=data)


def taken_up(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She wants what she asked after: it is read back as any order is; or she does not."""
    if reply in ("1", "yes"):
        quotes.quote(s, now, customer, q.data["what"], "", once=once)
    else:
        read_backs.tell(s, now, customer, say("left_as_is"), once)
