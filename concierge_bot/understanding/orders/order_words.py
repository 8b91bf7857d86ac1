"""What a text says of an order: whether it asks what is in it, and which of its times is the delivery's."""

import re

from concierge_bot.understanding.words.vocabulary import is_ware

_CONTENTS = re.compile(
    r"\bwhat(s| is| was| all)?\b.*\b(i|we|you|ive|weve) (just )?(order\w*|ask\w*|get|got|put|say|said)\b"
    r"|\bwhat(s| is| was)? (is |was )?(in|on) (my|the|that|it)\b"
    r"|\bwhat\b.*\b(am i getting|are you (bringing|sending))\b"
    r"|\bdid (i|you|we) (order|get|ask|put|forget|remember|say)\b|\bwhat about the\b"
    r"|\bis (there|the) .*\b(in|on) (it|my|the)\b"
)
_MINDS = re.compile(
    r"\b(?:(?:dont|do not|never) (?:you )?forget|remember|mind|keep in mind|like|as|thats|that is|exactly|just)"
    r" (?:about )?what (?:i|we)\b(?: just| have)* (?:said|told|asked|wrote|ordered)\w*"
)
"""What reminds us of her own words asks for nothing."""


_BRINGING = frozenset(
    """
    i id we it its them that this the my order orders groceries food shopping delivery deliveries deliver delivered
    come comes coming bring brought send sent get got have want wanted need would like please pls dear love no not but
    and must should shall can could you is be for at on by to me arrive make so as listed all today then still only now
    today said told already same rest before after instead rather better do dont
    """.split()
)


_CLAUSES = re.compile(
    r"[.;!?\n,]+(?!\d)|\b(?:so|because|cos|cause|since)\b|\band (?=(?:who|whos|the|my|i|a|we|he|she)\b)"
    r"|\s(?=(?:can|could|would|will) you\b|i (?:need|want|would like|should like)\b|please (?:send|bring|get)\b)"
    r"|(?<!after)(?<!before)(?<!to)(?<!for) (?=(?:the|my|that) (?:ride|lift|taxi|cab|appointment|appt)\b)",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(who|whos|man|men|lady|fella|plumber|nurse|doctor|dr|grand\w+|child\w*|kids?|son|daughter|sister|brother|family"
    r"|visitors?|company|guests?|friends?|he|she|cleaner|hairdresser|priest|vicar|pastor|neighbou?r)\b(\W+\w+){0,4}?\W+"
    r"(come|comes|coming|came|visit\w*|arriv\w*|fix\w*|here|stay\w*|due)\b"
    r"|\b(i|we|im|were)\b(\W+\w+){0,2}?\W+(going|go|gone|goin|meeting|having|eating|off)\b"
    r"(?!\W+to (?:be|need|want))"
    r"|(?<!can )(?<!could )(?<!may )\b(?:i|we)(?:'?ve| have|'?ll have)(?: got)?"
    r"(?: (?:the|my|an?|to see|to be) (?:\w+ ){1,4}?(?:at|from)| (?:\w+ ){1,3}?(?:un)?till?)"
    r" (?=\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half)"
    r"|(?<!after )(?<!before )\b(the|my|a|that) (ride|lift|taxi|cab|appointment|appt|dentist|checkup|haircut|party)\b"
    r"|\b(?:the|my|our|her|his) (?:meal|dinner|supper|lunch|party|cookout|feast|picnic|barbecue|bbq|birthday|service)"
    r" (?:is|are|was|will be|'?s) (?:for|on|not (?:un)?till?)?\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?P<who>[a-z][\w'-]*?)(?:'s|s'|'re)?(?P<is> (?:is|are|will be|ll be|was|were))?"
    r"(?: (?:also|only|all|both|just|now|really|finally|probably))*"
    r" (?:(?:coming|visiting|arriving|flying|staying|driving|dropping)\b|comes\b|visits?\b|arrives?\b|flies\b|stays?\b"
    r"|meets?\b|drops? (?:by|in)\b|drives? (?:up|down|over)\b|(?:(?<=is )|(?<=are )|(?<=will be ))(?:here|over|home"
    r"|in town)\b)",
    re.IGNORECASE,
)
"""Somebody or something that comes."""
_OURS = frozenset(
    """
    it its they them this that these those you what which everything all order orders delivery deliveries groceries food
    shopping stuff things rest driver van box bag bags parcel package can could will would should must may might to not
    and or when before until till after if as please is are be have has want need get let make
    """.split()
)
"""What comes to her from us, and words that are no one who comes."""
_WHY = re.compile(
    r"\s*\b(?:because|cos|coz|cuz|cause|(?:since|as)(?= (?:i|we|he|she|my|our)\b))\b(?! of\b)(?P<why>[^.;!?\n,]*)",
    re.IGNORECASE,
)
_STILL_IT = re.compile(
    r"\b(?:need|want|must|bring|deliver\w*|send|get|have it|have them|here by|come|order\w*|please|can|could)\b",
    re.IGNORECASE,
)
"""What speaks of the order also where she says why."""
_GAVE_IT = re.compile(
    r"\W*\b(and )?(make|have|bring|send|get|let|can|could) (it|that|them|they)( (come|be|to|for|on|by|at))*\W*$",
    re.IGNORECASE,
)


_GREETING = re.compile(
    r"^\W*(?:good )?(?:morning|afternoon|evening|day)\b[\s,.!]*"
    r"(?=(?:(?:this|it) is|it'?s|im|i'm|i|we|dear|love|hun|honey|hello|hi|to (?:you|ya|ye)|there|all|everyone|can|could"
    r"|would|will|may|need|please|pls|send|bring|get)\b)",
    re.IGNORECASE,
)


def of_it(text: str) -> str:
    """Return what a text says of the order itself: who else comes, and when, is no time of its delivery."""
    text = _GREETING.sub("", text)
    text = _WHY.sub(lambda found: found[0] if _STILL_IT.search(found["why"]) else "", text)
    said = [clause for clause in _CLAUSES.split(text) if clause]
    kept = [clause.strip() for clause in said if not (_ANOTHERS.search(clause) or _anothers_coming(clause))]
    return text if len(kept) == len(said) else ", ".join(filter(None, kept))


def _anothers_coming(clause: str) -> bool:
    """Tell whether a clause tells that somebody comes, by whatever name: "Kevin is coming on Wednesday"."""
    who = [found["who"].casefold() for found in _COMES.finditer(clause)]
    return bool(who) and not any(one in _OURS or is_ware(one) for one in who)


def without_it(rest: str) -> str:
    """Return what is left beside a time without the words that only gave it ("and make it", "can they come")."""
    return _GAVE_IT.sub("", rest)


def only_brings(rest: str) -> bool:
    """Tell whether what is left beside a time says nothing but that it shall be brought then, or not before."""
    return set(_line(rest).split()) <= _BRINGING


def asks_contents(text: str) -> bool:
    """Tell whether she asks what she ordered."""
    line = " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
    return bool(_CONTENTS.search(_MINDS.sub(" ", line)))


_WHERE_WE_WERE = re.compile(
    r"\bwhere (?:were|was|are|did|had) (?:we|i)\b"
    r"(?: (?:at|now|up to|get(?: up)? to|got(?:ten)? to|leave off|left off))*"
    r"(?: (?:with|about|on) (?!to\b)[\w ]{1,30})?\W*$",
    re.IGNORECASE,
)


def asks_where_we_were(text: str) -> bool:
    """Tell whether she asks how far we came: "right, where were we with the apples"."""
    return bool(_WHERE_WE_WERE.search(text))


_USUAL = re.compile(
    r"(?:^|[.!?;,\n]\s*|\b(?:want|need|send|bring|get|order|have|give|just|only|like)(?: me| us)?(?: just| only)? )"
    r"(?:(?:just|only|and|but|also|please) )*(?:my|the) usual\b"
    r"(?=\W*(?:$|[.!?,;\n]|(?:and|but|with\w*|plus|please|order|groceries|shopping|list|no|things|lot|one|for|on|this"
    r"|next|today|tomorrow)\b))",
    re.IGNORECASE,
)


def wants_usual(text: str) -> bool:
    """Tell whether a text orders what she always has, whatever reason stands beside a part of it."""
    return bool(_USUAL.search(text)) and "?" not in text


_ADDS_USUAL = re.compile(
    r"(?:\b(?:and|also|plus|add|put|with|want|need|send|have|get)\b(?: (?:me|us|in|on|i|want|need|please|also))*\s+"
    r"|^\W*(?:oh\W+)?)(?:my|the) usual\b"
    r"(?=\W*(?:$|[.!?,;\n]|(?:too|as well|also|please|things|lot|order|list|groceries|to (?:it|that)|on (?:it|that)|in"
    r" with|with (?:it|that)|and)\b))",
    re.IGNORECASE,
)


def without_usual(text: str) -> str | None:
    """Return what else a text puts to an order besides what she always has; None if it wants none of that."""
    found = _ADDS_USUAL.search(text)
    return None if found is None or "?" in text else f"{text[: found.start()]} {text[found.end() :]}".strip()


_SAME = re.compile(
    r"\b(?:the )?same (?:(?:groceries|food|order|things?|shopping|list|stuff|lot|ones?) )?(?:again )?"
    r"(?:as|like|that i (?:had|got)|i (?:had|got)) (?:the )?(?:last|before|always|usual|previous|other)\b",
    re.IGNORECASE,
)
_NO_GOODS = re.compile(
    r"\b(?:ride|cab|taxi|lady|girl|man|(?<!last )time|hour|pills?|tablets?|medicine|meds|dose|problem"
    r"|trouble|thing happened|pain)\b",
    re.IGNORECASE,
)


def wants_same(text: str) -> bool:
    """Tell whether a text orders what she had the last time, and asks for nothing that comes again and again."""
    return bool(_SAME.search(text)) and "?" not in text and not _NO_GOODS.search(text)


def with_but(text: str) -> str:
    """Return a text in which what comes after "same as last week, only ..." is a change, and no whole list."""
    return _SAME_ONLY.sub(r"\1 but ", text)


_SAME_ONLY = re.compile(
    r"(\bsame (?:(?:groceries|food|order|things?|shopping|list|stuff) )?(?:again )?(?:as|like)\b[^.;!?\n]{0,30}?)[, ]+"
    r"(?:only|just|except)(?: that)?\s+",
    re.IGNORECASE,
)


def breaks_off(text: str) -> bool:
    """Tell whether a list was sent before it was at its end ("paper towels and")."""
    return bool(_BROKEN_OFF.search(text))


_BROKEN_OFF = re.compile(r"\w\W+(?:and|an|n|&|also|plus|and some|and a)\W*$", re.IGNORECASE)


def asks_prices(text: str) -> bool:
    """Tell whether a text asks what things cost, and wants none of them yet."""
    said = _line(text)
    return bool(_PRICES.search(said)) and not (_WANTS.search(said) or _A_BILL.search(said))


def without_asking(text: str) -> str:
    """Return the things that a text asks the price of, without the asking."""
    return " ".join(_ASKING.sub(" ", text).split()).replace(" ,", ",").strip(" ?,")


def asks_if_sold(text: str) -> str:
    """Return the things of which a text asks if a shop has them ("do you have reading glasses"); else nothing."""
    found = _SOLD.search(text.replace("\u2019", "'"))
    return "" if found is None else re.split(r"[.?!\n]", text[found.end() :])[0].strip(" ,")


_SOLD = re.compile(
    r"\b(?:do|does|don't|doesn't|if|whether|has|have) (?!(?:i|we|he|she|it|that|this)\b)(?:[\w']+ ){1,4}?"
    r"(?:(?:all|even|still|ever|also) )*(?:have|has|carr(?:y|ies)|sells?|stocks?|got)\b"
    r"(?! (?:to|it|my|your|that|this|me|down|time|come|been|gone)\b)(?: (?:any|some|got))*"
    r"|\bdo (?:you|u|ya|y'?all)(?: all| guys)? (?:bring|do|deliver)\b(?! (?:it|my|the|that|this|me|to|on|at)\b)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"[.?!,]*\s*\b(?:i )?(?:no|not|dont|do not|don't|wont|won't)(?: want to| wish to)? (?:buy|order|purchas)\w*\b.*$"
    r"|[.?!,]*\s*\b(?:i )?(?:only|just) (?:ask|want to know|wonder)\w*\b.*$|"
    r"\b(?:what (?:does|do|would|will|is|are)|wh?at'?s|how ?much (?:is|are|for|does|do|would|will)"
    r"|costs?(?: by (?:itself|themselves)| alone| on its own)?|prices?(?: of| for)?"
    r"|the delivery (?:charge|fee))\b",
    re.IGNORECASE,
)


def _line(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("\u2019", "")).split())


_PRICES = re.compile(
    r"\b(?:price|prices|cost) (?:of|for)\b|\bhow ?much (?:is|are|for|does|do|would|will|s)\b"
    r"|\bhow ?much(?:s| is) (?:a|the)\b|\bwhat (?:does|do|would|will|is|are|s)\b.*\bcosts?\b"
    r"|\bwhats (?:the|your) price\b|\bprice$|\bwh?ats (?:(?:the|my|that|those|a) )?(?:\w+ ){1,3}?costs?\b"
)
_WANTS = re.compile(
    r"\b(?:need|send (?:me|it|us)|put|stick|bring|get me|get us|add|remind|cancel|stop|instead|make it|take off"
    r"|leave off)\b"
)
_A_BILL = re.compile(
    r"\b(?:owe|spend|spent|so far|this month|bill|paid|pay|statement|total|altogether|ride|taxi|plumber)\b"
)
