"""The marked pieces of a list gathered into groups, one for each thing that is mentioned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.drafts import Act
from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.goods.pieces import SIZES, is_unit
from concierge_bot.understanding.words.spelling import amounts
from concierge_bot.understanding.words.vocabulary import is_ware


@dataclass
class Group:
    """The words of one mention, in her order."""

    act: Act
    start: int
    end: int = 0
    amount: list[str] = field(default_factory=list)
    runs: list[list[str]] = field(default_factory=lambda: [[]])
    joint: list[str] = field(default_factory=list)

    @property
    def name(self) -> list[str]:
        """The words of the name; what she adds behind it goes before it: "soup, the chicken kind"."""
        first, *added = self.runs
        row = [*chain(*added), *first]
        return sorted(row, key=lambda word: word not in SIZES)


def begun(row: Sequence[str], marked: Sequence[str], known: Lexicon) -> list[str]:
    """Begin an item behind a sign where goods and their amount stand together: "soap 12 bars, colgate 6 tubes"."""
    found = list(marked)
    for start, end in stretches(row):
        stretch = found[start:end]
        inside = [at for at, mark in enumerate(stretch, start) if mark.rstrip("+") in ("q", "n")]
        if not inside or start == 0 or any(mark not in ("q", "n", "i", "O", "n+") for mark in stretch):
            continue
        roles = "".join(found[at] for at in inside)
        first = inside[0]
        if roles.startswith("qn+") or (
            "+" not in roles
            and {"qn", "nq"} & {roles[at : at + 2] for at in range(len(roles))}
            and not _only_tells_more(row, found, start, end, known)
        ):
            named = next(at for at in inside if found[at][0] == "n")
            found[named] = "n" if found[first] == "q" and named != first else found[named]
            found[first] = f"{found[first].rstrip('+')}+"
    return found


def _only_tells_more(row: Sequence[str], found: Sequence[str], start: int, end: int, known: Lexicon) -> bool:
    """Whether a stretch says more of goods that have no amount yet: "potatoes, the washed ones two kilos"."""
    first = max((at for at in range(start) if found[at].endswith("+")), default=start)
    if "q" in {mark.rstrip("+") for mark in found[first:start]} or first == start:
        return False
    names = [row[at] for at in range(start, end) if found[at] == "n"]
    return bool(SORTS & {*row[start:end]}) or not any(is_goods(word, known) for word in names)


def is_goods(word: str, known: Lexicon) -> bool:
    """Whether a word names something of its own, no sort of what stands before it."""
    token = known.phrases.get(word)
    return is_ware(word) if token is None else token.kind in (Kind.FOOD, Kind.BRAND)


SORTS = frozenset("one ones kind kinds sort sorts type types variety".split())
"""Words behind which nothing new is named: "the red ones"."""


def stretches(row: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words between two signs begin and end."""
    start = 0
    for at, word in enumerate([*row, "."]):
        if word in _SIGNS:
            yield start, at
            start = at + 1


_SIGNS = frozenset((",", ".", ";", "\n"))


_A_PACK = re.compile(r"(?:an? )?\w+ (?:pack|pk|ct|count)(?: of)?")
_JOINING = frozenset(("and", "n", "with", "no", "of", "in"))
"""Between the words of a name: "mac and cheese", "cream of mushroom soup", "sardines in oil"."""


def groups(row: Sequence[str], marked: Sequence[str]) -> Iterator[Group]:
    """Gather the words that belong together."""
    group: Group | None = None
    for at, (word, mark) in enumerate(zip(row, marked, strict=True)):
        role = mark.rstrip("+")
        act = None if role == "O" else _ACTS.get(role, Act.WANT)
        if group and (act is not group.act or mark.endswith("+")):
            yield group
            group = None
        if act is None:
            continue
        group = group or Group(act, at)
        group.end = at + 1
        if role not in ("n", "cn", "x", "i"):
            group.joint = []
        if role in ("q", "cq") or (role == "n" and _A_PACK.fullmatch(word)):
            group.amount.append(" ".join(_spelled(word)))
        elif role == "qn":
            said = _spelled(word)
            group.amount += said[:-1]
            group.runs[-1].append(said[-1])
        elif role in ("n", "cn", "x"):
            group.runs[-1] += group.joint
            group.joint = []
            group.runs[-1] += [
                one
                for one in word.replace("half n half", "half and half").split()
                if one[0].isalnum() and one not in _NO_NAMES
            ]
        elif word in _JOINING and group.runs[-1]:
            group.joint.append("and" if word == "n" else word)
        elif group.runs[-1]:
            group.joint = []
            group.runs.append([])
    if group:
        yield group


_ACTS = {"x": Act.WITHOUT, "cq": Act.AMEND, "cn": Act.AMEND}
_NO_NAMES = frozenset(
    "few some only just instead about ones kind kinds sort type them em this that these those my our your bit please "
    "the a an of um uh".split()
)


def _spelled(piece: str) -> list[str]:
    row = piece.split()
    return [amounts(word, "u") if is_unit(word) else amounts(word, "q") for word in row if word not in SIZES]
