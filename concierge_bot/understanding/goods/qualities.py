"""How goods shall be ("firm tomatoes", "bananas, not too ripe"): no part of their name, but a word for the shop."""

import re

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon, stem

FEELS = frozenset(
    "firm hard ripe unripe underripe overripe mushy soft crisp juicy tender lean fatty thick thin plump meaty bruised"
    " firmer harder riper softer leaner thicker thinner fresher".split()
)
"""Words that tell no good from another: what they are said of is the same good without them."""
_FEEL = "|".join(sorted(FEELS, key=len, reverse=True))
_NOT = r"(?:(?:not|never|no|none|nothing|isn't|aren't) (?:(?:too|so|very|all that|the) )*(?:of the )?)"
_HOW = (
    rf"(?P<how>{_NOT}?(?:(?:nice|good|really|very|extra|quite|nice and|still|a bit|slightly|well|all) )*(?:{_FEEL})"
    rf"(?:(?:,? and |,? but |,? or |, ){_NOT}?(?:too |very )?(?:{_FEEL}))*)"
)
_GOODS = r"(?P<goods>[a-z]{3,}(?: [a-z]{3,})?)"
_ENDS = (
    r"(?: (?:ones?|this time|please|pls|again|like last time|if (?:you|they) can))*"
    r"(?=\s*(?:[.,;!\n]|$|and (?:not|no)\b))"
)
_MIND = (
    r"(?:(?:please|kindly|and|but|only|just|also|do|so) )*(?:see|make sure|be sure|ensure|mind|check|remember"
    r"|make certain"
    r"|(?:tell|ask|let) (?:them|him|her|the \w+)(?: know)?)(?: (?:to it|that|to|it|send|pick))*"
)
_SHALL = (
    rf"(?:(?:{_MIND} )(?:the |my |those |these )?(?:{_GOODS}) (?:are|is|be|to be)"
    r"|(?:(?:please|and|but|only|just|also) )*(?:the |my |those |these )?(?P<other>[a-z]{3,}(?: [a-z]{3,})?)"
    r" (?:must|should|shall|have to|has to|need to|needs to|ought to|want to|had better|to)(?: all| both)? be)"
)
_SAID_BY_ITSELF = re.compile(rf"(?:^|(?<=[.;!?\n,])|(?<=\band))\s*{_SHALL} {_HOW}{_ENDS}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\b{_GOODS}(?P<between>(?: (?:please|but|that are|which are))*,? ?(?:(?:please|but|and|only) )*){_HOW}"
    r"(?: (?:ones?|kind|please))+(?=\s*(?:[.,;!?\n]|$|and\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{_HOW} {_GOODS}", re.IGNORECASE)
_NOT_BEFORE = re.compile(rf"\b{_NOT}(?=(?:{_FEEL}) [a-z])", re.IGNORECASE)


def told(text: str) -> tuple[str, ...]:
    """Return each word for the shop that a text has of its goods: "firm tomatoes"."""
    found: list[str] = []
    for pattern in (_SAID_BY_ITSELF, _BEHIND, _BEFORE):
        for one in pattern.finditer(text):
            said = one.groupdict()
            words, how = said.get("goods") or said.get("other") or "", said["how"]
            if (goods := _ware(words)) and not _is_name(how, goods):
                found.append(f"{how} {goods}".casefold())
        text = pattern.sub(" . ", text)
    return tuple(dict.fromkeys(found))


def without(text: str) -> str:
    """Return a text without what only says how its goods shall be; a feel before a name is left to the catalogue."""
    text = _SAID_BY_ITSELF.sub(lambda one: " " if _of_goods(one) else one[0], text)
    text = _BEHIND.sub(lambda one: one["goods"] if _of_goods(one) else one[0], text)
    return _NOT_BEFORE.sub(lambda one: "" if _before_goods(text, one) else one[0], text)


def is_of(note: str, name: str) -> bool:
    """Tell whether a note is of a listed good: both share a word that says what it is."""
    goods = {stem(word) for word in note.split() if word not in FEELS}
    return bool(goods & {stem(word) for word in re.findall(r"[a-z]+", name.casefold())})


def said_in(note: str, name: str) -> bool:
    """Tell whether a listed name says itself what a note asks: "lean ground beef" of lean beef."""
    named = {stem(word) for word in re.findall(r"[a-z]+", name.casefold())}
    return all(stem(word) in named for word in note.split() if word in FEELS)


def _of_goods(found: re.Match[str]) -> bool:
    said = found.groupdict()
    return bool(_ware(said.get("goods") or said.get("other") or ""))


def _before_goods(text: str, found: re.Match[str]) -> bool:
    behind = _BEFORE.match(text, found.start())
    return behind is not None and _of_goods(behind)


def _is_name(how: str, goods: str) -> bool:
    """Tell whether both together are the name of a good of its own, such as hard candy."""
    return _is_ware(f"{how.split()[-1]} {goods}".casefold())


def _ware(words: str) -> str:
    """Return what of some words is a good: both, the last, or the first."""
    whole = words.casefold()
    parts = [whole, *reversed(whole.split())]
    return next((part for part in parts if _is_ware(part)), "")


def _is_ware(words: str) -> bool:
    token = lexicon().phrases.get(words)
    return token is not None and token.kind is Kind.FOOD
