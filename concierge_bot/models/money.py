"""The ledger: integer cents, each posting a group of lines that sum to zero."""

from datetime import datetime

from sqlmodel import Field

from concierge_bot.models.base import Row


class LedgerLine(Row, table=True):
    """One line of a posting; ``amount`` in cents, positive is owed by the account."""

    posting: str = Field(index=True)
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    provider_id: int | None = Field(default=None, foreign_key="provider.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    account: str
    amount: int
    about: str = ""
    at: datetime
