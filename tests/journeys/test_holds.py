"""No deliveries for a while: read back, put right, orders within it offered to be stopped, and lifted again."""

from typing import Any

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy

TUESDAYS: dict[str, Any] = {
    "items": [{"name": "2% milk half gallon"}],
    "rrule": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2026-12-01T09:00",
}
FRIDAYS: dict[str, Any] = {
    "items": [{"name": "Wheat bread"}],
    "rrule": "FREQ=WEEKLY;BYDAY=FR",
    "start": "2026-12-01T09:00",
}


def away(town: Town, *standing: dict[str, Any]) -> None:
    """Dorothy has something that comes again and again; no desk phone is reminded of what the shop leaves open."""
    person = dorothy(standing_orders=list(standing))
    town.reset(agency={"desk_phone": None}, customers=[person], providers=[ROSSI])


def placed(town: Town) -> list[str]:
    """Return the days for which something was placed."""
    return [order["window"]["start"][5:10] for order in town.dorothy()["orders"]]


def missed(town: Town) -> list[str]:
    """Return what the desk was told of standing orders."""
    return [task["task"] for task in town.tasks() if "standing order" in task["task"]]


def test_at_her_sisters_till_the_tenth(town: Town) -> None:
    away(town, TUESDAYS)
    (ask,) = town.text("no deliveries till the 10th, im at my sisters")
    assert ask.startswith(
        "I will hold your deliveries from today up to and with Thursday Dec 10. It goes on again"
    )
    assert town.dorothy()["standing_orders"][0]["held_until"] is None, "nothing is stored before her OK"
    (ask,) = town.text("no, till the 14th")
    assert "up to and with Monday Dec 14" in ask
    (begun,) = town.text("1")
    assert begun.startswith("Good. I hold it from today up to and with Monday Dec 14.")
    assert town.dorothy()["standing_orders"][0]["held_until"] == "2026-12-15T05:00:00Z"
    town.clock(to="2026-12-16T12:00")
    assert placed(town) == ["12-15"], "the 8th is held, and the 15th comes by itself"
    assert not missed(town), "what was held was not missed"


def test_next_week_only(town: Town) -> None:
    away(town, FRIDAYS)
    town.text("hold everything next week")
    town.text("1")
    town.clock(to="2026-12-19T12:00")
    assert placed(town) == ["12-04", "12-18"]
    assert not missed(town), "what was held was not missed"


def test_without_a_day_it_is_asked_once_and_then_holds_until_she_says(town: Town) -> None:
    away(town, TUESDAYS)
    (until,) = town.text("please hold my deliveries")
    assert until.startswith("Until when shall I hold your deliveries?")
    (ask,) = town.text("i dont know yet, till i tell you")
    assert ask.startswith("I will hold your deliveries until you tell me.")
    town.text("1")
    assert town.clock(to="2026-12-20T12:00") == []
    (lifted,) = town.text("im home again, start my deliveries again")
    assert lifted.startswith("Good. Your goods will come again. Next comes Tuesday 9am: 2% milk half gallon")
    town.clock(to="2026-12-21T10:00")
    assert placed(town) == ["12-22"]
    assert not missed(town), "what was held was not missed"


def test_never_mind_leaves_everything_as_it_was(town: Town) -> None:
    away(town, TUESDAYS)
    town.text("please hold my deliveries")
    assert town.text("never mind") == ["All right, I have put that aside. Text me any time."]
    town.text("hold everything next week")
    assert town.text("no thanks") == ["All right. I leave it as it is."]
    town.clock(to="2026-12-08T12:00")
    assert placed(town) == ["12-08"]


def test_an_order_that_falls_within_is_offered_to_be_stopped(town: Town) -> None:
    away(town, FRIDAYS)
    town.clock(to="2026-12-03T10:00")
    town.event("Rossi Grocer", "accepted")
    (order,) = town.dorothy()["orders"]
    town.text("no deliveries till sunday")
    (begun,) = town.text("1")
    assert f"But order {order['number']} is set to come tomorrow 9-11am. Reply 1 to stop it" in begun
    sid = "SM" + "9" * 32
    (stopped,) = town.text("1", sid=sid)
    assert stopped == f"Order {order['number']} is stopped. You pay nothing for it."
    assert town.text("1", sid=sid) == []
    assert town.dorothy()["orders"][0]["status"] == "cancelled"
    town.clock(to="2026-12-10T12:00")
    assert placed(town) == ["12-04", "12-11"]


def test_only_the_one_that_she_names_is_held(town: Town) -> None:
    away(town, TUESDAYS, FRIDAYS)
    (ask,) = town.text("hold the bread next week please")
    assert "It is this: Wheat bread" in ask
    town.text("1")
    town.clock(to="2026-12-16T12:00")
    assert sorted(placed(town)) == ["12-04", "12-08", "12-15"]


def test_again_from_a_day_is_read_back_too(town: Town) -> None:
    away(town, TUESDAYS)
    town.text("stop my deliveries until i say so")
    town.text("1")
    (ask,) = town.text("resume my deliveries on the 10th")
    assert "It goes on again by itself on Thursday Dec 10" in ask
    town.text("1")
    town.clock(to="2026-12-16T12:00")
    assert placed(town) == ["12-15"]


def test_where_nothing_comes_there_is_nothing_to_hold(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (nothing,) = town.text("hold everything next week")
    assert nothing == "You have no delivery planned then, so nothing will come."
    (nothing,) = town.text("resume my deliveries")
    assert nothing.startswith("Nothing of yours is on hold.")
