"""She took one hours before its time: that is written down, lest a reminder make it two, and a pharmacist calls."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import dose_meant
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

WITHIN = timedelta(hours=9)
"""So long before its time it is this one that she took, if no other can be meant; before that nobody can know."""
PHARMACIST_WITHIN = timedelta(minutes=15)


def meant(s: Session, now: datetime, customer: Customer, named: Sequence[Meant]) -> list[Dose]:
    """Return the doses of today that are hours ahead, each the only one of its day and with none near."""
    return [dose for one in named if (dose := _ahead(s, now, customer, one)) is not None]


def _ahead(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.medication_id == one.plan.id,
        Dose.due_at > now - dose_meant.LATE_WITHIN,
        Dose.due_at <= now + WITHIN,
    )
    near = list(s.exec(query.order_by(col(Dose.id))))
    today = local(now, customer.clock_zone).date()
    alone = len(near) == 1 and near[0].status == DoseStatus.planned and near[0].local_date == today
    return near[0] if alone and not one.part else None


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> None:
    """Give it to the pharmacist, and tell her by when he calls."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She took a medicine hours before its time: the pharmacist should call her",
        once=f"early:{once}",
        about=words,
        customer=customer,
        urgent=True,
        due_in=PHARMACIST_WITHIN,
    )
    text = say("dose_early", by=windows.by(now, PHARMACIST_WITHIN, customer.clock_zone))
    notify.to_customer(s, now, customer, text, about="dose", once=f"{once}:early")
