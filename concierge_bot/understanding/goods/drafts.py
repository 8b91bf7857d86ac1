"""One mention of a thing in her text, and how it is put together from the words and numbers around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import Token, stem
from concierge_bot.understanding.words.units import MEASURES
from concierge_bot.understanding.words.vocabulary import is_no_ware, is_ware


class Act(Enum):
    """What she does with the thing she mentions."""

    WANT = auto()
    WITHOUT = auto()
    AMEND = auto()


@dataclass(frozen=True)
class Mention:
    """One thing mentioned, `shown` in her own words; without words it is a bare number, without a ware (`food`) a
    bare quality."""

    act: Act
    words: str = ""
    shown: str = ""
    food: str = ""
    quantity: float | None = None
    unit: str | None = None
    more: bool = False
    usual: bool = False


@dataclass
class Draft:
    """The mention being put together."""

    words: list[Token] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    article: bool = False
    clear: bool = False  # asked for in so many words: "get me", "some", a number
    listed: bool = False  # stands alone in a list that has begun
    doubt: bool = False  # stands right after something refused: "no bread milk"
    more: bool = False
    usual: bool = False

    @property
    def ware(self) -> int | None:
        """Where the last word for a ware stands."""
        return max((at for at, word in enumerate(self.words) if word.kind is Kind.FOOD), default=None)


Finished = tuple[list[Mention], list[str]]


def finished(draft: Draft, act: Act) -> Finished:
    """Turn a draft into mentions, and into words that have to be asked about."""
    while draft.words and draft.words[-1].kind in (Kind.WITH, Kind.OR, Kind.FOR):
        draft.words.pop()
    said = " ".join(word.text for word in draft.words)
    kinds = {word.kind for word in draft.words}
    if kinds & {Kind.SOMETHING, Kind.OR}:
        return [], [said] if act is Act.WANT and len(draft.words) > 1 else []
    if Kind.UNKNOWN in kinds and not kinds & {Kind.FOOD, Kind.BRAND}:
        return _strange(draft, act, said)
    return _known(draft, act)


def _strange(draft: Draft, act: Act, said: str) -> Finished:
    """Words that no list knows are goods only where goods are clearly meant."""
    goods = any(is_ware(word.text) for word in draft.words)
    if any(is_no_ware(word.text) for word in draft.words) and not goods:
        return [], []
    if act is Act.WANT and (draft.clear or draft.listed) and len(draft.words) <= 3:
        return [_mention(draft, act, draft.words)], []
    return [], [said] if goods and act is not Act.WITHOUT and len(draft.words) <= 2 else []


def _known(draft: Draft, act: Act) -> Finished:
    """Split off what trails the ware: a quality belongs to it, another brand or a strange word does not."""
    end = len(draft.words) if draft.ware is None else draft.ware + 1
    while end < len(draft.words) and _belongs(draft.words[end], draft.words[end - 1]):
        end += 1
    whole, trailing = draft.words[:end], draft.words[end:]
    brands = [_mention(Draft(), act, [word]) for word in trailing if word.kind is Kind.BRAND]
    strange = [word.text for word in trailing if word.kind is not Kind.BRAND and act is Act.WANT]
    if draft.doubt:
        return brands, [" ".join(word.text for word in whole), *strange]
    meant = (
        draft.numbers
        or ((draft.article or act is Act.WITHOUT) and draft.units)
        or (whole and (draft.clear or draft.listed or act is not Act.WANT or _names_ware(whole)))
    )
    return [_mention(draft, act, whole), *brands] if meant else brands, strange


def _names_ware(words: Sequence[Token]) -> bool:
    return any(word.kind in (Kind.FOOD, Kind.BRAND) or word.noun for word in words)


def _belongs(word: Token, before: Token) -> bool:
    return word.kind is Kind.QUALITY or (word.kind is Kind.BRAND and word.noun in ("", before.text))


def _mention(draft: Draft, act: Act, words: Sequence[Token]) -> Mention:
    wares = [word.text for word in words if word.kind in (Kind.FOOD, Kind.BRAND, Kind.UNKNOWN)]
    said = [word.text for word in words]
    shown = [word.shown for word in words]
    if not wares and words and words[-1].noun:  # "a lemon" is one; "the skimmed" is skimmed milk
        wares = [words[-1].noun]
        said += [] if stem(wares[0]) == stem(said[-1]) else wares
        shown += said[len(shown) :]
    quantity, unit, size = _amount(draft)
    name, own = (" ".join([*names, size]).strip() if said else "" for names in (said, shown))
    return Mention(act, name, own, wares[-1] if wares else "", quantity, unit, draft.more, draft.usual)


def _amount(draft: Draft) -> tuple[float | None, str | None, str]:
    """Quantity, unit and size: "2 12 oz cans" is two cans of the size "12 ounce"."""
    numbers, units = list(draft.numbers), list(draft.units)
    size = ""
    if units and units[0] in MEASURES and (len(units) > 1 or len(numbers) > 1 or units[0] == "count"):
        measure = units.pop(0)
        figure = numbers.pop() if numbers else 1.0
        size = f"{figure:g} {'pack' if measure == 'count' else measure}"
        numbers = numbers or [1.0]
    unit = units[-1] if units else None
    implied = 1.0 if draft.article or unit else None
    quantity = numbers[0] if numbers else implied
    if unit == "gallon" and len(numbers) > 1:
        quantity = numbers[0] * numbers[1]
    return quantity, unit, size
