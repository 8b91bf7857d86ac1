"""The desk's other pages, each a list to look through; what is pressed there is the desk API's verbs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from concierge_bot.models import Agency
from concierge_bot.services.cases import open_cases, risks
from concierge_bot.services.house import outages, timeline
from concierge_bot.services.members import tiers
from concierge_bot.services.orders import order_lines
from concierge_bot.services.people import finding
from concierge_bot.services.safety import out_of_reach
from concierge_bot.texts.pages import told
from concierge_bot.web import browser, desk, desk_members
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import SignedIn, customer_of

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

RISKS = {
    "unreachable": told("Nobody reaches them by text"),
    "single_grocer": told("One grocer or none"),
    "expiring_evidence": told("Evidence of members that ends"),
    "rising_lateness": told("Members that are late more often"),
    "member_away": told("Members that take no jobs on coming days"),
    "member_short": told("Members that take only some jobs on coming days"),
    "member_changes": told("What else changes at members"),
}
Asked = Annotated[str, Query(max_length=100)]


@router.get("/people")
def people(app: House, request: Request, who: SignedIn, q: Asked = "") -> HTMLResponse:
    """Find people and things by a name, a phone or a number."""
    desk.look(app, who, "search")
    with app.db.read() as s:
        found = finding.find(s, who.agency_id, q)
    return browser.show(request, "desk_people.html", found=found, asked=q, who=who)


@router.get("/customers/{phone}/history")
def history(app: House, request: Request, who: SignedIn, phone: str) -> HTMLResponse:
    """Show what happened with a customer, and who of the desk looked at what."""
    desk.look(app, who, "history", phone)
    with app.db.read() as s:
        customer = customer_of(s, who, phone)
        days = timeline.days(s, customer)
    return browser.show(request, "desk_history.html", customer=customer, days=days, who=who)


@router.get("/unreached")
def unreached(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show whom no text reaches."""
    desk.look(app, who, "who is not reached")
    with app.db.read() as s:
        lines = out_of_reach.of_agency(s, app.clock.now(), who.agency_id)
    return browser.show(request, "desk_unreached.html", lines=lines, who=who)


@router.get("/cases")
def case_list(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the open cases with their promised times, and the last that were resolved."""
    desk.look(app, who, "cases")
    with app.db.read() as s:
        still, over = open_cases.of_agency(s, app.clock.now(), who.agency_id)
    return browser.show(request, "desk_cases.html", still=still, over=over, who=who)


@router.get("/page/risks")
def risk_page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show what may go wrong, each with the data behind it."""
    desk.look(app, who, "risks")
    with app.db.read() as s:
        found = risks.register(s, app.clock.now(), s.get_one(Agency, who.agency_id))
    kinds = {kind: [risk for risk in found if risk.kind == kind] for kind in RISKS}
    return browser.show(request, "desk_risks.html", kinds=kinds, words=RISKS, who=who)


@router.get("/outages")
def outage_list(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show each gap in which nothing could be sent, and what became of what was due."""
    desk.look(app, who, "outages")
    with app.db.read() as s:
        reports = outages.reports(s, who.agency_id)
    return browser.show(request, "desk_outages.html", reports=reports, who=who)


@router.get("/orders")
def orders(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the orders of the last week."""
    desk.look(app, who, "orders")
    with app.db.read() as s:
        lines = order_lines.lately(s, app.clock.now(), who.agency_id)
    return browser.show(request, "desk_orders.html", lines=lines, who=who)


@router.get("/orders/{number}")
def order(app: House, request: Request, who: SignedIn, number: RowId) -> HTMLResponse:
    """Show one order, and what happened in it."""
    with app.db.read() as s:
        found = tiers.order_of(s, who.agency_id, number)
        line, history = order_lines.line(s, app.clock.now(), found), order_lines.history(s, found)
    desk.look(app, who, f"order {number}", line.customer.phone)
    return browser.show(request, "desk_order.html", line=line, history=history, who=who)


@router.post("/page/orders/{number}/parts/{position}/ask-again")
def ask_again(app: House, who: SignedIn, number: RowId, position: RowId) -> RedirectResponse:
    """Ask all who may do a part once more."""
    desk_members.ask_again(app, who, number, position)
    return _to_order(number)


@router.post("/page/orders/{number}/undo")
def undo_order(app: House, who: SignedIn, number: RowId) -> RedirectResponse:
    """Stop an order."""
    desk.undo_order(app, who, number)
    return _to_order(number)


def _to_order(number: int) -> RedirectResponse:
    return RedirectResponse(f"/desk/orders/{number}", status_code=303)
