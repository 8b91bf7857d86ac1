"""What she says about who may see what, read by closed lists; what they do not know is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from concierge_bot.understanding.words.match import Match, best_named

Act = Literal["list", "stop", "let", "only", "unclear"]

SCOPES = {
    "orders": r"deliver\w*|order(s|ed|ing)?|shopping|grocer\w*|food|calendar|list|buy(s|ing)?|bought|what i (eat|get)",
    "doses": r"pills?|tablets?|medicines?|meds|medications?|doses?|prescriptions?",
    "alarms": r"alarms?|falls?|fell|fallen|emergenc\w+|accident|ambulance|call(ed)? (for|if|when|in)|to call",
    "money": r"money|spend\w*|spent|costs?|costing|bills?|pay|paid|prices?|account",
}
_NOT = re.compile(
    r"\b(?:dont|do not|doan|dnt|never|nuh|not|no|none|nobody|nothing|stop|remove|hide|except|without|cant|cannot"
    r"|shouldnt|doesnt|neednt|wont|mustnt|instead of)\b"
)
_SIGN_AFTER = re.compile(
    r"\W*(?:(?:is|are|stays?|thats) )?(no|not|never|private|secret|(?:my|mi) own business|yes|ok|okay|fine)\b"
)
_SEGMENTS = re.compile(r"[.,;:!?\n]+|\bbut\b")
_AS_IT_IS = re.compile(
    r"\b(?:leave|keep|let)\b.*\b(?:like|as|how|the way) (?:she|he|it|they|things|that) (?:is|are|was|were)\b"
    r"|\b(?:leave|keep) (?:it|that|her|him|them) (?:be|alone|as before)\b"
)
_WHO = re.compile(
    r"^\W*(please |and |so |tell me )*(who|what (do|does|can)( \w+){1,4} (see|know|read))\b"
    r"|\bwho (all|is|are|gets?|can|sees?|else|do|does|you|knows|will|reads|has)\b"
)
_IS_IT_SO = re.compile(r"^\W*((and|so) )?(do|does|is|are|has|did)\b")
_YES_OR_NO = re.compile(r"^\W*((and|so) )?(can|may|could)\b.*(\byes or no\b|\bstill\b)|^\W*so (can|may)\b")
_SEEING = re.compile(
    r"\b(?:see|sees|seen|seeing|look\w*|know|knows|known|knowing|tell|tells|telling|told|show\w*|shar\w+|read|reads"
    r"|access|hide|hidden|secret\w*|private\w*|privacy"
    r"|permission\w*|allow\w*|let|lets|inform\w*|text|texts|texted|messages?"
    r"|report\w*|business|alarms?|update\w*|page|link|remove|add|off|stop|give|keep\w*|leave"
    r"|my (?:things|pills|orders))\b"
)
_NO_SEEING = re.compile(
    r"\bi(?:d| would| should)?(?: still| just| only)? (?:like|want|love|wish|wished|need|wanted)(?: you)? to"
    r" (?:know|see|find out)\b(?= who (?:brings?|carr\w+|delivers?|drives?|comes?|takes?))"
    r"|\b(?:do|does|did) (?:you|any ?one|any ?body|one of \w+|they)(?: \w+)? know\b|\b(?:tell|let) me\b(?: know)?"
)
"""She herself wishes to know: nobody else shall see a thing."""
_FETCHES = re.compile(
    r"\b(?:can|could|will|would|may|might|ll) (?:\w+ )?(?:get|fetch|pick up|pick|collect|bring|carry)"
    r" (?:it|em|them|that|those"
    r"|(?:my|the) (?:\w+ )?(?:pil+s?|meds?|medicines?|tablets?|refills?|prescriptions?|order|groceries))\b"
)
_ONLY = re.compile(r"\bonly\b")
_HARMLESS = re.compile(r"\b(dont|do not) (forget|worry|mind|care|hesitate)\b")
_UNSURE = re.compile(r"\b(dont|do not|never) (stop|hide)\b|\bnot stop\b")
_STOP = re.compile(
    r"\b(dont|do not|doan|dnt|never|nuh|not|no|nobody|stop|remove|off|hide|secret|private|cant|cannot|shouldnt)\b"
    r"|\b(doesnt|neednt)\b"
    r"|\b(take|leave|keep)\b.*\b(out|from)\b"
)
_LET = re.compile(
    r"\b(let|show|share|may|can|could|allow|add|give|tell|mek|make|able|want\w*|sees?|gets?|knows?)\b"
)
_ABOUT = re.compile(
    r"\bb?a?bout (?!(this|that|it|me|anything|everything|any|none|nothing)\b)\w+"
    r"|\b(tell|telling|know|find out|inform)( (my|our))?( \w+)? (that )?(i|im|ive|id|ill)\b"
)
_EVERYONE = re.compile(r"\b(anyone|anybody|everyone|everybody|nobody|no one|the family|my family|them all)\b")
_OF_SOMEBODY = re.compile(
    r"\b\w+s (ex|man|husband|wife|hubby|boyfriend|girlfriend|partner|fella|friend|son|daughter|kids?|brother|sister)\b"
)
_IN_LAW = re.compile(r"\b(daughter|son|mother|father|sister|brother)s?[ -]in[ -]law\b")
_KIN: dict[str, tuple[str, ...]] = {
    "daughter": ("girl", "hija"),
    "son": ("boy", "hijo"),
    "neighbour": ("neighbor",),
    "neighbor": ("neighbour",),
    "granddaughter": ("grandchild",),
    "grandson": ("grandchild",),
    "husband": ("hubby",),
}


@dataclass(frozen=True)
class Wish:
    """What shall be so from now on; ``but`` are scopes that she excepts, and not ``sure`` is asked."""

    act: Act
    scopes: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    everyone: bool = False
    sure: bool = True


@dataclass(frozen=True)
class Person:
    """Who of her people is meant: certain, several near, or somebody whom the list does not know."""

    name: str | None = None
    near: tuple[str, ...] = field(default=())
    unknown: bool = False


def is_of_seeing(text: str) -> bool:
    """Tell whether a text has a word of seeing, knowing or telling that is not of what she wants to know herself."""
    line = _HARMLESS.sub(" ", text.casefold().replace("'", "").replace("’", ""))
    return bool(_SEEING.search(_NO_SEEING.sub(" ", line)))


def is_errand(text: str) -> bool:
    """Tell whether a text says that somebody may fetch or bring something: that is no right to see things."""
    return bool(_FETCHES.search(text.casefold().replace("'", "")))


def read(text: str) -> Wish:
    """Read what she wants of who may see what."""
    line = _HARMLESS.sub(" ", text.casefold().replace("'", "").replace("’", ""))
    if _UNSURE.search(line):
        return Wish("unclear")
    if _WHO.search(line) or _YES_OR_NO.search(line):
        return Wish("list")
    if _AS_IT_IS.search(line):
        return Wish("list")
    everyone, named, (may, may_not) = bool(_EVERYONE.search(line)), scopes(line), signed(line)
    if _ONLY.search(line) and may:
        return Wish("only", may, everyone=everyone)
    if may and may_not:
        return Wish("let", may, but=may_not)
    if _STOP.search(line) or may_not:
        return Wish("stop", named, everyone=everyone, sure=bool(named) or not _ABOUT.search(line))
    if _IS_IT_SO.search(line):
        return Wish("list")
    if _LET.search(line):
        return Wish("unclear" if everyone else "let", named)
    return Wish("unclear")


def scopes(line: str) -> tuple[str, ...]:
    """Return the scopes that a text names; a text that says "everything" names all."""
    named = tuple(scope for scope, words in SCOPES.items() if re.search(rf"\b({words})\b", line))
    return tuple(SCOPES) if not named and re.search(r"\b(everything|all|whatever|todo)\b", line) else named


def signed(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the scopes that a text names by their own sign: "pills, not money", "medicine yes, money no"."""
    found: dict[str, bool] = {}
    for segment in _SEGMENTS.split(line):
        against = [no.start() for no in _NOT.finditer(segment)]
        for scope, words in SCOPES.items():
            for named in re.finditer(rf"\b(?:{words})\b", segment):
                after = _SIGN_AFTER.match(segment, named.end())
                lets = after[1] in ("yes", "ok", "okay", "fine") if after else True
                denied = not lets or (after is None and any(at < named.start() for at in against))
                found[scope] = found.get(scope, True) and not denied
    if re.search(r"\beverything (?:except|but|apart from)\b", line):
        return tuple(scope for scope in SCOPES if scope not in found), tuple(found)
    if not found and scopes(line):  # "everything"
        return (scopes(line), ()) if not _NOT.search(line) else ((), scopes(line))
    return tuple(s for s, may in found.items() if may), tuple(s for s, may in found.items() if not may)


def person(text: str, relations: Mapping[str, str], strangers: Sequence[str]) -> Person:
    """Find whom she means among her people (name to relation); ``strangers`` are persons whom the text calls."""
    line = text.casefold().replace("'", "").replace("’", "")
    others = bool(_OF_SOMEBODY.search(line))
    line = _one_word(_OF_SOMEBODY.sub(" ", line))
    names = {name: _called(name, relation) for name, relation in relations.items()}
    words = set(re.findall(r"[a-z]+", line))
    exactly = [name for name, also in names.items() if words & {*_first(name), *also}]
    if len(exactly) == 1:
        return Person(exactly[0])
    found: Match = best_named(line, names)
    if found.certain or found.ambiguous:
        return Person(found.choice, found.candidates)
    return Person(unknown=others or bool(strangers) or bool(_IN_LAW.search(text.casefold())))


def callings(relations: Mapping[str, str]) -> frozenset[str]:
    """Return the single words by which she may call her people: first names and kinship."""
    kin = (word for name, relation in relations.items() for word in _called(name, relation))
    return frozenset({*(word for name in relations for word in _first(name)), *kin})


def _first(name: str) -> list[str]:
    """Return the first name, and the title before it: "Rev. James Freeman" is James."""
    words = re.findall(r"[^\W\d_][\w'-]*", name.casefold())
    place = next((n for n, word in enumerate(words) if word not in _TITLES), 0)
    return words[: place + 1]


def _called(name: str, relation: str) -> list[str]:
    kin = _one_word(relation.casefold())
    return [word for word in (kin, *_KIN.get(kin, ())) if word]


def _one_word(line: str) -> str:
    """A daughter-in-law is no daughter."""
    return _IN_LAW.sub(lambda found: f"{found.group(1)}inlaw", line)


_TITLES = frozenset("rev reverend pastor deacon bishop dr doctor mr mrs ms miss prof".split())
