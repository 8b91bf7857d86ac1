"""When a worker was last alive, and each gap in which none was."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from concierge_bot.models.base import Row, json_field


class Heartbeat(SQLModel, table=True):
    """The one row that every worker of this database writes again and again, in both times."""

    id: int = Field(default=1, primary_key=True)
    machine_at: datetime
    business_at: datetime


class Outage(Row, table=True):
    """A gap in business time: what it left due (ids by kind), how late texts fared, and what is still to be done.

    ``silent_since`` is machine time, from which on the carrier's list of texts to us is asked.
    """

    began_at: datetime
    ended_at: datetime
    silent_since: datetime
    due: dict[str, list[int]] = json_field(dict)
    texts: dict[str, int] = json_field(dict)
    fetched: int | None = None
    reported_at: datetime | None = None
