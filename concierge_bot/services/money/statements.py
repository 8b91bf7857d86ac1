"""The month on paper: what a customer was charged, what a member earned, and that all of it adds up."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Account, Agency, Customer, Order, Provider, Transfer
from concierge_bot.services.money import ledger

MONTHS_SHOWN = 3


@dataclass(frozen=True)
class Line:
    """One line: its day, what it is for, and cents (more to pay for her, more owed to a member)."""

    day: date
    kind: str
    about: str
    amount: int


@dataclass(frozen=True)
class Statement:
    """A month of one customer or member: what stood before, each line, what stands after."""

    name: str
    month: date
    before: int
    lines: list[Line]

    @property
    def after(self) -> int:
        """Return what stands at the end of the month in cents."""
        return self.before + sum(line.amount for line in self.lines)


def of_customer(s: Session, customer: Customer, month: date) -> Statement:
    """Return a month of a customer on her own calendar: what she has to pay."""
    rows = select(Transfer).where(Transfer.customer_id == customer.id)
    found = list(s.exec(rows.order_by(col(Transfer.id))))
    return _statement(customer.name, found, Account.customer, month, customer.time_zone, sign=1)


def of_member(s: Session, provider: Provider, month: date) -> Statement:
    """Return a month of a member on the agency's calendar: what it is owed; the jobs are named, no customer is."""
    rows = select(Transfer).where(Transfer.provider_id == provider.id)
    found = list(s.exec(rows.order_by(col(Transfer.id))))
    zone = s.get_one(Agency, provider.agency_id).time_zone
    return _statement(provider.name, found, Account.member, month, zone, sign=-1)


def months(today: date) -> list[date]:
    """Return the months of which a page offers a statement, by their first days, this one first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS_SHOWN:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def reconciliation(s: Session, agency: Agency) -> dict[str, Any]:
    """Return what each account owes in cents and their sum, who owes and is owed what, and what has no price yet."""
    customers = s.exec(select(Customer).where(Customer.agency_id == agency.id))
    members = s.exec(select(Provider).where(Provider.agency_id == agency.id))
    unpriced = select(Order.number).where(
        Order.agency_id == agency.id, col(Order.status).in_(ledger.CAME), col(Order.total).is_(None)
    )
    return {
        "accounts": ledger.balances(s, agency),
        "customers": {one.phone: owes for one in customers if (owes := ledger.owes(s, one))},
        "members": {one.name: owed for one in members if (owed := ledger.owed_to(s, one))},
        "unpriced": list(s.exec(unpriced)),
    }


def _statement(
    name: str, rows: list[Transfer], account: Account, month: date, zone: str, *, sign: int
) -> Statement:
    first = month.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    begins, ends = (instant(datetime.combine(day, time.min), zone) for day in (first, following))
    before, lines = 0, []
    for row in rows:
        if account not in (row.debit, row.credit) or row.at >= ends:
            continue
        amount = sign * (row.amount if row.debit == account else -row.amount)
        if row.at < begins:
            before += amount
        else:
            lines.append(Line(local(row.at, zone).date(), row.kind, row.about, amount))
    return Statement(name, first, before, lines)
