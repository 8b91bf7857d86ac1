"""Holds every installed connector to the contract that outsiders are held to."""

import importlib
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from concierge_bot.simulator import panel
from connectors import vendure_api
from connectors.base import Incoming, Member, PlanLine, Ware
from connectors.fhir import SIGNATURE, FhirPharmacy, sign
from connectors.fhir_resources import DISPATCHES, STEPS
from connectors.kinds import Kind, LegEvent, SignalKind
from connectors.mqtt import TOPIC, MqttMonitor
from connectors.mqtt_dispenser import MqttDispenser
from connectors.phone import PhoneProvider
from connectors.registry import Registry
from connectors.sandbox import Received, Reply
from connectors.sia import SiaPanel
from connectors.sms_provider import SmsProvider
from connectors.testing import (
    BrokerContract,
    DispenserContract,
    FollowingContract,
    FulfillingContract,
    MonitorContract,
    PanelContract,
    PersonContract,
    ShopContract,
    TextContract,
)
from connectors.testing.common import SECRET, STAMP, message
from connectors.vendure import VendureShop
from connectors.webhook import WebhookProvider
from connectors.webhook_monitor import WebhookMonitor

STATUSES = {"accepted": "accepted", "declined": "rejected", "on_hold": "on-hold", "cancelled": "cancelled"}
"""Of a Task in FHIR."""


class TestWebhookProvider(FulfillingContract):
    connector = WebhookProvider()


class TestFhirPharmacy(FollowingContract):
    connector = FhirPharmacy()

    def task(self, event: str, dispatch: str, order: int) -> dict[str, Any]:
        """The Task as a pharmacy keeps it: a status of FHIR's, or a step of ours where that says more."""
        return {
            "resourceType": "Task",
            "id": "7",
            "meta": {"versionId": f"v-{event}".replace("_", "-")},
            "identifier": [{"system": DISPATCHES, "value": dispatch}],
            "groupIdentifier": {"value": str(order)},
            "intent": "order",
            "status": STATUSES.get(event, "in-progress"),
            **(
                {}
                if event in STATUSES
                else {"businessStatus": {"coding": [{"system": STEPS, "code": event}]}}
            ),
        }

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        return self.signed(json.dumps(self.task(event, dispatch, order)).encode())

    def signed(self, body: bytes) -> Incoming:
        return Incoming({SIGNATURE: sign(SECRET, body)}, body)

    def same_offer_key(self, request: Received) -> str:
        return request.headers.get("if-none-exist") or f"{request.method} {request.path}"

    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        return json.dumps(
            {"resourceType": "Bundle", "entry": [{"resource": self.task(event, dispatch, order)}]}
        ).encode()

    def knows_nothing(self) -> bytes:
        return b'{"resourceType": "Bundle", "type": "searchset", "total": 0}'


class TestVendureShop(ShopContract):
    """Against a Vendure of a few lines; `test_vendure.py` has the real one."""

    connector = VendureShop()
    speaks = frozenset(LegEvent) - {
        LegEvent.DONE,
        LegEvent.FAILED,
        LegEvent.ON_HOLD,
        LegEvent.LATE,
        LegEvent.STEP,
    }
    reads_answers = True

    def member(self, kind: Kind, url: str) -> Member:
        return Member("Corner Shop", kind, {"url": url, "email": "orders@elm.example"}, (SECRET,))

    def order(self, event: str, dispatch: str) -> dict[str, Any]:
        """An order as the shop keeps it."""
        states = {str(told): state for state, told in vendure_api.STATES.items()}
        state = {"ready": "PaymentSettled", "declined": "Cancelled"}.get(event, states.get(event, event))
        return {
            "id": "7",
            "code": "A-100",
            "state": state,
            "updatedAt": STAMP.isoformat(),
            "orderPlacedAt": None if event in ("proposed", "declined") else STAMP.isoformat(),
            "subTotalWithTax": 1549,
            "customFields": {"conciergeDispatch": dispatch},
            "lines": [
                {"quantity": 31, "proratedLinePriceWithTax": 1549, "productVariant": {"name": "milk"}},
            ],
            "fulfillments": [{"state": "Pending"}] if event == "ready" else [],
        }

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        return self.signed(message("order.changed", self.order(event, dispatch)))

    def same_offer_key(self, request: Received) -> str:
        return f"{json.loads(request.body)['query'].split('(')[0]}"

    def is_job(self, request: Received) -> bool:
        return b"mutation Fill" in request.body or b"mutation Cancel" in request.body

    def replies(self, request: Received) -> Reply:
        body = request.body.decode() or request.path
        if "Find" in body:
            known = request.path.partition("dispatch%22%3A+%22")[2].partition("%22")[0]
            filled = known in self.filled
            data: Any = {"orders": {"items": [self.order("accepted", known)] if filled else []}}
        elif "Search" in body:
            row = {"productVariantId": "1", "productVariantName": "milk 2% half gal"}
            data = {"i0": {"items": []}, "i1": {"items": [row]}}
        elif "Methods" in body:
            data = {"eligibleShippingMethods": [{"id": "1", "code": "delivery", "priceWithTax": 500}]}
        else:
            data = {}
        if "mutation Finish" in body:
            self.filled.add(json.loads(body)["variables"]["fields"]["customFields"]["conciergeDispatch"])
        return 200, json.dumps({"data": data}).encode()

    @pytest.fixture(autouse=True)
    def _empty_shop(self) -> None:
        self.filled: set[str] = set()

    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        return json.dumps({"data": {"orders": {"items": [self.order(event, dispatch)]}}}).encode()

    def knows_nothing(self) -> bytes:
        return b'{"data": {"orders": {"items": []}}}'

    def sells(self, wares: Sequence[Ware]) -> Callable[[Received], Reply]:
        stock = {True: "IN_STOCK", False: vendure_api.NONE_LEFT}
        variants = [
            {"name": one.name, "priceWithTax": one.price, "stockLevel": stock[one.in_stock]} for one in wares
        ]

        def replies(request: Received) -> Reply:
            asked = json.loads(request.body)["variables"]
            page = variants[asked["skip"] : asked["skip"] + asked["take"]]
            found = {"products": {"items": [{"variants": [one]} for one in page]}}
            return 200, json.dumps({"data": found}).encode()

        return replies


class TestWebhookMonitor(MonitorContract):
    connector = WebhookMonitor()


class TestSiaPanel(PanelContract):
    connector = SiaPanel()
    account = "4D2A"
    speaks = frozenset(panel.CODES)
    taken, not_taken = b'"ACK"', b'"NAK"'
    key = ""

    def member(self) -> Member:
        return Member("Safe Home", Kind.CARE_MONITOR, {}, (self.key,) if self.key else ())

    def signals(self, signal: str, account: str) -> Incoming:
        code = panel.CODES.get(SignalKind(signal)) if signal in set(SignalKind) else "LB"
        return Incoming({}, panel.frame(account, self.key, str(code), 7, STAMP))

    def garbage(self) -> list[Incoming]:
        good = panel.frame("4D2A", self.key, "MA", 7, STAMP)
        return [Incoming({}, line) for line in (b"", b"\r", b"hello\r", good[:-9] + b"\r", b"\xff" * 900)]


class TestSiaPanelWithKey(TestSiaPanel):
    key = "0123456789ABCDEF0123456789ABCDEF"
    taken = b'"*ACK"'


class TestMqttMonitor(BrokerContract):
    connector = MqttMonitor()
    account = "dorothy/bathroom"

    def signals(self, signal: str, account: str) -> Incoming:
        topic, state = f"zigbee2mqtt/{account}", {"signal": signal, "value": 41}
        if signal in ("offline", "alive"):
            topic, state = f"{topic}/availability", {"state": "offline" if signal == "offline" else "online"}
        return Incoming({TOPIC: topic}, json.dumps(state).encode())

    def garbage(self) -> list[Incoming]:
        bodies = (b"", b"{", b"[]", b"null", b"{}", b"[" * 5000, b"\xff")
        return [Incoming({TOPIC: "zigbee2mqtt/dorothy"}, body) for body in bodies]


class TestMqttDispenser(DispenserContract):
    connector = MqttDispenser()

    def says(self, word: str, account: str, slot: str, known: str) -> Incoming:
        if word in ("offline", "alive"):
            state = b"offline" if word == "offline" else b"online"
            return Incoming({TOPIC: f"dispenser/{account}/availability"}, state)
        body = {"id": known, "event": word, "slot": slot}
        return Incoming({TOPIC: f"dispenser/{account}/event"}, json.dumps(body).encode())

    def follows(self, plan: tuple[PlanLine, ...], account: str) -> Incoming:
        topic, body = self.connector.plan(account, plan)
        return Incoming({TOPIC: topic.removesuffix("/set")}, body)

    def garbage(self) -> list[Incoming]:
        bodies = (b"", b"{", b"[]", b"null", b"{}", b"[" * 5000, b"\xff")
        topics = ("dispenser/D-81/event", "dispenser/D-81/plan")
        return [Incoming({TOPIC: topic}, body) for topic in topics for body in bodies]


class TestPhoneProvider(PersonContract):
    connector = PhoneProvider()


class TestSmsProvider(TextContract):
    connector = SmsProvider()


def test_every_installed_connector_is_held_to_the_contract() -> None:
    for module in ("test_couriers", "test_library", "test_woocommerce"):
        importlib.import_module(f"tests.contract.{module}")
    contracts = (
        FollowingContract,
        ShopContract,
        FulfillingContract,
        MonitorContract,
        PanelContract,
        BrokerContract,
        TextContract,
        PersonContract,
        DispenserContract,
    )
    suites = {suite for contract in contracts for suite in contract.__subclasses__()} - set(contracts)
    held = {type(suite.connector) for suite in suites}
    assert {type(connector) for connector in Registry.installed()} <= held
