"""Her words of goods as one plainly says them, before a list or a change is read."""

import re
from collections.abc import Iterable

from concierge_bot.understanding import endearments, passing, spanish

_OF_AN_ORDER = re.compile(
    r"\b(?:(?:in|on|from|of|with|to|for) )?(?:the |my )?order (?:number |no\.? ?|nr\.? ?|# ?)?\d{1,5}\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(r"\b(?:perhaps|possibly|ideally|preferably|(?<!or )maybe)\b,?", re.IGNORECASE)

_APART = re.compile(
    r"\b(?:(?:two|2|both|all|as) )?sep[ae]r[ae]te(?:ly)?\b(?: (?:things|orders|shops|stores|places|lists|items))?",
    re.IGNORECASE,
)


def plain(text: str, had: Iterable[str] = ()) -> str:
    """Return what a text says of goods in plain turns; ``had`` are the goods that it may change.

    What she calls us, how she hedges and the number of an order are no goods; what she says in passing is an amount.
    """
    text = endearments.without(spanish.in_english(text), had)
    return _OF_AN_ORDER.sub(" ", _APART.sub(" ", _HEDGES.sub(" ", passing.counted(text))))
