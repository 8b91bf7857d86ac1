"""Says a time back in plain, short English."""

from datetime import date, datetime, time, timedelta

from concierge_bot.understanding.when.again.rule import CODES
from concierge_bot.understanding.when.parts import WEEKDAYS, When

_NAMES = tuple(day.capitalize() for day in WEEKDAYS)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = {"HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


def say(when: When, now: datetime) -> str:
    """The time in GSM-7 letters, as seen from her local `now`."""
    today = now.date()
    if when.rrule:
        return _plan(when, today)
    if isinstance(when.start, datetime):
        return _moment(when.start, when.end, today)
    if isinstance(when.end, date) and when.end != when.start:
        return f"{_day(when.start, today)} to {_day(when.end, today)}"
    return _day(when.start, today)


def _moment(start: datetime, end: date | datetime | None, today: date) -> str:
    if not isinstance(end, datetime) and start.time() == time():
        eve = _day(start.date() - timedelta(days=1), today)
        return "midnight tonight" if eve == "today" else f"{eve} night at midnight"
    if not isinstance(end, datetime):
        return f"{_day(start.date(), today)} at {_hour(start.time())}"
    if end.date() != start.date():
        return f"{_day(start.date(), today)} {_hour(start.time())} to {_day(end.date(), today)} {_hour(end.time())}"
    if start.time() == time():
        return f"{_day(start.date(), today)} before {_hour(end.time())}"
    return f"{_day(start.date(), today)} {_hours(start.time(), end.time())}"


def _day(day: date, today: date) -> str:
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    away = (day - today).days
    if away in near:
        return near[away]
    if 1 < away < 7:
        return _NAMES[day.weekday()]
    year = f" {day.year}" if abs(away) > 300 else ""
    return f"{_NAMES[day.weekday()][:3]} {_MONTHS[day.month - 1]} {day.day}{year}"


def _hour(hour: time) -> str:
    if hour in (time(12), time()):
        return "noon" if hour.hour else "midnight"
    minute = f":{hour.minute:02}" if hour.minute else ""
    return f"{hour.hour % 12 or 12}{minute}{'am' if hour.hour < 12 else 'pm'}"


def _hours(first: time, last: time) -> str:
    start, end = _hour(first), _hour(last)
    if start[-2:] == end[-2:] and start[-1] == "m":
        start = start[:-2]
    return f"{start}-{end}" if "n" not in start + end else f"{start} to {end}"


def _plan(when: When, today: date) -> str:
    fields = dict(field.split("=") for field in (when.rrule or "").split(";"))
    words = _cycle(fields, when.start) + _times(fields, when)
    first = when.start.date() if isinstance(when.start, datetime) else when.start
    if fields["FREQ"] == "HOURLY":
        words += f", from {_moment(when.start, None, today)}" if isinstance(when.start, datetime) else ""
    elif "INTERVAL" in fields or (
        (first - today).days > (1 if fields["FREQ"] == "DAILY" else 7) and fields["FREQ"] != "MONTHLY"
    ):
        words += f", from {_day(first, today)}"
    if "UNTIL" in fields:
        words += f", until {_day(datetime.strptime(fields['UNTIL'][:8], '%Y%m%d').date(), today)}"  # noqa: DTZ007
    return words


def _cycle(fields: dict[str, str], start: date) -> str:
    step, unit = int(fields.get("INTERVAL", "1")), _UNITS[fields["FREQ"]]
    every = {1: "every", 2: "every other"}.get(step, f"every {step}")
    if "BYMONTHDAY" in fields:
        days = [_ordinal(int(day)) for day in fields["BYMONTHDAY"].split(",")]
        return f"{every} month{'s' if step > 2 else ''} on the {_joined(days)}"
    codes = fields.get("BYDAY", "").split(",") if "BYDAY" in fields else []
    if fields["FREQ"] == "MONTHLY" and codes:
        named = _joined([_ordinal(int(code[:-2]), day="") for code in codes])
        return f"the {named} {_NAMES[CODES.index(codes[0][-2:])]} of {every} month"
    if codes:
        return f"{every} {'weeks on ' if step > 2 else ''}{_weekdays(codes)}"
    if unit == "hour" and step == 2:
        return "every 2 hours"
    return f"{every} {unit}{'s' if step > 2 else ''}"


def _weekdays(codes: list[str]) -> str:
    if codes == list(CODES[:5]):
        return "Monday to Friday"
    if len(codes) == 6:
        return f"day but {_NAMES[next(i for i, code in enumerate(CODES) if code not in codes)]}"
    return _joined([_NAMES[CODES.index(code)] for code in codes])


def _ordinal(number: int, day: str = " day") -> str:
    if number == -1:
        return "last" + day
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _times(fields: dict[str, str], when: When) -> str:
    if not isinstance(when.start, datetime) or fields["FREQ"] == "HOURLY":
        return ""
    if isinstance(when.end, datetime):
        return f" {_hours(when.start.time(), when.end.time())}"
    hours = [int(hour) for hour in fields.get("BYHOUR", str(when.start.hour)).split(",")]
    minutes = [int(minute) for minute in fields.get("BYMINUTE", str(when.start.minute)).split(",")]
    return f" at {_joined([_hour(time(hour, minute)) for hour in hours for minute in minutes])}"
