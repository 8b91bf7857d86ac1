"""A change of a basket that is read in parts: a line by its whole name, one line as two, sentence by sentence."""

import re
from dataclasses import replace

from concierge_bot.understanding.goods import items as reading
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import manyfold, merged

ENDS = re.compile(r"[.!?;]+\s+|\n")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_MAKE_IT = re.compile(rf"\bmake (?:it|that) (\d{{1,2}}|{'|'.join(_NUMBERS[1:])})\b", re.IGNORECASE)


def apart(items: tuple[Item, ...], words: str, listed: set[str]) -> tuple[tuple[Item, ...], str, bool]:
    """Take off what she names in full of lines that no shop lists, or part what was merged in one; tell if either."""
    for item in sorted(items, key=lambda one: -len(one.name)):
        if item.name in listed or " " not in item.name:
            continue
        left = tuple(one for one in items if one is not item)
        whole = merged.named_whole(words, item.name, [one.name for one in left])
        rest = merged.without_line(whole, item.name)
        if rest is not None:
            return left, rest, True
        if parts := merged.parted(words, item.name):
            return left, f"add {', '.join(parts)}", True
    return items, words, False


def one_by_one(
    items: tuple[Item, ...], sentences: list[str], products: list[reading.Product], bought: list[str]
) -> reading.Change | None:
    """Apply sentence after sentence, what names no ware ("make it two") last; None if one stays unclear."""
    made: tuple[Item, ...] = ()
    for words in sorted(sentences, key=lambda one: bool(_MAKE_IT.search(one))):
        if (many := _MAKE_IT.search(words)) and len(items) == 1:
            number = int(many[1]) if many[1].isdigit() else _NUMBERS.index(many[1].casefold())
            items = made = (replace(items[0], quantity=number),)
            continue
        found = reading.change(items, words, catalogue=products, history=bought)
        if found.unclear:
            return None
        items, made = found.items, (*found.added, *found.removed, *found.changed)
    return reading.Change(items, changed=made)


def times(items: tuple[Item, ...], words: str) -> tuple[tuple[Item, ...], str]:
    """Count each line as many times as her words say ("double the chicken"); return what else they say, too."""
    for many, goods in manyfold.told(words):
        said = lexicon.stems(goods)
        meant = [item for item in items if said & lexicon.stems(item.name)]
        if len(meant) != 1:
            continue
        counted = replace(meant[0], quantity=(meant[0].quantity or 1) * many)
        items = tuple(counted if item is meant[0] else item for item in items)
        words = manyfold.without(words, goods)
    return items, words
