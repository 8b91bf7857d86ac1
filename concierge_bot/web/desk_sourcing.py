"""What an operator does about what no member does: write down who was found, ask for a price, or write it down."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.models import Agency, Finding
from concierge_bot.services.house.fields import Cents, Name, Phone
from concierge_bot.services.orders import outside_quotes, sourcing
from concierge_bot.services.people import phones
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import SignedIn
from concierge_bot.web.member import cents

router = APIRouter(prefix="/desk")
pages = APIRouter(prefix="/desk/page", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

Answer = dict[str, Any]


class Found(BaseModel):
    """A business that an operator found."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    phone: Phone


class Which(BaseModel):
    """Which of those that were found, by its number at the task."""

    model_config = ConfigDict(extra="forbid")

    found: int = Field(ge=1, le=1000)


class Said(Which):
    """What a business said on the phone: its price in cents for all of it, when, and if she goes there."""

    price: Cents
    when: Annotated[str, Field(max_length=100)] = ""
    she_goes: bool = False


class SaidTyped(Which):
    """The same as somebody types it: money like 25.00, and 0 for what is free."""

    price: str = Field(min_length=1, max_length=12)
    when: str = Field(default="", max_length=100)
    she_goes: bool = False


class Typed(BaseModel):
    """A business as somebody types it."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    phone: str = Field(max_length=40)


@router.post("/tasks/{number}/found")
def found(app: House, who: SignedIn, number: RowId, body: Found) -> list[Answer]:
    """Write down a business for what a task looks for; return all that were found."""
    with app.db.write() as s:
        search = sourcing.of_task(s, who.agency_id, number)
        sourcing.found(s, app.clock.now(), search, [(body.name, body.phone, "")], who.name)
        return [_answer(one) for one in sourcing.findings(s, search)]


@router.post("/tasks/{number}/ask-price")
def ask_price(app: House, who: SignedIn, number: RowId, body: Which) -> Answer:
    """Text a business that was found: can it do it, and for how much."""
    with app.db.write() as s:
        search = sourcing.of_task(s, who.agency_id, number)
        return _answer(sourcing.ask(s, app.clock.now(), search, body.found, who.name, app.settings.public))


@router.post("/tasks/{number}/quote")
def quote(app: House, who: SignedIn, number: RowId, body: Said) -> Answer:
    """Write down what a business said on the phone; she is shown it when nobody else who was asked is awaited."""
    with app.db.write() as s:
        finding = sourcing.waiting(s, sourcing.of_task(s, who.agency_id, number), body.found)
        now, told = app.clock.now(), body.model_dump(exclude={"found"})
        outside_quotes.by_desk(s, now, finding, who=who.name, **told)
        return _answer(finding)


@pages.post("/tasks/{number}/found")
def add(app: House, who: SignedIn, number: RowId, form: Annotated[Typed, Form()]) -> RedirectResponse:
    """Write down a business from the worklist."""
    with app.db.read() as s:
        phone = phones.read(form.phone, s.get_one(Agency, who.agency_id).country, "phone")
    found(app, who, number, Found(name=form.name, phone=phone))
    return RedirectResponse("/desk", status_code=303)


@pages.post("/tasks/{number}/ask-price")
def press(app: House, who: SignedIn, number: RowId, form: Annotated[Which, Form()]) -> RedirectResponse:
    """Ask one of them for its price from the worklist."""
    ask_price(app, who, number, form)
    return RedirectResponse("/desk", status_code=303)


@pages.post("/tasks/{number}/quote")
def write_down(
    app: House, who: SignedIn, number: RowId, form: Annotated[SaidTyped, Form()]
) -> RedirectResponse:
    """Write down what one of them said on the phone from the worklist."""
    quote(app, who, number, Said(**{**form.model_dump(), "price": cents(form.price) or 0}))
    return RedirectResponse("/desk", status_code=303)


def _answer(one: Finding) -> Answer:
    return {
        "found": one.position,
        "name": one.name,
        "phone": one.phone,
        "address": one.address,
        "source": one.source,
        "state": one.state,
        "price": one.price,
    }
