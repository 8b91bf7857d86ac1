"""A contact's words to her are texted on; a link, money, a code, a medicine, or what does not fit is for a person."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Outbox, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_meant
from concierge_bot.services.orders import windows
from concierge_bot.services.people import family
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.texts import fits, say
from concierge_bot.understanding.people import family_messages as reading
from concierge_bot.understanding.people import kin

ABOUT = "family message"
REMEMBERED = timedelta(days=3)


def passed_on(talk: Talk) -> tuple[Talk, str]:
    """Text his words to her; return the talk, which tells him so with its next answer, and what is left of his text."""
    words, rest = reading.parted(talk.message.body, talk.names)
    meant = [talk.contacts[n] for n in kin.meant(talk.message.body, talk.names)]
    if not words or len(meant) != 1 or not _may_be_told(talk, meant[0], words):
        return talk, talk.message.body
    s, now, contact = talk.s, talk.now, meant[0]
    customer = s.get_one(Customer, contact.customer_id)
    at = windows.decent(now, customer.time_zone)
    text = say("message_of_family", name=contact.name, words=words)
    once = f"contact:{talk.message.id}:on"
    row = notify.to_customer(s, now, customer, text, about=ABOUT, once=once, urgency=Urgency.notice)
    if row is None:
        return talk, talk.message.body
    row.due_at, row.job = at, {**row.job, "family": contact.id}
    s.add(row)
    note(s, now, customer.agency_id, f"words of {contact.name} passed on to her", customer=customer)
    first = customer.name.split()[0]
    told = say("message_sent" if at == now else "message_later", name=first)
    return replace(talk, first=told), rest if re.search(r"\w", rest) else ""


def _may_be_told(talk: Talk, contact: Contact, words: str) -> bool:
    customer = talk.s.get_one(Customer, contact.customer_id)
    named = any(name.casefold() in words.casefold() for name in dose_meant.names(talk.s, customer))
    whole = fits(say("message_of_family", name=contact.name, words=words))
    known = bool(family.scopes(talk.s, contact)) and not family.is_shut(talk.s, contact)
    return whole and known and not named and not reading.is_for_a_person(words)


def last_of(s: Session, now: datetime, customer: Customer, contact: Contact) -> str:
    """Return what a contact let her know through us lately, and when; an empty string if he did not."""
    query = select(Outbox).where(
        Outbox.customer_id == customer.id, Outbox.about == ABOUT, Outbox.created_at > now - REMEMBERED
    )
    rows = [
        row for row in s.exec(query.order_by(col(Outbox.id).desc())) if row.job.get("family") == contact.id
    ]
    if not rows:
        return ""
    when = windows.spoken(rows[0].created_at, None, customer.time_zone, now)
    return say("message_was", when=when, words=rows[0].body)
