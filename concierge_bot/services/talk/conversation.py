"""How a text is read: opt-out law, danger, open question, and only then the dialogue server.

Nothing here waits for the network; what remains for the dialogue server is returned to the worker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
    Task,
    TaskStatus,
)
from concierge_bot.services.cases import problems
from concierge_bot.services.everyday import company, wishes
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.once import keep
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_partly, dose_talk, plan_answers
from concierge_bot.services.orders import hires
from concierge_bot.services.people import consent, sharing
from concierge_bot.services.people.customers import agency_of, by_phone
from concierge_bot.services.safety import check_ins
from concierge_bot.services.talk import (
    answer_table,
    answering,
    doubt,
    handover,
    held_up,
    plain_answers,
    questions,
    short_answers,
)
from concierge_bot.texts import say
from concierge_bot.understanding import (
    bills,
    clauses,
    dose_words,
    errands,
    plain_questions,
    replies,
    safety,
    speaker,
    text_wishes,
    well_words,
)

LONGEST = 1000
NOT_UNDERSTOOD = "nlu_fallback"
PARTS = "parts"
DEEPEST = 4
"""So often may a part of a text be cut again."""


@dataclass(frozen=True)
class Request:
    """What the dialogue server shall read: her words, and what she wants where the core knows it already.

    ``in_doubt``: the server is only asked whether it reads danger in them.
    """

    words: str
    intent: str = ""
    in_doubt: bool = False


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
    if speaker.speaker(message.body, customer.name, _known(s, customer)) is None:
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


def second_look(s: Session, now: datetime, customer: Customer, message: Message) -> Request | None:
    """Answer what an open question can take; return what the dialogue server shall read, or None."""
    text = message.body.strip()
    if message.read_as in doubt.WAYS:
        return Request(plain_words(text), in_doubt=True)
    if consent.no_ratings(s, now, customer, message):
        take_apart(s, now, message, [rest] if (rest := text_wishes.besides_ratings(text)) else [])
        return None
    if (
        not message.intent
        and (besides := wishes.heard(s, now, customer, text, once=answering.once(message))) is not None
    ):
        take_apart(s, now, message, [besides] if besides else [])
        return None
    if dose_words.given_by_another(text) and (
        said := dose_talk.heard(s, now, customer, text, once=answering.once(message))
    ):
        close(s, now, message, f"answer {said}")
        return None
    if _partly_taken(s, now, customer, message, text):
        return None
    if other := speaker.speaker(text, customer.name, _known(s, customer)):
        if for_her := speaker.in_her_stead(other.rest, customer.name):
            return Request(plain_words(for_her))
        _other_hands(s, now, customer, message, other.name)
        return None
    head, rest = ("", "") if message.part_of else short_answers.answer_and_more(s, now, customer, text)
    if head:
        take_apart(s, now, message, [head, rest])
        return None
    if not message.intent and _plainly(s, now, customer, message, text):
        return None
    read_as = "" if message.intent else short_answers.read(s, now, customer, message, text)
    if read_as and not message.intent:  # else it chose a meaning, which is still to be served
        close(s, now, message, read_as)
        return None
    unsure = questions.open_about(s, customer, questions.MEANING)
    for question in unsure:
        questions.drop(s, now, question, "other words")
    return _request(s, now, customer, message, unsure=bool(unsure))


def _partly_taken(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Write down that she took one medicine and not another; what she asks for besides has its own turn."""
    once = answering.once(message)
    told = dose_partly.read(s, now, customer, text)
    if told is None:
        asked = dose_partly.ask_which(s, now, customer, text, once=once)
        if asked:
            close(s, now, message, "answer which dose")
        return asked
    if told.rest and not message.part_of:
        take_apart(s, now, message, [told.of_doses, told.rest])
    else:
        dose_partly.write(s, now, customer, told, once=once)
        close(s, now, message, "answer partly taken")
    return True


def _plainly(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Answer what her rows or the clock know, or part a text that asks it beside other things."""
    once = answering.once(message)
    asked = plan_answers.answer(s, now, customer, text, once=once)
    asked = asked or plain_answers.answer(s, now, customer, text, once=once)
    parts = [] if asked or message.part_of else plain_questions.parts(text)
    if len(parts) > 1:
        take_apart(s, now, message, parts)
        return True
    if not asked and parts:
        asked = plain_answers.answer(s, now, customer, parts[0], once=once)
    if asked:
        customer.misunderstood = 0
        s.add(customer)
        close(s, now, message, "answer plain")
    return bool(asked)


def _known(s: Session, customer: Customer) -> tuple[str, ...]:
    return tuple(s.exec(select(Contact.name).where(Contact.customer_id == customer.id)))


def _other_hands(s: Session, now: datetime, customer: Customer, message: Message, name: str) -> None:
    """What somebody else asks from her phone for himself is not done for her: a person speaks with him."""
    task = f"{name or 'Somebody else'} writes from the phone of {customer.name}: please answer"
    name = customer.name.split()[0]
    handover.to_a_person(s, now, customer, task, "not_her_hands", once=answering.once(message), name=name)
    close(s, now, message, "other hands")


def _before_questions(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """Opt-out law, danger, and whoever may not be answered by the machine; return how it was read, or nothing."""
    law = consent.obey(s, now, customer, message)
    if (not law or len(text.split()) > 1) and (way := doubt.look(s, now, customer, message, law=bool(law))):
        return way
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


def _request(s: Session, now: datetime, customer: Customer, message: Message, *, unsure: bool) -> Request:
    if message.words_of is not None:
        return Request(plain_words(s.get_one(Message, message.words_of).body), message.intent)
    return Request(
        plain_words(clauses.without_thanks(message.body)),
        _without_model(s, now, customer, message.body.strip(), unsure=unsure),
    )


def _without_model(s: Session, now: datetime, customer: Customer, text: str, *, unsure: bool) -> str:
    """Return the intent of words that we taught her, or that say nothing; no model has to guess at those."""
    reply = replies.read(text)
    if replies.is_undo(text):
        return "cancel_order"
    if replies.is_list(text):
        return "list_schedule"
    if replies.is_letter(text):
        return "confirm_taken" if reply == "taken" else "snooze"
    if bills.asked_for_secrets(text) or bills.asks_how_to_pay(text):
        return "billing_question"
    if company.is_one(now, customer, text):
        return "talk_to_human"
    if sharing.is_wish(s, customer, text):
        return "family_access"
    if problems.wants_amends(s, now, customer, text):
        return "report_problem"
    if (errands.asked_for(text) or hires.asked_by_name(s, customer, text)) and _is_one(text):
        return "request_service"
    unanswering = (reply in ("yes", "no") and unsure) or short_answers.is_late(s, customer, text)
    return NOT_UNDERSTOOD if unanswering or not any(letter.isalnum() for letter in text) else ""


def _is_one(text: str) -> bool:
    """Tell whether a text asks for one thing; what asks for more is taken apart."""
    return sum(map(clauses.orders_on, clauses.cut(text))) < 2


def plain_words(text: str) -> str:
    """Return a text as the dialogue server may read it: it obeys a leading slash from anyone."""
    return " ".join(text.lstrip("/ \t\n").split())[:LONGEST] or "?"


def take_apart(s: Session, now: datetime, message: Message, parts: Sequence[str]) -> None:
    """Let each request of a text be a text of its own, in her order; one without any has had its answer.

    Raises RuntimeError for a part of a part of a part that is to be cut again: that could go on without end.
    """
    if message.sid.count("/") >= DEEPEST:
        raise RuntimeError(
            f"message {message.id} is cut again and again: a reader gives back what it was given"
        )
    for number, words in enumerate(parts, start=1):
        s.add(held_up.part(message, str(number), words))
    close(s, now, message, PARTS)


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
    notify.to_customer(s, now, customer, say("slow"), about="answer", once=f"slow:{message.id}")
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
        col(Outbox.key_once).startswith(f"{answering.once(message)}:", autoescape=True),
    )
    return s.exec(query.limit(1)).first() is not None


def failed(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """A text that we could not work on, again and again, goes to a person, and she is told."""
    handover.to_a_person(
        s,
        now,
        customer,
        "Her text could not be worked on: please answer her",
        "trouble",
        once=answering.once(message),
    )
    close(s, now, message, "failed")


def settle_doubt(
    s: Session, now: datetime, customer: Customer, message: Message, readings: safety.Readings | None
) -> None:
    """What the dialogue model reads in words of doubtful danger decides: an alarm, a question, or a plain request."""
    if doubt.settle(s, now, customer, message, readings):
        close(s, now, message, doubt.DANGER)


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


def take_over(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """A person speaks with her now; the machine is silent until it is handed back."""
    customer.taken_over, customer.taken_over_by = True, who
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation taken over by {who}", customer=customer)


def hand_back(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """The machine answers her again."""
    customer.taken_over, customer.taken_over_by = False, ""
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation handed back by {who}", customer=customer)
