"""What an operator does about members and the parts of an order: invite, send a link, see the tiers, ask all again."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, select

from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Provider
from concierge_bot.services.cases import risks
from concierge_bot.services.house.fields import Name, Phone
from concierge_bot.services.house.scenario_parts import EvidenceIn
from concierge_bot.services.members import (
    bar,
    dispatch,
    endpoints,
    evidence,
    joining,
    membership,
    replaying,
    signing_secrets,
    tiers,
)
from concierge_bot.services.members.evidence import Shown
from concierge_bot.services.people import pages
from concierge_bot.texts.pages import stated, told
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Operator, SignedIn, did
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


class Evidence(Member):
    """What a member has shown, each with until when it is good, and whose it is."""

    evidence: list[EvidenceIn] = []


class Suspended(Member):
    """Why a member gets no more jobs, in the operator's words."""

    reason: str = Field(min_length=1, max_length=500)


class Again(BaseModel):
    """Of which order, to which member, or what never arrived at a member."""

    model_config = ConfigDict(extra="forbid")

    order: int | None = Field(default=None, ge=1, le=2**31 - 1)
    member: str = ""


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
        now = app.clock.now()
        joining.invite(s, now, agency, body.phone, body.kind)
        did(s, now, who, f"a {body.kind} asked to join")
        return {"invited": body.phone, "kind": body.kind}


@router.post("/members/link")
def link(app: House, who: SignedIn, body: Member) -> Answer:
    """Return a link to a member's page, to be handed on."""
    with app.db.write() as s:
        now, provider = app.clock.now(), member_of(s, who, body.name)
        did(s, now, who, f"a link to the page of {provider.name} made")
        return {"link": pages.member_link(s, now, provider, app.settings.public)}


@router.post("/members/restore")
def restore(app: House, who: SignedIn, body: Member) -> Answer:
    """Give a member that was below the bar its jobs back; its stars count anew."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        if not provider.barred:
            raise NotNow(told("{name} is not barred", name=provider.name))
        bar.lift(s, app.clock.now(), provider, who.name)
        return {"name": provider.name, "standing": str(provider.stands)}


@router.post("/members/reopen")
def reopen(app: House, who: SignedIn, body: Member) -> Answer:
    """Send a member jobs again whose address had answered that it is closed."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        if not endpoints.reopen(s, app.clock.now(), provider, who.name):
            raise NotNow(told("The address of {name} is not closed", name=provider.name))
        return member_answer(provider)


@router.post("/members/admit")
def admit(app: House, who: SignedIn, body: Evidence) -> Answer:
    """Take a prospect, or a member that was suspended, on probation; what it has not shown is named."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        membership.admit(s, app.clock.now(), provider, shown(body.evidence), who.name)
        return member_answer(provider)


@router.post("/members/evidence")
def show_evidence(app: House, who: SignedIn, body: Evidence) -> Answer:
    """Write down what a member has shown besides; whose evidence had run out may have jobs again."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        membership.show(s, app.clock.now(), provider, shown(body.evidence), who.name)
        return member_answer(provider)


@router.post("/members/suspend")
def suspend(app: House, who: SignedIn, body: Suspended) -> Answer:
    """Give a member no more jobs until it is admitted again."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        membership.suspend(s, app.clock.now(), provider, body.reason, who.name)
        return member_answer(provider)


@router.post("/members/rotate")
def rotate(app: House, who: SignedIn, body: Member) -> Answer:
    """Give a member a new secret; the old one is good for a day more."""
    with app.db.write() as s:
        provider = member_of(s, who, body.name)
        secret = signing_secrets.rotate(s, app.clock.now(), provider, who.name)
        return {"name": provider.name, "secret": secret, "old_until": provider.old_secret_until}


@router.post("/members/replay")
def replay(app: House, who: SignedIn, body: Again) -> Answer:
    """Send deliveries to members again, each under the webhook-id that it had."""
    with app.db.write() as s:
        now = app.clock.now()
        return {
            "again": replaying.replay(s, now, who.agency_id, who.name, order=body.order, member=body.member)
        }


@router.get("/risks")
def risk_register(app: House, who: SignedIn) -> list[Answer]:
    """List what may go wrong, each with the data behind it."""
    with app.db.read() as s:
        return [asdict(risk) for risk in risks.register(s, app.clock.now(), s.get_one(Agency, who.agency_id))]


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
            raise NotNow(
                told(
                    "This part of order {number} is {status}: nobody else is to be asked",
                    number=number,
                    status=stated(leg.status),
                )
            )
        now = app.clock.now()
        dispatch.again(s, now, leg)
        did(s, now, who, f"all asked again for part {position}", order=order)
        return [asdict(tier) for tier in tiers.tree(s, app.clock.now(), order)]


@router.post("/orders/{number}/parts/{position}/hand-down")
def hand_down(app: House, who: SignedIn, number: RowId, position: RowId, body: Below) -> list[Answer]:
    """Let a member below do something of a part."""
    with app.db.write() as s:
        order = tiers.order_of(s, who.agency_id, number)
        now = app.clock.now()
        tiers.hand_down(s, now, tiers.find(s, order, position), body.kind, body.skills)
        did(s, now, who, f"something of part {position} handed down", order=order)
        return [asdict(tier) for tier in tiers.tree(s, app.clock.now(), order)]


def shown(told: list[EvidenceIn]) -> list[Shown]:
    """Return evidence as the core takes it."""
    return [Shown(one.kind, one.person, one.expires) for one in told]


def member_answer(provider: Provider) -> Answer:
    """Return where a member stands, and what it has shown."""
    return {
        "name": provider.name,
        "standing": str(provider.stands),
        "evidence": [asdict(one) for one in evidence.shown(provider)],
    }


def member_of(s: Session, who: Operator, name: str) -> Provider:
    """Return a member of the operator's agency by its name."""
    query = select(Provider).where(Provider.agency_id == who.agency_id, Provider.name == name)
    provider = s.exec(query).first()
    if provider is None:
        raise NotFound(told("There is no member called {name}", name=name), field="name")
    return provider
