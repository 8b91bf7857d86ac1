"""The message as rules see it: tokens by index, with the few questions every rule asks."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property

from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.tokens import Token
from concierge_bot.understanding.when.vocabulary import NUMBERS

# Words that may follow a bare number or ordinal without making it an amount ("at 8 please", "the 3rd of").
GLUE = frozenset(
    """
    a about actually period comma exclamation question after afternoon afterwards again all along alright also am
    an and any are around as at away
    bach back be because bedtime been before beforehand best beta between both boy bring but by call can cant
    cause certainly change cher come cos could daily darling dear dearie definitely deliver delivered delivery di
    did do does doll dont down each earliest early either evening every except feed fi fine first for from get
    gets go goes going gonna good got gotta grand great had haha has have he her here hes him his hold honey hope
    hun i id if ill im in incl inclusive is ish it its ive ji just kindly know late later latest leave lets lift
    like lol love lovely luv maam madam make makes mate may maybe me mi might mija mind mom morning move mum must
    my n need needed next nice night no noon noonish not now of off ok okay on only onward onwards or our out over
    pal pala pause perfect perhaps pet pick pickup pleas please plese pls plz possibly probably r really remind
    ride ring said say says see send shall sharp she shes should since sir skip so some sometime son start starting
    starts still stop suit suits sure surely sweetheart take takes taxi tell text thank thanks that thats the their them
    then there they think this though through thx til to today tomorrow tonight too ty u unless until up ur us wake
    want wanted wants was we weekday weekdays well were what when where which while who will with without wont
    works would ya yer yesterday you your youre
    """.split()
) | frozenset(WEEKDAYS)

_MOVING = frozenset(
    "moved changed switched rescheduled preponed advanced shifted shift postponed change "
    "move switch swap reschedule instead prepone "
    "postpone push bring rather put".split()
)


@cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases as tuples of words, by their first word and in their order."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@dataclass(frozen=True)
class Reader:
    """A message under reading: its tokens, her local `now`, and the country that fixes the order of day and month."""

    tokens: tuple[Token, ...]
    now: datetime
    country: str

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def raw(self, i: int) -> str:
        return self.tokens[i].raw if 0 <= i < len(self.tokens) else ""

    def after(self, i: int, phrase: str) -> int | None:
        """The index behind `phrase` if it stands at `i`."""
        return self.after_any(i, phrase)

    def after_any(self, i: int, *phrases: str) -> int | None:
        """The index behind the first of `phrases` that stands at `i`."""
        if not 0 <= i < len(self.words):
            return None
        for words in _by_first(phrases).get(self.words[i], ()):
            if self.words[i : i + len(words)] == words:
                return i + len(words)
        return None

    def skip(self, i: int, *phrases: str) -> int:
        """The index behind one of `phrases`, or `i`."""
        j = self.after_any(i, *phrases)
        return i if j is None else j

    def number(self, i: int) -> int | None:
        """The whole number at `i`, in digits or letters."""
        if self.kind(i) == "number":
            return int(self.word(i)) if len(self.word(i)) < 5 else None
        return NUMBERS.get(self.word(i))

    def has_any(self, words: frozenset[str]) -> bool:
        return any(token.word in words for token in self.tokens)

    def is_moved(self, i: int) -> bool:
        """Whether she moves something from one time to another ("change wednesday to friday")."""
        return any(self.word(k) in _MOVING for k in range(i))

    def is_scots_morrow(self, i: int) -> bool:
        """Whether "the morn" at `i` is tomorrow, as in Scotland."""
        return (
            self.country in ("GB", "IE")
            and self.word(i) == "the"
            and self.raw(i + 1) in ("morn", "morn's", "morns")
        )

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
