"""What she or her aide tells of medicines beside a dose: done or given to a person, while the rest has its own turn."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Medication, Order, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import dose_book, dose_meant, refills
from concierge_bot.services.orders import ordering
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import handover, questions
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding.medicines import medicine_news

SEEN_WITHIN = timedelta(minutes=30)
ABOUT = "medicine news"


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Do what a text tells; return what else it says, or None if it tells nothing of the kind."""
    asked, live = questions.open_about(s, customer, "refill"), _live(s, customer)
    names, waits = dose_meant.names(s, customer), bool(dose_book.asked(s, now, customer))
    news = medicine_news.read(text, names, of_dose=waits, of_refill=bool(asked or live))
    for kind, words in news.told.items():
        key = f"{once}:{kind}"
        if kind == "reading":
            _reading(s, now, customer, words, key)
        elif kind == "mislaid":
            task = f"{customer.name} cannot find a medicine of hers: help her look, or get her more"
            handover.to_a_person(s, now, customer, task, "medicine_mislaid", once=key, words=words)
        elif kind == "unwanted":
            _unwanted(s, now, customer, asked, live, key)
        else:
            _asked_after(s, now, customer, asked, live, key)
    return news.rest if news.told else None


def _live(s: Session, customer: Customer) -> list[Order]:
    """Return her refills under way, the newest first."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "prescription",
        col(Order.status).in_(LIVE_ORDERS),
    )
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _reading(s: Session, now: datetime, customer: Customer, words: str, once: str) -> None:
    """A person sees what was measured; what is dangerous in it was an alarm before, and the machine judges none."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"Readings of {customer.name}, as told from her phone: see them and note them",
        once=f"reading:{once}",
        about=words,
        customer=customer,
        due_in=SEEN_WITHIN,
    )
    text = say("reading_told", emergency=emergency_number(customer.country))
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)


def _unwanted(
    s: Session, now: datetime, customer: Customer, asked: Sequence[Question], live: Sequence[Order], once: str
) -> None:
    """No more is wanted: what was only read back is left, else what is under way is stopped if it still can be."""
    if not asked:
        notify.to_customer(s, now, customer, ordering.stop(s, now, customer, live[0]), about=ABOUT, once=once)
        return
    for question in asked:
        questions.close(s, now, question, "not wanted")
        refills.leave(s, now, question)
    plans = [s.get_one(Medication, order.medication_id) for order in refills.asked_for(s, asked[0])]
    what = " and ".join(dict.fromkeys(refills.spoken(plan) for plan in plans))
    notify.to_customer(s, now, customer, say("refill_left", what=what), about=ABOUT, once=once)


def _asked_after(
    s: Session, now: datetime, customer: Customer, asked: Sequence[Question], live: Sequence[Order], once: str
) -> None:
    """Nobody was asked before her OK, and she is asked for it again; else how far it is."""
    if asked:
        refills.offer(s, now, customer, [], once=once, first=say("refill_not_asked"))
        return
    text = ordering.spoken_status(s, now, customer, live[0])
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
