"""What a member's own system may ask, as its developer reads it: each answer as a model, with an example of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from concierge_bot.services.members.board import MOST
from concierge_bot.services.members.scorecards import METRICS
from connectors import sent, wire
from connectors.base import Item, Job, Peer, Window
from connectors.kinds import Kind

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)


class Step(BaseModel):
    """One thing to do in her home, and whether its proof was sent."""

    step: str
    done: bool


class OwnJob(sent.Job):
    """A job of yours as it is now: what dispatch.requested said, how far it is, and what you get for it."""

    status: Annotated[
        str, Field(description="offered, accepted, proposed, ready, picked_up, delivered, done ...")
    ]
    held: Annotated[bool, Field(description="it is yours to do")]
    earns: Annotated[
        int | None, Field(description="your price for your part in cents, null while none is known")
    ]
    steps: list[Step]


class Jobs(BaseModel):
    """What you are asked, what you have to do, and what you did today; legs is the live view of each order."""

    jobs: list[OwnJob]


class Line(BaseModel):
    """One line of a statement."""

    day: date
    kind: str
    about: str
    amount: Annotated[int, Field(description="cents, more is owed to you")]


class Owed(BaseModel):
    """What you earned since the last payday, and when it is paid."""

    amount: int
    jobs: int
    unpriced: Annotated[int, Field(description="jobs among them without a price yet: report it as total")]
    on: date


class Statement(BaseModel):
    """A month of yours: what stood before, each line, what stands after, and what is paid on the next payday."""

    month: date
    currency: str
    before: int
    lines: list[Line]
    after: int
    owed: Owed


class Target(BaseModel):
    """A target that you were offered: it counts from your own yes on your page, and pays in cents."""

    words: str
    figure: str
    at_least: float
    decided: Annotated[str, Field(description="when, in words")]
    bonus: int
    penalty: int
    agreed: bool
    kept: int
    missed: int


class Scorecard(BaseModel):
    """How you do. The field stands beside a figure only where enough members and jobs are behind it."""

    standing: str
    paused: Annotated[str, Field(description="why you get no new jobs, empty if you do")]
    jobs: int
    own: dict[str, float | None]
    field: dict[str, float | None]
    meaning: Annotated[dict[str, str], Field(description="what each figure is")]
    targets: list[Target]


class Notice(BaseModel):
    """What you say of some time to come."""

    model_config = ConfigDict(extra="forbid")

    start: wire.Instant
    end: wire.Instant
    jobs: Annotated[
        int | None, Field(ge=0, le=999, description="how many a day you can do, 0 is none, null as ever")
    ] = None
    words: Annotated[wire.Text, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Notice":
        if self.end <= self.start:
            raise ValueError("ends before it starts")
        if not 2000 <= self.start.year <= self.end.year < 2100:
            raise ValueError("is too far from today")
        return self


class Coming(BaseModel):
    """Your coming days as a whole: what you leave out is no longer said."""

    model_config = ConfigDict(extra="forbid")

    jobs_a_day: Annotated[int | None, Field(ge=0, le=999, description="null sets no limit")] = None
    notices: Annotated[list[Notice], Field(max_length=MOST)] = []


@dataclass(frozen=True)
class Question:
    """One thing to ask, below the address to which a member reports: where, what it is, how its answer looks."""

    path: str
    about: str
    example: BaseModel
    verb: str = "get"

    @property
    def answer(self) -> type[BaseModel]:
        """Return the model of its answer."""
        return type(self.example)


JOB = Job(
    dispatch="dsp-81",
    order=27,
    kind=Kind.GROCER,
    items=(Item("milk 2% half gal", 1, None, 349),),
    reply_by=AT + timedelta(minutes=15),
    customer="Dorothy B.",
    window=Window(AT + timedelta(hours=1), AT + timedelta(hours=3)),
    address="12 Elm St",
    peers=(Peer(Kind.COURIER, "Swift", "offered", AT),),
)
OWN_JOB = OwnJob.model_validate(
    {**wire.job_data(JOB), "status": "accepted", "held": True, "earns": 349, "steps": []}
)
COMING = Coming(
    jobs_a_day=20, notices=[Notice(start=AT, end=AT + timedelta(days=1), jobs=0, words="stocktaking")]
)
STATEMENT = Statement(
    month=date(2026, 3, 1),
    currency="USD",
    before=0,
    lines=[Line(day=date(2026, 3, 3), kind="share", about="grocer of order 26", amount=1820)],
    after=1820,
    owed=Owed(amount=1820, jobs=1, unpriced=0, on=date(2026, 3, 6)),
)
SCORECARD = Scorecard(
    standing="active",
    paused="",
    jobs=31,
    own={**dict.fromkeys(METRICS), "on_time": 0.97, "rating": 4.8},
    field={**dict.fromkeys(METRICS), "on_time": 0.91},
    meaning=dict(METRICS),
    targets=[
        Target(
            words="fridge stocked by noon Tuesday",
            figure="done_by",
            at_least=1,
            decided="each Tuesday at 12:00",
            bonus=2000,
            penalty=1000,
            agreed=True,
            kept=3,
            missed=0,
        )
    ],
)
QUESTIONS = (
    Question("/jobs", "Your open jobs, with the live view of each order.", Jobs(jobs=[OWN_JOB])),
    Question("/statement", "A month on paper: this one, or that of a day in it.", STATEMENT),
    Question("/scorecard", "How you do, beside the field.", SCORECARD),
    Question("/coming", "What you say of your coming days.", COMING),
    Question("/coming", "Say it: we ask you for no more jobs than that.", COMING, "put"),
)
