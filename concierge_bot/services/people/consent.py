"""Opting in and out: the law is obeyed in the same second, and is itself a safety event that a person hears of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Consent, Contact, Customer, Message, Outbox, OutboxState, Urgency
from concierge_bot.services.cases import how_was_it
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_meant
from concierge_bot.services.orders import read_backs, windows
from concierge_bot.services.people import grants, sharing_named
from concierge_bot.services.people.customers import agency_of, set_consent
from concierge_bot.services.safety import unreached
from concierge_bot.services.talk import answering, questions
from concierge_bot.texts import by_language, emergency_number, in_language, say, together
from concierge_bot.understanding.medicines import doctor_words, pill_holds
from concierge_bot.understanding.terms import inviting, text_wishes
from concierge_bot.understanding.terms.opt_out import opt_out
from concierge_bot.understanding.visits import trades

WELFARE_WITHIN, PERSON_WITHIN = timedelta(minutes=2), timedelta(minutes=30)


def obey(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Do what a text asks of the texting itself; the carrier's own word on the webhook counts as fact."""
    asked = opt_out(message.body, _names(s, customer)).kind
    if message.opt_out_type == "STOP" or asked == "stop":
        revoke(s, now, customer, message.body, once=f"{unreached.OPTED_OUT}:{message.id}")
    elif message.opt_out_type == "HELP" or asked == "help":
        welfare(s, now, customer, once=answering.once(message))
    elif message.opt_out_type == "START" or (asked == "start" and customer.consent == Consent.revoked):
        return _restore(s, now, customer, message)
    elif asked == "wish" and customer.consent != Consent.revoked:
        _confirm_wish(s, now, customer, message)
        revoke(s, now, customer, message.body, once=f"{unreached.OPTED_OUT}:{message.id}")
    elif text_wishes.no_ratings(message.body) and customer.consent == Consent.given:
        return False  # only these questions end, and what else she writes has its turn
    elif (
        asked in ("part", "other")
        and customer.consent == Consent.given
        and not _of_medicine(s, customer, message.body)
    ):
        _in_part(s, now, customer, message)
    else:
        return False
    return True


def _names(s: Session, customer: Customer) -> Sequence[str]:
    """Return the names of her people, whom she may mean by what shall get no texts."""
    return s.exec(select(Contact.name).where(Contact.customer_id == customer.id)).all()


def _of_medicine(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a text is of a medicine's reminders, or tells what a doctor stopped: it is read in its turn."""
    names = dose_meant.names(s, customer)
    told = doctor_words.tells(words, names)
    return told or pill_holds.asks(words) or pill_holds.asks_of(words, names)


def _in_part(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """Some texts shall stop, or for a while: which, a person asks her; no dose goes silent by a guess."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants fewer texts, none for a while, or none to somebody: ask her what shall stop; all goes on until then",
        once=f"fewer-texts:{message.id}",
        about=message.body,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    text = say("fewer_texts", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="fewer texts", once=answering.once(message))


def revoke(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> None:
    """Nothing more is sent to her; a person phones, and hears which doses no longer reach her."""
    if customer.consent != Consent.revoked:
        set_consent(s, now, customer, Consent.revoked, words)
    note(s, now, customer.agency_id, "she opted out of texts", customer=customer)
    ended = _drop_waiting(s, now, customer)
    besides = unreached.NOT_ORDERED if ended else ""
    unreached.opted_out(s, now, customer, once=once, besides=besides)


def welfare(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """HELP may come from the floor: it always opens a welfare call."""
    agency = agency_of(s, customer)
    desk.open_task(
        s,
        now,
        agency,
        f"{customer.name} asked for help: call now",
        once=f"welfare:{once}",
        customer=customer,
        urgent=True,
        due_in=WELFARE_WITHIN,
    )
    text = say("help", agency=agency.name, emergency=emergency_number(customer.country))
    notify.to_customer(s, now, customer, text, about="emergency", once=once, urgency=Urgency.alarm)
    return text


def invitation(agency: Agency) -> str:
    """Return how somebody is asked for the first time, in the words of the agency's trade."""
    trade = trades.trade(agency.trade)
    asked_by, helps_with = (by_language(words) for words in (trade.asked_by, trade.helps_with))
    return say("invitation", agency=agency.name, phone=agency.phone, asked_by=asked_by, helps_with=helps_with)


def invite_first(s: Session, now: datetime, customer: Customer) -> None:
    """Ask her once for her consent; nothing else is sent before her OK."""
    agency = agency_of(s, customer)
    customer.consent = Consent.asked
    s.add(customer)
    text = invitation(agency)
    notify.to_customer(s, now, customer, text, about="invitation", once=f"invitation:{customer.id}")


def invite(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """She has not agreed yet: take an OK or a no, else say who we are; whoever asks again is rung by a person."""
    agency, answer = agency_of(s, customer), inviting.read(message.body, answering.YES)
    if answer == "agrees":
        set_consent(s, now, customer, Consent.given, message.body)
        note(s, now, customer.agency_id, "she agreed to our texts", customer=customer)
        text = say("consented", emergency=emergency_number(customer.country))
        notify.to_customer(s, now, customer, text, about="consent", once=answering.once(message))
        if grants.were_named_by_others(s, customer):
            sharing_named.ask_next(s, now, customer, once=f"{answering.once(message)}:sees")
        return
    if answer == "declines":
        text = in_language(say("declined", agency=agency.name, phone=agency.phone), customer.language)
        once = answering.once(message)
        notify.to_phone(s, now, agency, customer.phone, text, about="opt-out confirmed", once=once)
        revoke(s, now, customer, message.body, once=f"declined:{message.id}")
        return
    again = answer == "asks" and _answered_before(s, customer)
    customer.consent = Consent.asked
    s.add(customer)
    if answer == "person" or again:
        text = _person_calls(s, now, customer, message)
    else:
        text = say(
            "take_your_time" if answer == "waits" else "who_we_are", agency=agency.name, phone=agency.phone
        )
    notify.to_customer(s, now, customer, text, about="invitation", once=answering.once(message))


def _answered_before(s: Session, customer: Customer) -> bool:
    """Tell whether she had an answer to her words about the invitation already."""
    query = select(Outbox.id).where(
        Outbox.customer_id == customer.id,
        Outbox.about == "invitation",
        col(Outbox.key_once).startswith("answer:"),
    )
    return s.exec(query.limit(1)).first() is not None


def _person_calls(s: Session, now: datetime, customer: Customer, message: Message) -> str:
    agency = agency_of(s, customer)
    desk.open_task(
        s,
        now,
        agency,
        "She has not agreed yet, and asks or agrees to a part only: call her, and write down what she agrees to",
        once=f"invited:{customer.id}",
        about=message.body,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    by = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return say("invited_person", agency=agency.name, by=by, phone=agency.phone)


def _restore(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """START opts her in again; from somebody who never opted out it is an ordinary answer."""
    if customer.consent != Consent.revoked:
        return False
    since = customer.consent_at
    set_consent(s, now, customer, Consent.given, message.body)
    note(s, now, customer.agency_id, "she opted in again", customer=customer)
    unreached.reached_again(s, now, customer, since)
    notify.to_customer(s, now, customer, say("welcome_back"), about="consent", once=answering.once(message))
    return True


def _confirm_wish(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """One confirmation is allowed (FCC, 47 CFR 64.1200(a)(12)); it leaves before the consent is gone."""
    agency = agency_of(s, customer)
    text = together(say("opted_out", agency=agency.name), say("opted_out_some"))
    notify.to_phone(
        s, now, agency, customer.phone, text, about="opt-out confirmed", once=answering.once(message)
    )


def no_ratings(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """End the questions how a job was, and nothing else; False if she does not ask for that."""
    if not text_wishes.no_ratings(message.body):
        return False
    how_was_it.never(s, now, customer)
    text = together(say("no_ratings"), say("texts_stay"))
    notify.to_customer(s, now, customer, text, about="fewer texts", once=answering.once(message))
    return True


def _drop_waiting(s: Session, now: datetime, customer: Customer) -> bool:
    """Drop what has not left and close what was asked; tell whether an order ended that waited for her OK."""
    waiting = select(Outbox).where(
        Outbox.customer_id == customer.id, Outbox.to == customer.phone, Outbox.state == OutboxState.waiting
    )
    for row in s.exec(waiting):
        row.state, row.ended_at, row.error = OutboxState.dropped, now, "opted out"
        s.add(row)
    closed = questions.open_ones(s, now, customer)
    for question in closed:
        questions.close(s, now, question, "opted out")
    return bool([q for q in closed if read_backs.unanswered(s, now, q, "she opted out")])
