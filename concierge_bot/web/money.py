"""The desk's money: monthly statements to read and to print, what was paid, and that all of it adds up."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.models import Agency
from concierge_bot.services.house.fields import Name
from concierge_bot.services.members import tiers
from concierge_bot.services.money import ledger, settling, statements
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Answer, Operator, SignedIn, customer_of, did, look
from concierge_bot.web.desk_members import member_of
from concierge_bot.web.months import OWED, TO_PAY, Month, Told, printed_month, shown_month

router = APIRouter(prefix="/desk")
pages = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

Cents = Annotated[int, Field(ge=1, le=10_000_000)]
Receipt = Annotated[str, Field(min_length=1, max_length=100)]


class Paid(BaseModel):
    """So many cents, and by which receipt they are known, so that they are written once."""

    model_config = ConfigDict(extra="forbid")

    amount: Cents
    receipt: Receipt


class Reasoned(Paid):
    """Cents, and why."""

    about: Name


class Credit(Reasoned):
    """Cents off what she owes, for a case if there is one."""

    case: RowId | None = None


class PaidOut(Paid):
    """What a member got."""

    name: Name


class Adjusted(Reasoned):
    """A bonus or a penalty of a member."""

    name: Name
    kind: Literal["bonus", "penalty"]


class PartPrice(BaseModel):
    """What a part of an order costs in cents."""

    model_config = ConfigDict(extra="forbid")

    part: RowId
    price: Cents


class Liable(BaseModel):
    """Which member is liable for a case."""

    model_config = ConfigDict(extra="forbid")

    member: Name


@router.get("/reconciliation")
def reconciliation(app: House, who: SignedIn) -> Answer:
    """Show what each account owes in cents, whose sum is zero, and who owes and is owed what."""
    with app.db.read() as s:
        return statements.reconciliation(s, s.get_one(Agency, who.agency_id))


@router.post("/orders/{number}/price")
def price(app: House, who: SignedIn, number: RowId, body: PartPrice) -> Answer:
    """Write down what a part of an order costs whose member had not said it."""
    with app.db.write() as s:
        order = tiers.order_of(s, who.agency_id, number)
        settling.price(s, app.clock.now(), order, body.part, body.price, who.name)
        return {"number": number, "total": order.total}


@router.post("/customers/{phone}/paid")
def paid(app: House, who: SignedIn, phone: str, body: Paid) -> Answer:
    """Write down that she paid."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        now = app.clock.now()
        new = settling.paid(s, now, customer, body.amount, body.receipt)
        did(s, now, who, "a payment of hers written down", customer=customer)
        return {"new": new, "owes": ledger.owes(s, customer)}


@router.post("/customers/{phone}/credit")
def credit(app: House, who: SignedIn, phone: str, body: Credit) -> Answer:
    """Take something off what she owes."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        now = app.clock.now()
        given = settling.credit(s, now, customer, body.amount, body.about, body.receipt, body.case)
        did(s, now, who, "a credit given", customer=customer)
        return {"new": bool(given), "owes": ledger.owes(s, customer)}


@router.post("/members/paid")
def paid_out(app: House, who: SignedIn, body: PaidOut) -> Answer:
    """Write down that a member got its money."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        now = app.clock.now()
        new = settling.paid_out(s, now, provider, body.amount, body.receipt)
        did(s, now, who, f"a payment to {provider.name} written down")
        return {"new": new, "owed": ledger.owed_to(s, provider)}


@router.post("/members/adjust")
def adjust(app: House, who: SignedIn, body: Adjusted) -> Answer:
    """Give a member a bonus or a penalty."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        now = app.clock.now()
        new = settling.adjust(s, now, provider, body.kind, body.amount, body.about, body.receipt)
        did(s, now, who, f"a {body.kind} for {provider.name} written down")
        return {"new": new, "owed": ledger.owed_to(s, provider)}


@router.post("/cases/{number}/liable")
def liable(app: House, who: SignedIn, number: RowId, body: Liable) -> Answer:
    """Say which member is liable for a case."""
    with app.db.write() as s:
        now = app.clock.now()
        return {"debited": settling.blame(s, now, who.agency_id, number, body.member, who.name)}


@pages.get("/customers/{phone}/statement")
def customers_month(
    app: House, request: Request, who: SignedIn, phone: str, month: Month = None
) -> HTMLResponse:
    """Show a customer's month, to be printed and sent to her."""
    agency, month_of, _ = _customers_month(app, who, phone, month)
    return shown_month(request, agency, month_of, TO_PAY, who=who)


@pages.get("/customers/{phone}/statement.pdf")
def customers_month_printed(app: House, who: SignedIn, phone: str, month: Month = None) -> Response:
    """Give a customer's month as PDF, in her language."""
    agency, month_of, language = _customers_month(app, who, phone, month)
    return printed_month(agency, month_of, TO_PAY, language)


@pages.get("/members/statement")
def members_month(
    app: House, request: Request, who: SignedIn, name: str, month: Month = None
) -> HTMLResponse:
    """Show a member's month, to be printed and sent to it."""
    return shown_month(request, *_members_month(app, who, name, month), OWED, who=who)


@pages.get("/members/statement.pdf")
def members_month_printed(app: House, who: SignedIn, name: str, month: Month = None) -> Response:
    """Give a member's month as PDF."""
    return printed_month(*_members_month(app, who, name, month), OWED, "en")


def _customers_month(
    app: App, who: Operator, phone: str, month: date | None
) -> tuple[Agency, statements.Statement, str]:
    look(app, who, "statement", phone)
    with app.db.read() as s:
        customer = customer_of(s, who, phone)
        day = month or local(app.clock.now(), customer.time_zone).date()
        agency = s.get_one(Agency, who.agency_id)
        return agency, statements.of_customer(s, customer, day), customer.language


def _members_month(app: App, who: Operator, name: str, month: date | None) -> Told:
    look(app, who, "statement of a member")
    with app.db.read() as s:
        agency = s.get_one(Agency, who.agency_id)
        day = month or local(app.clock.now(), agency.time_zone).date()
        return agency, statements.of_member(s, member_of(s, who, name), day)
