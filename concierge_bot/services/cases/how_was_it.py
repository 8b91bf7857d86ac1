"""After a delivery she is asked how one member did, at most once a day, and never while something else is asked."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from concierge_bot.models import Customer, Order, Outbox, Rating
from concierge_bot.services.cases import ratings
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import dispatch
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import windows
from concierge_bot.services.talk import questions
from concierge_bot.texts import say

AFTER = timedelta(hours=1)
ONE_DAY = timedelta(hours=20)
ASKED = "how was it"


def plan(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """An order came: she is asked about it in an hour, by her own day."""
    if (
        not customer.unrated
        and order.status in ledger.CAME
        and order.kind != dispatch.RESPONSE
        and order.rate_at is None
    ):
        order.rate_at = windows.decent(now + AFTER, customer.time_zone)
        s.add(order)


def never(s: Session, now: datetime, customer: Customer) -> None:
    """She does not want to be asked: what waits is dropped, and nothing of the kind comes again."""
    customer.unrated = True
    s.add(customer)
    for order in s.exec(
        select(Order).where(Order.customer_id == customer.id, col(Order.rate_at).is_not(None))
    ):
        order.rate_at = None
        s.add(order)
    for question in questions.open_about(s, customer, "stars"):
        questions.drop(s, now, question, "she wants no such questions")
    note(s, now, customer.agency_id, "she is not asked how it was any more", customer=customer)


def fall_due(s: Session, now: datetime, order: Order) -> None:
    """Ask about the member of an order that she rated longest ago, if she was asked about none today."""
    order.rate_at = None
    s.add(order)
    customer = s.get_one(Customer, order.customer_id)
    lately = select(Outbox.id).where(
        Outbox.customer_id == customer.id, Outbox.about == ASKED, Outbox.created_at > now - ONE_DAY
    )
    if s.exec(lately).first() is not None or questions.open_ones(s, now, customer):
        return
    if s.exec(
        select(Rating.id).where(Rating.customer_id == customer.id, Rating.order_id == order.id)
    ).first():
        return
    last = select(Rating.provider_id, func.max(Rating.at)).where(Rating.customer_id == customer.id)
    rated = dict(s.exec(last.group_by(col(Rating.provider_id))).all())
    members = ratings.members(s, order)
    if not members:
        return
    never = datetime.min.replace(tzinfo=now.tzinfo)
    one = min(members, key=lambda member: rated.get(member.key) or never)
    question = questions.ask(
        s,
        now,
        customer,
        "stars",
        choices=["1", "2", "3", "4", "5"],
        words="how it was",
        urgency=questions.OFFER,
        data={"order": str(order.id), "provider": str(one.key), "words": ""},
    )
    text = say("how_was_it", who=one.name, number=order.number)
    notify.to_customer(s, now, customer, text, about=ASKED, once=f"rate:{order.id}", question=question)
