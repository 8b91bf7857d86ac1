"""What a text that was not understood may have meant: only what she could want, by her words and by her rows."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.everyday import company, reminder_book
from concierge_bot.services.medicines import refills
from concierge_bot.services.orders import ordering, read_backs
from concierge_bot.understanding.danger.safety import A_SHARE, REQUESTS, WORDS_TO_GO_BY, Readings
from concierge_bot.understanding.everyday import menu_words

OF_AN_ORDER = frozenset({"cancel_order", "change_order", "explain_choice"})
OF_MEDICINE = frozenset(
    {"refill_medication", "confirm_taken", "skip_dose", "medication_question", "change_reminder", "snooze"}
)
TALK = {"thanks": ("thanks",), "greet": ("hello",), "goodbye": ("goodbye",), "chitchat": company.CHATS}
"""What needs no menu: it is answered as talk, in these words."""


def choices(s: Session, now: datetime, customer: Customer, text: str, readings: Readings) -> list[str]:
    """Return the two likeliest requests that she could want; nothing where fewer than two are."""
    able = [
        name
        for name, share in readings
        if share >= A_SHARE
        and name in REQUESTS
        and menu_words.fits(name, text)
        and _could(s, now, customer, name)
    ]
    return able[:2] if len(able) > 1 else []


def small_talk(s: Session, customer: Customer, text: str, readings: Readings) -> str:
    """Return a word of talk where talk is what the model reads first in a few words or more; empty if it is not."""
    first, share = readings[0] if readings else ("", 0.0)
    talks = share >= A_SHARE and len(text.split()) >= WORDS_TO_GO_BY
    told: Sequence[str] = TALK.get(first, ()) if talks else ()
    return company.not_again(s, customer, *told) if told else ""


def _could(s: Session, now: datetime, customer: Customer, intent: str) -> bool:
    if intent in OF_AN_ORDER:
        return bool(ordering.newest_live(s, customer) or read_backs.open_quote(s, now, customer))
    if intent in OF_MEDICINE and not refills.medicines(s, customer):
        return intent == "change_reminder" and bool(reminder_book.live(s, customer))
    return True
