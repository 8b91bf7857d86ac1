"""``milk every tuesday``: read back, started by her OK, placed the day before each time."""

from tests.fixtures.town import Json, Town
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


SHINE: Json = {
    "name": "Shine Cleaning",
    "kind": "service",
    "services": ["cleaning"],
    "price": 6000,
}


def test_a_visit_that_repeats_is_kept_and_each_one_is_asked_for_till_she_ends_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, SHINE])
    (ask,) = town.text("Every second Wednesday cleaning please. Start this Wednesday. Morning.")
    assert ask.startswith("Cleaning, every other Wednesday 8am to noon"), ask
    assert "Shine Cleaning, $60 each time" in ask
    (ask,) = town.text("rather fridays please, at ten")
    assert ask.startswith("Cleaning, every other Friday at 10am"), ask
    (started,) = town.text("1")
    assert started.startswith("Good. Every other Friday at 10am"), started
    (row,) = town.dorothy()["standing_orders"]
    assert "INTERVAL=2" in row["rrule"]
    assert town.inbox("Shine Cleaning") == [], "the first is asked for two days before"

    (told,) = town.clock(to="2026-12-02T10:00")
    assert told.startswith("Friday at 10am: cleaning. I asked Shine Cleaning, $60. It is number"), told
    (yes,) = town.event("Shine Cleaning", "accepted")
    assert yes == "Shine Cleaning said yes: cleaning, Friday at 10am, $60."
    (skipped,) = town.text("SKIP")
    assert "The next one comes as planned" in skipped
    (coming,) = town.text("which orders repeat?")
    assert "very other Friday at 10am" in coming, coming
    town.clock(to="2026-12-16T10:00")
    assert len(town.inbox("Shine Cleaning")) > 1
    (ended, *_) = town.text("Cancel the cleaning every other Friday for good please")
    assert ended.startswith("Good. This does not come any more"), ended
    assert town.dorothy()["standing_orders"] == []


def test_what_repeats_stands_beside_an_order_comes_once_if_she_says_so_and_ends_at_her_word(
    town: Town,
) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, SHINE])
    (order,) = town.text("eggs please for friday")
    (ask,) = town.text("send me a milk evry monday")
    assert ask.startswith("Every Monday: "), ask
    assert "ggs" in order
    assert "ggs" not in ask, "an order that comes once is no part of it"
    (once,) = town.text("no only one time")
    assert "milk" in once
    assert "Every" not in once, once
    town.text("1")
    (ask,) = town.text("bring bread every tuesday")
    assert ask.startswith("Every Tuesday: "), ask
    town.text("1")
    (ask,) = town.text("a cleaner every friday morning please")
    (once,) = town.text("sorry i meant just once")
    assert once.startswith("A cleaner, Friday 8am to noon. Shine Cleaning, $60. Reply 1"), once
    town.text("2")
    (which,) = town.text("Stop every other Wednesday groceries.")
    assert which.startswith("Which one shall end? Reply 1 for "), which
    (ended,) = town.text("Delete Tuesday order completely. Not needed.")
    assert ended.startswith("Good. This does not come any more, every Tuesday"), ended
    assert town.dorothy()["standing_orders"] == []
    assert town.text("Stop repeating order.") == [
        "Nothing of yours comes again and again, so I stopped nothing. Text LIST to see what is planned."
    ]
