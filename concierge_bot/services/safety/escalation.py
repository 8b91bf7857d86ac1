"""What each step of a ladder does and says, for alarms and for doses, and what her people answer to it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Alarm,
    AlarmStatus,
    Contact,
    Customer,
    Entry,
    Evidence,
    Ladder,
    LadderStep,
    TaskStatus,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes, medication
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book, alarm_news, alarm_words, check_ins, ladder
from concierge_bot.services.safety.ladder import Ask
from concierge_bot.texts import emergency_number, say

LOOK_AFTER, LOOK_AGAIN = timedelta(minutes=15), timedelta(minutes=5)
HELD = "asking about a medicine held while the alarm is open"
UNANSWERED = "unanswered"
Do = Callable[[Session, datetime, Customer, Ladder], bool]


class Asker(Protocol):
    """What a ladder is about: how she is asked once more, rung, and given up."""

    def ask_again(self, s: Session, now: datetime, customer: Customer, row: Ladder) -> bool: ...

    def ask_by_voice(self, s: Session, now: datetime, customer: Customer, row: Ladder) -> bool: ...

    def miss(self, s: Session, now: datetime, customer: Customer, row: Ladder) -> None: ...


def tell(s: Session, now: datetime, customer: Customer, alarm: Alarm) -> None:
    """Tell the desk and her first contact in this commit, and plan to tell the next."""
    row = ladder.begin(s, now, customer, "alarm", at=now, alarm=alarm)
    alarm_news.raised(s, now, customer, alarm)
    fall_due(s, now, row)


def fall_due(s: Session, now: datetime, row: Ladder) -> None:
    """Do the next step that can be done, and plan the one after it."""
    customer = s.get_one(Customer, row.customer_id)
    if row.alarm_id is None and (alarm := alarm_book.holding(s, now, customer)) is not None:
        _hold(s, now, customer, row, alarm)
        return
    if row.holder_id is not None:
        _no_word(s, now, customer, row)
    if _has_ended(s, now, row):
        return
    while (step := ladder.coming(row)) is not None:
        row.step += 1
        if STEPS[step.ask](s, now, customer, row):
            break
    if row.ended_at is None:
        ladder.plan(s, now, row)


def _hold(s: Session, now: datetime, customer: Customer, row: Ladder, alarm: Alarm) -> None:
    """People look after an alarm of hers: nobody is asked about a medicine meanwhile, and its course says so."""
    said = select(Entry.id).where(Entry.alarm_id == alarm.id, Entry.what == HELD)
    if s.exec(said.limit(1)).first() is None:
        note(s, now, row.agency_id, HELD, customer=customer, alarm=alarm)
    row.step_at = now + LOOK_AGAIN
    s.add(row)


def contact_will(s: Session, now: datetime, contact: Contact, row: Ladder, channel: str = "sms") -> str:
    """A contact goes to check: nobody else is told for a while; of an alarm the desk and she hear who comes."""
    customer = s.get_one(Customer, row.customer_id)
    emergency = emergency_number(customer.country)
    ladder.log(s, now, row, contact.name, channel, ladder.WILL, contact)
    if row.ended_at is None:
        ladder.hold(s, now, row, contact)
    if row.alarm_id is None:
        return say("contact_waits", emergency=emergency)
    _comes(s, now, customer, contact, s.get_one(Alarm, row.alarm_id))
    return say("contact_thanks", emergency=emergency)


def contact_cannot(s: Session, now: datetime, contact: Contact, row: Ladder) -> str:
    """A contact cannot go: the next one whom she allowed is told."""
    customer = s.get_one(Customer, row.customer_id)
    ladder.log(s, now, row, contact.name, "sms", ladder.CANNOT, contact)
    s.flush()
    if row.ended_at is None and row.holder_id in (None, contact.id):
        row.holder_id = None
        fall_due(s, now, row)
    return say("contact_cannot", emergency=emergency_number(customer.country))


def contact_says_taken(s: Session, now: datetime, contact: Contact, row: Ladder) -> str:
    """A contact saw or heard that she took it: the doses end by her family's word."""
    customer = s.get_one(Customer, row.customer_id)
    doses = dose_book.may_be_taken(s, now, row)
    ladder.log(s, now, row, contact.name, "sms", ladder.TAKEN, contact)
    dose_outcomes.take_all(s, now, customer, doses, Evidence.family, contact)
    return say("contact_taken", at=dose_book.now_there(customer, now))


def contact_says_well(s: Session, now: datetime, contact: Contact, row: Ladder) -> str:
    """A contact saw or heard that all is well with her, who had not answered her check-in."""
    ladder.log(s, now, row, contact.name, "sms", ladder.WELL, contact)
    check_ins.well(s, now, s.get_one(Customer, row.customer_id), contact)
    return say("contact_well")


def contact_wrote(s: Session, now: datetime, row: Ladder) -> None:
    """Who went to check sent other words: a person reads them, and nobody else of hers is told."""
    ladder.heard(s, row)


def step(s: Session, now: datetime, alarm: Alarm, who: str, channel: str, answer: str = "") -> None:
    """Write down that a person was asked or told about an alarm, and what came back."""
    ladder.log(s, now, ladder.of_alarm(s, alarm), who, channel, answer)


def has_step(s: Session, alarm: Alarm, who: str, answer: str, *, since: datetime) -> bool:
    """Tell whether a step of an alarm with this answer was written since a moment."""
    query = select(LadderStep.id).where(
        LadderStep.ladder_id == ladder.of_alarm(s, alarm).id,
        LadderStep.who == who,
        LadderStep.answer == answer,
        LadderStep.at > since,
    )
    return s.exec(query.limit(1)).first() is not None


def waiting_for(s: Session, now: datetime, contact: Contact) -> Ladder | None:
    """Return the ladder on which a contact was told and still may answer, an alarm's first, then the newest."""
    query = (
        select(Ladder)
        .join(LadderStep, col(LadderStep.ladder_id) == Ladder.id)
        .where(LadderStep.contact_id == contact.id, Ladder.customer_id == contact.customer_id)
        .order_by(col(Ladder.alarm_id).is_(None), col(Ladder.id).desc())
    )
    return next((row for row in s.exec(query) if _may_answer(s, now, row)), None)


def _may_answer(s: Session, now: datetime, row: Ladder) -> bool:
    if row.alarm_id is not None:
        return s.get_one(Alarm, row.alarm_id).status != AlarmStatus.resolved
    return row.ended_at is None or bool(dose_book.may_be_taken(s, now, row))


def _has_ended(s: Session, now: datetime, row: Ladder) -> bool:
    """Tell whether there is nothing left to climb for: a person of the desk has the alarm, or no dose is open."""
    if row.alarm_id is not None:
        over = s.get_one(Alarm, row.alarm_id).status != AlarmStatus.open
    else:
        over = not _is_open(s, row)
    if over and row.ended_at is None:
        ladder.end(s, now, row, "somebody has it")
    return over


def _is_open(s: Session, row: Ladder) -> bool:
    if row.policy == check_ins.POLICY:
        return check_ins.of_ladder(s, row) is not None
    return bool(dose_book.of_ladder(s, row))


def _asker(row: Ladder) -> Asker:
    return check_ins if row.policy == check_ins.POLICY else medication


def _no_word(s: Session, now: datetime, customer: Customer, row: Ladder) -> None:
    """Who said that he will check sent no word in time: it goes on as if he had not answered."""
    row.holder_id = None
    alarm = s.get(Alarm, row.alarm_id) if row.alarm_id else None
    if alarm is not None and alarm.status == AlarmStatus.acknowledged and _held_by_family(s, alarm):
        alarm.status = AlarmStatus.open
        s.add(alarm)
        words = f"Alarm {alarm.number}: no word from who went to check, call {customer.name} now"
        alarm_news.tell_desk(s, now, customer, alarm, words, f"no word:{now.isoformat(timespec='seconds')}")


def _held_by_family(s: Session, alarm: Alarm) -> bool:
    """Tell whether the last who took an alarm on was one of her people, and not the desk."""
    query = select(Contact.name).where(Contact.customer_id == alarm.customer_id)
    names = set(s.exec(query))
    return all(task.claimed_by in names for task in alarm_book.tasks(s, alarm))


def _again(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    done = _asker(row).ask_again(s, now, customer, row)
    if done:
        ladder.log(s, now, row, "customer", "sms")
    return done


def _call(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    done = _asker(row).ask_by_voice(s, now, customer, row)
    if done:
        ladder.log(s, now, row, "customer", "call")
    return done


def _contact(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    alarm = s.get(Alarm, row.alarm_id) if row.alarm_id else None
    contact = ladder.whose_turn(s, now, customer, row, but=alarm.source if alarm else "")
    if contact is None:
        return False
    words = {"agency": agency_of(s, customer).name, "name": customer.name, "phone": customer.phone}
    if alarm is None:
        unsure = medication.is_doubted(s, customer, dose_book.of_ladder(s, row))
        sentence = "contact_unsure" if unsure else "contact_unanswered"
        text = say(sentence, **words, what=_unanswered(s, customer, row))
    else:
        kind = " and ".join(alarm_words.of_her(one) for one in alarm_book.kinds(s, alarm)[:2])
        emergency = emergency_number(customer.country)
        text = say("contact_alarm", **words, kind=kind, emergency=emergency)
    ladder.tell(s, now, row, contact, text, about=UNANSWERED if alarm is None else "alarm")
    note(s, now, row.agency_id, "a contact was told", customer=customer, alarm=alarm)
    return True


def _desk(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    _asker(row).miss(s, now, customer, row)
    return True


def _unanswered(s: Session, customer: Customer, row: Ladder) -> str:
    """Say what she did not answer, and no more: who may hear of alarms alone hears of no medicine."""
    check_in = check_ins.of_ladder(s, row)
    if check_in is not None:
        at = check_ins.at_time(customer, check_in)
    else:
        at = dose_book.at_time(customer, dose_book.of_ladder(s, row))
    if row.policy == "dose_unreached":
        return say("unanswered_off", at=at)
    rung = select(LadderStep.id).where(LadderStep.ladder_id == row.id, LadderStep.channel == "call")
    return say("unanswered_call" if s.exec(rung).first() else "unanswered_text", at=at)


def _comes(s: Session, now: datetime, customer: Customer, contact: Contact, alarm: Alarm) -> None:
    agency = agency_of(s, customer)
    alarm.status = AlarmStatus.acknowledged
    s.add(alarm)
    for task in alarm_book.tasks(s, alarm):
        if task.status == TaskStatus.open:
            desk.hand_to(s, now, task, contact.name)
            task.due_at = now + LOOK_AFTER
    note(s, now, alarm.agency_id, alarm_book.CONTACT_COMES, alarm=alarm, customer=customer)
    once = f"alarm:{alarm.id}:{contact.id}:will"
    text = say("contact_comes", name=contact.name, emergency=emergency_number(customer.country))
    notify.to_customer(s, now, customer, text, about="emergency", once=once, urgency=Urgency.alarm)
    if agency.desk_phone:
        told = say("desk_contact_comes", agency=agency.name, contact=contact.name, name=customer.name)
        notify.to_phone(
            s,
            now,
            agency,
            agency.desk_phone,
            told,
            about="desk task",
            once=f"{once}:desk",
            urgency=Urgency.alarm,
        )


STEPS: dict[Ask, Do] = {"again": _again, "call": _call, "contact": _contact, "desk": _desk}
