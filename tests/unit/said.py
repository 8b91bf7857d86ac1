"""What the core makes of a text of hers before any dialogue server reads it."""

from itertools import count

from sqlmodel import Session, col, select

from concierge_bot.models import Message
from concierge_bot.services.talk import conversation
from tests.fixtures.core import Core

NUMBERS = count(1)


def store(s: Session, core: Core, words: str) -> Message:
    """Return a text of hers that was just received."""
    customer, agency = core.dorothy(s), core.agency(s)
    message = Message(
        agency_id=agency.key,
        sid=f"SH{next(NUMBERS):032d}",
        sender=customer.phone,
        recipient=agency.phone,
        body=words,
        customer_id=customer.key,
        received_at=core.clock.at,
    )
    s.add(message)
    s.flush()
    return message


def hears(s: Session, core: Core, words: str) -> str:
    """Let her text something; return how it was read, or nothing if the dialogue server has to read it."""
    message = store(s, core, words)
    asked = conversation.second_look(s, core.clock.at, core.dorothy(s), message)
    return "" if asked is not None else message.read_as


def hears_all(s: Session, core: Core, words: str) -> str:
    """Let her text something, each part of it in its turn; return how the last was read."""
    message = store(s, core, words)
    asked = conversation.second_look(s, core.clock.at, core.dorothy(s), message)
    read_as = "" if asked is not None else message.read_as
    for part in s.exec(select(Message).where(Message.part_of == message.id).order_by(col(Message.id))).all():
        asked = conversation.second_look(s, core.clock.at, core.dorothy(s), part)
        read_as = "" if asked is not None else part.read_as
    return read_as
