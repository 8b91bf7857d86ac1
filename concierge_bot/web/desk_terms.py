"""Targets for a member: the desk offers and ends them, by the API and on its page of members."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, select

from concierge_bot.bootstrap import App
from concierge_bot.errors import NotFound
from concierge_bot.models import Provider, Term
from concierge_bot.services.house.fields import WEEKDAYS, Cents, Name, Slot, Weekday
from concierge_bot.services.money import terms
from concierge_bot.texts.pages import told
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Answer, Operator, SignedIn
from concierge_bot.web.desk_members import member_of
from concierge_bot.web.federation import MEMBERS, mine
from concierge_bot.web.member import Empty, cents

router = APIRouter(prefix="/desk/members/terms")
pages = APIRouter(prefix=MEMBERS, route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

Figure = Literal["done_by", "on_time", "fill", "first_time_right", "rating"]


class Target(BaseModel):
    """A target: which figure is to be at least how much, when that is decided, and what it pays in cents."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[str, Field(min_length=1, max_length=100)]
    figure: Figure
    at_least: Annotated[float, Field(gt=0, le=5, allow_inf_nan=False)] = 1
    skill: Annotated[str, Field(max_length=40)] = ""
    weekday: Weekday | None = None
    at: Slot = "12:00"
    bonus: Cents = 0
    penalty: Cents = 0


class OfMember(Target):
    """A target for a member by its name."""

    name: Name


class Typed(BaseModel):
    """A target as somebody types it: a share of the jobs in percent, and money like 20.00."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(min_length=1, max_length=100)
    figure: Literal["done_by", "on_time", "fill", "first_time_right"]
    percent: int = Field(ge=1, le=100)
    skill: str = Field(default="", max_length=40)
    weekday: Annotated[Weekday | None, Empty] = None
    at: Slot
    bonus: str = Field(default="", max_length=12)
    penalty: str = Field(default="", max_length=12)


@router.get("")
def listed(app: House, who: SignedIn) -> list[Answer]:
    """List the targets that were not ended, with how often each was kept and missed."""
    with app.db.read() as s:
        members = s.exec(select(Provider).where(Provider.agency_id == who.agency_id)).all()
        return [{"name": member.name, **answer(term)} for member in members for term in terms.of(s, member)]


@router.post("")
def offer(app: House, who: SignedIn, body: OfMember) -> Answer:
    """Offer a member a target; it counts once the member agrees on its page."""
    with app.db.write() as s:
        return answer(_offered(app, s, who, member_of(s, who, body.name), body))


@router.post("/{term_id}/end")
def end(app: House, who: SignedIn, term_id: RowId) -> Answer:
    """End a target; what it paid stays."""
    with app.db.write() as s:
        term = s.get(Term, term_id)
        if term is None or term.agency_id != who.agency_id:
            raise NotFound(told("There is no such target"))
        terms.end(s, app.clock.now(), term, who.name)
        return answer(term)


@pages.post("/{member_id}/terms")
def offer_on_page(
    app: House, who: SignedIn, member_id: RowId, form: Annotated[Typed, Form()]
) -> RedirectResponse:
    """Offer a member a target from the form."""
    told = form.model_dump(exclude={"percent", "bonus", "penalty"})
    paid = {"bonus": cents(form.bonus) or 0, "penalty": cents(form.penalty) or 0}
    target = Target.model_validate({**told, **paid, "at_least": form.percent / 100})
    with app.db.write() as s:
        _offered(app, s, who, mine(s, who.agency_id, member_id), target)
    return RedirectResponse(MEMBERS, status_code=303)


@pages.post("/terms/{term_id}/end")
def end_on_page(app: House, who: SignedIn, term_id: RowId) -> RedirectResponse:
    """End a target by its button."""
    end(app, who, term_id)
    return RedirectResponse(MEMBERS, status_code=303)


def answer(term: Term) -> Answer:
    """Return a target as the desk and its member read it."""
    return {
        "id": term.key,
        "words": term.words,
        "figure": term.figure,
        "at_least": term.at_least,
        "decided": terms.when(term),
        "bonus": term.bonus,
        "penalty": term.penalty,
        "agreed_at": term.agreed_at,
        "next_at": term.next_at,
        "kept": term.kept,
        "missed": term.missed,
    }


def _offered(app: App, s: Session, who: Operator, provider: Provider, target: Target) -> Term:
    now = app.clock.now()
    term = Term(
        agency_id=provider.agency_id,
        provider_id=provider.key,
        words=target.words,
        figure=target.figure,
        at_least=target.at_least,
        skill=target.skill,
        weekday=WEEKDAYS.index(target.weekday) if target.weekday else None,
        at=target.at,
        bonus=target.bonus,
        penalty=target.penalty,
        offered_by=who.name,
        offered_at=now,
    )
    return terms.offer(s, now, term)
