"""What we post to a provider, as its developer reads it: `wire` writes it, and the tests hold it to these models."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from connectors import wire
from connectors.kinds import Kind


class Sent(BaseModel):
    """A part of a message; nothing is in it that is not named."""

    model_config = ConfigDict(extra="forbid")


class Window(Sent):
    """From when until when."""

    start: AwareDatetime
    end: AwareDatetime


class Item(Sent):
    """One thing to bring."""

    name: str
    quantity: float | None
    unit: str | None
    price: Annotated[int | None, Field(description="for the line, in cents; only a shop is told its own")]
    reference: Annotated[str | None, Field(description="a prescription's number, for its pharmacy")] = None


class Leg(Sent):
    """Another member's part of the same order."""

    kind: Kind
    provider: str
    status: str
    at: AwareDatetime | None
    window: Window | None


class Job(Sent):
    """One job; what a kind of provider may not know is empty or left out."""

    dispatch: Annotated[str, Field(description="the job's id: name it in what you report")]
    order: Annotated[int, Field(description="the order's number, which people say")]
    kind: Kind
    customer: Annotated[str, Field(description="her short name, like Dorothy B.")]
    items: list[Item]
    window: Window | None
    reply_by: Annotated[AwareDatetime, Field(description="until when we wait for your answer")]
    currency: str
    address: Annotated[str, Field(description="left out unless you come to her")] = ""
    pickup: Annotated[str, Field(description="where the goods are, for who fetches them")] = ""
    note: str = ""
    legs: Annotated[list[Leg], Field(description="parts of the order that yours waits for or feeds")] = []


class Withdrawal(Job):
    """A job that is no longer yours."""

    reason: str


class Update(Job):
    """A job that you have, as it is now."""

    news: Annotated[
        Leg | Literal["agreed"],
        Field(description="the part that came on, or that she agreed to your proposal"),
    ]
    word: Annotated[str, Field(description="from the other member to you")] = ""


class Nothing(Sent):
    """A test is about nothing."""


class Requested(Sent):
    """A job is offered to you. A 2xx says that it arrived; to take it, report dispatch.accepted."""

    type: Literal["dispatch.requested"]
    timestamp: AwareDatetime
    data: Job


class Updated(Sent):
    """Something is new about a job that you have."""

    type: Literal["dispatch.updated"]
    timestamp: AwareDatetime
    data: Update


class Withdrawn(Sent):
    """A job is taken back."""

    type: Literal["dispatch.withdrawn"]
    timestamp: AwareDatetime
    data: Withdrawal


class Tested(Sent):
    """The test event that you ask for on your page. It is sent once and asks for nothing."""

    type: Literal["webhook.test"]
    timestamp: AwareDatetime
    data: Nothing


MESSAGES: dict[str, type[Sent]] = {
    wire.REQUESTED: Requested,
    wire.UPDATED: Updated,
    wire.WITHDRAWN: Withdrawn,
    wire.TEST: Tested,
}
