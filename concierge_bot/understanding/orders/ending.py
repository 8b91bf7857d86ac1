"""What comes again and again shall come no more: "stop the milk on thursdays", "delete that order for good"."""

import re
from dataclasses import dataclass
from datetime import datetime

from concierge_bot.understanding import when as times
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import visit_hours
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import DAY
from concierge_bot.understanding.words.vocabulary import names_food

_STOPS = re.compile(
    r"\b(?:stop\w*|cancel\w*|cancle|end|delete|remove|drop|quit|discontinue|scrap|call off|get rid of|take off"
    r"|finish)\b"
    r"|\bno more\b|\b(?:dont|don't|do not|no longer|didnt|didn't) (?:want|need|send|bring|deliver)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\b(?:for(?:[ -]?ever| good| always)|permanently|completely|altogether|entirely|any ?more|ever again"
    r"|para siempre)\b",
    re.IGNORECASE,
)
_REPEATING = re.compile(
    r"\b(?:repeat\w*|recurring|re-?occurring|standing|regular|automatic|weekly|every[ -]week|monthly|daily)"
    r" (?:\w+ ){0,2}?(?:orders?|deliver\w*|groceries|shopping|visits?|ones?|things?)\b"
    r"|\b(?:orders?|deliver\w*|groceries|shopping) (?:that|which) (?:comes?|repeats?|keeps? coming)\b",
    re.IGNORECASE,
)
_FOR_A_WHILE = re.compile(
    r"\b(?:until|till|til|while|for now|just (?:this|once)|only (?:this|once)|this (?:week|time|once|month|\w+day)"
    r"|next (?:week|time|month|\w+day)|for (?:a|an|one|two|three|four|\d+) (?:\w+ )?(?:days?|weeks?|months?)|skip|hold"
    r"|pause)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:remind\w*|text(?:s|ing)?|call(?:s|ing)? me|messages?|pills?|tablets?|medicines?|meds|medication|refills?"
    r"|prescription)\b",
    re.IGNORECASE,
)
"""What else she may want no more of."""

_ANY_GOODS = re.compile(r"\b(?:groceries|grocery|food|shopping|deliver\w*)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ending:
    """The words that end it; ``day`` of the week that they name, ``repeating`` if they say that it comes again."""

    words: str
    day: int | None
    repeating: bool
    besides: str

    @property
    def names_one(self) -> bool:
        """Tell whether it is called by its day or its goods."""
        return self.day is not None or names_food(_ANY_GOODS.sub(" ", self.words))


def read(text: str, here: datetime, country: str = "US") -> Ending | None:
    """Return what a text ends of what comes again and again; None where it ends nothing for good."""
    said, besides = _parted(text)
    if not _STOPS.search(said) or "?" in said or _FOR_A_WHILE.search(said) or _OF_OTHERS.search(said):
        return None
    here = here.replace(tzinfo=None)
    read = times.read(said, here, country=country)
    rhythm = read is not None and read.rrule is not None
    if not (rhythm or _FOR_GOOD.search(said) or _REPEATING.search(said)):
        return None
    day = read.start.weekday() if read is not None and _names_day(said, read, here) else None
    return Ending(said, day, rhythm or bool(_REPEATING.search(said)), besides)


def _names_day(said: str, read: When, here: datetime) -> bool:
    """Tell whether a text names a day of the week; the guessed day of "every week" is none of hers."""
    return "BYDAY" in read.rrule and DAY not in read.asks if read.rrule else visit_hours.names_day(said, here)


def _parted(text: str) -> tuple[str, str]:
    """Part what is ended from what is asked for besides."""
    pieces = clauses.cut(text)
    other = next(
        (n for n, one in enumerate(pieces) if n and clauses.orders_on(one) and not _STOPS.search(one)), None
    )
    if other is None or not _STOPS.search("".join(pieces[:other])):
        return text, ""
    return "".join(pieces[:other]), clauses.bare("".join(pieces[other:])).strip()
