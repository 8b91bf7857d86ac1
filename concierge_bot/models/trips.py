"""She is away: for so long her medicine times follow the clock of another place."""

from datetime import datetime

from sqlmodel import Field

from concierge_bot.models.base import Row


class Trip(Row, table=True):
    """One stay elsewhere that she agreed to; ``step_at`` is when it begins or ends next."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    place: str
    time_zone: str
    begins_at: datetime
    ends_at: datetime
    step_at: datetime | None = Field(default=None, index=True)
    ended_at: datetime | None = None
