"""Words that may mean danger: an alarm at once, one question, or what a third reader says of them.

An alarm of a rule, or of the learned reader that is quite sure, never waits. One that only it hears, not so surely,
the dialogue model may deny, and without its answer it is raised; or it settles a doubt, of which else she is asked.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Consent, Customer, Message
from concierge_bot.services.house import desk
from concierge_bot.services.medicines import dose_meant, once_more, refills
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book, alarm_words, alarms, care_answers
from concierge_bot.services.talk import all_well, answering, held_up, questions, short_answers
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding.answers import well_words
from concierge_bot.understanding.danger import danger_denied, safety, whose_danger
from concierge_bot.understanding.doses import dose_alone, dose_doubts, dose_told, dose_twice
from concierge_bot.understanding.doses.dose_again import Again
from concierge_bot.understanding.medicines import doctor_words, recall
from concierge_bot.understanding.words.plain_words import plain

DANGER, ASKED, CONTESTED, UNLESS_DENIED = (
    "danger",
    "danger in doubt",
    "danger contested",
    "danger unless denied",
)
WAYS = (ASKED, CONTESTED, UNLESS_DENIED)
"""How a text was read that the dialogue model still has a say in: she was asked if she is well, or not yet, or it
is an alarm without the model's word."""
PERSON_WITHIN = timedelta(minutes=30)
_OF_A_DOUBT = re.compile(r"\b(?:remember|recall|forg\w+|took|taken|take|twice|again|pills?|tablets?)\b")
"""What a rule may hear in a mere doubt of a dose; that she is dizzy besides is more than that."""
A_THING = 2
"""So many words beside what is taken back name a thing that she wants: "no help. lamp"."""


def look(s: Session, now: datetime, customer: Customer, message: Message, *, law: bool) -> str:
    """Look for danger; beside her wish to be left alone only what a rule knows counts, not what sounds like it.

    Return DANGER, or one of WAYS, or nothing.
    """
    text = message.body.strip()
    found = safety.by_rules(text) if law else safety.danger(text)
    if found.level != "alarm" and dose_twice.says(text, dose_meant.names(s, customer)):
        found = safety.Danger("alarm", "overdose", "")
    more = once_more.told(s, now, customer, text)
    if more is not None and _is_grave(more, text):
        found = safety.Danger("alarm", "overdose", "")
    if found.level != "none" and not law and safety.by_rules(text).level != "alarm":  # no rule is sure of it
        rest = dose_alone.rest(dose_doubts.without(text), refills.called(refills.medicines(s, customer)))
        found = found if rest == text else min(found, safety.danger(rest), key=safety.how_grave)
    if found.kind == "overdose" and found.level == "uncertain" and dose_told.denies_second(text):
        return ""
    if found.level == "none":
        return ""
    held = alarm_book.holding(s, now, customer) is not None and found.contested and not found.words
    if held and all_well.says_well(text, all_well.asked_about(s, now, customer)):
        return ""  # no rule knows danger in it, people look after her, and she says that she is well
    waits = found.contested and not law and customer.consent == Consent.given and not customer.taken_over
    if found.level == "alarm" and not (held and waits):
        if waits:
            return UNLESS_DENIED
        _alarm(s, now, customer, message, found)
        return DANGER
    if all_well.says_well(text, all_well.asked_about(s, now, customer)):
        return ""
    if more is not None or _is_for_the_pharmacist(text, dose_meant.names(s, customer), found):
        return ""  # no rule knows danger in it, and what it tells goes to a person at once
    if waits:
        return CONTESTED
    _ask(s, now, customer, message)
    return ASKED


def _is_grave(more: Again, text: str) -> bool:
    """Tell whether one pill more is danger and no doubt: she took it by mistake, or is not well with it."""
    ruled = safety.by_rules(text)
    unwell = more.act != "will" and ruled.level != "none" and ruled.kind != "overdose"
    return unwell or (more.act == "took" and dose_twice.is_slip(text))


def _is_for_the_pharmacist(text: str, names: Sequence[str], found: safety.Danger) -> bool:
    """Tell whether a text tells what a doctor changed, or doubts a dose; what a rule heard is that doubt alone."""
    if recall.asks_in_general(text):
        return True
    doubt = dose_doubts.read(text, names, of_dose=False)
    if found.words:
        of_it = bool(_OF_A_DOUBT.search(found.words))
        return doubt is not None and of_it and found.words in plain(doubt.words)
    return doubt is not None or doctor_words.tells(text, names)


def settle(
    s: Session, now: datetime, customer: Customer, message: Message, readings: safety.Readings | None
) -> bool:
    """Decide by what the dialogue model reads (None: it is away); False if it is a plain request, to be served."""
    undenied = message.read_as == UNLESS_DENIED and not (readings and safety.is_denied(readings))
    if undenied:
        _alarm(s, now, customer, message, safety.danger(message.body.strip()))
        return True
    if readings and safety.is_sure(message.body, *readings[0]):
        once = f"sure:{answering.once(message)}" if message.read_as == ASKED else answering.once(message)
        alarms.raise_alarm(s, now, customer, source="customer", kind="danger", once=once)
        _besides(s, now, customer, message)
        return True
    if message.read_as != ASKED:
        settled = readings and safety.is_settled(message.body.strip(), readings)
        if settled or (readings and _calm(s, now, customer, readings[0][0])):
            held_up.serve(s, message)
            return False
        _ask(s, now, customer, message)
    _hold(s, customer, message, readings or ())
    return True


def ask_and_hold(
    s: Session,
    now: datetime,
    customer: Customer,
    text: str,
    message_id: int | None,
    readings: safety.Readings,
    *,
    once: str,
) -> str:
    """Ask if she is safe where only the dialogue model thinks of danger, and keep what else it read in her text.

    Where her words themselves take the danger back nobody is asked, and the rest of them has its own turn.
    """
    message = s.get(Message, message_id) if message_id is not None else None
    if message is not None and safety.takes_back(text):
        rest = danger_denied.taken_back(text)
        wish = rest if len(rest.split()) <= A_THING else well_words.besides(rest)
        if wish:
            s.add(held_up.part(message, "rest", wish))
        return care_answers.all_well(s, now, customer, once=once)
    alarms.ask_if_safe(s, now, customer, once=once)
    if message is not None:
        _hold(s, customer, message, readings)
    return say("safety_check", emergency=emergency_number(customer.country))


def _hold(s: Session, customer: Customer, message: Message, readings: safety.Readings) -> None:
    """What she asks for besides waits for her answer; the model, should it then find danger again, is not heard."""
    if wish := safety.request_in(readings):
        whole = readings[0][0] == wish and safety.share_of_danger(readings) < safety.A_SHARE
        for question in questions.open_about(s, customer, "safety"):
            held_up.by(s, question, message, "" if whole else wish)


def _alarm(s: Session, now: datetime, customer: Customer, message: Message, found: safety.Danger) -> None:
    sure = safety.by_rules(message.body).level == "alarm"
    kind = alarm_words.kind_of(found.kind, found.words, sure=sure)
    if kind in whose_danger.KINDS and whose_danger.is_anothers(message.body, found.words):
        kind = alarm_words.ANOTHER
    alarms.raise_alarm(s, now, customer, source="customer", kind=kind, once=answering.once(message))
    _besides(s, now, customer, message)


def _calm(s: Session, now: datetime, customer: Customer, intent: str) -> bool:
    """Tell whether people look after an alarm of hers, and the model reads no danger in what she writes of now."""
    return alarm_book.holding(s, now, customer) is not None and intent not in ("emergency", "help")


def _ask(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    alarms.ask_if_safe(s, now, customer, once=answering.once(message))
    _besides(s, now, customer, message)


def _besides(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """What her text of danger asks for besides is not lost: a person sees to it."""
    if short_answers.ASKS_BESIDES.search(message.body.casefold()):
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "Her text of danger asks for something besides: see to it when she is safe",
            once=held_up.task_key(message),
            customer=customer,
            due_in=PERSON_WITHIN,
        )
