"""One mention of a thing in her text, and how it is put together from the words and numbers around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from concierge_bot.understanding.cues import Kind
from concierge_bot.understanding.lexicon import Token, stem
from concierge_bot.understanding.units import MEASURES


class Act(Enum):
    """What she does with the thing she mentions."""

    WANT = auto()
    WITHOUT = auto()
    AMEND = auto()


@dataclass(frozen=True)
class Mention:
    """One thing mentioned; without words it is a bare number, without a ware (`food`) a bare quality."""

    act: Act
    words: str = ""
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


def mention(draft: Draft, act: Act, words: Sequence[Token]) -> Mention:
    wares = [word.text for word in words if word.kind in (Kind.FOOD, Kind.BRAND, Kind.UNKNOWN)]
    said = [word.text for word in words]
    if not wares and words and words[-1].noun:  # "a lemon" is one; "the skimmed" is skimmed milk
        wares = [words[-1].noun]
        said += [] if stem(wares[0]) == stem(said[-1]) else wares
    quantity, unit, size = _amount(draft)
    name = " ".join([*said, size]).strip() if said else ""
    return Mention(act, name, wares[-1] if wares else "", quantity, unit, draft.more, draft.usual)


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
