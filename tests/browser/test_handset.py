"""A newcomer at the town's pages: types as Dorothy, lets her fall, and reads what comes; her daughter sees it live.

And how somebody begins: enrolled on a page, asked by a text, and her daughter sees what her own words allow.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fixtures.town import ANA, RunningHouse
from tests.journeys.worlds import ROSSI, SAFEHOME, ana, dorothy

ROSE = "+13035550171"
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
    for words, answer in (("need milk bred and eggs", "Reply 1 to order"), ("1", "Ordered: ")):
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


@ON_SQLITE
def test_the_clock_of_the_town_is_paused_and_runs_on(house: RunningHouse, context: BrowserContext) -> None:
    house.town.reset(customers=[dorothy()], providers=[ROSSI])
    handset = context.new_page()
    handset.goto(house.run["handset"])
    handset.get_by_role("button", name="Pause").click()
    expect(handset.locator("#clock")).to_contain_text("09:00, paused", timeout=SOON)
    assert house.town.get("/sim/clock")["runs"] is False
    handset.get_by_role("button", name="30 minutes on").click()
    expect(handset.locator("#clock")).to_contain_text("09:30, paused", timeout=SOON)
    handset.get_by_role("button", name="On to 08:00").click()
    expect(handset.locator("#clock")).to_contain_text("08:00, paused", timeout=SOON)
    handset.get_by_role("button", name="Run on").click()
    expect(handset.get_by_role("button", name="Pause")).to_be_visible(timeout=SOON)
    assert house.town.get("/sim/clock")["runs"] is True


@ON_SQLITE
def test_who_is_enrolled_on_a_page_agrees_shares_and_withdraws_by_text(
    house: RunningHouse, context: BrowserContext
) -> None:
    town = house.town
    town.reset(customers=[])
    page = context.new_page()
    enrol(page, town.get("/sim/town")["pages"]["desk"])
    town.settle()
    (invitation,) = town.new(ROSE)
    assert "OK" in invitation
    assert town.new(ANA) == [], "nothing but the invitation leaves before her OK"

    assert town.text("OK", ROSE)[-1].startswith("May Ana Miller see deliveries and medicine? Reply 1")
    assert town.text("2", ROSE)[-1] == "Ana Miller sees deliveries and alarms. No one else sees a thing."
    page.get_by_role("link", name="sign in by a code").click()
    page.get_by_label("Your phone number").fill(ANA)
    page.get_by_role("button").click()
    town.settle()
    page.get_by_label("Code").fill(re.findall(r"\b\d{6}\b", town.new(ANA)[-1])[0])
    page.get_by_role("button").click()
    medicine, private = (
        page.get_by_role("region", name=name) for name in ("Medicine", "Not shared with you")
    )
    expect(private).to_contain_text("Medicine")
    expect(medicine).to_have_count(0)

    (asked,) = town.text("let ana see my medicine", ROSE)
    assert asked.startswith("Ana Miller may see medicine. Is that right?")
    expect(medicine).to_have_count(0)
    town.text("1", ROSE)
    expect(medicine).to_contain_text("8pm: still to come", timeout=SOON)
    expect(private).not_to_contain_text("Medicine")

    (told,) = town.text("stop showing ana my pills", ROSE)
    assert "no longer sees medicine" in told
    expect(private).to_contain_text("Medicine", timeout=SOON)
    assert "8pm" not in page.content()
    town.text("dont tell ana", ROSE)
    expect(page).to_have_title("Please ask for a new link", timeout=SOON)
    assert "Rose" not in page.content()


def enrol(page: Page, desk: str) -> None:
    """The agency makes a link to the form; the daughter, who gets it, fills it in on her phone."""
    page.goto(desk)
    page.get_by_role("button").first.click()
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Enrol").click()
    page.get_by_role("button", name="Make a link to the form").click()
    link = page.get_by_label("Send this to whoever fills in the form").input_value()
    page.context.clear_cookies()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(link)
    page.get_by_role("button").click()
    for field, words in (
        ("Name", "Rose Miller"), ("Mobile phone", "(303) 555-0171"), ("ZIP or postcode", "45402"),
        ("Name of medicine 1", "Metformin"), ("Your name", "Ana Miller"), ("Your phone", ANA),
    ):  # fmt: skip
        page.get_by_label(field, exact=field == "Name").fill(words)
    page.get_by_label("Time", exact=True).first.fill("20:00")
    page.get_by_label("May see and be told").first.select_option("all")
    page.get_by_label("I have told her").check()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("heading", name="The invitation is on its way")).to_be_visible()
