"""Which part of a text says who may know what: the words about telling, apart from danger and from an order."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from concierge_bot.understanding.terms.sharing import scopes

SHE, HE = frozenset({"she", "her"}), frozenset({"he", "him"})
_PRONOUNS = "she|her|he|him|them"
_ANYBODY = "anyone|anybody|everyone|everybody|nobody|no one|the family|my family"
_NO = r"(?:dont|do not|doan|dnt|never|not|stop|quit|no need to|need not)"
_TELL = r"(?:tell|telling|inform|informing|show|showing|notify|notifying)"
_KNOW = r"(?:know|knows|knowing|see|sees|seeing|hear|hearing|find|read|reading|get|getting|have|be told|told|look|view)"
_BREAK = re.compile(
    r"[.!?;\n]+|,|\band also\b|\b(?:and|also|plus|then|but)\b(?=\W+(?:please |pls |also |then )?"
    r"(?:dont|do not|don't|never|stop|let|tell|she|he|order|get|bring|send|need|i need|i want|only)\b)"
)
_ADDED = re.compile(r"^\W*(?:and |or |nor )*(?:my |her |his |the |any |about |for )*[\w ]{3,25}$")
_SCOPES_ALONE = re.compile(
    r"^\W*(?:(?:and|or|nor|just|only|emphatically|but|please|no|not|never|nothing|yes|ok|is|are|about|of|my|mi|the|any"
    r"|private|secret|own|business|for)\W+)*[\w']+(?: (?:or|and|nor) (?:my |the )?[\w']+)?"
    r"(?:\W+(?:is|are|private|secret|only|yes|no|ok|fine|please|either|my|own|business))*\W*$"
)
_ONCE = r"(?:fall|falls|emergenc\w+|accident|ambulance|(?:get |am |be )?(?:ill|sick|hurt)|trouble|need help|alarms?)"
_CONDITION = rf"(?:if|when|whenever|in case(?: of)?|in an?|for)(?: \w+){{0,4}}? {_ONCE}\b"
_CALL = re.compile(r"^(?:please |pls |just |and |will you |can you |could you )*(?:call|ring|phone|text)\b")
_TO_CALM = re.compile(
    r"^(?:and |so |please )*(?:dont|do not|never|not to|no need to) (?:you )?(?:ever |even |go |be |get )*"
    r"(?:fret|worry|worried|cry|fuss|stress|panic|upset|sad|mad|scared|fear|afraid|rush|hurry|bother|lose sleep)\w*\b"
)
"""What she says to somebody dear, and never to us of an order."""
_TELL_THEM = re.compile(r"^(?:and |please )*(?:tell|ask) (?:her|him|them)\b")
_STATES = (
    r"(?:\w+ ){1,4}?"
    r"(?:is|are|was|were|will|has|have|had|can|cant|wont|comes|came|went|needs?|wants?|got|did|does)\b"
)
"""Words that state something, and may be told on as they are."""
_TELLS_ON = re.compile(rf"\b(?:tell|let) (?:her|him|them) (?:know )?(?:that )?{_STATES}")
_PAST = r"\b(?:yesterday|last \w+|the other (?:day|night|week)|ago)\b"


_SEES = re.compile(r"\b(?:see|sees|know|knows|told|hear|hears|about|share|nothing|anything|everything)\b")


@dataclass(frozen=True)
class Told:
    """The clauses about who may know what, and the words that are left for something else."""

    wishes: tuple[str, ...] = ()
    message: str = ""
    rest: str = ""


@dataclass(frozen=True)
class _Patterns:
    plain: tuple[re.Pattern[str], ...]
    with_scope: tuple[re.Pattern[str], ...]
    message: re.Pattern[str]
    tells: re.Pattern[str]
    call: re.Pattern[str]
    about_seeing: re.Pattern[str]


def read(text: str, called: Collection[str]) -> Told:
    """Take the clauses about sharing out of a text; ``called`` are the words by which she calls her people."""
    wishes: list[str] = []
    rest: list[str] = []
    message = ""
    for clause in clauses(text):
        kind = _kind(clause, frozenset(called))
        if kind == "wish":
            wishes.append(clause)
        elif kind == "message" and not message:
            message = clause
        elif message and _CALL.search(_line(message)) and _TELL_THEM.match(_line(clause)):
            message += f" and {clause}"  # "call my daughter and tell her to come"
        elif message and not _CALL.search(_line(message)) and _TO_CALM.match(_line(clause)):
            message += f" and {clause.removeprefix('and ')}"
        elif not message and rest and _TELLS_ON.search(_line(clause)) and _names_one(rest[-1], called):
            message = f"{rest.pop()} {clause}"  # "my daughter Anita, tell her father is fine"
        elif wishes and scopes(_line(clause)) and _is_added(clause, after_others=bool(rest)):
            wishes[-1] += f", {clause}"
        else:
            rest.append(clause)
    return Told(tuple(wishes), message, ", ".join(rest))


def _names_one(clause: str, called: Collection[str]) -> bool:
    return not set(called).isdisjoint(_line(clause).split())


def _is_added(clause: str, *, after_others: bool) -> bool:
    """Tell whether a clause only adds to a wish what it is about; after other words it must name nothing else."""
    return bool(_SCOPES_ALONE.match(clause) or (not after_others and _ADDED.match(clause)))


def clauses(text: str) -> list[str]:
    """Return the parts of a text that may each say something of their own."""
    return [part.strip() for part in _BREAK.split(text.casefold().replace("’", "'")) if part.strip(" -'\"")]


def names_her_or_him(clause: str) -> frozenset[str]:
    """Return the pronouns of a clause that stand for one person."""
    return (SHE | HE) & frozenset(_line(clause).split())


def without(text: str) -> str:
    """Take out what only says who may hear of danger that is not now: that is no danger by itself."""
    said = text.replace("’", "'").replace("'", "")
    for pattern in _HUSHED:
        said = pattern.sub(" ", said)
    return said if len(said) != len(text.replace("’", "'").replace("'", "")) else text


_HUSHED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:(?:and |also |but )*\w+ (?:can|may|could|should) )?(?:still |also |only |just )*"
        rf"(?:tell|told|know|inform|let|notify|alert|text|ring|call|hear)\b(?: \w+){{0,3}}? {_CONDITION}",
        rf"\b{_NO}(?: \w+){{0,2}}? {_TELL} (?:my |our )?\w+(?: that)? (?:i|ive|about)\b[^.!?;,]*?{_PAST}",
        rf"\b{_NO}(?: \w+){{0,2}}? (?:{_TELL}|let|letting) (?:my |our )?\w+(?: {_KNOW})? (?:anything )?about "
        r"(?:my |the |her |his )?(?:falls?|alarms?|pills?|medicines?|meds|tablets?|money|shopping|orders?)\b"
        r"(?: any ?more| no more)?",
    )
)


def _kind(clause: str, called: frozenset[str]) -> Literal["wish", "message", ""]:
    line = _line(clause)
    patterns = _patterns(called)
    if scopes(line) and patterns.about_seeing.search(line):
        return "wish"
    if patterns.call.search(line) and not re.search(_CONDITION, line):
        return "message"
    tells = patterns.message.search(line) or (patterns.tells.search(line) and not _SEES.search(line))
    if tells and not re.search(rf"\b{_NO} (?:\w+ )?(?:tell|let|ask)", line):
        return "message"
    if any(pattern.search(line) for pattern in patterns.plain):
        return "wish"
    return "wish" if scopes(line) and any(p.search(line) for p in patterns.with_scope) else ""


@lru_cache(maxsize=256)
def _patterns(called: frozenset[str]) -> _Patterns:
    own = "|".join(sorted(map(re.escape, called))) or "(?!)"
    known = rf"(?:my |mi |our )?(?:{own}|{_ANYBODY})\b"
    anyone = rf"(?:my |mi |our )?(?:{own}|{_ANYBODY}|{_PRONOUNS})\b"
    may = r"(?:can|may|could|should|is allowed to)"
    may_not = (
        r"(?:to )?(?:stop|must not|mustnt|shouldnt|should not|cant|cannot|can not|may not|no longer|is not to"
    )
    may_not += r"|(?:dont|doesnt|does not|do not) (?:need|have) to|neednt|need not)"
    plain = (
        rf"\b{_NO}(?: \w+){{0,2}}? {_TELL} {known}",
        rf"\b{_NO}(?: \w+){{0,3}}? (?:let|letting|want|like) {known} (?:to )?(?:ever )?{_KNOW}\b",
        rf"\b{known} {may_not} (?:ever )?(?:know|knowing|be told)\b",
        rf"\b{known} {may_not} (?:ever )?(?:see|hear|get) (?:a thing|anything|nothing)\b",
        rf"\b(?:let|mek|make) {anyone} (?:see|know) (?:it|that|dat)\b",
        rf"\bkeep\b.* from {known}",
        rf"\b{_NO}(?: \w+){{0,2}}? (?:let|letting) on (?:about \w+ )?to {known}",
        rf"\b{_NO}(?: \w+){{0,2}}? (?:mention|say|saying|mentioning)(?: \w+){{0,2}}? to {known}",
        rf"\bhide\b.* from {known}",
        rf"\bonly (?:tell|inform|let) {known}",
        rf"^(?:and |also )?{known} (?:can|may|cant|cannot|may not)(?: too| still)?$",
    )
    with_scope = (
        rf"\b{_NO}(?: \w+){{0,2}}? {_TELL} {anyone}",
        rf"\b{_NO}(?: \w+){{0,3}}? (?:let|letting|want|like) {anyone} (?:to )?(?:ever )?{_KNOW}\b",
        rf"\b{anyone} {may_not} (?:ever )?{_KNOW}\b",
        rf"\b{known} (?:to |not |only |not to )*(?:see|sees|gets?|knows|hears?)\b",
        rf"\b(?:stop|no) {anyone} {_KNOW}\b",
        rf"\b(?:nothing|not a word|no word) (?:about|of)\b.* to {known}",
        rf"\b(?:let|allow) {anyone}(?: \w+){{0,2}}? {_KNOW}\b",
        rf"\b(?:give|show) {known}(?: back)?\b",
        rf"\b{anyone} {may} (?:still |also |now |only )*{_KNOW}\b",
        rf"^(?:and |so )?(?:can|does|do|may|is) {known} (?:still |now |able to )?{_KNOW}\b",
        rf"\bonly (?:tell|inform|let) {anyone}",
        rf"\btell {known} (?:about|when|if|what)\b",
    )
    message = (
        r"\b(?:say (?:(?:thank you|thanks|hello|hi|good ?(?:night|bye|morning)|sorry|happy \w+) )?to|thank)"
        rf" (?:my |our )?(?:{own})\b"
        rf"|\b(?:tell|let|ask|inform) (?:my |our )?(?:{own}) (?:know )?(?:that |to )?"
        r"(?:not to (?!see|know|be told)|i|im|ive|ill|id|we|were|she|shes|he|hes|its|all is|to|happy"
        r"|sorry|thank\w*|(?<=to )\w+)\b"
    )
    about_seeing = rf"\b(?:tell|let) {known} (?:know )?(?:that )?(?:she|he|they) (?:\w+ ){{0,3}}?{_KNOW}\b"
    return _Patterns(
        tuple(map(re.compile, plain)),
        tuple(map(re.compile, with_scope)),
        re.compile(message),
        re.compile(
            rf"\b(?:tell|inform|let) (?:my |our )?(?:{own}) (?:know )?(?:that )?{_STATES}"
            rf"|\bask (?:my |our )?(?:{own}) (?:whether|if|when|what|how|where|why)\b"
        ),
        re.compile(
            rf"{_CALL.pattern} (?:up )?(?:my |mi |our )?(?:{own})\b(?: (?:{own}))?(?: please| for me| now)*"
            r"(?: and (?:tell|ask) (?:her|him|them)\b.*)?$"
            rf"|\b(?:i want|i need|i would like|id like|have|get|can|could|would) (?:my |our )?(?:{own})"
            rf" (?:please )?(?:to )?(?:call|ring|phone) me\b|\bget (?:my |our )?(?:{own}) on the (?:phone|line)\b"
        ),
        re.compile(about_seeing),
    )


def _line(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
