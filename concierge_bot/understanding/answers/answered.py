"""What a text answers of what we asked, where only the dialogue model hears it: "I wouldn't say no", "that'll work".

What she wants besides is parted from it, piece by piece. What the model is not sure of answers nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from concierge_bot.understanding.answers import agreeing
from concierge_bot.understanding.answers.sure import SURE
from concierge_bot.understanding.parting import clauses

DANGER = "emergency"
FITTING = {
    "yes": frozenset("affirm chitchat greet out_of_scope order_groceries request_service".split()),
    "no": frozenset("deny thanks chitchat greet out_of_scope".split()),
    "change": frozenset("deny order_groceries change_order browse_alternatives request_service".split()),
    "taken": frozenset("affirm confirm_taken thanks chitchat out_of_scope i_am_ok".split()),
    "later": frozenset("deny snooze chitchat out_of_scope".split()),
    "well": frozenset("i_am_ok affirm deny thanks chitchat greet goodbye out_of_scope".split()),
    "wrong": frozenset(
        "report_problem order_status deny chitchat rate_service order_groceries change_order cancel_order"
        " billing_question out_of_scope".split()
    ),
}
NO_REQUEST = frozenset("affirm deny thanks chitchat greet out_of_scope".split())
"""And in a choice between two."""
"""Which requests the model may also read in an answer; where it is surer of another one, that is what she wants."""
SURE_OF_A_REQUEST = 0.6
FRIGHTENING = 0.1
"""From this share of danger on nothing is taken for a mere answer."""
SURE_OF_A_PIECE = 0.8
"""A piece of a text says less than the whole, so it must say it more plainly."""


_REQUESTS = re.compile(
    r"\W*(?:(?:i|we|please|also|and) )*(?:need|send|bring|get|order) (?!it\b|that\b|them\b)", re.IGNORECASE
)


_GOES_ON = re.compile(
    r"\W*(?:and|plus|also|with|or) (?:(?:some|a|an|the|my|\d+) )*(?:\w+\W*){1,3}$", re.IGNORECASE
)
_ANSWERS = agreeing.WORDS | frozenset("no not nope never later took taken both first second neither".split())


@dataclass(frozen=True)
class Parsed:
    """What the dialogue model reads in some words: requests, and for each kind of question what they would answer."""

    intents: Sequence[tuple[str, float]]
    answers: Mapping[str, tuple[str, float]] = field(default_factory=dict)


Parse = Callable[[str], Parsed]


@dataclass(frozen=True)
class Answered:
    """An answer to one kind of question, in which words, and what she asks for besides."""

    kind: str
    meant: str
    words: str
    besides: str = ""


def is_request(text: str) -> bool:
    """Tell whether a text is nothing but a plain request for goods: the model need not be asked what it answers."""
    return bool(_REQUESTS.match(text)) and all(map(_goes_on, clauses.cut(text)[1:]))


def _goes_on(piece: str) -> bool:
    """Tell whether a piece only goes on with what was named before ("and bananas"): it answers nothing."""
    return bool(_GOES_ON.match(piece)) and not _ANSWERS & set(agreeing.line(piece).split())


def read(text: str, kinds: Sequence[str], parse: Parse, *, whole: bool) -> Answered | None:
    """Return what a text answers of some kinds of questions; ``whole``: nothing is to be parted from it any more."""
    return (None if whole else _beside_a_wish(text, kinds, parse)) or _answer(text, kinds, parse(text), SURE)


def _beside_a_wish(text: str, kinds: Sequence[str], parse: Parse) -> Answered | None:
    """Find the pieces of a text that answer, and those that ask for something else."""
    pieces = clauses.cut(text)
    if not 1 < len(pieces) <= clauses.MOST:
        return None
    read = [None if _goes_on(piece) else _answer(piece, kinds, parse(piece), None) for piece in pieces]
    wishes = [
        piece for piece, found in zip(pieces, read, strict=True) if found is None and _is_wish(piece, parse)
    ]
    answers = [found for found in read if found is not None]
    if not wishes or not answers or any(found.meant != answers[0].meant for found in answers):
        return None
    rest = [piece for piece in pieces if piece not in wishes]
    return Answered(answers[0].kind, answers[0].meant, "".join(rest).strip(), "".join(wishes).strip())


def _answer(
    text: str, kinds: Sequence[str], parsed: Parsed, sure: Mapping[str, Mapping[str, float]] | None
) -> Answered | None:
    """Return the one answer that the model is sure of; none where two kinds of questions could take it."""
    found = []
    for kind in kinds:
        meant, share = parsed.answers.get(kind, ("", 0.0))
        least = SURE[kind].get(meant)
        if least is None or _is_another(meant, share, parsed):
            continue
        if share >= (SURE_OF_A_PIECE if sure is None else least):
            found.append(Answered(kind, meant, text))
    return found[0] if len(found) == 1 else None


def _is_another(meant: str, how_surely: float, parsed: Parsed) -> bool:
    """Tell whether the model is surer of a request that does not go with an answer, or hears danger."""
    if meant == "help":
        return False
    intent, share = parsed.intents[0]
    frightens = any(name == DANGER and part >= FRIGHTENING for name, part in parsed.intents)
    other = intent not in FITTING.get(meant, NO_REQUEST)
    return frightens or (other and share >= max(SURE_OF_A_REQUEST, how_surely))


def _is_wish(piece: str, parse: Parse) -> bool:
    """Tell whether a piece is a request of its own, by its form and by what the model reads in it."""
    plain = clauses.bare(piece)
    intent, share = parse(plain).intents[0]
    return clauses.asks(piece) and intent not in clauses.FILLING and share >= clauses.LIKELY
