"""One pill more than the one that she took: she is about to take it, took it, or may have taken two.

Such words are no dose and no wish for more: she is told not to, and a person calls.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.doses import dose_spelling, dose_words
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.parting import clauses

Act = Literal["will", "took", "may have", ""]

_GOING = r"(?:(?:just |now )?(?:going to|gonna|gunna|gon|gone|gwine|a go|finna|fixing? to|fixin to|about to|bout to))"
_WILL = (
    rf"\b(?:ill|i will|i shall|(?:(?:im|i am|i|a|mi|me|we) )?{_GOING}|let me|lemme"
    r"|(?:might|may) as well|i(?:d| had)? better|i want to|i think (?:i|ill|i will)"
    r"|(?:then|so) i(?: can| could| should)?|i can|i could|maybe i(?:ll| will| should)?)"
    r"(?: \w+){0,2}? (?:take|tek|have|swallow|pop)\b"
)
_NOW = r"(?:^|\b(?:im|i am|well|right|ok|then|so|just) )(?:tak|tek|hav|swallow|popp)ing?\b"
_BARE = r"^(?:(?:so|ok|well|maybe|then|just|better|best|and) )*(?:take|tek)\b"
_SAFE = r"(?: (?:then|now|too|ok|okay|dear|love|anyway|just|to|be|safe|sure|in|case|so|im))*$"
_MORE = r"(?:another|(?:one|two|\d|some) more|a second|an extra|a nother)(?: one)?"
_OTHER_PILL = rf"(?:{_SAFE}| (?P<what>(?:\w+ ?){{1,3}}))"
_IT = r"(?: (?:it|them|that|this|one|mine|these|those)| (?:my|the)(?: \w+){1,3}?)"
_ONCE_MORE = r"(?:again|once more|twice|a second time)\b"
_WILL_TAKE = re.compile(
    rf"(?:{_WILL}|{_NOW}){_IT} {_ONCE_MORE}|(?:{_WILL}|{_NOW}|{_BARE}) {_MORE}{_OTHER_PILL}"
)
_NOT_NOW = re.compile(
    r"\b(?:not|never|wont|dont|cant|tomorrow|tonight|later|next|when|after|before|every|each|at \w+|in the \w+"
    r"|this \w+ing|from now|doctor|dr|usual|always|remind)\b"
)
_PAST = r"(?:took|taken|tek|swallowed|had|popped|done)(?: (?:just|now|only|already|like|maybe|about))*"
_MANY = (
    r"(?:(?:two|2|both|double) of (?=it|them|em|those|these)|(?:one|1|once) or (?:two|2|twice)"
    rf"|two|2|twice|double|too many|{_MORE}|(?:it|one|them|mine) (?:twice|again|double|two times|2 times|or (?:two|2)))"
)
_WHAT = r"(?P<what>(?: \w+){0,4})"
_TOOK_MORE = re.compile(
    rf"\b{_PAST} (?:{_MORE}|(?:a|my) second one|(?:it|them|one|mine) (?:{_ONCE_MORE}|2 times|two times)){_WHAT}"
    rf"|\boops\b(?: \w+)? {_PAST} (?:2|two)(?P<slip>(?: \w+){{0,4}})"
)
_PERHAPS = r"(?:maybe|perhaps|mighta?|may|coulda?|think|thought|sure|know|wonder\w*|dunno|probably|if i)"
_DID_I = r"(?:did|have|had) (?:i|mi|we)(?: (?:just|already|ever))*"
_MAY_HAVE = re.compile(
    rf"(?:\b{_PERHAPS}\b(?: \w+){{0,3}}? {_PAST}|\b{_DID_I} (?:take|tek|have|{_PAST})) {_MANY}{_WHAT}"
)
_TO_BE_SURE = re.compile(r"\b(?:to be (?:safe|sure)|just in case|in case|so im sure)\b")
_NOTHING_ELSE = re.compile(
    r"(?: ?(?:of|it|them|em|those|these|one|ones|before|after|yuh|your?|texts?|the|my|now|today|this|mornin\w*|tonight"
    r"|i|mi|you|know|is|so|forget|cant|cyah|dont|remember|member|already|just|by|mistake|accident|dear|love|not|aint|im"
    r"|sure|or|and|wait|oh|because|cause|cos|to|be|safe|then|too|a|while|minute|ago))*"
)
"""Words that name no other thing of which she took one more."""


@dataclass(frozen=True)
class Again:
    """What she says of one pill more, in which words, and what else her text asks for."""

    act: Act
    words: str
    rest: str
    to_be_sure: bool


def read(text: str, names: Sequence[str], *, of_dose: bool) -> Again | None:
    """Read of one pill more; ``of_dose``: one was taken or spoken of just now, so that "another" may be one."""
    pieces = clauses.cut(text)
    own = [piece for piece in pieces if _act(dose_spelling.plain(piece))[0] or not clauses.orders_on(piece)]
    words = "".join(own)
    act = says(words, names, of_dose=of_dose)
    if not act:
        return None
    rest = "".join(piece for piece in pieces if piece not in own)
    to_be_sure = bool(_TO_BE_SURE.search(dose_spelling.plain(words)))
    return Again(act, words.strip(), clauses.bare(rest).strip(), to_be_sure)


def says(text: str, names: Sequence[str], *, of_dose: bool) -> Act:
    """Return what a text says of taking one more of a medicine; nothing of another thing, or of another time."""
    for sentence in filter(None, map(dose_spelling.plain, re.split(r"[.!;\n]+", text))):
        act, what = _act(sentence)
        named = act and dose_spelling.names_one(sentence, names)
        if named or (act and of_dose and _NOTHING_ELSE.fullmatch(what)):
            return act
    return ""


def _act(line: str) -> tuple[Act, str]:
    """Return what a sentence says, and behind which words of it another thing than a medicine would stand."""
    if recall.buys(line):
        return "", ""
    if will := _WILL_TAKE.search(line):
        return ("", "") if _NOT_NOW.search(line) else ("will", will["what"] or "")
    if may_have := _MAY_HAVE.search(line):
        return "may have", may_have["what"]
    took = None if dose_words.NO_SECOND.search(line) else _TOOK_MORE.search(line)
    return ("took", took["what"] or took["slip"] or "") if took else ("", "")
