"""Which shop a text names, as the one that she wants or the one that she does not: by its name as good as she can
spell it, or by what it is ("the drug store")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from concierge_bot.understanding.words.vocabulary import is_english, sense

PHARMACY, GROCER = "pharmacy", "grocer"
_KINDS = frozenset(
    "the and inc co grocer grocers grocery groceries market markets mart store stores shop shops foods food supermarket"
    " deli bakery pharmacy drug drugs drugstore chemist chemists".split()
)
"""Words of a name that say what it is, not which: left out, the rest may still be its own ("Rossi")."""
_STREETS = frozenset("st street ave avenue road rd lane drive blvd square".split())
_CALLED = {
    PHARMACY: re.compile(
        r"\b(?:pharmac(?:y|ies|ist)|farmacia|drug ?stores?|chemist'?s?|botica)\b", re.IGNORECASE
    ),
    GROCER: re.compile(r"\b(?:grocer'?s?|grocery (?:store|shop)|super ?market)\b", re.IGNORECASE),
}
_NEAR = 0.85
_LONG = 6
"""In a shorter name one letter may be wrong, in one that is shorter still none."""
_BEFORE = re.compile(
    r"(?:\b(?:from|at|by|via|to|is|it'?s|thats|that'?s|over|off|the|of|de|la|try|use|go|just|only"
    r"|shop(?: called)?)\s+)+$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|instead of|rather than|other than|except|without|don'?t want|any\w+ but)\s+$",
    re.IGNORECASE,
)
_IS_FINE = re.compile(r" (?:is|are|will|would|has|instead)\b(?! (?:not|no)\b|n't)", re.IGNORECASE)
"""What follows a shop that she wants: in "no rossi is fine" the no is for what was said before."""
_HAS_NOT = re.compile(
    r"(?:'?s)?\s+(?:(?:do(?:es)?n'?t|do(?:es)? not|didn'?t|never|ain'?t)(?: even)?(?: got)?"
    r"(?: (?:have|has|carr(?:y|ies)|sell|stock))?|has no|hasn'?t)\b(?: (?:it|them|that|those|any|no)\b)*",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"'?s?\s+(?:has|have|had|got|carr(?:y|ies)|sells?|stocks?)\b(?: (?:it|them|that|those|some)\b)*|'s?(?=\W|$)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?\d(?:[ -]?\d){6,}")


_ONE = re.compile(
    r"\b(?:just|only|one (?:shop|store|place|delivery)|(?:two|2) (?:shops|stores|places|deliver\w+)"
    r"|all (?:of it |of them )?(?:from|at))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """The shops that a text wants and those that it does not, each by its own name, and the words without them."""

    wants: tuple[str, ...] = ()
    not_these: tuple[str, ...] = ()
    rest: str = ""


def named(text: str, shops: Mapping[str, str]) -> Named:
    """Find shops (name to kind) in a text."""
    text = _halves_joined(text, shops)
    wants: list[str] = []
    unwanted: list[str] = []
    found = sorted(_found(text, shops))
    rest, end = "", 0
    for start, stop, name in found:
        if start < end:
            continue
        before = text[end:start]
        lead = _BEFORE.search(before)
        before = before[: lead.start()] if lead else before
        refused = None if _IS_FINE.match(text, stop) else _NOT.search(before)
        after = _HAS_NOT.match(text, stop)
        (unwanted if refused or after else wants).append(name)
        rest += (before[: refused.start()] if refused else before) + " "
        told = after or _HAS.match(text, stop)
        end = told.end() if told else stop
    if found:
        rest = _PHONE.sub(" ", rest + text[end:])
    return Named(tuple(dict.fromkeys(wants)), tuple(dict.fromkeys(unwanted)), _tidy(rest) if found else text)


def _halves_joined(text: str, shops: Mapping[str, str]) -> str:
    """Return a text with a shop's name where she calls a shop by halves of it: "another store, the green one"."""
    if not _A_SHOP.search(text):
        return text
    for name in shops:
        own = [word for word in map(_letters, name.split()) if word not in _KINDS]
        if len(own) < 2 or own[-1] in _STREETS:
            continue
        half = rf"the (?:{'|'.join(map(re.escape, own))})(?: (?:one|store|shop|place))"
        text = re.sub(rf"\b{half}(?:,? (?:and |or )?{half})*", f"from {name}", text, flags=re.IGNORECASE)
    return text


_A_SHOP = re.compile(r"\b(?:store|shop|market|place)s?\b", re.IGNORECASE)


def wants_one(text: str) -> bool:
    """Tell whether a text that names a shop wants all of it from that one."""
    return bool(_ONE.search(text))


def _found(text: str, shops: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    words = [
        (one.start(), one.end(), _letters(one[0])) for one in re.finditer(r"[\w&]+(?:['\u2019]s\b)?", text)
    ]
    by_name = [span for name in shops for form in _forms(name) for span in _spans(words, form, name)]
    yield from by_name
    for kind, called in _CALLED.items():
        name = next((name for name, its in shops.items() if its == kind), None)
        for one in called.finditer(text) if name else ():
            if not any(start < one.end() and one.start() < stop for start, stop, _ in by_name):
                yield one.start(), one.end(), name or ""


def _forms(name: str) -> Iterator[tuple[str, ...]]:
    whole = tuple(_letters(word) for word in name.split())
    yield whole
    own = tuple(word for word in whole if word not in _KINDS)
    if own == whole or not own or own[-1] in _STREETS:
        return
    if len(own) > 1 or sense(own[0])[1:2] in ("", "-"):  # a word with a sense of its own is no name by itself
        yield own


def _spans(
    words: Sequence[tuple[int, int, str]], form: Sequence[str], name: str
) -> Iterator[tuple[int, int, str]]:
    joined = "".join(form)
    for length in {len(form), max(len(form) - 1, 1)}:
        for at in range(len(words) - length + 1):
            stretch = words[at : at + length]
            said = "".join(word for _, _, word in stretch)
            if said == joined or (said[:1] == joined[:1] and _near(said, joined)):
                yield stretch[0][0], stretch[-1][1], name


def _near(said: str, name: str) -> bool:
    if len(name) < _LONG:
        return (
            len(name) == _LONG - 1 and not is_english(said) and DamerauLevenshtein.distance(said, name) == 1
        )
    return DamerauLevenshtein.normalized_similarity(said, name) >= _NEAR


def _letters(word: str) -> str:
    plain = word.casefold().replace("\u2019", "'").removesuffix("'s")
    return "".join(letter for letter in plain if letter.isalnum())


def _tidy(rest: str) -> str:
    """Put right what stands around a name that is gone: its commas, and a stop that ends nothing."""
    rest = re.sub(r"\s+([,.;!?])", r"\1", rest)
    rest = re.sub(r",(?=\s*[.;!?])", "", rest)
    rest = re.sub(r"([.,;!?])(?:\s*[.,;])+", r"\1", rest)
    return " ".join(rest.split()).lstrip(" ,;.").rstrip(" ,;")
