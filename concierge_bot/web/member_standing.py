"""Where a member stands: whether it gets jobs, what it has shown, how it does beside the field, what it earned."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.errors import BadInput, NotFound
from concierge_bot.models import Agency, Provider, Standing, Term
from concierge_bot.services.members import evidence, member_day, scorecards
from concierge_bot.services.money import statements, terms
from concierge_bot.texts import money
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.member import NOT_THERE, SignedIn, not_there
from concierge_bot.web.money import OWED, Month, Told, printed_month, shown_month

router = APIRouter(prefix="/member", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

STANDS = {
    Standing.prospect: "You are not admitted yet",
    Standing.probation: "You get jobs, on probation",
    Standing.active: "You get jobs",
    Standing.suspended: "You get no jobs now",
}
SAID = {
    "rating": ("Stars", "{:.1f} of 5"),
    "on_time": ("On time", "{:.0f}%"),
    "fill": ("As it was asked for", "{:.0f}%"),
    "first_time_right": ("Right at the first asking", "{:.0f}%"),
    "damage": ("Broken or lost", "{:.0f}%"),
    "cost_against_quote": ("Price beside what was quoted", "{:.0f}%"),
    "accept_minutes": ("Time until you answer", "{:.0f} min"),
}
"""Each figure that is kept of a member, as it reads it."""


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
def month_printed(app: House, who: SignedIn, month: Month = None) -> Response:
    """Give a month of a member as PDF."""
    return printed_month(*_month(app, who, month), OWED)


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
            owed=member_day.owed_words(s, now, provider),
            months=statements.months(today),
            shown=[_shown(one) for one in evidence.shown(provider)],
            missing=[kind.replace("_", " ") for kind in evidence.missing(provider, today)],
            targets=[_target(term, agency.currency) for term in terms.of(s, provider)],
        )


def _target(term: Term, currency: str) -> Target:
    paid = [f"kept, you get {money(term.bonus, currency)}"] if term.bonus else []
    paid += [f"missed, you get {money(term.penalty, currency)} less"] if term.penalty else []
    figure = terms.FIGURES[term.figure]
    counted = f"{figure[0].upper()}{figure[1:]}: at least {_least(term)}, decided {terms.when(term)}"
    went = f"Kept {term.kept}, missed {term.missed}." if term.agreed_at else ""
    return Target(term.key, term.words, f"{counted}; {', '.join(paid)}", term.agreed_at is not None, went)


def _least(term: Term) -> str:
    return f"{term.at_least:g} stars" if term.figure == "rating" else f"{100 * term.at_least:g}%"


def _written(name: str, value: float | None) -> str:
    if value is None:
        return ""
    form = SAID[name][1]
    return form.format(value * 100 if form.endswith("%") else value)


def _shown(one: evidence.Shown) -> str:
    until = one.expires
    return f"{one.words}, good until {until:%B} {until.day}, {until.year}" if until else one.words


def _month(app: App, provider_id: int, month: date | None) -> Told:
    with app.db.read() as s:
        provider = s.get_one(Provider, provider_id)
        agency = s.get_one(Agency, provider.agency_id)
        today = local(app.clock.now(), agency.time_zone).date()
        if month is not None and not date(2000, 1, 1) <= month <= today:
            raise BadInput("There is no statement of that month", field="month")
        return agency, statements.of_member(s, provider, month or today)
