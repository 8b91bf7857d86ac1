"""Late, lost and nobody to point at: journey 4 as her handset and the state show it."""

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, SWIFT, dorothy


def test_late_lost_and_she_need_not_call_anyone(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    town.text("need milk")
    town.text("1")
    for member, event in (("Rossi Grocer", "accepted"), ("Swift", "accepted"), ("Rossi Grocer", "ready")):
        town.event(member, event)
    town.event("Swift", "picked_up")
    (late,) = town.clock(to="2026-12-01T13:05")
    assert "the driver is late. I am on it and will text you by 1:20pm. You need not call anyone." in late
    (lost,) = town.event("Swift", "failed")
    assert "1 for today 2:30-3pm" in lost
    (again,) = town.text("tomorow")
    assert again.startswith("OK, tomorrow 10am-12pm.")
    town.event("Rossi Grocer", "accepted")
    town.event("Swift", "accepted")
    town.clock(to="2026-12-02T10:00")
    town.event("Swift", "picked_up")
    town.event("Swift", "delivered")
    her = town.dorothy()
    (case,) = her["cases"]
    assert (case["kind"], case["status"], case["liable"]) == ("lost", "resolved", "Swift")
    assert sum(line["amount"] for line in her["ledger"]) == 0
    paid: dict[str, int] = {}
    for line in her["ledger"]:
        paid[line["account"]] = paid.get(line["account"], 0) + line["amount"]
    assert paid == {"customer": 715, "agency": 0, "Rossi Grocer": -640, "Swift": -75}
    (owed,) = town.text("what do i owe")
    assert owed == "You have $7.15 to pay for all that came so far."
