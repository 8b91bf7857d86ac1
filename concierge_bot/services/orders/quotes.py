"""What an order would be: her words read back from a shop with price and window, corrected until her OK."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Provider, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.members import choosing
from concierge_bot.services.orders import amounts, baskets, no_goods, planning, shops, windows
from concierge_bot.services.orders.baskets import Basket
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, say_some, together
from concierge_bot.understanding import changes, orders, replies
from concierge_bot.understanding import when as times
from concierge_bot.understanding.items import Item
from concierge_bot.understanding.replies import Reply
from concierge_bot.understanding.vocabulary import is_ware

PERSON_WITHIN = timedelta(minutes=30)
FORGOTTEN_WITHIN = timedelta(days=1)
CHANGING = "changing"
READ_BACK = ("order", "refill", "other_shop", "once_more", amounts.ABOUT)
"""What a question is about that waits for her OK to an order."""


def quote(
    s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str, first: str = ""
) -> str:
    """Read an order back to her with price and window, and ask for her OK; return the sentence."""
    draft = open_quote(s, now, customer)
    if draft is not None and (
        text := amend(s, now, customer, what, once=once) or as_it_is(s, now, customer, what, once=once)
    ):
        return text
    start, end = _window(when, customer, now)
    said = no_goods.named_shops(s, customer, f"{what} {when}")
    baskets_by_shop, ranked, refused = shops.ranked(
        s, customer, lambda shop: baskets.read(s, customer, what, shop), (start, end), said
    )
    if not ranked:
        return _no_shop(s, now, customer, once)
    shop = s.get_one(Provider, ranked[0].provider_id)
    basket = baskets_by_shop[shop.key]
    if not basket.items:
        unclear = " or ".join(basket.unclear)
        nothing = say("what" if draft is None else "change_what")
        return tell(s, now, customer, say("unclear_items", unclear=unclear) if unclear else nothing, once)
    if draft is not None:
        return _more(s, now, customer, draft, basket.items, once=once)
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        window_start=start,
        window_end=end,
        chosen_because=choosing.because(ranked, refused, customer.prefers),
        created_at=now,
    )
    s.add(order)
    s.flush()
    if (coming := _coming_already(s, customer, order, basket)) is not None:
        return _ask_once_more(s, now, customer, order, shop, basket, coming, once)
    note(s, now, customer.agency_id, "order read back", customer=customer, order=order)
    if shop.name in said.wants:
        order.chosen_because = {**order.chosen_because, "chosen_by_her": shop.name}
    first = together(first, shops.why_not(said.wants or customer.favourites[:1], shop, refused))
    return read_back(s, now, customer, order, shop, basket, once=once, first=first)


def _more(
    s: Session, now: datetime, customer: Customer, order: Order, items: tuple[Item, ...], *, once: str
) -> str:
    """Put goods of a text that was read as no change to what waits for her OK: none of that is lost."""
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    said = baskets.restate(s, customer, items, shop).items
    named = {item.name for item in said}
    before = [item for item in baskets.of_order(s, order) if item.name not in named]
    basket = baskets.priced((*before, *said), baskets.catalogue(s, shop))
    return read_back(s, now, customer, order, shop, basket, once=once)


def _coming_already(s: Session, customer: Customer, order: Order, basket: Basket) -> Order | None:
    """Return an order under way that brings all of a basket on the same day: she may have forgotten it."""
    wanted = {item.name for item in basket.items}
    day = local(order.window_start or order.created_at, customer.time_zone).date()
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    for one in s.exec(query.order_by(col(Order.id).desc())):
        same_day = local(one.window_start or one.created_at, customer.time_zone).date() == day
        if same_day and wanted <= {item.name for item in baskets.of_order(s, one)}:
            return one
    return _had_lately(s, customer, order, wanted)


def _had_lately(s: Session, customer: Customer, order: Order, wanted: set[str]) -> Order | None:
    """Return an order that came in the last day with just these goods, more than one: she may have forgotten it."""
    came = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "groceries",
        col(Order.status).in_((OrderStatus.delivered, OrderStatus.done)),
        col(Order.created_at) > order.created_at - FORGOTTEN_WITHIN,
    )
    same = [one for one in s.exec(came.order_by(col(Order.id).desc())) if _goods(s, one) == wanted]
    return same[0] if same and len(wanted) > 1 else None


def _goods(s: Session, order: Order) -> set[str]:
    return {item.name for item in baskets.of_order(s, order)}


def _ask_once_more(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    shop: Provider,
    basket: Basket,
    coming: Order,
    once: str,
) -> str:
    fill(s, customer, order, shop, basket)
    note(s, now, customer.agency_id, "asked if she wants it again", customer=customer, order=order)
    text = say_some(
        "once_more" if coming.status in LIVE_ORDERS else "had_already",
        baskets.lines(basket.items),
        number=coming.number,
        window=spoken_window(coming, customer, now),
    )
    return questions.read_back(
        s,
        now,
        customer,
        "once_more",
        text,
        told="order",
        once=once,
        subject_id=order.id,
        words="one more time",
    )


def again(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said if she wants once more what is coming already: it is read back as any order is, or let go."""
    order = s.get_one(Order, q.subject_id)
    if reply not in ("1", "yes"):
        lapse(s, now, order, "she has it coming")
        tell(s, now, customer, say("left_as_is"), once)
        return
    repeat(s, now, customer, order, once=once)


def amount_told(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str
) -> None:
    """She said if she means that many, or one: then the order is read back as any is."""
    order = s.get_one(Order, q.subject_id)
    if reply == "no":
        lapse(s, now, order, "she said no")
        tell(s, now, customer, say("nothing_left"), once)
        return
    items = amounts.settled(order, baskets.of_order(s, order), q, many=reply in ("1", "yes"))
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    basket = baskets.priced(items, baskets.catalogue(s, shop))
    read_back(s, now, customer, order, shop, basket, once=once)


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
    """Put a basket into a quoted order, and ask for her OK."""
    basket = fill(s, customer, order, shop, basket)
    if not any(item.name not in order.chosen_because[shops.ELSEWHERE] for item in basket.items):
        shop = shops.others(s, order)[0]
        basket = fill(s, customer, order, shop, basket)
    questions.settled(s, now, READ_BACK, order.key, "read back anew")
    if (line := amounts.doubtful(order, basket)) is not None:
        return amounts.ask(s, now, customer, order, line, once=once)
    own, elsewhere = shops.by_shop(s, order, basket.items)
    asked, near = baskets.offers(s, basket, shop)
    text = say_some(
        "quote",
        baskets.lines(own),
        first=together(
            first,
            say("unclear_items", unclear=" or ".join(basket.unclear)) if basket.unclear else "",
            say("nearest", shop=shop.name, gone=asked, items=", ".join(near)) if near else "",
            elsewhere,
        ),
        shop=shop.name,
        price=_price(basket, order.fee, agency_of(s, customer).currency),
        window=spoken_window(order, customer, now),
    )
    return _ask(s, now, customer, order, text, ("1", "2", "3"), once)


def _ask(
    s: Session, now: datetime, customer: Customer, order: Order, text: str, choices: Sequence[str], once: str
) -> str:
    return questions.read_back(
        s, now, customer, "order", text, once=once, choices=choices, subject_id=order.id, words="the order"
    )


def fill(s: Session, customer: Customer, order: Order, shop: Provider, basket: Basket) -> Basket:
    """Write a basket into an order that was not placed yet, and return it with what other shops have of it."""
    basket = shops.complete(s, customer, order, shop, basket)
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


def is_correction(text: str, customer: Customer, now: datetime) -> bool:
    """Tell whether a text corrects what was read back: it begins so, or it names nothing but another time."""
    here = local(now, customer.time_zone)
    if replies.is_correction(text) or replies.is_correction(changes.plainly(text)):
        return True
    return replies.is_nothing(times.without_time(text, here, customer.country))


def only_changes(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text does nothing but change what waits for her OK: its time, or what is in it already.

    What is new in it must be known at the shop, so that a story beside it brings nothing in.
    """
    order = open_quote(s, now, customer)
    if order is None or "?" in text:
        return False
    here = local(now, customer.time_zone)
    words = changes.plainly(orders.of_it(text))
    when = times.read(words, here, country=customer.country)
    rest = orders.without_it(times.without_time(words, here, customer.country))
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    before = baskets.of_order(s, order)
    after = baskets.change(s, customer, before, rest, shop)
    if after is None:
        return when is not None and not when.asks and when.start is not None and orders.only_brings(rest)
    had = {item.name: item for item in before}
    new = [price for item, price in zip(after.items, after.prices, strict=True) if item.name not in had]
    stays = [item for item in after.items if had.get(item.name) == item]
    return not after.unclear and None not in new and len(stays) < len(before)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the order that waits for her OK (items, time or both); an empty string if the words change nothing."""
    order = open_quote(s, now, customer)
    if order is None:
        return ""
    shop, before = s.get_one(Provider, order.chosen_because["provider_id"]), baskets.of_order(s, order)
    here = local(now, customer.time_zone)
    another = shops.another(s, customer, order, before, words)
    words = changes.plainly(orders.of_it(words))
    when = times.read(words, here, country=customer.country)
    rest = times.without_time(words, here)
    rest = orders.without_it(rest) if when is not None else rest
    first = ""
    if another is not None:
        shop, before, first = another
    basket = baskets.change(s, customer, before, rest, shop)
    if when is not None and not when.asks and when.start is not None:
        order.window_start, order.window_end = windows.window(when.start, when.end, customer, now)
    elif basket is None and another is None:
        return ""
    if basket is None:
        basket = baskets.priced(before, baskets.catalogue(s, shop))
    if not basket.items:
        lapse(s, now, order, "nothing left in it")
        return tell(s, now, customer, say("nothing_left"), once)
    return read_back(s, now, customer, order, shop, basket, once=once, first=first)


def wants_another_shop(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text wants what waits for her OK from another shop, by name or as what it is."""
    order = open_quote(s, now, customer)
    if order is None or "?" in text:
        return False
    return shops.another(s, customer, order, baskets.of_order(s, order), text) is not None


def as_it_is(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She puts right what is right already ("you forgot the sugar"): it is read once more; else an empty string."""
    order = open_quote(s, now, customer)
    if order is None:
        return ""
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    said = {item.name for item in baskets.read(s, customer, changes.plainly(words), shop).items}
    inside = {item.name for item in baskets.of_order(s, order)}
    return repeat(s, now, customer, order, once=once) if said and said <= inside else ""


def settle(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Change goods by words in what waits for her OK; only if it then costs no more than she was told."""
    order = open_quote(s, now, customer)
    if order is None:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    before = baskets.priced(baskets.of_order(s, order), baskets.catalogue(s, shop))
    after = baskets.change(s, customer, before.items, changes.plainly(words), shop)
    if after is None or not after.items or after.unclear:
        return False
    if after.known > before.known or after.missing > before.missing:
        return False
    fill(s, customer, order, shop, after)
    return True


def brings_in_no_ware(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether all that words would bring into what waits for her OK is nothing that anybody sells ("choice")."""
    order = open_quote(s, now, customer)
    if order is None:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    before = baskets.of_order(s, order)
    after = baskets.change(s, customer, before, changes.plainly(words), shop)
    if after is None:
        return True
    new = [item for item in after.items if item not in before]
    strange = all(not any(is_ware(word) for word in item.name.casefold().split()) for item in new)
    listed = {product.name for product in baskets.catalogue(s, shop)}
    return len(after.items) == len(before) + len(new) and strange and not any(i.name in listed for i in new)


def changes_goods(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words change the goods of what waits for her OK."""
    order = open_quote(s, now, customer)
    if order is None:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    return baskets.change(s, customer, baskets.of_order(s, order), changes.plainly(words), shop) is not None


def so_many(s: Session, now: datetime, customer: Customer, q: Question, number: int, *, once: str) -> bool:
    """A number after we asked what to change is how many she wants, where only one thing can be meant."""
    order = s.get_one(Order, q.subject_id)
    items = baskets.of_order(s, order)
    if CHANGING not in q.data or len(items) != 1:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    basket = baskets.priced((replace(items[0], quantity=number),), baskets.catalogue(s, shop))
    read_back(s, now, customer, order, shop, basket, once=once)
    return True


def other_shop(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> str:
    """Read the same order back from the next shop by her preference."""
    items = baskets.of_order(s, order)
    found, ranked, refused = shops.ranked(
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
    still = {k: v for k, v in order.chosen_because.items() if k == baskets.KEPT}
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


def _no_shop(s: Session, now: datetime, customer: Customer, once: str) -> str:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "No shop can take her order now",
        once=f"no-shop:{once}",
        customer=customer,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return tell(s, now, customer, say("no_shop", by=promised), once)


def _window(when: str, customer: Customer, now: datetime) -> windows.Span:
    when = changes.plainly(orders.of_it(when))
    read = times.read(when, local(now, customer.time_zone), country=customer.country) if when else None
    return windows.window(read.start if read else None, read.end if read else None, customer, now)


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
