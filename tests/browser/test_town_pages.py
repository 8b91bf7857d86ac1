"""The town's own pages in a real browser, with a stand-in for the core behind them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.unit.simulator_core import Sim, running

US, DOROTHY, DESK = "+19375550100", "+19375550101", "+19375550199"
TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"name": "Elm Care", "phone": US, "desk_phone": DESK, "time_zone": "America/New_York"},
    "customers": [{"name": "Dorothy Baker", "phone": DOROTHY}],
    "providers": [
        {"name": "Rossi Grocer", "kind": "grocer", "services": ["delivery"], "channel": "webhook"},
        {"name": "Swift", "kind": "courier", "channel": "webhook"},
        {"name": "SafeHome", "kind": "care_monitor", "channel": "webhook"},
    ],
}


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    return world


def opened(context: BrowserContext, sim: Sim, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(f"{sim.http.base_url}{path}")
    return page


# A provider's page


def test_a_job_offers_only_the_buttons_that_fit_how_far_it_is(context: BrowserContext, sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    page = opened(context, sim, "/providers/rossi-grocer")
    buttons = page.get_by_role("article").get_by_role("button")
    expect(page.get_by_role("heading", name="Order 27: offered")).to_be_visible()
    expect(buttons).to_have_text(["Accept", "Decline"])
    for press, then in (
        ("Accept", ["Ready", "Picked up", "Cannot do it"]),
        ("Ready", ["Picked up", "Cannot do it"]),
        ("Picked up", ["Delivered", "Cannot do it"]),
        ("Delivered", []),
    ):
        page.get_by_role("button", name=press, exact=True).click()
        expect(buttons).to_have_text(then)
    assert [kind for _, kind in sim.core.events()] == [
        "dispatch.accepted", "dispatch.ready", "dispatch.picked_up", "dispatch.delivered",
    ]  # fmt: skip


def test_a_job_that_was_taken_back_has_no_buttons(context: BrowserContext, sim: Sim) -> None:
    sim.offer("Swift")
    page = opened(context, sim, "/providers/swift")
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    sim.webhook("Swift", "d-1", {"type": "dispatch.withdrawn", "data": {"dispatch": "d-1", "order": 27}})
    expect(page.get_by_role("heading", name=re.compile("taken back"))).to_be_visible()
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)
