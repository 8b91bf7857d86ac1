"""What we asked and still wait for is said again where she believes that it is done: small talk is no answer to it."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.house import notify
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.talk import answers
from concierge_bot.texts import say
from concierge_bot.understanding import agreeing, errands

SAID_AGAIN = "said again"


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks how something stands that waits for her OK: say so; an empty string if it is something else."""
    asked = [
        q for q in answers.to_agree(s, now, customer) if q.about not in ("order", "other_shop", "once_more")
    ]
    kind = errands.kind(words)
    named = [
        q
        for q in asked
        if q.data.get("kind") == kind or agreeing.names(words, f"{q.words} {answers.called(q)}")
    ]
    nothing_else = ordering.newest_live(s, customer) is None and quotes.open_quote(s, now, customer) is None
    found = named or (asked if nothing_else else [])
    return _say(s, now, customer, found[0], once) if found else ""


def after_small_talk(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Her thanks or goodbye leaves open what we asked: she hears once that it waits."""
    for question in answers.to_agree(s, now, customer)[:1]:
        if SAID_AGAIN not in question.data:
            question.data = {**question.data, SAID_AGAIN: "yes"}
            s.add(question)
            _say(s, now, customer, question, once)


def _say(s: Session, now: datetime, customer: Customer, question: Question, once: str) -> str:
    text = say("still_waits", what=question.words)
    notify.to_customer(s, now, customer, text, about=question.about, once=once, question=question)
    return text
