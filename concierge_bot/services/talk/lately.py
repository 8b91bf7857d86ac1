"""What we said to her by ourselves, in whose light her next words are to be understood."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Outbox, OutboxState

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
