"""What an operator does about members and the parts of an order: invite, send a link, see the tiers, ask all again."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from sqlmodel import select

from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Provider
from concierge_bot.services import dispatch, joining, pages, tiers
from concierge_bot.services.fields import Name, Phone
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import SignedIn
from connectors.kinds import Kind

router = APIRouter(prefix="/desk")

Answer = dict[str, Any]


class Invited(BaseModel):
    """Whom to invite by text."""

    model_config = ConfigDict(extra="forbid")

    phone: Phone
    kind: Kind = Kind.GROCER


class Member(BaseModel):
    """A member by its name."""

    model_config = ConfigDict(extra="forbid")

    name: Name


class Below(BaseModel):
    """What kind of member does a part of a leg, and what it must be trained for."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    skills: list[str] = []


@router.post("/members/invite")
def invite(app: House, who: SignedIn, body: Invited) -> Answer:
    """Ask a business by text to join: it answers with its name, hours and area."""
    with app.db.write() as s:
        agency = s.get_one(Agency, who.agency_id)
        joining.invite(s, app.clock.now(), agency, body.phone, body.kind)
        return {"invited": body.phone, "kind": body.kind}


@router.post("/members/link")
def link(app: House, who: SignedIn, body: Member) -> Answer:
    """Return a link to a member's page, to be handed on."""
    with app.db.write() as s:
        query = select(Provider).where(Provider.agency_id == who.agency_id, Provider.name == body.name)
        provider = s.exec(query).first()
        if provider is None:
            raise NotFound(f"There is no member called {body.name}", field="name")
        return {"link": pages.member_link(s, app.clock.now(), provider, app.settings.public)}


@router.get("/orders/{number}/tiers")
def tree(app: House, who: SignedIn, number: RowId) -> list[Answer]:
    """Return who does what in an order, with the members below, and until when each is insured."""
    with app.db.read() as s:
        order = tiers.order_of(s, who.agency_id, number)
        return [asdict(tier) for tier in tiers.tree(s, app.clock.now(), order)]


@router.post("/orders/{number}/parts/{position}/ask-again")
def ask_again(app: House, who: SignedIn, number: RowId, position: RowId) -> list[Answer]:
    """Ask all who may do a part that came to nothing once more."""
    with app.db.write() as s:
        order = tiers.order_of(s, who.agency_id, number)
        leg = tiers.find(s, order, position)
        if not tiers.may_ask_again(order, leg):
            raise NotNow(f"This part of order {number} is {leg.status}: nobody else is to be asked")
        dispatch.again(s, app.clock.now(), leg)
        return [asdict(tier) for tier in tiers.tree(s, app.clock.now(), order)]


@router.post("/orders/{number}/parts/{position}/hand-down")
def hand_down(app: House, who: SignedIn, number: RowId, position: RowId, body: Below) -> list[Answer]:
    """Let a member below do something of a part."""
    with app.db.write() as s:
        order = tiers.order_of(s, who.agency_id, number)
        tiers.hand_down(s, app.clock.now(), tiers.find(s, order, position), body.kind, body.skills)
        return [asdict(tier) for tier in tiers.tree(s, app.clock.now(), order)]
