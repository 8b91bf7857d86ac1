"""A wish that stands beside what was answered is not dropped in silence: it has its own turn, or a person has it."""

from datetime import datetime

from sqlmodel import Session, col, or_, select

from concierge_bot.models import Customer, Message, Outbox
from concierge_bot.services.talk import answering, handover, held_up
from concierge_bot.understanding.parting import besides

MARK = "besides"
ANSWERS = tuple(
    f"answer {one}"
    for one in ("taken", "later", "partly", "time", "back", "not missed", "well", "stars", "no", "1")
)
"""How a text was read of which only an answer was heard."""
DEEPEST = 3


def beside_answer(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> None:
    """Look for a wish in a text of which an answer was heard."""
    if message.read_as.startswith(ANSWERS):
        notice(s, now, customer, message, text)


def notice(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> None:
    """Let what a text asks for have its turn, where nothing that she was told speaks of it."""
    wish = besides.wish(text)
    if not wish or besides.named(wish, _said(s, customer, message)):
        return
    if len(wish) < len(text.strip()) and message.sid.count("/") < DEEPEST:
        s.add(held_up.part(message, MARK, wish))
    elif message.sid.endswith(MARK):
        task = "She asks for something, and was not served: please see to it"
        once = f"{answering.once(message)}:{MARK}"
        handover.to_a_person(s, now, customer, task, "case_known", once=once, words=wish)


def _said(s: Session, customer: Customer, message: Message) -> str:
    """Return what she was told upon a text."""
    once = answering.once(message)
    of_it = or_(col(Outbox.key_once) == once, col(Outbox.key_once).startswith(f"{once}:"))
    query = select(Outbox.body).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone, of_it)
    return " ".join(s.exec(query.order_by(col(Outbox.id))))
