"""One text of hers at its second look: what a reader of it is handed, and what it may leave for the dialogue server."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message
from concierge_bot.services.talk import answering, messages
from concierge_bot.understanding.answers.answered import Parsed

LONGEST = 1000
NOTHING_HEARD = Parsed([])
"""What is heard of a text where the dialogue model is not asked, or away: nothing."""


@dataclass(frozen=True)
class Request:
    """What the dialogue server shall read: her words, and what she wants where the core knows it already.

    ``in_doubt``: the server is only asked whether it reads danger in them. ``hear``: it is only asked what it reads
    in them, and the text is looked at again with that. ``asked``: to what kinds of questions of ours they may be an
    answer.
    """

    words: str
    intent: str = ""
    in_doubt: bool = False
    hear: bool = False
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """A text whose turn it is, and its words in English, without what she takes back in it.

    ``heard``: what the dialogue model reads in it, if it was asked; None if it may still be asked.
    """

    s: Session
    now: datetime
    customer: Customer
    message: Message
    text: str
    heard: Parsed | None = NOTHING_HEARD

    @property
    def once(self) -> str:
        """Return the key under which the text is answered once."""
        return answering.once(self.message)

    def close(self, read_as: str) -> None:
        """The text has had its answer."""
        messages.close(self.s, self.now, self.message, read_as)

    def part(self, *parts: str) -> None:
        """Let each part of the text have a turn of its own; without any it has had its answer."""
        messages.take_apart(self.s, self.now, self.message, parts)


def plain_words(text: str) -> str:
    """Return a text as the dialogue server may read it: it obeys a leading slash from anyone."""
    return " ".join(text.lstrip("/ \t\n").split())[:LONGEST] or "?"
