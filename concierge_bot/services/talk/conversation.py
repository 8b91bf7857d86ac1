"""A text of hers has its turn: its readers are tried in order, and what none of them takes the dialogue server reads.

Nothing here waits for the network; what remains for the dialogue server is returned to the worker.
"""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message
from concierge_bot.services.talk import doubt, readers, unserved
from concierge_bot.services.talk.look import NOTHING_HEARD, Look, Request, plain_words
from concierge_bot.services.talk.messages import close
from concierge_bot.understanding.answers.answered import Parsed
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.parting import taken_back
from concierge_bot.understanding.words import dictated, dropped, spanish


def _every(_: Message) -> bool:
    return True


def _as_written(message: Message) -> bool:
    """Tell whether a text means what it says: where she was asked and chose, nobody reads it for another meaning."""
    return not message.intent


def _whole(message: Message) -> bool:
    """Tell whether a text is as she sent it; a part of one is not parted in the same way again."""
    return not message.part_of


READERS: tuple[tuple[Callable[[Message], bool], Callable[[Look], readers.Outcome]], ...] = (
    (_every, readers.taken_back),
    (_every, readers.no_ratings),
    (_as_written, readers.stars_denied),
    (_as_written, readers.how_to_come),
    (_as_written, readers.end_of_reminder),
    (_as_written, readers.end_of_repeat),
    (_as_written, readers.news_of_medicine),
    (_as_written, readers.doubt_of_dose),
    (_whole, readers.goes_along),
    (_as_written, readers.several_answers),
    (_as_written, readers.stop_and_more),
    (_whole, readers.choice_and_dose),
    (_as_written, readers.whose_dose),
    (_every, readers.given_by_another),
    (_every, readers.partly_taken),
    (_as_written, readers.all_open),
    (_whole, readers.two_wishes),
    (_every, readers.other_hands),
    (_whole, readers.word_for_another),
    (_as_written, readers.no_need),
    (_whole, readers.answer_and_more),
    (_as_written, readers.amiss),
    (_as_written, readers.where_it_is),
    (_as_written, readers.follow_up),
    (_as_written, readers.several_things),
    (_as_written, readers.plain_question),
    (_as_written, readers.short_answer),
    (_every, readers.all_else),
)
"""Who reads which texts, the first first. What writes down a dose comes before what could make an order of it."""


def second_look(
    s: Session, now: datetime, customer: Customer, message: Message, heard: Parsed | None = NOTHING_HEARD
) -> Request | None:
    """Answer what an open question can take; return what the dialogue server shall read, or None.

    ``heard``: what the dialogue model reads in the text; None lets a reader ask for that first.
    """
    text = dropped.restored(dictated.counted(spanish.in_english(message.body.strip())))
    if message.read_as in doubt.WAYS:
        return Request(plain_words(text), in_doubt=True)
    look = Look(s, now, customer, message, text if message.intent else taken_back.left(text), heard)
    outcomes = (read(look) for reads, read in READERS if reads(message))
    outcome = next(filter(None, outcomes))
    if isinstance(outcome, Request):
        return outcome
    unserved.beside_answer(s, now, customer, message, look.text)
    return None


def settle_doubt(
    s: Session, now: datetime, customer: Customer, message: Message, readings: safety.Readings | None
) -> None:
    """What the dialogue model reads in words of doubtful danger decides: an alarm, a question, or a plain request."""
    if doubt.settle(s, now, customer, message, readings):
        close(s, now, message, doubt.DANGER)
