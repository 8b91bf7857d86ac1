"""Whether somebody came who does a service and has not said so: she is asked when the hour is over."""

from datetime import datetime, timedelta

from sqlmodel import Session, col

from concierge_bot.models import Customer, Order, OrderStatus, Question, Urgency
from concierge_bot.services.cases import cases
from concierge_bot.services.house import notify
from concierge_bot.services.orders import hires, legs, order_course, visit_words, windows
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply

ABOUT = "has come"
PERSON_WITHIN = timedelta(minutes=15)
OVER = (
    col(Order.kind) == legs.SERVICE,
    col(Order.status) == OrderStatus.accepted,
    col(Order.late_told).is_(False),
)
"""Services whose hour is over without a word of whoever does it."""


def ask(s: Session, now: datetime, order: Order) -> None:
    """Ask her whether they came."""
    order.late_told = True
    s.add(order)
    customer = s.get_one(Customer, order.customer_id)
    told = visit_words.told(s, now, customer, order)
    goes_there = visit_words.THERE in order.chosen_because[legs.VISIT]
    text = say(
        "has_been" if goes_there else "has_come",
        shop=hires.shop_of(s, order),
        what=told["what"],
        when=told["when"],
    )
    question = questions.ask(
        s,
        now,
        customer,
        ABOUT,
        choices=["1", "2"],
        subject_id=order.id,
        words="whether they came",
        urgency=questions.RATHER,
        instead_of=(),
    )
    once = f"come:{order.id}"
    notify.to_customer(
        s, now, customer, text, about=ABOUT, once=once, urgency=Urgency.order, question=question
    )


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """They came: it is done as far as she knows. They did not: a case, and a person calls them."""
    order = s.get_one(Order, q.subject_id)
    if reply in ("1", "yes"):
        order_course.seen_by_her(s, now, customer, order)
        text = say("has_come_yes")
        notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    else:
        did_not_come(s, now, customer, order, once=once)


def did_not_come(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> None:
    """They did not come: a case, and a person calls them and then her."""
    shop = hires.shop_of(s, order)
    cases.open_case(
        s,
        now,
        customer,
        "never_came",
        f"She says that {shop} did not come",
        order=order,
        within=PERSON_WITHIN,
        must=f"call {shop}, then her",
        urgent=True,
    )
    text = say("has_come_no", shop=shop, by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
