"""A newcomer at the town's pages: types as Dorothy, lets her fall, and reads what comes; her daughter sees it live."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.fixtures.town import RunningHouse
from tests.journeys.worlds import ROSSI, SAFEHOME, ana, dorothy

SOON = 20_000  # milliseconds, for a whole turn on a busy machine
ON_SQLITE = pytest.mark.parametrize(
    "house", [pytest.param("sqlite", marks=pytest.mark.xdist_group("sqlite"))], indirect=True
)


@ON_SQLITE
def test_a_newcomer_orders_milk_and_sees_it_delivered(house: RunningHouse, context: BrowserContext) -> None:
    town = house.town
    town.reset(customers=[dorothy(contacts=[ana("orders")])], providers=[ROSSI])
    family = context.new_page()
    family.goto(town.get("/sim/town")["pages"]["family"])
    family.get_by_role("button").first.click()

    handset = context.new_page()
    handset.goto(house.run["handset"])
    texts = handset.get_by_role("log")
    for words, answer in (("need milk bred and eggs", "Reply 1 to order"), ("1", "Ordered. It is number")):
        handset.get_by_label("Your text").fill(words)
        handset.get_by_role("button", name="Send").click()
        expect(texts).to_contain_text(answer, timeout=SOON)

    provider = context.new_page()
    provider.goto(f"{house.run['provider']}rossi-grocer")
    for button, seen in (("Accept", "said yes"), ("Picked up", "on its way"), ("Delivered", "is delivered")):
        provider.get_by_role("button", name=button, exact=True).first.click()
        expect(texts).to_contain_text(seen, timeout=SOON)
    expect(family.get_by_role("main")).to_contain_text("Delivered", timeout=SOON)


@ON_SQLITE
def test_her_sensor_is_a_button_and_the_desk_is_entered_as_often_as_one_likes(
    house: RunningHouse, context: BrowserContext
) -> None:
    house.town.reset(customers=[dorothy(contacts=[ana("alarms")])], providers=[SAFEHOME])
    handset = context.new_page()
    handset.set_viewport_size({"width": 1280, "height": 800})
    handset.goto(house.run["handset"])
    send = handset.get_by_role("button", name="Send").bounding_box()
    assert send is not None
    assert send["y"] + send["height"] <= 800
    handset.get_by_role("button", name="Fall").click()
    expect(handset.get_by_role("log")).to_contain_text("Your alarm says", timeout=SOON)
    handset.get_by_label("You are").select_option(label="Ana Baker, daughter of Dorothy Baker")
    expect(handset.get_by_role("button", name="Fall")).to_be_hidden()

    for _ in range(2):
        desk = context.new_page()
        desk.goto(house.run["handset"])
        desk.get_by_role("link", name="The desk page").click()
        desk.get_by_role("button").first.click()
        expect(desk.get_by_role("button", name="Resolve").first).to_be_visible(timeout=SOON)
