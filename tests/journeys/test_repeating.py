"""``milk every tuesday``: read back, started by her OK, placed the day before each time."""

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy


def test_milk_every_tuesday(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (ask,) = town.text("milk every tuesday")
    assert ask.startswith("Every Tuesday: 2% milk half gallon from Rossi Grocer")
    assert town.dorothy()["standing_orders"] == []
    (started,) = town.text("1")
    assert started.startswith("Good. Every Tuesday")
    (standing,) = town.dorothy()["standing_orders"]
    assert "WEEKLY" in standing["rrule"]

    (placed,) = town.clock(to="2026-12-07T10:00")  # the monday before
    assert placed.startswith("Tomorrow 9-11am: 2% milk half gallon from Rossi Grocer")
    (offer,) = town.inbox("Rossi Grocer")
    assert offer["verified"] is True
    for event in ("accepted", "picked_up", "delivered"):
        town.event("Rossi Grocer", event)
    town.clock(to="2026-12-14T10:00")
    orders = town.dorothy()["orders"]
    assert len(orders) == 2, "the next one is placed a week later"
    assert orders[1]["total"] == 320 + 300


def test_days_that_are_not_clear_are_asked(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (which,) = town.text("i want milk delivered regularly")
    assert "Which day" in which
    (ask,) = town.text("every friday morning")
    assert "Every Friday" in ask
