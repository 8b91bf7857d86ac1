"""Care monitors: the sensors in people's homes, reported over the monitoring centre's own protocol."""

import uuid
from typing import Any

from pydantic import BaseModel, ConfigDict

from connectors.kinds import Kind, SignalKind

from .errors import Refused, not_built
from .handsets import phone_number
from .providers import EventId, post_signed
from .town import Provider, Town


class Sensed(BaseModel):
    """A signal; `monitor` names the centre when the town has several, the same `id` again is a repeat."""

    model_config = ConfigDict(extra="forbid")

    signal: SignalKind
    value: str | int | float | None = None
    monitor: str | None = None
    id: EventId | None = None


async def signal(town: Town, phone: str, sensed: Sensed) -> dict[str, Any]:
    """Report a signal of the customer with this phone: what was sent and what the core answered."""
    centre = _centre(town, sensed.monitor)
    if centre.channel != "webhook":
        raise not_built(f"the channel {centre.channel}")
    data: dict[str, Any] = {"account": phone_number(phone)}
    if sensed.value is not None:
        data["value"] = str(sensed.value)
    event_id = sensed.id or f"evt_{uuid.uuid4().hex}"
    return await post_signed(town, centre, event_id, f"monitor.{sensed.signal}", data)


def _centre(town: Town, name: str | None) -> Provider:
    if name is not None:
        return town.provider(name)
    for provider in town.providers.values():
        if provider.kind == Kind.CARE_MONITOR:
            return provider
    raise Refused(409, "the town has no care monitor: add a provider of that kind to the scenario")
