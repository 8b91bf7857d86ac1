"""What a text asks for and takes back again before it ends: "cancel the lunch. no, keep it". It is never done.

Only words that take back count; a change of mind that names another thing is a correction, and read elsewhere.
"""

import re

_BUT = (
    r"(?:(?:oh|no+|nah|wait|actually|sorry|hm+|well|ah|but|and|on second thoughts?|hold on|hang on|dear)\W+)*"
)
_CALLS_OFF = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|i want to|and|so|ok|oh|hello|hi)\W+)*"
    r"(?:cancel\w*|cancle|stop|call off|undo|scrap|drop|skip|forget|leave (?:off|out)|no more"
    r"|i (?:dont|don't|do not) (?:want|need))\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    rf"^\W*{_BUT}(?:please )?(?:keep|leave (?:it|that|them|him|her)(?: be| alone| as (?:it|they) \w+)?"
    r"|(?:dont|don't|do not)(?: (?:cancel|cancle|stop|drop|undo|call off)(?: \w+)?)?"
    r"|let (?:it|them|him|her) (?:come|be|stand)|i (?:do )?(?:still )?(?:want|need))"
    r"(?: (?:it|that|them|him|her|one|please|after all|then|as (?:it|they) (?:is|are|was|were)))*\W*$",
    re.IGNORECASE,
)
_DROPS = re.compile(
    rf"^\W*{_BUT}(?:never ?mind(?: (?:that|it|then))?|forget (?:it|that|i said that|what i said)|scratch (?:that|it)"
    r"|strike that|i take (?:that|it) back|ignore that|disregard that|i changed my mind|leave it|dont bother)"
    r"(?: (?:then|please|dear|love|now|sorry))*\W*$",
    re.IGNORECASE,
)
_TIME = (
    r"(?:(?:on|at|for|by)\s+)?(?:(?:this|next)\s+)?(?:\w+day|tomorrow|today|tonight|\d{1,2}(?:[:.]\d\d)?|noon)\b"
    r"(?:\s*(?:at|around|by)?\s*(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|noon|morning|afternoon|evening)\b)?"
)
_WAIT = re.compile(
    rf"\b{_TIME}[\s,.]*\b(?:oh |no |but |hm )*(?:wait|hang on|hold on)\b[\s,.]*(?:no[\s,.]+)?"
    r"(?:that'?s|thats|that is|i have|i'?ve|i'?m|im)\s[^,.;!?\n]*?[\s,.]+"
    r"(?:make it|say|rather|better)\s+(?=(?P<hour>\d)?)",
    re.IGNORECASE,
)
"""A time that she remembers to be taken: "thursday at 2 oh wait thats cards make it friday"."""
_SENTENCES = re.compile(
    r"(?<=[.!?;\n])\s+|,\s+(?=(?:no|wait|actually|never ?mind|forget|scratch)\b)"
    r"|\s+(?=(?:(?:no|oh|wait|actually) )+(?:never ?mind|forget|scratch) (?:that|it)\b)",
    re.IGNORECASE,
)
_LAST_WISH = re.compile(
    r"^(?P<kept>.+\w),?\s+(?:and|also|plus|then)\s+(?:please )?(?:send|get|bring|order|book|add"
    r"|remind|call|tell|can you|i (?:want|need))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence with several wishes: what she takes back behind it is the last."""


def left(text: str) -> str:
    """Return a text without what it takes back; empty if that is all of it."""
    sentences = _SENTENCES.split(plain := _WAIT.sub(lambda found: "at " if found["hour"] else "", text))
    kept: list[str] = []
    for sentence in sentences:
        if kept and ((_KEEPS.match(sentence) and _CALLS_OFF.match(kept[-1])) or _DROPS.match(sentence)):
            before = _LAST_WISH.match(kept.pop())
            kept.extend([f"{before['kept']}."] if before else [])
        else:
            kept.append(sentence)
    return " ".join(kept).strip() if len(kept) < len(sentences) or plain != text else text
