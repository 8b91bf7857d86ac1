"""The phones of the town: what each one shows, and whether it can be reached."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from .errors import Refused
from .segments import measure
from .times import iso

State = Literal["on", "off", "landline"]
Answers = Literal["yes", "no", "voicemail"]
Direction = Literal["sent", "received"]


@dataclass
class Text:
    """A text as the handset shows it; `delivered` says whether the core took a sent one."""

    n: int
    direction: Direction
    body: str
    at: datetime
    sid: str
    delivered: bool = False
    pictures: int = 0

    def view(self) -> dict[str, Any]:
        """As the interface shows it."""
        encoding, segments = measure(self.body)
        return {
            "n": self.n,
            "direction": self.direction,
            "text": self.body,
            "at": iso(self.at),
            "segments": segments,
            "encoding": encoding,
            "sid": self.sid,
            "delivered": self.delivered,
            "pictures": self.pictures,
        }


@dataclass
class Handset:
    """One phone: mobile switched on or off, or a landline, which rings but shows no texts."""

    phone: str
    state: State = "on"
    answers_calls: Answers = "yes"
    blocked: bool = False
    texts: list[Text] = field(default_factory=list)

    def add(self, direction: Direction, body: str, at: datetime, sid: str) -> Text:
        """Show one more text."""
        text = Text(len(self.texts) + 1, direction, body, at, sid, delivered=direction == "received")
        self.texts.append(text)
        return text

    def sent(self, sid: str) -> Text | None:
        """The text that this handset sent under a message sid, if it did."""
        return next((text for text in self.texts if text.sid == sid and text.direction == "sent"), None)

    def view(self) -> dict[str, Any]:
        """As the interface shows it."""
        return {
            "phone": self.phone,
            "state": self.state,
            "answers_calls": self.answers_calls,
            "blocked": self.blocked,
            "texts": len(self.texts),
        }


def phone_number(written: str) -> str:
    """A phone number in the form +15555550101; 422 when it is none."""
    digits = re.sub(r"[\s().-]", "", written).removeprefix("+")
    if not re.fullmatch(r"\d{3,15}", digits):
        raise Refused(422, f"{written} is not a phone number: write it as +15555550101", "phone")
    return "+" + digits
