"""What is planned: medicine without names, her reminders, deliveries, what comes again, in two segments at most."""

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy

PILL = {"name": "Warfarin", "times": ["08:00", "20:00"]}
TUESDAYS = {
    "items": [{"name": "2% milk half gallon"}],
    "rrule": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2026-12-01T09:00",
}
THINGS = (
    "water the plants on the porch",
    "ring the vet about the old cat",
    "put the blue bins out",
    "write to my niece in toronto",
    "thank the boy who mows the lawn",
    "air the spare room",
)


def test_all_that_is_planned_in_one_text(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL], standing_orders=[TUESDAYS])], providers=[ROSSI])
    town.text("remind me to put the bins out thursday at 7pm")
    town.text("1")
    town.text("need bread")
    town.text("1")
    (plan,) = town.text("what do i have coming up")
    assert plan.startswith(
        "This is planned: today 8pm medicine; tomorrow 8am and 8pm medicine; today 11am-1pm: order "
    )
    assert "Thursday 7pm: put the bins out" in plan
    assert "2% milk half gallon" in plan
    assert "Warfarin" not in plan
    (tomorrow,) = town.text("what have i got tomorrow")
    assert tomorrow == "This is planned: tomorrow 8am and 8pm medicine."


def test_nothing_planned_says_so(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (nothing,) = town.text("what do i have coming up")
    assert nothing.startswith("I have nothing planned for you.")


def test_more_than_two_segments_hold_is_counted(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[ROSSI])
    for day, what in enumerate(THINGS, 2):
        town.text(f"remind me to {what} dec {day} at 10am")
        town.text("1")
    (plan,) = town.text("whats coming up")
    assert len(plan) <= 306
    assert plan.endswith("more: ask me for one day.")


def test_a_hold_shows_in_what_is_planned(town: Town) -> None:
    town.reset(customers=[dorothy(standing_orders=[TUESDAYS])], providers=[ROSSI])
    town.text("stop my deliveries until i say so")
    town.text("1")
    (plan,) = town.text("what do i have coming up")
    assert plan == "This is planned: on hold until you tell me: 2% milk half gallon."
