"""What an order would be: her words at the first shop by her preference, read back to her."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Order, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.members import choosing
from concierge_bot.services.orders import (
    baskets,
    corrections,
    no_goods,
    once_more,
    price_limits,
    read_backs,
    shop_choice,
    shop_notes,
    windows,
)
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import changes, order_words, price_limit, with_it

PERSON_WITHIN = timedelta(minutes=30)


def quote(
    s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str, first: str = ""
) -> str:
    """Read an order back to her with price and window, and ask for her OK; return the sentence."""
    draft = read_backs.open_quote(s, now, customer)
    (beside, what), (_, when) = with_it.apart(what), with_it.apart(when)
    if draft is not None:
        shop_notes.go_along(s, draft, beside)
    if draft is not None and (
        text := corrections.amend(s, now, customer, what, once=once)
        or corrections.as_it_is(s, now, customer, what, once=once)
    ):
        return text
    wanted = what
    what, when = price_limit.without(what), price_limit.without(when)
    start, end = _window(when, customer, now)
    said = no_goods.named_shops(s, customer, f"{what} {when}")
    baskets_by_shop, ranked, refused = shop_choice.ranked(
        s, customer, lambda shop: baskets.read(s, customer, what, shop), (start, end), said
    )
    if not ranked:
        return _no_shop(s, now, customer, once)
    shop = s.get_one(Provider, ranked[0].provider_id)
    basket = baskets_by_shop[shop.key]
    if not basket.items:
        unclear = " or ".join(basket.unclear)
        nothing = say("what" if draft is None else "change_what")
        return read_backs.tell(
            s, now, customer, say("unclear_items", unclear=unclear) if unclear else nothing, once
        )
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
    price_limits.keep(s, order, wanted, basket.items)
    shop_notes.keep(s, order, what, basket.items)
    shop_notes.go_along(s, order, beside)
    if (coming := once_more.coming_already(s, now, customer, order, basket)) is not None:
        return once_more.ask_once_more(s, now, customer, order, shop, basket, coming, once)
    if (waits := once_more.in_place_of(s, now, customer, basket)) is not None:
        order.chosen_because = {**order.chosen_because, "instead_of": waits.number}
        first = together(first, say("takes_place_of", number=waits.number))
    note(s, now, customer.agency_id, "order read back", customer=customer, order=order)
    if shop.name in said.wants:
        order.chosen_because = {**order.chosen_because, "chosen_by_her": shop.name}
    more = say("anything_else") if order_words.breaks_off(what) else ""
    first = together(first, more, shop_choice.why_not(said.wants or customer.favourites[:1], shop, refused))
    return read_backs.read_back(s, now, customer, order, shop, basket, once=once, first=first)


def _more(
    s: Session, now: datetime, customer: Customer, order: Order, items: tuple[Item, ...], *, once: str
) -> str:
    """Put goods of a text that was read as no change to what waits for her OK: none of that is lost."""
    shop = s.get_one(Provider, order.chosen_because["provider_id"])
    said = baskets.restate(s, customer, items, shop).items
    named = {item.name for item in said}
    before = [item for item in baskets.of_order(s, order) if item.name not in named]
    basket = baskets.priced((*before, *said), baskets.catalogue(s, shop))
    return read_backs.read_back(s, now, customer, order, shop, basket, once=once)


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
    return read_backs.tell(s, now, customer, say("no_shop", by=promised), once)


def _window(when: str, customer: Customer, now: datetime) -> windows.Span:
    when = changes.plainly(order_words.of_it(when))
    read = times.read(when, local(now, customer.time_zone), country=customer.country) if when else None
    return windows.window(read.start if read else None, read.end if read else None, customer, now)
