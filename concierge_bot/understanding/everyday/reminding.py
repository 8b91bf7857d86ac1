"""Her own reminders: what she wants to be told, when, and what she wants changed about it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from concierge_bot.understanding import when as times
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import visit_hours
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import AM_PM, HOUR
from concierge_bot.understanding.words.match import best

LONGEST = 80
LATER_AT_MOST = timedelta(hours=6)
_ASKS_FOR_IT = re.compile(
    r"\b(?:remind(?:er)? (?:me|us)|mind me|reminder"
    r"|(?:do not|dont|don't|never) (?:let|allow) me (?:to )?(?:forget|miss)"
    r"|(?:nudge|poke|prompt|text|message|tell|ping|buzz|holler at|ring|call) me|jog my memory|remember(?: me)? to)\b"
    r"(?:\W+(?:to|about|of|that|for|abt|its|it is|please|pls)\b)*\W*",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"(?<!\bdr)(?<!\bmr)(?<!\bmrs)[.!?]+\s|\W+(?:would|could|will|can) you\b"
    r"|\W+(?:because|cause|cos|since (?=\w+ (?:past|passed|died|left|is|was))"
    r"|(?:i|mi|me) (?:\w+ )?(?:forget|forgot)|(?:it|she|he) (?:was|is) (?:her|his|my|the|a|so|\w+ing)\b)",
    re.IGNORECASE,
)
"""Where her wish ends, and what follows is why, or what is polite."""
_SAME = re.compile(r"\b(?:again|second time|once more|hear it|twice)\b", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:(?:and|also|oh|ok|hi|hello|hey|so|please|pls|dear|hun|can|could|would|will|you|u|i|need|want|like|set|make"
    r"|put|up|a|to)\b\W*)+$|^(?:to|about|of|that|for)\b\s*"
    r"|\W*\b(?:please|pls|thanks|thank you|thx|ok|okay|dear|hun|love|and|on|at|by|for|so"
    r"|(?:can|could|would|will) you)\W*$",
    re.IGNORECASE,
)
_MEDICINE = re.compile(
    r"\b(?:pills?|tablets?|tabs?|meds?|medicines?|medications?|insulin|drops|inhaler|puffer|dose|dosage|capsules?|patch"
    r"|(?:blood )?thinners?|\d+ ?(?:mg|mcg|milligrams?))\b"
)
_ERRAND = re.compile(
    r"\b(?:pick|collect|fetch|get|order|refill|call|ring|phone|ask|renew|buy|doctor|chemist)\b"
)
_QUIET = re.compile(
    r"\b(?:do not|dont|don't|never|stop|no)\b (?:\w+ )?(?:text|messag|ring|call|both|wak|buzz)\w*\b"
    r"(?: (?:me|us|at|so|any|more|please))*[^.]*\b(?:night|early|late|before|after|morning|evening|sundays?)\b"
)
_LAST_NUMBER = re.compile(
    r"(?:\b(?:to|at|it|for|by|no|until|till)\s+|^\W*)"
    r"(?=\d{1,2}(?:[:.]\d\d)?\W*(?:$|[ap]\.?m\b|o.?clock|in the|at night))",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\b(?:(?:and|but) )?not (?:at |for |on )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?"
    r"|morning|afternoon|evening|\w+day)\b",
    re.IGNORECASE,
)
_BESIDE_A_TIME = frozenset(
    "no yes oh not at it is it's its the a my reminder remind me make that should shall be set to for on please pls i "
    "said want wanted need then rather sorry ok okay well wait in by about".split()
)
_ONLY_THAT = re.compile(
    r"\b(?:only|just) (?:remind me\b|a reminder(?= please|\W*$|[.,!]))"
    r"|\bnot\b[^.;!?]*[.,;!?] *(?:i )?(?:\w+ )?remind me\b"
    r"|^\W*(?:(?:a|one|another|new|please|set|me)\W+)*reminder(?:\s*[.,:-]|\W+(?:please|pls|for me|to|about)\b)",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:stop|cancel|delete|remove|drop|forget|end|quit|no more|dont|don't|do not|pack in|leave off|turn off|scrap)\b"
)
_HALF = re.compile(r"\d\s*[ap]\.?m\b|\b(?:noon|midnight|morning|afternoon|evening|night|tonight)\b")
_EVENTS = re.compile(r"\b(?:church|breakfast|lunch|dinner|supper)\b")
_JOINED = re.compile(r"^(?:(?:and|also|then|to)\b\W*)+", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|all)(?: of (?:them|those))?\b(?: for| on)?", re.IGNORECASE)
A_MOMENT = timedelta(minutes=10)
_A_MOMENT = re.compile(
    r"\b(?:in|gimme|give me|wait|just|half) (?:just )?(?:a|one|1) (?:min|mins|minute|sec|second|moment|tick|jiffy|mo)\b"
)
_UNTIL = re.compile(
    r"\b(?:till?|until|'til)\s+(?=\d|noon|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
_LENGTH = re.compile(
    r"\b(half an?|an?|\d+|two|three|five|ten|fifteen|twenty|thirty)\s*(hours?|hrs?|minutes?|mins?)\b"
)


def what(text: str, now: datetime, country: str = "US") -> str:
    """Return what she wants to be reminded of, in her own words; empty if the text names nothing."""
    named = (_short(part) for words in (_wish(text), text) for part in _parts(words, now, country) if part)
    return next(named, "")


def _wish(text: str) -> str:
    """Return a text up to where her wish ends: why she wants it ("it was her birthday") is no part."""
    found = _ASKS_FOR_IT.search(text)
    end = _STORY.search(text, found.end()) if found else None
    return text[: end.start()] if end else text


def _parts(text: str, now: datetime, country: str) -> Iterator[str]:
    """What follows her asking, else what stands before it, and that with its times if the asking has one itself."""
    found = _ASKS_FOR_IT.search(text)
    before, after = (text[: found.start()], text[found.end() :]) if found else ("", text)
    yield _bare(times.without_time(after, now, country))
    own_time = found is not None and times.read(after, now, country=country) is not None
    yield _bare(before if own_time else times.without_time(before, now, country))
    if _EVENTS.search(after.casefold()):  # a time to the reader of times, and here the thing itself
        yield _bare(after)


def two(text: str, now: datetime, country: str = "US") -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return what and when of two reminders in one text ("... at 4 today and put out the bins tomorrow at 7am")."""
    for joint in re.finditer(r"\b(?:and|also|then)\b|[,;.]\s", text):
        halves = [(what(part, now, country), part) for part in (text[: joint.start()], text[joint.end() :])]
        if all(said and whole(read(part, now, country=country)) for said, part in halves):
            first, second = _on_one_day(halves[0], halves[1], now, country)
            return first, ((first[0], second[1]) if _SAME.search(second[0]) else second)
    return None


def _on_one_day(
    first: tuple[str, str], second: tuple[str, str], now: datetime, country: str
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The day that is named once in a sentence holds for both; where the second names it, only if she says "both"."""
    here = now.replace(tzinfo=None)
    named = [visit_hours.names_day(part, here) for _, part in (first, second)]
    second = _JOINED.sub("", second[0]), second[1]
    if named == [True, False]:
        return first, (second[0], _on_day_of(second[1], first[1], now, country))
    if named == [False, True] and _BOTH.search(second[1]):
        second = _BOTH.sub("", second[0]).strip(" ,"), _BOTH.sub("", second[1])
        return (first[0], _on_day_of(first[1], second[1], now, country)), second
    return first, second


def _on_day_of(said: str, other: str, now: datetime, country: str) -> str:
    """Return words with the day of other words, where both are then read wholly and come once."""
    day = read(other, now, country=country)
    if day is None or day.rrule:
        return said
    dated = f"{said} on {_day_words(day.start, None, '')}"
    return dated if whole(read(dated, now, country=country)) else said


def quiet_hours(text: str) -> bool:
    """Tell whether she wishes when not to be texted, which is no reminder."""
    return bool(_QUIET.search(text.casefold()))


def asks(text: str) -> bool:
    """Tell whether a text asks for a reminder in so many words."""
    return _ASKS_FOR_IT.search(text) is not None


def when_part(text: str, now: datetime, country: str = "US") -> str:
    """Return the part of a text that says when: her asking, if it names a time ("bins is friday, poke me thursday")."""
    wish = _wish(text)
    text = wish if times.read(wish, now, country=country) is not None else text
    found = _ASKS_FOR_IT.search(text)
    if found and found.start() and times.read(text[found.start() :], now, country=country) is not None:
        return text[found.start() :]
    return text


def _bare(words: str) -> str:
    plain, last = " ".join(words.split()).strip(" ,.;:!?-"), ""
    while plain != last:
        last, plain = plain, _POLITE.sub("", plain).strip(" ,.;:!?-")
    return plain


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 3].rsplit(' ', 1)[0]}..."


def is_medicine(text: str, names: Iterable[str]) -> bool:
    """Tell whether a reminder is about taking a medicine, which follows her plan, and not about an errand for one."""
    plain = text.casefold()
    known = best(plain, [name for name in names if name])
    return bool(_MEDICINE.search(plain) or known.certain or known.ambiguous) and not _ERRAND.search(plain)


def only_when(text: str, now: datetime, country: str = "US") -> bool:
    """Tell whether a text says nothing but another time for a reminder: "9. Not 8", "no, the reminder is at 9"."""
    rest = times.without_time(_LAST_NUMBER.sub(" at ", _NOT_THEN.sub(" ", text)), now, country)
    return set(re.findall(r"[a-z']+", rest.casefold())) <= _BESIDE_A_TIME


def instead(text: str) -> bool:
    """Tell whether she says in so many words that she only wants a reminder, whatever the thing sounds like."""
    return "?" not in text and bool(_ONLY_THAT.search(text)) and not wants_end(text)


def halves(text: str, now: datetime, country: str = "US") -> tuple[str, str]:
    """Part a whole reminder from what she asks for another day beside it; two empty strings if there is no such."""
    first, *others = clauses.cut(text) or [text]
    rest = "".join(others)
    if not (others and asks(first) and what(first, now, country)) or two(text, now, country):
        return "", ""
    own, other = (read(half, now, country=country) for half in (first, rest))
    apart = other is not None and not whole(other) and clauses.bare(rest) != rest
    return (first, clauses.bare(rest)) if apart and whole(own) else ("", "")


def wants_end(text: str) -> bool:
    """Tell whether she wants a reminder ended."""
    return bool(_ENDING.search(text.casefold()))


def read(text: str, now: datetime, *, medicine: bool = False, country: str = "US") -> When | None:
    """Read a time as it is said of a reminder: "move it to 9" and a lone "9" are hours, too."""
    here = now.replace(tzinfo=None)
    return times.read(text, here, medicine=medicine, country=country) or times.read(
        _LAST_NUMBER.sub(" at ", text), here, medicine=medicine, country=country
    )


def whole(when: When | None) -> bool:
    """Tell whether a time says the minute, with nothing left to ask; what comes every few hours is no reminder.

    A plan that begins at midnight and ends later is "before breakfast": no minute.
    """
    return (
        when is not None
        and not (when.rrule and when.end and isinstance(when.start, datetime) and when.start.time() == time())
        and not when.asks
        and isinstance(when.start, datetime)
        and "HOURLY" not in (when.rrule or "")
    )


def completed(
    heard: str, said: str, now: datetime, *, medicine: bool = False, country: str = "US"
) -> When | None:
    """Read what she says now together with the time words heard before; the first reading without a question wins."""
    before = read(heard, now, medicine=medicine, country=country) if heard else None
    day = _day_words(before.start, before.rrule, heard) if before else ""
    tries = [f"{heard} {said}", f"{said} {day}", said] if before else [said]
    return _first_whole(tries, now, medicine, country) or read(
        tries[0], now, medicine=medicine, country=country
    )


def missing(
    heard: str, now: datetime, medicine: bool, country: str = "US"
) -> Literal["when", "hour", "half"]:
    """Return what must be asked about a time that was heard in part."""
    when = read(heard, now, medicine=medicine, country=country) if heard else None
    if when is not None and when.asks == (AM_PM,):
        return "half"
    if when is not None and set(when.asks) <= {HOUR} and "HOURLY" not in (when.rrule or ""):
        return "hour"
    return "when"


def moved(said: str, start: datetime, rule_words: str, now: datetime, country: str = "US") -> When | None:
    """Read a change of a time that stands: what she leaves out (the day, the hour, morning or evening) stays."""
    said = _NOT_THEN.sub(" ", said)
    new = read(said, now, country=country)
    if new is None:
        return None
    hour, said = f"at {start:%I:%M %p}", _LAST_NUMBER.sub(" at ", said, count=1)
    if not isinstance(new.start, datetime):
        named = f"every {new.start:%A} {hour}" if rule_words and not new.rrule else ""
        return _first_whole([named, f"{said} {hour}"], now, False, country)
    half = "" if _HALF.search(said.casefold()) else _half(start)
    day = rule_words or _day_words(start, None, "")
    if new.rrule:
        return _first_whole([said], now, False, country)
    same_day = _first_whole([f"{said} {half} {day}", f"{said} {day}"], now, False, country)
    other_day = _first_whole([f"{said} {half}", said], now, False, country)
    if same_day or not other_day or not rule_words:
        return same_day or other_day
    return _first_whole([f"every {other_day.start:%A} at {other_day.start:%I:%M %p}"], now, False, country)


def _half(at: datetime) -> str:
    return "in the morning" if at.hour < 12 else "in the afternoon" if at.hour < 17 else "in the evening"


def _first_whole(tries: Sequence[str], now: datetime, medicine: bool, country: str) -> When | None:
    readings = (read(one, now, medicine=medicine, country=country) for one in tries)
    return next((one for one in readings if whole(one)), None)


def _day_words(start: date | datetime, rule: str | None, heard: str) -> str:
    return heard if rule else f"{start:%B} {start.day}"


def moment(when: When, now: datetime) -> datetime:
    """Return the one moment of a time: the beginning of a window, or well before its end if it has begun."""
    here = now.replace(tzinfo=None)
    start = when.start if isinstance(when.start, datetime) else datetime.combine(when.start, time(9))
    if start > here or not isinstance(when.end, datetime):
        return start
    half = here + (when.end - here) / 2
    return max(half, when.end - timedelta(hours=1)).replace(second=0, microsecond=0)


def spoken(when: When, now: datetime) -> str:
    """Say the moment of a reminder in words: "Thursday at 7pm", "every Monday at 9am"."""
    start = when.start if when.rrule else moment(when, now)
    return times.words(replace(when, start=start, end=None), now)


def later(text: str, now: datetime, country: str = "US") -> datetime | None:
    """Return until when she wants to be left ("in 20 minutes", "gimme an hour", "till 2"), if she says so."""
    here = now.replace(tzinfo=None)
    if _A_MOMENT.search(text.casefold()):
        return here + A_MOMENT
    text = _UNTIL.sub("at ", text)
    length = _LENGTH.search(text.casefold())
    when = times.read(f"in {length[0]}", here) if length else times.read(text, here, country=country)
    if when is None or when.asks or when.rrule or not isinstance(when.start, datetime):
        return None
    return when.start if here < when.start <= here + LATER_AT_MOST else None
