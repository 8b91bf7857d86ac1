"""What she thought of a dose while she was not sure of it counts once she is: when it was, above all."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Customer, Dose, Message
from concierge_bot.services.medicines import dose_meant
from concierge_bot.understanding.doses import dose_doubts


def her_time(s: Session, customer: Customer, dose: Dose) -> datetime | None:
    """Return when she thought that she took it, where she was not sure of it before ("at supper, i think")."""
    query = select(Message).where(Message.customer_id == customer.id, Message.received_at >= dose.due_at)
    names = dose_meant.names(s, customer)
    thought = [one for one in s.exec(query) if dose_doubts.unsure(one.body, names, of_dose=True)]
    times = [dose_meant.her_time(one.received_at, customer, one.body) for one in thought]
    return next(filter(None, reversed(times)), None)
