"""What she asks of her own plan and record: what comes next, what is written down, whether we text her at six."""

import re
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.doses import dose_told
from concierge_bot.understanding.doses.dose_spelling import plain
from concierge_bot.understanding.doses.dose_told import Names
from concierge_bot.understanding.doses.dose_words import asks_besides
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.words.match import medicine

Kind = Literal["written", "next", "left", "at", "due"]

_NOTED = r"(?:wrote|written|write|marked|recorded|noted|logged)"
_WRITTEN = re.compile(
    rf"\b{_NOTED}\b|\b(?:got|have|put)(?: \w+){{0,4}} down\b|\b(?:on|in) (?:the|my|your|our) record\b"
)
_WHAT_TAKEN = re.compile(
    r"\bwhat (?:all )?(?:did|have|had) (?:i|mi) (?:already )?(?:take|taken|took)\b"
    r"(?! (?:back|to|from|out|off|away|home|over|down|up|with|the|my|a|it|that)\b)"
    r"|\b(?:what|which) (?:pil+s?|tablets?|meds?|medicines?|ones) (?:did|have|had) (?:i|mi)"
    r" (?:already )?(?:take|taken|took|have|had)\b"
)
_NEXT = re.compile(r"\b(?:next|following)\b(?: \w+){0,2} (?:pil+s?|tablets?|meds?|medicines?|dose|one)\b")
_LEFT = re.compile(
    r"\b(?:left|still|more|else|remaining|other)\b(?: \w+){0,4} (?:take|due|tonight|today)\b"
    r"|\b(?:any|what|which) (?:\w+ )?(?:pil+s?|tablets?|meds?|medicines?|doses?)\b(?: \w+){0,5}"
    r" (?:tonight|today|left)\b"
)
_TEXT_ME = re.compile(
    r"\b(?:you|u|ya|yall|ye)\b(?: \w+){0,3}? (?:text|txt|remind|message|ping|tell|buzz|nudge)(?:ing)? (?:me|us)\b"
    r"|\b(?:reminder|text)\b(?: \w+){0,3} (?:on|set|coming|come)\b"
)
_PART_OF_DAY = (
    r"(?:at night|nights?|(?:in the )?mornings?|(?:in the )?evenings?|at bed ?time|at noon|at lunch|daily)"
)
_DUE = re.compile(
    rf"\b(?:do|does|am) (?:i|mi) (?:still )?(?:take|tek|have|taking|to take)\b"
    rf"(?: \w+){{1,5}}? (?:{_PART_OF_DAY}|still)\b"
    r"|\bdo i still (?:take|tek)\b"
    rf"|\b(?:is|are|was) (?:it|mine|my|the)\b(?: \w+){{0,4}}?"
    rf" (?:{_PART_OF_DAY} (?:or|still|one)|still {_PART_OF_DAY})\b"
    r"|\b(?:is|are) (?:my|the|that|a)\b(?: \w+){1,4}"
    r" (?:one of (?:those|them|these|mine)|on (?:my|the) (?:list|plan))\b"
    r"|\bwhats the (?:score|story|deal|plan|situation|word) (?:on|w|with|wit|about)\b"
)
"""She asks when it is in her plan, or if it is there at all."""
_ASKS_IF = re.compile(r"\b(?:if|whether|do|does|are|is|will|would|you still|u still|you gonna|you going)\b")
_TAIL = re.compile(r"\b(?:aint it|isnt it|innit|right|correct|yes or no)$")
"""How a statement ends that asks."""
_OPENS = re.compile(
    r"(?:and |so |but |now |well |hold up |wait )*(?:what|whats|which|when|did|do|is|was|have|has|you got)\b"
)
_STILL = re.compile(r"\b(?:still|on|aint it|isnt it|innit|right|correct|yes|is it|its|is)\b")
_HOUR = re.compile(r"\b(?:at |@ ?)?(\d{1,2})(?:[: ]?([0-5]\d))? ?(?:([ap])m|o ?clock)?\b")
_IN_WORDS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")
_ADVICE = re.compile(r"\b(?:should|safe|can i|may i|ok to|okay to|instead|stop|start|change|move|skip)\b")


@dataclass(frozen=True)
class Asked:
    """A question of her plan: what is asked, of which medicine (a name of her plan), at which hours of the day."""

    kind: Kind
    words: str
    of: str = ""
    hours: tuple[int, ...] = ()


def read(text: str, names: Names) -> Asked | None:
    """Return what a text asks of her plan; None if it asks for anything else, or for more."""
    if asks_besides(_without_lead(text)) or recall.buys(text) or recall.doubts_which(text):
        return None
    spoken_of = medicine(plain(text), names).choice or ""
    of_pills = recall.names_pills(text) or bool(spoken_of)
    sentences = _SENTENCES.split(text.strip())
    found = [one for sentence in sentences if (one := _read(sentence, names, spoken_of, of_pills=of_pills))]
    return next((one for one in found if one.hours), found[0]) if found else None


def _read(sentence: str, names: Names, spoken_of: str, *, of_pills: bool) -> Asked | None:
    line = plain(sentence)
    of = medicine(line, names).choice or spoken_of
    asks = "?" in sentence or bool(_OPENS.match(line))
    asks = asks or "yes or no" in line or "tell me" in line
    if _ADVICE.search(line) or (not asks and not _TAIL.search(line)):
        return None
    takes = of_pills or bool(re.search(r"\b(?:take|took|taken)\b", line))
    if _WHAT_TAKEN.search(line):  # of all, whatever the text tells of one of them
        return Asked("written", sentence, medicine(line, names).choice or "")
    if _WRITTEN.search(line) and takes:
        return Asked("written", sentence, of)
    if _NEXT.search(line):
        return Asked("next", sentence, of)
    hours = _hours(line.replace("one of", ""))
    if of and _DUE.search(line) and not hours:
        return Asked("due", sentence, of)
    if not (of and hours) and _LEFT.search(line) and takes and not recall.asks_supply(sentence):
        return Asked("left", sentence, of)
    if _DUE.search(line) and takes and not hours:
        return Asked("due", sentence, of)
    texts = bool(_TEXT_ME.search(line) and _ASKS_IF.search(line))
    told = any(word.act == "taken" for word in dose_told.named(sentence, names))
    if (texts and (of_pills or hours)) or (of and hours and _STILL.search(line) and not told):
        return Asked("at", sentence, of, hours)
    return None


def _without_lead(text: str) -> str:
    return re.sub(r"\b(?:remind|tell me|can you tell me|could you tell me|whats the \w+)\b", "", plain(text))


def _hours(line: str) -> tuple[int, ...]:
    """Return the hours of the day that a number of the clock may be; none if she names none."""
    said = re.sub(rf"\b({'|'.join(_IN_WORDS)})\b", lambda word: str(_IN_WORDS[word[1]]), line)
    for found in _HOUR.finditer(said):
        hour = int(found[1])
        if hour > 23:
            continue
        if found[3]:
            return (hour % 12 + (12 if found[3] == "p" else 0),)
        return (hour, (hour + 12) % 24) if hour <= 12 else (hour,)
    return ()
