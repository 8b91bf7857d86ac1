"""The message as rules see it: tokens by index, with the few questions every rule asks."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.tokens import Token
from concierge_bot.understanding.when.vocabulary import NUMBERS

# Words that may follow a bare number or ordinal without making it an amount ("at 8 please", "the 3rd of").
GLUE = frozenset(
    [
        "please",
        "remind",
        "text",
        "call",
        "ring",
        "come",
        "send",
        "bring",
        "deliver",
        "wake",
        "tell",
        "need",
        "love",
        "mate",
        "dear",
        "ride",
        "lift",
        "taxi",
        "no",
        "dont",
        "for",
        "pick",
        "n",
        "pls",
        "plz",
        "thanks",
        "thank",
        "thx",
        "ty",
        "ok",
        "okay",
        "and",
        "or",
        "but",
        "then",
        "if",
        "so",
        "to",
        "in",
        "on",
        "at",
        "of",
        "for",
        "from",
        "by",
        "before",
        "after",
        "until",
        "between",
        "through",
        "except",
        "every",
        "each",
        "with",
        "not",
        "the",
        "this",
        "next",
        "with",
        "is",
        "was",
        "i",
        "im",
        "ill",
        "me",
        "my",
        "you",
        "we",
        "he",
        "she",
        "it",
        "can",
        "could",
        "would",
        "will",
        "when",
        "because",
        "cause",
        "cos",
        "since",
        "about",
        "around",
        "again",
        "sharp",
        "today",
        "tomorrow",
        "tonight",
        "yesterday",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "bedtime",
        "weekday",
        "weekdays",
        "a",
        "an",
        "daily",
        "ish",
        "works",
        "fine",
        "good",
    ]
) | frozenset(WEEKDAYS)

_MOVING = frozenset(
    "change move switch swap reschedule instead prepone postpone push bring rather put".split()
)


@cache
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


@dataclass(frozen=True)
class Reader:
    """A message under reading: its tokens, her local `now`, and the country that fixes the order of day and month."""

    tokens: tuple[Token, ...]
    now: datetime
    country: str

    @property
    def today(self) -> date:
        return self.now.date()

    def word(self, i: int) -> str:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def raw(self, i: int) -> str:
        return self.tokens[i].raw if 0 <= i < len(self.tokens) else ""

    def after(self, i: int, phrase: str) -> int | None:
        """The index behind `phrase` if it stands at `i`."""
        words = _words(phrase)
        if self.word(i) != words[0]:
            return None
        return i + len(words) if all(self.word(i + k) == word for k, word in enumerate(words)) else None

    def after_any(self, i: int, *phrases: str) -> int | None:
        """The index behind the first of `phrases` that stands at `i`."""
        return next((j for phrase in phrases if (j := self.after(i, phrase)) is not None), None)

    def skip(self, i: int, *phrases: str) -> int:
        """The index behind one of `phrases`, or `i`."""
        j = self.after_any(i, *phrases)
        return i if j is None else j

    def number(self, i: int) -> int | None:
        """The whole number at `i`, in digits or letters."""
        if self.kind(i) == "number":
            return int(self.word(i)) if len(self.word(i)) < 5 else None
        return NUMBERS.get(self.word(i))

    def is_moved(self, i: int) -> bool:
        """Whether she moves something from one time to another ("change wednesday to friday")."""
        return any(self.word(k) in _MOVING for k in range(i))

    def is_joint(self, first: int, last: int) -> bool:
        """Whether only words that join two times lie from `first` to before `last`."""
        return all(
            self.word(i) in ("and", "or", "but", ",", "then", "again", "-") for i in range(first, last)
        )

    def is_free(self, i: int) -> bool:
        """Whether what stands at `i` leaves the number before it alone (it is no thing that is counted)."""
        if self.kind(i) in ("word", "opaque"):
            return self.word(i) in GLUE
        return self.kind(i) not in ("number", "clock", "date", "ordinal") and self.word(i) not in (
            "$",
            "%",
            ":",
            "/",
        )
