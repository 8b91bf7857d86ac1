"""She puts a dose off without saying so: she is not dressed yet, has not eaten, or has the kettle on."""

import re

from concierge_bot.understanding.dose_spelling import plain

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
_NOT = re.compile(r"\b(?:took|taken|had it|swallowed|skip\w*|miss|sick|dizzy|wont take|never|stop)\b|\?$")


def puts_off(text: str) -> bool:
    """Tell whether words, said to a reminder of a dose, mean that she takes it later."""
    line = plain(text)
    return bool(_LATER.search(line)) and not _NOT.search(line)
