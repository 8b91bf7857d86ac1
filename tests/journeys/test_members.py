"""One order over a grocer with nothing but a phone, a second shop, a courier with IT, and her medicine for a code."""

import re

from tests.fixtures.town import DOROTHY, Town
from tests.journeys.worlds import MILK, PHARMACY, ROSSI, SWIFT, dorothy

GROCER = "+13055550150"
BY_TEXT = {
    **ROSSI,
    "services": [],
    "channel": "sms",
    "phone": GROCER,
    "catalogue": [MILK, {"name": "Folgers 11oz", "price": 700}],
}
CORNER = {
    **ROSSI,
    "name": "Corner Mart",
    "services": [],
    "rank": 2,
    "catalogue": [{"name": "Folgers 11oz", "price": 710}],
}


def test_a_corner_grocer_has_not_all_of_it_and_the_same_driver_fetches_the_rest(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[BY_TEXT, CORNER, SWIFT])
    (quote,) = town.text("need milk and folgers")
    assert "$10.20 plus $3.95 delivery" in quote
    town.text("1")
    (order,) = town.dorothy()["orders"]
    number = order["number"]
    town.text(f"y{number} no folgers got maxwel", GROCER)
    (asked,) = town.new()
    assert asked.startswith(
        "Rossi Grocer has no Folgers 11oz today. They have Maxwell House, for the same price."
    )
    (again,) = town.text("i dont like that one")
    assert again == "OK, no Maxwell House. Reply 2 to leave Folgers 11oz out, 3 for another shop."
    (offer,) = town.text("3")
    assert offer.startswith(
        "Corner Mart has Folgers 11oz for $7.10. The same driver brings it, at no more cost."
    )
    assert town.inbox("Corner Mart") == [], "nothing is sent before her OK"
    town.text("1")
    town.behave("Swift", "down")
    town.event("Corner Mart", "accepted")
    town.behave("Swift", "manual")
    town.clock(by="PT10S")  # its 503 is tried again
    refused, job = town.inbox("Swift")
    assert (refused["answered"], job["answered"]) == (503, 200)
    assert refused["headers"]["webhook-id"] == job["headers"]["webhook-id"]
    assert job["body"]["data"]["pickup"] == "Rossi Grocer and Corner Mart"
    assert [leg["provider"] for leg in job["body"]["data"]["legs"]] == ["Rossi Grocer", "Corner Mart"]
    for word in ("Folgers", "milk", DOROTHY, "7.10"):
        assert word not in job["raw"]
    assert not re.search(r"\b710\b", job["raw"]), "nor her price in cents (an id may hold the same digits)"
    town.event("Swift", "accepted")
    town.text(f"R{number} 2 bags at the back door", GROCER)
    (told,) = [one["body"] for one in town.inbox("Swift") if one["body"]["type"] == "dispatch.updated"]
    assert (told["data"]["news"]["status"], told["data"]["word"]) == ("ready", "2 bags at the back door")
    town.event("Swift", "picked_up")
    town.event("Swift", "delivered", id="evt-delivered")
    assert town.event("Swift", "delivered", order=number, id="evt-delivered") == [], "a repeat moves nothing"
    (order,) = town.dorothy()["orders"]
    assert (order["status"], order["total"]) == ("delivered", 320 + 710 + 395)
    assert [(leg["provider"], leg["status"]) for leg in order["legs"]] == [
        ("Rossi Grocer", "done"),
        ("Corner Mart", "done"),
        ("Swift", "delivered"),
    ]
    cards = {one["name"]: one["scorecard"] for one in town.state()["providers"]}
    assert [cards[name]["fill"] for name in ("Rossi Grocer", "Corner Mart")] == [0.5, 1]
    assert [cards[name]["first_time_right"] for name in ("Rossi Grocer", "Corner Mart")] == [0, 1]
    owed = town.text("what am i owed", GROCER)[-1]
    assert owed.startswith("We owe you $3.20 for 1 done since last Friday.")


def test_who_is_late_says_so_and_she_hears_it_before_she_asks(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[{**BY_TEXT, "services": ["delivery"]}])
    town.text("need milk")
    town.text("1")
    number = town.dorothy()["orders"][0]["number"]
    town.text(f"Y{number}", GROCER)
    town.new()
    town.text("running late, half an hour", GROCER)
    (told,) = town.new()
    assert told.startswith(
        f"Rossi Grocer is running late with your order {number}. Now it comes today 11:30am-1:30pm."
    )


def test_her_medicine_is_brought_by_a_trained_driver_for_her_number(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    trained = {**SWIFT, "skills": ["medicine", "dispenser"]}
    slow = {**SWIFT, "name": "Slow Wheels", "rank": 1}
    pharmacy = {**PHARMACY, "services": []}
    town.reset(
        customers=[dorothy(medications=[pill], help=["dispenser"])], providers=[pharmacy, slow, trained]
    )
    town.text("refill my heart pill")
    town.text("1")
    town.event("Main St Pharmacy", "accepted")
    (job,) = town.inbox("Swift")
    assert town.inbox("Slow Wheels") == [], "it is not trained for medicine"
    assert "Lisinopril" not in job["raw"]
    assert "heart" not in job["raw"]
    (told,) = town.event("Swift", "accepted")
    code = re.search(r"this number: (\d{4})", told)
    assert code is not None
    town.event("Main St Pharmacy", "ready")
    town.event("Swift", "step", note="bag sealed")
    town.event("Swift", "picked_up")
    town.event("Swift", "step", note="loaded into the slots")
    town.event("Swift", "step", note="count shown, 30")
    town.event("Swift", "delivered", note=code[1])
    (order,) = town.dorothy()["orders"]
    checklist = order["legs"][-1]["checklist"]
    assert [(row["step"], bool(row["done"])) for row in checklist] == [
        ("code from her", True),
        ("bag sealed", True),
        ("loaded into the slots", True),
        ("count shown to her", True),
    ]
    assert code[1] not in str(town.state()["customers"][0]["orders"]), "her number is nobody's to read"
    assert [task for task in town.tasks() if task["urgent"]] == []


def test_a_prospect_is_admitted_by_the_desk_and_not_chosen_once_its_insurance_ends(town: Town) -> None:
    swift = "+13055550161"
    town.reset(customers=[dorothy()], providers=[{**SWIFT, "admitted": False, "phone": swift}])
    ends = "2027-12-20"
    shown = [
        {"kind": "insurance", "expires": "2026-12-04"},
        {"kind": "background check", "person": "Joe Brown", "expires": ends},
        {"kind": "training", "person": "Joe Brown", "expires": ends},
        {"kind": "references"},
    ]
    assert town.desk("admit", provider="Swift", evidence=shown)["standing"] == "probation"
    town.settle()
    welcome, soon = town.new(swift)
    assert welcome.startswith("Elm Care: welcome, Swift.")
    assert soon.startswith("Elm Care: your insurance is good until December 4.")
    town.clock(to="2026-12-05T10:00")
    (over,) = town.new(swift)
    assert over.startswith("Elm Care: your insurance was good until December 4.")
    assert [one["standing"] for one in town.state()["providers"]] == ["suspended"]
    assert len([task for task in town.tasks() if "get the new one" in task["task"]]) == 2
