"""A single hour, in words or in figures: "half past 8", "2pm", "0615", "8 in the evening"."""

from dataclasses import replace

from concierge_bot.understanding.when.clocks.figures import in_figures
from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.clocks.meals import half_of_meal
from concierge_bot.understanding.when.clocks.spoken import in_words, past_or_to
from concierge_bot.understanding.when.parts import WEEKDAYS, WINDOWS, Clock
from concierge_bot.understanding.when.reader import Reader


def clock(r: Reader, i: int, *, bare: bool = False) -> tuple[Clock, int] | None:
    """An hour at `i`; a lone number counts only if `bare`, that is behind "at", "between" and their like."""
    found = in_words(r, i) or past_or_to(r, i, bare) or in_figures(r, i, bare)
    if found is not None:
        return _with_part(r, found[0], r.skip(found[1], "- ish", "ish", "sharp", "or so"))
    told = in_figures(r, i, True)  # "8 in the evening": the part of day makes the number an hour
    if told is None:
        return None
    if exact := r.after_any(
        told[1], "ish", "- ish", "sharp", "on the dot", "on the nose", "prompt", "promptly"
    ):
        return told[0], exact
    full = _with_part(r, *told)
    return full if full[0].fixed and full[1] > told[1] else None


def _with_part(r: Reader, hour: Clock, i: int) -> tuple[Clock, int]:
    """Takes in "in the morning" behind an hour that still needs it."""
    j = r.skip(
        i, "in the", "of the", "at the", "inna the", "inna", "a", "of a", "at", "in", "the la", "of", "the"
    )
    part = r.word(j)
    if not hour.fixed and (meal := half_of_meal(r, i, hour)):
        return meal
    loose = part in WINDOWS and (r.is_free(i + 1) or r.number(i + 1) is not None or _is_after(r, i))
    if (j == i and not loose) or r.is_scots_morrow(j - 1):
        return hour, i
    if hour.fixed or part not in WINDOWS or (fitting := half_of(part, hour.hour)) is None:
        return hour, i
    return replace(hour, hour=fitting, fixed=True), j + 1


def _is_after(r: Reader, i: int) -> bool:
    """ "remind me 8 evening statin": the figure before the part of day stands where an hour stands."""
    return r.word(i - 2) in ("me", "him", "her", "us", "at", "daily", *WEEKDAYS, "tomorrow", "today")
