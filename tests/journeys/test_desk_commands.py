"""What an operator reads and does at the command line: names, the agency's time, a sentence for each act."""

import pytest

from tests.fixtures.town import DATABASES, DOROTHY, RunningHouse, Town
from tests.journeys.worlds import ROSSI, SWIFT, dorothy

pytestmark = pytest.mark.parametrize(
    "house", DATABASES[:1], indirect=True
)  # a command asks the core, never a database


def test_the_list_names_the_customer_and_tells_the_agencys_time(house: RunningHouse, town: Town) -> None:
    town.reset(customers=[dorothy()])
    assert house.command("desk", "list") == "Nothing waits for a person.\n"
    town.text("i fel in the kitchen and cant get up")
    (task,) = town.tasks()
    line = house.command("desk", "list").strip()
    assert line.split("  ") == [
        f"! {task['number']}",
        "open",
        "today 9:01am",
        "Dorothy Baker",
        task["task"],
    ]
    town.clock(by="PT3M")
    assert "  today 9:01am, late  " in house.command("desk", "list")


def test_every_act_is_answered_in_a_sentence(house: RunningHouse, town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    (order,) = town.dorothy()["orders"]
    assert house.command("desk", "undo", str(order["number"])) == (
        f"Order {order['number']} of Dorothy Baker is stopped.\n"
    )
    town.text("i fel in the kitchen and cant get up")
    alarm, (task,) = town.dorothy()["alarms"][0]["number"], town.tasks()
    assert house.command("desk", "claim", str(task["number"])) == (
        f"Task {task['number']} is yours: {task['task']}. Dorothy Baker: {DOROTHY}. Close it when it is done.\n"
    )
    assert "  claimed by the desk  " in house.command("desk", "list")
    assert house.command("desk", "close", str(task["number"]), "She is fine") == (
        f"Task {task['number']} is closed: She is fine.\n"
    )
    refused = house.command("desk", "resolve", str(alarm), "again", fails=True)
    assert refused == f"Alarm {alarm} is resolved already\n"


def test_an_alarm_and_a_conversation_are_answered_in_a_sentence(house: RunningHouse, town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("i fel in the kitchen and cant get up")
    alarm = str(town.dorothy()["alarms"][0]["number"])
    assert house.command("desk", "acknowledge", alarm) == (
        f"Alarm {alarm} of Dorothy Baker is yours. Resolve it when it is over.\n"
    )
    assert house.command("desk", "resolve", alarm, "Ana is with her") == (
        f"Alarm {alarm} of Dorothy Baker is over: Ana is with her.\n"
    )
    assert house.command("desk", "take-over", DOROTHY) == (
        "You speak with Dorothy Baker now. The machine is silent until you hand her back.\n"
    )
    assert house.command("desk", "reply", DOROTHY, "This is Maria.") == (
        "Your text is on its way to Dorothy Baker.\n"
    )
    assert house.command("desk", "hand-back", DOROTHY) == "The machine answers Dorothy Baker again.\n"


def test_a_shop_joins_by_one_text_and_a_way_is_found_for_what_nobody_brought(
    house: RunningHouse, town: Town
) -> None:
    new = "+13055550159"
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    assert house.command("desk", "invite-member", new) == (
        f"{new} is asked to join as a grocer. Its answer comes as a task.\n"
    )
    town.settle()
    assert "8-6 Mon to Sat" in town.new(new)[0]
    (joined,) = town.text("Tony's Market, 7am-9pm every day, 45402", new)
    assert "I wrote down Tony's Market" in joined
    assert [one["standing"] for one in town.state()["providers"]] == ["active", "active", "prospect"]
    town.text("need milk")
    town.text("1")
    number = str(town.dorothy()["orders"][0]["number"])
    town.event("Rossi Grocer", "accepted")
    town.event("Swift", "declined")
    assert house.command("desk", "ask-again", number, "2") == (
        f"The courier part of order {number} is offered: Swift.\n"
    )
    town.settle()
    assert "brings your order" in town.event("Swift", "accepted")[0]
    assert "/member/enter/" in house.command("desk", "member-link", "Swift")


def test_a_member_joins_at_the_command_line(house: RunningHouse, town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SWIFT])
    tony = ("providers", "add", "Tony's Market", "--kind", "grocer", "--phone", "+13055550159")
    assert "needs its phone" in house.command(*tony[:5], fails=True)
    assert house.command(*tony, "--covers", "45402", "--evidence", "licence=2027-06-01") == (
        "Tony's Market is a prospect, by text to +13055550159.\n"
        'To admit it: concierge providers admit "Tony\'s Market" --evidence insurance=YYYY-MM-DD\n'
    )
    assert house.command("providers", "admit", "Tony's Market", "--evidence", "insurance=2027-06-01") == (
        "Tony's Market is admitted, on probation: it can be chosen from now on.\n"
    )
    assert "Tony's Market: grocer, probation\n" in house.command("providers", "list")
