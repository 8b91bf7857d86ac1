"""She asks of the thing that we named to her last, or only tells beside it: it is answered, and nothing is changed.

What waits for her OK stays open, and what we do not know of it a person finds out.
"""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order, OrderStatus, Question
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import advice, dose_book, dose_talk
from concierge_bot.services.orders import (
    baskets,
    errands,
    hers,
    inquiries,
    order_questions,
    ordering,
    read_backs,
    service_prices,
    spoken_of,
    visit_book,
    visit_status,
)
from concierge_bot.services.orders.visit_book import Visit
from concierge_bot.services.talk import handover, plain_answers, questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers import follow_ups, replies
from concierge_bot.understanding.answers.answered import Parsed, is_request
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.model.answer_texts import OFFER, UNDER
from concierge_bot.understanding.orders import stopping

SHORTEST = 2
"""A text of fewer words is read without the model."""
ABOUT = ("order", "other_shop", errands.ABOUT, "standing", "reminder", "hold")
"""Read-backs of which she may ask."""

_MEDICINE = "medicine prescription refill pharmacy ready"
"""What she may call an order of a medicine."""
_TAKES = re.compile(r"\b(?:tak(?:e|ing)|took|dose|doses)\b", re.IGNORECASE)
"""A question of taking a medicine is a pharmacist's, though it is of an order."""
Thing = Question | Order


def thing(s: Session, now: datetime, customer: Customer, text: str) -> Thing | None:
    """Return what a text may be a word on: what waits for her OK, or is under way, and was named to her last.

    None for what is read without the model: short answers, numbers, medicines, and a plain request for goods.
    """
    if len(text.split()) < SHORTEST or replies.read(text) is not None or stopping.numbers(text):
        return None
    if is_request(text):
        return None
    if recall.names_pills(text) or recall.asks_the_record(text):
        return None
    if dose_talk.is_about_one(s, customer, text) and dose_book.asked(s, now, customer):
        return None
    asked = spoken_of.asked(s, now, customer)
    if asked is not None:
        return asked if asked.about in ABOUT else None
    last = spoken_of.last(s, customer)
    if last is None or last.status != OrderStatus.quoted:
        return last
    return next((q for q in questions.open_ones(s, now, customer) if _reads_back(q, last)), None)


def _reads_back(question: Question, order: Order) -> bool:
    return question.about in ABOUT and question.subject_id == order.id


def heard(of: Thing, parsed: Parsed, text: str) -> str:
    """Return what a text does with a thing, as the dialogue model hears it; an empty string where it is unsure."""
    return follow_ups.heard(parsed, OFFER if isinstance(of, Question) else UNDER, text)


def asked(s: Session, now: datetime, customer: Customer, of: Thing, text: str, *, once: str) -> str:
    """Answer a question of a visit, from the rows, or of what we named last; what we do not know a person finds out.

    An empty string where it is of neither, but of something else.
    """
    if (named := hers.named_visit(s, now, customer, text)) is not None:
        return _of_visit(s, now, customer, named, text, once)
    for answer in (plain_answers.of_rows, inquiries.answer):
        if told := answer(s, now, customer, text, once=once):
            return told
    if isinstance(of, Question):
        return _of_offer(s, now, customer, of, text, once)
    if visit := next((one for one in visit_book.coming(s, now, customer) if one.order == of), None):
        return _of_visit(s, now, customer, visit, text, once)
    goods = of.kind == "groceries"  # a medicine is named in no text
    held = baskets.spoken(baskets.of_order(s, of)) if goods else f"order {of.number}"
    known = f"{held} {ordering.shop_now(s, of)} {_MEDICINE}"
    if follow_ups.asks_more(text, known) and not goods and _TAKES.search(text):
        return advice.medicine_question(s, now, customer, text, once=once)
    if follow_ups.asks_more(text, known):
        return _to_a_person(s, now, customer, held, text, once) if follow_ups.is_of_it(text, known) else ""
    stands = order_questions.told if goods else ordering.spoken_status
    return read_backs.tell(s, now, customer, stands(s, now, customer, of), once)


def _of_visit(s: Session, now: datetime, customer: Customer, visit: Visit, text: str, once: str) -> str:
    shop = visit_book.shop_of(s, visit.order) if visit.order is not None else ""
    more = not follow_ups.asks_standing(text)
    known = f"{visit.data['said']} {visit.data['words']} {shop} {visit.data['kind']}"
    if more and follow_ups.asks_more(text, known):
        of_it = follow_ups.is_of_it(text, known)
        return _to_a_person(s, now, customer, visit.data["said"], text, once) if of_it else ""
    return visit_status.tell_of_one(s, now, customer, visit, text, once=once)


def _of_offer(s: Session, now: datetime, customer: Customer, of: Question, text: str, once: str) -> str:
    draft = read_backs.open_quote(s, now, customer) if of.about in read_backs.READ_BACK else None
    goods = draft is not None and draft.kind == "groceries"
    held = baskets.spoken(baskets.of_order(s, draft)) if draft is not None and goods else of.words
    shop = draft.chosen_because.get("shop", "") if draft is not None else ""
    known = f"{held} {shop} {of.data.get('said', '')} {of.data.get('words', '')}"
    if follow_ups.asks_more(text, known):
        return (
            _to_a_person(s, now, customer, of.words, text, once) if follow_ups.is_of_it(text, known) else ""
        )
    if draft is not None and goods and follow_ups.asks_money(text):
        return read_backs.repeat(s, now, customer, draft, once=once)
    if goods:
        text = say("not_ordered", items=held)
        notify.to_customer(s, now, customer, text, about="order", once=once, question=of)
        return text
    price = service_prices.of_offer(s, now, customer, once=once)
    return price or questions.say_again(s, now, customer, of, once=once)


def _to_a_person(s: Session, now: datetime, customer: Customer, what: str, text: str, once: str) -> str:
    task = f"{customer.name} {handover.ASKS} ({what}): find out, and tell her"
    return handover.to_a_person(s, now, customer, task, handover.QUESTION, once=once, words=text)
