"""A contact answers an alarm or a ladder that waits for him: he goes to check, passes it on, or says all is well."""

from concierge_bot.models import Alarm, Contact, Customer, Ladder, Scope
from concierge_bot.services.people import family, family_alarm
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.services.safety import alarm_book, alarm_words, check_ins, escalation, ladder
from concierge_bot.texts import say, together
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.people import family_words

ANSWERS = {
    "will": escalation.contact_will,
    "cannot": escalation.contact_cannot,
    "taken": escalation.contact_says_taken,
}


def of_an_alarm(talk: Talk, body: str) -> bool:
    """While an alarm is open, "on my way" takes it on, and word that all is well is no new alarm."""
    found = _open_alarm(talk)
    if found is None:
        return False
    contact, alarm = found
    danger = safety.by_rules(body)
    repeats = (
        alarm_words.kind_of(danger.kind or "", danger.words) == alarm.kind
    )  # "What, a stroke? I go over"
    if family_words.comes(body) and (danger.level == "none" or repeats):
        return on_the_ladder(talk, body)
    if not family_words.all_well(body) or (danger.level == "alarm" and not repeats):
        return False
    customer = talk.s.get_one(Customer, contact.customer_id)
    escalation.step(talk.s, talk.now, alarm, contact.name, "sms", "says all is well")
    words = f"{contact.name} says that all is well with {customer.name}: check, and end alarm {alarm.number}"
    talk.task(words, customer=customer)
    noted = say("well_noted", name=customer.name.split()[0])
    talk.say(_and_what_happened(talk, contact, noted), "ladder answer", customer)
    return True


def _open_alarm(talk: Talk) -> tuple[Contact, Alarm] | None:
    return next(((c, a) for c in talk.contacts if (a := _alarm_of(talk, c)) is not None), None)


def on_the_ladder(talk: Talk, body: str) -> bool:
    """A 1 goes to check, a 2 or a no passes it on to the next one, and a word about the dose ends it."""
    found = next(((c, row) for c in talk.contacts if (row := _ladder_of(talk, c)) is not None), None)
    if found is None:
        return False
    contact, row = found
    answer = family_words.on_the_ladder(body)
    if answer == "taken" and (row.alarm_id is not None or row.policy == check_ins.POLICY):
        answer = None
    if row.policy == check_ins.POLICY and row.ended_at is None and family_words.all_well(body):
        well = escalation.contact_says_well(talk.s, talk.now, contact, row)
        talk.say(well, "ladder answer", talk.s.get_one(Customer, contact.customer_id))
        return True
    if answer is None:
        if row.holder_id == contact.id and not family_words.asks(body, talk.names):
            escalation.contact_wrote(talk.s, talk.now, row)
        return False
    text = _and_what_happened(talk, contact, ANSWERS[answer](talk.s, talk.now, contact, row))
    talk.say(text, "ladder answer", talk.s.get_one(Customer, contact.customer_id))
    return True


def _and_what_happened(talk: Talk, contact: Contact, text: str) -> str:
    """Who asks besides what happened, or how she is, is told so with our answer, if he may know of her alarms."""
    asked = {"happened", "how"} & set(family_words.asks(talk.message.body, talk.names))
    if not asked or Scope.alarms not in family.scopes(talk.s, contact):
        return text
    return together(text, family_alarm.what_happened(talk.s, talk.now, contact, text))


def _ladder_of(talk: Talk, contact: Contact) -> Ladder | None:
    """Return the ladder on which a contact may answer: of an alarm also if nobody told him, if he may know of it."""
    if alarm := _alarm_of(talk, contact):
        return ladder.of_alarm(talk.s, alarm)
    return escalation.waiting_for(talk.s, talk.now, contact)


def _alarm_of(talk: Talk, contact: Contact) -> Alarm | None:
    """Return the open alarm of the contact's customer, for those who may know of it or told of it."""
    alarm = alarm_book.open_alarm(talk.s, talk.s.get_one(Customer, contact.customer_id))
    if alarm and (Scope.alarms in family.scopes(talk.s, contact) or alarm.source == contact.name):
        return alarm
    return None
