"""What waits for her OK: an order read back with its shop, price and window, until she says yes or it lapses."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order, OrderStatus, Provider, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import choosing
from concierge_bot.services.orders import (
    amounts,
    baskets,
    differences,
    planning,
    price_limits,
    shop_choice,
    shop_notes,
    strange_words,
    windows,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import fits, money, say, say_some, together

READ_BACK = ("order", "refill", "other_shop", "once_more", amounts.ABOUT)
"""What a question is about that waits for her OK to an order."""
KEPT = (baskets.KEPT, shop_notes.NOTE, shop_notes.WITH_IT, price_limits.AT_MOST)
"""What of an order stays when another shop packs it."""


def repeat(s: Session, now: datetime, customer: Customer, order: Order, *, once: str, first: str = "") -> str:
    """Read a quoted order back once more, as it stands."""
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    basket = baskets.priced(baskets.of_order(s, order), baskets.catalogue(s, shop))
    return read_back(s, now, customer, order, shop, basket, once=once, first=first)


def read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    shop: Provider,
    basket: Basket,
    *,
    once: str,
    first: str = "",
) -> str:
    """Put a basket into a quoted order, and ask for her OK; a window that is over makes room for the next."""
    if order.window_start is not None and order.window_end is not None:
        span = (order.window_start, order.window_end)
        order.window_start, order.window_end = windows.still_to_come(span, customer, now)
    basket = fill(s, customer, order, shop, basket)
    if not any(item.name not in order.chosen_because[shop_choice.ELSEWHERE] for item in basket.items):
        shop = shop_choice.others(s, order)[0]
        basket = fill(s, customer, order, shop, basket)
    if basket.unclear:
        asked = [*order.chosen_because.get(strange_words.ASKED, ()), *basket.unclear]
        order.chosen_because = {**order.chosen_because, strange_words.ASKED: asked}
    questions.settled(s, now, READ_BACK, order.key, "read back anew")
    if (line := amounts.doubtful(order, basket)) is not None:
        return amounts.ask(s, now, customer, order, line, once=once)
    own, elsewhere = shop_choice.by_shop(s, order, basket.items)
    text = say_some(
        "quote",
        baskets.lines(own),
        first=together(
            first,
            say("unclear_items", unclear=" or ".join(basket.unclear)) if basket.unclear else "",
            _not_there(s, customer, basket, shop),
            elsewhere,
            price_limits.above(order, basket, agency_of(s, customer).currency),
            shop_notes.spoken(s, order),
        ),
        shop=shop.name,
        price=_price(basket, order.fee, agency_of(s, customer).currency),
        window=spoken_window(order, customer, now),
    )
    return _ask(s, now, customer, order, text, ("1", "2", "3"), once)


def _not_there(s: Session, customer: Customer, basket: Basket, shop: Provider) -> str:
    """Say what the shop lists no more or not, and what it has that comes near."""
    asked, near = baskets.offers(s, basket, shop)
    if out := " or ".join(baskets.run_out(s, customer, basket, shop)):
        items = ", ".join(near)
        return (
            say("nearest_out", shop=shop.name, gone=out, items=items)
            if near
            else say("run_out", shop=shop.name, gone=out)
        )
    return say("nearest", shop=shop.name, gone=asked, items=", ".join(near)) if near else ""


def _ask(
    s: Session, now: datetime, customer: Customer, order: Order, text: str, choices: Sequence[str], once: str
) -> str:
    return questions.read_back(
        s, now, customer, "order", text, once=once, choices=choices, subject_id=order.id, words="the order"
    )


def fill(s: Session, customer: Customer, order: Order, shop: Provider, basket: Basket) -> Basket:
    """Write a basket into an order that was not placed yet, and return it with what other shops have of it."""
    basket = shop_choice.complete(s, customer, order, shop, basket)
    if order.window_start is not None and order.window_end is not None:
        span = (order.window_start, order.window_end)
        order.window_start, order.window_end = windows.while_open(span, shop.hours, customer.time_zone)
    planning.fill(s, customer, order, shop, basket)
    order.chosen_because = {**order.chosen_because, "shop": shop.name, "provider_id": shop.key}
    s.add(order)
    return basket


def open_quote(s: Session, now: datetime, customer: Customer) -> Order | None:
    """Return the order that was read back to her and waits for her OK."""
    for question in questions.open_ones(s, now, customer):
        if question.about in ("order", "other_shop", "once_more", amounts.ABOUT):
            order = s.get_one(Order, question.subject_id)
            if order.status == OrderStatus.quoted:
                return order
    return None


def other_shop(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> str:
    """Read the same order back from the next shop by her preference."""
    items = baskets.of_order(s, order)
    found, ranked, refused = shop_choice.ranked(
        s,
        customer,
        lambda shop: baskets.restate(s, customer, items, shop),
        (order.window_start, order.window_end),
    )
    tried = [*order.chosen_because.get("tried", []), order.chosen_because["provider_id"]]
    left = [c for c in ranked if c.provider_id not in tried and found[c.provider_id].items]
    if not left:
        shop = s.get_one(Provider, order.chosen_because["provider_id"])
        text = say(
            "quote_no_other",
            shop=shop.name,
            price=money(order.total, agency_of(s, customer).currency),
            window=spoken_window(order, customer, now),
        )
        return _ask(s, now, customer, order, text, ("1", "2"), once)
    shop = s.get_one(Provider, left[0].provider_id)
    still = {k: v for k, v in order.chosen_because.items() if k in KEPT}
    order.chosen_because = {**still, **choosing.because(ranked, refused, customer.prefers), "tried": tried}
    return read_back(s, now, customer, order, shop, found[shop.key], once=once)


def unanswered(s: Session, now: datetime, question: Question, why: str) -> bool:
    """A read-back that she can no longer answer ends what it read back; tell if there was such a thing."""
    if question.about not in READ_BACK:
        return False
    ids = question.data.get("orders", str(question.subject_id)).split()
    waiting = [order for one in ids if (order := s.get_one(Order, int(one))).status == OrderStatus.quoted]
    for order in waiting:
        lapse(s, now, order, why)
    return bool(waiting)


def overtaken(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """An order left or came: what she was to say yes to in its place ends; return what that would have changed."""
    draft = open_quote(s, now, customer)
    if draft is None or draft.chosen_because.get("instead_of") != order.number:
        return ""
    lapse(s, now, draft, "it came before her yes")
    changed = differences.told(baskets.of_order(s, order), baskets.of_order(s, draft))
    return say("as_it_was", changes=", ".join(changed)) if changed else ""


def let_be(order: Order) -> str:
    """Say that nothing is ordered after her no; an order whose place it was to take still comes."""
    number = order.chosen_because.get("instead_of")
    return say("nothing_left") if number is None else say("still_comes", number=number)


def lapse(s: Session, now: datetime, order: Order, why: str) -> None:
    """End an order that was never placed."""
    order.status = OrderStatus.cancelled
    s.add(order)
    customer = s.get_one(Customer, order.customer_id)
    questions.settled(s, now, READ_BACK, order.key, why)
    note(s, now, order.agency_id, f"order not placed: {why}", customer=customer, order=order)


def _price(basket: Basket, fee: int, currency: str) -> str:
    """Say what it costs; a sum that leaves lines out says so."""
    if not basket.known:
        return "I will ask the shop for the price"
    bring = f" plus {money(fee, currency)} delivery" if fee else ""
    open_ones = [i.name for i, price in zip(basket.items, basket.prices, strict=True) if price is None]
    more = (
        f" plus what {open_ones[0]} costs"
        if len(open_ones) == 1
        else f" plus {len(open_ones)} without a price yet"
    )
    return f"{money(basket.known, currency)}{bring}{more if open_ones else ''}"


def spoken_window(order: Order, customer: Customer, now: datetime) -> str:
    """Return when an order comes, as she would say it."""
    return windows.spoken(order.window_start or now, order.window_end, customer.time_zone, now)


def tell(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    """Put a sentence about an order into the outbox once; return it."""
    notify.to_customer(s, now, customer, text, about="order", once=once)
    return text


def tell_each(
    s: Session,
    now: datetime,
    customer: Customer,
    sentences: Sequence[str],
    once: str,
    *,
    about: str = "order",
) -> str:
    """Put sentences into the outbox, as many texts as they need; return them all."""
    texts: list[str] = []
    for sentence in filter(None, sentences):
        if texts and fits(longer := together(texts[-1], sentence)):
            texts[-1] = longer
        else:
            texts.append(sentence)
    for number, text in enumerate(texts):
        key = f"{once}:{number}" if number else once
        notify.to_customer(s, now, customer, text, about=about, once=key)
    return together(*texts)
