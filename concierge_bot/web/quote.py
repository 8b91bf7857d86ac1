"""The page on which a business outside the network says its price, by the link in the text that asked for it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Finding, Search
from concierge_bot.services.orders import outside_quotes, sourcing
from concierge_bot.services.people import passes
from concierge_bot.texts.pages import told
from concierge_bot.web import browser
from concierge_bot.web.deps import House
from concierge_bot.web.member import cents

router = APIRouter(prefix="/quote", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])


class Answer(BaseModel):
    """What the form says: a price like 25.00 and 0 for what is free, or that it cannot be done."""

    model_config = ConfigDict(extra="forbid")

    price: str = Field(default="", max_length=12)
    when: str = Field(default="", max_length=100)
    she_goes: bool = False
    cannot: bool = False


@router.get("/{token}")
def form(app: House, request: Request, token: str) -> HTMLResponse:
    """Show what is wanted, and nothing of her; looking uses nothing up."""
    with app.db.read() as s:
        row = passes.link(s, app.clock.now(), token, "quote")
        finding = outside_quotes.asked(s, row.provider_id)
        return _shown(s, request, "quote.html", finding)


@router.post("/{token}")
def answer(app: House, request: Request, token: str, said: Annotated[Answer, Form()]) -> HTMLResponse:
    """Take the price, or the no; the link is used up by it."""
    price = None if said.cannot else cents(said.price)
    if price is None and not said.cannot:
        raise BadInput(told("Write the price like 18.40, and 0 if it is free"), field="price")
    with app.db.write() as s:
        now = app.clock.now()
        finding = outside_quotes.asked(s, passes.use_up(s, now, token, "quote").provider_id)
        outside_quotes.written(s, now, finding, price, said.when, she_goes=said.she_goes)
        return _shown(s, request, "quoted.html", finding)


def _shown(s: Session, request: Request, page: str, finding: Finding) -> HTMLResponse:
    search, agency = s.get_one(Search, finding.search_id), s.get_one(Agency, finding.agency_id)
    return browser.show(
        request,
        page,
        agency=agency,
        area=sourcing.area(s, search),
        what=sourcing.for_them(search),
        when=search.wish["at"],
    )
