"""What happened: told to who may know of her alarms, in her own words, with when she last wrote and who is on it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Alarm, AlarmStatus, Contact, Customer, LadderStep, Message, Scope
from concierge_bot.services.medicines import dose_talk
from concierge_bot.services.orders import windows
from concierge_bot.services.people import family
from concierge_bot.services.safety import alarm_book, alarm_words, ladder
from concierge_bot.texts import fits, say, together
from concierge_bot.understanding.medicines import recall

LATELY = timedelta(hours=24)
"""So long after it an alarm is still what somebody means who asks what happened."""
BEFORE = timedelta(minutes=30)
"""So long before an alarm its text may have come: the dialogue model, or she herself, was asked first."""
JUST_BEFORE, OF_THE_MODEL = timedelta(minutes=2), "danger"
"""What the dialogue model alone heard has no kind, and its text came just before."""
SAYS_WELL = ("says she is OK", ladder.WELL)


def what_happened(s: Session, now: datetime, contact: Contact, before: str = "") -> str:
    """Tell it of the alarm that is open, or was lately, behind other words; an empty string if there was none."""
    customer = s.get_one(Customer, contact.customer_id)
    alarm = lately(s, now, customer)
    if alarm is None:
        return ""
    cause = _words_of_danger(s, customer, alarm)
    if cause is not None and not _may_know(s, customer, contact, cause):
        cause = None
    after = together(_last(s, customer, cause, alarm), _well(s, customer, alarm), _who(s, alarm))
    told = _kind(s, customer, alarm)
    if cause is not None:
        told = _in_her_words(customer, cause, together(before, after)) or told
    return together(told, after)


def lately(s: Session, now: datetime, customer: Customer) -> Alarm | None:
    """Return her alarm that is open, or that was within a day."""
    query = select(Alarm).where(Alarm.customer_id == customer.id, col(Alarm.raised_at) > now - LATELY)
    return alarm_book.open_alarm(s, customer) or s.exec(query.order_by(col(Alarm.id).desc())).first()


def _words_of_danger(s: Session, customer: Customer, alarm: Alarm) -> Message | None:
    """Return the newest text of hers in which danger was heard, of this alarm."""
    query = select(Message).where(
        Message.customer_id == customer.id,
        col(Message.read_as).startswith("danger"),
        col(Message.received_at) >= alarm.raised_at - BEFORE,
    )
    heard = s.exec(query.order_by(col(Message.id).desc())).first()
    return heard or (
        _before(s, customer, alarm)
        if alarm.source == alarm_words.HERSELF and alarm.kind == OF_THE_MODEL
        else None
    )


def _before(s: Session, customer: Customer, alarm: Alarm) -> Message | None:
    """Return her last text before the alarm that her own words raised: only the dialogue model heard danger in it."""
    query = select(Message).where(
        Message.customer_id == customer.id,
        col(Message.received_at) <= alarm.raised_at,
        col(Message.received_at) >= alarm.raised_at - JUST_BEFORE,
    )
    return s.exec(query.order_by(col(Message.id).desc())).first()


def _may_know(s: Session, customer: Customer, contact: Contact, cause: Message) -> bool:
    """Words of a medicine are told to nobody who may not see her doses."""
    return Scope.doses in family.scopes(s, contact) or not (
        recall.names_pills(cause.body) or dose_talk.is_about_one(s, customer, cause.body)
    )


def _in_her_words(customer: Customer, cause: Message, after: str) -> str:
    """Say what she wrote, as much as fits beside the rest; an empty string if nothing of it does."""
    words = cause.body.strip().split()
    for length in range(len(words), 0, -1):
        said = " ".join(words[:length]) + ("" if length == len(words) else "...")
        text = say(
            "family_she_wrote", name=_first(customer), at=_clock(customer, cause.received_at), words=said
        )
        if fits(together(text, after)):
            return text
    return ""


def _kind(s: Session, customer: Customer, alarm: Alarm) -> str:
    """Say what was told of last: what opened the alarm may be of the day before."""
    kind, at = alarm_book.newest(s, alarm)
    return say(
        "family_heard_that", name=_first(customer), kind=alarm_words.of_her(kind), at=_clock(customer, at)
    )


def _last(s: Session, customer: Customer, cause: Message | None, alarm: Alarm) -> str:
    """Say when she wrote last, if that was after what happened."""
    query = select(Message.received_at).where(Message.customer_id == customer.id)
    at = s.exec(query.order_by(col(Message.received_at).desc()).limit(1)).first()
    since = cause.received_at if cause is not None else alarm.raised_at
    return say("family_last_text", at=_clock(customer, at)) if at is not None and at > since else ""


def _well(s: Session, customer: Customer, alarm: Alarm) -> str:
    query = select(LadderStep.who).where(
        LadderStep.ladder_id == ladder.of_alarm(s, alarm).id, col(LadderStep.answer).in_(SAYS_WELL)
    )
    who = set(s.exec(query))
    if alarm_words.HERSELF in who:
        return say("family_says_well", name=_first(customer))
    return say("family_well_told", who=" and ".join(sorted(who))) if who else ""


def _who(s: Session, alarm: Alarm) -> str:
    if alarm.status == AlarmStatus.resolved:
        return say("family_over")
    holder = ladder.of_alarm(s, alarm).holder_id
    if holder is not None:
        return say("family_goes", who=s.get_one(Contact, holder).name)
    return say("family_has_it" if alarm.status == AlarmStatus.acknowledged else "family_calls")


def _first(customer: Customer) -> str:
    return customer.name.split()[0]


def _clock(customer: Customer, at: datetime) -> str:
    return windows.clock(local(at, customer.time_zone))
