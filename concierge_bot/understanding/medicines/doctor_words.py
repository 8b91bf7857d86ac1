"""Does she tell that a doctor stopped, began or changed a medicine? That is news of her plan, no wish for more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.doses import dose_spelling
from concierge_bot.understanding.words import match

Act = Literal["stopped", "changed", ""]

_WHO = (
    r"(?:doctors?|docs?|dr|gp|physician|clinic|surgeon|specialist|consultant|cardiolog\w+|neurolog\w+|rheumatolog\w+"
    r"|oncolog\w+|nephrolog\w+|nurse|hospital|infirmary|pharmacist|dentist|practitioner|heart man|they|theyve)"
)
_TOLD = (
    r"(?:told|tells?|said|says?|saying|wants?|wanted|asked|advised|ordered|instructed|thinks|has|have|had)"
)
_STOP = (
    r"(?:stop(?:ped|ping)?|(?<!on )hold(?:ing)?(?: off)?|held|paus(?:ing|ed?)|quit|ceased?|discontinued?|cancel\w*"
    r"|suspended?|halt(?:ed)?|skip(?:ping)? (?:the|my|it|that|this|one)"
    r"|withdrawn?|withdrew|(?:leave|leaving|lay|come|coming|go|going|stay|keep) off"
    r"|(?:not|never|dont|do not)(?: to)? (?:take|have|touch)|no more|(?:leave|let) (?:\w+ ){1,3}?alone"
    r"|(?:take|took|taken|taking|takes) (?:me |her |him )?off)"
)
_NOT_OF_MEDICINE = (
    r"(?! (?:smok|drink|driv|eat|salt|worry|ring|call|text(?!s? \w+ (?:about|of))|deliver|order|milk)\w*)"
)
_STOPPED = re.compile(
    rf"\b{_WHO}\b(?: \w+){{0,6}}? {_STOP}\b{_NOT_OF_MEDICINE}"
    r"|\b(?:took|taken|taking) (?:me|her|him) off\b|\b(?:been|was|am|im|being|got) (?:\w+ )?taken off\b"
    rf"|\b(?:been|was|were|am|im|got) {_TOLD}(?: to)?(?: \w+)? {_STOP}\b{_NOT_OF_MEDICINE}"
    r"|\b(?:is|are|was|were|been|being|its|got) (?:now )?(?:stopped|discontinued|paused|suspended|withdrawn)\b"
    r"|\b(?:im|i am|i was) (?:not|no longer|not supposed)(?: to)?(?: \w+)? (?:tak\w+|have|on)\b"
    r"|\b(?:im|i am|i was|am|was) (?:supposed )?to (?:stop|hold|leave off)\b"
    r"|\b(?:im|i am|ive been|ive come|i came|i come) off (?:the|my|that)\b"
)
_CHANGED = re.compile(
    r"\b(?:put|putting|puts) (?:me|her|him) (?:back )?on (?!hold|the list|a list|the waiting|a waiting|a diet|speaker)"
    r"|\b(?:started|starting|starts) (?:me|her|him) (?:back )?on\b|\bprescribed\b"
    rf"|\b{_WHO}\b(?: \w+){{0,4}}? (?:changed|switched|swapped|moved) (?:me|my|the|it|over)\b"
    rf"|\b{_WHO}\b(?: \w+){{0,4}}? (?:gave|given|giving|got) (?:me|her|him) (?:a|an|some|the|these|those) (?:\w+ )?"
    r"(?:new|different|stronger|weaker|other|another)\b"
    rf"|\b{_WHO}\b(?: \w+){{0,4}}? (?:halved|doubled|upped|raised|lowered|reduced|increased|cut|changed|adjusted)\b"
    r"|\b(?:dose|dosage|strength)(?: \w+){0,4}? (?:halved|doubled|cut|upped|raised|lowered|changed|reduced|increased"
    r"|up|down)\b|\b(?:been|was|were|am|got|is|are) (?:changed|switched|swapped|moved|halved|doubled|upped|raised"
    r"|lowered|increased|reduced|put|started)(?: (?:over|back|up|down))? (?:to|on|onto)\b"
    r"|\b(?:got|have|given|on) (?:a|an|some) new (?:\w+ ){0,2}?(?:pills?|tablets?|medicines?|meds?|medication|drug"
    r"|inhaler|drops|capsules?|injections?|patch)\b"
    rf"|\b{_WHO}\b(?: \w+){{0,4}}? (?:start|begin|resume|go back on|back on)\b"
)
_PUT_ON_LIST = re.compile(
    r"\b(?:put|add|write) (?:it|that|this|them|\w+) (?:on|to|onto|in) (?:me|my|the) "
    r"(?:(?:pill|medicine|med|tablet)s? )?(?:list|plan|medicines?|tablets?|pills|meds)\b"
)
_SAYS = r"(?:says?|said|saying|wants?|wanted|told|tells?|would like|likes?|ordered|advised)"
_HOW_MUCH = (
    r"(?:half|quarter|double|twice|once|every other|every second|only|less|fewer|two|three|one|from now on"
    r"|(?:in the|every) (?:morning|evening)|at (?:night|noon|bedtime))"
)
_SAID_HOW_MUCH = re.compile(
    rf"\b(?:(?!they){_WHO}|he|she)\b(?: (?!{_SAYS}\b)\w+){{0,3}}? {_SAYS}\b(?: \w+){{0,7}}? {_HOW_MUCH}\b"
)
"""What a doctor said of how much she takes, or when; it is of a medicine that stands in it, or right behind it."""
_TOOK_LESS = re.compile(
    rf"\b(?:half|quarter|double|every other)\b(?P<what>(?: (?!and\b|dozen\b)\w+){{1,5}}).*"
    rf"\b(?:(?!they){_WHO}(?: \w+)? {_SAYS}|{_WHO}s? orders?)\b"
)
_LESS = re.compile(r"\b(?:(?:only|just) )?(?:(?:a )?half|(?:a )?quarter)(?: of)?\b(?! past)")
_ASKS_THEM = re.compile(rf"\b(?:ask|call|tell|ring|text)(?: \w+)? {_WHO}\b")
_LIKE_ALWAYS = re.compile(r"\b(?:like|as) (?:always|before|ever|usual|normal)\b")
_BEHIND = 6  # words
_ASKS = re.compile(
    r"\b(?:should|shall|can|could|may|must|do|would|ought) (?:i|she|he)\b|\bis it (?:safe|ok|okay)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter)|(?:years?|months) (?:ago|back)|used to|back in|long ago"
    r"|once upon|in (?:19|20)\d\d|when i was)\b"
)
_AS_BEFORE = re.compile(r"\bas(?: \w+){0,3} (?:prescribed|ordered|directed|instructed|told)\b")
_NOTHING_NEW = re.compile(
    rf"\b(?:no|none of my|not one|nobody|no one)(?: \w+)? {_WHO}\b|\b(?:nobody|no one|nothing)\b(?: \w+){{0,3}} "
    r"(?:stopped|changed|started|new|different)\b|\b(?:the )?same as (?:ever|before|always|usual)\b"
    rf"|\b{_WHO}\b(?: \w+)? (?:not|never|didnt|hasnt|havent)(?: \w+){{0,2}} (?:chang\w*|stop\w*|start\w*|said|told)\b"
)
"""She says that no doctor did anything: she sets right what we made of her words."""
_NOT_STOPPED = re.compile(
    rf"\b(?:not|never|dont|didnt|doesnt|hasnt|wouldnt|mustnt|without|havent)(?: \w+){{0,2}}? {_STOP}\b"
    r"|\b(?:keep|carry on|go on|continue\w*) (?:with|taking|on)\b"
)
_NOT_TO_TAKE = re.compile(r"\b(?:not|never|dont|do not)(?: to)? (?:take|have|touch)\b")
_NEED = re.compile(r"\b(?:need|order|send|bring|refill|run(?:ning)? (?:out|low)|more of|pick up|ready)\b")
_OF_MEDICINE = re.compile(
    r"\b(?:thinners?|statins?|steroids?|antibiotics?|painkillers?|beta blockers?|prescriptions?)\b"
)
_IT = re.compile(
    r"^(?!.*\b(?:orders?|milk|deliver\w*|groc\w*|visit|tv|bread)\b).*\b(?:it|them|that one|this one)\b"
)
_BELONGS = re.compile(
    r"\b(?:not|didnt|dont|wont|never)(?: \w+)? (?:take|took|taken|text|remind)\w*\b|\binr\b"
    r"|\bnote (?:it|that)\b|\btold you\b"
)
_STATE = re.compile(
    r"\b(?:off|remov\w*|remind\w*|stopped|held|hold|text(?:s|ed|ing)?|taken out|take out|confirm\w*|note[d]?)\b"
)
_INSTEAD = re.compile(
    r"\b(?:changed|switched|swapped|moved) (?:me |over )*(?:off|from) (?:the |my )?([\w ]+?) (?:on)?to\b"
)
_GOES_ON = re.compile(
    r"\b(?:goes on|go on|continues?|as (?:normal|usual|before)|stays?|still (?:take|on|good)|keep(?:ing|s)?"
    r"|carr(?:y|ies) on)\b"
)
_ENDS = re.compile(r"[.!;\n]+\s*|(?<=\?)\s+")


@dataclass(frozen=True)
class News:
    """What a doctor did; ``words`` are the sentences that say so, ``rest`` is what she says besides.

    ``named``: they name a medicine; else it is only called "it". ``which`` are the words that say what was stopped.
    """

    act: Act = ""
    words: str = ""
    rest: str = ""
    named: bool = False
    which: str = ""


def read(text: str, names: Sequence[str]) -> News:
    """Read what a text tells of a doctor's change; a question whether to stop is none, nor is a story of long ago."""
    of_one = _names_medicine(dose_spelling.plain(text), names)
    sentences = [part.strip() for part in _ENDS.split(text) if part.strip()]
    acts = {
        n: act
        for n, part in enumerate(sentences)
        if (act := _act(dose_spelling.plain(part), names, of_one=of_one))
    }
    if not acts:
        return News()
    told: list[str] = []
    rest: list[str] = []
    for n, sentence in enumerate(sentences):
        (told if n in acts or _belongs(dose_spelling.plain(sentence), names) else rest).append(sentence)
    words = ". ".join(told)
    instead = _INSTEAD.search(words.casefold())
    found: Act = "stopped" if "stopped" in acts.values() or instead else "changed"
    named = _names_medicine(dose_spelling.plain(words), names)
    which = instead[1] if instead else _before_how_much(stopped_only(words), names)
    return News(found, words, ". ".join(rest), named, which)


def tells(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text has such news."""
    return bool(read(text, names).act)


def whole(text: str) -> str:
    """Return a text as if all had been taken of which it says that it was half."""
    return _LESS.sub("", dose_spelling.mended(text.casefold()))


def stopped_only(text: str) -> str:
    """Return what she says of the one that was stopped, without the clauses in which another goes on."""
    parts = re.split(r"[.,;!\n]+|\bbut\b|\band\b(?= (?:the|my) )", text.casefold())
    return ", ".join(part for part in parts if not _GOES_ON.search(part))


def asks_state(text: str) -> bool:
    """Tell whether a text asks whether she is reminded of a medicine, or wants that confirmed."""
    line = dose_spelling.plain(text)
    return bool(_STATE.search(line)) and ("?" in text or "confirm" in line)


def _belongs(line: str, names: Sequence[str]) -> bool:
    """Tell whether a sentence beside the news says more of it, and asks for nothing else."""
    return (
        "?" not in line
        and not _NEED.search(line)
        and bool(_BELONGS.search(line) or _PUT_ON_LIST.search(line) or _names_medicine(line, names))
    )


def _how_much(line: str, names: Sequence[str]) -> re.Match[str] | None:
    """Return where a line tells how much of a medicine a doctor wants her to take, or when."""
    for found in _SAID_HOW_MUCH.finditer(line):
        near = " ".join(line[found.end() :].split()[:_BEHIND])
        if _names_medicine(f"{found[0]} {near}", names):
            return found
    less = _TOOK_LESS.search(line)
    return less if less and _names_medicine(less["what"], names) else None


def _before_how_much(words: str, names: Sequence[str]) -> str:
    """Return the words before those that say how much of another she takes now."""
    line = dose_spelling.plain(words)
    found = _how_much(line, names)
    return line[: found.start()] if found and _STOPPED.search(line[: found.end()]) else words


def _act(line: str, names: Sequence[str], *, of_one: bool) -> Act:
    """Return what one sentence tells of; a medicine is named in the text, or called "it" here."""
    line = _AS_BEFORE.sub("", line)
    old = _LONG_AGO.search(line) or _NOTHING_NEW.search(line)
    if old or _ASKS.search(line) or not (of_one or _IT.search(line)):
        return ""
    against = _NOT_STOPPED.search(line)
    if _STOPPED.search(line) and (against is None or _NOT_TO_TAKE.search(line)):
        return "stopped"
    told = _CHANGED.search(line) or _PUT_ON_LIST.search(line)
    as_before = _LIKE_ALWAYS.search(line) or _ASKS_THEM.search(line)
    return "changed" if told or (not as_before and _how_much(line, names)) else ""


def _names_medicine(line: str, names: Sequence[str]) -> bool:
    known = bool(_OF_MEDICINE.search(line)) or dose_spelling.names_one(line, names)
    return known or match.names_another(line, dict.fromkeys(names, ()))
