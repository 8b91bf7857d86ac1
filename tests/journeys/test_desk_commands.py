"""What an operator reads and does at the command line: names, the agency's time, a sentence for each act."""

from tests.fixtures.town import DOROTHY, RunningHouse, Town
from tests.journeys.worlds import ROSSI, dorothy


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
