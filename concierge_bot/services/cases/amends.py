"""She says in words which of the offers to make good she takes, and for which of the goods."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Case, Customer, Order, Question
from concierge_bot.services.cases import amiss, cases, remedies
from concierge_bot.services.orders import legs
from concierge_bot.services.talk import questions
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import agreeing, replies
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.orders import complaints

_LEAD = re.compile(
    r"\W*([1-3])(?:st|nd)?\b(?= *[,.;:!-]| +(?:just|only|but|and|please|for|with)\b)", re.IGNORECASE
)
"""The number of a choice, with more behind it."""
_NO_MONEY = re.compile(
    r"\b(?:no|not|dont|don't|do not|never|rather than|instead of|keep)(?: (?:want|need|the|my|your|any|a|give|me))*"
    r" (?:money|refund|credit)\b(?: back)?",
    re.IGNORECASE,
)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says in words which of the offers she takes, and for which goods; an empty string if they name neither."""
    q = next(iter(questions.open_about(s, customer, remedies.ABOUT)), None)
    if q is None:
        return ""
    case = s.get_one(Case, q.subject_id)
    order = s.get_one(Order, case.order_id)
    named, reply = is_choice(s, customer, words), _meant(now, customer, q, words)
    if named:
        case.about = f"{case.about}{cases.AND}{words}"
        s.add(case)
    if reply is not None:
        questions.close(s, now, q, reply)
        remedies.chosen(s, now, customer, q, reply, once=once)
        return words
    return remedies.offer(s, now, customer, case, order, "", once=once) if named else ""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """Her words choose among what was offered, for some of the goods: "1 just the eggs", "the money for the milk"."""
    chooses = is_choice(s, customer, words) or _takes_a_day(s, now, customer, words)
    return chooses and bool(amend(s, now, customer, words, once=once))


def is_choice(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words name goods of what we offer to make good, and how she wants that: they order nothing."""
    q = next(iter(questions.open_about(s, customer, remedies.ABOUT)), None)
    if q is not None and _NO_MONEY.search(words) and complaints.asks_for_new(words):
        return True
    if q is None or not (
        _LEAD.match(words) or complaints.asks_for_new(words) or complaints.wants_money(words)
    ):
        return False
    order = s.get_one(Order, s.get_one(Case, q.subject_id).order_id)
    return bool(amiss.in_words(legs.rows(s, order), words))


def _takes_a_day(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say nothing but that one of the days is right that we offered last: "tomorrow is ok"."""
    q = next(iter(questions.open_about(s, customer, remedies.ABOUT)), None)
    if q is None or not questions.was_last_said(s, customer, q) or "?" in words:
        return False
    rest = times.without_time(words, local(now, customer.time_zone), customer.country)
    plain = replies.is_nothing(rest) or bool(agreeing.agrees(f"yes {rest}"))
    return plain and _meant(now, customer, q, words) is not None


def _meant(now: datetime, customer: Customer, q: Question, words: str) -> Reply | None:
    here = local(now, customer.time_zone).replace(tzinfo=None)
    words = _NO_MONEY.sub(" ", words)
    if complaints.wants_money(words) or "money" in words.casefold().split():
        return _as_reply(str(len(q.data) + 1))
    if number := _LEAD.match(words):
        return _as_reply(number[1]) if number[1] in q.choices else None
    read = times.read(words, here, country=customer.country)
    if read is None or read.start is None:
        return None
    day = read.start.date() if isinstance(read.start, datetime) else read.start
    for choice, span in q.data.items():
        if local(datetime.fromisoformat(span.split()[0]), customer.time_zone).date() == day:
            return _as_reply(choice)
    return None


def _as_reply(choice: str) -> Reply | None:
    known: dict[str, Reply] = {"1": "1", "2": "2", "3": "3"}
    return known.get(choice)
