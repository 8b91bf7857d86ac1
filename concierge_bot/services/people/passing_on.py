"""Her own words to one of her people: texted on at once to who sees something of hers, asked first for who does not."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Contact, Customer, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_meant
from concierge_bot.services.orders import windows
from concierge_bot.services.people import family, opt_outs
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import handover, questions
from concierge_bot.texts import fits, say
from concierge_bot.understanding.answers.replies import Reply

ABOUT = "message_to"
_CALL = re.compile(r"^\W*(?:\w+ ){0,6}?(?:call|ring|phone)\b", re.IGNORECASE)
"""She asks that somebody be called, and says nothing that is to be told."""
_RING_ME = re.compile(r"\b(?:call|ring|phone|text)(?:s|ing)? me\b", re.IGNORECASE)
"""She asks to be called, and says more behind it: both parts are told."""
_ASKS = re.compile(r"(?:whether|if|when|what|how|where|why)\b")
_LEAD = re.compile(
    r"^.*?\b(?:tell|let|ask|remind|text|say to)\s+(?:my\s+)?[\w'-]+(?:\s+know)?(?:\s+that)?\s*[:,]?\s*(?P<words>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_SAY_TO = re.compile(
    r"^.*?\bsay (?P<greeting>thank you|thanks|hello|hi|good ?(?:night|bye|morning)|sorry|happy \w+) to (?:my )?[\w'-]+"
    r"(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_THANK = re.compile(r"^.*?\b(?P<greeting>thank) (?:my )?[\w'-]+(?P<more>.*)$", re.IGNORECASE | re.DOTALL)
_FOR_ME = re.compile(r"\s*\b(?:for me|from me|please|pls)\b", re.IGNORECASE)


def pass_on(
    s: Session, now: datetime, customer: Customer, contact: Contact | None, message: str, *, once: str
) -> str:
    """Text her words on, ask first, or give them to a person; they give nobody a right to see anything."""
    found = _LEAD.match(message)
    words = found["words"].strip() if found else _greeting(message)
    words = words or (say("please_ring") if _CALL.match(message) else "")
    if found and _RING_ME.search(message[: found.start("words")]):
        words = f"{say('please_ring')} {words}"
    if contact is None or not words or _is_for_a_person(s, customer, contact, words):
        return _to_a_person(s, now, customer, contact, message, once)
    if family.scopes(s, contact) and not family.is_shut(s, contact):
        return _send(s, now, customer, contact, words, once)
    text = say("message_ask", name=contact.name, words=words)
    data = {"contact": str(contact.id), "words": words}
    return questions.read_back(s, now, customer, ABOUT, text, once=once, words="your message", data=data)


def answered(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str
) -> None:
    """She says whether her words go to somebody who sees nothing of hers."""
    if reply in ("1", "yes"):
        contact = s.get_one(Contact, int(q.data["contact"]))
        _send(s, now, customer, contact, q.data["words"], once)
    else:
        notify.to_customer(s, now, customer, say("left_as_is"), about=ABOUT, once=once)


def _send(s: Session, now: datetime, customer: Customer, contact: Contact, words: str, once: str) -> str:
    """It leaves at a decent hour of her own clock."""
    agency = agency_of(s, customer)
    said = _spoken(agency.name, customer, words)
    at = windows.decent(now, customer.time_zone)
    row = notify.to_phone(
        s,
        now,
        agency,
        contact.phone,
        said,
        about="her message",
        once=f"{once}:to:{contact.id}",
        customer=customer,
    )
    if row is not None:
        row.due_at = at
        s.add(row)
    note(s, now, customer.agency_id, f"her words passed on to {contact.name}", customer=customer)
    text = say("message_sent" if at == now else "message_later", name=contact.name)
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    return text


def _greeting(message: str) -> str:
    """Return what is said to whom she thanks or greets through us ("say thank you to Carol for the soup")."""
    found = _SAY_TO.match(message) or _THANK.match(message)
    if found is None:
        return ""
    greeting = "thank you" if found["greeting"].casefold() == "thank" else found["greeting"]
    return f"{greeting}{_FOR_ME.sub('', found['more'])}".strip(" .,!")


def _spoken(agency: str, customer: Customer, words: str) -> str:
    said = words.casefold()
    sentence = "message_wish" if said.startswith("to ") else "message_from"
    if _ASKS.match(said):
        sentence = "message_asks"
    return say(sentence, agency=agency, name=customer.name, words=words)


def _is_for_a_person(s: Session, customer: Customer, contact: Contact, words: str) -> bool:
    """What names a medicine, is too long for a text, or cannot reach that phone, a person passes on."""
    named = any(name.casefold() in words.casefold() for name in dose_meant.names(s, customer))
    agency = agency_of(s, customer)
    too_long = not fits(_spoken(agency.name, customer, words))
    return named or too_long or opt_outs.holds(s, agency.key, contact.phone)


def _to_a_person(
    s: Session, now: datetime, customer: Customer, contact: Contact | None, message: str, once: str
) -> str:
    whom = contact.name if contact else "one of her people"
    task = f"She asks to tell {whom} something: pass it on"
    return handover.to_a_person(s, now, customer, task, "message_on", once=once, words=message)
