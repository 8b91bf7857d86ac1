"""A text of hers has its turn: whose hands wrote it, an open question, her rows, and only then the dialogue server.

Nothing here waits for the network; what remains for the dialogue server is returned to the worker.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Message
from concierge_bot.services.cases import faults
from concierge_bot.services.everyday import reminder_talk, wishes
from concierge_bot.services.medicines import dose_meant, dose_partly, dose_talk, medicine_news, plan_answers
from concierge_bot.services.people import consent
from concierge_bot.services.talk import (
    answer_parted,
    answering,
    dose_and_more,
    doubt,
    heard_answers,
    plain_answers,
    questions,
    refused,
    short_answers,
)
from concierge_bot.services.talk.known_intents import known_intent
from concierge_bot.services.talk.messages import close, take_apart
from concierge_bot.services.talk.other_hands import contact_names, not_hers
from concierge_bot.texts import say
from concierge_bot.understanding import (
    answered,
    clauses,
    dose_given,
    errands,
    pill_holds,
    plain_questions,
    reminding,
    safety,
    spanish,
    speaker,
    subjects,
    taken_back,
    text_wishes,
    trades,
)

LONGEST = 1000


@dataclass(frozen=True)
class Request:
    """What the dialogue server shall read: her words, and what she wants where the core knows it already.

    ``in_doubt``: the server is only asked whether it reads danger in them. ``asked``: to what kinds of questions of
    ours they may be an answer.
    """

    words: str
    intent: str = ""
    in_doubt: bool = False
    asked: tuple[str, ...] = ()


def second_look(s: Session, now: datetime, customer: Customer, message: Message) -> Request | None:
    """Answer what an open question can take; return what the dialogue server shall read, or None."""
    text = spanish.in_english(message.body.strip())
    if message.read_as in doubt.WAYS:
        return Request(plain_words(text), in_doubt=True)
    text = text if message.intent else taken_back.left(text)
    if message.body.strip() and not text:
        close(s, now, message, "taken back")
        answering.say_once(s, now, customer, say("left_as_is"), message)
        return None
    if consent.no_ratings(s, now, customer, message):
        take_apart(s, now, message, [rest] if (rest := text_wishes.besides_ratings(text)) else [])
        return None
    if (
        not message.intent
        and (besides := wishes.heard(s, now, customer, text, once=answering.once(message))) is not None
    ):
        take_apart(s, now, message, [besides] if besides else [])
        return None
    if (
        not message.intent
        and (left := reminder_talk.heard(s, now, customer, text, once=answering.once(message))) is not None
    ):
        take_apart(s, now, message, [left] if left else [])
        return None
    if (
        not message.intent
        and (more := medicine_news.heard(s, now, customer, text, once=answering.once(message))) is not None
    ):
        take_apart(s, now, message, [more] if more else [])
        return None
    if _given_by_another(s, now, customer, message, text):
        return None
    if _partly_taken(s, now, customer, message, text):
        return None
    if not message.part_of and (halves := _two_wishes(now, customer, text)):
        take_apart(s, now, message, halves)
        return None
    people = contact_names(s, customer)
    if other := speaker.speaker(text, customer.name, people):
        if for_her := speaker.in_her_stead(other.rest, customer.name, people):
            return Request(plain_words(for_her))
        not_hers(s, now, customer, message, other.name)
        return None
    if not message.intent and (besides := refused.heard(s, now, customer, message, text)) is not None:
        take_apart(s, now, message, [besides] if besides else [])
        return None
    head, rest = ("", "") if message.part_of else answer_parted.answer_and_more(s, now, customer, text)
    if head:
        take_apart(s, now, message, [one for one in (head, rest) if one])
        return None
    if not message.intent and (wishes_apart := _several_services(text) or subjects.parts(text)):
        take_apart(s, now, message, wishes_apart)
        return None
    if not message.intent and _plainly(s, now, customer, message, text):
        return None
    read_as = "" if message.intent else short_answers.read(s, now, customer, message, text)
    if read_as and not message.intent:  # else it chose a meaning, which is still to be served
        close(s, now, message, read_as)
        return None
    request = _request(s, now, customer, message, text)
    if not request.asked:
        heard_answers.other_words(s, now, customer)
    return request


def _given_by_another(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Write down what somebody says that he gave her, whoever that is; what he asks for besides has its own turn."""
    if not dose_given.by_another(text, dose_meant.names(s, customer)):
        return False
    said, more = ("", "") if message.part_of else dose_and_more.part(s, now, customer, text)
    if said:
        take_apart(s, now, message, [said, more])
        return True
    heard = dose_talk.heard(s, now, customer, text, once=answering.once(message))
    if heard:
        close(s, now, message, f"answer {heard}")
    return bool(heard)


def _two_wishes(now: datetime, customer: Customer, text: str) -> tuple[str, ...]:
    """Return the halves of a text that asks for another thing beside a hold of her pills, or beside a reminder."""
    here = local(now, customer.time_zone)
    both = pill_holds.besides(text), reminding.halves(text, here, customer.country)
    return next(filter(all, both), ())


def _partly_taken(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Write down that she took one medicine and not another; what she asks for besides has its own turn."""
    once = answering.once(message)
    told = dose_partly.read(s, now, customer, text)
    if told is None:
        asked = dose_partly.ask_which(s, now, customer, text, once=once)
        if asked:
            close(s, now, message, "answer which dose")
        return asked
    if told.rest and not message.part_of:
        take_apart(s, now, message, [told.of_doses, told.rest])
    else:
        dose_partly.write(s, now, customer, told, once=once)
        close(s, now, message, "answer partly taken")
    return True


def _plainly(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Answer what her rows or the clock know, or part a text that asks it beside other things."""
    once = answering.once(message)
    asked = faults.heard(s, now, customer, text, once=once)
    asked = asked or plan_answers.answer(s, now, customer, text, once=once)
    asked = asked or reminder_talk.answer(s, now, customer, text, once=once)
    asked = asked or plain_answers.answer(s, now, customer, text, once=once)
    parts = [] if asked or message.part_of else plain_questions.parts(text)
    if len(parts) > 1:
        take_apart(s, now, message, parts)
        return True
    if not asked and parts:
        asked = plain_answers.answer(s, now, customer, parts[0], once=once)
    if asked:
        customer.misunderstood = 0
        s.add(customer)
        close(s, now, message, "answer plain")
    return bool(asked)


def _several_services(text: str) -> list[str]:
    """Part a wish for several services at once: "need an accountant and internet by the 1st"."""
    return trades.now().parts(text) if errands.asked_for(text) else []


def _request(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> Request:
    if message.words_of is not None:
        words = spanish.in_english(s.get_one(Message, message.words_of).body)
        return Request(plain_words(words), message.intent)
    unsure = bool(questions.open_about(s, customer, questions.MEANING))
    intent = known_intent(s, now, customer, text, unsure=unsure)
    return Request(
        plain_words(clauses.without_thanks(text)),
        intent,
        asked=() if intent or answered.is_request(message.body) else heard_answers.kinds(s, now, customer),
    )


def plain_words(text: str) -> str:
    """Return a text as the dialogue server may read it: it obeys a leading slash from anyone."""
    return " ".join(text.lstrip("/ \t\n").split())[:LONGEST] or "?"


def settle_doubt(
    s: Session, now: datetime, customer: Customer, message: Message, readings: safety.Readings | None
) -> None:
    """What the dialogue model reads in words of doubtful danger decides: an alarm, a question, or a plain request."""
    if doubt.settle(s, now, customer, message, readings):
        close(s, now, message, doubt.DANGER)
