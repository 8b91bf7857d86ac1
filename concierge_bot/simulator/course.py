"""How a call goes on: its TwiML read out, keys and words waited for, put through to another phone, ended."""

import asyncio
import logging
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from .carrier import new_sid
from .times import machine_now
from .town import Call, Town, Waiting
from .twiml import Dial, Script, follow, parse

log = logging.getLogger(__name__)

LISTENING = 60.0  # seconds of machine time for which a call waits for a key, or for words
FINAL = frozenset({"completed", "no-answer", "busy", "failed", "canceled"})


async def ring(town: Town, call: Call) -> None:
    """Let a phone ring, and read out to whoever answers it."""
    handset = town.handset(call.to)
    _progress(town, call, "ringing", "ringing")
    if handset.answers_calls == "voicemail":
        call.answered_by = "machine_start"
    elif handset.answers_calls == "no" or handset.state == "off":
        return finish(town, call, "no-answer")
    else:
        call.answered_by = "human"
    _progress(town, call, "in-progress", "answered")
    if not call.url:
        return _talk(town, call)
    return await listen(town, call, call.url)


async def listen(town: Town, call: Call, url: str, extra: dict[str, str] | None = None) -> None:
    """Fetch TwiML and read it out, on and on, until the call waits for something or ends."""
    call.status = "in-progress"
    response = await town.core.carrier_post(url, _form(town, call) | (extra or {}))
    try:
        await _read_out(town, call, url, parse(response.text if response is not None else ""))
    except ValueError as trouble:
        log.warning("the TwiML of a call could not be followed: %s", trouble)
        call.said.append("[an application error has occurred]")
        finish(town, call, "failed")


async def _read_out(town: Town, call: Call, url: str, verbs: list[Element]) -> None:
    script = follow(verbs)
    call.said += script.said
    if script.gather is not None:
        call.waiting = Waiting(urljoin(url, script.gather), script.rest)
        return await _wait(town, call, call.waiting)
    if script.record is not None:
        call.recording = Waiting(urljoin(url, script.record), script.rest)
        return await _wait(town, call, call.recording)
    if script.dial is not None:
        return await _put_through(town, call, url, script.dial, script)
    if script.redirect is not None:
        return await listen(town, call, urljoin(url, script.redirect))
    if call.direction == "outbound-dial" and not script.hung_up:
        return _talk(town, call)
    return finish(town, call, "completed")


async def _wait(town: Town, call: Call, waiting: Waiting) -> None:
    if call.answered_by == "machine_start":
        return await lapse(town, call)
    town.errands.wait_quietly(_run_out_of_patience(town, call, waiting))
    return None


async def _run_out_of_patience(town: Town, call: Call, waiting: Waiting) -> None:
    await asyncio.sleep(LISTENING)
    if waiting in (call.waiting, call.recording):
        await lapse(town, call)


async def lapse(town: Town, call: Call) -> None:
    """Nobody presses a key, nobody speaks, or a talk has come to its end: the call goes on."""
    waiting = call.waiting or call.recording
    call.waiting = call.recording = None
    if waiting is not None:
        await _read_out(town, call, waiting.action, waiting.rest)
    elif call.bridged and call.status not in FINAL:
        finish(town, call, "completed")


async def _put_through(town: Town, call: Call, url: str, dial: Dial, script: Script) -> None:
    """Ring another phone about a call; who answers hears `screen` first."""
    leg = Call(
        new_sid("CA"),
        call.caller,
        dial.number,
        "outbound-dial",
        urljoin(url, dial.screen) if dial.screen else "",
        machine_now(),
        await town.now(),
    )
    leg.with_sid, call.with_sid = call.sid, leg.sid
    call.action, call.rest = urljoin(url, dial.action) if dial.action else None, script.rest
    town.calls[leg.sid] = leg
    await ring(town, leg)


def _talk(town: Town, leg: Call) -> None:
    leg.bridged = town.calls[leg.with_sid or ""].bridged = True


def finish(town: Town, call: Call, status: str) -> None:
    """End a call; what was put together ends together, and who rang hears what follows."""
    call.waiting = call.recording = None
    _progress(town, call, status, "completed")
    other = town.calls.get(call.with_sid or "")
    if other is None or other.status in FINAL:
        return
    outcome = "completed" if call.bridged else "no-answer"
    if call.direction != "outbound-dial":  # the caller hung up
        _progress(town, other, "completed" if other.bridged else "canceled", "completed")
        other.waiting = None
        if call.bridged and call.action:
            form = _form(town, call) | {"DialCallStatus": outcome, "DialCallSid": other.sid}
            town.errands.start("calls", town.core.carrier_post(call.action, form))
        return
    other.with_sid, other.bridged = None, False
    if other.action is None:
        town.errands.start("calls", _read_out(town, other, other.url, other.rest))
    else:
        after = {"DialCallStatus": outcome, "DialCallSid": call.sid}
        town.errands.start("calls", listen(town, other, other.action, after))


def _progress(town: Town, call: Call, status: str, event: str) -> None:
    call.status = status
    if call.callback is not None and event in call.callback_events:
        town.errands.start(
            "status callbacks", town.core.carrier_post(call.callback, _form(town, call)), turn=call.sid
        )


def _form(town: Town, call: Call) -> dict[str, Any]:
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
