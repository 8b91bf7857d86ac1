"""Calls: placed to a handset or by it, read out as text, answered with keys or words."""

import asyncio
from typing import Any

from . import course
from .carrier import new_sid
from .errors import Refused
from .handsets import Handset
from .times import iso, machine_now
from .town import Call, Town

LETTERS_A_SECOND = 15


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
    town.errands.start("calls", course.ring(town, call))
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
    town.errands.start("calls", course.listen(town, call, url))
    return call


async def press(town: Town, handset: Handset, sid: str, digits: str) -> Call:
    """Press keys during a call that listens; 409 when it does not."""
    call = _of(town, handset, sid)
    if call.waiting is None:
        raise Refused(409, "the call is not waiting for keys")
    waiting, call.waiting = call.waiting, None
    call.keys.append(digits)
    await _go_on(town, call, waiting.action, {"Digits": digits, "msg": "Gather End"})
    return call


async def speak(town: Town, handset: Handset, sid: str, text: str) -> Call:
    """Say something after the tone; 409 when the call does not record. What was said stays at the carrier."""
    call = _of(town, handset, sid)
    if call.recording is None:
        raise Refused(409, "the call does not record")
    recording, call.recording = call.recording, None
    kept = {
        "RecordingSid": new_sid("RE"),
        "RecordingDuration": str(max(1, len(text) // LETTERS_A_SECOND)),
        "Digits": "hangup",
    }
    await _go_on(town, call, recording.action, kept)
    return call


async def _go_on(town: Town, call: Call, url: str, form: dict[str, str]) -> None:
    went_on = town.errands.start("calls", course.listen(town, call, url, form))
    await asyncio.wait({went_on}, timeout=5)


async def hang_up(town: Town, handset: Handset, sid: str) -> Call:
    """The handset ends the call; 409 when it has ended."""
    call = _of(town, handset, sid)
    if not end(town, call):
        raise Refused(409, "the call has ended")
    return call


def end(town: Town, call: Call) -> bool:
    """End a call from either side; False if it is over already."""
    if call.status in course.FINAL:
        return False
    course.finish(town, call, "completed")
    return True


async def let_lapse(town: Town) -> None:
    """Nobody pressed a key or spoke before time moved on: every call that listens or talks goes on to its end."""
    for call in list(town.calls.values()):
        await course.lapse(town, call)


def of_handset(town: Town, handset: Handset) -> list[dict[str, Any]]:
    """The calls of a handset, oldest first."""
    return [view(call) for call in town.calls.values() if _is_of(call, handset)]


def view(call: Call) -> dict[str, Any]:
    """A call as the handset hears it."""
    return {
        "sid": call.sid,
        "direction": "sent" if call.direction == "inbound" else "received",
        "status": call.status,
        "text": "\n".join(call.said),
        "keys": call.keys,
        "waiting": call.waiting is not None,
        "recording": call.recording is not None,
        "talking": call.bridged and call.status not in course.FINAL,
        "answered_by": call.answered_by,
        "at": iso(call.at),
    }


def _is_of(call: Call, handset: Handset) -> bool:
    """Whether a handset was rung, or rang itself; whom the carrier then rang for it is another's call."""
    return handset.phone == call.to or (handset.phone == call.caller and call.direction == "inbound")


def _of(town: Town, handset: Handset, sid: str) -> Call:
    call = town.calls.get(sid)
    if call is None or not _is_of(call, handset):
        raise Refused(404, f"the handset has no call {sid}", "sid")
    return call
