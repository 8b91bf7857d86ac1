"""A shop on WooCommerce, against a sandbox that was written from the documentation of its REST API v3."""

import base64
import dataclasses
import json
from decimal import Decimal
from typing import Any

import httpx
import pytest

from connectors.base import Incoming, Item, Member, News, Peer, Rejected, Unsupported
from connectors.kinds import Kind, LegEvent
from connectors.sandbox import Received, Reply, Sandbox
from connectors.testing import FollowingContract
from connectors.testing.common import HER_NUMBER, SECRET, STAMP, sample_job
from connectors.woocommerce import OURS, SIGNATURE, STATUSES, WooCommerceShop, sign

GOODS = {"milk 2% half gal": "3.49", "Folgers 11oz": "8.99", "Eggs dozen": "4.29", "lisinopril 10 mg": "0.40"}
JOB = sample_job(Kind.GROCER)
MILK, EGGS = Item("milk 2% half gal", 2, None, 698), Item("eggs dozen", 1, None, 429)


class Woo:
    """Products and orders of a shop; its search looks into names and addresses, as theirs does."""

    def __init__(self) -> None:
        self.orders: dict[int, dict[str, Any]] = {}
        self.prices = dict(GOODS)

    def __call__(self, request: Received) -> Reply:
        """Answer a request."""
        right = "Basic " + base64.b64encode(b"ck_1:cs_1").decode()
        if request.headers["authorization"] != right:
            return 401, b'{"code": "woocommerce_rest_cannot_view"}'
        url = httpx.URL(f"http://shop{request.path}")
        what = url.path.partition("/wp-json/wc/v3/")[2].split("/")
        told = json.loads(request.body or b"null")
        match (request.method, what):
            case ("GET", ["products"]):
                found: Any = self._products(url.params["search"])
            case ("GET", ["orders"]):
                found = [
                    one for one in self.orders.values() if url.params["search"] in json.dumps(one["billing"])
                ]
            case ("POST", ["orders"]):
                found = self._made(told)
            case ("PUT", ["orders", number]):
                found = self.orders[int(number)]
                found.update(told)
            case _:
                return 404, b'{"code": "rest_no_route"}'
        return 200, json.dumps(found).encode()

    def _products(self, term: str) -> list[dict[str, Any]]:
        return [
            {"id": number, "name": name, "price": price, "stock_status": "instock" if price else "outofstock"}
            for number, (name, price) in enumerate(self.prices.items())
            if term.casefold() in name.casefold()
        ]

    def _made(self, told: dict[str, Any]) -> dict[str, Any]:
        names = list(self.prices)
        lines = [
            {
                "name": names[row["product_id"]],
                "quantity": row["quantity"],
                "total": str(Decimal(self.prices[names[row["product_id"]]]) * row["quantity"]),
                "total_tax": "0.00",
            }
            for row in told["line_items"]
        ]
        number = 700 + len(self.orders)
        made = {**told, "id": number, "line_items": lines, "date_modified_gmt": "2026-03-04T19:00:00"}
        self.orders[number] = made
        return made


def member(url: str) -> Member:
    config = {
        "consumer_key": "ck_1",
        "consumer_secret": "cs_1",
        "email": "orders@elm.example",
        "agency": "Elm",
    }
    return Member("Corner Shop", Kind.GROCER, {"url": url, **config}, (SECRET,))


class TestWooCommerceShop(FollowingContract):
    connector = WooCommerceShop()
    speaks = frozenset(STATUSES.values())
    reads_answers = True

    @pytest.fixture(autouse=True)
    def _shop(self) -> None:
        self.shop = Woo()

    def member(self, kind: Kind, url: str) -> Member:
        return member(url)

    def replies(self, request: Received) -> Reply:
        return self.shop(request)

    def order(self, event: str, dispatch: str) -> dict[str, Any]:
        """An order as the shop keeps it."""
        return {
            "id": 700,
            "status": next((status for status, said in STATUSES.items() if said == event), event),
            "date_modified_gmt": "2026-03-04T19:00:00",
            "line_items": [{"name": "milk", "quantity": 1, "total": "3.49", "total_tax": "0.00"}],
            "meta_data": [{"key": OURS, "value": dispatch}],
        }

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        return self.signed(json.dumps(self.order(event, dispatch)).encode())

    def signed(self, body: bytes) -> Incoming:
        return Incoming({SIGNATURE: sign(SECRET, body)}, body)

    def is_job(self, request: Received) -> bool:
        return request.method in ("POST", "PUT")

    def same_offer_key(self, request: Received) -> str:
        return f"{request.method} {request.path}"

    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        return json.dumps([self.order(event, dispatch)]).encode()

    def knows_nothing(self) -> bytes:
        return b"[]"


def test_what_she_was_told_is_ordered_once_and_the_rest_waits_for_her() -> None:
    shop, connector = Woo(), WooCommerceShop()
    with Sandbox() as box, httpx.Client(timeout=2, trust_env=False) as http:
        box.replies = shop
        where = member(box.url)
        job = dataclasses.replace(JOB, items=(MILK, EGGS))
        first = connector.dispatch(job, where, http, STAMP)
        assert first == connector.dispatch(job, where, http, STAMP)
        (event,) = connector.follow(job, where, http, STAMP)
        assert (event.event, event.total, event.dispatch) == (LegEvent.ACCEPTED, 1127, job.dispatch)
        (made,) = shop.orders.values()
        assert made["shipping"]["first_name"] == "Mrs B"
        assert made["billing"]["company"] == f"Elm order 27 {job.dispatch}"

        shop.prices |= {"Folgers 11oz": "", "milk 2% half gal": "3.99"}
        dear = dataclasses.replace(JOB, dispatch="dsp-2", items=(MILK, Item("Folgers 11oz", 1, None, 899)))
        connector.dispatch(dear, where, http, STAMP)
        (event,) = connector.follow(dear, where, http, STAMP)
        assert (event.event, event.total) == (LegEvent.PROPOSED, 798)
        assert event.items == (Item("milk 2% half gal", 2, None, 798),)
        with pytest.raises(Unsupported):
            connector.update(dear, where, http, STAMP, News("n-1", Peer(Kind.COURIER, "Metro", "accepted")))
        connector.update(dear, where, http, STAMP, News("n-2"))
        assert connector.follow(dear, where, http, STAMP)[0].event is LegEvent.ACCEPTED
        connector.withdraw(dear, where, http, STAMP, f"call {HER_NUMBER[0]}")
        assert connector.follow(dear, where, http, STAMP)[0].event is LegEvent.CANCELLED
        assert shop.orders[701]["customer_note"] == "Order 27: call (number withheld)"

        made["status"] = "completed"
        with pytest.raises(Rejected, match="completed the order already"):
            connector.withdraw(job, where, http, STAMP, "too late")
        nothing = dataclasses.replace(JOB, dispatch="dsp-3", items=(Item("hay"),))
        with pytest.raises(Rejected, match="has none of this"):
            connector.dispatch(nothing, where, http, STAMP)
