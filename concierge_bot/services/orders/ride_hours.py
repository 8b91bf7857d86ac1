"""Which hour of a ride is which, where she asks: when she is fetched, or when she is there."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import notify
from concierge_bot.services.orders import errands, windows
from concierge_bot.services.orders.visit_book import coming, goes_back
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.visits import particulars, visit_hours, visit_questions


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Say which hour of her ride it is, of one that waits for her OK with that; empty where she does not ask it."""
    if not visit_questions.asks_which_hour(text):
        return ""
    waiting = [
        q for q in questions.open_ones(s, now, customer) if q.about == errands.ABOUT and _timed(q.data)
    ]
    if waiting:
        data = waiting[0].data
        if visit_hours.must_be_there(text) and not data.get("by") and not data.get("due"):
            data = {**data, "by": "yes", "end": ""}
        return errands.offer(s, now, customer, data, once=once, first=_said(data))
    booked = [one for one in coming(s, now, customer) if _timed(one.data) and not goes_back(one)]
    if not booked:
        return ""
    told = _said(booked[-1].data)
    notify.to_customer(s, now, customer, told, about="service", once=once)
    return told


def _timed(data: Data) -> bool:
    return data["kind"] == particulars.RIDE and "T" in data.get("start", "")


def _said(data: Data) -> str:
    start = windows.clock(datetime.fromisoformat(data["start"]))
    if due := data.get("due"):
        return say("ride_hour_both", hour=start, due=windows.clock(datetime.fromisoformat(due)))
    return say("ride_hour_there" if data.get("by") else "ride_hour_fetched", hour=start)
