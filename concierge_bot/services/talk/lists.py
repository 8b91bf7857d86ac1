"""All that is on a list of which a text showed only the first lines."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.orders import baskets, ordering, standing_book
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.goods.items import Item


def tell(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Tell her the whole of what was read back, or else of what is ordered; an empty string if there is nothing."""
    sentence, items = _newest(s, now, customer)
    if not items:
        return ""
    text = say(sentence, items=baskets.spoken(items))
    notify.to_customer(s, now, customer, text, about="order", once=once)
    return text


def _newest(s: Session, now: datetime, customer: Customer) -> tuple[str, tuple[Item, ...]]:
    for question in questions.open_ones(s, now, customer):
        if question.about == "order":
            return "list_quote", baskets.of_order(s, s.get_one(Order, question.subject_id))
        if question.about == "standing":
            return "list", standing_book.lines(s.get_one(StandingOrder, question.subject_id))
    order = ordering.newest_live(s, customer)
    if order is not None and order.kind == "groceries":  # a prescription names a medicine
        return "list", baskets.of_order(s, order)
    again = standing_book.of_customer(s, customer)
    return "list", standing_book.lines(again[-1]) if again else ()
