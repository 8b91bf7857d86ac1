"""Care monitors: the sensors in people's homes, each reporting over its monitor's own protocol."""

import asyncio
import itertools
import uuid
from collections.abc import Coroutine
from typing import Any

from pydantic import BaseModel, ConfigDict

from connectors.kinds import Kind, SignalKind

from . import panel
from .cast import Device
from .errors import Refused, not_built
from .handsets import phone_number
from .providers import EventId, post_signed
from .town import Provider, Town

_sequence = itertools.count(1)
FIRST_ANSWER = 10.0  # seconds of machine time: after a reset the core has yet to find the town's broker


class Sensed(BaseModel):
    """A signal; `monitor` names the centre when the town has several, the same `id` again is a repeat."""

    model_config = ConfigDict(extra="forbid")

    signal: SignalKind
    value: str | int | float | None = None
    monitor: str | None = None
    id: EventId | None = None
    exercise: bool = False


async def signal(town: Town, phone: str, sensed: Sensed) -> dict[str, Any]:
    """Report a signal of the customer with this phone: what was sent and what the core answered."""
    centre = _centre(town, sensed.monitor)
    number = phone_number(phone)
    if centre.channel == "webhook":
        return await _by_webhook(town, centre, number, sensed)
    device = _device(town, centre, number)
    if centre.channel == "sia":
        return await _by_panel(town, centre, number, device, sensed)
    if centre.channel == "mqtt":
        return await _by_broker(town, centre, number, device, sensed)
    raise not_built(f"the channel {centre.channel}")


async def _by_webhook(town: Town, centre: Provider, number: str, sensed: Sensed) -> dict[str, Any]:
    device = _device(town, centre, number)
    data: dict[str, Any] = {"account": (device.account if device else None) or number}
    if sensed.value is not None:
        data["value"] = str(sensed.value)
    if sensed.exercise:
        data["exercise"] = True
    event_id = sensed.id or f"evt_{uuid.uuid4().hex}"
    return await post_signed(town, centre, event_id, f"monitor.{sensed.signal}", data)


async def _by_panel(
    town: Town, centre: Provider, number: str, device: Device | None, sensed: Sensed
) -> dict[str, Any]:
    if device is None:
        raise Refused(409, f"{number} has no panel at {centre.name}: add it to the customer's devices")
    if sensed.signal not in panel.CODES:
        raise Refused(422, f"SIA DC-09 has no code for {sensed.signal}", "signal")
    account = (device.account or number.removeprefix("+")).upper()
    # The same id again is the same frame again, and so has the same number.
    kept = centre.reports.setdefault(sensed.id or uuid.uuid4().hex, str(next(_sequence) % 10000).encode())
    port = town.core.settings.sia_port
    ringing = panel.ring("127.0.0.1", port, account, device.key, panel.CODES[sensed.signal], int(kept))
    return {"account": account, "code": panel.CODES[sensed.signal], **await said(town, centre, ringing)}


async def _by_broker(
    town: Town, centre: Provider, number: str, device: Device | None, sensed: Sensed
) -> dict[str, Any]:
    name = (device.account if device else None) or number.removeprefix("+")
    topic, state = f"zigbee2mqtt/{name}", {"signal": sensed.signal, "linkquality": 80}
    if sensed.signal == SignalKind.OFFLINE:
        topic, state = f"{topic}/availability", {"state": "offline"}
    elif sensed.signal == SignalKind.ALIVE:
        state = {"occupancy": True}
    if sensed.value is not None:
        state["value"] = sensed.value
    if sensed.exercise:
        state["exercise"] = True
    publishing = town.core.broker.publish(town.key_of(centre), topic, state)
    return {"topic": topic, "state": state, **await said(town, centre, publishing)}


async def said(town: Town, centre: Provider, sending: Coroutine[Any, Any, Any]) -> dict[str, Any]:
    """What the core said at once; it goes on in the background where the core is away."""
    task = town.errands.start("signals", sending, turn=centre.slug)
    await asyncio.wait({task}, timeout=FIRST_ANSWER)
    return {"answer": task.result() if task.done() else None}


def _device(town: Town, centre: Provider, number: str) -> Device | None:
    return next(
        (
            device
            for customer in town.cast.customers
            if customer.phone == number
            for device in customer.devices
            if device.monitor == centre.name
        ),
        None,
    )


def _centre(town: Town, name: str | None) -> Provider:
    if name is not None:
        return town.provider(name)
    for provider in town.providers.values():
        if provider.kind == Kind.CARE_MONITOR:
            return provider
    raise Refused(409, "the town has no care monitor: add a provider of that kind to the scenario")
