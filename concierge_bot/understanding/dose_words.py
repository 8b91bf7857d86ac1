"""What her words say of a dose: taken, not taken after all, skipped or not; only words of a medicine say any of it."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal

from concierge_bot.understanding import when as times
from concierge_bot.understanding.match import best

Skip = Literal["plain", "maybe", ""]

_KINDS = (
    r"(?:pil+s?|tablets?|tabs?|meds?|medicines?|medications?|insulin|injections?|shots?|jabs?|drops|inhaler|puffer"
    r"|doses?|capsules?|patch|needle|syrup|spray)"
)
_IT = r"(?:it|em|them|that|those|this|these|both|all|one|ones|mine)"
_ELSEWHERE = r"(?! (?:back|to the|out|away|off|home|easy|from|up|round|over|delivered|brought)\b)"
_TOOK = re.compile(
    r"\b(?:took|taken|swallowed|injected|had|popped|gave|given|downed|used|done|did(?: \w+)? (?:take|have)|did"
    r"|(?:mi|me) (?:done |did )?(?:take|tek)(?= (?:it|dem|them|all|both)\b(?! (?:every|when|before|at night))))\b"
)
_SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")
TIME_WORD = (
    r"(?:\d[\d:.]*|[ap]m|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|noon|half|quarter|past|to|o|clock|oclock)"
)
NO_SECOND = re.compile(
    r"\b(?:not|aint|didnt|did not|dont|havent|never|nor)\b.*\b(?:twice|two times|2 times|again|double|another|extra"
    r"|second|too (?:many|much))\b"
)
"""She says that she took no second one: that is no word of having taken none."""
TOLD_YOU = re.compile(
    r"\bi (?:have |ve |did |just |already |only |done |also )*(?:told|tell|said|say|informed|texted|wrote|mentioned)"
    r"(?: (?:to )?(?:you|u|ya|yall|them|him|her|ye))?(?: (?:all|once|twice|three times|again|already|before|earlier"
    r"|just|this|last|mornin\w*|night|evening|today|yesterday))*(?: that)? (?=(?:i|ive|id|my|mi|the)\b)"
)
"""How she begins who says once more what she said before."""
_SAID_BEFORE = re.compile(
    r"(?<=\w )(?:(?:like|as|and|but) )?i (?:have |ve |did |just |already |also )*(?:told|texted|said to|informed)"
    r" (?:you|u|ya|yall|ye)(?: (?:so|that|all|now|once|twice|three times|again|already|before|earlier|today))*$"
)
"""How she ends who says so: how often she told us is no word of how often she took it."""
NO_REMINDER = re.compile(
    r"(?:\b(?:and|so|now|you|ye|can|please)\b ?)*(?:\b(?:leave me (?:be|alone|in peace)|let me (?:be|alone))\b"
    r"|\b(?:dont|do not|neednt|need not|no need(?: for)?|stop|quit)(?: (?:you|ye|to|go|have to|need to|be))*"
    r" (?:ring|remind|text|call|ask|bother|nag|pester|phone|buzz|check)(?:ing|ging|ers?|s)?\b).*$"
)
"""She took it, so we need not ask: that is no word of leaving anything out."""
THE_ONE_OF = re.compile(
    r"\b(?:the|my|mi) (?:(?P<hour>\d{1,2})(?: ?[0-5]\d)? ?(?P<half>[ap]m)?|(?P<word>one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)) ?(?:o ?clock )?(?:one|ones|pil+s?|tablets?|meds?|dose)\b"
)
"""A medicine that is called by its hour: "the 8 oclock one"; she says nothing of when she took it."""
_NOT_THAT_TIME = re.compile(rf"\bnot (?:at |by )?(?:{TIME_WORD} ?\b)+")
_WAS_THEN = re.compile(rf"\b(?:was|is|were) (?=(?:{TIME_WORD})\b)")
_BY_ITSELF = re.compile(r"\b(?:took|taken|swallowed|injected|did(?: \w+)? take)$")
_THEN_DONE = re.compile(
    rf"\b(?:{_KINDS}|all|they are|its|it is) (?:\w+ )?(?:taken|done|gone|down|swallowed)\b"
)
_NOT_SURE = re.compile(
    r"\b(?:not|didnt|havent|hasnt|dont|wont|cant|couldnt|never|half|some|part|maybe|mabye|perhaps|think|thought|might"
    r"|dunno|unsure|forgot\w*|forget|will|ill|gonna|going|about to|almost|nearly|wrong|spat|spit|threw|dropped|if"
    r"|whether|sh?ou?ld|or|tomorrow|yesterday|twice|double|extra|only|except|one of)\b|\?"
)
_HALF_HOUR = re.compile(
    r"\bhalf (?:past|an hour|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_ASKS = re.compile(
    r"^(?:(?:and|so|but|well|hey|please|tell me)\W+)*(?:when|what|why|who"
    r"|(?:did|have|has|was|do|does) (?:i|she|he|we|you|mum|mom|me|anyone|somebody))\b|\?"
)
_ASKS_FOR_MORE = re.compile(
    r"\b(?:need|order|send|get me|bring|want|remind|call me|ring|can you|could you|whats|where)\b"
)
_DENIED = r"(?:did not|didnt|did nt|have not|havent|have nt|had not|hadnt|aint|never|not)"
_NOT_TAKEN = re.compile(
    rf"\b{_DENIED}(?: (?:actually|even|really|yet|i|just|in fact))* (?:take|took|taken|had|have|swallow(?:ed)?)\b"
)
_BACK_AT_ONCE = re.compile(
    rf"\bi {_DENIED}$|\bi {_DENIED} (?:yet|sorry|dear|love)\b|\bnot yet\b|\bwrong (?:one|box|pills?|letter|button"
    r"|tablet|bottle)\b|\b(?:scratch|disregard|ignore|forget) that\b|\bi lied\b|\btake that back\b|\bspoke too soon\b"
    r"|\bi meant? (?:l|later)\b|\bno l\b|\bstill (?:on|in) (?:the|my) (?:table|box|hand|packet|pack|bottle|counter)\b"
)
_SKIPPING = r"(?:skip\w*|miss(?:ing)?|leav(?:e|ing)(?: out| off)?|passing on|pass on)"
_NEGATED = (
    r"(?:(?:not|wont|will not|cant|cannot|refuse to|dont|do not|no way im|aint)"
    r"(?: (?:want|wanting|wanna|going|gonna|gon|feel|like|to|be|think|i|ill|am|able|really|even))*"
    r" (?:tak(?:e|ing|in)|hav(?:e|ing)|swallow\w*)|(?:dont|do not) want)"
)
_POSSESSES = re.compile(r"\b(?:dont|do not|not) have\b")
_SKIPS = re.compile(rf"\b(?:{_SKIPPING}|{_NEGATED})\b")
_NONE_TODAY = re.compile(
    rf"\bno (?:more )?(?:\w+ )?{_KINDS} (?:for me|please|today|tonight|now|thanks|thank you|this (?:morning|evening))\b"
)
_BARE_SKIP = re.compile(
    r"(?:just |please |ill |i will |lets )*skip(?: (?:it|that|this|one|that one))*(?: \w+)?"
)
_A_MISS = re.compile(r"\bgiv(?:e|ing) ((?:it|that|this|them)(?: one)?|(?:the|my) \w+(?: \w+)?) a miss\b")
_NOT_SKIPPED = re.compile(
    r"\b(?:never|not|didnt|did not|dont|do not|wasnt|isnt|havent|who said|who told you)(?: \w+){0,4} skip\w*\b"
)
_PUT_BACK = re.compile(
    r"\b(?:put|set) (?:it|that|them|my \w+(?: \w+)?) back\b|\bundo (?:the |that )?skip\w*\b"
)
_BY_ANOTHER = re.compile(
    rf"\b(?:i|we|nurse|\w+) (?:gave|given|have given|just gave|already gave) (?:{_IT} to )?(?:her|him|mum|mom|dad)\b"
)
_AGO = re.compile(
    r"\b(half an|an|a|\d{1,2}|two|three|ten|fifteen|twenty|thirty) (hours?|hrs?|minutes?|mins?) ago\b"
)
_COUNTS = {
    "half an": 0.5,
    "an": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_POINTS = re.compile(
    r"(?:just |already |yet )*(?:(?:it|em|them|mine)(?! (?:back|to the|out|away|off|home|easy|from|up|round|over"
    r"|delivered|brought|ordered|fixed)\b)|the (?:two|three|lot)$"
    r"|(?:that|those|this|these|all|both|one|ones)(?= (?:one|ones|of|today|tonight"
    r"|this|now|dear|love|\d+|with|at|already|yet|for|because|cause|cos|earlier|before|after|when|and|thanks|thank|first|anymore|any)\b|$))\b"
)
"""What is only pointed at: "that soup" is no medicine, and what was taken back to the shop was not swallowed."""
_CLOCK = re.compile(r"\d|clock|half|quarter|noon|sharp|\b(?:at|by|around|about)\b")
_HALF_OF_DAY = re.compile(r"(?<=[\d ])([ap])\.? ?m\b\.?", re.IGNORECASE)
_BY_24_HOURS = re.compile(
    r"\b([01]\d|2[0-3])[:.]?([0-5]\d)\b(?! ?(?:[ap]m|mg|mcg|ml|units?)\b)", re.IGNORECASE
)
"""A time as a soldier or a nurse writes it: 0731, 1933, 07:31; which half of the day it is, is no question."""
_FIXED = re.compile(
    r"\b\d{1,2}(?:[:.]?\d\d)? ?[ap]m\b|\b(?:morning|afternoon|evening|tonight|noon)\b", re.IGNORECASE
)
_ALREADY = re.compile(
    r"^(?:(?:yes|yep|yeah|oh|i|ive|we|dear|sorry) )*"
    r"(?:(?:already|done) (?:did|have|had|done)|did already|have already)"
    r"(?: (?:dear|love|hun|thanks?|thank you|honey))*"
    r"(?: (?:at|with|before|after|around|about|when|this|earlier|an?)\b.*)?$"
)
"""An answer to a reminder with no more in it: "already did at supper"."""
_LETTER_AT = re.compile(
    rf"^t+ (?:at )?(?:\d[\d ]*(?:[ap]m|hours)?|(?:{TIME_WORD} ?)+)(?: (?:sharp|this morning|tonight))?$"
)
_BEARS_OUT = re.compile(
    r"^(?:(?:yes|yeah|yep|aye|yup|oh|of course|but|no no|sure) )+i"
    r" (?:already |did |have |ve |just )*(?:took|taken|take|had|did)\b"
    r"|\bdidnt i\b|\b(?:i|ive) (?:have |already |just |also )*(?:told|texted) (?:you|ye|u|ya|yall)\b"
)
_ONE_MORE = re.compile(r"\b(?:again|another|second|twice|double|more|extra|just now)\b")
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_SLIPS = {
    "took": "tok|tuk|toke|toook|tooked|tookt|tooken|tok'd",
    "taken": "takin|takn|takken|takenn",
    "swallowed": "swallowd|swalowd|swalowed|swallowwed|swolowed|swollowed|swaloed|swalloed|swalled",
    "pills": "pils|pilss|pillls|pillz|pilz",
    "pill": "pil|pilll|pilk",
    "sugar": "suger|sugr|shuger|shugar",
    "already": "alredy|allready|alreddy|arleady",
}
"""Misspelt words of a dose; a medicine's own name is matched by its likeness."""
_SLIP = {slip: meant for meant, slips in _SLIPS.items() for slip in slips.split("|")}
_SLIPPED = re.compile(rf"\b(?:{'|'.join(map(re.escape, _SLIP))})\b", re.IGNORECASE)
TAKEN_WITHIN = timedelta(hours=12)
CLOCKS_DIFFER = timedelta(minutes=15)
"""So far ahead of ours her clock may be: what she took "at 8" five minutes before eight she took now."""


def plain(text: str) -> str:
    """Return her words in small letters, with neither apostrophes nor commas, and a dose's own words mended."""
    said = mended(text.casefold()).replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w\s?]", " ", said).split())


def mended(text: str) -> str:
    """Put right how the words of a dose are misspelt, and "p.m."."""
    text = _HALF_OF_DAY.sub(r"\1m", text)
    return _SLIPPED.sub(lambda found: _SLIP[found[0].casefold()], text)


def asks(text: str) -> bool:
    """Tell whether words only ask of a dose ("did i take it")."""
    return bool(_ASKS.search(plain(text)))


def of_medicine(text: str, names: Sequence[str]) -> bool:
    """Tell whether words are about a medicine, or of taking something that is only called "it"."""
    line = plain(text)
    return bool(
        names_one(line, names)
        or line
        in ("t", "l", "taken", "took", "done", "later", "in a bit", "in a minute", "not yet", "snooze")
        or re.search(
            rf"\b(?:take|took|taken|tek|taking|had|have|swallow\w*)\b(?: \w+)? {_IT}{_ELSEWHERE}\b", line
        )
        or _BY_ITSELF.search(line)
        or re.search(r"\b(?:later|minutes?|mins?|not yet|ask me)\b", line)
    )


def says_taken(text: str, names: Sequence[str]) -> bool:
    """Tell whether she says, without a doubt, that she took it: "had my breakfast" and "did half" do not."""
    said = [without_us(plain(sentence)) for sentence in _SENTENCES.split(text.strip())]
    sure = [_NOT_THAT_TIME.sub("", line).strip() for line in said if not NO_SECOND.search(line)]
    told = [line for line in sure if not _ASKS.search(line)]
    if any(_NOT_SURE.search(_HALF_HOUR.sub("", line.replace("?", " "))) for line in sure):
        return False
    return any(_says_taken(line, names) for line in told)


def _says_taken(line: str, names: Sequence[str]) -> bool:
    verbs = list(_TOOK.finditer(line))
    of_it = any(_is_it(line[verb.end() :], names) for verb in verbs)
    alone = any(
        verb[0] in ("took", "taken", "swallowed") and _time_only(line[verb.end() :]) for verb in verbs
    )
    said = (_BY_ITSELF, _THEN_DONE, _ALREADY, _LETTER_AT)
    return of_it or alone or any(words.search(line) for words in said)


def without_us(line: str) -> str:
    """Return plain words without what they say of us: that she told us before, or that we need not ask."""
    return NO_REMINDER.sub("", _SAID_BEFORE.sub("", TOLD_YOU.sub("", line))).strip()


def says_so_again(text: str) -> bool:
    """Tell whether she only bears out what she told before ("yes I took it", "I told you I did", "didn't I")."""
    line = plain(text)
    return bool(_BEARS_OUT.search(line)) and not _ONE_MORE.search(line)


def corrects_time(text: str) -> bool:
    """Tell whether she says which time is not the right one ("at nine, not at twelve forty")."""
    return bool(_NOT_THAT_TIME.search(plain(text)))


def asks_besides(text: str) -> bool:
    """Tell whether words ask for something beside what they say of a dose."""
    return bool(_ASKS_FOR_MORE.search(NO_REMINDER.sub("", plain(text))))


def takes_back(text: str, names: Sequence[str]) -> Skip:
    """Tell whether she says that she did not take it after all; "maybe" counts only just after her T."""
    line = " ".join(one for one in map(plain, _SENTENCES.split(text.strip())) if not NO_SECOND.search(one))
    if _ASKS.search(line) or re.search(r"\b(?:took|had|taken) the wrong\b", line):
        return ""
    denied = _NOT_TAKEN.search(line)
    if denied and _is_it(line[denied.end() :] or " it", names):
        return "plain"
    return "maybe" if _BACK_AT_ONCE.search(line) else ""


def skips(text: str, names: Sequence[str]) -> Skip:
    """Tell whether words are of leaving a medicine out; "maybe" is asked about, and only where a dose is asked."""
    line = _A_MISS.sub(r"skip \1", plain(text))
    if _NOT_SKIPPED.search(line):
        return ""
    if _NONE_TODAY.search(line):
        return "plain"
    for found in _SKIPS.finditer(line):
        if _is_it(line[found.end() :], names):
            if _POSSESSES.search(found[0]):
                return ""
            loose = found[0].startswith(("leav", "miss")) or found[0].endswith("want")
            return "maybe" if loose and not names_one(line, names) else "plain"
    return "maybe" if _BARE_SKIP.fullmatch(line) else ""


def is_bare_skip(text: str) -> bool:
    """Tell whether a text is "skip" or "skip it", and nothing else."""
    return bool(_BARE_SKIP.fullmatch(plain(text)))


def not_skipped(text: str) -> Skip:
    """Tell whether she takes a skip back; "maybe" counts only just after it."""
    line = plain(text)
    return "plain" if _NOT_SKIPPED.search(line) else "maybe" if _PUT_BACK.search(line) else ""


def given_by_another(text: str) -> bool:
    """Tell whether somebody else says that he gave it to her."""
    return bool(_BY_ANOTHER.search(plain(text)))


def taken_at(text: str, now: datetime, country: str = "US") -> datetime | None:
    """Return when she says that she took it, the last such time before now; None if she names none."""
    here = now.replace(tzinfo=None)
    if ago := _AGO.search(plain(text)):
        count = _COUNTS.get(ago[1]) or float(ago[1])
        return here - timedelta(hours=count) if ago[2].startswith("h") else here - timedelta(minutes=count)
    at, step = _named(text, here, country)
    while at is not None and at > here + CLOCKS_DIFFER:
        at -= step
    return min(at, here) if at is not None and here - at < TAKEN_WITHIN else None


def of_hours(text: str) -> tuple[int, ...]:
    """Return the hours of the day of the one that she names by its hour ("the 8 oclock one"); none else."""
    found = THE_ONE_OF.search(plain(text))
    if found is None:
        return ()
    hour = int(found["hour"]) if found["hour"] else _HOURS.index(found["word"]) + 1
    if found["half"]:
        return (hour % 12 + (12 if found["half"] == "pm" else 0),)
    return (hour,) if hour > 12 else (hour % 12, hour % 12 + 12)


def of_taking(text: str) -> str:
    """Return a text without the times at which she is not to be asked, or by which she only calls a medicine."""
    line = plain(text)
    said = THE_ONE_OF.sub("it", NO_REMINDER.sub("", line))
    return text if said == line else re.sub(r"\b(\d{1,2}) (\d\d)\b", r"\1:\2", said)


def time_denied(text: str, now: datetime, country: str = "US") -> time | None:
    """Return the time of day that she says is the wrong one, the last such before now."""
    found = _NOT_THAT_TIME.search(plain(text))
    if found is None:
        return None
    said = re.sub(r"^not (?:at |by )?", "at ", found[0]).strip()
    said = re.sub(r"\b(\d{1,2}) (\d\d)\b", r"\1:\2", said)
    at = taken_at(said, now, country)
    return at.time() if at is not None else None


def is_to_come(text: str, now: datetime, country: str = "US") -> bool:
    """Tell whether the time that she names can only be one that is still to come."""
    here = now.replace(tzinfo=None)
    at, step = _named(text, here, country)
    return at is not None and at > here + CLOCKS_DIFFER and here - (at - step) >= TAKEN_WITHIN


def _named(text: str, here: datetime, country: str) -> tuple[datetime | None, timedelta]:
    """Return the time of day that she names, of today or tomorrow, and how long before that it may have been else."""
    text = mended(text)
    if corrects_time(text):
        text = _WAS_THEN.sub("at ", _NOT_THAT_TIME.sub("", plain(text)))
    if told := _BY_24_HOURS.search(text):
        return here.replace(hour=int(told[1]), minute=int(told[2]), second=0, microsecond=0), timedelta(
            days=1
        )
    when = times.read(text, here, country=country)
    known = when is not None and not when.rrule and not when.end and isinstance(when.start, datetime)
    if when is None or not known or not _CLOCK.search(when.words):
        return None, timedelta(0)
    assert isinstance(when.start, datetime)
    return when.start, timedelta(hours=24 if _FIXED.search(when.words) else 12)


def _is_it(rest: str, names: Sequence[str]) -> bool:
    """Tell whether what follows a verb is a medicine, "it", or nothing but a time."""
    words = rest.split()
    if not words:
        return False
    near = " ".join(words[:4])
    if _POINTS.match(near):
        return True
    return _is_known(near, names)


def _is_known(near: str, names: Sequence[str]) -> bool:
    return bool(re.search(rf"\b(?:{_KINDS}|one|ones)\b", near)) or _is_named(near, names)


def _time_only(rest: str) -> bool:
    return bool(re.fullmatch(r"(?: (?:at|about|around|by|half|quarter|past|to|sharp|already|now|just|earlier|ago|dear"
                             r"|love|thanks|thank|you|this|morning|am|pm|oclock|o|clock|hours|\d{1,4}|\d{1,4}[ap]m|one|two"
                             r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon))*", rest))  # fmt: skip


def names_one(line: str, names: Sequence[str]) -> bool:
    """Tell whether plain words name a medicine, by its kind or by one of her names."""
    return bool(re.search(rf"\b{_KINDS}\b", line)) or _is_named(line, names)


def _is_named(line: str, names: Sequence[str]) -> bool:
    known = best(line, [name for name in names if name])
    return known.certain or known.ambiguous
