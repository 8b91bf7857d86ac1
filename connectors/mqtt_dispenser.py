"""Listens to pill dispensers behind an MQTT broker, and gives them their plan.

dispenser/<account>/event {"id": "81", "event": "dispensed", "slot": "2026-12-01T08:00"}, .../availability (last will),
.../plan {"slots": [{"time": "08:00", "medicine": "Lisinopril 10 mg", "days": ["mon"]}]}; we write .../plan/set.
The broker keeps both plans.
"""

import hashlib
import json
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from connectors.base import (
    DispenserConnector,
    DispenserNews,
    Incoming,
    Member,
    PlanLine,
    Rejected,
    Unsupported,
)
from connectors.kinds import DispenserWord, Kind
from connectors.mqtt import GONE, RETAINED, TOPIC
from connectors.wire import Instant, Text, read_body

BASE = "dispenser"
BY_EVENT = frozenset(DispenserWord) - {DispenserWord.PLAN, DispenserWord.OFFLINE, DispenserWord.ALIVE}


class EventBody(BaseModel):
    """What it did, or what is the matter; the same id again is the same event."""

    id: Annotated[Text, Field(min_length=1, max_length=100)]
    event: Annotated[str, Field(max_length=40)]
    slot: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$")] | None = None
    at: Instant | None = None


class SlotBody(BaseModel):
    """One medicine at one time of day."""

    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    medicine: Annotated[Text, Field(min_length=1, max_length=200)]
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = []


class PlanBody(BaseModel):
    """The whole plan that a dispenser follows."""

    slots: Annotated[list[SlotBody], Field(max_length=200)]


class MqttDispenser(DispenserConnector):
    """One topic for each dispenser, named by its account."""

    channel = "mqtt"
    kinds = frozenset({Kind.DISPENSER})

    def topics(self, member: Member) -> tuple[str, ...]:
        """What dispensers say, and not what we say to them."""
        return tuple(f"{BASE}/+/{what}" for what in ("event", "plan", "availability"))

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[DispenserNews]:
        """The news of a message; of an event that the broker had kept nothing, for it was told before."""
        base, account, what = [*incoming.headers.get(TOPIC, "").split("/"), "", "", ""][:3]
        if base != BASE or not account:
            raise Rejected("The topic is none of a dispenser's: use dispenser/<account>/event.")
        if what == "plan":
            return [_plan(account, incoming, stamp)]
        if what == "availability":
            words = incoming.body.decode("utf-8", errors="replace").strip().strip('"')
            word = DispenserWord.OFFLINE if words in GONE else DispenserWord.ALIVE
            return [DispenserNews(_id(account, word, f"{stamp:%Y%m%d%H%M}"), account, word)]
        if what != "event":
            raise Unsupported("The topic is none of a dispenser's: use event, plan or availability.")
        return [] if incoming.headers.get(RETAINED) == "yes" else [_event(account, incoming)]

    def plan(self, account: str, lines: tuple[PlanLine, ...]) -> tuple[str, bytes]:
        """The whole plan, to be kept by the broker: a dispenser that was off takes it over when it is back."""
        slots = [{"time": x.time, "medicine": x.medicine, "days": list(x.days)} for x in sorted(lines)]
        return f"{BASE}/{account}/plan/set", json.dumps({"slots": slots}).encode()


def _event(account: str, incoming: Incoming) -> DispenserNews:
    said = read_body(EventBody, incoming.body)
    if said.event not in BY_EVENT:
        raise Unsupported("The message names an event that is none: see CONNECTORS.md.")
    word = DispenserWord(said.event)
    return DispenserNews(_id(account, word, said.id), account, word, said.at, said.slot)


def _plan(account: str, incoming: Incoming, stamp: datetime) -> DispenserNews:
    slots = read_body(PlanBody, incoming.body).slots
    lines = tuple(sorted({PlanLine(one.time, one.medicine, tuple(one.days)) for one in slots}))
    said = f"{stamp:%Y%m%d%H%M}{lines}"
    return DispenserNews(
        _id(account, DispenserWord.PLAN, said), account, DispenserWord.PLAN, stamp, None, lines
    )


def _id(account: str, word: DispenserWord, said: str) -> str:
    return hashlib.sha256(f"{account}|{word}|{said}".encode()).hexdigest()[:32]
