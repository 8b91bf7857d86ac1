"""She puts a dose off without saying so: she is not dressed yet, has not eaten, or has the kettle on."""

import re

from concierge_bot.understanding.doses.dose_spelling import plain

_LATER = re.compile(
    r"\b(?:leave|hold|wait|put|hang)(?: off| fire)?(?: (?:it|that|them|this one|on|off))*"
    r" (?:for )?(?:a|another|a wee|a little) (?:while|bit|minute|moment|whileen)\b"
    r"|\b(?:ask|shout|holler|call|text|tell|nudge)(?: at)? (?:me|to me)(?: \w+){0,3} (?:again|later|then|in a|at \w+)\b"
    r"|\bgive me (?:a (?:shout|nudge|minute|bit)|another (?:\w+ )?(?:minutes?|bit|while|half|hour)|(?:a )?(?:half"
    r"|ten|five"
    r"|twenty|\d+) ?(?:an hour|minutes?|mins?))\b"
    r"|\b(?:ill|i will|let me|i want to|going to|gonna) (?:\w+ ){0,3}?(?:have|take|get) (?:it|that|them|the \w+"
    r"|my \w+)?(?: \w+)?"
    r" ?(?:with|after|when|once|at|around|down) (?:my |the |me |ive |i have )?"
    r"(?:bit of )?(?:breakfast|dinner|lunch|tea|supper|meal|porridge|had|eaten|first|ten|nine|eight|eleven|noon|half)\b"
    r"|\b(?:havent|have not|hav nt) (?:had|eaten|got) (?:my |a |me |any )?(?:\w+ of )?(?:my )?"
    r"(?:breakfast|dinner|lunch|tea|supper|bite|food|porridge|yet)\b"
    r"|\b(?:kettle|porridge|toast|eggs?) (?:is |are )?on\b|\bonly (?:after getting|just) up\b|\bnot long up\b"
)
_WILL_TAKE = re.compile(
    r"\b(?:ill|i will|i shall|im gonna|im going to|gonna|gon|going to|imma|i plan to"
    r"|let me)(?: \w+){0,2}? (?:take|have|do|get|tek)"
    r" (?:it|that|them|one|mine|(?:the|my|that) (?:\w+ ){0,3}?(?:pil+s?|tablets?|meds?|medicines?|one|ones"
    r"|drops|insulin))"
    r"(?: \w+){0,2}? (?:when|whenever|after|once|as soon|at|around|about|by|later|in|soon)\b"
)
"""That she will take it, and when: at whatever she is busy with."""
_ASKS_AT = re.compile(
    r"\b(?:ask|text|txt|remind|tell|ping|nudge|buzz|message|check with|check on|holler at|prompt) (?:me"
    r"|us)\b(?! (?:what|when|if))",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"\b(?:every|each|daily|always|from now on|mondays|tuesdays|wednesdays|thursdays|fridays|tomorrow|weekly)\b",
    re.IGNORECASE,
)
_ERRAND = re.compile(r"\b(?:pick|collect|fetch|get|order|refill|call|ring|phone|renew|buy)\b")
"""What she is to be reminded of is something to do for a medicine, and not to take it."""
_OF_ANOTHER = re.compile(r"\b(?:to|about|of|that) (?!it\b|that\b|this\b|them\b|take (?:it|that|them)\b)\w+")
_QUESTION = re.compile(r"^(?:(?:and|so|ok|okay|but) )*(?:what|when|wat|which|why|did|do|are|will you be)\b")
_NOT = re.compile(r"\b(?:took|taken|had it|swallowed|skip\w*|miss|sick|dizzy|wont take|never|stop)\b|\?$")


def puts_off(text: str) -> bool:
    """Tell whether words, said to a reminder of a dose, mean that she takes it later."""
    line = plain(text)
    return bool(_LATER.search(line) or _WILL_TAKE.search(line)) and not _NOT.search(line)


def asks_again(text: str) -> bool:
    """Tell whether she wants to be asked once more what she was just asked."""
    return bool(re.search(r"\b(?:ask|text|tell|remind) me again\b", plain(text)))


def names_another(asked: str) -> bool:
    """Tell whether words that ask for a reminder say of what: it is not of what was spoken of last."""
    return bool(_OF_ANOTHER.search(plain(asked)))


def asks_at(text: str) -> str:
    """Return the words in which she says when she is to be asked, once; an empty string if she says nothing of it."""
    line = plain(text)
    if _REPEATS.search(text) or _QUESTION.match(line):
        return ""
    if found := _ASKS_AT.search(text):
        return "" if _ERRAND.search(plain(text[found.end() :])) else text[found.start() :]
    will = _WILL_TAKE.search(line)
    return line[will.start() :] if will else ""
