"""An amount out of all proportion ("80 boxes of tea") is asked about before it is read back as an order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order, Question
from concierge_bot.services.orders import baskets
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.goods.items import Item

ABOUT = "amount"
SURE = "amounts that she is sure of"
MANY, MANY_PACKS = 30, 10
"""From so many pieces, or boxes, bags and the like, nobody believes it without a word."""
DEAR, FROM = 10_000, 5
"""A line that costs so much in cents, of so many, is hardly meant either."""
PACKS = frozenset("bag box sack case crate carton jar bottle tub pack packet packets bags boxes jars".split())
WEIGHED = frozenset("g gram grams gm ml oz".split())


def doubtful(order: Order, basket: Basket) -> Item | None:
    """Return the first line of a basket that nobody can have meant, unless she said that she did."""
    sure = order.chosen_because.get(SURE, [])
    for item, price in zip(basket.items, basket.prices, strict=True):
        many = item.quantity or 1
        if item.unit in WEIGHED or _named(item) in sure:
            continue
        if (
            many >= MANY
            or (many >= MANY_PACKS and item.unit in PACKS)
            or (many >= FROM and (price or 0) >= DEAR)
        ):
            return item
    return None


def ask(s: Session, now: datetime, customer: Customer, order: Order, item: Item, *, once: str) -> str:
    """Ask if she means that many; return the sentence."""
    text = say("amount_sure", item=baskets.lines((item,))[0])
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        told="order",
        once=once,
        subject_id=order.id,
        words="how many",
        data={"item": _named(item), "name": item.name},
    )


def settled(order: Order, items: Sequence[Item], q: Question, *, many: bool) -> tuple[Item, ...]:
    """Return the lines as she means them: that many from now on, or one of it."""
    if many:
        sure = [*order.chosen_because.get(SURE, []), q.data["item"]]
        order.chosen_because = {**order.chosen_because, SURE: sure}
        return tuple(items)
    return tuple(replace(item, quantity=1) if item.name == q.data["name"] else item for item in items)


def _named(item: Item) -> str:
    return f"{item.quantity or 1:g} {item.unit or ''} {item.name}"
