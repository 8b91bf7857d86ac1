"""A text that says yes to several of our questions at once, each by its name: "book maria. and 1 on the cake"."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.medicines import dose_talk
from concierge_bot.services.talk import answers
from concierge_bot.understanding.parting import clauses

_PIECES = re.compile(r"[.,;!\n]+\s*|\s+(?:and|also|plus)\s+", re.IGNORECASE)
_SAYS_YES = re.compile(
    r"\b(?:1|yes|yeah|yep|yup|ok|okay|sure|both|all of (?:it|them)|book|go ahead)\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\?|\b(?:no|not|dont|don't|cancel\w*|stop|but|except|instead|change|make|move|leave|2|3|only|later|unless|if)\b",
    re.IGNORECASE,
)


def heard(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Take a yes for each question that it names; False where it names fewer than two, or says anything else."""
    if _AGAINST.search(text) or not _SAYS_YES.search(text) or dose_talk.is_about_one(s, customer, text):
        return False
    named = _named(s, now, customer, text)
    if len(named) > 1:
        answers.each(s, now, customer, named, "yes", message)
    return len(named) > 1


def _named(s: Session, now: datetime, customer: Customer, text: str) -> list[Question]:
    """Return the questions that the pieces of a text name, one for each; none where a piece asks for something else."""
    called = [(q, answers.names_of(s, now, customer, q)) for q in answers.to_agree(s, now, customer)]
    found: list[Question] = []
    for piece in filter(None, (one.strip() for one in _PIECES.split(text))):
        words = answers.names_in(piece)
        fitting = [q for q, names in called if q not in found and words & names]
        if len(fitting) == 1:
            found.append(fitting[0])
        elif fitting or (clauses.asks(piece) and not _SAYS_YES.search(piece)):
            return []
    return found
