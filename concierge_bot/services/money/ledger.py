"""The money of the federation: who owes whom how many cents, written in the same commit as the thing it is for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case
from sqlmodel import Session, col, func, or_, select

from concierge_bot.models import (
    Account,
    Agency,
    Case,
    Customer,
    LegStatus,
    Order,
    OrderStatus,
    Provider,
    Transfer,
)
from concierge_bot.services.house.once import keep
from concierge_bot.services.members import home_help, member_day
from concierge_bot.services.orders import legs

CAME = (OrderStatus.delivered, OrderStatus.done)
EARNED = (LegStatus.delivered, LegStatus.done)


@dataclass(frozen=True)
class Posting:
    """What is to be moved: from which account to which, and why; ``once`` keeps it from being moved twice."""

    once: str
    kind: str
    debit: Account
    credit: Account
    amount: int
    about: str


def post(
    s: Session,
    now: datetime,
    agency_id: int,
    posting: Posting,
    *,
    customer_id: int | None = None,
    provider_id: int | None = None,
    order: Order | None = None,
    of_case: Case | None = None,
) -> bool:
    """Write a transfer once under its key; False if it is there already, or if there is nothing to move."""
    if posting.amount <= 0:
        return False
    same = select(Transfer).where(Transfer.agency_id == agency_id, Transfer.once == posting.once)
    _, new = keep(
        s,
        same,
        lambda: Transfer(
            agency_id=agency_id,
            once=posting.once,
            kind=posting.kind,
            debit=posting.debit,
            credit=posting.credit,
            amount=posting.amount,
            customer_id=customer_id,
            provider_id=provider_id,
            order_id=order.id if order else None,
            case_id=of_case.id if of_case else None,
            about=posting.about,
            at=now,
        ),
    )
    return new


def is_there(s: Session, agency_id: int, once: str) -> bool:
    """Tell whether something was written under a key."""
    query = select(Transfer.id).where(Transfer.agency_id == agency_id, Transfer.once == once)
    return s.exec(query).first() is not None


def settle(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """An order came: she is charged for it once, and each member that did its part gets its share.

    What was cancelled or failed charges nothing. Without a price nothing is written until somebody says it.
    """
    if order.status not in CAME or order.total is None:
        return
    charge = Posting(
        f"charge:{order.id}",
        "charge",
        Account.customer,
        Account.agency,
        order.total,
        f"order {order.number}",
    )
    post(s, now, order.agency_id, charge, customer_id=customer.id, order=order)
    pay_shares(s, now, customer, order)
    _help_that_never_came(s, now, customer, order)


def pay_shares(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Credit each member that has done its part of an order with the price of that part."""
    for leg in legs.of(s, order):
        if leg.status in EARNED and leg.price and leg.provider_id is not None:
            about = f"{leg.kind} of order {order.number}"
            share = Posting(f"share:{leg.id}", "share", Account.agency, Account.member, leg.price, about)
            new = post(
                s,
                now,
                order.agency_id,
                share,
                customer_id=customer.id,
                provider_id=leg.provider_id,
                order=order,
            )
            if new:
                member_day.plan_payday(s, now, s.get_one(Provider, leg.provider_id))


def credit(
    s: Session,
    now: datetime,
    customer: Customer,
    amount: int,
    about: str,
    *,
    once: str,
    order: Order | None = None,
    of_case: Case | None = None,
) -> int:
    """Take cents off what she owes; for an order never more than she was charged for it. Return what it came to."""
    if order is not None:
        amount = min(amount, charged(s, order))
    posting = Posting(once, "credit", Account.agency, Account.customer, amount, about)
    new = post(s, now, customer.agency_id, posting, customer_id=customer.id, order=order, of_case=of_case)
    return amount if new else 0


def charged(s: Session, order: Order) -> int:
    """Return what an order has cost her so far in cents: its charge, less what was credited for it."""
    return total(s, Account.customer, Transfer.order_id == order.id)


def owes(s: Session, customer: Customer, *, since: datetime | None = None) -> int:
    """Return what she owes in cents, or what came to it since a moment; less than nothing if it is owed to her."""
    of_hers: list[ColumnElement[bool]] = [col(Transfer.customer_id) == customer.id]
    if since is not None:
        of_hers += [col(Transfer.at) >= since, col(Transfer.kind) != "payment"]
    return total(s, Account.customer, *of_hers)


def owed_to(s: Session, provider: Provider) -> int:
    """Return what a member is owed in cents."""
    return -total(s, Account.member, Transfer.provider_id == provider.id)


def balances(s: Session, agency: Agency) -> dict[str, int]:
    """Return what each account owes in cents, and ``sum`` over all of them, which is zero."""
    of_agency = col(Transfer.agency_id) == agency.id
    each = {str(account): total(s, account, of_agency) for account in Account}
    return {**each, "sum": sum(each.values())}


def entries(s: Session, customer: Customer) -> list[Transfer]:
    """Return every transfer that concerns a customer or her orders, oldest first."""
    query = select(Transfer).where(Transfer.customer_id == customer.id)
    return list(s.exec(query.order_by(col(Transfer.id))))


def total(s: Session, account: Account, *only: bool | ColumnElement[bool]) -> int:
    """Return what an account was debited with, less what it was credited with, in cents."""
    signed = case((col(Transfer.debit) == account, Transfer.amount), else_=-col(Transfer.amount))
    touched = or_(col(Transfer.debit) == account, col(Transfer.credit) == account)
    return int(s.exec(select(func.coalesce(func.sum(signed), 0)).where(touched, *only)).one())


def _help_that_never_came(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """She pays one price for all of it; the help at home that nobody gave is taken off it."""
    for leg in legs.of(s, order):
        if leg.kind == home_help.HELPER and leg.status in legs.NOTHING and leg.price and leg.position > 1:
            about = f"help at home that did not come, order {order.number}"
            amount = min(leg.price, order.fee)
            credit(s, now, customer, amount, about, once=f"no-help:{leg.id}", order=order)
