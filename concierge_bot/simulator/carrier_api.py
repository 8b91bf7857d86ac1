"""The carrier's REST interface as the real `twilio` client speaks it: forms in, Twilio's JSON out."""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from . import carrier, habits, providers, voice
from .carrier import SendRefused
from .config import Settings
from .segments import measure
from .town import Call, Message, Town
from .world import World

Entry = TypeVar("Entry")
VERSION = "2010-04-01"
ERROR_MESSAGES = {30003: "Unreachable destination handset", 30006: "Landline or unreachable carrier"}


def _authenticated(
    account: str,
    request: Request,
    given: Annotated[HTTPBasicCredentials | None, Depends(HTTPBasic(auto_error=False))],
) -> World:
    """The world, for a caller that knows the account's token."""
    settings: Settings = request.app.state.settings
    name, password = (given.username, given.password) if given else ("", "")
    known = secrets.compare_digest(name.encode(), settings.account_sid.encode())
    if not (known & secrets.compare_digest(password.encode(), settings.auth_token.encode())):
        raise SendRefused(20003, "Authenticate", 401)
    if account != settings.account_sid:
        raise _not_found(f"Accounts/{account}")
    world: World = request.app.state.world
    return world


def _town(world: Annotated[World, Depends(_authenticated)]) -> Town:
    if not world.loaded:
        raise SendRefused(20503, "Service unavailable: no scenario is loaded", 503)
    if world.loading:  # what leaves the core now may still belong to the old town
        raise SendRefused(20429, "Too Many Requests: a scenario is being loaded", 429)
    return world.town


AnyTown = Annotated[Town, Depends(_town)]
router = APIRouter(prefix=f"/{VERSION}")


@router.get("/Accounts/{account}.json", dependencies=[Depends(_authenticated)])
async def account_facts(account: str) -> dict[str, Any]:
    """The account."""
    return {
        "sid": account,
        "friendly_name": "The simulated carrier",
        "status": "active",
        "type": "Full",
        "date_created": None,
        "date_updated": None,
        "owner_account_sid": account,
        "subresource_uris": {},
        "uri": f"/{VERSION}/Accounts/{account}.json",
    }


@router.post("/Accounts/{account}/Messages.json", status_code=201)
async def create_message(town: AnyTown, request: Request) -> dict[str, Any]:
    """Send a text."""
    form = await _form(request)
    message = await carrier.send(
        town, form.get("From", ""), form.get("To", ""), form.get("Body", ""), form.get("StatusCallback")
    )
    answer = _message_view(town, message, "queued")
    await _read_by_provider(town, message)
    return answer


@router.get("/Accounts/{account}/Messages.json")
async def list_messages(town: AnyTown, request: Request) -> dict[str, Any]:
    """The texts of both directions, newest first, filtered as Twilio filters them."""
    query = request.query_params
    chosen = [
        message
        for message in reversed(town.messages.values())
        if query.get("To", message.to) == message.to
        and query.get("From", message.sender) == message.sender
        and all(holds(message.created) for holds in _date_filters(query.multi_items(), "DateSent"))
    ]
    return _page(request, "messages", chosen, lambda message: _message_view(town, message))


@router.get("/Accounts/{account}/Messages/{sid}.json")
async def fetch_message(town: AnyTown, sid: str) -> dict[str, Any]:
    """One text."""
    if (message := town.messages.get(sid)) is None:
        raise _not_found(f"Messages/{sid}")
    return _message_view(town, message)


@router.post("/Accounts/{account}/Calls.json", status_code=201)
async def create_call(town: AnyTown, request: Request) -> dict[str, Any]:
    """Place a call."""
    form = await _form(request)
    for name, code in (("To", 21201), ("From", 21213), ("Url", 21205)):
        if not form.get(name):
            raise SendRefused(code, f"A '{name}' is required to place a call.")
    events = [str(value) for value in (await request.form()).getlist("StatusCallbackEvent")]
    call = await voice.place(town, form, " ".join(events).split())
    return _call_view(town, call, "queued")


@router.get("/Accounts/{account}/Calls.json")
async def list_calls(town: AnyTown, request: Request) -> dict[str, Any]:
    """The calls of both directions, newest first."""
    query = request.query_params
    chosen = [
        call
        for call in reversed(town.calls.values())
        if query.get("To", call.to) == call.to
        and query.get("From", call.caller) == call.caller
        and query.get("Status", call.status) == call.status
        and all(holds(call.created) for holds in _date_filters(query.multi_items(), "StartTime"))
    ]
    return _page(request, "calls", chosen, lambda call: _call_view(town, call))


@router.get("/Accounts/{account}/Calls/{sid}.json")
async def fetch_call(town: AnyTown, sid: str) -> dict[str, Any]:
    """One call."""
    if (call := town.calls.get(sid)) is None:
        raise _not_found(f"Calls/{sid}")
    return _call_view(town, call)


@router.post("/Accounts/{account}/Calls/{sid}.json")
async def end_call(town: AnyTown, sid: str, request: Request) -> dict[str, Any]:
    """End a call by `Status=completed`, the one change to a call that is played here."""
    if (call := town.calls.get(sid)) is None:
        raise _not_found(f"Calls/{sid}")
    if (await _form(request)).get("Status") != "completed":
        raise SendRefused(20001, "Status must be 'completed': no other change to a call is played here")
    if not voice.end(town, call):
        raise SendRefused(21220, "Invalid call state. Call is not in-progress.")
    return _call_view(town, call)


async def refused(_: Request, trouble: Exception) -> JSONResponse:
    """A refusal in the form of Twilio's errors (https://www.twilio.com/docs/api/errors)."""
    assert isinstance(trouble, SendRefused)
    return JSONResponse(
        {
            "code": trouble.code,
            "message": trouble.message,
            "status": trouble.status,
            "more_info": f"https://www.twilio.com/docs/errors/{trouble.code}",
        },
        trouble.status,
    )


def _not_found(what: str) -> SendRefused:
    return SendRefused(20404, f"The requested resource /{VERSION}/{what}.json was not found", 404)


async def _read_by_provider(town: Town, message: Message) -> None:
    """A text to a member that works by text is an offer; one that answers by itself does so at once."""
    provider = town.provider_at(message.to)
    if provider is not None and message.error_code is None:
        dispatch = providers.read_text(town, provider, message.body)
        if dispatch is not None:
            await habits.answer(town, provider, dispatch)


async def _form(request: Request) -> dict[str, str]:
    return {key: str(value) for key, value in (await request.form()).items()}


def _date_filters(query: Iterable[tuple[str, str]], field: str) -> list[Callable[[datetime], bool]]:
    """Twilio's three filters on a date: `DateSent=`, `DateSent<=` and `DateSent>=`, both ends inclusive."""
    filters: list[Callable[[datetime], bool]] = []
    for name, value in query:
        sign = name.removeprefix(field)
        if name == sign or sign not in ("", "<", ">"):
            continue
        try:
            limit = datetime.fromisoformat(value)
        except ValueError:
            raise SendRefused(20001, f"{field} is not a date: {value}") from None
        filters.append(_date_filter(sign, limit if limit.tzinfo else limit.replace(tzinfo=UTC)))
    return filters


def _date_filter(sign: str, limit: datetime) -> Callable[[datetime], bool]:
    match sign:
        case "<":
            return lambda created: created <= limit
        case ">":
            return lambda created: created >= limit
        case _:
            return lambda created: limit <= created < limit + timedelta(days=1)


def _page(
    request: Request, name: str, chosen: list[Entry], view: Callable[[Entry], dict[str, Any]]
) -> dict[str, Any]:
    size = min(max(int(request.query_params.get("PageSize", 50)), 1), 1000)
    number = max(int(request.query_params.get("Page", 0)), 0)
    shown = chosen[number * size : (number + 1) * size]
    more = len(chosen) > (number + 1) * size
    url = request.url.include_query_params(Page=number + 1, PageSize=size)
    return {
        name: [view(entry) for entry in shown],
        "page": number,
        "page_size": size,
        "start": number * size,
        "end": number * size + len(shown) - 1,
        "uri": f"{request.url.path}?{request.url.query}",
        "next_page_uri": f"{url.path}?{url.query}" if more else None,
        "first_page_uri": None,
        "previous_page_uri": None,
    }


def _message_view(town: Town, message: Message, status: str | None = None) -> dict[str, Any]:
    account = town.core.settings.account_sid
    when = format_datetime(message.created)
    return {
        "sid": message.sid,
        "account_sid": account,
        "api_version": VERSION,
        "body": message.body,
        "from": message.sender,
        "to": message.to,
        "direction": message.direction,
        "status": status or message.status,
        "num_media": "0",
        "num_segments": str(measure(message.body)[1]),
        "error_code": message.error_code if message.status == "undelivered" else None,
        "error_message": ERROR_MESSAGES.get(message.error_code or 0)
        if message.status == "undelivered"
        else None,
        "date_created": when,
        "date_updated": when,
        "date_sent": when,
        "messaging_service_sid": None,
        "price": None,
        "price_unit": "USD",
        "subresource_uris": {},
        "uri": f"/{VERSION}/Accounts/{account}/Messages/{message.sid}.json",
    }


def _call_view(town: Town, call: Call, status: str | None = None) -> dict[str, Any]:
    account = town.core.settings.account_sid
    when = format_datetime(call.created)
    return {
        "sid": call.sid,
        "account_sid": account,
        "api_version": VERSION,
        "from": call.caller,
        "to": call.to,
        "direction": call.direction,
        "status": status or call.status,
        "answered_by": call.answered_by,
        "date_created": when,
        "date_updated": when,
        "start_time": when,
        "subresource_uris": {},
        "uri": f"/{VERSION}/Accounts/{account}/Calls/{call.sid}.json",
    }
