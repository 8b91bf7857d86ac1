"""Words that speak of time and that no rule took: where one is left over, the time was not wholly read."""

from concierge_bot.understanding.when import clauses, holidays, purposes
from concierge_bot.understanding.when.parts import MEALS, WEEKDAYS, WINDOWS
from concierge_bot.understanding.when.reader import GLUE, Reader
from concierge_bot.understanding.when.vocabulary import MONTHS, ORDINALS

_NAMES = frozenset(("march", "april", "may", "june", "august"))  # months that are words or people as well
_SHORT = frozenset(("sat", "sun", "wed", "mon", "fri", "thu", "tue", "jan", "mar", "dec", "oct"))
_SURE = (
    frozenset(WEEKDAYS)
    | {f"{day}s" for day in WEEKDAYS}
    | (frozenset(MONTHS) - _NAMES)
    | frozenset(
        "today tomorrow tonight noon midnight oclock bedtime weekend weekends weekday weekdays within fortnight "
        "fortnightly quarterly lunchtime eod".split()
    )
)
_PERHAPS = frozenset(
    "clock manana dia dias morning mornings afternoon afternoons evening evenings night nights nightly week month "
    "hour minute daily weekly monthly yearly every except dawn dusk sunset sunrise sundown daybreak "
    "nightfall overnight overnite unless early late finished finishes".split()
)
_BOUND_UP = frozenset("after before until once while".split())
_OF_HERS = frozenset("the my that his her di our me t".split())
_AUXILIARIES = frozenset(
    "is are will do does did was were can could would should shall have has had may might s am im you ?".split()
)
_VAGUE = frozenset(
    "midweek spring summer autumn winter birthday anniversary jiffy dreckly elevenses directly presently tick payday "
    "eventually weekend".split()
)
_MILD = frozenset(
    "clock dawn every except unless otherwise early late week month hour minute finished finishes daily "
    "weekly dia".split()
)
_THINGS_DUE = frozenset(
    "order ride delivery groceries food shopping driver taxi pills meds milk bread stuff things next bus".split()
)
_SHORT_ANSWER = 9  # tokens; in a longer message such words are told in passing
_LIKE = frozenset(
    "eat drink like as than never ever same day week month night one time soon year hour minute".split()
)
_EDGES = frozenset(("after", "before", "until"))
_BESIDE = frozenset(
    "little bit shortly next following alternate bar save whit carnival holy maundy plough cyber "
    "remembrance burns trinity bowl stir gaudete".split()
)
_WHO_SAYS = frozenset("i we you ye god one further mi im he she".split())
_EACH = frozenset("each every all whole".split())
_PRONOUNS = frozenset("i you u he she we they it all me him her this us".split())
_FOODS = frozenset("food eating meals meal breakfast tiffin".split())
_MEAL_LEADS = frozenset("with at after before by during around".split())
_RIDES = frozenset("taxi ride lift car cab bus transport needed ready here there me us up".split())
_SPANS = frozenset("end start beginning middle rest part eve".split())
_FEASTS = frozenset(
    "michaelmas lent advent epiphany pentecost whitsun hogmanay diwali eid ramadan passover hanukkah kwanzaa purim "
    "candlemas lammas carnival".split()
)
_RITES = frozenset(
    "shabbos shabbat shabbes sabbath motzei erev hashanah hashana kippur iftar suhoor maghrib fajr zuhr asr isha "
    "jummah ekadashi amavasya purnima onam pongal navratri dussehra holi".split()
)
_LABELS = frozenset(("#", "$", "-", "/", "~", "no"))
_LEADS = frozenset("at about around past to by".split())
_ORDINARY_DAYS = frozenset(
    "good nice lovely fine great bad long busy hot cold rainy sunny all every each other the a one some any my this "
    "that whole of same per another beautiful rough terrible blessed wonderful".split()
)
_SEASON = frozenset(("week", "weekend", "time", "season", "eve", "night", "holiday", "holidays"))
_REFUSALS = frozenset("no not dont nobody never cant wont".split())
_DAYS = frozenset(
    "day bday today everyday someday midday yesterday birthday holiday workday weekday payday washday doomsday heyday "
    "sunday monday friday".split()
)


def alone(r: Reader) -> bool:
    """Whether a message in which no rule found a time still names one for certain."""
    return _is_vague(r) or any(
        _is_sure(r, i) or r.word(i) == "until" or _is_lone_hour(r, i) or _is_stretch(r, i) or _is_event(r, i)
        for i in range(len(r.tokens))
    )


def _is_lone_hour(r: Reader, i: int) -> bool:
    """ "appointment is 2 so pick me up 1"."""
    return r.word(i - 1) in ("is", "up") and (r.number(i) or 99) <= 12 and _is_bare_number(r, i)


def _is_stretch(r: Reader, i: int) -> bool:
    """ "each quarter", "the second week", "all month": a time that is no day."""
    word, lead = r.word(i), r.word(i - 1)
    if word == "quarter" and r.word(i + 1) in ("to", "past"):
        return True
    if word in ("hour", "business", "day") and lead == ("of" if word == "business" else "the"):
        return r.word(i - 2) in ("on", "of", "past", "inside", "close") or lead == "of"
    if word in ("week", "month", "quarter"):
        return lead in _EACH or r.kind(i - 1) == "ordinal" or lead in ORDINALS
    return word in WINDOWS and lead in ("each", "every")


def _is_event(r: Reader, i: int) -> bool:
    """ "before the christening", "after milking": on something that only she knows."""
    if r.word(i) not in ("before", "after", "until") or r.word(i - 1) in (
        "look",
        "looking",
        "as",
        "than",
        "you",
    ):
        return False
    owned = r.word(i + 1) in _OF_HERS - {"that", "me", "our"} and r.kind(i + 2) == "word"
    return owned or (r.kind(i + 1) == "word" and r.word(i + 1) not in GLUE and r.word(i + 1) not in _PRONOUNS)


def _is_vague(r: Reader) -> bool:
    """ "whenever the rain stops", "when my son gets here", "any time": short, and no time at all."""
    if r.word(0) in _BOUND_UP and r.word(1) in _OF_HERS:
        return True
    if any(r.after_any(i, "at some point", "some point") for i in range(len(r.tokens))):
        return True
    if any(_is_asked_when(r, i) for i in range(1, len(r.tokens))):
        return True
    if len(r.tokens) > _SHORT_ANSWER + 3 * (r.word(0) == "when") or any(
        r.word(i) == "?" and i > 1 for i in range(len(r.tokens))
    ):
        return False
    return any(_hangs_on(r, i) for i in range(len(r.tokens)))


def _is_asked_when(r: Reader, i: int) -> bool:
    """ "bring it when my daughter gets home", in a message of any length."""
    if r.word(i) not in ("when", "once", "after") or r.word(i + 1) not in _OF_HERS:
        return False
    near = {r.word(k) for k in range(max(0, i - 4), i)}
    return bool(near & {"come", "bring", "send", "collect", "fetch", "deliver"}) and not near & {
        "know",
        "tell",
        "text",
    }


def _hangs_on(r: Reader, i: int) -> bool:
    word, after = r.word(i), r.word(i + 1)
    if word in ("whenever", "wheneva", "anytime", "sometime") or r.after_any(
        i,
        "any time",
        "some time",
        "any day",
        "soon as",
        "quick as",
        "fast as",
        "the sooner",
        "soonest",
        "next available",
        "first available",
        "depends on",
        "of dawn",
        "at dawn",
        "mid week",
        "in the week",
        "half term",
        "in a bit",
        "wee while",
        "no rush",
        "take your time",
        "no hurry",
        "earliest convenience",
        "your convenience",
    ):
        return True
    if (
        word in _VAGUE
        or (word == "dark" and r.word(i - 1) in ("by", "four", "for"))
        or (word in _PERHAPS - _MILD and r.word(i - 1) not in _ORDINARY_DAYS - {"the"})
    ):
        return True
    if word == "day" and r.kind(i - 1) == "word" and r.word(i - 1) not in _ORDINARY_DAYS | {"today"}:
        return True
    if word in ("day", "week", "month") and r.word(i - 1) == "following":
        return True
    if word in ("when", "wen"):
        asked = after in _AUXILIARIES or (after == "my" and r.word(i + 2) in _THINGS_DUE)
        return i in (0, 1, 2) and not asked
    if word in _BOUND_UP and i <= 1:
        return after not in ("", "all", "i", "that", ",", ".", "again") or r.word(i + 2) in (
            "my",
            "the",
            "get",
            "got",
            "eat",
            "wake",
        )
    return r.after_any(i, "late") is not None and i == 0


def beside(r: Reader, stretches: list[tuple[int, int]], *, has_day: bool, has_hour: bool, plan: bool) -> bool:
    """Whether words of time are left beside the stretches of tokens that were read."""
    read = {i for first, last in stretches for i in range(first, last)}
    told = clauses.passed_over(r, stretches)
    left = [
        i
        for i in range(len(r.tokens))
        if i not in read
        and i not in told
        and not _is_had(r, i)
        and not (has_hour and purposes.is_aimed_at(r, i))
    ]
    return any(
        _is_sure(r, i)
        or (r.word(i) in _PERHAPS and not _is_idle(r, i))
        or _is_edge(r, i, {first for first, _ in stretches}, read, has_hour, plan)
        or _is_ruled_out(r, i)
        or _is_other_one(r, i)
        or _is_bare_number(r, i)
        or _is_meal(r, i)
        or _is_near(r, i, read)
        or (not has_day and _is_some_day(r, i))
        for i in left
    )


def is_fraction(text: str) -> bool:
    """Whether "1/2" may be a half and no date."""
    return text in ("1/2", "1/3", "2/3", "1/4", "3/4", "1/8", "24/7")


def _is_sure(r: Reader, i: int) -> bool:
    word, kind = r.word(i), r.kind(i)
    if kind == "date":
        return not is_fraction(word)
    if kind == "half" or (kind == "clock" and ":" in word):
        return True
    if word == "until":
        return r.word(i + 1) not in ("after", "then", *_WHO_SAYS)
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
    if word in _SURE and r.raw(i) not in _SHORT and not r.raw(i).endswith("'s"):
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


def _is_edge(r: Reader, i: int, starts: set[int], read: set[int], has_hour: bool, plan: bool) -> bool:
    """ "do it before", "after the game sunday": what it comes after or before was not read.

    Beside an hour such words mostly tell why ("after chores, say 7"), unless they touch what was read.
    """
    after = r.word(i + 1)
    if r.word(i) not in _EDGES or r.word(i - 1) in ("look", "looking") or after == "all":
        return False
    if r.word(i) == "until" and after == "after":
        return False
    if r.word(i) == "until" and after in _WHO_SAYS:
        return not plan  # "every friday until i say stop"
    if after in ("that", "then", "dat", "next") or (after == "the" and i + 2 in starts):
        return True
    if not has_hour:
        return after != "it" or not r.word(i + 2).startswith("get")  # "before it gets hot"
    if r.word(i) == "before" and after in _PRONOUNS | _FOODS:
        return False
    if r.kind(i + 1) in ("", "mark") and r.word(i - 1) not in _LIKE:
        return not {i + 1, i + 2} & starts  # "my daughter comes at 4, bring the bread before"
    near = i - 1 in read or any(k in starts for k in range(i + 2, i + 5))
    return near and r.kind(i + 1) == "word" and (r.word(i) != "after" or after in _PRONOUNS)


def _is_bare_number(r: Reader, i: int) -> bool:
    """A figure that counts nothing and stands behind no thing is an hour, a day or an amount of time."""
    if (r.number(i) is None and r.kind(i) != "ordinal") or r.word(i) == "one":
        return False
    if r.word(i + 1) == "at" or (r.word(i + 1) == "of" and r.number(i + 2) is None) or _is_party(r, i):
        return False
    if 31 < (r.number(i) or 0) < 100:
        return False  # his age
    counts = not r.is_free(i + 1) and r.kind(i + 1) not in ("number", "clock", "half", "ordinal")
    label = r.kind(i - 1) == "word" and r.word(i - 1) not in GLUE
    return not counts and not label and r.word(i - 1) not in _LABELS


def _is_had(r: Reader, i: int) -> bool:
    """ "we got 3 in there"."""
    here = r.word(i + 1) in ("in", "left", "here", "there", "now", "already")
    return r.number(i) is not None and r.word(i - 1) in ("got", "have", "had") and here


def _is_party(r: Reader, i: int) -> bool:
    """ "dinner for two": how many eat, and no hour."""
    return (
        r.word(i - 1) == "for"
        and r.word(i) in ("one", "two", "three", "four", "five", "six")
        and r.word(i - 2) not in _RIDES
        and r.kind(i + 1) in ("", "mark")
    )


def _is_meal(r: Reader, i: int) -> bool:
    """ "w/ breakfast", "afta mi tea": a meal that tells an hour and was not read."""
    lead = r.word(i - 1) if r.word(i - 1) not in _OF_HERS else r.word(i - 2)
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


def _is_near(r: Reader, i: int, read: set[int]) -> bool:
    """A word that says more about the time that it stands beside: "tomorrow early", "friday about 10 love"."""
    word = r.word(i)
    if (
        word == "or"
        and r.number(i - 1)
        and (r.number(i + 1) or r.kind(i + 1) == "clock")
        and r.is_free(i + 2)
    ):
        return True
    touches = bool({_over_joints(r, i, -1), _over_joints(r, i, 1)} & read)
    if (
        word == "or"
        and {i - 1, i + 1} & read
        and (r.number(i + 1) or r.kind(i + 1) in ("ordinal", "clock", "date"))
    ):
        return True
    if word in _BESIDE or r.raw(i) in _SHORT:
        return touches
    if word in ("m", "t", "w", "f", "th") and {r.word(i - 1), r.word(i + 1)} & {
        "m",
        "t",
        "w",
        "f",
        "th",
        *WEEKDAYS,
    }:
        return True
    if r.kind(i) == "ordinal" or word in ORDINALS:
        return touches
    if word in _SPANS and r.word(i + 1) == "of" and i not in read:
        return r.word(i + 2) not in ("it", "me", "him", "us")  # "never hear the end of it"
    if word == "past" and (r.word(i - 1) in ("half", "quarter") or r.number(i - 1) is not None):
        return True
    if r.raw(i) == "past" and r.word(i + 1) not in ("the", "my", "our", "a", "me", "mi"):
        return True
    if word == "church" and r.word(i - 1) in ("noon", "midnight"):
        return True
    if word == "all" and r.word(i + 1) in WEEKDAYS:
        return True
    if word == "day" and r.number(i + 1) is not None:
        return True
    if _is_second_hour(r, i):
        return True
    hour = r.number(i)
    if (
        hour
        and 2 <= hour <= 12
        and r.is_free(i + 1)
        and r.word(i + 1) != "at"
        and {i - 1, i - 2, i - 3} & read
        and r.kind(i - 1) != "mark"
    ):
        return True
    return hour is not None and hour <= 24 and r.word(i - 1) in _LEADS and i - 2 in read


def _over_joints(r: Reader, i: int, step: int) -> int:
    """The next token to one side that is no mere joint."""
    i += step
    while r.word(i) in ("and", "or", ","):
        i += step
    return i


def _is_second_hour(r: Reader, i: int) -> bool:
    """ "dentist monday 10.20, taxi for 10": an hour of its own beside the one that was read."""
    if r.kind(i) == "clock":
        return True
    if _is_party(r, i):
        return False
    if r.word(i - 1) in ("thats", "say") and r.number(i) is not None:
        return r.is_free(i + 1)
    before = r.word(i - 1)
    if before == "for" and r.number(i) is not None:
        return r.word(i - 2) in _RIDES or (r.is_free(i + 1) and (r.number(i) or 0) <= 12)
    figure = r.number(i) or 0
    return before in ("up", "for") and 100 <= figure <= 2359 and figure % 100 < 60 and figure % 5 == 0


def _is_some_day(r: Reader, i: int) -> bool:
    """ "thanksgiving dinner", "patricks day", where no day was read."""
    feast = any(name.split()[-1] == r.word(i) != "day" for name in holidays.named(r.country))
    return feast or (r.word(i) == "day" and r.kind(i - 1) == "word" and r.word(i - 1) not in _ORDINARY_DAYS)
