"""She has it coming and wants no more of it: what offers it once more is dropped, and what comes is said."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order, Provider, Question, StandingOrder
from concierge_bot.services.orders import (
    baskets,
    order_questions,
    read_backs,
    standing_book,
    standing_days,
)
from concierge_bot.services.orders.basket import Line
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some, together
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.orders import usual_words


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Add nothing to what she has coming; None if she does not say so, or none of it comes."""
    if not usual_words.wants_no_more(text):
        return None
    goods = usual_words.foods(text)
    rows = [
        row
        for row in standing_book.of_customer(s, customer)
        if not row.visit and goods & usual_words.stems(row.items)
    ]
    orders = [one for one in _live(s, customer) if goods & _stems(baskets.of_order(s, one))]
    if not goods or not (rows or orders):
        return None
    _drop(s, now, customer, goods, orders, once)
    said = [
        say_some(
            "standing_kept",
            baskets.lines(standing_book.lines(row)),
            words=standing_days.spoken_days(row, customer, now),
        )
        for row in rows[:1]
        if not orders
    ]
    text = together(
        say("nothing_added"), *said, *(order_questions.told(s, now, customer, one) for one in orders[:1])
    )
    read_backs.tell(s, now, customer, text, once)
    return ""


def _drop(
    s: Session, now: datetime, customer: Customer, goods: frozenset[str], orders: Sequence[Order], once: str
) -> None:
    """Drop what offers the same goods: a question if she wants them, what shall come again, what waits for her OK."""
    for question in questions.open_about(s, customer, order_questions.SHALL_I):
        if goods & lexicon.stems(question.data["what"]):
            questions.close(s, now, question, "she has it coming")
    for question in questions.open_about(s, customer, "standing"):
        _drop_standing(s, now, question, goods)
    draft = read_backs.open_quote(s, now, customer)
    if draft is None or draft.chosen_because.get("instead_of") in [one.number for one in orders]:
        return
    lines = baskets.of_order(s, draft)
    if lines and all(goods & lexicon.stems(line.name) for line in lines):
        read_backs.lapse(s, now, draft, "she has it coming")
    elif any(goods & lexicon.stems(line.name) for line in lines):
        shop = s.get_one(Provider, draft.chosen_because["provider_id"])
        left = tuple(line for line in lines if not goods & lexicon.stems(line.name))
        read_backs.fill(s, customer, draft, shop, baskets.priced(left, baskets.catalogue(s, shop)))


def _drop_standing(s: Session, now: datetime, question: Question, goods: frozenset[str]) -> None:
    row = s.get_one(StandingOrder, question.subject_id)
    if goods & usual_words.stems(row.items):
        questions.close(s, now, question, "she has it coming")
        row.ended_at = now
        s.add(row)


def _live(s: Session, customer: Customer) -> list[Order]:
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _stems(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(word for line in lines for word in lexicon.stems(line.name))
