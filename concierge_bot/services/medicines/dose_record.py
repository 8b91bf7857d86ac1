"""What is written down of her doses, told in her own words: nothing here decides anything."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_book
from concierge_bot.services.orders import windows
from concierge_bot.texts import fits, say, together

Name = Callable[[Session, Customer, Sequence[Dose]], str]
TAKEN = {
    Evidence.customer: "dose_said",
    Evidence.device: "dose_seen",
}
OPEN = {
    DoseStatus.reminded: "dose_open",
    DoseStatus.missed: "dose_missed",
    DoseStatus.skipped: "dose_skipped",
}


def tell(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, once: str) -> str:
    """Read to her what is written down of some doses."""
    text = read(s, now, customer, doses, dose_book.called)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def read(
    s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], name: Name = dose_book.spoken
) -> str:
    """Say what is written down of some doses, each outcome of one time once; the newest, as many as fit, come last."""
    alike = groupby(doses, key=lambda dose: (dose.due_at, dose.status, dose.evidence, dose.ended_at))
    lines = [_line(s, now, customer, list(group), name) for _, group in alike]
    while len(lines) > 1 and not fits(together(*lines)):
        lines = lines[1:]
    return together(*lines)


def coming(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses of which she is still to hear, in order of time."""
    query = select(Dose).where(
        Dose.customer_id == customer.id, Dose.status == DoseStatus.planned, Dose.due_at > now
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))


def in_its_time(
    s: Session, now: datetime, customer: Customer, ahead: Sequence[Dose], sentence: str = "dose_ahead"
) -> str:
    """Say of the first of some doses, and what goes with it, when she is reminded of it; empty if there is none."""
    if not ahead:
        return ""
    first = [dose for dose in ahead if dose.due_at == ahead[0].due_at]
    at = dose_book.told_at(customer, first[0].due_at, now)
    return say(sentence, what=dose_book.called(s, customer, first), at=at)


def at_its_step(s: Session, now: datetime, customer: Customer, waiting: Sequence[Dose]) -> str:
    """Say of the first of some doses that she put off when she is asked; empty if there is none."""
    first = [dose for dose in waiting if dose.step_at == waiting[0].step_at]
    at = first[0].step_at if first else None
    if at is None:
        return ""
    return say(
        "dose_ahead", what=dose_book.called(s, customer, first), at=dose_book.told_at(customer, at, now)
    )


def _line(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], name: Name) -> str:
    first, what = doses[0], name(s, customer, doses)
    if first.status == DoseStatus.planned:
        return in_its_time(s, now, customer, doses)
    if first.status == DoseStatus.taken and first.ended_at is not None:
        at = windows.clock(local(first.ended_at, customer.clock_zone))
        return say(TAKEN.get(first.evidence, "dose_told_by_others"), what=what, at=at)
    return say(OPEN.get(first.status, "dose_open"), what=what)
