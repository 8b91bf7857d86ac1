"""A wish that stands beside what was answered is not dropped in silence: it has its own turn, or a person has it."""

from datetime import datetime

from sqlalchemy import ColumnElement
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
COMPANY, DEEPEST = "company", 3


def beside_answer(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> None:
    """Look for a wish in a text of which an answer was heard."""
    if message.read_as.startswith(ANSWERS):
        notice(s, now, customer, message, text)


def beside_company(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """Look for a wish in a text of which only a kind word was heard, and in a wish upon which she was told nothing."""
    told = set(s.exec(select(Outbox.about).where(*_upon(customer, message))))
    if told == {COMPANY} or (not told and is_wish(message)):
        notice(s, now, customer, message, message.body)


def is_wish(message: Message) -> bool:
    """Tell whether a text is a wish that was found beside what was answered: it is passed over by nobody."""
    return message.sid.endswith(MARK)


def notice(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> None:
    """Let what a text asks for have its turn, where nothing that she was told speaks of it."""
    wish = besides.wish(text)
    if not wish or besides.named(wish, _said(s, customer, message)):
        return
    if len(wish) < len(text.strip()) and message.sid.count("/") < DEEPEST:
        s.add(held_up.part(message, MARK, wish))
    elif is_wish(message):
        task = "She asks for something, and was not served: please see to it"
        once = f"{answering.once(message)}:{MARK}"
        handover.to_a_person(s, now, customer, task, "case_known", once=once, words=wish)


def _said(s: Session, customer: Customer, message: Message) -> str:
    """Return what she was told upon a text."""
    query = select(Outbox.body).where(*_upon(customer, message))
    return " ".join(s.exec(query.order_by(col(Outbox.id))))


def _upon(customer: Customer, message: Message) -> tuple[ColumnElement[bool], ...]:
    """Return what finds the texts to her upon a text of hers."""
    once = answering.once(message)
    of_it = or_(col(Outbox.key_once) == once, col(Outbox.key_once).startswith(f"{once}:"))
    return col(Outbox.customer_id) == customer.id, col(Outbox.to) == customer.phone, of_it
