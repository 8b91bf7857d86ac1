"""For which days she wants no deliveries: "till the 5th", "next week", "for two weeks", "until I say"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding import when as times
from concierge_bot.understanding.when.parts import UNREAD

_OPEN = re.compile(
    r"\b(?:un|'|)?til+ (?:i|we|you|u)"
    r" (?:say|tell|text|let|call|get|give|am told|hear|holler|shout|ask|write|need|want)\b|\bfurther (?:notice|word)\b"
    r"|\b(?:for now|for the (?:time being|present))\b"
)
_UNTIL = re.compile(r"\b(?:back|home|return|til+|until)\b")
_TWO_WEEKS = re.compile(r"\bthis week (?:or|and|n|&) (?:the )?next\b")
_BACK = re.compile(
    r"\b(?:un|'|)?til+ (?:im|i'm|i am|were|we are) (?:back|home)(?: again)?(?: on)? (?=\w*day\b|the \d)"
)
_DATED = re.compile(r"\b\w*day\b|\d|\bweek\b|\bmonth\b")
_ONE_DAY = re.compile(
    r"\b(?:just|only)(?: for| on)?(?: this| that| the)?(?: coming| one)?"
    r" (?:\w+day|\d{1,2}(?:st|nd|rd|th)|today|tomorrow|day)\b"
    r"|\b(?:\w+day|tomorrow) (?:only|alone)\b|\b(?:for )?(?:the )?one day\b"
)
_FROM = re.compile(r"\b(?:from|starting|as of|since|beginning)\b")
_RESUMES = re.compile(
    r"\b(?:again|resum\w*|re-?start\w*|unhold|un-?pause\w*|on hold|(?:off|lift|end) (?:the )?(?:hold|pause)"
    r"|(?:im|i'm|i am|were|we're) (?:back|home)|back (?:home|on)|as before|as usual|continue)\b"
)
_BRINGS = re.compile(
    r"\b(?:so )?(?:please )?(?:dont|don't|do not|no need to|needn'?t) (?:bring|send|deliver)\b(?: me| us)?"
    r"(?: anything| any \w+)?(?: then| in between| those days)?"
)
"""What shall not be done on those days: no part of which days they are."""
_PARTS = re.compile(r"[.;!?]\s+")
_TILL = re.compile(r"\b(?:(?:un|')?till?|through|thru|up to|to)\b")
_NOT_THEN = re.compile(r"\b(?:but )?not (?:today|tomorrow|on|till|until|before)?\b[^,.;]*")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "couple of": 2}
_SPAN = re.compile(
    rf"\b(?:for|next|these|this)?\s*(?:the\s+)?(?:next\s+)?(\d{{1,2}}|{'|'.join(_NUMBERS)}|a couple of)\s+"
    r"(day|week|wk|fortnight|month)s?\b"
)


_PILLS = r"(?:pil+s?|tablets?|tabs|meds?|med[ei]\w*n\w*|doses?)"
_SPARED = re.compile(
    r"\b(?:except(?:ing)?|apart from|other than|save for|bar|minus|besides|(?:everything|all|lot) but|not|keep|leave"
    r"|still|continue|carry on|(?:dont|do not) (?:stop|hold|touch|pause))"
    r"(?: (?:for|the|my|mi|me|of|with|up|on|about|those|them|send\w*|get\w*|text\w*|remind\w*))*"
    rf" {_PILLS}\b"
)
_DELIVERIES = re.compile(
    r"\b(?:everything|every thing|all|the lot|deliver\w*|orders?|grocer\w*|shopping|food|milk|bread)\b"
)
_HOLDS = re.compile(r"\b(?:hold|pause|suspend|stop|halt|freeze|no|skip|cancel|put)\b")
_TODAY = re.compile(r"\b(?:today|tonight|now|from today|straight away)\b")
_EVERYTHING = re.compile(
    r"\b(?:suspend|pause|stop|hold|halt|freeze|put) (?:\w+ )?(?:everything|all (?:of it|services?|my services?)"
    r"|the lot|it all)\b"
)


@dataclass(frozen=True)
class Stretch:
    """The days of a hold, both inclusive; without a last one it holds until she says."""

    first: date
    last: date | None


def read(text: str, now: datetime, country: str = "US") -> Stretch | None:
    """Return the days that a text names wholly; None if it names none, or what must be asked."""
    plain = _BRINGS.sub(" ", text.casefold())
    return _read(plain, now, country) or next(
        (found for part in _PARTS.split(plain) if (found := _between(part, now, country))), None
    )


def everything(text: str) -> bool:
    """Tell whether a text asks to hold all that we do, not goods alone."""
    return bool(_EVERYTHING.search(text.casefold())) and not spares_pills(text)


def spares_pills(text: str) -> bool:
    """Tell whether a text wants a hold, and her pill texts out of it ("hold everything except the tablets text")."""
    line = " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("\u2019", "")).split())
    return bool(_SPARED.search(line) and _DELIVERIES.search(line) and _HOLDS.search(line))


def corrected(text: str, before: Stretch, days: Stretch, today: date) -> Stretch:
    """Return the days that a correction means: one that names an end alone ("back on the 18th") keeps the begin."""
    if days.last is None:
        keeps_end = before.last is not None and days.first <= before.last and not is_open(text)
        return Stretch(days.first, before.last) if keeps_end else days
    alone = days.first == days.last and not one_day_only(text)
    from_today = days.first == today and not _TODAY.search(text.casefold())
    begins = before.last is None or before.first < min(before.last, days.last)
    return Stretch(before.first, days.last) if (alone or from_today) and begins else days


def as_end(text: str, now: datetime, country: str = "US") -> str:
    """Return her answer to "until when?" as words that say it: a lone day is the last one; empty if it says none."""
    if not re.search(r"[^\W\d]", text):  # a bare number answers something else
        return ""
    alone = read(text, now, country)
    if alone is not None and (alone.last is None or alone.first < alone.last or one_day_only(text)):
        return text
    when = times.read(text, now.replace(tzinfo=None), country=country)
    day = (
        when.words if when is not None and set(when.asks) <= {UNREAD} else ""
    )  # whatever she tells beside it
    endings = (f"until {words}" for words in (text, day) if words)
    return next((ending for ending in endings if read(ending, now, country) is not None), "")


def one_day_only(text: str) -> bool:
    """Tell whether a text wants a hold for the one day that it names: "just this Friday"."""
    return bool(_ONE_DAY.search(text.casefold()))


def _between(part: str, now: datetime, country: str) -> Stretch | None:
    """Read "i go in thursday, in there till the monday after": two days with "till" between them."""
    head, till, tail = _TILL.sub("\n", _NOT_THEN.sub(" ", part), count=1).partition("\n")
    ends = [times.read(side, now.replace(tzinfo=None), country=country) for side in (head, tail) if till]
    days = [_day(end.start) for end in ends if end is not None and not end.asks and not end.rrule]
    if len(days) < 2:
        return None
    first, last = days
    return Stretch(first, last if last > first else last + timedelta(weeks=1))


def _read(plain: str, now: datetime, country: str) -> Stretch | None:
    today = now.date()
    if _TWO_WEEKS.search(plain):
        return Stretch(today, today + timedelta(days=13 - today.weekday()))
    if span := _SPAN.search(plain):
        return _span(span[1], span[2], plain.replace(span[0], " ", 1), now, country)
    when = times.read(_BACK.sub("until ", plain), now.replace(tzinfo=None), country=country)
    if when is None or when.rrule or (when.asks and not (when.end and set(when.asks) <= {UNREAD})):
        return Stretch(today, None) if _OPEN.search(plain) and not _DATED.search(plain) else None
    first, last = _day(when.start), _day(when.end) if when.end else None
    if last is None:
        if _FROM.search(plain):
            return Stretch(first, None)
        first, last = (today if _UNTIL.search(plain) else first), first
    return Stretch(max(first, today), last) if last >= today else None


def is_open(text: str) -> bool:
    """Tell whether she wants it held until she says."""
    return bool(_OPEN.search(text.casefold()))


def resumes(text: str) -> bool:
    """Tell whether a text has words of beginning again, and not only of sending."""
    return bool(_RESUMES.search(text.casefold()))


def as_order(text: str) -> str:
    """Return a text in which goods are to begin as one in which they are to be sent ("yes start the milk")."""
    plain = re.sub(r"\b(?:right )?now\b", " ", text.casefold())
    return re.sub(r"^\W*(?:yes\W+)?(?:start|begin)\b", "send", plain).strip()


def again_from(text: str, now: datetime, country: str = "US") -> date | None:
    """Return the day in the future from which she wants her deliveries again, if she names one."""
    when = times.read(text, now.replace(tzinfo=None), country=country)
    if when is None or when.asks or when.rrule or _day(when.start) <= now.date():
        return None
    return _day(when.start)


def _span(count: str, unit: str, rest: str, now: datetime, country: str) -> Stretch | None:
    """So many days or weeks, from the day that stands beside them or from today."""
    when = times.read(rest, now.replace(tzinfo=None), country=country)
    if when is not None and (when.asks or when.rrule):
        return None
    first = _day(when.start) if when is not None else now.date()
    n = int(count) if count.isdigit() else _NUMBERS[count.removeprefix("a ") if "couple" in count else count]
    units = {
        "month": relativedelta(months=n),
        "fortnight": relativedelta(weeks=2 * n),
        "day": relativedelta(days=n),
    }
    length = units.get(unit, relativedelta(weeks=n))
    return Stretch(first, first + length - timedelta(days=1))


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
