"""What we asked and still wait for is said again where she believes that it is done: small talk is no answer to it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Task, TaskStatus
from concierge_bot.services.orders import errands as service
from concierge_bot.services.orders import ordering, read_backs
from concierge_bot.services.talk import answers, questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers import agreeing
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.visits import errands

SAID_AGAIN = "said again"
PROMISED_WITHIN = timedelta(hours=4)
"""So long after she asked for a person what waits is left to that person."""


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
    nothing_else = (
        ordering.newest_live(s, customer) is None and read_backs.open_quote(s, now, customer) is None
    )
    none_named = kind == errands.OTHER and nothing_else
    found = named or ([q for q in asked if SAID_AGAIN not in q.data] if none_named else [])
    if not found:
        return ""
    more = found[0].about == service.ABOUT and plain_questions.tells(words)
    data = {"words": f"{found[0].data['words']} / {words}"} if more else {}
    said = {} if named else {SAID_AGAIN: "yes"}
    found[0].data = {**found[0].data, **said, **data}
    s.add(found[0])
    first = say("wrote_down") if more else ""
    return questions.say_again(s, now, customer, found[0], once=once, first=first)


def after_small_talk(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Her thanks or goodbye leaves open what we asked: she hears once that it waits, unless a person is to call."""
    if _is_promised_a_person(s, now, customer):
        return
    for question in answers.to_agree(s, now, customer)[:1]:
        if SAID_AGAIN not in question.data:
            question.data = {**question.data, SAID_AGAIN: "yes"}
            questions.say_again(s, now, customer, question, once=once)


def _is_promised_a_person(s: Session, now: datetime, customer: Customer) -> bool:
    query = select(Task.id).where(
        Task.customer_id == customer.id,
        Task.status != TaskStatus.closed,
        col(Task.once).startswith("person:"),
        Task.created_at > now - PROMISED_WITHIN,
    )
    return s.exec(query.limit(1)).first() is not None
