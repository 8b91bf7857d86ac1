"""A text comes in: it is kept once, and what may never wait (opt-out law, fraud, danger) is done at once."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import Agency, Consent, Customer, Message, MessageState
from concierge_bot.services.house import desk
from concierge_bot.services.house.once import keep
from concierge_bot.services.people import after_opt_out, consent
from concierge_bot.services.people.customers import agency_of, by_phone
from concierge_bot.services.safety import check_ins, fraud
from concierge_bot.services.talk import answer_table, doubt
from concierge_bot.services.talk.messages import close
from concierge_bot.services.talk.other_hands import contact_names
from concierge_bot.services.talk.taken_over import wrote_meanwhile
from concierge_bot.understanding.answers import replies, well_words
from concierge_bot.understanding.people import speaker


def store(
    s: Session,
    now: datetime,
    agency: Agency,
    *,
    sid: str,
    sender: str,
    body: str,
    media: int = 0,
    opt_out_type: str = "",
) -> bool:
    """Keep a text as it came in; False if this ``sid`` is known already."""
    customer = by_phone(s, agency.key, sender)
    _, new = keep(
        s,
        select(Message).where(Message.sid == sid),
        lambda: Message(
            agency_id=agency.key,
            sid=sid,
            sender=sender,
            recipient=agency.phone,
            body=body,
            media=media,
            opt_out_type=opt_out_type.upper(),
            customer_id=customer.id if customer else None,
            received_at=now,
        ),
    )
    return new


def first_look(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """Do at once what may never wait: opt-out law and danger; anything else takes its turn."""
    if customer.ended_at is not None:
        _after_the_end(s, now, customer, message)
        return
    read_as = _before_questions(s, now, customer, message, message.body.strip())
    _sign_of_life(s, now, customer, message, read_as)
    if read_as and read_as not in doubt.WAYS:
        close(s, now, message, read_as)
    else:
        message.state, message.read_as = MessageState.waiting, read_as
        s.add(message)


def _sign_of_life(s: Session, now: datetime, customer: Customer, message: Message, read_as: str) -> None:
    """Any words of her own answer the check-in of the day; those of somebody else on her phone do not."""
    if speaker.speaker(message.body, customer.name, contact_names(s, customer)) is None:
        short = replies.read(message.body) in answer_table.TAKES[check_ins.ABOUT]
        fits = not read_as and (short or well_words.all_well(message.body, by_number=False))
        check_ins.heard(s, now, customer, answers=fits)


def _after_the_end(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """Her service has ended: whoever has her phone now is not answered by a machine; a person reads it at once."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"A text from the phone of {customer.name}, whose service has ended: read it and call",
        once=f"ended:{message.id}",
        about=message.body,
        customer=customer,
        urgent=True,
        due_in=timedelta(minutes=5),
    )
    close(s, now, message, "service ended")


def _before_questions(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """Opt-out law, fraud, danger, and whom the machine may not answer; return how it was read, or nothing."""
    law = consent.obey(s, now, customer, message)
    if not law and fraud.heard(s, now, customer, message):
        return fraud.READ_AS
    if (not law or len(text.split()) > 1) and (way := doubt.look(s, now, customer, message, law=bool(law))):
        return way
    if law:
        return "consent"
    if customer.consent == Consent.revoked:
        after_opt_out.heard(s, now, customer, message)
        return "opted out"
    if customer.taken_over:
        wrote_meanwhile(s, now, customer, message)
        return "taken over"
    if customer.consent != Consent.given:
        consent.invite(s, now, customer, message)
        return "no consent yet"
    return ""
