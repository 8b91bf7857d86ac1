"""A shop on WooCommerce, against a sandbox that was written from the documentation of its REST API v3."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import httpx
import pytest

from connectors.base import Incoming, Item, Member, News, Peer, Rejected, Unsupported, Ware
from connectors.kinds import Kind, LegEvent
from connectors.sandbox import Received, Reply, Sandbox
from connectors.testing import ShopContract
from connectors.testing.common import HER_NUMBER, SECRET, STAMP, sample_job
from connectors.woocommerce import OURS, SIGNATURE, STATUSES, WooCommerceShop, sign
from tests.fixtures.woocommerce import ACCOUNT, Woo

JOB = sample_job(Kind.GROCER)
MILK, EGGS = Item("milk 2% half gal", 2, None, 698), Item("eggs dozen", 1, None, 429)


def member(url: str) -> Member:
    return Member("Corner Shop", Kind.GROCER, {"url": url, "agency": "Elm", **ACCOUNT}, (SECRET,))


class TestWooCommerceShop(ShopContract):
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

    def sells(self, wares: Sequence[Ware]) -> Callable[[Received], Reply]:
        shop = Woo({ware.name: str(Decimal(ware.price or 0) / 100) for ware in wares})
        shop.out = {ware.name for ware in wares if not ware.in_stock}
        return shop


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


def test_only_the_part_that_is_for_us_is_listed_and_what_has_no_price_is_listed_without() -> None:
    with Sandbox() as box, httpx.Client(timeout=2, trust_env=False) as http:
        box.replies = Woo({"Milk": "3.49", "Ham": "", "Pie": "call us"})
        where = member(box.url)
        told = [Ware("Milk", 349), Ware("Ham", None, in_stock=False), Ware("Pie")]
        assert WooCommerceShop().wares(where, http, STAMP) == told
        for category, found in (("12", told), ("13", [])):
            part = dataclasses.replace(where, config={**where.config, "category": category})
            assert WooCommerceShop().wares(part, http, STAMP) == found


def test_each_sort_of_a_product_is_goods_of_its_own() -> None:
    shop, connector = Woo({"Milk": "3.49", "Coffee filters": "2.00"}), WooCommerceShop()
    shop.sorts = {
        "Coffee": {"11 oz": "8.99", "22 oz": "15.49", "": "8.99"},
        "Coffee decaf": {"11 oz": "9.49", "5 lb": "30.00"},
    }
    shop.out = {"Coffee 22 oz"}
    with Sandbox() as box, httpx.Client(timeout=2, trust_env=False) as http:
        box.replies = shop
        where = member(box.url)
        assert connector.wares(where, http, STAMP) == [
            Ware("Milk", 349),
            Ware("Coffee filters", 200),
            Ware("Coffee 11 oz", 899),
            Ware("Coffee 22 oz", 1549, in_stock=False),
            Ware("Coffee decaf 11 oz", 949),
            Ware("Coffee decaf 5 lb", 3000),
        ], "not the product itself, and no sort that leaves its size open"
        wanted = (Item("coffee 11 oz", 2, None, 1798), Item("Coffee decaf 11 oz", 1, None, 949))
        connector.dispatch(dataclasses.replace(JOB, items=wanted), where, http, STAMP)
        (made,) = shop.orders.values()
        assert [line["name"] for line in made["line_items"]] == ["Coffee - 11 oz", "Coffee decaf - 11 oz"]
        assert made["status"] == "processing"

        lacks = dataclasses.replace(
            JOB, dispatch="dsp-2", items=(*wanted, Item("Coffee 22 oz", 1, None, 1549))
        )
        connector.dispatch(lacks, where, http, STAMP)
        (event,) = connector.follow(lacks, where, http, STAMP)
        assert event.event is LegEvent.PROPOSED
        assert [item.name for item in event.items] == ["Coffee 11 oz", "Coffee decaf 11 oz"], (
            "as it lists them"
        )
