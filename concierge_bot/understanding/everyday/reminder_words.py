"""What she says of a reminder that stands or was read back: she does not want it, or asks if it still comes."""

import re
from dataclasses import dataclass

from concierge_bot.understanding.doses import dose_hours
from concierge_bot.understanding.doses.dose_spelling import plain
from concierge_bot.understanding.parting import clauses

_NAMED = re.compile(r"\bremind(?:er|ers|ing|ed)?\b")
_NOT = r"(?:dont|do not|didnt|did not|doesnt|never|no longer|not|wont|neednt|aint)"
_ENDS = re.compile(
    r"\b(?:stop|cancel(?:l?ed|ling)?|delete|remove|drop|(?<!dont )(?<!not )(?<!never )forget(?: about)?"
    r"|end|quit|scrap|erase|get rid of|undo|no more"
    r"|(?:take|leave|turn|call|switch|knock|put|keep)(?: \w+){0,6}? (?:out|off|away|down|alone)"
    rf"|{_NOT}(?: \w+){{0,2}}? (?:want|wanted|need|send|text|remind|ask|asked|set|tell|said|say|keep|have|get)"
    r"|(?:want|need|wants|needs) no|no|without(?: a| the)?|skip|instead of(?: a| the)?|(?:is|are) off)\b"
)
_MOVES = re.compile(
    r"\b(?:move|change|switch|shift|push|rather|make (?:it|that)|reschedule|set"
    r"|put)\b(?!(?: \w+){0,5}? (?:out|off|away)\b)"
    r"|(?<!of )\binstead\b(?! of)|(?<!dont )(?<!not )(?<!never )(?<!to )\bremind (?:me|us) (?:at|on|to|about"
    r"|of|in|tomorrow)\b"
)
_SETS = re.compile(
    r"(?<!dont )(?<!not )(?<!never )(?<!need )\bremind (?:me|us) (?:not to|to|that|of|about|at|on)\b"
    r"|\blet me (?:\w+ )?forget\b"
)
_NOT_MOVED = re.compile(rf"\b{_NOT}(?: \w+){{0,2}}? (?:move|change|set|put|switch)\b")
_ASKS = re.compile(
    r"^(?:(?:and|so|but|well|hey|ok|now|hello|please|oh) )*(?:what|which|when|is|are|am|do|does|did|have|has"
    r"|will|any|how)\b"
    r"|\b(?:aint i|am i|arent i|aint it|isnt it|right|innit|wont (?:i|you)|dont i)$"
)
_REQUEST = re.compile(r"\bremind (?:me|us|her)\b|\b(?:rides?|orders?|deliver\w*|planned|coming up|else)\b")
_JUST_THAT = re.compile(r"\b(?:just|only) (?:want|need|keep) (?:the|my|that|this)\b")
_CUT = re.compile(r"\s+(?=(?:i|we) (?:just |only |still |do )?(?:need|want|would like)\b)", re.IGNORECASE)
_FILLING = frozenset(
    "a an the my that this it its is was them one for of to on in at about out off i me you please dear love no not "
    "dont do now "
    "just thing text texts reminder reminders remind me and alright ok okay yes send any more anymore again all right "
    "be being reminded reminding monday tuesday wednesday thursday friday saturday sunday today tomorrow "
    "tonight morning "
    "evening night noon am pm oclock o clock half past quarter".split()
)
_A_TIME = re.compile(dose_hours.TIME_WORD)
_TAUGHT = re.compile(r"^undo\b(?!.*\bremind)")
"""The word that we taught her for what she ordered last."""


@dataclass(frozen=True)
class Ending:
    """That she does not want a reminder: what she names of it, and what else her text asks for."""

    names_it: bool
    thing: str
    said: str
    besides: str


def ending(text: str) -> Ending | None:
    """Return what a text says of a reminder that she does not want; None if it says nothing of the kind.

    ``names_it``: it says "reminder"; else what she names, or what was spoken of last, tells what is meant.
    """
    if _TAUGHT.search(plain(text)):
        return None
    pieces = [piece for part in clauses.cut(text) for piece in _CUT.split(part) if plain(piece)]
    own = [piece for piece in pieces if _is_of_it(piece)]
    if not own or _SETS.search(plain(text)) or any(_asks(piece) for piece in own):
        return None
    named = any(_NAMED.search(plain(piece)) for piece in own)
    if any(_MOVES.search(_NOT_MOVED.sub("", plain(piece))) for piece in pieces if not named or piece in own):
        return None
    rest = [piece for piece in pieces if piece not in own and not _JUST_THAT.search(plain(piece))]
    if rest and not named and all(_is_only_a_time(piece) for piece in rest):
        return None
    return Ending(named, _thing(own), " ".join(own), " ".join(map(str.strip, rest)))


def ends(text: str) -> bool:
    """Tell whether words about a reminder end it, and do not move it."""
    return ending(text) is not None


def asks(text: str) -> bool:
    """Tell whether a text asks whether a reminder comes, or which ones do."""
    line = plain(text).replace("?", "").strip()
    return bool(_NAMED.search(line) and ("?" in text or _ASKS.search(line)) and not _REQUEST.search(line))


def is_named(thing: str, what: str) -> bool:
    """Tell whether every word of a thing that she names is among those of a reminder."""
    said = set(thing.split())
    return bool(said) and said <= {word for word in plain(what).split() if word not in _FILLING}


def _is_of_it(piece: str) -> bool:
    line = plain(piece)
    return bool(_ENDS.search(line))


def _asks(piece: str) -> bool:
    line = plain(piece)
    return bool(_ASKS.search(line.replace("?", "").strip())) or ("?" in line and not _NAMED.search(line))


def _is_only_a_time(piece: str) -> bool:
    """Tell whether a piece puts the hour right and says no more: "no, 8 pm"."""
    words = plain(piece).split()
    return any(map(_A_TIME.fullmatch, words)) and all(w in _FILLING or _A_TIME.fullmatch(w) for w in words)


def _thing(own: list[str]) -> str:
    """Return the words that name the thing: what follows the last word of ending, without what fills."""
    for piece in reversed(own):
        line = plain(piece)
        found = list(_ENDS.finditer(line))
        after = line[found[-1].end() :] if found else ""
        inside = (
            found[-1][0].split()[1:-1] if found and found[-1][0].split()[-1] in ("out", "off", "away") else []
        )
        if words := [
            word for word in (*inside, *after.split()) if word not in _FILLING and not _A_TIME.fullmatch(word)
        ]:
            return " ".join(words)
    return ""
