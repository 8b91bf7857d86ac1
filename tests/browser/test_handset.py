"""A newcomer at the handset page: types as Dorothy, and reads that her milk is delivered; her daughter sees it live."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.fixtures.town import RunningHouse
from tests.journeys.worlds import ROSSI, ana, dorothy

SOON = 20_000  # milliseconds, for a whole turn on a busy machine


@pytest.mark.parametrize(
    "house", [pytest.param("sqlite", marks=pytest.mark.xdist_group("sqlite"))], indirect=True
)
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
