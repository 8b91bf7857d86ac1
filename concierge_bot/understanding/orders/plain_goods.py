"""Her words of goods as one plainly says them, before a list or a change is read."""

import re
from collections.abc import Iterable

from concierge_bot.understanding.goods import endearments, kinds_of_goods, qualities
from concierge_bot.understanding.orders import put_off, sorts
from concierge_bot.understanding.parting import passing
from concierge_bot.understanding.words import spanish
from concierge_bot.understanding.words.vocabulary import names_food

_OF_AN_ORDER = re.compile(
    r"\b(?:(?:in|on|from|of|with|to|for) )?(?:the |my )?order (?:number |no\.? ?|nr\.? ?|# ?)?\d{1,5}\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(r"\b(?:perhaps|possibly|ideally|preferably|(?<!or )maybe)\b,?", re.IGNORECASE)

_LISTED = re.compile(
    r"(?<=[a-z])(?:,\s*(?:(?:and|also|plus) )*|\s+(?:and )?also,? )(?:the|my) "
    r"(?=(?P<ware>[a-z]{3,})\s*(?:[,.;!?]|$|and\b|please\b))",
    re.IGNORECASE,
)
"""One more of a list: "cookies, and also the milk" are two, and "eggs, the brown ones" one."""
_APART = re.compile(
    r"\b(?:(?:two|2|both|all|as) )?sep[ae]r[ae]te(?:ly)?\b(?: (?:things|orders|shops|stores|places|lists|items))?",
    re.IGNORECASE,
)
_ALL_OF_THEM = (
    r"(?<=[a-z])\s*,\s*(?:all (?:two|three|four|five|six|seven|eight|[2-9])|both)"
    r"(?: of (?:them|those|these))?(?=\s*(?:[.,;!?]|$|please\b))"
)
"""How many kinds she named, and no amount of the last: "flour, butter and sugar, all three"."""
_GREETING = r"^\W*(?:muy )?buen[oa]s? (?:d[ií]as?|tardes?|noches?)\b[\s,.!]*"
_SPOKEN = (
    (_ALL_OF_THEM, ""),
    (_GREETING, ""),
    (
        r"[,;]?\s*\b(?:and )?(?:that'?s|that is|dats) the"
        r" (?:(?:whole|full|entire)(?: list| order| thing| lot)?|list|lot)\W*$",
        ". that's all",
    ),
    (r"\b(?:dat|dem|dese|tha|th'|dis)(?: (?:here|there))?(?= [a-z])", "the"),
    (r"\bdose(?= [a-z]+s\b)", "the"),
    (
        r"(?:^|(?<=[.,;!?\n] )|(?<=\b(?:of|in|on|to|me|is|an|at) )"
        r"|(?<=\b(?:and|get|git|for|wit|all|add|not|put|got|off|som)"
        r" )|(?<=\b(?:some|from|with|need|want|send|take|have|like|than) ))de (?!la\b|los\b|las\b|el\b)(?=[a-z0-9])",
        "the ",
    ),
    (r"\ban(?= (?:some|the|two|three|four|five|six|\d|my|also)\b)", "and"),
    (r"\bgit\b", "get"),
    (r"[,;]?\s*\b(?:ya )?tengo (?:ya )?(?:much[oa]s?|bastantes?|suficientes?)\b", ""),
    (r"\bme(?:c?k|ck)(?: ?(?=,)| (?=(?:it|that|the|di|my|mi|\d|one|two|three|four|five|six)\b))", "make "),
    (r"\b(\d|one|two) ?(?:procent|prosent|persent)\b", r"\1%"),
    (
        r"\bi (?:could|would) (?:murder|kill for|do with|love) an? (?:nice |good |hot )*cup of \w+\s*[.!;\n]+",
        "",
    ),
    (
        r"(?:^|(?<=[.,;!?] ))(?:cho|chuh|lawd|ay|eh|och|ach|arrah|oy|wah gwaan|hear mi)(?: now)?(?=[ .,!?])",
        "",
    ),
    (r"\b(?:jus|jst|jes|jest)(?= [a-z\d])", "just"),
    (r"\b(?:li[ck]kle|likl|wee)(?: bit of)?(?= [a-z])", "some"),
    (r"\bfi(?= (?:di|de|the|mi|me|my|to|\w*day)\b)", "for"),
    (r"\bdi(?= [a-z]{3})", "the"),
    (
        r"\bwhat ?ever (?:kind|sort|brand|type)s? of\b|\bany (?:old )?(?:kind|sort|brand|type)s? of\b|\bany old\b",
        "some",
    ),
    (
        r"(?<!if )(?<!not )(?<!have )(?<!n't )\b(?:whatever|whichever|any)"
        r"(?= (?!more\b|one\b|other\b|time\b|day\b|thing\b)[a-z]{3,})",
        "some",
    ),
)
"""Articles and small words as some people speak, and what leaves the sort to us."""


def plain(text: str, had: Iterable[str] = ()) -> str:
    """Return what a text says of goods in plain turns; ``had`` are the goods that it may change.

    What she calls us, how she hedges and the number of an order are no goods; what she says in passing is an amount.
    """
    had = tuple(had)
    text = endearments.without(sorts.the_ones(spanish.in_english(text)), had)
    for said, meant in _SPOKEN:
        text = re.sub(said, meant, text, flags=re.IGNORECASE)
    text = put_off.plainly(text, had)
    text = _LISTED.sub(lambda found: " and " if names_food(found["ware"]) else found[0], text)
    text = kinds_of_goods.without(qualities.without(text))
    return _OF_AN_ORDER.sub(" ", _APART.sub(" ", _HEDGES.sub(" ", passing.counted(text))))
