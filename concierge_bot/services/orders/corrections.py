"""What she changes in the order that was read back to her: goods, time or shop."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Order, Provider, Question
from concierge_bot.services.orders import (
    amounts,
    baskets,
    read_backs,
    shop_choice,
    shop_notes,
    strange_words,
    windows,
)
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.goods import details
from concierge_bot.understanding.orders import changes, order_words
from concierge_bot.understanding.people import shop_names
from concierge_bot.understanding.visits import errand_answers, visit_hours
from concierge_bot.understanding.words.vocabulary import is_ware

CHANGING = "changing"


def is_correction(text: str, customer: Customer, now: datetime) -> bool:
    """Tell whether a text corrects what was read back: it begins so, says what is all, or names but another time."""
    here = local(now, customer.time_zone)
    if details.on_sale(text):
        return True
    plain = changes.plainly(text)
    if replies.is_correction(text) or replies.is_correction(plain) or changes.names_all(plain):
        return True
    return replies.is_nothing(times.without_time(text, here, customer.country))


def only_changes(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text does nothing but change what waits for her OK: its time, or what is in it already.

    What is new in it must be known at the shop, so that a story beside it brings nothing in.
    """
    order = read_backs.open_quote(s, now, customer)
    here = local(now, customer.time_zone)
    if order is None or "?" in text or _comes_again(text, here, customer):
        return False
    words = changes.plainly(order_words.of_it(text))
    when = times.read(words, here, country=customer.country)
    rest = order_words.without_it(times.without_time(words, here, customer.country))
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    before = baskets.of_order(s, order)
    after = baskets.change(s, customer, before, rest, shop)
    if after is None:
        return when is not None and not when.asks and when.start is not None and order_words.only_brings(rest)
    had = {item.name: item for item in before}
    new = [price for item, price in zip(after.items, after.prices, strict=True) if item.name not in had]
    stays = [item for item in after.items if had.get(item.name) == item]
    return not after.unclear and None not in new and len(stays) < len(before)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the order that waits for her OK (items, time or both); an empty string if the words change nothing."""
    order = read_backs.open_quote(s, now, customer)
    if order is None:
        return ""
    shop, before = s.get_one(Provider, order.chosen_because["provider_id"]), baskets.of_order(s, order)
    here = local(now, customer.time_zone)
    if _comes_again(words, here, customer):
        return ""
    another = shop_choice.another(s, customer, order, before, words)
    noted = shop_notes.keep(s, order, words)
    words = changes.plainly(order_words.of_it(words))
    when = times.read(errand_answers.without_refused(words), here, country=customer.country)
    rest = times.without_time(words, here)
    rest = order_words.without_it(rest) if when is not None else rest
    first = ""
    if another is not None:
        shop, before, first = another
        if shop_names.wants_one(words):
            order.chosen_because = {**order.chosen_because, shop_choice.ONLY: shop.name}
    told = order.chosen_because.get(strange_words.ASKED, ())
    basket = baskets.change(s, customer, before, rest, shop, told)
    if when is not None and not when.asks and when.start is not None:
        had = (order.window_start or now, order.window_end or now)
        order.window_start, order.window_end = windows.moved(
            had, when.start, when.end, customer, now, keeps_day=visit_hours.of_that_day(words, here)
        )
    elif basket is None and another is None and not noted:
        return ""
    if basket is None:
        basket = baskets.priced(before, baskets.catalogue(s, shop))
    if not basket.items:
        read_backs.lapse(s, now, order, "nothing left in it")
        return read_backs.tell(s, now, customer, say("nothing_left"), once)
    return read_backs.read_back(s, now, customer, order, shop, basket, once=once, first=first)


def _comes_again(words: str, here: datetime, customer: Customer) -> bool:
    """Tell whether words are of what shall come again and again: that changes no order that comes once."""
    read = times.read(words, here, country=customer.country)
    return read is not None and read.rrule is not None


def wants_another_shop(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text wants what waits for her OK from another shop, by name or as what it is."""
    order = read_backs.open_quote(s, now, customer)
    if order is None or "?" in text:
        return False
    return shop_choice.another(s, customer, order, baskets.of_order(s, order), text) is not None


def as_it_is(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She puts right what is right already ("you forgot the sugar"): it is read once more; else an empty string."""
    order = read_backs.open_quote(s, now, customer)
    if order is None or _comes_again(words, local(now, customer.time_zone), customer):
        return ""
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    said = {item.name for item in baskets.read(s, customer, changes.plainly(words), shop).items}
    inside = {item.name for item in baskets.of_order(s, order)}
    return read_backs.repeat(s, now, customer, order, once=once) if said and said <= inside else ""


def settle(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Change goods by words in what waits for her OK; only if it then costs no more than she was told."""
    order = read_backs.open_quote(s, now, customer)
    if order is None:
        return False
    noted = shop_notes.keep(s, order, words)
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    before = baskets.priced(baskets.of_order(s, order), baskets.catalogue(s, shop))
    after = baskets.change(s, customer, before.items, changes.plainly(words), shop)
    if after is None:
        return noted
    if not after.items or after.unclear:
        return False
    if after.known > before.known or after.missing > before.missing:
        return False
    read_backs.fill(s, customer, order, shop, after)
    return True


def brings_in_no_ware(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether all that words would bring into what waits for her OK is nothing that anybody sells ("choice")."""
    order = read_backs.open_quote(s, now, customer)
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


def names_goods(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words change what waits for her OK in a thing that somebody sells, and not only in its time."""
    return read_backs.open_quote(s, now, customer) is not None and not brings_in_no_ware(
        s, now, customer, words
    )


def changes_goods(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words change the goods of what waits for her OK."""
    order = read_backs.open_quote(s, now, customer)
    if order is None:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    return baskets.change(s, customer, baskets.of_order(s, order), changes.plainly(words), shop) is not None


def amount_told(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str
) -> None:
    """She said if she means that many, or one: then the order is read back as any is."""
    order = s.get_one(Order, q.subject_id)
    if reply == "no":
        read_backs.lapse(s, now, order, "she said no")
        read_backs.tell(s, now, customer, say("nothing_left"), once)
        return
    items = amounts.settled(order, baskets.of_order(s, order), q, many=reply in ("1", "yes"))
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    basket = baskets.priced(items, baskets.catalogue(s, shop))
    read_backs.read_back(s, now, customer, order, shop, basket, once=once)


def so_many(s: Session, now: datetime, customer: Customer, q: Question, number: int, *, once: str) -> bool:
    """A number after we asked what to change is how many she wants, where only one thing can be meant."""
    order = s.get_one(Order, q.subject_id)
    items = baskets.of_order(s, order)
    if CHANGING not in q.data or len(items) != 1:
        return False
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    basket = baskets.priced((replace(items[0], quantity=number),), baskets.catalogue(s, shop))
    read_backs.read_back(s, now, customer, order, shop, basket, once=once)
    return True
