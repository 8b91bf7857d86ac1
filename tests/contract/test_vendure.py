"""The shop connector against a Vendure that we did not write, in a process of its own."""

import dataclasses
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from connectors.base import Incoming, Item, Job, Misconfigured, News, Peer, Rejected, Said, Unsupported, Ware
from connectors.kinds import Kind, LegEvent
from connectors.testing.common import HER_NUMBER, STAMP, sample_job
from connectors.vendure import VendureShop
from tests.fixtures.vendure import Shop

MILK, EGGS = Item("Milk 2% half gallon", 2, None, 698), Item("large eggs dozen", 1, None, 429)
FOLGERS = Item("Folgers coffee 11 oz", 1, None, 899)  # there is none left


@dataclasses.dataclass(frozen=True)
class Till:
    """The connector at work with one job, and the shop's staff."""

    shop: Shop
    job: Job
    http: httpx.Client

    def order(self, *items: Item) -> str | None:
        """Offer the job with these goods; return the order's code."""
        job = dataclasses.replace(self.job, items=items)
        return VendureShop().dispatch(job, self.shop.member, self.http, STAMP).reference

    def look(self) -> tuple[LegEvent, int | None]:
        """What the connector makes of the order now."""
        (event,) = VendureShop().follow(self.job, self.shop.member, self.http, STAMP)
        return event.event, event.total

    def withdraw(self, reason: str) -> None:
        """Take the job back."""
        VendureShop().withdraw(self.job, self.shop.member, self.http, STAMP, reason)

    def told(self, message: str) -> list[Said]:
        """What the connector reads in the shop's own message, once it is there."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            for request in self.shop.hook.received:
                if request.headers["webhook-id"] == message:
                    at = datetime.fromtimestamp(int(request.headers["webhook-timestamp"]), UTC)
                    incoming = Incoming(request.headers, request.body)
                    return VendureShop().receive(incoming, self.shop.member, at)
            time.sleep(0.05)
        raise AssertionError("the shop told nothing")

    def orders(self, fields: str) -> list[dict[str, object]]:
        """The orders of this job as the shop's staff see them."""
        where = f'{{filter: {{conciergeDispatch: {{eq: "{self.job.dispatch}"}}}}}}'
        rows: list[dict[str, object]] = self.shop.admin(
            f"{{ orders(options: {where}) {{ items {{ {fields} }} }} }}"
        )["orders"]["items"]
        return rows

    def deliver(self) -> Iterator[str]:
        """The staff pack the order, send it off and bring it; after each step it is the caller's turn."""
        (order,) = self.orders("id lines { id quantity }")
        lines = ", ".join(
            f'{{orderLineId: "{line["id"]}", quantity: {line["quantity"]}}}'
            for line in order["lines"]  # type: ignore[attr-defined]
        )
        said = '[{name: "method", value: "van"}, {name: "trackingCode", value: "7"}]'
        how = f'{{code: "manual-fulfillment", arguments: {said}}}'
        made = self.shop.admin(
            f"mutation {{ addFulfillmentToOrder(input: {{lines: [{lines}], handler: {how}}})"
            " { ... on Fulfillment { id } ... on ErrorResult { message } } }"
        )["addFulfillmentToOrder"]
        yield "packed"
        for state in ("Shipped", "Delivered"):
            self.shop.admin(
                f'mutation {{ transitionFulfillmentToState(id: "{made["id"]}", state: "{state}")'
                " { ... on Fulfillment { id } } }"
            )
            yield state


@pytest.fixture
def till(vendure: Shop, request: pytest.FixtureRequest) -> Iterator[Till]:
    job = dataclasses.replace(sample_job(Kind.GROCER), dispatch=f"dsp-{request.node.name}")
    with httpx.Client(timeout=20, trust_env=False) as http:
        yield Till(vendure, job, http)


def test_what_is_as_she_was_told_is_ordered_once_and_followed_to_her_door(till: Till) -> None:
    code = till.order(MILK, EGGS)
    assert code == till.order(MILK, EGGS), "a repeat is the same order"
    assert till.look() == (LegEvent.ACCEPTED, 1127)
    assert till.told(f"{code}-PaymentSettled") == VendureShop().follow(
        till.job, till.shop.member, till.http, STAMP
    ), "the shop tells by itself what it answers when asked"
    (order,) = till.orders(
        "code state shippingWithTax payments { method transactionId }"
        " shippingAddress { fullName company streetLine1 } lines { quantity productVariant { sku } }"
    )
    assert order["code"] == code
    assert order["payments"] == [{"method": "concierge", "transactionId": till.job.dispatch}]
    assert order["shippingAddress"] == {
        "fullName": "Mrs B",
        "company": "Elm order 27",
        "streetLine1": till.job.address,
    }
    assert order["lines"] == [
        {"quantity": 2, "productVariant": {"sku": "MILK-2"}},
        {"quantity": 1, "productVariant": {"sku": "EGGS-12"}},
    ]
    seen = [till.look()[0] for _ in till.deliver()]
    assert seen == [LegEvent.READY, LegEvent.PICKED_UP, LegEvent.DELIVERED]
    with pytest.raises(Rejected, match="sent the order off"):
        till.withdraw("too late")


def test_what_is_missing_is_proposed_and_nothing_is_ordered_unasked(till: Till) -> None:
    till.order(EGGS, FOLGERS, Item("unicorn", 1))
    (event,) = VendureShop().follow(till.job, till.shop.member, till.http, STAMP)
    assert (event.event, event.total) == (LegEvent.PROPOSED, 429)
    assert event.items == (Item("Large eggs dozen", 1, None, 429),)
    peer = Peer(Kind.COURIER, "Metro", "accepted")
    with pytest.raises(Unsupported):
        VendureShop().update(till.job, till.shop.member, till.http, STAMP, News("n-1", peer))
    assert till.look()[0] is LegEvent.PROPOSED, "another member's news orders nothing"
    till.withdraw("she would rather not")
    assert till.look()[0] is LegEvent.DECLINED, "nothing was ordered"


def test_a_higher_price_is_asked_first_and_what_is_placed_can_be_taken_back(till: Till) -> None:
    till.withdraw("nothing was ordered yet")
    till.order(dataclasses.replace(MILK, price=600))
    assert till.look() == (LegEvent.PROPOSED, 698)
    VendureShop().update(till.job, till.shop.member, till.http, STAMP, News("n-1"))
    till.withdraw(f"call {HER_NUMBER[0]}")
    till.withdraw("once more")
    assert till.look()[0] is LegEvent.CANCELLED
    (order,) = till.orders("history { items { data } }")
    assert "Order 27: call (number withheld)" in str(order["history"])
    with pytest.raises(Rejected):
        VendureShop().update(till.job, till.shop.member, till.http, STAMP, News("n-2"))


def test_a_shop_that_has_nothing_of_it_is_not_the_one(till: Till) -> None:
    with pytest.raises(Rejected, match="has none of this"):
        till.order(Item("unicorn", 1), Item("hay", 2))
    assert till.orders("id") == []


def test_a_key_that_is_wrong_is_no_order(till: Till) -> None:
    config = {**till.shop.member.config, "token": "nobody:knows"}
    with pytest.raises(Rejected):
        VendureShop().dispatch(
            till.job, dataclasses.replace(till.shop.member, config=config), till.http, STAMP
        )


def test_what_the_shop_lists_is_read_with_what_has_run_out_or_only_the_part_that_is_for_us(
    till: Till,
) -> None:
    wares = VendureShop().wares(till.shop.member, till.http, STAMP)
    assert len(wares) == 12
    assert Ware("Butter lb", 519) in wares
    assert Ware("Folgers coffee 11 oz", 899, in_stock=False) in wares
    told = 'translations: [{languageCode: en, name: "Elders", slug: "elders", description: ""}]'
    named = '[{name: "operator", value: "contains"}, {name: "term", value: "coffee"}]'
    by_name = f'filters: [{{code: "variant-name-filter", arguments: {named}}}]'
    till.shop.admin(f"mutation {{ createCollection(input: {{{told}, {by_name}}}) {{ id }} }}")
    part = dataclasses.replace(till.shop.member, config={**till.shop.member.config, "collection": "elders"})
    until = time.monotonic() + 10
    while not (found := VendureShop().wares(part, till.http, STAMP)) and time.monotonic() < until:
        time.sleep(0.05)  # the shop fills a collection by itself, a moment later
    assert {ware.name for ware in found} == {"Folgers coffee 11 oz", "Maxwell House coffee 11 oz"}
    none = dataclasses.replace(part, config={**part.config, "collection": "cellar"})
    with pytest.raises(Misconfigured, match="no collection 'cellar'"):
        VendureShop().wares(none, till.http, STAMP)
