"""A digit is for "are you all right" whatever was asked since: she hears what it was for, and what still waits."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.house import notify
from concierge_bot.services.talk import questions
from concierge_bot.texts import say

DIGITS = ("1", "2")


def well(s: Session, now: datetime, customer: Customer, asked: Question, digit: str, *, once: str) -> None:
    """She answered that she is well: what was asked since, and her digit could answer too, is named to her again."""
    since = _asked_since(s, now, customer, asked, digit)
    if since is not None:
        first = say("taken_for_well", digit=digit)
        questions.say_again(s, now, customer, since, once=f"{once}:for", first=first)


def help_wanted(
    s: Session, now: datetime, customer: Customer, asked: Question, digit: str, *, once: str
) -> None:
    """Help is called by her digit, which may have been meant for what was asked since: she hears how to say so."""
    if _asked_since(s, now, customer, asked, digit) is not None:
        text = say("taken_for_help", digit=digit)
        notify.to_customer(s, now, customer, text, about="answer", once=f"{once}:for")


def _asked_since(
    s: Session, now: datetime, customer: Customer, asked: Question, digit: str
) -> Question | None:
    """Return the newest question that was asked after one, and that a digit could have answered."""
    newer = [
        q for q in questions.open_ones(s, now, customer) if q.asked_at > asked.asked_at and digit in q.choices
    ]
    return max(newer, key=lambda q: q.asked_at) if digit in DIGITS and newer else None
