"""Pill dispensers in people's homes: they tell over the town's broker what they did, and take over a plan."""

import json
import uuid
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict

from connectors.kinds import DispenserWord, Kind

from .cast import Customer
from .errors import Refused
from .handsets import phone_number
from .monitors import said
from .providers import EventId
from .times import iso
from .town import Provider, Town

BASE, SET = "dispenser", "/plan/set"


class Done(BaseModel):
    """What a dispenser tells; without a `slot` the newest planned time on her clock, `slots` if its plan is another."""

    model_config = ConfigDict(extra="forbid")

    event: DispenserWord
    slot: str | None = None
    slots: list[dict[str, Any]] | None = None
    id: EventId | None = None


async def tell(town: Town, phone: str, done: Done) -> dict[str, Any]:
    """Have her dispenser tell something: what was sent, and whether the core has it."""
    centre, account = _of(town, phone)
    if done.slots is not None:
        centre.resources[account] = {"slots": done.slots}
    if done.event is DispenserWord.PLAN:
        topic, state = f"{BASE}/{account}/plan", plan(town, phone)
    elif done.event in (DispenserWord.OFFLINE, DispenserWord.ALIVE):
        words = "offline" if done.event is DispenserWord.OFFLINE else "online"
        topic, state = f"{BASE}/{account}/availability", {"state": words}
    else:
        topic, state = (
            f"{BASE}/{account}/event",
            {"id": done.id or uuid.uuid4().hex, "event": str(done.event)},
        )
        if done.event in (DispenserWord.DISPENSED, DispenserWord.NOT_TAKEN):
            state |= {"slot": done.slot or await _newest(town, phone), "at": iso(await town.now())}
    publishing = town.core.broker.publish(town.key_of(centre), topic, state)
    return {"topic": topic, "state": state, **await said(town, centre, publishing)}


def plan(town: Town, phone: str) -> dict[str, Any]:
    """The plan that her dispenser follows: what it was given last, at first what its medicines' plans say."""
    centre, account = _of(town, phone)
    first = {"slots": _slots(_customer(town, phone))}
    return centre.resources.setdefault(account, first)


def given(town: Town, topic: str, body: bytes) -> None:
    """A dispenser got a plan: it follows it and says so, unless its service keeps silent."""
    account = topic.removeprefix(f"{BASE}/").removesuffix(SET)
    for customer in town.cast.customers:
        for device in customer.devices:
            centre = town.provider(device.monitor)
            own = device.account or customer.phone.removeprefix("+")
            if centre.kind == Kind.DISPENSER and own == account and centre.behaviour != "silent":
                centre.resources[account] = json.loads(body)
                publishing = town.core.broker.publish(
                    town.key_of(centre), f"{BASE}/{account}/plan", centre.resources[account]
                )
                town.errands.start("dispensers", publishing, turn=centre.slug)


def _of(town: Town, phone: str) -> tuple[Provider, str]:
    customer = _customer(town, phone)
    for device in customer.devices:
        centre = town.provider(device.monitor)
        if centre.kind == Kind.DISPENSER and centre.channel == "mqtt":
            return centre, device.account or customer.phone.removeprefix("+")
    raise Refused(409, f"{customer.phone} has no dispenser: add one to the customer's devices")


def _customer(town: Town, phone: str) -> Customer:
    number = phone_number(phone)
    found = next((customer for customer in town.cast.customers if customer.phone == number), None)
    if found is None:
        raise Refused(404, f"no customer has the phone {number}", "phone")
    return found


def _slots(customer: Customer) -> list[dict[str, Any]]:
    return [
        {
            "time": time,
            "medicine": f"{one.name} {one.strength}".strip(),
            "days": [day[:3].lower() for day in one.days],
        }
        for one in customer.medications
        if one.in_dispenser
        for time in one.times
    ]


async def _newest(town: Town, phone: str) -> str:
    """The last planned time that is over, today or else yesterday, on her clock."""
    here = (await town.now()).astimezone(town.zone)
    times = sorted({slot["time"] for slot in plan(town, phone)["slots"]})
    if not times:
        raise Refused(409, "nothing lies in this dispenser: name a slot", "slot")
    over = [time for time in times if time <= f"{here:%H:%M}"]
    day = here.date() if over else here.date() - timedelta(days=1)
    return f"{day}T{(over or times)[-1]}"
