"""What she names and puts off in the same breath goes, and what she names instead comes: "flour no, sugar"."""

import re
from collections.abc import Iterable

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon, tokens

_WORD = r"[a-z][a-z%'-]*"
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_WARE = rf"(?P<ware>{_WORD}(?: {_WORD})?)"
_THAT = r"(?:that|it|them|those)(?: one)?(?: out| off)?"
_PUTS_OFF = re.compile(
    rf"\b{_WARE}(?P<off>,? (?:no|nope|nah)\s*[,.;]+\s*(?:sorry[,.]? )?"
    r"|,? (?:no|nope|nah),? (?:sorry|wait|i mean|i meant|rather|make (?:it|that)),? (?:make it )?"
    rf"|[,.]? (?:no,? )?(?:(?:scratch|leave|skip|forget|strike|cancel|drop) {_THAT}"
    rf"|never ?mind(?: {_THAT})?)[,.;]*\s+)",
    re.IGNORECASE,
)
"""A ware, and words that put it off where other goods follow."""
_NOT_NEEDED = re.compile(
    rf"\b{_WARE} (?:(?:is|are|was)(?: not|n't)|isnt|arent|not) (?:required|needed|wanted|necessary)"
    r"(?: (?:extra|this time|now|today|anymore|any more))*",
    re.IGNORECASE,
)
_ANOTHER_TWICE = re.compile(
    rf"\b(?P<ware>{_WORD}) no (?P<other>{_WORD})\s*[,.;]+\s*(?=(?:(?:i|want|need|get|some|the|a|just) )*(?P=other)\b)",
    re.IGNORECASE,
)
"""What she names again is what she wants: "coffee no tea, tea please"."""
_IN_ITS_PLACE = re.compile(
    rf"\b(?:put|stick|pop|have|give me|make it) (?P<new>[^.,;!?\n]{{2,40}}?) (?:instead of|in place of|rather than)"
    rf" (?:the |my |that )?{_WARE}(?=\s*(?:[.,;!?\n]|$))",
    re.IGNORECASE,
)
_PUT_INSTEAD = re.compile(
    r"\b(?:put|stick|pop|have|give me|make it|send|get|bring) (?P<new>[^.,;!?\n]{2,40}?) instead\b(?! of)",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:no|not|dont|don't|without|leave|remove|drop)\b(?! (?:wait|sorry|thats|that's)\b)"
)
_SORTS = re.compile(
    rf"(?:\b(?P<before>{_WORD})\s*[,.]?\s+)?(?:the )?\b(?P<sort>{_WORD})(?: ones?| kind)? not (?:the )?"
    rf"(?P<other>{_WORD})\b(?: ones?\b| kind\b)?(?: (?P<after>{_WORD}))?",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    rf"\b(?P<ware>{_WORD}),? (?:but )?not (?P<other>{_WORD}),? (?:but )?(?P<sort>{_WORD})"
    r"(?=\s*(?:[.,;!?\n]|$|please\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_NUMBER}|the|my|some|of|x|bags?|cans?|tins?|packs?|lbs?|pounds?|dozen|boxe?s?) *)+$"
)
_MADE = re.compile(
    rf"\b(?P<ware>{_WORD}),? make (?:it |that |them )?(?P<many>{_NUMBER}) (?P<unit>[a-z]+)\b", re.IGNORECASE
)
_MAKE = re.compile(
    rf"\b(?:better )?make (?:the |my )(?P<ware>{_WORD}) (?P<many>{_NUMBER})(?: (?P<unit>[a-z]+))?"
    r"(?=\s*(?:[.,;!?]|$|and\b))",
    re.IGNORECASE,
)
_BETTER = re.compile(r"^(?P<new>[^.;!?\n]{4,60}?),? (?:is |are |would be )?better\W*$", re.IGNORECASE)
_BREAD = "bread"
_SIGNS = re.compile(r"(?:\s+(?:and|an))?\s*([,.])(?:\s*[,.])*\s*(?=[,.]?\s*no\b)|([,.])(?:\s*[,.])+")
_LOAVES = re.compile(
    rf"(?P<before>{_WORD}[ ,]+)?\b(?P<many>{_NUMBER}) (?P<unit>loaf|loaves)\b(?! of\b)(?P<after> {_WORD})?",
    re.IGNORECASE,
)


def plainly(text: str, had: Iterable[str] = ()) -> str:
    """Return a text with what it puts off as "no ...", and what it wants in its place alone; ``had``: her basket."""
    said = text
    text = _ANOTHER_TWICE.sub(lambda one: f". no {one['ware']}. " if _goods(one["other"]) else one[0], text)
    text = _PUTS_OFF.sub(lambda one: _put_off(text, one), text)
    text = _NOT_NEEDED.sub(
        lambda one: f"{_lead(one)}, no {ware}, " if (ware := _goods(one["ware"])) else one[0], text
    )
    text = _IN_ITS_PLACE.sub(
        lambda one: f"no {one['ware']}, {one['new']}" if _goods(one["ware"]) else one[0], text
    )
    text = _PUT_INSTEAD.sub(
        lambda one: (
            one["new"] if _REFUSES.search(text[: one.start()].casefold()) else f"i meant {one['new']}"
        ),
        text,
    )
    if had and (better := _BETTER.match(text)) is not None:
        text = f"i meant {better['new']}"
    text = _SORTS.sub(lambda one: _of_sorts(one, had), _BUT_NOT.sub(_of_sort, text))
    for counted in (_MADE, _MAKE):
        text = counted.sub(_so_many, text)
    text = _LOAVES.sub(_of_bread, text)
    return text if text == said else _SIGNS.sub(lambda one: f"{one[1] or one[2]} ", text).strip(" ,.")


def _goods(words: str) -> str:
    """Return the good that some words end in; an empty string where they end in none."""
    row = words.split()
    for start in range(len(row)):
        name = " ".join(row[start:])
        found = tokens(name, lexicon())
        if len(found) == 1 and found[0].kind is Kind.FOOD:
            return name
    return ""


def _lead(found: re.Match[str]) -> str:
    """Return the words before the good in what was taken for its name."""
    return found["ware"].removesuffix(_goods(found["ware"]))


def _put_off(text: str, found: re.Match[str]) -> str:
    """A ware goes where other goods follow it, and it was not refused already."""
    ware, after = _goods(found["ware"]), text[found.end() :]
    before = _lead(found)
    refused = _REFUSES.search(f"{text[: found.start()][-12:]} {before}".casefold().split(",")[-1])
    follows = any(token.kind in (Kind.FOOD, Kind.BRAND) for token in tokens(after, lexicon())[:6])
    return f"{_BEFORE.sub('', before)}. no {ware}. " if ware and follows and not refused else found[0]


def _of_sorts(found: re.Match[str], had: Iterable[str]) -> str:
    """Of two sorts of one ware the first is meant: "white not brown bread", "bread. white not brown"."""
    sort, other = found["sort"], found["other"]
    if not (_is_sort(sort) and _is_sort(other)):
        return found[0]
    for place in ("after", "before"):
        if found[place] and _goods(found[place]):
            rest = found["before"] if place == "after" and found["before"] else ""
            return f"{rest} {sort} {found[place]}".strip()
    ware = _meant(sort, other, had)
    return f"{found['before'] or ''} i meant {sort} {ware}, {found['after'] or ''}" if ware else found[0]


def _of_sort(found: re.Match[str]) -> str:
    whole = _goods(found["ware"]) and _is_sort(found["other"]) and _is_sort(found["sort"])
    return f"{found['sort']} {found['ware']}" if whole else found[0]


def _is_sort(word: str) -> bool:
    token = lexicon().phrases.get(word.casefold())
    return token is not None and token.kind is Kind.QUALITY


def _meant(sort: str, other: str, had: Iterable[str]) -> str:
    """Return the one ware in her basket that comes in both sorts; an empty string where that may be several."""
    known: dict[str, bool] = {}
    for name in had:
        for token in tokens(name, lexicon()):
            ware = token.text.split()[-1]
            if token.kind is Kind.FOOD and (
                ware == _BREAD or {f"{sort} {ware}", f"{other} {ware}"} & lexicon().phrases.keys()
            ):
                known[ware] = not name.casefold().startswith(
                    ware
                )  # "wheat bread" is a sort, "rice 2lb" is none
    sorts = [ware for ware, named in known.items() if named] or list(known)
    return sorts[0] if len(sorts) == 1 else ""


def _so_many(found: re.Match[str]) -> str:
    if not _goods(found["ware"]):
        return found[0]
    unit = f"{found['unit']} of " if found["unit"] else ""
    return f", {found['many']} {unit}{found['ware']}"


def _of_bread(found: re.Match[str]) -> str:
    """Loaves by themselves are of bread: "no bacon and two loaves"."""
    before, after = found["before"] or "", found["after"] or ""
    if _is_good(after) or _BREAD in before or ("," not in before and _is_good(before)):
        return found[0]
    return f"{before}{found['many']} {found['unit']} of {_BREAD}{after}"


def _is_good(words: str) -> bool:
    goods = (Kind.FOOD, Kind.BRAND, Kind.QUALITY)
    return any(token.kind in goods for token in tokens(words, lexicon())[-1:])
