"""The few holidays that older customers name as dates, by the calendars of where she lives."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, relativedelta

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: relativedelta) -> Rule:
    return lambda year: date(year, month, 1) + weekday


def _from_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


_EVERYWHERE: dict[str, Rule] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "new year eve": _fixed(12, 31),
    "new year day": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "valentines day": _fixed(2, 14),
    "valentines": _fixed(2, 14),
    "st patricks day": _fixed(3, 17),
    "saint patricks day": _fixed(3, 17),
    "palm sunday": _from_easter(-7),
    "shrove tuesday": _from_easter(-47),
    "boxing day": _fixed(12, 26),
    "halloween": _fixed(10, 31),
    "thanksgiving day": _nth(11, relativedelta(weekday=TH(4))),
    "thanksgiving": _nth(11, relativedelta(weekday=TH(4))),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ash wednesday": _from_easter(-46),
    "fathers day": _nth(6, relativedelta(weekday=SU(3))),
}
_US: dict[str, Rule] = {
    "memorial day": _nth(5, relativedelta(day=31, weekday=MO(-1))),
    "labor day": _nth(9, relativedelta(weekday=MO(1))),
    "columbus day": _nth(10, relativedelta(weekday=MO(2))),
    "presidents day": _nth(2, relativedelta(weekday=MO(3))),
    "veterans day": _fixed(11, 11),
    "independence day": _fixed(7, 4),
    "juneteenth": _fixed(6, 19),
}
_ABROAD: dict[str, Rule] = {
    "hogmanay": _fixed(12, 31),
    "neerday": _fixed(1, 1),
    "ne er day": _fixed(1, 1),
    "burns night": _fixed(1, 25),
    "st stephens day": _fixed(12, 26),
    "remembrance sunday": _nth(11, relativedelta(weekday=SU(2))),
    "mothering sunday": _from_easter(-21),
    "bonfire night": _fixed(11, 5),
}
_OF_COUNTRY: dict[str, dict[str, Rule]] = {
    "US": _US,
    "CA": {
        "thanksgiving day": _nth(10, relativedelta(weekday=MO(2))),
        "thanksgiving": _nth(10, relativedelta(weekday=MO(2))),
        "labour day": _nth(9, relativedelta(weekday=MO(1))),
        "labor day": _nth(9, relativedelta(weekday=MO(1))),
        "canada day": _fixed(7, 1),
        "victoria day": _nth(5, relativedelta(day=24, weekday=MO(-1))),
        "remembrance day": _fixed(11, 11),
    },
    "AU": {"anzac day": _fixed(4, 25), "australia day": _fixed(1, 26)},
    "NZ": {"anzac day": _fixed(4, 25), "waitangi day": _fixed(2, 6)},
    "JM": {"independence day": _fixed(8, 6), "emancipation day": _fixed(8, 1), "labour day": _fixed(5, 23)},
    "TT": {
        "independence day": _fixed(8, 31),
        "emancipation day": _fixed(8, 1),
        "republic day": _fixed(9, 24),
    },
    "BB": {"independence day": _fixed(11, 30)},
    "IN": {"independence day": _fixed(8, 15), "republic day": _fixed(1, 26), "gandhi jayanti": _fixed(10, 2)},
}
_DOWN_UNDER = ("AU", "NZ")


@cache
def named(country: str) -> dict[str, Rule]:
    """The holidays of a country (ISO 3166 code), longest names first, each a rule from the year to the date."""
    rules = _EVERYWHERE | ({} if country == "US" else _ABROAD) | _OF_COUNTRY.get(country, {})
    spring = _from_easter(-21) if country in ("GB", "IE") else _nth(5, relativedelta(weekday=SU(2)))
    rules |= {"mothers day": spring}
    if country in _DOWN_UNDER:
        rules |= {"fathers day": _nth(9, relativedelta(weekday=SU(1)))}
    return dict(sorted(rules.items(), key=lambda item: -len(item[0])))


def coming(rule: Rule, today: date) -> date:
    """The first date of a holiday from today on."""
    this_year = rule(today.year)
    return this_year if this_year >= today else rule(today.year + 1)
