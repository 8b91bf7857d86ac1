"""Company, and its end: asked each day if she is all right, a joke when she likes, and silence after she has died."""

from tests.fixtures.town import ANA, DOROTHY, Town
from tests.journeys.worlds import ROSSI, ana, dorothy


def test_a_check_in_each_day_until_her_service_ends(town: Town) -> None:
    person = dorothy(
        company={"check_in": "10:00"}, contacts=[ana("alarms", "orders")], medications=[], standing_orders=[]
    )
    town.reset(customers=[person], providers=[ROSSI])
    (asked,) = town.clock(to="2026-12-01T10:01")
    assert asked.endswith("Reply 1 if you are. If you need help reply 2.")
    assert town.text("1") == ["Thank you. It is good to hear from you. Have a nice day."]
    assert town.dorothy()["check_ins"][0]["status"] == "answered"
    (joke,) = town.text("tell me a joke")
    assert "?" in joke or "." in joke
    town.clock(to="2026-12-02T13:00")
    assert any("has not answered our 10am text" in text for text in town.new(ANA))
    town.text("mum died last night", phone=ANA)
    assert town.dorothy()["ended"] is None, "only a person ends it"
    assert any("has died" in task["task"] and task["urgent"] for task in town.tasks())
    town.new(ANA)
    town.desk("end_service", phone=DOROTHY, reason="died")
    town.settle()
    assert any("We are thinking of you all" in text for text in town.new(ANA))
    town.new()
    assert town.clock(to="2026-12-05T12:00") == []
    assert town.new(ANA) == []
    assert {row["status"] for row in town.dorothy()["check_ins"]} <= {"answered", "missed", "cancelled"}
    assert town.dorothy()["ended"]["reason"] == "died"
