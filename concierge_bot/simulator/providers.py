"""Members of the federation: their web endpoints and phones, and how they report on a job."""

import asyncio
import json
import re
import uuid
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from connectors import signing
from connectors.base import BadSignature, Incoming
from connectors.kinds import LegEvent

from . import carrier, pharmacy
from .errors import Refused, not_built
from .times import instant, iso, machine_now
from .town import Dispatch, Provider, Town

SAID_BY_TEXT = {
    LegEvent.ACCEPTED: "Y{}",
    LegEvent.PROPOSED: "Y{}",
    LegEvent.DECLINED: "N{}",
    LegEvent.READY: "R{}",
    LegEvent.PICKED_UP: "P{}",
    LegEvent.DELIVERED: "D{}",
    LegEvent.DONE: "DONE {}",
    LegEvent.FAILED: "FAILED {}",
    LegEvent.CANCELLED: "CANCELLED {}",
    LegEvent.ON_HOLD: "HOLD {}",
    LegEvent.LATE: "LATE {}",
    LegEvent.STEP: "STEP {}",
}
FIRST_WORD = 2.0  # seconds of machine time to wait for the core's answer before going on in the background


def _event_id(written: str) -> str:
    if not re.fullmatch(r"[!-~]{1,200}", written):
        raise ValueError("an id travels in a header: write 1 to 200 ASCII characters and no space")
    return written


EventId = Annotated[str, AfterValidator(_event_id)]
Words = Annotated[str, Field(max_length=100_000)]  # a length makes pydantic refuse half a character, too


class Span(BaseModel):
    """A window as a caller writes it: ISO 8601, local to the agency when no offset is given."""

    model_config = ConfigDict(extra="forbid")

    start: str
    end: str


class Report(BaseModel):
    """What a provider says about a job; the same `id` again is a repeat of the same webhook."""

    model_config = ConfigDict(extra="forbid")

    event: LegEvent
    order: int | None = None
    window: Span | None = None
    note: Words | None = None
    items: list[dict[str, Any]] | None = None
    total: int | None = None
    id: EventId | None = None


def receive(
    town: Town, provider: Provider, headers: dict[str, str], raw: bytes
) -> tuple[int, Dispatch | None]:
    """Take a webhook from the core: the status to answer, and the job if it is a new one."""
    good = _verified(provider, headers, raw)
    status = {"down": 503, "gone": 410}.get(provider.behaviour, 200 if good else 401)
    text = raw.decode(errors="replace")
    body = _parsed(text)
    provider.inbox.append(
        {
            "n": len(provider.inbox) + 1,
            "headers": headers,
            "body": body,
            "raw": text,
            "verified": good,
            "answered": status,
            "at": iso(machine_now()),
        }
    )
    return status, _noted(town, provider, body) if status == 200 and isinstance(body, dict) else None


def read_text(town: Town, provider: Provider, text: str) -> Dispatch | None:
    """Read a text on the provider's phone: the job if it offers a new one."""
    provider.inbox.append(
        {
            "n": len(provider.inbox) + 1,
            "headers": {},
            "body": text,
            "raw": text,
            "verified": None,
            "answered": None,
            "at": iso(machine_now()),
        }
    )
    if offered := re.search(r"\bY(\d+) = yes", text):
        number = int(offered[1])
        return _keep(provider, Dispatch(f"order {number}", number, {"note": text}))
    if off := re.search(r"order (\d+) is off\b", text, re.IGNORECASE):
        _withdraw(town, provider, f"order {off[1]}")
    return None


async def report(town: Town, provider: Provider, said: Report) -> dict[str, Any]:
    """Tell the core how a job goes, by the provider's own channel: what was sent, what was answered."""
    dispatch = provider.meant(said.order)
    if dispatch is None and said.order is None:
        raise Refused(409, f"{provider.name} has no open dispatch to report on")
    if provider.channel == "sms":
        answer = await _report_by_text(town, provider, said, dispatch)
    elif provider.channel == "webhook":
        answer = await _report_by_webhook(town, provider, said, dispatch)
    elif provider.channel == "fhir":
        answer = await _report_by_task(town, provider, said, dispatch)
    else:
        raise not_built(f"the channel {provider.channel}")
    if dispatch is not None and (answer.get("status") or 200) < 400:
        if said.event not in (LegEvent.LATE, LegEvent.STEP):
            dispatch.status = said.event
        if not dispatch.open:
            town.agenda.drop(dispatch.id)
    return answer


async def post_signed(
    town: Town, provider: Provider, event_id: str, kind: str, data: dict[str, Any]
) -> dict[str, Any]:
    """Post a signed webhook to the provider's hook; retried in the background when the core is away."""
    if event_id not in provider.reports:
        content = {"type": kind, "timestamp": iso(await town.now()), "data": data}
        provider.reports[event_id] = json.dumps(content).encode()
    posting = town.errands.start(
        "provider events",
        town.core.hook_post(provider.hook, provider.hook_secret, event_id, provider.reports[event_id]),
        turn=provider.slug,
    )
    return await _first_word(event_id, posting)


async def _report_by_webhook(
    town: Town, provider: Provider, said: Report, dispatch: Dispatch | None
) -> dict[str, Any]:
    data: dict[str, Any] = {"dispatch": dispatch.id if dispatch else None, "order": said.order}
    if dispatch is not None:
        data["order"] = dispatch.order
    data |= {key: value for key in ("note", "items", "total") if (value := getattr(said, key)) is not None}
    if said.window is not None:
        data["window"] = await _instants(town, said.window)
    event_id = said.id or f"evt_{uuid.uuid4().hex}"
    kept = {key: value for key, value in data.items() if value is not None}
    return await post_signed(town, provider, event_id, f"dispatch.{said.event}", kept)


async def _report_by_task(
    town: Town, provider: Provider, said: Report, dispatch: Dispatch | None
) -> dict[str, Any]:
    """The pharmacist moves her Task on, and its subscription tells; the same id again is the same resource again."""
    if dispatch is None:
        raise Refused(409, f"{provider.name} has no Task for order {said.order}")
    event_id = said.id or f"evt_{uuid.uuid4().hex}"
    if event_id not in provider.reports:
        window = await _instants(town, said.window) if said.window else None
        quantity = next((item.get("quantity") for item in said.items or []), None)
        task = pharmacy.move(provider, dispatch, said.event, said.note, window, quantity)
        provider.reports[event_id] = json.dumps(task).encode()
    posting = town.errands.start(
        "provider events",
        town.core.rest_hook(provider.hook, provider.hook_secret, provider.reports[event_id]),
        turn=provider.slug,
    )
    return await _first_word(event_id, posting)


async def _instants(town: Town, span: Span) -> dict[str, str]:
    now = await town.now()
    return {end: iso(instant(getattr(span, end), town.zone, now, "window")) for end in ("start", "end")}


async def _first_word(event_id: str, posting: "asyncio.Task[Any]") -> dict[str, Any]:
    """What the core answers at once; it goes on in the background where the core is away."""
    await asyncio.wait({posting}, timeout=FIRST_WORD)
    response = posting.result() if posting.done() else None
    if response is None:
        return {"id": event_id, "status": None}
    return {"id": event_id, "status": response.status_code, "answer": _parsed(response.text)}


async def _report_by_text(
    town: Town, provider: Provider, said: Report, dispatch: Dispatch | None
) -> dict[str, Any]:
    order = dispatch.order if dispatch is not None else said.order
    words = [SAID_BY_TEXT[said.event].format(order)]
    if said.total is not None:
        words.append(f"{said.total // 100}.{said.total % 100:02}")
    if said.note is not None:
        words.append(said.note)
    if said.window is not None:
        now = await town.now()
        start, end = (
            instant(t, town.zone, now, "window").astimezone(town.zone)
            for t in (said.window.start, said.window.end)
        )
        words.append(f"{start:%a %-I:%M%p} to {end:%-I:%M%p}".lower())
    sent = await carrier.text(town, town.handset(provider.phone or ""), " ".join(words), said.id)
    return {"sid": sent.sid, "text": sent.body}


def _verified(provider: Provider, headers: dict[str, str], raw: bytes) -> bool:
    try:
        signing.verify([provider.secret], Incoming(headers, raw), machine_now())
    except BadSignature:
        return False
    return True


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _noted(town: Town, provider: Provider, body: dict[str, Any]) -> Dispatch | None:
    data = body.get("data") or {}
    if body.get("type") == "webhook.test":
        return None
    if body.get("type") == "dispatch.withdrawn":
        _withdraw(town, provider, str(data.get("dispatch")))
        return None
    return _keep(provider, Dispatch(str(data.get("dispatch")), int(data.get("order") or 0), data))


def _keep(provider: Provider, dispatch: Dispatch) -> Dispatch | None:
    """The dispatch if it is new, None if it is a repeat."""
    if dispatch.id in provider.dispatches:
        return None
    provider.dispatches[dispatch.id] = dispatch
    return dispatch


def _withdraw(town: Town, provider: Provider, dispatch_id: str) -> None:
    town.agenda.drop(dispatch_id)
    if dispatch_id in provider.dispatches:
        provider.dispatches[dispatch_id].status = "withdrawn"
