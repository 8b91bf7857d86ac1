"""After an order: how it was, what went wrong, what it cost, and somebody who wants her card."""

import pytest

from tests.fixtures.town import Json, Town
from tests.journeys.worlds import CORNER, PHARMACY, ROSSI, SWIFT, dorothy


def delivered(town: Town, **providers: Json) -> int:
    """Let an order of milk be placed and delivered; return its number."""
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    town.event("Rossi Grocer", "delivered")
    return int(town.dorothy()["orders"][-1]["number"])


def by_courier(town: Town) -> int:
    """Let an order be delivered by Swift; return its number."""
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    town.text("need milk")
    town.text("1")
    for provider, event in (("Rossi Grocer", "accepted"), ("Swift", "accepted"), ("Rossi Grocer", "ready")):
        town.event(provider, event)
    town.event("Swift", "picked_up")
    town.event("Swift", "delivered")
    return int(town.dorothy()["orders"][-1]["number"])


# How it was


def test_a_driver_is_rated_by_her_words(town: Town) -> None:
    number = by_courier(town)
    (thanks,) = town.text("that driver was lovely, 5 stars", sid="SM" + "3" * 32)
    assert thanks == "Thank you. I wrote that down for Swift: 5 of 5."
    assert town.text("that driver was lovely, 5 stars", sid="SM" + "3" * 32) == []
    (rating,) = town.dorothy()["ratings"]
    assert rating == {
        "order": number,
        "provider": "Swift",
        "stars": 5,
        "words": "that driver was lovely, 5 stars",
    }
    assert town.tasks() == []


def test_who_is_meant_is_asked_and_stars_too(town: Town) -> None:
    by_courier(town)
    (whom,) = town.text("i want to give a rating for the service")
    assert "1 Rossi Grocer, 2 Swift" in whom
    (stars,) = town.text("2")
    assert "from 1 to 5" in stars
    town.text("4")
    (rating,) = town.dorothy()["ratings"]
    assert (rating["provider"], rating["stars"]) == ("Swift", 4)


def test_a_bad_one_goes_to_a_person(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    number = delivered(town)
    (sorry,) = town.text("one star. the driver was slow")
    assert "Our team will call you by 9:30am" in sorry
    (task,) = town.tasks()
    assert f"She gave 1 of 5 to Rossi Grocer, order {number}" in task["task"]


# What went wrong


def test_sour_milk_becomes_a_case_once(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    number = delivered(town)
    (sorry,) = town.text("the milk was sour")
    assert f"about your order {number}" in sorry
    assert "I can bring new 2% milk half gallon. It is free. Reply 1 for today 10" in sorry
    (again,) = town.text("i told you the milk is sour")
    assert again.startswith("I have that.")
    (case,) = town.dorothy()["cases"]
    assert (case["kind"], case["order"], case["status"]) == ("broken", number, "promised")
    (task,) = town.tasks()
    town.desk("claim", number=task["number"])
    town.desk("close", number=task["number"], outcome="new milk comes at 4")
    (case,) = town.dorothy()["cases"]
    assert case["status"] == "resolved"


def test_a_broken_promise_becomes_urgent_when_she_asks_again(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    delivered(town)
    town.text("the milk was sour")
    town.clock(by="PT2H")
    (again,) = town.text("the milk was sour")
    assert "by 11:15am" in again
    (task,) = town.tasks()
    assert task["urgent"] is True


def test_nobody_came_tells_where_the_order_is_and_chases(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (told,) = town.text("nobody came with my milk")
    assert "from Rossi Grocer: they said yes. It comes today 11am-1pm." in told
    assert "I am asking where it is and will text you by 9:30am. You need not call anyone." in told
    (case,) = town.dorothy()["cases"]
    assert case["kind"] == "never_came"
    assert case["order"] == town.dorothy()["orders"][0]["number"]


def test_a_broken_light_is_no_fault_of_an_order(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    delivered(town)
    town.text("the light your man fixed is still broken")
    (case,) = town.dorothy()["cases"]
    assert case["order"] is None


def test_a_wrong_medicine_is_for_the_pharmacist_at_once(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, PHARMACY])
    (told,) = town.text("they brought the wrong tablets, mine are 50 and these are 100")
    assert "Main St Pharmacy, +13055550144" in told
    assert "by 9:15am" in told
    (case,) = town.dorothy()["cases"]
    assert case["kind"] == "clinical"
    (task,) = town.tasks()
    assert task["urgent"] is True


# What it cost


def test_the_month_is_added_up(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    delivered(town)
    delivered(town)
    (told,) = town.text("how much did i spend this month")
    assert told == "Orders that came this month: 2. In all: $12.40."
    assert town.tasks() == []


def test_a_charge_that_she_doubts_is_for_a_person(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    delivered(town)
    (told,) = town.text("why did you charge me twice")
    assert "They will call you by 9:30am" in told
    (task,) = town.tasks()
    assert "charge me twice" in task["about"]


@pytest.mark.parametrize(
    "words",
    ["a man called about my bill and asked for my card number", "somebody asked me for my card number"],
)
def test_who_wants_her_card_is_never_us(town: Town, words: str) -> None:
    town.reset(customers=[dorothy()], agency={"name": "Elm Care"})
    (warned,) = town.text(words)
    assert warned.startswith(
        "This is Elm Care. That is not us. We never ask for money or card numbers. Hang up now."
    )
    (task,) = town.tasks()
    assert task["urgent"] is True
