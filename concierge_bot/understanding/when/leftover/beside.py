"""Words that speak of time and that no rule took: where one is left beside what was read, that was not all of it."""

from concierge_bot.understanding.when import clauses, purposes
from concierge_bot.understanding.when.days import holidays
from concierge_bot.understanding.when.leftover.near import is_near
from concierge_bot.understanding.when.leftover.numbers import is_bare_number, is_had
from concierge_bot.understanding.when.leftover.sure import WHO_SAYS, is_sure
from concierge_bot.understanding.when.leftover.words import OF_HERS, ORDINARY_DAYS, PERHAPS, PRONOUNS
from concierge_bot.understanding.when.parts import MEALS
from concierge_bot.understanding.when.reader import Reader

_LIKE = frozenset(
    "eat drink like as than never ever same day week month night one time soon year hour minute".split()
)
_EDGES = frozenset(("after", "before", "until"))
_FOODS = frozenset("food eating meals meal breakfast tiffin".split())
_MEAL_LEADS = frozenset("with at after before by during around".split())
_REFUSALS = frozenset("no not dont nobody never cant wont".split())


def beside(r: Reader, stretches: list[tuple[int, int]], *, has_day: bool, has_hour: bool, plan: bool) -> bool:
    """Whether words of time are left beside the stretches of tokens that were read."""
    read = {i for first, last in stretches for i in range(first, last)}
    told = clauses.passed_over(r, stretches)
    left = [
        i
        for i in range(len(r.tokens))
        if i not in read
        and i not in told
        and not is_had(r, i)
        and not (has_hour and purposes.is_aimed_at(r, i))
    ]
    return any(
        is_sure(r, i)
        or (r.word(i) in PERHAPS and not _is_idle(r, i))
        or _is_edge(r, i, {first for first, _ in stretches}, read, has_hour, plan)
        or _is_ruled_out(r, i)
        or _is_other_one(r, i)
        or is_bare_number(r, i)
        or _is_meal(r, i)
        or is_near(r, i, read)
        or (not has_day and _is_some_day(r, i))
        for i in left
    )


def _is_edge(r: Reader, i: int, starts: set[int], read: set[int], has_hour: bool, plan: bool) -> bool:
    """ "do it before", "after the game sunday": what it comes after or before was not read.

    Beside an hour such words mostly tell why ("after chores, say 7"), unless they touch what was read.
    """
    after = r.word(i + 1)
    if r.word(i) not in _EDGES or r.word(i - 1) in ("look", "looking") or after == "all":
        return False
    if r.word(i) == "until" and after == "after":
        return False
    if r.word(i) == "until" and after in WHO_SAYS:
        return not plan  # "every friday until i say stop"
    if after in ("that", "then", "dat", "next") or (after == "the" and i + 2 in starts):
        return True
    if not has_hour:
        return after != "it" or not r.word(i + 2).startswith("get")  # "before it gets hot"
    if r.word(i) == "before" and after in PRONOUNS | _FOODS:
        return False
    if r.kind(i + 1) in ("", "mark") and r.word(i - 1) not in _LIKE:
        return not {i + 1, i + 2} & starts  # "my daughter comes at 4, bring the bread before"
    near = i - 1 in read or any(k in starts for k in range(i + 2, i + 5))
    return near and r.kind(i + 1) == "word" and (r.word(i) != "after" or after in PRONOUNS)


def _is_meal(r: Reader, i: int) -> bool:
    """ "w/ breakfast", "afta mi tea": a meal that tells an hour and was not read."""
    lead = r.word(i - 1) if r.word(i - 1) not in OF_HERS else r.word(i - 2)
    return r.word(i) in MEALS and (lead in _MEAL_LEADS or r.word(i - 1) == "/")


def _is_idle(r: Reader, i: int) -> bool:
    """ "holy hour", "happy hour": an hour that nobody counts."""
    if r.word(i) in ("every", "each"):
        return r.word(i + 1) in ("one", "thing", "body", "time", "last", "bit")
    if r.word(i) == "late" and r.word(i - 1) in (
        "be",
        "im",
        "not",
        "was",
        "running",
        "too",
        "been",
        "hes",
        "is",
    ):
        return True
    if r.word(i) == "clock":
        return r.word(i - 1) == "the"
    if r.word(i) in ("early", "late"):
        return r.word(i - 1) in ("morning", "evening", "afternoon", "night", "early")
    counted = r.number(i - 1) is not None or r.kind(i - 1) == "mark"
    led = r.word(i - 1) in (
        "a",
        "an",
        "half",
        "the",
        "few",
        "of",
        "this",
        "within",
        "same",
        "couple",
        "per",
        "and",
        "",
        "next",
    )
    return r.word(i) in ("hour", "minute") and not counted and not led


def _is_other_one(r: Reader, i: int) -> bool:
    """ "not this coming one", "the one after"."""
    if r.word(i) == "last" and r.word(i + 1) in ("one", "dose"):
        return True
    return r.word(i) == "one" and (
        r.word(i - 1) in ("coming", "next") or r.word(i + 1) in ("after", "before")
    )


def _is_ruled_out(r: Reader, i: int) -> bool:
    """ "dont send anybody then", "not that day"; and "the same day", which nobody has named."""
    if r.word(i) == "day" and (r.word(i - 1) in ("that", "same") or r.after(i - 2, "on the day")):
        return True
    return r.word(i) == "then" and any(r.word(k) in _REFUSALS for k in range(max(0, i - 4), i))


def _is_some_day(r: Reader, i: int) -> bool:
    """ "thanksgiving dinner", "patricks day", where no day was read."""
    feast = any(name.split()[-1] == r.word(i) != "day" for name in holidays.named(r.country))
    return feast or (r.word(i) == "day" and r.kind(i - 1) == "word" and r.word(i - 1) not in ORDINARY_DAYS)
