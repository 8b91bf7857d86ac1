"""What a contact writes back to an alarm or a ladder: he comes, all is well, help is there, or he only asks."""

import re
from collections.abc import Sequence
from typing import Literal

from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.people.kin import with_one_word
from concierge_bot.understanding.words.plain_words import plain

TOO_MUCH = frozenset(
    "all many much whole bottle box packet double twice extra wrong mistake accident accidentally too again overdose "
    "overdosed handful lot lots".split()
)
_NOT_TOO_MUCH = re.compile(
    r"\b(?:just|only) (?:the |took |had )?(?:one|1)\b|\b(?:checked|counted) (?:the|his|her|all)\b(?: \w+){0,2}"
    r" (?:bottle|box|packet|pills|pillbox|organizer)\b"
)
"""Who counted, or saw that it was one, speaks of no box full."""
_MISSING = re.compile(r"\b(?:empty|gone|missing|too many|all of|emptied|not enough|fewer|less)\b")
_TAKEN = re.compile(
    r"\b(took|taken|swallowed|(has|have|had|hes|shes) had (it|them|his|her)"
    r"|(gave|given) (him|her|it|them|mum|mom|dad))\b"
)
_NOT_TAKEN = re.compile(
    r"\b(not|no|never|didnt|hasnt|havent|wont|dont|refus\w*|forgot\w*|cant|if|might|maybe|think|will|should|too)\b"
)
_COMES = re.compile(
    r"\b(?:on (?:my|our|the) way"
    r"|(?:im|i am|were|we are) (?:coming|going|driving|heading|leaving|nearly there|almost there"
    r"|with (?:her|him|mum|mom|dad)|here with|at (?:her|his|the) (?:house|place|door|home))"
    r"|(?:ill|i will|i can|gonna|going to) (?:go|check|come|drive|head|pop|run|look|be there)"
    r"|(?:be|am) there (?:in|soon|shortly)|coming (?:now|over|right)"
    r"|heading (?:over|there)|i (?:got|have) (?:it|this))\b"
)
_CANNOT = re.compile(r"\b(?:cant|cannot|can not|not able|unable|wont|not on|never|nobody|no one)\b")
_NO_DANGER = re.compile(
    r"\b(?:not|isnt|aint|never|no one is|nobody is|nobodys) (?:in (?:any )?danger|an emergency|hurt|ill|sick)\b"
    r"|\bin no danger\b|\bnothing(?: is|s)? (?:wrong|the matter)\b"
    r"|\b(?:was|by|its|only|just) an? (?:mistake|accident)\b"
    r"|\b(?:cancel|call off|stop|close|end|drop|clear) (?:the |that |this |her |his )?(?:alarm|alert)\b|\bcall it off\b"
    r"|\b(?:only|just) (?:asked|asking|wanted|meant|venting|joking|talking|tired|a saying)\b|\bstand down\b"
)
"""Words of a contact that there was no danger, though some of them deny something."""
_WELL = re.compile(
    r"\bfalse alarm\b|\bno (?:emergency|problem)\b|\ball (?:is |s )?(?:well|good|fine|ok|okay|clear)\b"
    r"|\b(?:is|are|shes|hes|s|was|were|seems|sounds|feels|doing) (?:\w+ ){0,2}?(?:fine|ok|okay|alright|all right|safe"
    r"|well|good|better)\b"
)
_UNWELL = re.compile(
    r"\b(?:not|isnt|aint|never|but|still|except|hope|hoping|if|whether|is (?:she|he|mum|mom|dad)|make sure|until)\b"
)


_IN_HANDS = re.compile(
    r"\b(?:we|i|im) (?:are |am |will |just )*(?:go|going|take|taking|took|drive|driving|head|heading|bring"
    r"|bringing|at|in)\b(?: \w+){0,4} (?:hospital|er|emergency room|urgent care|doctors?)\b"
    r"|\b(?:ambulance|paramedics?|medics|ems|911|fire department|doctor|nurse)"
    r"(?: (?:is|are|was|were|has|have|just|got))*"
    r" (?:here|with|on (?:the|their|its) way|coming|came|taking|took|arrived|called)\b"
    r"|\bi(?: have| just|ve)* (?:called|rang|phoned) (?:911|an ambulance|the ambulance|ems|the doctor)\b"
)
_QUESTION = re.compile(
    r"^[\s.,]*(?:(?:hi|hello|hey|ok|okay|oh|my god|omg|god|and|but|so|please|wait|what|also|thanks) [\s.,]*)*"
    r"(?:is|was|are|did|does|has|have|were|isnt|is it true(?: that)?|why (?:is|was|did|does)) who\b"
)
_WELL_ASKED = re.compile(
    r"^[\s.,]*(?:is|are) who (?:ok|okay|alright|all right|fine|safe|well|hurt"
    r"|in (?:any )?danger|in trouble|there)[\s.]*$"
)
_OUR_TEXT = re.compile(
    r"\b(?:got|get|getting|received|saw|seen|read|had) (?:a|an|your|the|this|that|another|some|two|these)? ?"
    r"(?:\w+ )?(?:texts?|messages?|alerts?|alarms?|notifications?)\b(?! from (?!you\b))"
    r"|\b(?:your|the|this) (?:text|message|alert|alarm) (?:says?|said|saying|telling|tells|told)\b"
    r"|\byou (?:said|say|texted|wrote|told me|say that)\b"
)
_SENTENCES = re.compile(r"(?<=[.!?\n])\s+")
_LONGEST_QUESTION = 12


def comes(text: str) -> bool:
    """Tell whether a contact says to be on the way, or there: the same as a 1 to an alarm."""
    said = plain(text)
    return bool(_COMES.search(said)) and not _CANNOT.search(said)


def all_well(text: str) -> bool:
    """Tell whether a contact reports that nothing is the matter any more."""
    said, denied = _NO_DANGER.subn(" ", plain(text))
    return bool(denied or _WELL.search(said)) and not _UNWELL.search(said)


def on_the_ladder(text: str) -> Literal["will", "cannot", "taken"] | None:
    """Return what a contact answers who was asked to check; more than a number may follow it ("1 driving 20 min")."""
    words = plain(text).split()
    said = " ".join(words)
    if _TAKEN.search(said) and not _NOT_TAKEN.search(said) and "?" not in text:
        return "taken"
    first = next((word for word in words if word not in ".,"), "")
    reply = {"1": "yes", "2": "no"}.get(first) or replies.read(text)
    if reply in ("1", "yes") or comes(text):
        return "will"
    return "cannot" if reply in ("2", "no") else None


def took_as_usual(text: str, kind: str | None) -> bool:
    """Tell whether family only speaks of taking a medicine, where a rule for her own words fears an overdose."""
    said = plain(text)
    if kind != "overdose":
        return False
    counted = bool(_NOT_TOO_MUCH.search(said)) and not _MISSING.search(said)
    return counted or TOO_MUCH.isdisjoint(said.split())


def in_hands(text: str) -> bool:
    """Tell whether a contact reports that help is there, called, or that they are on the way to it."""
    return "?" not in text and bool(_IN_HANDS.search(plain(text)))


def told(text: str, names: Sequence[str], *, ours: bool) -> str:
    """Return what a text tells, without what it only asks; ``ours``: without what it repeats of a text of ours."""
    return " ".join(
        one
        for one in _SENTENCES.split(text)
        if not _is_question(one, names) and not (ours and _OUR_TEXT.search(plain(one)))
    )


def _is_question(sentence: str, names: Sequence[str]) -> bool:
    """Tell whether a sentence asks of her, and tells nothing besides."""
    line = " ".join(with_one_word(plain(sentence), names).split())
    short = len(line.split()) <= _LONGEST_QUESTION and line.split().count("who") == 1
    asked = sentence.rstrip().endswith("?") and _QUESTION.search(line)
    return short and bool(asked or _WELL_ASKED.search(line))
