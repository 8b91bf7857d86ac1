"""A service like one that she has already: in doubt she is asked once if she speaks of that, or wants another."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.orders import errands, hers, hires, visit_notes, visit_words, visits
from concierge_bot.services.orders.visit_book import Visit, coming, shop_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import about_hers, particulars
from concierge_bot.understanding.visits import errands as reading

ABOUT = "hers_or_new"
ONE_AT_A_TIME = ("handyman", "hairdresser", "cleaning", "technician")
"""Who comes once for a thing; rides and meals are many."""
_ANOTHER = re.compile(
    r"\b(?:another|second|twice|again|also|too|as well|every|each|extra|different|more|next time)\b",
    re.IGNORECASE,
)


def ask(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Ask if she speaks of the visit that she has; an empty string where she has none like it."""
    visit = _alike(s, now, customer, f"{what} {when}")
    if visit is None or visit.order is None:
        return ""
    shop = shop_of(s, visit.order)
    text = say("hers_or_new", what=visit_words.headed(visit.data), when=visit.when(now, customer), shop=shop)
    data = {"what": what, "when": when, "order": str(visit.order.id)}
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        once=once,
        words=str(visit.data["said"]),
        data=data,
        told="service",
        subject_id=visit.order.id,
    )


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """It is of the visit that stands, so that is moved or whoever comes is told; or it is a new one."""
    what, when = q.data["what"], q.data["when"]
    visit = next(
        (v for v in coming(s, now, customer) if v.order and str(v.order.id) == q.data["order"]), None
    )
    if reply not in ("1", "yes") or visit is None:
        errands.quote(s, now, customer, what, when, once=once)
        return
    words = " ".join(dict.fromkeys(filter(None, (what, when))))
    if not visits.move(s, now, customer, visit, about_hers.timed(words), once=once):
        visit_notes.pass_on(s, now, customer, visit, words, once=once)


def _alike(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return the visit that does what words ask for, unless they want another, or something else done."""
    firm, kind = hires.firm(s, customer, words), reading.kind(words)
    if firm is not None and firm.services and kind not in firm.services:
        kind = firm.services[0]
    waiting = any(q.data["kind"] == kind for q in questions.open_about(s, customer, errands.ABOUT))
    if kind not in ONE_AT_A_TIME or waiting or _ANOTHER.search(words):
        return None
    thing = particulars.read(words, kind).get("thing", "")
    alike = [one for one in coming(s, now, customer) if one.data["kind"] == kind]
    of_it = [one for one in alike if not (thing and one.data.get("thing")) or hers.is_for(one, thing)]
    return of_it[-1] if of_it else None
