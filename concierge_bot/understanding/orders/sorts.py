"""Another sort of what is in her basket, in its place: "make the milk 2%", "the white bread, not the wheat"."""

import re

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon, tokens

_END = r"(?=\s*(?:[.,;!?\n]|$|please\b|and\b|with\b|but\b))"
_SORT = r"(?P<sort>(?:(?!to\b|for\b|be\b|into\b)[\w%'-]+ ){0,2}?(?!\d+\b(?!%))[\w%'-]+)"
_MADE = re.compile(
    r"\b(?:make|change|switch|swap|have|turn)(?: out)? (?:the|my|that|your) "
    r"(?P<ware>[a-z]+(?: (?!(?:to|for|into|with|be|as|out)\b)[a-z]+)?)"
    r"(?: (?:to|for|into|with|be|as))? (?:(?:the|a|an|some) )?"
    rf"{_SORT}(?: (?:one|kind|sort|type))?(?: (?:instead|rather|please|this time))*{_END}",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:(?:can|could|would|may|might) (?:the|my) (?P<ware>[a-z]+(?: [a-z]+)?) (?:please )?be"
    r"|(?:the|my) (?P<other>[a-z]+) (?:should be|should have been|must be|was to be|is to be|has to be|needs to be"
    rf"|ought to be)) (?:the |a |an )?{_SORT}(?: (?:one|kind|sort|type))?(?: (?:instead|rather|please))*{_END}",
    re.IGNORECASE,
)
_ONES = re.compile(
    r"\b(?P<ware>[a-z]{3,}s)\b(?P<beside>(?: (?![a-z]{3,}s\b)[a-z']+){0,6}),\s*(?:just |only )?"
    r"the (?P<sort>[a-z]+(?: [a-z]+)?) ones?\b",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"\b(?:i|we)(?:'?d| would)? ?(?:sooner|rather|prefer|like better)(?: to)?(?: have| take| get| order)? (?!not\b)",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"(?P<start>^|[.;!?\n,])\s*(?:(?:yes|ok|okay|well|oh|then|so|no|and|but)\W+)*"
    r"(?:the )?(?P<ware>[a-z%\d][a-z% ]{2,30}?)"
    r"(?: (?:is|are|will be|would be|will|would)|'?ll be) (?:just |quite |perfectly )?"
    r"(?:fine|ok|okay|good|great|alright|all right|do|right|perfect)\b(?: then| too| for me)?"
    r"(?:[,.;]? *(?P<many>(?:\d+|an?|one|two|three|four|five|six)"
    r" (?:lbs?|pounds?|packs?|boxes|bags?|cans?|bunch(?:es)?|dozen|pints?|quarts?|ounces|oz))\b)?",
    re.IGNORECASE,
)


_NOT_THAT = re.compile(
    r"\b(?:just|only) (?:the |my )?(?P<sort>[a-z%\d]+) (?P<ware>[a-z]+)\b(?: (?:please|dear|love))?[,.;]? "
    r"(?:and )?not the (?P<other>[a-z%\d]+)(?: ones?| kind| sort)?(?=\s*(?:[.,;!?]|$))",
    re.IGNORECASE,
)


_SORT_NOT_OTHER = re.compile(
    r"(?:^|(?<=[.;!?\n,] )|\bi (?:mean|meant|want|wanted|said) )(?:the |some )?"
    r"(?P<sort>(?!\d+\b(?!%))[a-z%\d]+) (?P<ware>[a-z]{3,}),? "
    r"(?:and )?not (?:the |any )?(?P<other>[a-z%\d]+)(?: (?:(?P=ware)|ones?|kind|sort))?(?=\s*(?:[.,;!?]|$|please\b))",
    re.IGNORECASE,
)
_MEANS_IT = re.compile(
    r"(?:\bno+\W+)*\bi (?:mean|meant) (?:the |my )?(?P<ware>[a-z]{3,})(?: dear| love)?[.,;!]+\s*(?=\w+ (?P=ware)\b)",
    re.IGNORECASE,
)
"""What she speaks of, before she says how it shall be: "no i mean the BREAD. white bread not brown"."""


def the_ones(text: str) -> str:
    """Return a text with the sort that follows goods put before them: "the cookies, the chocolate chip ones"."""
    return _ONES.sub(_of_that_sort, text)


def told(text: str) -> str:
    """Return a change with each other sort as a plain turn: "2% milk instead"."""
    text = _NOT_THAT.sub(_one_sort, _MEANS_IT.sub("", text))
    text = _SORT_NOT_OTHER.sub(_not_the_other, _RATHER.sub("i meant ", _FINE.sub(_meant, text)))
    for turn in (_MADE, _BE):
        text = turn.sub(_instead, text)
    return text


def _one_sort(found: re.Match[str]) -> str:
    """One of two sorts is no whole list: "just the plain sugar, not the brown" leaves the flour as it is."""
    kinds = [token.kind for token in tokens(f"{found['ware']} {found['other']}", lexicon())]
    if kinds.count(Kind.FOOD) != 1 or kinds[0] is not Kind.FOOD:
        return found[0]
    return f"the {found['sort']} {found['ware']}, no {found['other']} {found['ware']}"


def _not_the_other(found: re.Match[str]) -> str:
    """One sort of a ware in the place of another: "white bread not brown"; "bread not milk" is of two wares."""
    named, other = f"{found['sort']} {found['ware']}", f"{found['other']} {found['ware']}"
    for one in (named, other):
        kinds = [token.kind for token in tokens(one, lexicon())]
        if kinds.count(Kind.FOOD) != 1 or any(k not in (Kind.FOOD, Kind.BRAND, Kind.QUALITY) for k in kinds):
            return found[0]
    return f"i meant {named}"


def _meant(found: re.Match[str]) -> str:
    """Goods by more than their plain name that are fine: "white bread will do"; "the milk is fine" changes nothing."""
    row = tokens(found["ware"], lexicon())
    if not row or row[-1].kind is not Kind.FOOD or not (found["many"] or " " in found["ware"].strip()):
        return found[0]
    if any(token.kind not in (Kind.FOOD, Kind.BRAND, Kind.QUALITY) for token in row):
        return found[0]
    return f"{found['start']} i meant {found['many'] or ''} {found['ware']}"


def _instead(found: re.Match[str]) -> str:
    """Goods of their own behind it are no sort: "change the bread to rolls"."""
    ware = found["ware"] or found.groupdict().get("other") or ""
    foods = [token.text for token in tokens(ware, lexicon()) if token.kind is Kind.FOOD]
    if not foods:
        return found[0]
    named = f"{found['sort']} {foods[-1]}"
    kinds = [token.kind for token in tokens(named, lexicon())]
    if kinds.count(Kind.FOOD) != 1 or any(
        kind not in (Kind.FOOD, Kind.BRAND, Kind.QUALITY) for kind in kinds
    ):
        return found[0]
    return f"i meant {named}"


def _of_that_sort(found: re.Match[str]) -> str:
    kinds = [token.kind for token in tokens(found["ware"], lexicon())]
    return f"{found['sort']} {found['ware']}{found['beside']}" if kinds == [Kind.FOOD] else found[0]
