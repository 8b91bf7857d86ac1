"""How a text is read: opt-out law, danger, open question, and only then the dialogue server.

Nothing here waits for the network; what remains for the dialogue server is returned to the worker.
"""

import re
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Agency,
    Consent,
    Contact,
    Customer,
    Message,
    MessageState,
    Outbox,
    Question,
    Task,
    TaskStatus,
)
from concierge_bot.services import (
    alarms,
    answers,
    consent,
    desk,
    lists,
    medication,
    notify,
    ordering,
    quotes,
    windows,
)
from concierge_bot.services.customers import agency_of, by_phone
from concierge_bot.services.once import keep
from concierge_bot.services.timeline import note
from concierge_bot.texts import say
from concierge_bot.understanding import replies, safety, speaker

PERSON_WITHIN = timedelta(minutes=30)
LONGEST = 1000
ASKS_BESIDES = re.compile(
    r"\b(order|deliver|refill|groceries|bring me|send me|get me|need (?!(?:some )?help|an? (?:ambulance|doctor))\w+)\b"
)
"""Words of a request that must not be lost beside danger."""


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
    read_as = _before_questions(s, now, customer, message, message.body.strip())
    if read_as:
        close(s, now, message, read_as)
    else:
        message.state = MessageState.waiting
        s.add(message)


def second_look(s: Session, now: datetime, customer: Customer, message: Message) -> str | None:
    """Answer what an open question can take; return the words that the dialogue server shall read, or None."""
    text = message.body.strip()
    if other := speaker.speaker(text, customer.name, _known(s, customer)):
        if for_her := speaker.in_her_stead(other.rest, customer.name):
            return plain_words(for_her)
        _other_hands(s, now, customer, message, other.name)
        return None
    if read_as := _as_answer(s, now, customer, message, text):
        close(s, now, message, read_as)
        return None
    return plain_words(text)


def _known(s: Session, customer: Customer) -> tuple[str, ...]:
    return tuple(s.exec(select(Contact.name).where(Contact.customer_id == customer.id)))


def _other_hands(s: Session, now: datetime, customer: Customer, message: Message, name: str) -> None:
    """What somebody else asks from her phone for himself is not done for her: a person speaks with him."""
    task = f"{name or 'Somebody else'} writes from the phone of {customer.name}: please answer"
    once = answers.once(message)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"person:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    text = say("not_her_hands", name=customer.name.split()[0], by=promised)
    notify.to_customer(s, now, customer, text, about="to a person", once=once)
    close(s, now, message, "other hands")


def _before_questions(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """Opt-out law, danger, and whoever may not be answered by the machine; return how it was read, or nothing."""
    law = consent.obey(s, now, customer, message)
    if (not law or len(text.split()) > 1) and _danger(s, now, customer, message, text, law):
        return "danger"
    if law:
        return "consent"
    if customer.consent == Consent.revoked:
        consent.heard_after_revoking(s, now, customer, message)
        return "opted out"
    if customer.taken_over:
        _for_the_desk(s, now, customer, message)
        return "taken over"
    if customer.consent != Consent.given:
        consent.invite(s, now, customer, message)
        return "no consent yet"
    return ""


def _as_answer(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """A short answer to an open question, or a text without words; return how it was read, or nothing."""
    if replies.is_undo(text):
        ordering.undo_last(s, now, customer, once=answers.once(message))
        return "undo"
    if replies.is_list(text) and lists.tell(s, now, customer, once=answers.once(message)):
        return "list"
    if quotes.is_correction(text, customer, now) and quotes.amend(
        s, now, customer, text, once=answers.once(message)
    ):
        return "correction"
    reply = replies.read(text)
    if reply is not None and answers.answer(s, now, customer, reply, message):
        customer.misunderstood = 0
        s.add(customer)
        return f"answer {reply}"
    if reply in ("taken", "later") and replies.is_letter(text):
        medication.letter(s, now, customer, taken=reply == "taken", once=answers.once(message))
        return "no reminder"
    if not any(letter.isalnum() for letter in text):
        _say(s, now, customer, "picture" if message.media else "empty", message)
        return "no words"
    if reply in ("1", "2", "3") or (reply in ("yes", "no") and _expired_last(s, customer)):
        _say(s, now, customer, "late_answer", message)
        return "late answer"
    return ""


def plain_words(text: str) -> str:
    """Return a text as the dialogue server may read it: it obeys a leading slash from anyone."""
    return " ".join(text.lstrip("/ \t\n").split())[:LONGEST] or "?"


def close(s: Session, now: datetime, message: Message, read_as: str) -> None:
    """A message has had its answer; a task that waited for it has nothing left to do."""
    message.state, message.read_as, message.done_at = MessageState.done, read_as, now
    message.lease_until = None
    s.add(message)
    query = select(Task).where(Task.once == f"slow:{message.id}", Task.status == TaskStatus.open)
    for task in s.exec(query):
        desk.close(s, now, task, "answered once the dialogue server was back", "the machine")


def dialogue_failed(
    s: Session, now: datetime, customer: Customer, message: Message, retry_in: timedelta
) -> None:
    """The dialogue server is down, slow or silent: she hears so once, the desk too, and it is tried again."""
    message.state, message.lease_until = MessageState.waiting, None
    message.retry_at = now + retry_in
    s.add(message)
    put_off = select(Message).where(
        Message.customer_id == customer.id,
        Message.state == MessageState.waiting,
        col(Message.retry_at).is_not(None),
    )
    for behind in s.exec(put_off):  # what waits behind it waits as long
        behind.retry_at = message.retry_at
        s.add(behind)
    if _written_already(s, customer, message):
        return  # an action wrote her answer before it failed: there is nothing to excuse
    _say(s, now, customer, "slow", message, once=f"slow:{message.id}")
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "The dialogue server did not answer: read her last text",
        once=f"slow:{message.id}",
        customer=customer,
        due_in=timedelta(minutes=10),
    )


def _written_already(s: Session, customer: Customer, message: Message) -> bool:
    """Tell whether an answer to a message is in the outbox though its turn has not ended."""
    query = select(Outbox.id).where(
        Outbox.customer_id == customer.id,
        col(Outbox.key_once).startswith(f"{answers.once(message)}:", autoescape=True),
    )
    return s.exec(query.limit(1)).first() is not None


def failed(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """A text that we could not work on, again and again, goes to a person, and she is told."""
    to_a_person(
        s,
        now,
        customer,
        "Her text could not be worked on: please answer her",
        "trouble",
        once=answers.once(message),
    )
    close(s, now, message, "failed")


def not_understood(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Ask once in plain words; a second failure in a row goes to a person."""
    customer.misunderstood += 1
    s.add(customer)
    if customer.misunderstood < 2:
        text = say("not_understood")
    else:
        customer.misunderstood = 0
        return to_a_person(
            s, now, customer, "She was not understood twice: please answer her", "to_a_person", once=once
        )
    notify.to_customer(s, now, customer, text, about="not understood", once=once)
    return text


def to_a_person(s: Session, now: datetime, customer: Customer, task: str, sentence: str, *, once: str) -> str:
    """Give a request to the desk with a promised time, and tell her so."""
    agency = agency_of(s, customer)
    desk.open_task(s, now, agency, task, once=f"person:{once}", customer=customer, due_in=PERSON_WITHIN)
    text = say(sentence, by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="to a person", once=once)
    return text


def _danger(s: Session, now: datetime, customer: Customer, message: Message, text: str, law: bool) -> bool:
    """Look for danger; beside her wish to be left alone only what a rule knows counts, not what sounds like it."""
    found = safety.by_rules(text) if law else safety.danger(text)
    if found.level == "alarm":
        alarms.raise_alarm(
            s, now, customer, source="customer", kind=found.kind or "danger", once=answers.once(message)
        )
    elif found.level == "uncertain":
        alarms.ask_if_safe(s, now, customer, once=answers.once(message))
    if found.level != "none" and ASKS_BESIDES.search(text.casefold()):
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "Her text of danger asks for something besides: see to it when she is safe",
            once=f"besides:{message.id}",
            customer=customer,
            due_in=PERSON_WITHIN,
        )
    return found.level != "none"


def _for_the_desk(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wrote in a conversation that you have taken over",
        once=f"taken-over:{message.id}",
        customer=customer,
        due_in=timedelta(minutes=5),
    )


def _expired_last(s: Session, customer: Customer) -> bool:
    """Tell whether the last thing that we asked her ended without her answer: a late one confirms nothing."""
    query = select(Question).where(Question.customer_id == customer.id).order_by(col(Question.id).desc())
    last = s.exec(query).first()
    return last is not None and last.answer == "expired"


def _say(
    s: Session, now: datetime, customer: Customer, sentence: str, message: Message, once: str = ""
) -> None:
    notify.to_customer(s, now, customer, say(sentence), about="answer", once=once or answers.once(message))


def take_over(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """A person speaks with her now; the machine is silent until it is handed back."""
    customer.taken_over = True
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation taken over by {who}", customer=customer)


def hand_back(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """The machine answers her again."""
    customer.taken_over = False
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation handed back by {who}", customer=customer)
