"""What we said to her by ourselves, in whose light her next words are to be understood; and what she wrote to us."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Message, MessageState, Outbox, OutboxState
from concierge_bot.services.orders import windows
from concierge_bot.services.talk.messages import PARTS
from concierge_bot.texts import say

SAID = {
    "order accepted": "accepted",
    "order on_the_way": "on_the_way",
    "order delivered": "delivered",
    "order done": "delivered",
    "proposal": "proposal",
    "dose": "dose",
}
"""What a text of ours is about, and the value of the dialogue server's slot ``last_said`` for it (domain.yml)."""
REMEMBERED = timedelta(hours=6)


def last_said(s: Session, now: datetime, customer: Customer) -> str:
    """Return what the last text was about that we sent her unasked, or nothing if that was long ago."""
    query = select(Outbox.about).where(
        Outbox.customer_id == customer.id,
        Outbox.to == customer.phone,
        Outbox.state == OutboxState.sent,
        Outbox.created_at > now - REMEMBERED,
        col(Outbox.about).in_(SAID),
        ~col(Outbox.key_once).startswith("answer:"),
    )
    about = s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first()
    return SAID[about] if about else ""


def wrote_us(s: Session, now: datetime, customer: Customer) -> str:
    """Say when her last text of today came, if one did before the one that asks so."""
    query = select(Message.received_at).where(
        Message.customer_id == customer.id,
        Message.state == MessageState.done,
        col(Message.read_as) != PARTS,
        Message.received_at <= now,
    )
    at = s.exec(query.order_by(col(Message.received_at).desc()).limit(1)).first()
    if at is None or local(at, customer.time_zone).date() != local(now, customer.time_zone).date():
        return say("wrote_not")
    return say("wrote_us", when=windows.spoken(at, None, customer.time_zone, now))
