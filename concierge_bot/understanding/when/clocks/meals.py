"""Meals that tell an hour: "after church", "before lunch", "with breakfast and supper"."""

from dataclasses import replace

from concierge_bot.understanding.when.parts import HOUR, MEAL_TIMES, MEALS, Bound, Clock, Dropped, Found
from concierge_bot.understanding.when.reader import Reader


def half_of_meal(r: Reader, i: int, hour: Clock) -> tuple[Clock, int] | None:
    """ "5:30 supper", "8 with breakfast": the meal tells morning from evening."""
    j = r.skip(i, "for", "at", "with", "with my", "before", "after")
    name = r.word(j)
    if name == "breakfast" and 5 <= hour.hour <= 11:
        return replace(hour, fixed=True), j + 1
    if name in ("supper", "teatime", "suppertime") and 3 <= hour.hour <= 10:
        return replace(hour, hour=hour.hour + 12, fixed=True), j + 1
    return None


def meal_hour(r: Reader, i: int) -> tuple[Clock, int] | None:
    """A meal by its name, at its usual hour."""
    i = r.skip(i, "my", "mi", "the", "me", "his", "her", "your")
    hour = MEALS.get(r.word(i))
    doubt = HOUR if r.word(i) == "dinner" and r.country != "US" else ""  # noon for some, evening for others
    return (Clock(hour, fixed=True, vague=True, doubt=doubt), i + 1) if hour else None


def meal(r: Reader, i: int) -> Found | None:
    """ "after church", "before lunch", "with breakfast and supper"."""
    lead = r.word(i)
    two = r.after(i + 1, "time") if lead in ("lunch", "dinner", "tea", "supper") else None
    if two is not None or lead in MEAL_TIMES:
        lead = f"{lead}time" if two else lead
        doubt = HOUR if lead == "dinnertime" else ""  # noon for some, evening for others
        return [Clock(MEALS[lead], fixed=True, vague=True, doubt=doubt)], two or i + 1
    if lead not in ("after", "before", "with", "by"):
        return None
    if lead == "with" and r.word(i + 1) in ("meal", "meals", "food"):
        return [Dropped("meals")], i + 2
    found = meal_hour(r, i + 1)
    if found is None:
        return None
    hour, j = found
    if lead == "after":
        return [Bound("after", replace(hour, hour=hour.hour + 1))], j
    if lead in ("before", "by"):
        return [Bound("before", hour)], j
    hour = replace(hour, doubt=HOUR)
    second = meal_hour(r, j + 1) if r.word(j) == "and" else None
    return ([hour, second[0]], second[1]) if second else ([hour], j)
