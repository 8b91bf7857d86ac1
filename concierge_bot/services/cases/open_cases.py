"""Cases as the desk reads them: what went wrong, what she was promised, who sees to it, and who is liable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Case, Customer, Order
from concierge_bot.services.cases import cases
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.house.worklist import left

RESOLVED_SHOWN = 20


@dataclass(frozen=True)
class CaseLine:
    """One case; its promised time is on her clock, as she was told, and on the desk's."""

    case: Case
    customer: Customer
    order: int | None
    promised: str
    left: str
    late: bool
    task: int | None
    holder: str


def of_agency(s: Session, now: datetime, agency_id: int) -> tuple[Sequence[CaseLine], Sequence[CaseLine]]:
    """Return the cases that are open, the first promise first, and the last ones that were resolved."""
    mine = select(Case).where(Case.agency_id == agency_id)
    still = mine.where(Case.status != "resolved").order_by(col(Case.promise_due), col(Case.id))
    over = mine.where(Case.status == "resolved").order_by(col(Case.id).desc()).limit(RESOLVED_SHOWN)
    return [_line(s, now, row) for row in s.exec(still)], [_line(s, now, row) for row in s.exec(over)]


def _line(s: Session, now: datetime, case: Case) -> CaseLine:
    zone = s.get_one(Agency, case.agency_id).time_zone
    customer = s.get_one(Customer, case.customer_id)
    order = s.get(Order, case.order_id) if case.order_id else None
    task = cases.task_of(s, case)
    due = case.promise_due
    return CaseLine(
        case=case,
        customer=customer,
        order=order.number if order else None,
        promised=Clocks(customer.time_zone, zone).spoken(due, None, now) if due else "",
        left=left(due, now) if due else "",
        late=due is not None and due < now,
        task=task.number if task else None,
        holder=task.claimed_by if task else "",
    )
