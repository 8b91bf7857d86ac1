"""Listens to sensors behind an MQTT broker, in the shapes of Zigbee2MQTT and of Home Assistant's state stream.

zigbee2mqtt/<device> {"smoke": true, ...}, .../availability {"state": "offline"}, zigbee2mqtt/bridge/state.
homeassistant/<domain>/<device>_<what>/state on, off, unavailable or a number; homeassistant/status is its last will.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from connectors.base import (
    EVERY_DEVICE,
    BrokerConnector,
    Incoming,
    Member,
    Rejected,
    Signal,
    Unsupported,
)
from connectors.kinds import Kind, SignalKind

TOPIC, RETAINED = "topic", "retained"
"""Headers of an incoming message: its topic, and whether the broker had kept it from before."""

WORDS: Mapping[str, SignalKind] = {
    **dict.fromkeys(("fall", "fall_detected", "fall_down_status", "falldown_status"), SignalKind.FALL),
    **dict.fromkeys(("panic", "sos", "emergency"), SignalKind.PANIC),
    **dict.fromkeys(("smoke", "gas", "carbon_monoxide"), SignalKind.SMOKE),
    **dict.fromkeys(("inactivity", "no_activity"), SignalKind.INACTIVITY),
    **dict.fromkeys(("pulse", "heart_rate"), SignalKind.PULSE),
    **dict.fromkeys(("oxygen", "oxygen_saturation", "spo2"), SignalKind.OXYGEN),
    "blood_pressure": SignalKind.BLOOD_PRESSURE,
    **dict.fromkeys(("glucose", "blood_glucose"), SignalKind.GLUCOSE),
    "weight": SignalKind.WEIGHT,
    **dict.fromkeys(("door", "contact"), SignalKind.DOOR),
    "test": SignalKind.TEST,
    "restored": SignalKind.RESTORED,
    "cancelled": SignalKind.CANCELLED,
    **dict.fromkeys(("low_battery", "battery_low"), SignalKind.LOW_BATTERY),
    **dict.fromkeys(("trouble", "tamper", "problem"), SignalKind.TROUBLE),
    "offline": SignalKind.OFFLINE,
}
MEASURED = (
    SignalKind.PULSE,
    SignalKind.OXYGEN,
    SignalKind.BLOOD_PRESSURE,
    SignalKind.GLUCOSE,
    SignalKind.WEIGHT,
)
NOTHING = (None, False, "", 0, "off", "OFF", "none", "normal", "ok", "unknown", "false", "0")
GONE = ("offline", "unavailable")
ZIGBEE, HOUSE = "zigbee2mqtt", "homeassistant"


class MqttMonitor(BrokerConnector):
    """Reads both shapes; each device is an account, a bridge that is lost means all of them."""

    channel = "mqtt"
    kinds = frozenset({Kind.CARE_MONITOR})

    def topics(self, member: Member) -> tuple[str, ...]:
        """All of both shapes."""
        return (f"{ZIGBEE}/#", f"{HOUSE}/#")

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Signal]:
        """The signals of a message; one without any is a sign of life.

        What the broker had kept says nothing about now, but for who is there: of it only availability is read.
        """
        base, *rest = incoming.headers.get(TOPIC, "").split("/")
        found = _zigbee(rest, incoming.body) if base == ZIGBEE else _house(rest, incoming.body)
        if incoming.headers.get(RETAINED) == "yes":
            found = [f for f in found if f[1] is SignalKind.OFFLINE]
        return [
            Signal(_id(incoming, kind, stamp), account, kind, stamp, value, exercise)
            for account, kind, value, exercise in found
        ]


_Found = tuple[str, SignalKind, str | None, bool]


def _zigbee(topic: list[str], body: bytes) -> list[_Found]:
    if topic == ["bridge", "state"]:
        return [(EVERY_DEVICE, _availability(body), None, False)]
    if not topic or topic[0] == "bridge" or topic[-1] in ("set", "get"):
        return []
    if topic[-1] == "availability":
        return [("/".join(topic[:-1]), _availability(body), None, False)]
    device, state = "/".join(topic), _object(body)
    exercise = state.get("exercise") is True
    return [(device, kind, value, exercise) for kind, value in _signals(state)] or [
        (device, SignalKind.ALIVE, None, False)
    ]


def _signals(state: Mapping[str, Any]) -> list[tuple[SignalKind, str | None]]:
    if isinstance(action := state.get("action"), str) and action:
        if action in WORDS:
            return [(WORDS[action], None)]
        if "emergency" in action or "sos" in action or "panic" in action:
            return [(SignalKind.PANIC, None)]
    if state.get("signal") is not None:
        return [(_known(str(state["signal"])), _value(state.get("value")))]
    found = []
    for word, value in state.items():
        kind = WORDS.get(word)
        if word == "contact":
            value = value is False  # zigbee2mqtt: no contact is an open door
        if kind is not None and not _says_nothing(value):
            found.append((kind, _value(value) if kind in MEASURED else None))
    return found


def _house(topic: list[str], body: bytes) -> list[_Found]:
    """A state of Home Assistant: the device is what stands before the word that we know."""
    if topic == ["status"]:
        return [(EVERY_DEVICE, _availability(body), None, False)]
    if len(topic) != 3 or topic[2] != "state":
        return []
    said = body.decode("utf-8", errors="replace").strip().strip('"')
    word = max((w for w in WORDS if topic[1].endswith(f"_{w}")), key=len, default="")
    device = topic[1].removesuffix(f"_{word}")
    if said in GONE:
        return [(device, SignalKind.OFFLINE, None, False)]
    if not word or _says_nothing(said):
        return [(device, SignalKind.ALIVE, None, False)]
    return [(device, WORDS[word], said if WORDS[word] in MEASURED else None, False)]


def _availability(body: bytes) -> SignalKind:
    """Plain, or as JSON with a state."""
    words = body.decode("utf-8", errors="replace").strip()
    if words.startswith("{"):
        words = str(_object(body).get("state"))
    return SignalKind.OFFLINE if words in GONE else SignalKind.ALIVE


def _known(word: str) -> SignalKind:
    if word not in WORDS:
        raise Unsupported("The message names a signal that is none: see the table of MQTT words.")
    return WORDS[word]


def _object(body: bytes) -> dict[str, Any]:
    try:
        state = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Rejected("The message is no JSON: set the bridge's output to JSON.") from error
    if not isinstance(state, dict) or not state:
        raise Rejected("The message is no JSON object with a state in it: set the bridge's output to JSON.")
    return state


def _says_nothing(value: Any) -> bool:
    return any(value is none or (value == none and type(value) is type(none)) for none in NOTHING)


def _value(value: Any) -> str | None:
    return None if value is None else str(value)[:100]


def _id(incoming: Incoming, kind: SignalKind, stamp: datetime) -> str:
    """A broker gives no id that lasts: the same words within a minute are one message delivered again."""
    minute = str(int(stamp.timestamp() // 60))
    said = (incoming.headers.get(TOPIC, ""), kind, minute, hashlib.sha256(incoming.body).hexdigest())
    return hashlib.sha256("|".join(said).encode()).hexdigest()[:32]
