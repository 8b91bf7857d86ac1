"""Texts from a customer's contacts: the law, danger, an answer to an alarm, a few questions, else the desk."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import col, select

from concierge_bot.models import (
    Alarm,
    Contact,
    Customer,
    Ladder,
    Message,
    Outbox,
    Scope,
)
from concierge_bot.services.house import notify
from concierge_bot.services.orders import baskets, quotes
from concierge_bot.services.people import (
    contact_limits,
    family,
    family_alarm,
    family_answers,
    family_news,
    family_requests,
    opt_outs,
)
from concierge_bot.services.people.family_talk import FAMILY, SOON, Talk
from concierge_bot.services.safety import alarm_book, alarms, check_ins, escalation, ladder
from concierge_bot.texts import emergency_number, say, together
from concierge_bot.understanding import family_words, replies, safety, speaker
from concierge_bot.understanding.contact_limits import read as contact_limits_read
from concierge_bot.understanding.opt_out import opt_out

TALK_LASTS = timedelta(hours=1)
WHICH = "which person"
MEDICINES = frozenset(
    "pill pills medicine medicines meds med medication tablets tablet refill prescription".split()
)

ASKED = ("alarm", escalation.UNANSWERED)
ANSWERS = {
    "will": escalation.contact_will,
    "cannot": escalation.contact_cannot,
    "taken": escalation.contact_says_taken,
}


def read(talk: Talk) -> None:
    """Read a contact's text, and answer it once."""
    law = _law(talk)
    served = [c for c in talk.contacts if talk.s.get_one(Customer, c.customer_id).ended_at is None]
    if not served:
        if not law:
            _after_the_end(talk)
        return
    talk = replace(talk, contacts=served)
    of_limits = contact_limits_read(talk.message.body) is not None
    if not (law or of_limits) and (_of_an_alarm(talk, talk.message.body) or family_news.died(talk)):
        return
    if _danger(talk, law) or law:
        return
    if opt_outs.holds(talk.s, talk.agency.key, talk.message.sender):
        talk.task(f"{talk.name} wrote, but gets no texts any more: please phone")
    elif not (_limits(talk) or _about_others(talk, talk.message.body) or _wanted_for_her(talk)):
        _to_the_desk(talk)


def _wanted_for_her(talk: Talk) -> bool:
    return family_news.away(talk) or _order(talk) or family_requests.remind(talk)


def from_customer(talk: Talk) -> bool:
    """A customer who is another's contact answers or asks about that one; tell if the text was so."""
    body = talk.message.body
    names_her = family_words.names_somebody(body, talk.names)
    return _as_choice(talk, body) or (names_her and _question(talk, body))


def _about_others(talk: Talk, body: str) -> bool:
    answered = _as_choice(talk, body) or _on_the_ladder(talk, body)
    return answered or family_news.had_her_medicine(talk) or _question(talk, body)


def _law(talk: Talk) -> bool:
    """Do what a text asks of the texting itself, as the carrier does for the number."""
    s, now, agency, message = talk.s, talk.now, talk.agency, talk.message
    asked = opt_out(message.body).kind
    out = opt_outs.holds(s, agency.key, message.sender)
    if message.opt_out_type == "STOP" or asked in ("stop", "wish"):
        if asked == "wish" and not out:
            talk.say(say("opted_out", agency=agency.name), "opt-out confirmed")
        opt_outs.begin(s, now, agency, message.sender, message.body)
        talk.task(f"{talk.name} wants no more texts: from now on alarms reach that phone only by a call")
    elif out and (message.opt_out_type == "START" or asked == "start"):
        opt_outs.end(s, agency, message.sender)
        talk.say(say("welcome_back_contact", agency=agency.name))
    elif message.opt_out_type == "HELP" or asked == "help":
        talk.task(f"{talk.name} ({talk.relation}) asked for help: call now", urgent=True)
        emergency = emergency_number(talk.customers[0].country)
        talk.say(say("emergency_unknown", agency=agency.name, emergency=emergency), "emergency")
    else:
        return False
    return True


def _limits(talk: Talk) -> bool:
    """He says what he wants to be told, or when: kept for everybody whose contact he is, and said back."""
    limits = contact_limits_read(talk.message.body)
    if limits is None:
        return False
    for contact in talk.contacts:
        contact_limits.keep(talk.s, talk.now, contact, limits, contact.name)
    first = talk.contacts[0]
    night = say("limit_night") if first.not_at_night else ""
    alarms_only = say("limit_alarms") if first.only_alarms else ""
    none = "" if night or alarms_only else say("limit_none")
    talk.say(together(say("limit_noted", agency=talk.agency.name), night, alarms_only, none))
    return True


def _danger(talk: Talk, law: bool) -> bool:
    """A contact's word of danger raises the alarm of whom it names; where that is not clear, of all.

    Only what a rule knows is danger here: the learned reader was taught by her own texts, not by her family's.
    """
    body = talk.message.body
    found = safety.by_rules(body)
    if (law and len(body.split()) < 2) or family_words.took_as_usual(body, found.kind):
        return False
    meant = [talk.customers[n] for n in family_words.meant(body, talk.names)]
    if found.level == "uncertain" and set(family_words.asks(body, talk.names)) - {"how"}:
        talk.task(
            f"{talk.name} ({talk.relation}) is worried and asks: call soon", customer=meant[0], due_in=SOON
        )
        return False  # what is asked is answered
    if found.level == "uncertain" and family_words.not_now(body):
        talk.task(f"{talk.name} ({talk.relation}) is worried: call soon", customer=meant[0], due_in=SOON)
        talk.passed_on(within=SOON)
        return True
    if found.level == "none":
        return not law and _perhaps_danger(talk, body, meant[0])
    for customer in meant:
        once = f"contact:{talk.message.id}:{customer.id}"
        if found.level == "alarm":
            kind = found.kind or "danger"
            alarms.raise_alarm(talk.s, talk.now, customer, source=talk.name, kind=kind, once=once)
        else:
            alarms.ask_if_safe(talk.s, talk.now, customer, once=once)
    if found.level == "uncertain":
        talk.task(f"{talk.name} ({talk.relation}) is worried: call at once", customer=meant[0], urgent=True)
    talk.say(_call_for(talk, meant[0]), "emergency")
    return True


def _call_for(talk: Talk, customer: Customer) -> str:
    """Whom the writer shall call, and where help is needed, for those who are told of her alarms."""
    emergency, name = emergency_number(customer.country), customer.name.split()[0]
    contact = next(c for c in talk.contacts if c.customer_id == customer.id)
    where = ""
    if customer.address and Scope.alarms in family.scopes(talk.s, contact):
        where = say("call_for_where", address=customer.address)
    called = say("call_for", agency=talk.agency.name, emergency=emergency, name=name)
    return together(called, where)


def _perhaps_danger(talk: Talk, body: str, customer: Customer) -> bool:
    """What only sounds like danger is read by a person at once."""
    if family_words.asks(body, talk.names) or safety.danger(body).level != "alarm":
        return False
    talk.task(f"{talk.name} ({talk.relation}) may be worried: read it now", customer=customer, urgent=True)
    talk.passed_on(within=SOON)
    return True


def _as_choice(talk: Talk, body: str) -> bool:
    """What a 1 means is said by the last text to that phone: an alarm, or a choice between two people."""
    last = _last_text(talk)
    if last is None or last.about not in (WHICH, *ASKED):
        return False
    if last.about in ASKED:
        return _on_the_ladder(talk, body)
    people = [contact for contact in talk.contacts if contact.id in last.job["contacts"]]
    names = [talk.s.get_one(Customer, contact.customer_id).name for contact in people]
    reply = replies.read(body)
    chosen = [int(reply) - 1] if reply in ("1", "2", "3") else family_words.meant(body, names)
    if len(chosen) != 1 or chosen[0] >= len(people) or (reply is None and family_words.asks(body, names)):
        return False
    asked = talk.s.get_one(Message, last.job["message"])
    _answer(talk, people[chosen[0]], asked.body)
    return True


def _of_an_alarm(talk: Talk, body: str) -> bool:
    """While an alarm is open, "on my way" takes it on, and word that all is well is no new alarm."""
    found = _open_alarm(talk)
    if found is None:
        return False
    if family_words.comes(body) and safety.by_rules(body).level == "none":
        return _on_the_ladder(talk, body)
    if not family_words.all_well(body) or safety.by_rules(body).level == "alarm":
        return False
    contact, alarm = found
    customer = talk.s.get_one(Customer, contact.customer_id)
    escalation.step(talk.s, talk.now, alarm, contact.name, "sms", "says all is well")
    words = f"{contact.name} says that all is well with {customer.name}: check, and end alarm {alarm.number}"
    talk.task(words, customer=customer)
    noted = say("well_noted", name=customer.name.split()[0])
    talk.say(_and_what_happened(talk, contact, noted), "ladder answer", customer)
    return True


def _open_alarm(talk: Talk) -> tuple[Contact, Alarm] | None:
    return next(((c, a) for c in talk.contacts if (a := _alarm_of(talk, c)) is not None), None)


def _on_the_ladder(talk: Talk, body: str) -> bool:
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


def _question(talk: Talk, body: str) -> bool:
    """Answer what is asked about one person; of several, ask which one is meant."""
    if not family_words.asks(body, talk.names):
        return False
    meant = [talk.contacts[n] for n in family_words.meant(body, talk.names)]
    if len(meant) > 1 and not family_words.points_at_somebody(body, talk.names):
        meant = [c for c in meant if c.customer_id == _spoken_of(talk)] or meant
    if len(meant) == 1:
        _answer(talk, meant[0], body)
        return True
    names = [talk.s.get_one(Customer, contact.customer_id).name for contact in meant[:3]]
    choices = ", ".join(f"{n} for {name}" for n, name in enumerate(names, start=1))
    ids = [contact.id for contact in meant[:3]]
    talk.say(say("which_person", choices=choices), WHICH, message=talk.message.id, contacts=ids)
    return True


def _answer(talk: Talk, contact: Contact, asked: str) -> None:
    customer = talk.s.get_one(Customer, contact.customer_id)
    asks = family_words.asks(asked, talk.names)
    told = [family_answers.sentence(talk.s, talk.now, contact, ask, talk.public_url, asked) for ask in asks]
    if family_words.tells_more(asked):
        talk.task(f"{talk.name} ({talk.relation}) asks, and writes more: please read", customer=customer)
    offer = [say("family_more")] if asks == ["how"] and family.scopes(talk.s, contact) else []
    row = talk.say(" ".join(dict.fromkeys([*told, *offer])), FAMILY, customer)
    scope = next((family_answers.NEEDS[ask] for ask in asks if ask in family_answers.NEEDS), None)
    if row is not None and scope in family.scopes(talk.s, contact):  # looked at again when it leaves
        row.contact_id, row.scope = contact.id, scope
        talk.s.add(row)


def _order(talk: Talk) -> bool:
    """What a contact asks for in her stead is read back to her: nothing is ordered before her own OK."""
    body = talk.message.body
    who = speaker.speaker(body, "", (talk.name,))
    rest = who.rest if who else body
    wanted = next((w for name in talk.names if (w := speaker.in_her_stead(rest, name))), "")
    meant = [talk.contacts[n] for n in family_words.meant(body, talk.names)]
    if not wanted or len(meant) != 1 or not MEDICINES.isdisjoint(wanted.split()):
        return False
    contact, customer = meant[0], talk.s.get_one(Customer, meant[0].customer_id)
    first = customer.name.split()[0]
    if not baskets.read(talk.s, customer, wanted, None).items:
        return False
    if Scope.orders not in family.scopes(talk.s, contact) or not notify.may_text(customer, "order"):
        return False
    once = f"contact:{talk.message.id}"
    notify.to_customer(
        talk.s, talk.now, customer, say("asked_for_you", name=contact.name), about="order", once=f"{once}:who"
    )
    quotes.quote(talk.s, talk.now, customer, wanted, wanted, once=once)
    talk.say(say("read_back_to_her", name=first), FAMILY, customer)
    return True


def _after_the_end(talk: Talk) -> None:
    """Whom they ask about is not served any more: a person answers, at once where it sounds like danger."""
    danger = safety.by_rules(talk.message.body).level != "none"
    name = talk.names[0]
    talk.task(
        f"{talk.name} ({talk.relation}) wrote; the service of {name} has ended: please call", urgent=danger
    )
    if not opt_outs.holds(talk.s, talk.agency.key, talk.message.sender):
        talk.passed_on()


def _to_the_desk(talk: Talk) -> None:
    talk.task(f"{talk.name} ({talk.relation}) wrote: please answer")
    talk.passed_on()


def _last_text(talk: Talk) -> Outbox | None:
    """Return the last text to the writer's phone, if it is not long ago."""
    query = select(Outbox).where(
        Outbox.agency_id == talk.agency.id,
        Outbox.to == talk.message.sender,
        Outbox.channel == "sms",
        col(Outbox.created_at) > talk.now - TALK_LASTS,
    )
    return talk.s.exec(query.order_by(col(Outbox.id).desc())).first()


def _spoken_of(talk: Talk) -> int | None:
    """Return the customer about whom the writer was told last."""
    last = _last_text(talk)
    return last.customer_id if last is not None and last.about == FAMILY else None
