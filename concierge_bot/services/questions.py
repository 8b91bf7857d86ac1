"""What we asked her and still wait for; nothing that must work depends on the dialogue server."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Question
from concierge_bot.services import notify

DOSE, ORDER, RATHER = 2, 5, 7


def ask(
    s: Session,
    now: datetime,
    customer: Customer,
    about: str,
    *,
    choices: Sequence[str],
    subject_id: int | None = None,
    words: str = "",
    urgency: int = ORDER,
    lasts: timedelta = timedelta(hours=4),
    data: dict[str, str] | None = None,
    instead_of: Sequence[Question] | None = None,
) -> Question:
    """Open a question; it closes those it stands instead of, if none are named every open one of its kind."""
    for old in open_about(s, customer, about) if instead_of is None else instead_of:
        close(s, now, old, "replaced")
        notify.drop_unsent(s, now, old)
    row = Question(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        about=about,
        subject_id=subject_id,
        words=words,
        choices=list(choices),
        data=data or {},
        urgency=urgency,
        asked_at=now,
        expires_at=now + lasts,
    )
    s.add(row)
    s.flush()
    return row


def close(s: Session, now: datetime, question: Question, answer: str) -> None:
    """Close a question with what came of it."""
    question.closed_at, question.answer = now, answer
    s.add(question)


def open_ones(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return her open questions, most urgent first, then newest."""
    query = (
        select(Question)
        .where(
            Question.customer_id == customer.id, col(Question.closed_at).is_(None), Question.expires_at > now
        )
        .order_by(col(Question.urgency), col(Question.asked_at).desc(), col(Question.id).desc())
    )
    return list(s.exec(query))


def open_about(s: Session, customer: Customer, about: str) -> list[Question]:
    """Return her questions about one kind of thing that were not closed yet."""
    query = select(Question).where(
        Question.customer_id == customer.id, col(Question.closed_at).is_(None), Question.about == about
    )
    return list(s.exec(query))
