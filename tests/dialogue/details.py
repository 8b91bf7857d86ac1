"""Measures how times and shopping lists are read against what an attentive reader wrote down; prints one JSON object.

Run: `.venv/bin/python tests/dialogue/details.py`; with `--misses` it also prints the misses of the half that may be
read. The misses of `development/` are never printed: whoever reads one moves its text to the other half.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

from dateutil.rrule import rrulestr
from ruamel.yaml import YAML

from concierge_bot.understanding import when
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.goods import items
from concierge_bot.understanding.goods.lexicon import cut, lexicon
from concierge_bot.understanding.words.sounding import likeness
from tests.dialogue.development import share

HERE = Path(__file__).parent
SEEN, UNSEEN = HERE.parent / "corpora", HERE / "development"
COUNTRIES = {
    "Europe/London": "GB", "Europe/Dublin": "IE", "Asia/Kolkata": "IN", "America/Jamaica": "JM",
    "America/Port_of_Spain": "TT", "America/Barbados": "BB", "Pacific/Auckland": "NZ",
    "America/Toronto": "CA", "America/St_Johns": "CA", "America/Halifax": "CA", "America/Winnipeg": "CA",
    "America/Regina": "CA", "America/Edmonton": "CA", "America/Vancouver": "CA",
}  # fmt: skip
Outcome = Literal["right", "asked", "wrong"]

# What a word for a part of the day may mean: any hour from the first to the last.
PARTS = {
    "morning": (time(5), time(12)),
    "breakfast": (time(6), time(10)),
    "noonish": (time(11), time(13)),
    "lunch": (time(11), time(14, 30)),
    "church": (time(10, 30), time(15)),
    "afternoon": (time(12), time(18)),
    "teatime": (time(15, 30), time(19)),
    "supper": (time(16, 30), time(20)),
    "evening": (time(17), time(22)),
    "night": (time(18), time(23, 59)),
    "bedtime": (time(20), time(23, 59)),
}
_WHOLE_DAY = (time(), time(23, 59))


@dataclass(frozen=True)
class Miss:
    """A text that was not read right, with what was read instead."""

    outcome: Outcome
    text: str
    answer: str


def people(path: Path) -> list[dict[str, Any]]:
    """Read a set of texts, grouped by who wrote them."""
    found: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text())
    return found


def times(path: Path, which: str = "") -> Iterator[tuple[Outcome, Miss]]:
    """Read every text of a file of times, or of one set in it."""
    for person in people(path):
        if which and person["set"] != which:
            continue
        now = datetime.fromisoformat(person["now"])
        for text in person["texts"]:
            medicine = text["about"] == "medicine" or (
                text["about"] == "reminder" and reminding.is_medicine(text["text"], ())
            )
            zone = person["zone"]
            country = "AU" if zone.startswith("Australia/") else COUNTRIES.get(zone, "US")
            answer = when.read(text["text"], now, medicine=medicine, country=country)
            outcome = time_outcome(text, answer, now)
            yield outcome, Miss(outcome, text["text"], _told(answer))


def _told(answer: when.When | None) -> str:
    if answer is None:
        return "nothing"
    ends = f"/{answer.end}" if answer.end else ""
    return f"{answer.start}{ends} {answer.rrule or ''} {' '.join(answer.asks)}".strip()


def time_outcome(wanted: dict[str, Any], answer: when.When | None, now: datetime) -> Outcome:
    """Judge one time: a confident answer that differs from the annotation is wrong, a question never is.

    Where nothing was read, an order would come as soon as it can, which is an answer; a reminder would be asked about.
    """
    if answer is None and wanted["about"] not in ("medicine", "reminder"):
        return "right" if wanted.get("none") else "wrong"
    if answer is None or answer.asks:
        return "right" if wanted.get("ask") or wanted.get("may_ask") else "asked"
    if wanted.get("ask") and "start" not in wanted:
        return "wrong"
    return "right" if _agrees(wanted, answer, now) else "wrong"


def _agrees(wanted: dict[str, Any], answer: when.When, now: datetime) -> bool:
    if bool(answer.rrule) != ("rrule" in wanted):
        return False
    if "rrule" in wanted and not _same_repetition(wanted, answer, now):
        return False
    if "by" in wanted:
        return _fits(wanted["by"], answer.end) or (answer.end is None and _fits(wanted["by"], answer.start))
    if "rrule" not in wanted and not _fits(wanted["start"], answer.start):
        return False
    if "end" in wanted:
        slack = timedelta(days=wanted.get("slack", 0))
        one_day = wanted["end"] == wanted["start"]
        end = answer.end or (answer.start if one_day else None)
        return any(_fits(wanted["end"], end and end + by) for by in (-slack, timedelta(), slack))
    return answer.end is None or _day(answer.end) == _day(answer.start)


def _fits(wanted: str, answer: date | datetime | None) -> bool:
    """A date must be answered with a date, a moment with that moment, a part of a day with a moment in it."""
    if answer is None:
        return False
    day, _, part = wanted.partition(" ")
    if part:
        first, last = PARTS[part]
        fits = isinstance(answer, datetime) and first <= answer.time() <= last
        return fits and _day(answer) == date.fromisoformat(day)
    if "T" in day:
        return answer == datetime.fromisoformat(day)
    return not isinstance(answer, datetime) and answer == date.fromisoformat(day)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _same_repetition(wanted: dict[str, Any], answer: when.When, now: datetime) -> bool:
    """Whether both come on the same days at the same hours, from the later of their first days on."""
    start, _, part = wanted["start"].partition(" ")
    hour = start.partition("T")[2]
    hours = sorted(_hours(word) for word in wanted.get("at") or [part or hour])
    if hour and "HOURLY" in wanted["rrule"]:
        hours = [_hours("")]
    first = datetime.fromisoformat(start)
    asked = list(_first(wanted["rrule"], first, 40))
    got = list(_first(answer.rrule or "", _midnight(answer.start), 80))
    later = max(asked[0], got[0], now + timedelta(days=1)).date()
    if got[0] <= now - timedelta(days=1) or got[0] > asked[min(1, len(asked) - 1)] + timedelta(days=1):
        return False
    if "COUNT" in wanted["rrule"] and len({at.date() for at in asked}) != len({at.date() for at in got}):
        return False
    if "HOURLY" in wanted["rrule"]:
        return [at for at in asked if at.date() >= later][:20] == [at for at in got if at.date() >= later][
            :20
        ]
    days = sorted({at.date() for at in asked if at.date() >= later})[:8]
    if days != sorted({at.date() for at in got if at.date() >= later})[: len(days)]:
        return False
    timed = isinstance(answer.start, datetime)
    if timed == (hours == [_WHOLE_DAY]):
        return False
    return not timed or all(
        len(at) == len(hours)
        and all(low <= one.time() <= high for one, (low, high) in zip(at, hours, strict=True))
        for at in ([one for one in got if one.date() == day] for day in days[:2])
    )


def _first(rule: str, start: datetime, count: int) -> list[datetime]:
    found = []
    for at in rrulestr(rule, dtstart=start):
        found.append(at)
        if len(found) == count:
            break
    return found


def _midnight(at: date | datetime) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time())


def _hours(word: str) -> tuple[time, time]:
    if not word:
        return _WHOLE_DAY
    return PARTS[word] if word in PARTS else (time.fromisoformat(word), time.fromisoformat(word))


def lists(path: Path) -> Iterator[tuple[Outcome, Miss]]:
    """Read every text of a set of lists."""
    now = datetime(2026, 11, 25, 10)  # noqa: DTZ001 - her wall clock
    for person in people(path):
        catalogue = [_product(entry) for entry in person.get("catalogue", [])]
        for text in person["texts"]:
            read = items.read(when.without_time(text["text"], now), catalogue=catalogue)
            outcome = list_outcome(text, read)
            said = ", ".join(f"{item.quantity or ''} {item.unit or ''} [{item.name}]" for item in read.items)
            yield outcome, Miss(outcome, text["text"], f"{said} ? {', '.join(read.unclear)}")


def _product(entry: str | dict[str, str]) -> items.Product:
    return (
        items.Product(entry) if isinstance(entry, str) else items.Product(entry["name"], unit=entry["unit"])
    )


def list_outcome(wanted: dict[str, Any], read: items.Shopping) -> Outcome:
    """Judge one list: wholly right, or something in it was asked and the rest right, or something is wrong."""
    left = list(read.items)
    for line in wanted["items"]:
        if fitting := next((item for item in left if _same_item(line, item, wanted["text"])), None):
            left.remove(fitting)
    whole = not left and len(read.items) == len(wanted["items"])
    if whole and bool(read.unclear) == bool(wanted.get("asks")):
        return "right"
    return "asked" if read.unclear and not left else "wrong"


def _same_item(wanted: dict[str, Any], item: items.Item, text: str) -> bool:
    amount = _amount(wanted["quantity"], wanted["unit"], item.name)
    if amount != _amount(item.quantity, item.unit, item.name):
        return False
    names = (wanted["name"], *wanted.get("or", []))
    told = {item.name, _SIZE.sub("", item.name).strip() or item.name} if item.unit else {item.name}
    return any(_same_name(name, one) or _in_her_words(name, one, text) for name in names for one in told)


def _same_name(name: str, told: str) -> bool:
    """Whether two names have the same words, or name the same goods: "taters" are potatoes in the closed list."""
    return _words(name) == _words(told) or _joined(name) == _joined(told) or _goods(name) == _goods(told)


def _goods(name: str) -> Counter[str]:
    row = re.sub(r"[^a-z0-9%]+", " ", name.lower().replace("'", "").replace("&", " and ")).split()
    return _words(" ".join(token.text for token in cut(row, lexicon())))


def _in_her_words(name: str, told: str, text: str) -> bool:
    """Whether a name lacks only what its annotator explains and she never wrote: "powers" for powers whiskey."""
    more, less = _words(told) - _words(name), _words(name) - _words(told)
    if more or not told:
        return False
    written = [word for word in re.findall(r"[a-z0-9%]+", text.lower().replace("'", "")) if len(word) > 1]
    return not any(likeness(_singular(word), word_less) >= _WRITTEN for word in written for word_less in less)


_WRITTEN = 0.5
"""So like a word of hers is no explanation, but her word in its right spelling."""

_SIZE = re.compile(
    r"\b(?:big|large|small|little|medium) | \d+(?:\.\d+)? (?:pack|pound|ounce|kilo|gram|liter|milliliter)$"
)
"""What an item says of its container is no part of its name: "1 bag of sugar 5 pound" is a bag of sugar."""


def _amount(quantity: float | None, unit: str | None, name: str) -> tuple[float | None, str | None]:
    """One way to say an amount: half a dozen is six, a packet a pack, a "12 pack" of it one; no number is one.

    The product orders one of what she gave no number (`services/orders/baskets.py`).
    """
    unit = {"package": "pack", "packet": "pack", "kilogram": "kilo", "litre": "liter"}.get(unit or "", unit)
    if unit == "dozen" and quantity is not None:
        return round(quantity * 12, 2), None
    if unit == "pack" and re.search(r"\d+ pack", name):
        unit = None
    return (None if quantity == 1 else quantity and round(quantity, 2)), unit


def _words(name: str) -> Counter[str]:
    """The words of a name, whatever their order and number: "Eggs, large" is "large egg"."""
    plain = re.sub(r"[^a-z0-9%]+", " ", name.lower().replace("'", "").replace("&", " and "))
    return Counter(_singular(word) for word in plain.split() if word not in ("and", "of", "the"))


def _joined(name: str) -> str:
    """A name without its gaps: "tea bags" and "teabag" are one."""
    return _singular("".join(letter for letter in name.lower() if letter.isalnum()))


def _singular(word: str) -> str:
    for end, single in (
        ("eaves", "eaf"),
        ("oaves", "oaf"),
        ("ies", "y"),
        ("ie", "y"),
        ("i", "y"),
        ("oes", "o"),
        ("ches", "ch"),
        ("xes", "x"),
        ("ss", "ss"),
        ("s", ""),
    ):
        if word.endswith(end) and len(word) > len(end) + 1:
            return word.removesuffix(end) + single
    return word


def figures(judged: list[tuple[Outcome, Miss]]) -> tuple[dict[str, str], list[Miss]]:
    """The shares of what was judged, and its misses."""
    shares = {
        outcome: share([found == outcome for found, _ in judged]) for outcome in ("right", "asked", "wrong")
    }
    return shares, [miss for found, miss in judged if found != "right"]


def main() -> None:
    """Print the figures."""
    found: dict[str, dict[str, str]] = {}
    for name, reader in (("times", times), ("lists", lists)):
        found[f"{name}, never read"], _ = figures(list(reader(UNSEEN / f"{name}.yml")))
        found[f"{name}, misses read"], misses = figures(list(reader(SEEN / f"{name}_seen.yml")))
        if "--misses" in sys.argv:
            for miss in misses:
                sys.stdout.write(f"{miss.outcome}: {miss.text!r}\n    {miss.answer}\n")
    for which in sorted({person["set"] for person in people(UNSEEN / "times.yml")}):
        found[f"times, never read, {which}"], _ = figures(list(times(UNSEEN / "times.yml", which)))
    found["times, found texts"], _ = figures(list(times(SEEN / "times_found.yml")))
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
