"""What a text wants where the core knows it without the model: words that we taught her, or that say nothing."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.cases import problems
from concierge_bot.services.everyday import company
from concierge_bot.services.medicines import refills
from concierge_bot.services.orders import hires
from concierge_bot.services.people import sharing
from concierge_bot.services.talk import late_answers, questions
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.danger import muddles, safety
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.medicines import refill_words
from concierge_bot.understanding.orders import bills, holding, one_time, order_words
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import errands, regular

NOT_UNDERSTOOD = "nlu_fallback"


def known_intent(s: Session, now: datetime, customer: Customer, text: str, *, unsure: bool) -> str:
    """Return the intent of words that we taught her, or that say nothing; no model has to guess at those."""
    reply = replies.read(text)
    if replies.is_undo(text):
        return "cancel_order"
    if replies.is_list(text):
        return "list_schedule"
    if replies.is_letter(text):
        return "confirm_taken" if reply == "taken" else "snooze"
    if holding.spares_pills(text):
        return "pause_deliveries"
    if bills.asks_how_to_pay(text):
        return "billing_question"
    if customer.usual and order_words.wants_usual(text) and _is_one(text):
        return "order_groceries"
    if order_words.wants_same(text) and _is_one(text):
        return "order_groceries"
    if bills.worries(text) and _is_one(text):
        return "billing_question"
    if company.is_one(now, customer, text):
        return "talk_to_human"
    if sharing.is_wish(s, customer, text):
        return "family_access"
    if _wants_a_refill(s, customer, text) and _is_one(text):
        return "refill_medication"
    if problems.wants_amends(s, now, customer, text):
        return "report_problem"
    if muddles.misses_one(text) and safety.by_rules(text).level == "none" and _is_one(text):
        return "report_problem"
    if reminding.instead(text) and _is_one(text):
        return "set_reminder"
    here = local(now, customer.time_zone)
    if (errands.asked_for(text) or hires.asked_by_name(s, customer, text)) and _is_one(text):
        return "request_service"
    if regular.asked_for(text, here, customer.country) and _is_one(text):
        return "request_service"
    if one_time.says_once(text) and one_time.names_goods(text):
        return "order_groceries"
    if regular.wants_goods(text, here, customer.country) and _is_one(text):
        return "schedule_recurring"
    unanswering = (reply in ("yes", "no") and unsure) or late_answers.is_late(s, customer, text)
    return NOT_UNDERSTOOD if unanswering or not any(letter.isalnum() for letter in text) else ""


def _wants_a_refill(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether she wants more of a medicine of hers, and none is read back to her already."""
    if not refills.medicines(s, customer) or questions.open_about(s, customer, "refill"):
        return False
    return refill_words.wants(text, of_medicine=bool(refills.spoken_of(s, customer)))


def _is_one(text: str) -> bool:
    """Tell whether a text asks for one thing; what asks for more is taken apart."""
    return sum(map(clauses.orders_on, clauses.cut(text))) < 2
