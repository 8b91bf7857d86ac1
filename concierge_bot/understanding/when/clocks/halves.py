"""Which half of the day an hour lies in: "am", "pm", "o'clock", and what a part of the day makes of it."""

from dataclasses import replace

from concierge_bot.understanding.when.parts import Clock
from concierge_bot.understanding.when.reader import Reader


def half_of(part: str, hour: int) -> int | None:
    """The hour of 24 that `hour` of 12 means in a part of the day, or None if it does not fit."""
    if part == "morning":
        return hour if hour < 12 else None
    if part == "afternoon":
        return 12 if hour == 12 else hour + 12 if hour <= 6 else None
    if part == "evening":
        return hour + 12 if 4 <= hour <= 11 else None
    return 24 if hour == 12 else hour + 12 if 5 <= hour <= 11 else None


def is_hour_mark(r: Reader, i: int) -> bool:
    """Whether "am", "pm" or "o'clock" stands at `i`."""
    return r.kind(i) == "half" or r.word(i) in ("am", "pm", "oclock")


def with_half(r: Reader, hour: Clock, i: int, moved: bool = False) -> tuple[Clock, int]:
    """Takes in "am", "pm" and "o'clock"; `moved` when the hour slid back over twelve ("quarter to 12 pm")."""
    i = r.skip(
        i,
        "oclock",
        "o clock",
        "a clock",
        "o oclock",
        "a oclock",
        "hour" if r.kind(i - 1) == "clock" else "oclock",
    )
    i = r.skip(i, "in the") if r.word(i + 2) in ("am", "pm") else i
    half = r.word(i) if r.kind(i) in ("half", "word") and r.word(i) in ("am", "pm") else ""
    if not half and r.kind(i) == "word" and r.word(i) in ("a", "p") and r.word(i + 1) == ".":
        half, i = "", i
    if not half or (r.word(i) == "am" and r.word(i - 1) == "i"):
        return hour, i
    if hour.hour > 12:
        return hour, i + 1
    afternoon = (half == "pm") != (moved and hour.hour == 11)
    return replace(hour, hour=hour.hour % 12 + (12 if afternoon else 0), fixed=True), i + 1


def up_to_twelve(r: Reader, i: int) -> int | None:
    """The hour of a clock's face at `i`."""
    hour = r.number(i)
    return hour if hour is not None and 1 <= hour <= 12 else None
