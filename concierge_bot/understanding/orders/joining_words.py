"""Goods that shall come with an order which she has ("to that order", "friday with the meat in the same order"), and
words that drop what was read back to her ("cancel this one", "forget the plantains list")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concierge_bot.understanding.words import spanish

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_N = rf"(?:\d{{1,6}}|{'|'.join(_WORDS)})"
_THE = r"(?:that|my|the|this|la|mi|same|the same|my same|that same|mi mismo)"
_ORDER = (
    rf"(?:in|into|to|on|onto|with|inside) {_THE} (?:\w{{3,6}}day |last |same )?order"
    rf"(?: (?:number |no |# ?)?(?P<n>{_N})\b)?"
)
_CUE = re.compile(rf"\b{_ORDER}(?! (?:for|of)\b)", re.IGNORECASE)
_SAME = re.compile(r"\b(?:in |with )?(?:the |that )?same (?:order|delivery)\b", re.IGNORECASE)
_VERB = r"(?:ad|add|put|include|stick|throw|pop|agrega|pon)"
_BEFORE_IT = re.compile(rf"\b{_VERB} (?:in )?(?P<goods>[^.;!?\n]+?)[ ,]*(?:too |also )?$", re.IGNORECASE)
_BEHIND_IT = re.compile(rf"\b{_VERB}\W*$", re.IGNORECASE)
_GO = re.compile(
    r"(?:^|[.;,!?\n]|\b(?:no|and|but|so|mija|mijo)\b)\s*(?P<goods>(?:the )?[a-z][^.;,!?\n]{2,60}?)"
    r" (?:shall |should |to |must |can )?"
    r"(?:go|goes|come|comes|belong|belongs)\b(?P<where>[^.;!?\n]*)$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith (?:the|my) (?P<goods>[a-z]+)\b", re.IGNORECASE)
_ASKS = re.compile(r"^\W*(?:is|are|was|did|does|what|when|how|who|where)\b", re.IGNORECASE)
_THIS = r"(?:this|that)(?: (?:one|list|order|whole thing))"
_DROPS = re.compile(
    rf"\b(?:cancel|forget|drop|scrap|delete|leave|stop|lose|never ?mind)(?: about)? {_THIS}"
    r"(?! (?:off|out|up|at|there))\b"
    r"|\b(?:cancel|forget|drop|scrap|delete|never ?mind)(?: about)? (?:the|my|that|this) (?:[a-z]+ )?list\b"
    rf"|\b(?:dont|don't|do not|not) (?:want|need|order) (?:none|any|nothing|anything)? ?(?:of )?{_THIS}"
    r"|\b(?:dont|don't|do not) (?:want|need|order) (?:none|any|nothing|anything) of (?:this|that|it|these)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:but|except|only (?:the|a|one|without)|without|instead)\b(?! (?:dont|don't|do not|not)\b)",
    re.IGNORECASE,
)


_NO_GOODS = re.compile(
    r"\b(?:not|no|isnt|isn't|aint|ain't) (?:a |any |some )?"
    r"(?:food|groceries|goods|grocery|something (?:to|you) (?:eat|buy))\b"
    r"|\b(?:thats|that's|that is|he is|hes|he's|she is|shes|she's) my"
    r" (?:doctor|dr|daughter|son|nurse|dentist|pharmacist"
    r"|husband|wife|sister|brother|friend|neighbou?r|cat|dog|priest|pastor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Joins:
    """The goods that shall come with an order, its number if she names it, and goods that are in it already."""

    goods: str
    number: int
    beside: str
    where: str


def read(text: str) -> Joins | None:
    """Return what a text wants in an order that she has; None where it asks, or names no such order."""
    text = spanish.in_english(text)
    cue = _CUE.search(text) or _SAME.search(text)
    if cue is None or _ASKS.match(text):
        return None
    number = _number(cue.groupdict().get("n") or "")
    if (go := _GO.match(text[: cue.start()]) or _last(_GO, text[: cue.start()])) is not None:
        beside = _WITH.search(go["where"])
        return Joins(_bare(go["goods"]), number, beside["goods"] if beside else "", go["where"])
    if (before := _BEFORE_IT.search(text[: cue.start()])) is not None and before["goods"].strip():
        return Joins(_bare(before["goods"]), number, "", "")
    if _BEHIND_IT.search(text[: cue.start()]):
        return Joins(_bare(text[cue.end() :]), number, "", "")
    return None


def drops(text: str) -> bool:
    """Tell whether a text drops what was read back to her as a whole, and wants no part of it."""
    text = spanish.in_english(text)
    return bool(_DROPS.search(text)) and not _BUT.search(text) and not _ASKS.match(text) and "?" not in text


def names_list(text: str, goods: Sequence[str]) -> bool:
    """Tell whether a text calls what was read back a list, or by goods in it."""
    said = {word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", spanish.in_english(text).casefold())}
    inside = {word.removesuffix("s") for name in goods for word in re.findall(r"[a-z]{3,}", name.casefold())}
    return "list" in said or bool(said & inside)


def denies_goods(text: str) -> bool:
    """Tell whether a text says that something is somebody, or nothing to eat or to buy ("thats my doctor not food")."""
    return bool(_NO_GOODS.search(spanish.in_english(text)))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _bare(goods: str) -> str:
    return re.sub(r"^\W*(?:the|my|also|too|in|and)\b ", "", goods.strip(), flags=re.IGNORECASE).strip(" ,")


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _WORDS.index(word.casefold()) + 1 if word.casefold() in _WORDS else 0
