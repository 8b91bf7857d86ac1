"""The end of a message: it has had its answer, or each request in it becomes a message of its own."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Message, MessageState, Task, TaskStatus
from concierge_bot.services.house import desk
from concierge_bot.services.talk import held_up
from concierge_bot.understanding.parting import denied

PARTS = "parts"
DEEPEST = 4
"""So often may a part of a text be cut again."""


def take_apart(s: Session, now: datetime, message: Message, parts: Sequence[str]) -> None:
    """Let each request of a text be a text of its own, in her order; one without any has had its answer.

    Raises RuntimeError for a part of a part of a part that is to be cut again: that could go on without end.
    """
    if message.sid.count("/") >= DEEPEST:
        raise RuntimeError(
            f"message {message.id} is cut again and again: a reader gives back what it was given"
        )
    wishes = [one for one in parts if len(parts) == 1 or re.search(r"\w", denied.spared(one))]
    for number, words in enumerate(wishes, start=1):  # "but not the meal" asks for nothing by itself
        s.add(held_up.part(message, str(number), words))
    close(s, now, message, PARTS)


def close(s: Session, now: datetime, message: Message, read_as: str) -> None:
    """A message has had its answer; a task that waited for it has nothing left to do."""
    message.state, message.read_as, message.done_at = MessageState.done, read_as, now
    message.lease_until = None
    s.add(message)
    query = select(Task).where(Task.once == f"slow:{message.id}", Task.status == TaskStatus.open)
    for task in s.exec(query):
        desk.close(s, now, task, "answered once the dialogue server was back", "the machine")


def still(s: Session, message: Message) -> Message | None:
    """Return a text as it is now, locked; None if a world was loaded since, in which its id may mean another."""
    found = s.get(Message, message.id, with_for_update=True)
    return found if found is not None and found.sid == message.sid else None
