"""A member's coming days on its page: how many jobs it can do, when it does none or few, and what else changes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.bootstrap import App
from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Provider
from concierge_bot.services.members import board
from concierge_bot.services.members.board import Notice
from concierge_bot.texts.pages import dated, marked, told
from concierge_bot.web import browser
from concierge_bot.web.deps import House
from concierge_bot.web.member import Empty, SignedIn

PAGE = "/member/coming"

router = APIRouter(prefix=PAGE, route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

MOST_JOBS = 999
MOST = {0: marked("no jobs"), 1: marked("at most {jobs} job a day")}
MORE = marked("at most {jobs} jobs a day")
Jobs = Annotated[int | None, Empty, Field(ge=0, le=MOST_JOBS)]


class EachDay(BaseModel):
    """How many jobs a member can do in a day."""

    model_config = ConfigDict(extra="forbid")

    jobs: Jobs = None


class Days(BaseModel):
    """What a member says of some days."""

    model_config = ConfigDict(extra="forbid")

    first: date
    last: Annotated[date | None, Empty] = None
    jobs: Jobs = None
    words: str = Field(default="", max_length=200)


class Span(BaseModel):
    """Which of its notices a member takes back."""

    model_config = ConfigDict(extra="forbid")

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Line:
    """One notice in words, and by what it is taken back."""

    it: Notice
    when: str
    says: str


@dataclass(frozen=True)
class BoardPage:
    """What a member says of its coming days, on one page."""

    name: str
    agency: str
    today: date
    each_day: int | None
    lines: list[Line]


@router.get("")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show what a member says of its coming days."""
    return browser.show(request, "member_board.html", page=seen(app, who))


@router.post("/each-day")
def each_day(app: House, who: SignedIn, form: Annotated[EachDay, Form()]) -> RedirectResponse:
    """Take how many jobs it can do in a day; nothing sets no limit."""
    with app.db.write() as s:
        board.can_do(s, app.clock.now(), s.get_one(Provider, who), form.jobs)
    return _back()


@router.post("/days")
def days(app: House, who: SignedIn, form: Annotated[Days, Form()]) -> RedirectResponse:
    """Take what it says of some days."""
    last = form.last or form.first
    if form.jobs is None and not form.words.strip():
        raise BadInput(told("Write how many jobs you can do then, 0 for none, or what changes"), field="jobs")
    if last < form.first:
        raise BadInput(told("The last day is before the first: write them anew"), field="last")
    with app.db.write() as s:
        now, provider = app.clock.now(), s.get_one(Provider, who)
        end = datetime.combine(last + timedelta(days=1), time.min)
        if end <= board.here(s, now, provider):
            raise BadInput(told("These days are over: write some to come"), field="first")
        start = datetime.combine(form.first, time.min)
        board.declare(s, now, provider, Notice(start, end, form.jobs, form.words.strip()))
    return _back()


@router.post("/take-back")
def take_back(app: House, who: SignedIn, form: Annotated[Span, Form()]) -> RedirectResponse:
    """Remove a notice; a second press on the same button is no trouble."""
    with app.db.write() as s:
        now, provider = app.clock.now(), s.get_one(Provider, who)
        kept = [
            one for one in board.coming(s, now, provider) if (one.start, one.end) != (form.start, form.end)
        ]
        board.write(s, now, provider, kept)
    return _back()


def seen(app: App, provider_id: int) -> BoardPage:
    """Return what a member says of its coming days."""
    with app.db.read() as s:
        now, provider = app.clock.now(), s.get_one(Provider, provider_id)
        return BoardPage(
            name=provider.name,
            agency=s.get_one(Agency, provider.agency_id).name,
            today=board.here(s, now, provider).date(),
            each_day=provider.capacity,
            lines=[Line(one, _when(one), _says(one)) for one in board.coming(s, now, provider)],
        )


def _when(notice: Notice) -> str:
    first, last = notice.start, notice.end - timedelta(seconds=1)
    said = [dated(one.date(), "weekday") for one in (first, last)]
    if not notice.start.time() == notice.end.time() == time.min:
        clocks = (f"{one:%H:%M}" for one in (notice.start, notice.end))
        said = [
            told("{weekday} {clock}", weekday=day, clock=clock)
            for day, clock in zip(said, clocks, strict=True)
        ]
    return said[0] if said[0] == said[1] else told("{first} to {last}", first=said[0], last=said[1])


def _says(notice: Notice) -> str:
    if notice.jobs is None:
        return notice.words
    jobs = told(MOST.get(notice.jobs, MORE), jobs=notice.jobs)
    return told("{jobs} ({said})", jobs=jobs, said=notice.words) if notice.words else jobs


def _back() -> RedirectResponse:
    return RedirectResponse(PAGE, status_code=303)
