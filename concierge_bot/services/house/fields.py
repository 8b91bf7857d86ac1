"""The words and numbers of a scenario: each is kept in one form, and a refusal says what to write instead."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

import phonenumbers
from dateutil.rrule import rrulestr
from pydantic import AfterValidator, BeforeValidator, Field

from concierge_bot.understanding.visits import trades

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARS = range(2000, 2101)
OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
DEEPEST = 12
LARGEST = 10**15

Path = tuple[str | int, ...]


def unkept(raw: Any) -> tuple[Path, str] | None:
    """Return where a JSON value holds what no database keeps, and what that is; None if all can be kept."""
    for path, leaf in _leaves(raw):
        if len(path) > DEEPEST:
            return path[:DEEPEST], f"is nested more than {DEEPEST} deep: make it flatter"
        if isinstance(leaf, str) and ("\0" in leaf or _broken(leaf)):
            return path, "holds a NUL or half a character: write whole characters"
        if isinstance(leaf, int | float) and not -LARGEST < leaf < LARGEST:  # nor is NaN
            return path, "is no number that can be kept: write a smaller one"
    return None


def _leaves(raw: Any) -> Iterator[tuple[Path, Any]]:
    """Yield every key and every value that is not a container, each with its path."""
    waiting: list[tuple[Path, Any]] = [((), raw)]
    while waiting:
        path, value = waiting.pop()
        if len(path) <= DEEPEST and isinstance(value, dict):
            waiting += [((*path, key), part) for key, inner in value.items() for part in (key, inner)]
        elif len(path) <= DEEPEST and isinstance(value, list):
            waiting += [((*path, n), inner) for n, inner in enumerate(value)]
        else:
            yield path, value


def _broken(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _phone(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"'{number}' is no phone number in E.164: write it like +13055550134") from error
    if not phonenumbers.is_possible_number(parsed):
        raise ValueError(f"'{number}' has too few or too many digits: write it like +13055550134")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _landline(given: object) -> object:
    if isinstance(given, str):
        return _phone(given)
    if given is None or isinstance(given, bool):
        return given
    raise ValueError("write true, false, or the number of her landline like +13055550134")


def _name(written: str) -> str:
    name = " ".join(written.split())
    if not name or len(name) > 200:
        raise ValueError("a name has 1 to 200 characters")
    return name


def _shaped(pattern: str, words: str) -> AfterValidator:
    def check(written: str) -> str:
        if not re.fullmatch(pattern, written):
            raise ValueError(f"'{written}' is not understood: write {words}")
        return written

    return AfterValidator(check)


def _moment(at: datetime) -> datetime:
    if at.year not in YEARS:
        raise ValueError(f"write a time between the years {YEARS[0]} and {YEARS[-1]}")
    return at


def _trade(written: str) -> str:
    if written not in trades.names():
        raise ValueError(f"no trade is called '{written}': write one of {', '.join(trades.names())}")
    return written


def _weekday(written: str) -> str:
    day = written[:3].lower()
    if day not in WEEKDAYS:
        raise ValueError(f"'{written}' is no day of the week: write one of {', '.join(WEEKDAYS)}")
    return day


def _zone(name: str) -> str:
    if name not in time_zones():
        raise ValueError(f"'{name}' is no IANA time zone: write one like America/New_York")
    return name


@cache
def time_zones() -> set[str]:
    """Return the names of all IANA time zones."""
    return available_timezones()


def _rule(written: str) -> str:
    """Return an RFC 5545 rule that comes at least once, at most daily."""
    rule = written.removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    try:
        if parts.get("FREQ") not in OFTEN or re.search(r"\s", rule):
            raise ValueError(f"its FREQ must be one of {', '.join(OFTEN)}")
        if not re.fullmatch(r"[1-9]\d{0,2}", parts.get("INTERVAL", "1")):
            raise ValueError("its INTERVAL must be from 1 to 999")
        if next(iter(rrulestr(rule, dtstart=datetime(YEARS[0], 1, 1, 9))), None) is None:  # noqa: DTZ001 - her wall clock
            raise ValueError("it never comes")
    except (ValueError, IndexError) as error:
        raise ValueError(f"'{written}' is no rule like FREQ=WEEKLY;BYDAY=TH (RFC 5545): {error}") from error
    return rule


def _evidence_kind(written: str) -> str:
    """Return a kind of evidence in one spelling."""
    kind = re.sub(r"[\s-]+", "_", written.strip().lower())
    kind = {"license": "licence", "reference": "references", "elder_care_training": "training"}.get(
        kind, kind
    )
    if not re.fullmatch(r"[a-z_]{2,40}", kind):
        raise ValueError(f"'{written}' is no kind of evidence: write one like insurance or background_check")
    return kind


def _day(given: object) -> object:
    """Return the day of an instant that was written as a text."""
    return given[:10] if isinstance(given, str) else given


def _in_our_time(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(f"write a day between the years {YEARS[0]} and {YEARS[-1]}")
    return day


Phone = Annotated[str, AfterValidator(_phone)]
Landline = Annotated[str | bool | None, BeforeValidator(_landline)]
Name = Annotated[str, AfterValidator(_name)]
Slot = Annotated[str, _shaped(r"([01]\d|2[0-3]):[0-5]\d", "a time of day as HH:MM, like 08:30")]
Country = Annotated[str, _shaped(r"[A-Z]{2}", "a country by its two letters, like US")]
Currency = Annotated[str, _shaped(r"[A-Z]{3}", "a currency by its three letters, like USD")]
Trade = Annotated[str, AfterValidator(_trade)]
Zone = Annotated[str, AfterValidator(_zone)]
EvidenceKind = Annotated[str, AfterValidator(_evidence_kind)]
Day = Annotated[date, BeforeValidator(_day), AfterValidator(_in_our_time)]
Weekday = Annotated[str, AfterValidator(_weekday)]
Rule = Annotated[str, AfterValidator(_rule)]
Moment = Annotated[datetime, AfterValidator(_moment)]
Cents = Annotated[int, Field(ge=0, le=10_000_000)]
Count = Annotated[int, Field(ge=0, le=100_000)]
Quantity = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
