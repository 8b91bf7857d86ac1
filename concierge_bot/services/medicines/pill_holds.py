"""Her medicine reminders on hold: only after a read-back that says plainly what it means, and a person hears of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes, dose_record, plans
from concierge_bot.services.orders import holds, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import answering, questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.medicines import pill_holds as words_of
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.understanding.words.match import best_named

ABOUT = "pill_hold"
PERSON_WITHIN, SOON = timedelta(minutes=30), timedelta(hours=2)
NOT_ENDED = (DoseStatus.planned, DoseStatus.reminded)


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what words say of holding her medicine reminders; an empty string if they say nothing of the kind."""
    if _standing(customer, now) and words_of.resumes(words):
        return lift(s, now, customer, once=once)
    own = plans.of(s, customer)
    if own and words_of.goes_on(words):
        return _goes_on(s, now, customer, once)
    called = [name for plan in own for name in (plan.name, plan.say_as) if name]
    if not own or not (words_of.asks(words) or words_of.asks_of(words, called)):
        return ""
    here = local(now, customer.clock_zone)
    days = words_of.days(words, here, customer.country)
    if days is None or _names_one(s, customer, words):
        return _to_a_person(s, now, customer, words, once=once)
    return _read_back(s, now, customer, days, once=once)


def _goes_on(s: Session, now: datetime, customer: Customer, once: str) -> str:
    """Nothing is held, and she hears when she is reminded next."""
    ahead = dose_record.coming(s, now, customer)
    text = together(say("pill_hold_left"), dose_record.in_its_time(s, now, customer, ahead))
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    return text


def for_days(s: Session, now: datetime, customer: Customer, days: Stretch, *, once: str) -> str:
    """She wants everything held: read back what that means for her medicine; without an end a person asks her."""
    if days.last is None:
        return _to_a_person(s, now, customer, "Everything, until she says", once=once)
    return _read_back(s, now, customer, days, once=once)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the days that were read back; an empty string if the words name none."""
    here = local(now, customer.clock_zone)
    days = words_of.days(words, here, customer.country)
    asked = next(iter(questions.open_about(s, customer, ABOUT)), None)
    if days is None or asked is None:
        return ""
    before = Stretch(*(date.fromisoformat(asked.data[end]) for end in ("first", "last")))
    return _read_back(s, now, customer, holding.corrected(words, before, days, here.date()), once=once)


def answered(
    s: Session, now: datetime, customer: Customer, question: Question, reply: Reply, /, *, once: str
) -> None:
    """Only a yes to what was read back holds anything."""
    if reply not in answering.YES:
        notify.to_customer(s, now, customer, say("pill_hold_left"), about=ABOUT, once=once)
        return
    hold = {"first": question.data["first"], "last": question.data["last"]}
    today = local(now, customer.clock_zone).date().isoformat()
    customer.pill_holds = [*(one for one in customer.pill_holds if one["last"] >= today), hold]
    s.add(customer)
    held = _hold(s, now, customer, hold)
    when, back = holds.spoken(hold, customer, now), holds.back_on(hold)
    note(
        s, now, customer.agency_id, f"medicine reminders on hold: {len(held)} doses so far", customer=customer
    )
    _tell_desk(s, now, customer, when, once)
    notify.to_customer(s, now, customer, say("pill_hold_begun", when=when, day=back), about=ABOUT, once=once)


def lift(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """She is reminded again from now on; what was held and is still to come is planned, but what a doctor stopped."""
    plans.keep_holds(s, now, customer, [hold for hold in customer.pill_holds if "doctor" in hold])
    plans.plan_ahead(s, now, customer)
    note(s, now, customer.agency_id, "medicine reminders on again", customer=customer)
    text = say("pill_hold_lifted")
    notify.to_customer(s, now, customer, text, about=ABOUT, once=f"{once}:pills")
    return text


def _read_back(s: Session, now: datetime, customer: Customer, days: Stretch, *, once: str) -> str:
    hold = holds.kept(days)
    text = say("pill_hold", when=holds.spoken(hold, customer, now), day=holds.back_on(hold))
    data = {"first": hold["first"], "last": hold["last"]}
    return questions.read_back(
        s, now, customer, ABOUT, text, once=once, words="your medicine reminders", data=data
    )


def _hold(s: Session, now: datetime, customer: Customer, hold: dict[str, str]) -> Sequence[Dose]:
    """End what is planned or asked in those days as held by her word; who was told that nobody answers hears so."""
    first, last = (date.fromisoformat(hold[end]) for end in ("first", "last"))
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        col(Dose.status).in_(NOT_ENDED),
        Dose.local_date >= first,
        Dose.local_date <= last,
    )
    doses = list(s.exec(query.order_by(col(Dose.id))))
    asked = [dose for dose in doses if dose.status == DoseStatus.reminded]
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.held, Evidence.customer)
    if asked:
        dose_outcomes.settle(s, now, customer, asked)
    return doses


def _tell_desk(s: Session, now: datetime, customer: Customer, when: str, once: str) -> None:
    """A person knows for which days nobody looks after her medicine; of a critical one the pharmacist does, soon."""
    critical = any(plan.critical for plan in plans.of(s, customer))
    whose = "critical medicine" if critical else "medicine"
    words = f"{customer.name} is not reminded of her {whose} {when}, as she asked"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{words}: the pharmacist should call her" if critical else f"{words}: please note it",
        once=f"pill-hold:{once}",
        customer=customer,
        urgent=critical,
        due_in=PERSON_WITHIN if critical else SOON,
    )


def _to_a_person(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Her days are not clear, they have no end, or she means one of several: a person asks, and all goes on."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants her medicine reminders held: ask her which, and until when; they go on until then",
        once=f"pill-hold:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    text = say("pill_hold_person", by=windows.by(now, PERSON_WITHIN, customer.clock_zone))
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    return text


def _names_one(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether she names one of several medicines."""
    own = plans.of(s, customer)
    names = {plan.name: [plan.say_as] if plan.say_as else [] for plan in own}
    return len(own) > 1 and best_named(words, names).choice is not None


def _standing(customer: Customer, now: datetime) -> bool:
    """Tell whether a hold of hers stands that her own word ends."""
    today = local(now, customer.clock_zone).date().isoformat()
    return any(hold["last"] >= today and "doctor" not in hold for hold in customer.pill_holds)
