"""How she wants her goods ("firm tomatoes") goes along with an order as a word to the shop, and is said back to her."""

from sqlmodel import Session

from concierge_bot.models import Order
from concierge_bot.services.orders import baskets
from concierge_bot.texts import say
from concierge_bot.understanding.goods import qualities

NOTE = "note"
"""Under which word an order keeps what its shop must know besides."""
MOST = 3


def keep(s: Session, order: Order, words: str) -> bool:
    """Keep what a text says of how its goods shall be; tell whether it said anything."""
    found = qualities.told(words)
    if found:
        notes = dict.fromkeys([*order.chosen_because.get(NOTE, "").split("; "), *found])
        last = [one for one in notes if one][-MOST:]
        order.chosen_because = {**order.chosen_because, NOTE: "; ".join(last)}
        s.add(order)
    return bool(found)


def of(s: Session, order: Order) -> str:
    """Return the word to the shop, without what is no part of the order or what a name says itself."""
    names = [item.name for item in baskets.of_order(s, order)]
    return "; ".join(one for one in order.chosen_because.get(NOTE, "").split("; ") if _says_more(one, names))


def spoken(s: Session, order: Order) -> str:
    """Return what is said of it when the order is read back or placed."""
    notes = of(s, order)
    return say("shop_note", note=notes) if notes else ""


def _says_more(note: str, names: list[str]) -> bool:
    about = [name for name in names if qualities.is_of(note, name)]
    return bool(about) and not any(qualities.said_in(note, name) for name in about)
