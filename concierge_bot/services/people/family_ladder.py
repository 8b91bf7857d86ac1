"""A contact answers an alarm or a ladder that waits for him: he goes to check, passes it on, or says all is well."""

from concierge_bot.models import Alarm, Contact, Customer, Ladder, Scope
from concierge_bot.services.people import family, family_alarm
from concierge_bot.services.people.family_talk import SOON, Talk
from concierge_bot.services.safety import alarm_book, alarm_words, check_ins, escalation, ladder
from concierge_bot.texts import say, together
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.people import alarm_replies, family_words

ANSWERS = {
    "will": escalation.contact_will,
    "cannot": escalation.contact_cannot,
    "taken": escalation.contact_says_taken,
}


def of_an_alarm(talk: Talk, body: str) -> bool:
    """While an alarm is open, "on my way" takes it on, and that all is well or help is there is no new alarm."""
    found = _open_alarm(talk)
    if found is None:
        return False
    contact, alarm = found
    danger = safety.by_rules(alarm_replies.told(body, talk.names, ours=True))
    kind = alarm_words.kind_of(danger.kind or "", danger.words)
    repeats = kind in alarm_book.kinds(talk.s, alarm)  # "What, a stroke? I go over"
    repeats = repeats or alarm_replies.took_as_usual(body, danger.kind)
    if alarm_replies.in_hands(body):
        return _in_hands(talk, contact, alarm)
    old = repeats or danger.level != "alarm" or kind in alarm_words.OF_NO_KIND
    if old and alarm_replies.all_well(body):
        return _all_well(talk, contact, alarm)
    comes = alarm_replies.comes(body) and (danger.level == "none" or repeats)
    return comes and on_the_ladder(talk, body)


def _in_hands(talk: Talk, contact: Contact, alarm: Alarm) -> bool:
    """Help is there or called, or they are on the way to it: it is theirs now, and the desk reads the words at once."""
    customer, row = talk.s.get_one(Customer, contact.customer_id), ladder.of_alarm(talk.s, alarm)
    text = escalation.contact_will(talk.s, talk.now, contact, row)
    words = f"{contact.name} writes what is done for {customer.name} (alarm {alarm.number}): read it"
    talk.task(words, customer=customer, urgent=True, due_in=SOON)
    talk.say(text, "ladder answer", customer)
    return True


def _all_well(talk: Talk, contact: Contact, alarm: Alarm) -> bool:
    """He says that all is well: who was not told of the alarm is not told any more; a person still ends it."""
    s, now, customer = talk.s, talk.now, talk.s.get_one(Customer, contact.customer_id)
    row = ladder.of_alarm(s, alarm)
    ladder.log(s, now, row, contact.name, "sms", ladder.WELL, contact)
    ladder.heard(s, row)
    if alarm_replies.comes(talk.message.body):
        escalation.contact_will(s, now, contact, row)
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
    answer = alarm_replies.on_the_ladder(body)
    if answer == "taken" and (row.alarm_id is not None or row.policy == check_ins.POLICY):
        answer = None
    if row.policy == check_ins.POLICY and row.ended_at is None and alarm_replies.all_well(body):
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
