"""Other goods in what comes again and again: this time, from now on, or she is asked; and never a new order beside."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Order, Question
from concierge_bot.services.orders import standing
from tests.fixtures.core import SHOP, Core
from tests.fixtures.town import DOROTHY
from tests.unit.test_standing_words import begun, says

GOODS = (
    "Whole milk gallon",
    "2% milk half gallon",
    "Wheat bread",
    "Eggs large dozen",
    "Butter 1lb",
    "Coffee ground 12oz",
    "Bananas",
)
WEEKLY: dict[str, Any] = {
    "items": [
        {"name": "Whole milk gallon", "quantity": 1},
        {"name": "Wheat bread", "quantity": 1, "unit": "loaf"},
    ],
    "rrule": "FREQ=WEEKLY;BYDAY=TH",
    "start": "2026-12-03T10:00",
}
MILK, BREAD = (1, "Whole milk gallon"), (1, "Wheat bread")
RULE = "FREQ=WEEKLY;BYDAY=TH"


@pytest.fixture
def town(core: Core) -> Core:
    """Milk and bread every thursday; it is tuesday, and nothing is placed of it yet."""
    shop = {**SHOP, "catalogue": [{"name": name, "price": 300} for name in GOODS]}
    person = {"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402", "standing_orders": [WEEKLY]}
    core.load(agency={"desk_phone": None}, customers=[person], providers=[shop])
    return core


def weekly(town: Core) -> list[tuple[float | None, str]]:
    """Return what comes every thursday now, where nothing was ordered and nothing is on hold."""
    with town.write() as s:
        assert s.exec(select(Order)).all() == []
        assert s.exec(select(Question).where(Question.about == "hold")).all() == []
        return begun(s)[0][1]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("add a dozen eggs to the thursday", [MILK, BREAD, (1, "Eggs large dozen")]),
        ("put a pound of butter on my regular order", [MILK, BREAD, (1, "Butter 1lb")]),
        (
            "can you throw in some bananas with my thursday groceries",
            [MILK, BREAD, (None, "Bananas")],
        ),
        ("change the milk to 2 percent", [(1, "2% milk half gallon"), BREAD]),
        ("swap the milk for 2%", [(1, "2% milk half gallon"), BREAD]),
        ("take the bread off the weekly", [MILK]),
        ("leave the bread out", [MILK]),
    ],
)
def test_where_she_does_not_say_for_how_long_she_is_asked(
    town: Core, text: str, after: list[tuple[float | None, str]]
) -> None:
    asked = says(town, text)
    assert "1 for the next time only, 2 from now on, 3 to leave it" in asked
    assert weekly(town) == [MILK, BREAD]
    says(town, "2")
    assert weekly(town) == after


def test_the_next_time_only_leaves_all_later_ones(town: Core) -> None:
    says(town, "add a dozen eggs to the thursday")
    told = says(town, "1")
    assert told.startswith("Good. Thursday 10am-12pm: 1 Whole milk gallon")
    assert weekly(town) == [MILK, BREAD]
    says(town, "no bread this week only")  # of that same thursday
    with town.write() as s:
        assert [row[1] for row in begun(s)] == [[MILK, BREAD], [MILK, (1, "Eggs large dozen")]]


def test_three_leaves_it(town: Core) -> None:
    says(town, "change the milk to 2 percent")
    assert "as it is" in says(town, "3")
    assert weekly(town) == [MILK, BREAD]


@pytest.mark.parametrize(
    "text",
    [
        "no bread this week only",
        "no bread this week, we still got some",
        "skip the bread this thursday",
        "hold the bread this week",
        "leave the bread out this time",
        "dont bring no bread this thursday",
    ],
)
def test_this_week_only_is_no_hold_of_everything(town: Core, text: str) -> None:
    told = says(town, text)
    assert told.startswith("Good. Thursday 10am-12pm: 1 Whole milk gallon. After that it comes as before")
    assert weekly(town) == [MILK, BREAD]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("no bread from now on", [MILK]),
        ("make it two breads from now on", [MILK, (2, "Wheat bread")]),
        ("i dont want the bread any more", [MILK]),
    ],
)
def test_from_now_on_is_done(town: Core, text: str, after: list[tuple[float | None, str]]) -> None:
    says(town, text)
    assert weekly(town) == after


@pytest.mark.parametrize(
    "text",
    [
        "eggs for thursday",
        "i need bread",
        "i have milk coming, i dont need another",
        "is the bread coming thursday?",
        "no bread today",
    ],
)
def test_what_is_of_no_standing_order_is_read_elsewhere(town: Core, text: str) -> None:
    assert "from now on" not in says(town, text)
    assert weekly(town) == [MILK, BREAD]


@pytest.mark.parametrize(
    "text",
    [
        "make that two loaves betty likes toast",
        "make it 2 loaves cause my husband loves toast",
        "two loaves please",
        "make the bread two loaves",
    ],
)
def test_what_is_read_back_and_not_begun_is_changed_by_the_size(core: Core, text: str) -> None:
    shop = {**SHOP, "catalogue": [{"name": name, "price": 300} for name in GOODS]}
    person = {"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402"}
    core.load(agency={"desk_phone": None}, customers=[person], providers=[shop])
    words = "a gallon of milk and a loaf of wheat bread"
    with core.write() as s:
        standing.quote(s, core.clock.at, core.dorothy(s), words, "every tuesday", once="standing")
    told = says(core, text)
    assert told.startswith("Every Tuesday: 1 Whole milk gallon, 2 loaf Wheat bread from")
    says(core, "1")
    with core.write() as s:
        assert begun(s)[0][1][-1] == (2, "Wheat bread")
        assert s.exec(select(Question).where(col(Question.closed_at).is_(None))).all() == []
