"""Her short answers about herself: a dose, an alarm, whether she is all right, and whether she wants our texts."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Alarm, Consent, Customer, Evidence, Message, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes, dose_talk, skips
from concierge_bot.services.people import customers
from concierge_bot.services.safety import (
    alarm_book,
    alarm_news,
    alarm_words,
    alarms,
    check_ins,
    escalation,
    taken_for,
)
from concierge_bot.services.talk import held_up, questions
from concierge_bot.services.talk.answering import YES, once, say_once
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding.answers import replies, well_words
from concierge_bot.understanding.answers.replies import Reply

WELL = ("safety", "alarm", check_ins.ABOUT)
WELL_BY_KEY = "2"
"""The digit of our safety question that says that she is OK."""
CALLED_WITHIN = timedelta(minutes=15)


def dose(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    """A dose that she was reminded of: taken only by a sure word, skipped, or later."""
    sure = replies.is_plain_yes(message.body) and dose_talk.answers_did_you(s, q)
    if reply == "taken" or (reply == "yes" and sure):
        at = dose_meant.her_time(now, customer, message.body)
        dose_outcomes.take(s, now, q, Evidence.customer, once=once(message), at=at)
    elif reply == "yes":
        dose_talk.ask_if_taken(s, now, customer, q, once=once(message))
    elif reply in (skips.SKIP, skips.SKIP_FOR_A_REASON):
        skips.answered(s, now, q, reply, once=once(message))
    else:
        dose_outcomes.later(s, now, q, message.body, once=once(message))
    return True


def alarm(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    """She says that she is OK: noted, but only a person ends an alarm."""
    questions.close(s, now, q, reply)
    say_once(s, now, customer, _well_in(s, now, s.get_one(Alarm, q.subject_id), "sms"), message)
    taken_for.well(s, now, customer, q, reply, once=once(message))
    return True


def safety(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """Both "no" and "yes" can mean that she is not all right: whatever is not plainly well brings a person."""
    questions.close(s, now, q, reply)
    if reply == "2" or replies.is_fine(message.body) or well_words.all_well(message.body, by_number=False):
        well(s, now, customer, [q], once=once(message))
    else:
        alarms.raise_alarm(s, now, customer, source="customer", kind="needs help", once=once(message))
        taken_for.help_wanted(s, now, customer, q, reply, once=once(message))
    return True


def check_in(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """She answers the check-in of the day: what is not plainly well brings a person."""
    questions.close(s, now, q, reply)
    if reply in YES or well_words.all_well(message.body, by_number=False):
        check_ins.well(s, now, customer)
        say_once(s, now, customer, say("check_in_thanks"), message)
    else:
        kind = alarm_words.NEEDS_HELP
        alarms.raise_alarm(s, now, customer, source=alarm_words.HERSELF, kind=kind, once=once(message))
    return True


def consent(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """She agrees to our texts."""
    questions.close(s, now, q, reply)
    customers.set_consent(s, now, customer, Consent.given, message.body)
    say_once(s, now, customer, say("consented", emergency=emergency_number(customer.country)), message)
    return True


def all_well(s: Session, now: datetime, customer: Customer, *, once: str, digit: str = "") -> str:
    """She says in words, or by a digit, that she is all right: every question about that is answered.

    Return what she is told.
    """
    asked = [question for question in questions.open_ones(s, now, customer) if question.about in WELL]
    for question in asked:
        questions.close(s, now, question, "says she is OK")
    text = well(s, now, customer, asked, once=once)
    if asked:
        taken_for.well(s, now, customer, asked[0], digit, once=once)
    return text


def well(s: Session, now: datetime, customer: Customer, asked: Sequence[Question], *, once: str) -> str:
    """She answered that she is well: what a question held up goes on; an open alarm is still ended by a person."""
    went_on = [question for question in asked if held_up.go_on(s, now, customer, question)]
    text = _noted_ok(s, now, customer, "sms")
    if went_on and text == say("glad_ok"):
        text = say("glad_go_on")
    notify.to_customer(s, now, customer, text, about="answer", once=once)
    return text


def wrote_on(s: Session, now: datetime, customer: Customer) -> None:
    """Asked if she is well she writes of everyday things: she is not silent, and a person asks her in peace."""
    for question in questions.open_about(s, customer, "safety"):
        questions.close(s, now, question, "wrote of other things")
        _ask_in_peace(s, now, customer, question)


def silent(s: Session, now: datetime, customer: Customer, question: Question) -> None:
    """No answer when asked if she is all right is a cry for help, unless she wrote of other things meanwhile."""
    if _wrote_since(s, customer, question):
        _ask_in_peace(s, now, customer, question)
        return
    alarms.raise_alarm(
        s,
        now,
        customer,
        source=alarm_words.HERSELF,
        kind=alarm_words.NO_ANSWER,
        once=f"silent:{question.id}",
    )


def _wrote_since(s: Session, customer: Customer, question: Question) -> bool:
    """Tell whether she sent words of sense since she was asked, in which nobody heard danger."""
    query = select(Message).where(
        Message.customer_id == customer.id,
        Message.received_at > question.asked_at,
        col(Message.part_of).is_(None),
        col(Message.done_at).is_not(None),
    )
    later = [row for row in s.exec(query) if not row.read_as.startswith("danger")]
    return any(len(row.body.split()) > 1 or row.read_as.startswith("answer") for row in later)


def _ask_in_peace(s: Session, now: datetime, customer: Customer, question: Question) -> None:
    desk.open_task(
        s,
        now,
        customers.agency_of(s, customer),
        "Asked if she is all right she wrote of everyday things: call her and ask",
        once=f"wrote-on:{question.id}",
        customer=customer,
        due_in=CALLED_WITHIN,
    )


def _noted_ok(s: Session, now: datetime, customer: Customer, channel: str) -> str:
    alarm = alarm_book.open_alarm(s, customer)
    if alarm is None:
        return say("glad_ok")
    alarm_news.says_well(s, now, customer, alarm)
    return _well_in(s, now, alarm, channel)


def _well_in(s: Session, now: datetime, alarm: Alarm, channel: str) -> str:
    """Write down that she is well in an alarm's course; that a person still checks on her is told her once."""
    again = escalation.has_step(s, alarm, "customer", alarms.SAYS_OK, since=alarm.raised_at)
    escalation.step(s, now, alarm, "customer", channel, alarms.SAYS_OK)
    return say("ok_again" if again else "ok_noted")


def _safe_by_key(s: Session, now: datetime, customer: Customer, question: Question, digits: str) -> str:
    """The digits mean in a call what they mean in the text: whatever is not plainly well brings a person."""
    questions.close(s, now, question, digits)
    if digits == WELL_BY_KEY:
        return _noted_ok(s, now, customer, "call")
    once = f"key:{question.id}"
    alarms.raise_alarm(s, now, customer, source=alarm_words.HERSELF, kind=alarm_words.NEEDS_HELP, once=once)
    return say("alarm_key_other")


def by_key(s: Session, now: datetime, question: Question, digits: str) -> str:
    """Answer one of our questions in a call; return what is said to it, since no text need follow."""
    if question.closed_at is not None or question.expires_at <= now:
        return say("call_settled")
    customer = s.get_one(Customer, question.customer_id)
    if question.about == "dose" and digits == "1":
        doses = dose_book.doses_of(s, question)
        return dose_outcomes.take_all(s, now, customer, doses, Evidence.customer)
    if question.about == "dose" and digits == "2":
        return dose_outcomes.put_off_until(s, now, question)
    if question.about == check_ins.ABOUT and digits == "1":
        questions.close(s, now, question, digits)
        check_ins.well(s, now, customer)
        return say("check_in_thanks")
    if question.about == "safety":
        return _safe_by_key(s, now, customer, question, digits)
    if question.about == "alarm":
        return alarms.key_pressed(s, now, s.get_one(Alarm, question.subject_id), digits)
    return say("call_goodbye")
