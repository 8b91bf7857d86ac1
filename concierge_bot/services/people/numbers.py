"""Her number has changed: it counts once both phones agreed, or the desk for a lost one; the old one is kept."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Agency,
    Contact,
    Customer,
    Message,
    NumberChange,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.services.people import opt_outs
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import in_language, say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.words import numbers as reading

ABOUT = "new_number"
LASTS = timedelta(hours=24)
PERSON_WITHIN = timedelta(minutes=30)
ASKED, DONE, REFUSED = "asked", "done", "refused"
HERSELF, THE_NEW_PHONE = "the customer", "the new phone"


def told(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """She writes from the phone that we know that she has another number; False if her words say no such thing."""
    new = reading.named(words, customer.country) if reading.changed(words) else ""
    if not new:
        return False
    if new == customer.phone or _taken(s, customer, new):
        _to_a_person(s, now, customer, once)
        return True
    change = _begin(s, now, customer, new, HERSELF)
    _ask_the_old(s, now, customer, change, once)
    _ask_the_new(s, now, customer, change)
    return True


def answered(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str
) -> None:
    """The phone that we know says whether the new number is hers; a no is looked into by a person at once."""
    change = s.get_one(NumberChange, q.subject_id)
    if change.status != ASKED:
        notify.to_customer(s, now, customer, say("late_answer"), about="number", once=once)
        return
    if reply not in ("1", "yes"):
        change.status, change.ended_at = REFUSED, now
        s.add(change)
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"A new number was given for {customer.name}, and the phone that we know says no: call her there",
            once=f"number-refused:{change.id}",
            customer=customer,
            urgent=True,
        )
        notify.to_customer(s, now, customer, say("number_stays"), about="number", once=once)
        return
    change.old_ok_at = now
    s.add(change)
    if not _switch_if_both(s, now, customer, change):
        notify.to_customer(s, now, customer, say("number_waits"), about="number", once=once)


def from_unknown(s: Session, now: datetime, agency: Agency, message: Message) -> bool:
    """A phone that we do not know agrees to be hers, or says that it is; False if it says neither.

    It never hears from us whether somebody is a customer of ours.
    """
    change = _waiting_for(s, now, agency, message.sender)
    if change is not None and replies.read(message.body) in ("1", "yes"):
        change.new_ok_at = now
        s.add(change)
        customer = s.get_one(Customer, change.customer_id)
        if not _switch_if_both(s, now, customer, change):
            _tell_new(s, now, customer, change, say("number_waits"), f"answer:{message.id}")
        return True
    named = _who_says_so(s, agency, message) if reading.changed(message.body) else None
    if named is not None and change is None and not _taken(s, named, message.sender):
        _ask_both_ways(s, now, agency, named, message.sender)
    return False  # it is answered as any number is that we do not know


def _ask_both_ways(s: Session, now: datetime, agency: Agency, customer: Customer, phone: str) -> None:
    """A phone says whose it is: the one that we know is asked, and a person, in case that one is lost."""
    change = _begin(s, now, customer, phone, THE_NEW_PHONE)
    change.new_ok_at = now
    _ask_the_old(s, now, customer, change, f"number:{change.id}")
    desk.open_task(
        s,
        now,
        agency,
        f"A phone that we do not know says that it is {customer.name}'s new one: call her on the number that we know",
        once=f"number:{change.id}",
        about="Is the old phone lost? Make sure who it is, and change the number at the desk",
        customer=customer,
        due_in=PERSON_WITHIN,
    )


def by_desk(s: Session, now: datetime, customer: Customer, new: str, who: str) -> None:
    """The desk vouches for an old phone that is lost; the new one is still asked. BadInput if it is somebody's."""
    if customer.ended_at is not None:
        raise NotNow(f"The service of {customer.name} has ended")
    if new == customer.phone or _taken(s, customer, new):
        raise BadInput("This number is in use already: write another", field="new")
    open_ones = select(NumberChange).where(
        NumberChange.customer_id == customer.id, NumberChange.status == ASKED
    )
    known = s.exec(open_ones.where(NumberChange.new == new)).first()
    change = known or _begin(s, now, customer, new, who)
    change.old_ok_at, change.asked_by = now, who
    s.add(change)
    if not _switch_if_both(s, now, customer, change):
        _ask_the_new(s, now, customer, change)


def history(s: Session, customer: Customer) -> list[NumberChange]:
    """Return every change of her number, the oldest first."""
    query = select(NumberChange).where(NumberChange.customer_id == customer.id)
    return list(s.exec(query.order_by(col(NumberChange.id))))


def _begin(s: Session, now: datetime, customer: Customer, new: str, who: str) -> NumberChange:
    for old in history(s, customer):
        if old.status == ASKED:
            old.status, old.ended_at = "replaced", now
            s.add(old)
    change = NumberChange(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        old=customer.phone,
        new=new,
        asked_by=who,
        asked_at=now,
    )
    s.add(change)
    s.flush()
    note(s, now, customer.agency_id, f"a new number was given by {who}", customer=customer)
    return change


def _ask_the_old(s: Session, now: datetime, customer: Customer, change: NumberChange, once: str) -> None:
    text = say("number_yours", agency=agency_of(s, customer).name, number=change.new)
    questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        told="number",
        once=once,
        subject_id=change.id,
        words="the number",
        lasts=LASTS,
    )


def _ask_the_new(s: Session, now: datetime, customer: Customer, change: NumberChange) -> None:
    text = say("number_new_phone", agency=agency_of(s, customer).name)
    _tell_new(s, now, customer, change, text, f"number:{change.id}:new")


def _tell_new(
    s: Session, now: datetime, customer: Customer, change: NumberChange, text: str, once: str
) -> None:
    said = in_language(text, customer.language)
    agency = agency_of(s, customer)
    notify.to_phone(s, now, agency, change.new, said, about="number", once=once, urgency=Urgency.answer)


def _switch_if_both(s: Session, now: datetime, customer: Customer, change: NumberChange) -> bool:
    """Once both sides agreed she is served at the new number; what was written and has not left goes there, too."""
    if change.old_ok_at is None or change.new_ok_at is None:
        return False
    agency, old = agency_of(s, customer), change.old
    change.status, change.ended_at = DONE, now
    for row in s.exec(
        select(Outbox).where(
            Outbox.customer_id == customer.id, Outbox.to == old, Outbox.state == OutboxState.waiting
        )
    ):
        row.to = change.new
        s.add(row)
    text = in_language(say("number_left", agency=agency.name, phone=agency.phone), customer.language)
    notify.to_phone(s, now, agency, old, text, about="number", once=f"number:{change.id}:old")
    opt_outs.end(s, agency, change.new)
    customer.phone = change.new
    s.add(change)
    s.add(customer)
    s.flush()
    note(s, now, customer.agency_id, "her number was changed", customer=customer)
    notify.to_customer(
        s,
        now,
        customer,
        say("number_now", agency=agency.name),
        about="number",
        once=f"number:{change.id}:done",
    )
    return True


def _waiting_for(s: Session, now: datetime, agency: Agency, phone: str) -> NumberChange | None:
    query = select(NumberChange).where(
        NumberChange.agency_id == agency.id,
        NumberChange.new == phone,
        NumberChange.status == ASKED,
        NumberChange.asked_at > now - LASTS,
    )
    return s.exec(query.with_for_update()).first()


def _who_says_so(s: Session, agency: Agency, message: Message) -> Customer | None:
    """Return the one customer whose whole name a text holds."""
    words = set(message.body.casefold().replace(",", " ").replace(".", " ").split())
    query = select(Customer).where(Customer.agency_id == agency.id, col(Customer.ended_at).is_(None))
    fit = [one for one in s.exec(query) if set(one.name.casefold().split()) <= words]
    return fit[0] if len(fit) == 1 else None


def _taken(s: Session, customer: Customer, number: str) -> bool:
    """Tell whether a number is somebody's already, who is known by it."""
    agency = agency_of(s, customer)
    if number in (agency.phone, agency.desk_phone):
        return True
    mine = select(Contact.id).where(Contact.customer_id == customer.id, Contact.phone == number)
    others = select(Customer.id).where(Customer.agency_id == agency.id, Customer.phone == number)
    members = select(Provider.id).where(Provider.agency_id == agency.id, Provider.phone == number)
    return any(s.exec(query.limit(1)).first() is not None for query in (mine, others, members))


def _to_a_person(s: Session, now: datetime, customer: Customer, once: str) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{customer.name} gives a new number that is somebody's already: ask her",
        once=f"number-taken:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    text = say("passed_on", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="number", once=once)
