"""An order that she stops by its shop or by one thing in it: "forget rossi", "cancel the bacon order"."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order
from concierge_bot.services.orders import baskets, hers, legs, ordering, read_backs, spoken_of, stops
from concierge_bot.services.talk import questions
from concierge_bot.understanding.orders import stopping, whereabouts


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Stop the one order that she names so; return what else her text says, or None if it stops none so."""
    asked = questions.open_about(s, customer, stops.WHICH)
    said = stopping.named_to_stop(text, answers=bool(asked))
    if said is None:
        return _given_up(s, now, customer, text, once)
    orders = hers.goods_under_way(s, customer)
    meant = [one for one in orders if _is_called(s, now, one, said)]
    if len(meant) != 1 or (read_backs.open_quote(s, now, customer) is not None and not asked):
        return None
    for question in asked:
        questions.close(s, now, question, "named")
    read_backs.tell(s, now, customer, ordering.stop(s, now, customer, meant[0]), once)
    return said.rest


def _given_up(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str | None:
    """Stop "it", where that is what we named last and waits in vain; None where it may be anything else."""
    last = spoken_of.last(s, customer)
    if last is None or not legs.in_vain(s, now, last) or not stopping.gives_it_up(text):
        return None
    read_backs.tell(s, now, customer, ordering.stop(s, now, customer, last), once)
    return ""


def _is_called(s: Session, now: datetime, order: Order, said: stopping.Named) -> bool:
    """Tell whether she calls an order so: by its shop, or, where she says that it is an order, by a thing in it.

    What waits in vain is also "the groceries".
    """
    if whereabouts.of_all(said.called) and legs.in_vain(s, now, order):
        return True
    shop = str(order.chosen_because.get("shop", ""))
    goods = [row.name for row in baskets.rows(s, order)] if said.whole else []
    return stopping.names(said.called, [stopping.own_name(shop), *goods])
