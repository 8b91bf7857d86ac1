"""Words that are a time for certain: days, months, feasts, and figures that can be nothing else."""

from concierge_bot.understanding.when.days import holidays
from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS

_NAMES = frozenset(("march", "april", "may", "june", "august"))  # months that are words or people as well
SHORT = frozenset(("sat", "sun", "wed", "mon", "fri", "thu", "tue", "jan", "mar", "dec", "oct"))
_SURE = (
    frozenset(WEEKDAYS)
    | {f"{day}s" for day in WEEKDAYS}
    | (frozenset(MONTHS) - _NAMES)
    | frozenset(
        "today tomorrow tonight noon midnight oclock bedtime weekend weekends weekday weekdays within fortnight "
        "fortnightly quarterly lunchtime eod".split()
    )
)
WHO_SAYS = frozenset("i we you ye god one further mi im he she".split())
_FEASTS = frozenset(
    "michaelmas lent advent epiphany pentecost whitsun hogmanay diwali eid ramadan passover hanukkah kwanzaa purim "
    "candlemas lammas carnival".split()
)
_RITES = frozenset(
    "shabbos shabbat shabbes sabbath motzei erev hashanah hashana kippur iftar suhoor maghrib fajr zuhr asr isha "
    "jummah ekadashi amavasya purnima onam pongal navratri dussehra holi".split()
)
_SEASON = frozenset(("week", "weekend", "time", "season", "eve", "night", "holiday", "holidays"))
_DAYS = frozenset(
    "day bday today everyday someday midday yesterday birthday holiday workday weekday payday washday doomsday heyday "
    "sunday monday friday".split()
)


def is_fraction(text: str) -> bool:
    """Whether "1/2" may be a half and no date."""
    return text in ("1/2", "1/3", "2/3", "1/4", "3/4", "1/8", "24/7")


def is_sure(r: Reader, i: int) -> bool:
    """Whether the word at `i` is a time for certain."""
    word, kind = r.word(i), r.kind(i)
    if kind == "date":
        return not is_fraction(word)
    if kind == "half" or (kind == "clock" and ":" in word):
        return True
    if word == "until":
        return r.word(i + 1) not in ("after", "then", *WHO_SAYS)
    if word in ("holiday", "hol", "hols"):
        return r.word(i - 1) == "bank"
    if word in _RITES:
        return not _is_explained(r, i)
    if word in _FEASTS and _is_explained(r, i):
        return False
    if word in _FEASTS:
        return r.word(i + 1) in _SEASON or r.word(i - 1) in (
            "at",
            "on",
            "from",
            "until",
            "before",
            "after",
            "for",
            "over",
            "by",
            "this",
            "next",
        )
    if (
        word == ":"
        and r.kind(i - 1) == r.kind(i + 1) == "number"
        and r.tokens[i].end == r.tokens[i + 1].start
    ):
        return True
    if word == "month":
        return "end" in (r.word(i + 1), r.word(i - 1), r.word(i - 2), r.word(i - 3))
    if word in _SURE and r.raw(i) not in SHORT and not r.raw(i).endswith("'s"):
        return True
    if (
        kind == "word"
        and r.raw(i).endswith("day")
        and word[0] != "b"
        and word not in _DAYS
        and len(word) < 10
    ):
        return True  # some day, in a spelling of her own
    return word in _SEASON and any(name.split()[-1] == r.word(i - 1) for name in holidays.named(r.country))


def _is_explained(r: Reader, i: int) -> bool:
    """ "the brisket for rosh hashanah, thursday the 10th", "yom kippur, that's sunday": a feast and its day."""
    led = "for" in (r.word(i - 1), r.word(i - 2), r.word(i - 3))
    told = r.after_any(
        i + 1, ", thats", ", that is", ", which is", "thats", "that is", "which is", ", it is", ", its"
    )
    return (led or told is not None) and any(r.word(k) in (*WEEKDAYS, *MONTHS) for k in range(len(r.tokens)))
