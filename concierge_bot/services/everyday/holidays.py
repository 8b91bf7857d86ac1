"""The public holidays of where she lives (holidays.toml): which day is one, and whether shops are shut."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib import resources

from dateutil import relativedelta
from dateutil.easter import easter

from concierge_bot.models import Customer
from concierge_bot.services.house import postcodes

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)|(?P<of>\d\d) (?P<nth>-?\d) (?P<weekday>[A-Z]{2})|easter(?P<from>[+-]\d+)?"
)


def shut(customer: Customer, day: date) -> str:
    """Return the name of the holiday on which shops are shut on a local day, or an empty string."""
    return next(_names(customer, day, "shut"), "")


def kept(customer: Customer, day: date) -> str:
    """Return the name of a holiday on which shops are open, or an empty string."""
    return next(_names(customer, day, "open"), "")


def _names(customer: Customer, day: date, which: str) -> Iterator[str]:
    places = (customer.country, f"{customer.country}-{postcodes.state_of(customer.postcode)}")
    for place in places:
        for name, rule in _table().get(place, {}).get(which, {}).items():
            if _falls(rule, day.year) == day:
                yield name


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    told = tomllib.loads(resources.files(__package__).joinpath("holidays.toml").read_text("utf-8"))
    for place, kinds in told.items():
        for days in kinds.values():
            for name, rule in days.items():
                if not _RULE.fullmatch(rule):
                    raise ValueError(
                        f"holidays.toml, {place}: '{rule}' of {name} is no day: see the head of the file"
                    )
    return told


@cache
def _falls(rule: str, year: int) -> date:
    found = _RULE.fullmatch(rule)
    assert found is not None
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"]))
    if found["of"]:
        weekday = getattr(relativedelta, found["weekday"])(int(found["nth"]))
        first = date(year, int(found["of"]), 1)
        begin = first if int(found["nth"]) > 0 else first + relativedelta.relativedelta(day=31)
        return begin + relativedelta.relativedelta(weekday=weekday)
    return easter(year) + timedelta(days=int(found["from"] or 0))
