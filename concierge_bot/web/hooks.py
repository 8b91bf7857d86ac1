"""The members' door: verify, parse, normalised event; then one commit. A repeat is answered like the first."""

import logging
import re
from datetime import datetime

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.errors import BadInput, ConciergeError, NotFound, Refused
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.medicines import plan_requests
from concierge_bot.services.members import follows, progress
from concierge_bot.services.safety import signals
from concierge_bot.web.deps import House, RowId
from connectors.base import (
    BadSignature,
    Connector,
    Incoming,
    Misconfigured,
    PlanRequest,
    Rejected,
    Said,
    Signal,
    Unsupported,
)

log = logging.getLogger(__name__)

router = APIRouter(max_body_size=256 * 1024)

EVENT_ID = re.compile(r"[!-~]{1,200}")


class Garbage(ConciergeError):
    """What a member sent cannot be read."""

    status = 400


class Faulty(ConciergeError):
    """A connector has a fault: the member tries again, and a person sees to it."""

    status = 503


@router.post("/hooks/{provider_id}")
async def hook(app: House, provider_id: RowId, request: Request) -> dict[str, list[str]]:
    """Take a member's signed webhook; the answer says what each event did."""
    incoming = Incoming(dict(request.headers), await request.body())
    return {"effects": await run_in_threadpool(_take, app, provider_id, incoming)}


def _take(app: App, provider_id: int, incoming: Incoming) -> list[str]:
    with app.db.read() as s:
        provider = s.get(Provider, provider_id)
        if provider is None:
            raise NotFound("There is no member with this address")
        agency = s.get_one(Agency, provider.agency_id)
    events = _read(app, provider, agency, incoming)
    with app.db.write() as s:
        now = app.clock.now()
        return [_apply(s, now, s.get_one(Provider, provider_id), event) for event in events]


def _read(app: App, provider: Provider, agency: Agency, incoming: Incoming) -> list[Said]:
    connector = members.connector(app.connectors, provider)
    if not isinstance(connector, Connector):
        raise NotFound("This member reports by text, not here")
    try:
        events = connector.receive(incoming, members.member(provider, agency), app.clock.machine())
    except (BadSignature, Misconfigured) as error:
        raise Refused(str(error)) from error
    except Unsupported as error:
        raise BadInput(str(error)) from error
    except Rejected as error:
        raise Garbage(str(error)) from error
    except (
        Exception
    ) as error:  # whatever a connector does, its member must hear to try again, and a person must know
        log.exception("the connector of provider %s", provider.id)
        raise _faulty(app, provider, type(error).__name__) from error
    if not isinstance(events, list) or not all(isinstance(event, Said) for event in events):
        raise _faulty(app, provider, "it gave back no events")
    if not all(EVENT_ID.fullmatch(event.id) for event in events):
        raise Garbage("The id of an event has 1 to 200 ASCII characters and no space: choose another")
    return events


def _faulty(app: App, provider: Provider, fault: str) -> Faulty:
    """Tell the desk once a day that a connector has a fault."""
    with app.db.write() as s:
        now = app.clock.now()
        desk.open_task(
            s,
            now,
            s.get_one(Agency, provider.agency_id),
            f"What {provider.name} reports cannot be read, its connector has a fault ({fault}): repair it",
            once=f"connector:{provider.id}:{now.date()}",
            urgent=True,
        )
    return Faulty("We could not read this by a fault of our own: send it again later")


def _apply(s: Session, now: datetime, provider: Provider, event: Said) -> str:
    if isinstance(event, Signal):
        return signals.receive(s, now, provider, event)
    if isinstance(event, PlanRequest):
        return plan_requests.receive(s, now, provider, event)
    if event.dispatch is not None:
        follows.look_now(s, now, provider, event.dispatch)
    return progress.report(s, now, provider, members.report(event))
