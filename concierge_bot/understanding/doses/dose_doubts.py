"""She is not sure of a dose: if she took it, which one it was, or if she shall take it again, or says that she will.

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
    r"|(?:cant|cannot|can not|couldnt|could not|dont|do not|didnt|did not)(?: \w+){0,6}? (?:remember|recall)"
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
_OF_MORE = re.compile(r"\b(?:took|taken|taking|take|had)\b.*\b(?:it|one|them|that|this|mine|again|twice)\b")
_WILL = (
    r"\b(?:ill|i will|i shall|(?:im |i am )?(?:just )?(?:going to|gonna|gunna|about to)|let me|lemme"
    r"|(?:might|may) as well|i(?:d| had)? better|i want to|i think (?:i|ill|i will)"
    r"|(?:then|so) i(?: can| could| should)?|i can|i could)"
    r"(?: \w+){0,2}? (?:take|have|swallow|pop)\b"
)
_NOW = r"(?:^|\b(?:im|i am|well|right|ok|then|so|just) )(?:tak|hav|swallow|popp)ing?\b"
_SAFE = r"(?: (?:then|now|too|ok|okay|dear|love|anyway|just|to|be|safe|sure|in|case|so|im))*$"
_ONCE_MORE = re.compile(
    rf"(?:{_WILL}|{_NOW})(?: (?:it|them|that|this|one|mine|these|those)| (?:my|the)(?: \w+){{1,3}}?)"
    r" (?:again|once more|twice|a second time)\b"
    rf"|(?:{_WILL}|{_NOW}) (?:another|(?:one|two|\d) more|a second|an extra)(?: one)?"
    rf"(?:{_SAFE}| (?P<what>(?:\w+ ?){{1,3}}))"
)
_NOT_NOW = re.compile(
    r"\b(?:not|never|wont|dont|cant|tomorrow|tonight|later|next|when|after|before|every|each|at \w+|in the \w+"
    r"|this \w+ing|from now|doctor|dr|usual|always|remind)\b"
)


@dataclass(frozen=True)
class Doubt:
    """The words in which she doubts, or says that she takes it ``again``, and what else her text asks for."""

    words: str
    rest: str
    again: bool = False


def read(text: str, names: Sequence[str], *, of_dose: bool) -> Doubt | None:
    """Read what a text doubts of a dose; ``of_dose``: one was spoken of just now, so that "it" may be one."""
    pieces = clauses.cut(text)
    own = [piece for piece in pieces if _belongs(piece, names) or not clauses.orders_on(piece)]
    words = "".join(own)
    again = means_again(words, names, of_dose=of_dose)
    if not again and not unsure(words, names, of_dose=of_dose):
        return None
    rest = "".join(piece for piece in pieces if piece not in own)
    return Doubt(words.strip(), clauses.bare(rest).strip(), again)


def means_again(text: str, names: Sequence[str], *, of_dose: bool) -> bool:
    """Tell whether she says that she takes a medicine once more now ("ok ill take it again then"); she asks nothing."""
    line = dose_spelling.plain(text)
    said = _ONCE_MORE.search(line)
    if said is None or _NOT_NOW.search(line) or recall.buys(line):
        return False
    return dose_spelling.names_one(line, names) or (of_dose and not said["what"])


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
    return named and recall.doubts_which(line)


def _asks(line: str) -> bool:
    """Tell whether she asks if she took it, and does not tell that she did."""
    return bool(_DID_I.search(line)) and not _I_TOOK.search(line)


def without(text: str) -> str:
    """Return a text without the very words in which it doubts that a dose was taken: who forgets that is not ill."""
    said = dose_spelling.mended(text.casefold()).replace("'", "").replace("\u2019", "")
    return _THE_DOUBT.sub(" ", said) if _THE_DOUBT.search(said) else text


def _belongs(piece: str, names: Sequence[str]) -> bool:
    """Tell whether a piece that has the form of a wish is of the dose too: "should i take it again"."""
    line = dose_spelling.plain(piece)
    return dose_spelling.names_one(line, names) or bool(_OF_MORE.search(line) or _ONCE_MORE.search(line))
