"""She says that she is well: heard where we asked, or while an alarm of hers is looked after."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.safety import alarm_book, care_answers
from concierge_bot.services.talk import questions
from concierge_bot.understanding.answers import well_words

LOOKED_AFTER = "looked after"
"""An alarm of hers that no person has ended yet, though no question of ours is open about it."""


def says_well(text: str, waits: set[str]) -> bool:
    """Tell whether she says that she is all right when asked, or while people look after an alarm of hers.

    With two digits offered a 2 says so too.
    """
    if waits & set(care_answers.WELL):
        return well_words.all_well(text, by_number="safety" in waits)
    return LOOKED_AFTER in waits and well_words.well_again(text)


def asked_about(s: Session, now: datetime, customer: Customer) -> set[str]:
    """Return what we asked her and still wait for, and whether an alarm of hers is looked after."""
    looked_after = {LOOKED_AFTER} if alarm_book.open_alarm(s, customer) is not None else set()
    return {question.about for question in questions.open_ones(s, now, customer)} | looked_after
