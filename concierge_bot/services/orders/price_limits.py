"""The most that she wants to pay is kept with an order: a price above it is said, and asked about before it counts."""

from collections.abc import Sequence

from sqlmodel import Session

from concierge_bot.models import Customer, Leg, Order, Provider
from concierge_bot.services.orders import legs, visit_words
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say, together
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import price_limit

AT_MOST = "at_most"
"""Under which word an order, or a service in her own words, keeps the most that she wants to pay."""


def keep(s: Session, order: Order, words: str, items: Sequence[Item]) -> None:
    """Keep each limit that her words name with the lines that it is of: those that they name, else all."""
    kept = []
    for one in price_limit.told(words):
        said = lexicon.stems(one.of)
        of = [line.name for line in items if said & lexicon.stems(line.name)]
        kept.append({"cents": one.cents, "of": of or [line.name for line in items]})
    if kept:
        order.chosen_because = {**order.chosen_because, AT_MOST: kept}
        s.add(order)


def notes(order: Order, currency: str) -> list[str]:
    """Return what the shop is told of it: for which of the lines how much at most."""
    return [
        f"{' and '.join(one['of']).casefold()} at most {money(one['cents'], currency)}"
        for one in order.chosen_because.get(AT_MOST, ())
    ]


def above(order: Order, basket: Basket, currency: str) -> str:
    """Say what costs more than she wants to pay, as far as prices are known; empty where nothing does."""
    known = {line.name: price for line, price in zip(basket.items, basket.prices, strict=True)}
    found = []
    for one in order.chosen_because.get(AT_MOST, ()):
        sum_ = sum(known.get(name) or 0 for name in one["of"])
        if sum_ > one["cents"]:
            what = " and ".join(name for name in one["of"] if name in known)
            found.append(_too_much(what, sum_, one["cents"], currency))
    return together(*found)


def of_service(s: Session, customer: Customer, data: Data, shop: Provider) -> str:
    """Say that whoever would do a service costs more than the most that she named; empty where it does not."""
    most, cents = data.get(AT_MOST), visit_words.once_cents(data, shop)
    if not most or cents is None or cents <= int(most):
        return ""
    return _too_much(visit_words.headed(data), cents, int(most), agency_of(s, customer).currency)


def _too_much(what: str, cents: int, most: int, currency: str) -> str:
    return say("over_limit", what=what, price=money(cents, currency), limit=money(most, currency))


def of_part(s: Session, order: Order, leg: Leg) -> int | None:
    """Return what a part of an order may cost in cents by her word; None where she set no limit to all of it."""
    limits = [one for one in order.chosen_because.get(AT_MOST, ()) if one["of"]]
    names = {row.name for row in legs.rows(s, order, leg)}
    mine = [one for one in limits if names & set(one["of"])]
    covered = {name for one in mine for name in one["of"]}
    return sum(one["cents"] for one in mine) if names and names <= covered else None
