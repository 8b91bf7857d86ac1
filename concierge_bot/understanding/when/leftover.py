"""Words that speak of time and that no rule took: where one is left over, the time was not wholly read."""

from concierge_bot.understanding.when import holidays
from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS

_NAMES = frozenset(("march", "april", "may", "june", "august"))  # months that are words or people as well
_SHORT = frozenset(("sat", "sun", "wed", "mon", "fri", "thu", "tue", "jan", "mar", "dec", "oct"))
_SURE = (
    frozenset(WEEKDAYS)
    | {f"{day}s" for day in WEEKDAYS}
    | (frozenset(MONTHS) - _NAMES)
    | frozenset(
        "today tomorrow tonight noon midnight oclock bedtime weekend weekends weekday weekdays fortnight fortnightly "
        "lunchtime eod".split()
    )
)
_PERHAPS = frozenset(
    "clock manana dia dias morning mornings afternoon afternoons evening evenings night nights nightly week month hour minute daily "
    "weekly monthly yearly every except unless".split()
)
_EDGES = frozenset(("after", "before", "until", "unless"))
_SEASON = frozenset(("week", "weekend", "time", "season", "eve", "night", "holiday", "holidays"))
_REFUSALS = frozenset("no not dont nobody never cant wont".split())


def alone(r: Reader) -> bool:
    """Whether a message in which no rule found a time still names one for certain."""
    return any(_is_sure(r, i) for i in range(len(r.tokens)))


def beside(r: Reader, stretches: list[tuple[int, int]], has_day: bool) -> bool:
    """Whether words of time are left beside the stretches of tokens that were read."""
    read = {i for first, last in stretches for i in range(first, last)}
    starts = {first for first, _ in stretches}
    left = [i for i in range(len(r.tokens)) if i not in read]
    return any(
        _is_sure(r, i)
        or r.word(i) in _PERHAPS
        or _is_edge(r, i, starts)
        or _is_ruled_out(r, i)
        or (not has_day and _is_some_day(r, i))
        for i in left
    )


def _is_some_day(r: Reader, i: int) -> bool:
    """ "thanksgiving dinner", "patricks day", where no day was read."""
    feast = any(name.split()[-1] == r.word(i) != "day" for name in holidays.named(r.country))
    return feast or (r.word(i) == "day" and r.word(i - 1).endswith("s"))


def _is_sure(r: Reader, i: int) -> bool:
    word, kind = r.word(i), r.kind(i)
    if kind == "date":
        return not is_fraction(word)
    if kind == "half" or (kind == "clock" and ":" in word):
        return True
    if (word == "until" and r.word(i + 1) != "after") or (word == "holiday" and r.word(i - 1) == "bank"):
        return True
    if word in _SURE and r.raw(i) not in _SHORT and not r.raw(i).endswith("'s"):
        return True
    return word in _SEASON and any(name.split()[-1] == r.word(i - 1) for name in holidays.named(r.country))


def is_fraction(text: str) -> bool:
    """Whether "1/2" may be a half and no date."""
    return text in ("1/2", "1/3", "2/3", "1/4", "3/4", "1/8", "24/7")


def _is_edge(r: Reader, i: int, starts: set[int]) -> bool:
    """ "after the game sunday": the day was read, what it comes after was not."""
    if r.word(i) not in _EDGES or r.word(i - 1) in ("look", "looking") or r.word(i + 1) == "all":
        return False
    return any(first in starts for first in range(i + 2, i + 5))


def _is_ruled_out(r: Reader, i: int) -> bool:
    """ "dont send anybody then"."""
    return r.word(i) == "then" and any(r.word(k) in _REFUSALS for k in range(max(0, i - 4), i))
