"""The desk's medicines room: a refill's printed sheet and its answer, what came of her doses, and what is left."""

from datetime import date, time
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from concierge_bot.bootstrap import App
from concierge_bot.models import Evidence
from concierge_bot.services.house.fields import Name
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import (
    adherence,
    adherence_fhir,
    doctors_hold,
    dose_by_desk,
    plan_changes,
    sheets,
    supply,
)
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Answer, Operator, SignedIn, customer_of, did, look
from connectors.kinds import LegEvent

router = APIRouter(prefix="/desk")
pages = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

Day = Annotated[date | None, Query()]


class PharmacySays(BaseModel):
    """What a pharmacist answered to a refill by mouth or on paper; an empty field of a form is none."""

    model_config = ConfigDict(extra="forbid")

    event: Literal["accepted", "on_hold", "declined", "ready", "done", "failed"]
    quantity: Annotated[int, Field(ge=1, le=10_000)] | Literal[""] | None = None
    reason: str = Field(default="", max_length=500)


class Count(BaseModel):
    """How many of a medicine somebody counted."""

    model_config = ConfigDict(extra="forbid")

    medication: str = Field(min_length=1, max_length=200)
    left: int = Field(ge=0, le=100_000)


class HoldEnd(BaseModel):
    """Why a doctor's hold on a medicine ends, and which doctor or pharmacist said so."""

    model_config = ConfigDict(extra="forbid")

    medication: str = Field(min_length=1, max_length=200)
    reason: Literal["goes_on", "mistaken", "over"]
    said_by: Name


class DoseWord(BaseModel):
    """What came of one dose of her plan, and who says so; a visitor is named. Empty fields of a form are none."""

    model_config = ConfigDict(extra="forbid")

    medication: str = Field(min_length=1, max_length=200)
    day: date
    slot: str = Field(pattern=r"^\d\d:\d\d$")
    outcome: Literal["taken", "not_taken"]
    says: Literal["customer", "family", "visitor"]
    at: time | Literal[""] | None = None
    seen_by: str = Field(default="", max_length=200)

    @model_validator(mode="after")
    def _names_the_visitor(self) -> Self:
        if self.says == "visitor" and not self.seen_by.strip():
            raise ValueError("Write who saw it")
        return self


@router.post("/orders/{number}/answer")
def answer(app: House, who: SignedIn, number: RowId, body: PharmacySays) -> Answer:
    """Take what the pharmacist said to a refill on the phone."""
    with app.db.write() as s:
        order = sheets.find(s, who.agency_id, number)
        quantity = body.quantity if isinstance(body.quantity, int) else None
        now = app.clock.now()
        effect = sheets.answered(s, now, order, LegEvent(body.event), quantity, body.reason)
        did(s, now, who, "the pharmacist's answer written down", order=order)
        return {"number": order.number, "status": str(order.status), "effect": effect}


@router.post("/customers/{phone}/count")
def count(app: House, who: SignedIn, phone: str, body: Count) -> Answer:
    """Write down how many of a medicine are left, as somebody counted them."""
    with app.db.write() as s:
        plan = plan_changes.find(s, customer_of(s, who, phone), body.medication)
        supply.counted(s, app.clock.now(), plan, body.left, who.name)
        return {"left": plan.supply_left}


@router.post("/customers/{phone}/dose")
def dose(app: House, who: SignedIn, phone: str, body: DoseWord) -> Answer:
    """Write down what a person learnt of a dose: whether she took it, when, and who says so."""
    with app.db.write() as s:
        plan = plan_changes.find(s, customer_of(s, who, phone), body.medication)
        row = dose_by_desk.find(s, plan, body.day, body.slot)
        at = body.at if isinstance(body.at, time) else None
        word = dose_by_desk.Word(body.outcome, Evidence(body.says), at, body.seen_by.strip())
        dose_by_desk.write(s, app.clock.now(), row, word, who.name)
        return {"status": str(row.status), "evidence": str(row.evidence)}


@router.post("/customers/{phone}/doctors-hold/end")
def end_hold(app: House, who: SignedIn, phone: str, body: HoldEnd) -> Answer:
    """End what she says that a doctor stopped, once a person has checked it; she is reminded again and told so."""
    with app.db.write() as s:
        plan = plan_changes.find(s, customer_of(s, who, phone), body.medication)
        doctors_hold.end(s, app.clock.now(), plan, body.reason, body.said_by, who.name)
        return {"held": False}


@router.get("/customers/{phone}/adherence.csv")
def adherence_csv(app: House, who: SignedIn, phone: str, first: Day = None, last: Day = None) -> Response:
    """Give what came of her doses as CSV."""
    told = _told(app, who, phone, first, last)
    return _file(Response(adherence.as_csv(told), media_type="text/csv; charset=utf-8"), "csv")


@router.get("/customers/{phone}/adherence.json")
def adherence_json(app: House, who: SignedIn, phone: str, first: Day = None, last: Day = None) -> Response:
    """Give what came of her doses as FHIR R4."""
    told = _told(app, who, phone, first, last)
    return _file(JSONResponse(adherence_fhir.bundle(told), media_type="application/fhir+json"), "json")


@pages.get("/orders/{number}/sheet")
def sheet(app: House, request: Request, who: SignedIn, number: RowId) -> HTMLResponse:
    """Show a refill's sheet, to be printed or read out."""
    with app.db.read() as s:
        shown = sheets.sheet(s, sheets.find(s, who.agency_id, number))
    look(app, who, f"refill {number}", shown.customer.phone)
    its_own = "en"  # its pharmacist reads it, whoever prints it
    return browser.show(request, "sheet.html", sheet=shown, answers=sheets.ANSWERS, who=who, language=its_own)


@pages.post("/page/orders/{number}/answer")
def answer_form(
    app: House, who: SignedIn, number: RowId, form: Annotated[PharmacySays, Form()]
) -> RedirectResponse:
    """Take what the pharmacist said."""
    answer(app, who, number, form)
    return RedirectResponse(f"/desk/orders/{number}/sheet", status_code=303)


@pages.get("/customers/{phone}/medicines")
def medicines(
    app: House, request: Request, who: SignedIn, phone: str, first: Day = None, last: Day = None
) -> HTMLResponse:
    """Show her medicines, what is left of them, and what came of their doses; it prints on paper."""
    look(app, who, "medicines", phone)
    with app.db.read() as s:
        now = app.clock.now()
        told = adherence.report(s, now, customer_of(s, who, phone), first, last)
        lately = dose_by_desk.lately(s, now, told.customer)
    held = doctors_hold.shown(told.customer, told.plans, now)
    return browser.show(
        request,
        "medicines.html",
        told=told,
        lately=lately,
        held=held,
        reasons=doctors_hold.REASONS,
        who=who,
    )


@pages.post("/page/customers/{phone}/count")
def count_form(app: House, who: SignedIn, phone: str, form: Annotated[Count, Form()]) -> RedirectResponse:
    """Write down how many are left."""
    count(app, who, phone, form)
    return RedirectResponse(f"/desk/customers/{phone}/medicines", status_code=303)


@pages.post("/page/customers/{phone}/dose")
def dose_form(app: House, who: SignedIn, phone: str, form: Annotated[DoseWord, Form()]) -> RedirectResponse:
    """Write down what came of a dose."""
    dose(app, who, phone, form)
    return RedirectResponse(f"/desk/customers/{phone}/medicines", status_code=303)


@pages.post("/page/customers/{phone}/doctors-hold/end")
def end_hold_form(
    app: House, who: SignedIn, phone: str, form: Annotated[HoldEnd, Form()]
) -> RedirectResponse:
    """End a doctor's hold on a medicine."""
    end_hold(app, who, phone, form)
    return RedirectResponse(f"/desk/customers/{phone}/medicines", status_code=303)


def _told(app: App, who: Operator, phone: str, first: date | None, last: date | None) -> adherence.Adherence:
    """What leaves the house is written into the timeline, with who took it."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        now = app.clock.now()
        note(s, now, who.agency_id, f"adherence report taken by {who.name}", customer=customer)
        return adherence.report(s, now, customer, first, last)


def _file(response: Response, ending: str) -> Response:
    """A file for whoever is signed in, which no cache keeps and whose name tells nobody's."""
    response.headers["Content-Disposition"] = f'attachment; filename="adherence.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response
