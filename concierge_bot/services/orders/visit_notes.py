"""A word for whoever comes, and another hour for the service that we just told her of."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import notify
from concierge_bot.services.orders import (
    errand_changes,
    errand_moves,
    hires,
    spoken_of,
    visit_status,
    visit_words,
)
from concierge_bot.services.orders.visit_book import Visit, coming, goes_back, keep, shop_of
from concierge_bot.services.orders.visit_desk import for_the_desk, tell_of
from concierge_bot.services.orders.visits import call_off_one, change_one, gives_time, tell_member
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.visits import (
    about_hers,
    errand_answers,
    particulars,
    reasons,
    visit_hours,
    visit_questions,
    word_for_them,
)
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food


def told_last(s: Session, now: datetime, customer: Customer) -> Visit | None:
    """Return the visit that our last text to her told of; None if that was about anything else."""
    told, last = notify.last_to(s, customer), spoken_of.last(s, customer)
    if told is None or not told.about.startswith(("service", "order")):
        return None
    there = [one for one in coming(s, now, customer) if not goes_back(one)]
    if last is None and told.question_id is None:  # what the desk sets up has no order
        there = [one for one in there if one.task is not None and one.data["said"] in told.body.casefold()]
    elif not spoken_of.is_visit(last):
        return None
    named = [one for one in there if last is not None and one.order is not None and one.order.id == last.id]
    return next(iter([*named, *reversed(there)]), None)


def of_another(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words only tell when somebody comes who is no member: her niece, or whoever she names."""
    return reasons.only_of_others(words) and hires.firm(s, customer, words) is None


def corrected(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Move the service that we just told her of to the time that she says, where her text says nothing else."""
    visit = told_last(s, now, customer)
    if (
        visit is None
        or replies.read(words) is not None
        or (names_food(words) and visit.data["kind"] != particulars.MEAL)
        or visit_questions.wonders(words)
        or about_hers.of_her_own_people(words)
        or of_another(s, customer, words)
    ):
        return ""
    wanted = errand_answers.instead(words) or words
    if not reading.names_nothing_else(wanted) or errand_answers.refuses(wanted):
        return ""
    if reading.kind(wanted) not in (reading.OTHER, visit.data["kind"]) or particulars.names_own(
        errand_changes.details(s, now, customer, visit.data, wanted)
    ):
        return ""
    new = errand_moves.moved(now, customer, visit.data, wanted)
    if not new:
        return ""
    if all(visit.data.get(key, "") == value for key, value in new.items() if key != "at"):
        if not replies.insists(words):
            return ""
        return visit_status.tell_of_one(s, now, customer, visit, words, once=once)
    return change_one(s, now, customer, visit, wanted, once=once)


def pass_on(s: Session, now: datetime, customer: Customer, visit: Visit, words: str, *, once: str) -> str:
    """Tell whoever comes what she wants him to know; an hour for him is a change, and that he is not needed ends it."""
    word = word_for_them.word_for_them(words)
    if errand_answers.not_needed(word):
        return call_off_one(s, now, customer, visit, words, once=once)
    if visit_hours.says_fetched_at(word) and gives_time(s, now, customer, visit, word):
        return change_one(s, now, customer, visit, word, once=once)
    notes = "; ".join(filter(None, (visit.data.get("notes", ""), word)))
    said = errand_changes.details(s, now, customer, visit.data, word)
    thing = visit.data.get("thing") or said.get("thing", "")  # a word to him makes it no other job
    new = {**said, "thing": thing, "notes": notes, "words": f"{visit.data['words']} / {words}"}
    keep(s, visit, new)
    visit = replace(visit, data={**visit.data, **new})
    if visit.order is None or visit.task is not None:
        due = for_the_desk(s, now, customer, visit, "She adds to it", words, once)
        return tell_of(s, now, customer, "service_noted", visit, due, once)
    tell_member(s, now, visit.order)
    text = say(
        "service_told", shop=shop_of(s, visit.order), **visit_words.told(s, now, customer, visit.order)
    )
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
