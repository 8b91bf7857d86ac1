"""The town's own pages in a real browser, with a stand-in for the core behind them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.barriers import barriers
from tests.unit.simulator_core import HOOK_SECRET, PUBLIC, Sim, carrier_client, running

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


# The handset


def shown(page: Page) -> Locator:
    return page.get_by_role("log").get_by_role("listitem")


def receive(sim: Sim, words: str, to: str = DOROTHY) -> None:
    """The core texts a handset."""
    carrier_client(sim).messages.create(to=to, from_=US, body=words)


def test_texts_stand_in_the_order_in_which_they_came_and_nothing_jumps(
    context: BrowserContext, sim: Sim
) -> None:
    for n in range(12):
        receive(sim, f"text {n}")
    page = opened(context, sim)
    expect(shown(page)).to_have_text([re.compile(f"^text {n}[A-Z]") for n in range(12)])
    expect(shown(page).last).to_be_in_viewport()
    log = page.get_by_role("log")
    log.evaluate("log => { log.querySelector('li').id = 'first'; log.scrollTop = 0; }")
    for n in range(12, 15):
        receive(sim, f"text {n}")
    expect(shown(page)).to_have_text([re.compile(f"^text {n}[A-Z]") for n in range(15)])
    expect(page.locator("#first")).to_contain_text("text 0")
    assert log.evaluate("log => log.scrollTop") == 0, "who reads older texts is left to read them"
    page.get_by_label("Your text").fill("hello")
    page.get_by_role("button", name="Send").click()
    expect(shown(page).last).to_contain_text("hello")
    expect(shown(page).last).to_be_in_viewport()


def test_a_tick_changes_in_its_place(context: BrowserContext, sim: Sim) -> None:
    sim.core.statuses["sms"] = [503]
    page = opened(context, sim)
    page.get_by_label("Your text").fill("hello")
    page.get_by_role("button", name="Send").click()
    expect(shown(page).last).to_contain_text("sent")
    shown(page).last.evaluate("line => { line.id = 'mine'; }")
    expect(page.locator("#mine")).to_contain_text("delivered")


def test_another_persons_texts_never_show_and_a_new_town_begins_empty(
    context: BrowserContext, sim: Sim
) -> None:
    receive(sim, "for Dorothy")
    page = opened(context, sim)
    expect(shown(page)).to_have_count(1)
    page.get_by_label("You are").select_option(DESK)
    expect(shown(page)).to_have_count(0)
    receive(sim, "for the desk", DESK)
    expect(shown(page)).to_have_text([re.compile("^for the desk")])
    sim.post("reset", **TOWN)
    expect(shown(page)).to_have_count(0)


def test_what_a_provider_does_by_itself_is_chosen_beside_the_phone(context: BrowserContext, sim: Sim) -> None:
    page = opened(context, sim)
    chosen = page.get_by_label("Behaviour of Rossi Grocer")
    with page.expect_response("**/sim/providers/rossi-grocer"):
        chosen.select_option("declines")
    page.reload()
    expect(chosen).to_have_value("declines")
    assert sim.get("providers/rossi-grocer")["behaviour"] == "declines"
    expect(page.get_by_label("Behaviour of Swift")).not_to_have_value("declines")


def test_a_call_that_was_ended_elsewhere_is_marked_over(context: BrowserContext, sim: Sim) -> None:
    sim.core.twiml["voice/7"] = (
        '<Response><Gather numDigits="1" action="/twilio/keys/7"><Say>Urgent.</Say></Gather></Response>'
    )
    page = opened(context, sim)
    page.get_by_label("You are").select_option(DESK)
    receive(sim, "Urgent.", DESK)
    call = carrier_client(sim).calls.create(to=DESK, from_=US, url=f"{PUBLIC}/twilio/voice/7")
    expect(page.get_by_role("heading", name="press a key")).to_be_visible()
    expect(shown(page).last).to_be_in_viewport()
    carrier_client(sim).calls(call.sid).update(status="completed")
    expect(page.get_by_role("heading", name="ended")).to_be_visible()
    expect(page.get_by_role("button", name="1", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", name="ended")).to_be_hidden()


# Everybody can read them


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_the_town_has_a_barrier(
    context: BrowserContext, sim: Sim, axe: str, width: int, scheme: Any
) -> None:
    sim.core.twiml["voice/7"] = (
        '<Response><Gather numDigits="1" action="/twilio/keys/7"><Say>Urgent.</Say></Gather></Response>'
    )
    sim.offer("Rossi Grocer", items=[{"name": "milk", "quantity": 2}], customer="Dorothy B.")
    sim.webhook("Rossi Grocer", "d-2", {"type": "dispatch.withdrawn", "data": {}}, key=HOOK_SECRET)
    receive(sim, "It is time for your morning pill. Reply T when you took it.")
    sim.post(f"handsets/{DOROTHY}/texts", text="STOP")
    carrier_client(sim).calls.create(to=DOROTHY, from_=US, url=f"{PUBLIC}/twilio/voice/7")
    sim.settle()
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for path, there in (("/", "Urgent."), ("/providers", "Swift"), ("/providers/rossi-grocer", "Dorothy B.")):
        page.goto(f"{sim.http.base_url}{path}")
        expect(page.get_by_text(there).first).to_be_visible()
        assert barriers(page, axe) == []
