"""The page of a member with a system of its own: its address and secret, a test event, and what left for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import addresses, members
from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Provider
from concierge_bot.services.members import deliveries, endpoints, probing, replaying, signing_secrets
from concierge_bot.services.orders import windows
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.member import NOT_THERE, SignedIn, not_there
from connectors.base import AnyConnector, Connector, MonitorConnector, ProbingConnector

PAGE = "/member/system"
ITSELF = "itself on its page"

router = APIRouter(prefix=PAGE, route_class=browser.Page, dependencies=[Depends(browser.own_forms)])


@dataclass(frozen=True)
class Line:
    """One delivery with its time in words."""

    it: deliveries.Delivery
    at: str
    again: str


@dataclass(frozen=True)
class SystemPage:
    """How a member's system is reached and reports, which secrets are good, and what left for it."""

    name: str
    sent_to: bool
    url: str
    closed: str
    hook: str
    rotates: bool
    mark: str
    old_until: str
    probes: bool
    lines: list[Line]


class Address(BaseModel):
    """Where jobs are to go."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(min_length=1, max_length=500)


class Once(BaseModel):
    """What makes a double click harmless."""

    model_config = ConfigDict(extra="forbid")

    once: browser.Once


class Newest(BaseModel):
    """By which mark the newest secret was known when the button was shown."""

    model_config = ConfigDict(extra="forbid")

    mark: str = Field(max_length=12)


@router.get("")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show how a member's system stands with us."""
    return browser.show(request, "member_system.html", page=seen(app, who), once=browser.once())


@router.post("/address")
def move(app: House, who: SignedIn, form: Annotated[Address, Form()]) -> RedirectResponse:
    """Send the jobs to another address from now on, if jobs may go there at all."""
    url = form.url.strip()
    endpoints.check(url)
    addresses.check(app.http, url)
    with app.db.write() as s:
        provider, connector = _mine(app, s, who)
        if not endpoints.is_sent_to(connector):
            raise NotNow("Nothing is sent to you: you only report")
        endpoints.move(s, app.clock.now(), provider, url)
    return _back()


@router.post("/secret")
def new_secret(app: House, request: Request, who: SignedIn, form: Annotated[Newest, Form()]) -> HTMLResponse:
    """Make a new secret and show it, this once; the same button pressed or sent again makes none."""
    with app.db.write() as s:
        provider, connector = _mine(app, s, who)
        s.refresh(provider, with_for_update=True)
        if not _rotates(connector, provider):
            raise NotNow("Your secret is changed together with our desk: call us")
        if form.mark != signing_secrets.mark(provider):
            raise NotNow("A newer secret was made already, and shown once: make another only if you lost it")
        secret = signing_secrets.rotate(s, app.clock.now(), provider, ITSELF)
        until = _until(s, app.clock.now(), provider)
    return browser.show(request, "member_secret.html", secret=secret, until=until)


@router.post("/secret/end-old")
def end_old_secrets(app: House, who: SignedIn) -> RedirectResponse:
    """Let nothing but the newest secret be good: the older one is known to somebody else, or no longer used."""
    with app.db.write() as s:
        provider, _ = _mine(app, s, who)
        if provider.old_secret_until is not None:
            signing_secrets.fall_due(s, app.clock.now(), provider)
    return _back()


@router.post("/test")
def probe(app: House, who: SignedIn, form: Annotated[Once, Form()]) -> RedirectResponse:
    """Let a test event leave; what became of it is seen among the deliveries."""
    with app.db.write() as s:
        provider, connector = _mine(app, s, who)
        if not isinstance(connector, ProbingConnector):
            raise NotNow("Your connector has no test event: ask our desk for a trial order")
        probing.ask(s, app.clock.now(), provider, form.once)
    return _back()


@router.post("/deliveries/{delivery}/again")
def repeat(app: House, who: SignedIn, delivery: RowId) -> RedirectResponse:
    """Send one delivery again, under the webhook-id that it had."""
    with app.db.write() as s:
        now, (provider, _) = app.clock.now(), _mine(app, s, who)
        found = replaying.replay_one(s, now, provider, delivery, ITSELF)
        if not found:
            not_there(s, now, provider, f"delivery {delivery}")
    if not found:
        raise NotFound(NOT_THERE)
    return _back()


def seen(app: App, provider_id: int) -> SystemPage:
    """Return what a member may see of its own system now."""
    with app.db.read() as s:
        now, (provider, connector) = app.clock.now(), _mine(app, s, provider_id)
        zone = s.get_one(Agency, provider.agency_id).time_zone
        return SystemPage(
            name=provider.name,
            sent_to=endpoints.is_sent_to(connector),
            url=provider.config.get("url", ""),
            closed=provider.disabled,
            hook=f"{app.settings.public}/hooks/{provider.id}",
            rotates=_rotates(connector, provider),
            mark=signing_secrets.mark(provider),
            old_until=_until(s, now, provider),
            probes=isinstance(connector, ProbingConnector),
            lines=[_line(one, zone, now) for one in deliveries.lately(s, provider)],
        )


def _mine(app: App, s: Session, provider_id: int) -> tuple[Provider, AnyConnector]:
    provider = s.get_one(Provider, provider_id)
    connector = members.connector(app.connectors, provider)
    if not isinstance(connector, Connector):
        raise NotFound("You have no system that we speak with: jobs come to you as before")
    return provider, connector


def _rotates(connector: AnyConnector, provider: Provider) -> bool:
    """Tell whether both secrets are good during a change: elsewhere ours is also the key that we come with."""
    return bool(provider.secrets) and isinstance(connector, ProbingConnector | MonitorConnector)


def _until(s: Session, now: datetime, provider: Provider) -> str:
    zone = s.get_one(Agency, provider.agency_id).time_zone
    return windows.spoken(provider.old_secret_until, None, zone, now) if provider.old_secret_until else ""


def _line(one: deliveries.Delivery, zone: str, now: datetime) -> Line:
    again = windows.spoken(one.again_at, None, zone, now) if one.again_at else ""
    return Line(one, windows.spoken(one.written_at, None, zone, now), again)


def _back() -> RedirectResponse:
    return RedirectResponse(PAGE, status_code=303)
