"""She wants more of a medicine, in so many words: that is no word of a dose ("yes to pills", "i need more of them")."""

import re

from concierge_bot.understanding.doses.dose_spelling import KINDS, plain

_ASKS = re.compile(
    r"\b(?:where|wheres|when|who|how|did|has|have|is|are|was|cancel|stop|undo|dont|do not|didnt ask|never asked"
    r"|no refills?|remind|already|picked|pick|collect|bring)\b"
)
_REFILL = re.compile(r"\brefills?\b")
_SAYS_YES_TO = re.compile(
    rf"\b(?:yes|ok|okay|go ahead) (?:to|on|for|with) (?:the |my |them )?(?:\w+ ){{0,2}}(?:{KINDS}|refills?)$"
)
_WANTS_SOME = re.compile(
    rf"^(?:please |just |no |well |and |but )*i (?:just |only |still |do )?(?:want|need)"
    rf" (?:(?:my|the|some|more|new|those|them) )*(?:\w+ )?{KINDS}(?: please| now| today)?$"
)
_MORE_OF_THEM = re.compile(
    r"^(?:please |and |so |also |but |yes |ok )*(?:i |we )?(?:need|want|get me|order|send me|give me)"
    r"(?: some)? more(?: of (?:them|it|those|that|these|em))?(?: please| now| then)*$"
)
_MORE_OF_ONE = re.compile(
    r"\b(?:get|order|send|bring|buy|need|want)(?: me| mi| us)? (?:some )?(?:more|another (?:box|bottle|pack|lot))"
    rf"(?: of)?(?: (?:the|my|mi|them|those|these))?(?: \w+){{0,2}} {KINDS}\b"
)
_POINTS = re.compile(r"\b(?:them|em|it|those|that|these|same|before|again|more)\b")
_DENIES_A_DOSE = re.compile(
    r"\b(?:didnt|did not|never) (?:say|said|tell you|write) (?:that )?i (?:took|taken|had)\b.*"
)


def wants(text: str, *, of_medicine: bool = False) -> bool:
    """Tell whether a text wants more of a medicine; ``of_medicine``: one was spoken of last, so "them" may be it."""
    for line in map(plain, re.split(r"(?<=[.!?;\n])\s*", text)):
        said = _DENIES_A_DOSE.sub("", line).strip()
        if said and not _ASKS.search(said):
            more = of_medicine and _MORE_OF_THEM.search(said)
            if more or any(form.search(said) for form in (_MORE_OF_ONE, _REFILL, _SAYS_YES_TO, _WANTS_SOME)):
                return True
    return False


def points(text: str) -> bool:
    """Tell whether a text means a medicine that was spoken of before, and names none."""
    return bool(_POINTS.search(plain(text)))
