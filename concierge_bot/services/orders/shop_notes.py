"""How she wants her goods ("firm tomatoes") goes along with an order as a word to the shop, and is said back to her."""

from collections.abc import Sequence

from sqlmodel import Session

from concierge_bot.models import Agency, Order
from concierge_bot.services.orders import baskets, price_limits
from concierge_bot.texts import say
from concierge_bot.understanding.goods import details, lexicon, qualities
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import usual_words

NOTE = "note"
"""Under which word an order keeps what its shop must know besides."""
WITH_IT = "with_it"
"""Under which word it keeps what goes along with its goods: what is written on a cake, where they are left."""
MOST, LONGEST = 3, 80


def keep(s: Session, order: Order, words: str, new: Sequence[Item] = ()) -> bool:
    """Keep what a text says of how its goods, or ``new`` ones, shall be; tell whether it said anything."""
    found = [*qualities.told(words), *_details(new or baskets.of_order(s, order), words)]
    if found:
        notes = dict.fromkeys([*order.chosen_because.get(NOTE, "").split("; "), *found])
        last = [one for one in notes if one][-MOST:]
        order.chosen_because = {**order.chosen_because, NOTE: "; ".join(last)}
        s.add(order)
    return bool(found)


def go_along(s: Session, order: Order, words: Sequence[str]) -> None:
    """Keep words that go along with an order; her medicines are nobody's business who packs or brings it."""
    kept = [one for one in order.chosen_because.get(WITH_IT, "").split("; ") if one]
    new = [one[:LONGEST] for one in words if not recall.names_pills(one)]
    order.chosen_because = {
        **order.chosen_because,
        WITH_IT: "; ".join([*dict.fromkeys([*kept, *new])][-MOST:]),
    }
    s.add(order)


def _details(lines: Sequence[Item], words: str) -> list[str]:
    """Return size and kind of a good, with the line that they are of: the one that is named, else the only one."""
    goods = details.on_sale(words)
    sale = [
        f"{line.name.casefold()} only if on sale" for line in lines if goods and baskets.called(line, goods)
    ]
    how, named = details.told(words), usual_words.foods(details.without(words))
    of = [line for line in lines if named & lexicon.stems(line.name)] or (lines if len(lines) == 1 else ())
    return [*sale, *([f"{of[0].name.casefold()} {', '.join(how)}"] if how and len(of) == 1 else [])]


def of(s: Session, order: Order) -> str:
    """Return the word to the shop, without what is no part of the order or what a name says itself."""
    names = [item.name for item in baskets.of_order(s, order)]
    told = (one for one in order.chosen_because.get(NOTE, "").split("; ") if _says_more(one, names))
    limits = price_limits.notes(order, s.get_one(Agency, order.agency_id).currency)
    return "; ".join(filter(None, (*told, order.chosen_because.get(WITH_IT, ""), *limits)))


def spoken(s: Session, order: Order) -> str:
    """Return what is said of it when the order is read back or placed."""
    notes = of(s, order)
    return say("shop_note", note=notes) if notes else ""


def _says_more(note: str, names: list[str]) -> bool:
    about = [name for name in names if qualities.is_of(note, name)]
    feels = bool(qualities.FEELS & set(note.split()))
    return bool(about) and not (feels and any(qualities.said_in(note, name) for name in about))
