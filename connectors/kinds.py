"""The closed words that providers and the concierge share, so that both sides spell them alike."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a provider is to the federation."""

    GROCER = "grocer"
    PHARMACY = "pharmacy"
    COURIER = "courier"
    CARE_MONITOR = "care_monitor"
    DISPENSER = "dispenser"
    RESPONDER = "responder"
    COMPANION = "companion"
    SERVICE = "service"


class LegEvent(StrEnum):
    """What a provider can say about its part of an order; `late` and `step` change not how far it is."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    DECLINED = "declined"
    READY = "ready"
    PICKED_UP = "picked_up"
    DELIVERED = "delivered"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ON_HOLD = "on_hold"
    LATE = "late"
    STEP = "step"


class SignalKind(StrEnum):
    """What a care monitor can report about a customer or about itself."""

    FALL = "fall"
    PANIC = "panic"
    SMOKE = "smoke"
    INACTIVITY = "inactivity"
    PULSE = "pulse"
    OXYGEN = "oxygen"
    BLOOD_PRESSURE = "blood_pressure"
    GLUCOSE = "glucose"
    WEIGHT = "weight"
    DOOR = "door"
    TEST = "test"
    RESTORED = "restored"
    CANCELLED = "cancelled"
    LOW_BATTERY = "low_battery"
    TROUBLE = "trouble"
    OFFLINE = "offline"
    ALIVE = "alive"


class DispenserWord(StrEnum):
    """What a dispenser can report: what it did, what is the matter with it, and the plan that it follows."""

    DISPENSED = "dispensed"
    NOT_TAKEN = "not_taken"
    JAM = "jam"
    LOW = "low"
    DOOR_OPEN = "door_open"
    DOOR_CLOSED = "door_closed"
    PLAN = "plan"
    OFFLINE = "offline"
    ALIVE = "alive"


_EVERY = frozenset(LegEvent)
_ALL = _EVERY - {LegEvent.ON_HOLD}
_ON_SITE = frozenset(
    {LegEvent.ACCEPTED, LegEvent.DECLINED, LegEvent.DONE, LegEvent.FAILED, LegEvent.CANCELLED, LegEvent.LATE}
)

# A shop may deliver by itself and a service may bring a meal, so these three may report every step.
# Only a pharmacist puts a thing on hold: it is not refused, and nobody else may be asked meanwhile.
# A responder or a dispenser has nothing to hand over and no other time to propose: it comes or it does not.
REPORTS: Mapping[Kind, frozenset[LegEvent]] = MappingProxyType(
    {
        Kind.GROCER: _ALL,
        Kind.PHARMACY: _EVERY,
        Kind.SERVICE: _ALL,
        Kind.COURIER: _ALL - {LegEvent.READY},
        Kind.RESPONDER: _ON_SITE,
        Kind.COMPANION: _ON_SITE | {LegEvent.PROPOSED},
        Kind.DISPENSER: _ON_SITE - {LegEvent.LATE},
        Kind.CARE_MONITOR: frozenset(),
    }
)
