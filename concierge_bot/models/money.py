"""The ledger: integer cents, each row one debit and one credit, so that all accounts together always sum to zero."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row


class Account(StrEnum):
    """Who owes or is owed: she, a member, the agency between them, or the bank through which they settle."""

    customer = "customer"
    member = "member"
    agency = "agency"
    bank = "bank"


class Transfer(Row, table=True):
    """So many cents that the debited account owes more and the credited one less; a second row takes it back.

    The database itself refuses what would not balance: an amount that is not positive, an account against itself, an
    account of nobody, and the same thing twice under its key ``once``.
    """

    __table_args__ = (
        UniqueConstraint("agency_id", "once", name="uq_transfer_once"),
        CheckConstraint("amount > 0", name="ck_transfer_amount"),
        CheckConstraint("debit <> credit", name="ck_transfer_two_accounts"),
        CheckConstraint(
            "debit IN ('customer', 'member', 'agency', 'bank')"
            " AND credit IN ('customer', 'member', 'agency', 'bank')",
            name="ck_transfer_accounts",
        ),
        CheckConstraint(
            "customer_id IS NOT NULL OR (debit <> 'customer' AND credit <> 'customer')",
            name="ck_transfer_customer",
        ),
        CheckConstraint(
            "provider_id IS NOT NULL OR (debit <> 'member' AND credit <> 'member')",
            name="ck_transfer_member",
        ),
    )

    once: str
    kind: str
    debit: str
    credit: str
    amount: int
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    provider_id: int | None = Field(default=None, foreign_key="provider.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    about: str = ""
    at: datetime
