"""What she says of a dose that we asked about, taken apart from all else in the text: neither is lost."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.medicines import dose_book, dose_talk
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.doses import dose_wrong
from concierge_bot.understanding.parting import clauses

MORE = 3
"""Fewer words beside a dose are no request of their own, unless they are the number of a choice."""
_BELONGS = re.compile(
    r"\W*(?:and |but )?(?:(?:at|about|around|with|wid|before|after|this|an hour|half|just|already|like|\d"
    r"|as (?:prescribed|usual|always|told|directed|ordered))\b"
    r"|\w+ (?:says?|said) (?:to |i should |that i )?(?:tell|text) (?:the )?(?:you|u|ye|telephone|phone|machine)\b"
    r"|(?:did|has|have) \w+ (?:tell|told|text|texted|say|said)(?: to)? (?:you|ye|u)\b"
    r"|the \w+ (?:one|pill)|(?:half |quarter )?(?:past |to )?\w+ o ?'?clock\b)",
    re.IGNORECASE,
)
"""How a piece begins that only says when or how she took it, or who should tell us."""
_DICTATED = re.compile(
    r"(?:(?<=down|aken|done|owed)|(?<= it)|(?<=them)|(?<=hose|both)) "
    r"(?=(?:(?:can|could|will|would) (?:you|u)|there'?s?|where'?s?|what'?s?|who|why|how|is|are|did|do|my|i|we"
    r"|please|send|need|oh)\b)",
    re.IGNORECASE,
)
"""Where she begins anew behind a dose, with no stop between."""
_DOUBT = re.compile(
    r"\b(?:think|thought|maybe|perhaps|not|unsure|yesterday|wrong|twice|double|didn'?t|never|forgot|spat|threw up"
    r"|(?:take|have|took) \w* ?(?:again|agin|another|more))\b",
    re.IGNORECASE,
)
"""Beside words of doubt nothing is written down at once: the text is read as a whole."""


def part(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Return what a text says of the dose, and the rest; two empty strings where there is no such rest."""
    if not dose_book.asked(s, now, customer) and not dose_talk.names_known(s, now, customer, text):
        return "", ""
    pieces = _cut(s, customer, text)
    own = [n for n, piece in enumerate(pieces) if _says_taken(s, customer, piece)]
    if not own:
        return "", ""
    end = own[0] + 1
    while end < len(pieces) and (end in own or _belongs(s, customer, pieces[end])):
        end += 1
    said, rest = "".join(pieces[own[0] : end]), "".join((*pieces[: own[0]], *pieces[end:]))
    if (
        (len(rest.split()) < MORE and not replies.is_number(rest))
        or _DOUBT.search(rest)
        or dose_wrong.is_anothers(rest)
    ):
        return "", ""
    return clauses.bare(said).strip(), clauses.bare(rest).strip()


def _cut(s: Session, customer: Customer, text: str) -> list[str]:
    """Cut a text in pieces; one that was dictated without a stop, behind what it tells of a dose."""
    pieces = clauses.cut(text)
    ends = _DICTATED.search(pieces[0]) if pieces else None
    if ends is None or not _says_taken(s, customer, pieces[0][: ends.start()]):
        return pieces
    return [pieces[0][: ends.start()], pieces[0][ends.start() :], *pieces[1:]]


def _says_taken(s: Session, customer: Customer, piece: str) -> bool:
    return replies.read(piece) == "taken" or dose_talk.is_taken(s, customer, piece)


def _belongs(s: Session, customer: Customer, piece: str) -> bool:
    return bool(_BELONGS.match(piece)) or (
        dose_talk.is_about_one(s, customer, piece) and not clauses.asks(piece)
    )
