"""What leaves the house: every payload for every kind, walked to its last leaf."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from connectors.base import Item, Member
from connectors.kinds import Kind
from connectors.privacy import MAY_KNOW, WITHHELD, permitted, withhold_numbers
from connectors.sandbox import Sandbox
from connectors.testing.common import MEDICINE, SECRET, STAMP, sample_job
from connectors.webhook import WebhookProvider

EVERYONE = {"dispatch", "order", "kind", "items", "window", "reply_by", "customer", "currency"}
TAKES_JOBS = sorted(WebhookProvider.kinds)


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    else:
        yield str(node)


def payloads(kind: Kind) -> list[dict[str, Any]]:
    """What really arrives at a provider of that kind: an offer and its withdrawal."""
    connector, job = WebhookProvider(), sample_job(kind)
    job = replace(job, customer="Mrs B 207-555-0142", address=f"{job.address}, (207) 555-0142")
    job = replace(job, pickup="Corner Shop +1 207 555 0142", items=(*job.items, Item("call 2075550142")))
    with Sandbox() as box, httpx.Client(trust_env=False) as http:
        member = Member("Shop", kind, {"url": box.url}, (SECRET,))
        connector.dispatch(job, member, http, STAMP)
        connector.withdraw(job, member, http, STAMP, "she said ring 207.555.0142")
    return [json.loads(request.body) for request in box.received]


@pytest.mark.parametrize("kind", TAKES_JOBS)
def test_no_leaf_of_any_payload_holds_her_number(kind: Kind) -> None:
    for payload in payloads(kind):
        for leaf in leaves(payload):
            assert "5550142" not in "".join(filter(str.isdigit, leaf))


@pytest.mark.parametrize("kind", TAKES_JOBS)
def test_every_payload_has_only_what_its_kind_may_know(kind: Kind) -> None:
    for payload in payloads(kind):
        data = payload["data"]
        assert set(data) - EVERYONE - {"reason"} <= MAY_KNOW[kind] & {"address", "pickup", "note"}
        assert bool(data["items"]) == ("items" in MAY_KNOW[kind])
        assert (data["window"] is not None) == ("window" in MAY_KNOW[kind])


@pytest.mark.parametrize("kind", [Kind.COURIER])
def test_a_courier_hears_of_no_medicine(kind: Kind) -> None:
    for payload in payloads(kind):
        assert [leaf for leaf in leaves(payload) if MEDICINE in leaf] == []


def test_a_courier_learns_where_from_and_where_to() -> None:
    known = permitted(sample_job(Kind.COURIER))
    assert (known.pickup, known.address) == ("Corner Shop, 1 Main St", "12 Elm St, Portland ME 04101")
    assert (known.items, known.note) == ((), None)


def test_every_kind_has_a_policy() -> None:
    assert set(MAY_KNOW) == set(Kind)


@pytest.mark.parametrize(
    "text",
    ["call 555-0142", "2075550142", "(207) 555-0142", "+15550100123", "+49 171 1234567", "207.555.0142!"],
)
def test_whatever_can_be_dialled_is_withheld(text: str) -> None:
    assert WITHHELD in withhold_numbers(text)
    assert "0142" not in withhold_numbers(text)


@pytest.mark.parametrize(
    "text",
    ["12 Elm St Apt 4", "Portland ME 04101-1234", "gate code 4455#", "on 2026-03-04 at 15:30", "2 x 1.5 l"],
)
def test_what_a_provider_needs_is_left_alone(text: str) -> None:
    assert withhold_numbers(text) == text


def test_a_pharmacy_keeps_the_number_of_a_prescription() -> None:
    job = replace(sample_job(Kind.PHARMACY), items=(Item("Rx 7654321"),))
    assert permitted(job).items == (Item("Rx 7654321"),)
