"""Calls: placed to a handset or by it, read out as text, answered with keys."""

import asyncio
import logging
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from .carrier import new_sid
from .errors import Refused
from .handsets import Handset
from .times import iso, machine_now
from .town import Call, Town, Waiting
from .twiml import follow, parse

log = logging.getLogger(__name__)

LISTENING = 60.0  # seconds of machine time for which a call waits for a key
FINAL = frozenset({"completed", "no-answer", "busy", "failed", "canceled"})


async def place(town: Town, form: dict[str, str], events: list[str]) -> Call:
    """The core has a number called (Twilio's `Calls.json`); the call rings in the background."""
    call = Call(
        new_sid("CA"),
        form["From"],
        form["To"],
        "outbound-api",
        form["Url"],
        machine_now(),
        await town.now(),
        callback=form.get("StatusCallback"),
        callback_events=tuple(events) or ("completed",),
        detect_machine="MachineDetection" in form,
    )
    town.calls[call.sid] = call
    town.errands.start("calls", _ring(town, call))
    return call


async def dial(town: Town, handset: Handset) -> Call:
    """A handset calls our number."""
    if handset.state == "off":
        raise Refused(409, "the handset is off and cannot call")
    url = town.core.settings.public_url.rstrip("/") + "/twilio/call"
    call = Call(
        new_sid("CA"), handset.phone, town.number, "inbound", url, machine_now(), await town.now(), "ringing"
    )
    town.calls[call.sid] = call
    town.errands.start("calls", _listen(town, call, url))
    return call


async def press(town: Town, handset: Handset, sid: str, digits: str) -> Call:
    """Press keys during a call that listens; 409 when it does not."""
    call = _of(town, handset, sid)
    if call.waiting is None:
        raise Refused(409, "the call is not waiting for keys")
    waiting, call.waiting = call.waiting, None
    call.keys.append(digits)
    pressed = town.errands.start(
        "calls", _listen(town, call, waiting.action, {"Digits": digits, "msg": "Gather End"})
    )
    await asyncio.wait({pressed}, timeout=5)
    return call


async def hang_up(town: Town, handset: Handset, sid: str) -> Call:
    """The handset ends the call; 409 when it has ended."""
    call = _of(town, handset, sid)
    if not end(town, call):
        raise Refused(409, "the call has ended")
    return call


def end(town: Town, call: Call) -> bool:
    """End a call from either side; False if it is over already."""
    if call.status in FINAL:
        return False
    call.waiting = None
    _finish(town, call, "completed")
    return True


async def let_lapse(town: Town) -> None:
    """Nobody pressed a key before time moved on: every listening call goes on to its end."""
    for call in [call for call in town.calls.values() if call.waiting is not None]:
        await _give_up(town, call)


def of_handset(town: Town, handset: Handset) -> list[dict[str, Any]]:
    """The calls of a handset, oldest first."""
    return [view(call) for call in town.calls.values() if handset.phone in (call.to, call.caller)]


def view(call: Call) -> dict[str, Any]:
    """A call as the handset hears it."""
    return {
        "sid": call.sid,
        "direction": "sent" if call.direction == "inbound" else "received",
        "status": call.status,
        "text": "\n".join(call.said),
        "keys": call.keys,
        "waiting": call.waiting is not None,
        "answered_by": call.answered_by,
        "at": iso(call.at),
    }


def _of(town: Town, handset: Handset, sid: str) -> Call:
    call = town.calls.get(sid)
    if call is None or handset.phone not in (call.to, call.caller):
        raise Refused(404, f"the handset has no call {sid}", "sid")
    return call


async def _ring(town: Town, call: Call) -> None:
    handset = town.handset(call.to)
    _progress(town, call, "ringing", "ringing")
    if handset.answers_calls == "voicemail":
        call.answered_by = "machine_start"
    elif handset.answers_calls == "no" or handset.state == "off":
        return _finish(town, call, "no-answer")
    else:
        call.answered_by = "human"
    _progress(town, call, "in-progress", "answered")
    return await _listen(town, call, call.url)


async def _listen(town: Town, call: Call, url: str, extra: dict[str, str] | None = None) -> None:
    """Fetch TwiML and read it out, on and on, until the call waits for keys or ends."""
    call.status = "in-progress"
    response = await town.core.carrier_post(url, _form(town, call) | (extra or {}))
    try:
        await _read_out(town, call, url, parse(response.text if response is not None else ""))
    except ValueError as trouble:
        log.warning("the TwiML of a call could not be followed: %s", trouble)
        call.said.append("[an application error has occurred]")
        _finish(town, call, "failed")


async def _read_out(town: Town, call: Call, url: str, verbs: list[Element]) -> None:
    script = follow(verbs)
    call.said += script.said
    if script.gather is not None:
        call.waiting = Waiting(urljoin(url, script.gather), script.rest)
        if call.answered_by == "machine_start":
            return await _give_up(town, call)
        town.errands.wait_quietly(_run_out_of_patience(town, call, call.waiting))
        return None
    if script.redirect is not None:
        return await _listen(town, call, urljoin(url, script.redirect))
    return _finish(town, call, "completed")


async def _run_out_of_patience(town: Town, call: Call, waiting: Waiting) -> None:
    await asyncio.sleep(LISTENING)
    if call.waiting is waiting:
        await _give_up(town, call)


async def _give_up(town: Town, call: Call) -> None:
    waiting, call.waiting = call.waiting, None
    if waiting is not None:
        await _read_out(town, call, waiting.action, waiting.rest)


def _finish(town: Town, call: Call, status: str) -> None:
    _progress(town, call, status, "completed")


def _progress(town: Town, call: Call, status: str, event: str) -> None:
    call.status = status
    if call.callback is not None and event in call.callback_events:
        town.errands.start(
            "status callbacks", town.core.carrier_post(call.callback, _form(town, call)), turn=call.sid
        )


def _form(town: Town, call: Call) -> dict[str, str]:
    form = {
        "CallSid": call.sid,
        "AccountSid": town.core.settings.account_sid,
        "ApiVersion": "2010-04-01",
        "From": call.caller,
        "To": call.to,
        "Direction": call.direction,
        "CallStatus": call.status,
    }
    if call.detect_machine and call.answered_by is not None:
        form["AnsweredBy"] = call.answered_by
    return form
