"""A request that was not served because we asked if she is all right: once she says so, it has its turn."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Customer, Message, MessageState, Question, Task, TaskStatus
from concierge_bot.services.house import desk

HOLDS_UP, AS = "holds up", "as"


def by(s: Session, question: Question, message: Message, intent: str = "") -> None:
    """Write down which text of hers waits for her answer to a question, and the one intent it is then served as."""
    question.data = {**question.data, HOLDS_UP: str(message.id), AS: intent}
    s.add(question)


def task_key(message: Message) -> str:
    """Return the key of the desk's task about what a text of danger asks for besides."""
    return f"besides:{message.id}"


def serve(s: Session, message: Message) -> None:
    """Let a text have its turn as any other."""
    message.state, message.read_as = MessageState.waiting, ""
    message.lease_until = message.done_at = None
    s.add(message)


def part(message: Message, mark: str, words: str) -> Message:
    """Return a text of its own for words of another, which has its turn as any other."""
    return Message(
        agency_id=message.agency_id,
        sid=f"{message.sid}/{mark}",
        sender=message.sender,
        recipient=message.recipient,
        body=words,
        customer_id=message.customer_id,
        received_at=message.received_at,
        state=MessageState.waiting,
        part_of=message.id,
    )


def go_on(s: Session, now: datetime, customer: Customer, question: Question) -> bool:
    """She is well: serve what she had asked for when we asked; False if there was nothing that could be read."""
    held = question.data.get(HOLDS_UP)
    message = s.get(Message, int(held)) if held else None
    if message is None or message.customer_id != customer.id:
        return False
    if intent := question.data.get(AS):
        again = part(message, "held", message.body)
        again.intent, again.words_of = intent, message.id
        s.add(again)
    else:
        serve(s, message)
    query = select(Task).where(Task.once == task_key(message), Task.status == TaskStatus.open)
    for task in s.exec(query):
        desk.close(s, now, task, "served after she said that she is well", "the machine")
    return True
