"""A long list fits into two segments like anything else: the first things by name, and all of them for LIST."""

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy

NAMES = (
    "Whole grain wheat bread large", "Cage free brown eggs dozen", "Lactose free 2% milk half gallon",
    "Unsalted sweet cream butter", "Old fashioned rolled oats", "Extra sharp white cheddar",
    "Low sodium chicken noodle soup", "Seedless red grapes bag", "Honeycrisp apples bag",
    "Decaffeinated ground coffee", "Orange juice without pulp", "Soft white facial tissues",
)  # fmt: skip
SHOP = {**ROSSI, "catalogue": [{"name": name, "price": 250} for name in NAMES]}
ASKED = (
    "i need bread, eggs, milk, butter, oats, cheddar, chicken noodle soup, grapes, apples, "
    "coffee, orange juice and tissues tomorrow"
)


def test_a_long_order_is_read_back_in_two_segments_and_list_shows_all_of_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SHOP])
    (quote,) = town.text(ASKED)
    assert "more (text LIST to see all)" in quote
    assert "Reply 1 to order" in quote
    assert NAMES[-1] not in quote

    whole = " ".join(town.text("LIST"))
    assert all(name in whole for name in NAMES)
    assert "Reply 1 to order" in whole
    (placed,) = town.text("1")
    assert placed.startswith("Ordered: ")
    assert len(town.dorothy()["orders"][0]["items"]) == len(NAMES)
    assert all(text["segments"] <= 2 for text in town.received())


def test_list_shows_what_is_coming_after_it_was_ordered(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SHOP])
    town.text("bread and eggs tomorrow please")
    town.text("1")
    (whole,) = town.text("show me the list")
    assert NAMES[0] in whole
    assert NAMES[1] in whole
    assert "Reply" not in whole
