"""She is not sure of a dose: if she took it, which one it was, or if she shall take it again.

Such words are no answer to a reminder, and of nothing else that is open: the record answers, and a pharmacist.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concierge_bot.understanding.doses import dose_spelling, dose_twice
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.parting import clauses

_NOT_SURE = (
    r"(?:(?:not|isnt|aint|never)(?: \w+)? (?:sure|certain|positive)|unsure"
    r"|(?:cant|cyah|cyaan|cannot|can not|couldnt|could not|dont|do not|didnt|did not)(?: \w+){0,6}?"
    r" (?:remember|recall|member)"
    r"|(?:cant|cannot|dont|do not|didnt)(?: \w+)? (?:know|think|no(?= (?:if|whether|did)))"
    r"|no idea|lost track|(?:forgot|forget|forgotten)(?= (?:if|whether|did|have))|wonder\w*|dunno)"
)
_TOOK = r"(?:took|taken|take|taking|had|have|having|swallowed|did|done)"
_IF_SHE = (
    r"(?:(?:if|whether|that|when) )?(?:(?:i|ive|we|she|he|mum|mom|dad|have|had|did|already|just|ever) )*"
)
_UNSURE_OF_TAKING = re.compile(
    rf"\b{_NOT_SURE}\b(?: (?:now|really|dear|just|any ?more|at all))*(?: {_IF_SHE}{_TOOK}\b"
    r"| (?:about|of) (?:it|that|this)\b"
    r"|(?= (?:should|shall|ought|can|could|may|must|do|did|was|oh|what|so|or|but|please)\b)|$)"
)
_HAS_TAKEN = re.compile(
    r"\b(?:i|ive|we|she|he|mum|mom|dad|think|already|have|had|might|did|if|whether|just)(?: \w+){0,2}?"
    r" (?:took|taken|take|had|have|swallowed)\b|^(?:took|taken|had)\b|\b(?:remember|recall) (?:taking|having)\b"
    r"|\bsure (?:\w+ )?(?:took|taken)\b"
)
_THE_DOUBT = re.compile(
    rf"\b(?:i |im |i am )?{_NOT_SURE} {_IF_SHE}{_TOOK}\b(?: \w+){{0,3}}? (?:{dose_spelling.KINDS}|it|them)\b"
    r"(?: (?:just now|yet|already|today|this morning|tonight|or not))*"
)
_ANOTHER_TIME = re.compile(
    r"\b(?:later|in a (?:bit|while|minute)|when i|tomorrow|(?:will|ill|going to|gonna) (?:\w+ )?take)\b"
)
_DID_I = re.compile(
    r"\b(?:did|have|had) (?:i|we|she|he) (?:already |just |ever )*(?:take|taken|took|had|have)\b"
)
_I_TOOK = re.compile(r"\b(?:i|ive|we) (?:have |already |just |only )*(?:took|taken|had)\b")
_THINKS = re.compile(
    r"\b(?:i (?:think|thought|believe|guess|reckon|might have)|maybe|perhaps|pretty sure|probably)\b"
    rf"(?: \w+){{0,4}}? {_TOOK}\b"
    rf"|\b{_TOOK}\b(?: \w+){{0,6}}? (?:i (?:think|believe|guess|reckon)|maybe|perhaps|probably)\b"
)
_DID_I_NOT = re.compile(r"\b(?:did|have|didnt|havent) i(?: not)?(?: (?:dear|or not|love))*$")
_OF_MORE = re.compile(r"\b(?:took|taken|taking|take|had)\b.*\b(?:it|one|them|that|this|mine|again|twice)\b")


@dataclass(frozen=True)
class Doubt:
    """The words in which she doubts, and what else her text asks for."""

    words: str
    rest: str


def read(text: str, names: Sequence[str], *, of_dose: bool) -> Doubt | None:
    """Read what a text doubts of a dose; ``of_dose``: one was spoken of just now, so that "it" may be one."""
    pieces = clauses.cut(text)
    own = [piece for piece in pieces if _belongs(piece, names) or not clauses.orders_on(piece)]
    words = "".join(own)
    if not unsure(words, names, of_dose=of_dose):
        return None
    rest = "".join(piece for piece in pieces if piece not in own)
    return Doubt(words.strip(), clauses.bare(rest).strip())


def unsure(text: str, names: Sequence[str], *, of_dose: bool) -> bool:
    """Tell whether a text doubts a dose."""
    line = dose_spelling.plain(text)
    named = dose_spelling.names_one(line, names)
    if not (named or (of_dose and _OF_MORE.search(line))) or recall.buys(line) or _ANOTHER_TIME.search(line):
        return False
    if dose_twice.says(text, names):
        return False  # too much is danger, and no doubt
    taken = _HAS_TAKEN.search(line)
    if taken and (_UNSURE_OF_TAKING.search(line) or recall.asks_again(line) or _asks(line)):
        return True
    if _THINKS.search(line) and _DID_I_NOT.search(line.replace("?", " ").strip()):
        return True
    return named and recall.doubts_which(line)


def _asks(line: str) -> bool:
    """Tell whether she asks if she took it, and does not tell that she did."""
    return bool(_DID_I.search(line)) and not _I_TOOK.search(line)


def thinks(text: str) -> bool:
    """Tell whether she says of a dose only that she thinks she took it."""
    return bool(_THINKS.search(dose_spelling.plain(text)))


def says_so(text: str) -> bool:
    """Tell whether she says that she is not sure, and does not merely ask the record."""
    line = dose_spelling.plain(text)
    return bool(_UNSURE_OF_TAKING.search(line) or _THINKS.search(line))


def without(text: str) -> str:
    """Return a text without the very words in which it doubts that a dose was taken: who forgets that is not ill."""
    said = dose_spelling.mended(text.casefold()).replace("'", "").replace("\u2019", "")
    return _THE_DOUBT.sub(" ", said) if _THE_DOUBT.search(said) else text


def _belongs(piece: str, names: Sequence[str]) -> bool:
    """Tell whether a piece that has the form of a wish is of the dose too: "should i take it again"."""
    line = dose_spelling.plain(piece)
    return dose_spelling.names_one(line, names) or bool(_OF_MORE.search(line))
