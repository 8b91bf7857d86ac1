"""A shopping list as a row of mentions, put together from the marks that its words were given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from concierge_bot.understanding.cues import Kind
from concierge_bot.understanding.drafts import Act, Mention
from concierge_bot.understanding.lexicon import Lexicon, Token, cut, stem
from concierge_bot.understanding.marks import marks
from concierge_bot.understanding.mentions import Reading, mentions
from concierge_bot.understanding.pieces import SIZES, is_unit, pieced, words
from concierge_bot.understanding.spelling import amounts, english, goods
from concierge_bot.understanding.units import MEASURES, UNITS, figures


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


def listed(text: str, known: Lexicon) -> Reading:
    """Read a list into mentions, in her order; what she refers to and what is vague, the rules tell."""
    row = pieced(words(_plain(text)))
    found, unclear = put_together(row, marks(row, known), known)
    if not any(_is_known(mention, known) for mention in found):
        return mentions(text, known)
    if not _REFERS.search(text):
        return Reading(tuple(found), unclear, False, False)
    ruled = mentions(text, known)
    usual = {mention.food for mention in ruled.mentions if mention.usual}
    return replace(
        ruled,
        mentions=tuple(replace(mention, usual=mention.food in usual) for mention in found),
        unclear=unclear or tuple(words for words in ruled.unclear if " or " in words),
    )


def _is_known(mention: Mention, known: Lexicon) -> bool:
    """Whether a mention has an amount or a word that means something: chance letters order nothing."""
    return mention.quantity is not None or any(
        len(word) > 2 and (word in known.words or word in english()) for word in mention.words.split()
    )


_REFERS = re.compile(r"\b(?:usual|normal|regular|same|last|repeat|always|again|or)\b", re.IGNORECASE)


def _plain(text: str) -> str:
    """The text without hours, and "jam (strawberry)" in the order of "strawberry jam"."""
    turned = re.sub(
        r"\b([a-z]+) \(([a-z]+(?: [a-z]+){0,2})\)", r"\2 \1", _AN_HOUR.sub(" ", text), flags=re.IGNORECASE
    )
    return re.sub(r"\((\d[^)]*)\)", r" \1 ", turned)


_AN_HOUR = re.compile(
    r"\b(?:at|by|before|after|until|till) (?:noon|midnight|\d{1,2}\b(?! ?(?:[a-z]|/|\.\d)))", re.IGNORECASE
)


def put_together(
    row: Sequence[str], marked: Sequence[str], known: Lexicon
) -> tuple[list[Mention], tuple[str, ...]]:
    """Make mentions of marked pieces, and of "butter or margarine" something to ask."""
    said: list[Group] = []
    unclear: list[str] = []
    for group in groups(row, marked):
        between = row[said[-1].end : group.start] if said else []
        added = group.act is Act.AMEND and group.name and not group.amount and said
        if added and not _SWITCH & {
            word for piece in row[said[-1].end : group.end + 3] for word in piece.split()
        }:
            said[-1].runs.append(group.name)  # "cough drops, cherry if they have them"
        elif between == ["or"] and group.act is said[-1].act is Act.WANT:
            unclear.append(" ".join(goods([*said.pop().name, "or", *group.name], known)))
        else:
            said.append(group)
    made = [_mention(group, row, known) for group in said]
    return [mention for mention in made if mention.words or mention.quantity is not None], tuple(unclear)


_A_PACK = re.compile(r"(?:an? )?\w+ (?:pack|pk|ct|count)(?: of)?")
_JOINING = frozenset(("and", "n", "with", "no"))
_SWITCH = frozenset("no not nae naw wait meant mean sorry actually correction instead said scratch".split())


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
            group.runs[-1] += [one for one in word.split() if one[0].isalnum() and one not in _NO_NAMES]
        elif word in _JOINING and group.runs[-1]:
            group.joint.append("and" if word == "n" else word)
        elif group.runs[-1]:
            group.runs.append([])
    if group:
        yield group


_ACTS = {"x": Act.WITHOUT, "cq": Act.AMEND, "cn": Act.AMEND}
_NO_NAMES = frozenset(
    "few some only just instead about ones kind kinds sort type them em those please the a an of o um uh".split()
)


def _spelled(piece: str) -> list[str]:
    row = piece.split()
    return [amounts(word, "u") if is_unit(word) else amounts(word, "q") for word in row if word not in SIZES]


_NO_UNITS = frozenset("a an of and the some no nos o or about x".split())


def _mention(group: Group, row: Sequence[str], known: Lexicon) -> Mention:
    quantity, unit, size = _amount(" ".join(group.amount))
    name = cut(" ".join(goods(group.name, known)).split(), known)
    if unit is None and len(name) > 1 and name[-1].text in ("loaf", "loaves"):  # "a small brown loaf"
        name, unit = name[:-1], "loaf"
    if unit == "loaf" and not any(word.kind is Kind.FOOD for word in name):
        name.append(Token(Kind.FOOD, "bread"))
    wares = [word.text for word in name if word.kind in (Kind.FOOD, Kind.BRAND, Kind.UNKNOWN)]
    said = [word.text for word in name]
    shown = [word.shown for word in name]
    if not wares and name and name[-1].noun:  # "a lemon" is one; "the skimmed" is skimmed milk
        wares = [name[-1].noun]
        said += [] if stem(wares[0]) == stem(said[-1]) else wares
        shown += said[len(shown) :]
    around = row[max(0, group.start - 1) : group.end]
    return Mention(
        group.act,
        " ".join([*said, *size]),
        " ".join([*shown, *size]),
        wares[-1] if wares else said[-1] if said else "",
        quantity,
        unit,
        "more" in around or "another" in around,
    )


def _amount(said: str) -> tuple[float | None, str | None, list[str]]:
    """Quantity, unit and size: "2 12 oz cans" is two cans of the size "12 ounce", "12 pack" one pack of that size."""
    if pack := re.fullmatch(
        r"(?:an? )?([4-9]|\d\d)(?: ct| count)? (?:pack|pk)(?: of)?", figures(said).replace("count", "pack")
    ):
        return 1.0, "pack", [pack[1], "pack"]
    row = figures(said).split()
    numbers = [float(word) for word in row if re.fullmatch(r"\d+(?:\.\d+)?", word)]
    article = any(word in ("a", "an") for word in row)
    units = [UNITS.get(word, stem(word)) for word in row if word.isalpha() and word not in _NO_UNITS]
    if units == ["quarter"]:
        return 0.25, "pound", []
    size: list[str] = []
    if units and units[0] in MEASURES and (len(units) > 1 or len(numbers) > 1):
        size = [f"{numbers.pop() if numbers else 1:g}", units.pop(0)]
        numbers = numbers or [1.0]
    unit = units[-1] if units else None
    return numbers[0] if numbers else 1.0 if article or unit else None, unit, size
