"""She did not take it after all: what she says of it is taken back."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.doses.dose_skips import Skip
from concierge_bot.understanding.doses.dose_spelling import SENTENCES, is_it, mended, names_one, plain
from concierge_bot.understanding.doses.dose_words import ASKS, NO_SECOND

_DENIED = r"(?:did not|didnt|did nt|have not|havent|have nt|had not|hadnt|aint|never|not)"
NOT_TAKEN = re.compile(
    rf"\b{_DENIED}(?: (?:actually|even|really|yet|i|just|in fact))* (?:take|took|taken|had|have|swallow(?:ed)?)\b"
)
_NOT_YET = re.compile(r"\b(?:not|aint|isnt|hasnt|havent)(?: \w+)? yet\b(?! (?:come|here|arriv))")
_BACK_AT_ONCE = re.compile(
    rf"\bi {_DENIED}$|\bi {_DENIED} (?:yet|sorry|dear|love)\b|\bnot yet\b|\bwrong (?:one|box|pills?|letter|button"
    r"|tablet|bottle)\b|\b(?:scratch|disregard|ignore|forget) that\b|\bi lied\b|\btake that back\b|\bspoke too soon\b"
    r"|\bi meant? (?:l|later)\b|\bno l\b|\bstill (?:on|in) (?:the|my) (?:table|box|hand|packet|pack|bottle|counter)\b"
)


def takes_back(text: str, names: Sequence[str]) -> Skip:
    """Tell whether she says that she did not take it after all; "maybe" counts only just after her T."""
    said = map(plain, SENTENCES.split(mended(text.strip())))
    own = [one for one in said if not NO_SECOND.search(one)]
    if any(_NOT_YET.search(one) and names_one(one, names) for one in own):
        return "plain"
    line = " ".join(own)
    if ASKS.search(line) or re.search(r"\b(?:took|had|taken) the wrong\b", line):
        return ""
    denied = NOT_TAKEN.search(line)
    if denied and is_it(line[denied.end() :] or " it", names):
        return "plain"
    return "maybe" if _BACK_AT_ONCE.search(line) else ""
