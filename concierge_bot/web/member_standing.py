"""Where a member stands: whether it gets jobs, what it has shown, how it does beside the field, what it earned."""

import calendar
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.errors import BadInput, NotFound
from concierge_bot.models import Agency, Provider, Standing, Term
from concierge_bot.services.members import evidence, scorecards
from concierge_bot.services.money import statements, terms
from concierge_bot.texts import money, together
from concierge_bot.texts.pages import dated, told
from concierge_bot.web import browser, member_view
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.member import NOT_THERE, SignedIn, not_there
from concierge_bot.web.months import OWED, Month, Told, printed_month, shown_month

router = APIRouter(prefix="/member", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

STANDS = {
    Standing.prospect: told("You are not admitted yet"),
    Standing.probation: told("You get jobs, on probation"),
    Standing.active: told("You get jobs"),
    Standing.suspended: told("You get no jobs now"),
}
EVIDENCE = {
    "insurance": told("insurance"),
    "licence": told("licence"),
    "background_check": told("background check"),
    "training": told("training with older people"),
    "references": told("references"),
}
SAID = {
    "rating": (told("Stars, of 5"), "{:.1f}"),
    "on_time": (told("On time"), "{:.0f}%"),
    "fill": (told("As it was asked for"), "{:.0f}%"),
    "first_time_right": (told("Right at the first asking"), "{:.0f}%"),
    "damage": (told("Broken or lost"), "{:.0f}%"),
    "cost_against_quote": (told("Price beside what was quoted"), "{:.0f}%"),
    "accept_minutes": (told("Time until you answer"), "{:.0f} min"),
}
"""Each figure that is kept of a member, as it reads it."""
FIGURES = {
    **{name: words for name, (words, _) in SAID.items()},
    terms.DONE_BY: told("Share of that day's jobs that were done by the moment itself"),
}
"""What can be agreed on, as a member reads it."""


@dataclass(frozen=True)
class Figure:
    """One figure: what it is, a member's own, and the field's where enough stand behind it."""

    words: str
    own: str
    field: str


@dataclass(frozen=True)
class Target:
    """A target that a member was offered, in words; ``agreed`` says that it counts."""

    id: int
    words: str
    pays: str
    agreed: bool
    went: str


@dataclass(frozen=True)
class StandingPage:
    """Where a member stands, on one page."""

    name: str
    agency: str
    stands: str
    jobs: int
    figures: list[Figure]
    owed: str
    months: list[date]
    shown: list[str]
    missing: list[str]
    targets: list[Target]


@router.get("/standing")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show where a member stands."""
    return browser.show(request, "member_standing.html", page=seen(app, who))


@router.post("/terms/{term_id}/agree")
def agree(app: House, who: SignedIn, term_id: RowId) -> RedirectResponse:
    """Agree to a target: from now on it counts."""
    with app.db.write() as s:
        found = terms.agree(s, app.clock.now(), s.get_one(Provider, who), term_id)
        if not found:
            not_there(s, app.clock.now(), s.get_one(Provider, who), "a target")
    if not found:
        raise NotFound(NOT_THERE)
    return RedirectResponse("/member/standing", status_code=303)


@router.get("/statement")
def month(app: House, request: Request, who: SignedIn, month: Month = None) -> HTMLResponse:
    """Show a month of a member to read or to print."""
    return shown_month(request, *_month(app, who, month), OWED, back="/member/standing")


@router.get("/statement.pdf")
def month_printed(app: House, request: Request, who: SignedIn, month: Month = None) -> Response:
    """Give a month of a member as PDF."""
    return printed_month(*_month(app, who, month), OWED, browser.language(request))


def seen(app: App, provider_id: int) -> StandingPage:
    """Return where a member stands now."""
    with app.db.read() as s:
        now, provider = app.clock.now(), s.get_one(Provider, provider_id)
        agency = s.get_one(Agency, provider.agency_id)
        today = local(now, agency.time_zone).date()
        tallies = scorecards.of_agency(s, agency.key)
        alike = [one for one in tallies.values() if one.kind == provider.kind]
        own, field = tallies[provider.key], scorecards.the_field(alike)
        figures = own.figures()
        return StandingPage(
            name=provider.name,
            agency=agency.name,
            stands=STANDS[provider.stands],
            jobs=own.jobs,
            figures=[
                Figure(words, _written(name, figures[name]), _written(name, field[name]))
                for name, (words, _) in SAID.items()
                if figures[name] is not None
            ],
            owed=member_view.owed(s, now, provider),
            months=statements.months(today),
            shown=[_shown(one) for one in evidence.shown(provider)],
            missing=[_called(kind) for kind in evidence.missing(provider, today)],
            targets=[_target(term, agency.currency) for term in terms.of(s, provider)],
        )


def _target(term: Term, currency: str) -> Target:
    kept = told("kept, you get {price}", price=money(term.bonus, currency)) if term.bonus else ""
    missed = told("missed, you get {price} less", price=money(term.penalty, currency)) if term.penalty else ""
    counted = told(
        "{figure}: at least {least}, decided {when}",
        figure=FIGURES[term.figure],
        least=_least(term),
        when=_decided(term),
    )
    went = told("Kept {kept}, missed {missed}.", kept=term.kept, missed=term.missed) if term.agreed_at else ""
    pays = together(counted, together(kept, missed, by=", "), by="; ")
    return Target(term.key, term.words, pays, term.agreed_at is not None, went)


def _decided(term: Term) -> str:
    if term.weekday is None:
        return told("the first of each month at {at}", at=term.at)
    return told("each {day} at {at}", day=calendar.day_name[term.weekday], at=term.at)


def _least(term: Term) -> str:
    return (
        told("{many} stars", many=f"{term.at_least:g}")
        if term.figure == "rating"
        else f"{100 * term.at_least:g}%"
    )


def _written(name: str, value: float | None) -> str:
    if value is None:
        return ""
    form = SAID[name][1]
    return form.format(value * 100 if form.endswith("%") else value)


def _shown(one: evidence.Shown) -> str:
    what = _called(one.kind)
    if one.person:
        what = told("{evidence} of {person}", evidence=what, person=one.person)
    if one.expires is None:
        return what
    return told("{evidence}, good until {date}", evidence=what, date=dated(one.expires, "day and year"))


def _called(kind: str) -> str:
    return EVIDENCE.get(kind, kind.replace("_", " "))


def _month(app: App, provider_id: int, month: date | None) -> Told:
    with app.db.read() as s:
        provider = s.get_one(Provider, provider_id)
        agency = s.get_one(Agency, provider.agency_id)
        today = local(app.clock.now(), agency.time_zone).date()
        if month is not None and not date(2000, 1, 1) <= month <= today:
            raise BadInput(told("There is no statement of that month"), field="month")
        return agency, statements.of_member(s, provider, month or today)
