"""What she thinks of a job: one rating for each member's part of an order, and her words for the desk."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row


class Rating(Row, table=True):
    """1 to 5 stars of hers; without an order or a member where it is not known whom she means."""

    __table_args__ = (UniqueConstraint("customer_id", "order_id", "provider_id"),)

    customer_id: int = Field(foreign_key="customer.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    provider_id: int | None = Field(default=None, foreign_key="provider.id", index=True)
    stars: int
    words: str = ""
    at: datetime
