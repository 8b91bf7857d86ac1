"""What every way with a short answer shares: its shape, what counts as a yes, and the key of the one reply."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.house import notify
from concierge_bot.services.talk import questions
from concierge_bot.understanding.answers.replies import Reply

Handler = Callable[[Session, datetime, Customer, Question, Reply, Message], bool]


class Answered(Protocol):
    """A service's own way with the short answer to one of its questions."""

    def __call__(
        self, s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str
    ) -> None: ...


class Amend(Protocol):
    """Changes what was read back by her words; an empty string if they change nothing."""

    def __call__(self, s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str: ...


YES: tuple[Reply, ...] = ("1", "yes")
NO: tuple[Reply, ...] = ("2", "no")


def once(message: Message) -> str:
    """Return the key under which the answer to a message is sent once."""
    return f"answer:{message.id}"


def say_once(s: Session, now: datetime, customer: Customer, text: str, message: Message) -> None:
    """Answer a message with a sentence, once."""
    notify.to_customer(s, now, customer, text, about="answer", once=once(message))


def closing(answered: Answered) -> Handler:
    """Make a handler of what a service does with an answer that closes its question."""

    def handle(
        s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
    ) -> bool:
        questions.close(s, now, q, reply)
        answered(s, now, customer, q, reply, once=once(message))
        return True

    return handle
