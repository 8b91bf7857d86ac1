"""A hold over what comes again and again: nothing is placed for its days, nothing counts as missed, and it ends."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from concierge_bot.models import Order, Question
from concierge_bot.services.orders import pauses
from concierge_bot.understanding.orders.holding import Stretch
from tests.fixtures.core import Core
from tests.fixtures.ticking import to
from tests.fixtures.town import DOROTHY

DAILY: dict[str, Any] = {"items": ["Wheat bread"], "rrule": "FREQ=DAILY", "start": "2026-12-01T09:00"}


def start(core: Core, **more: Any) -> None:
    """Begin at nine on the first of December with bread that comes each day."""
    person = {
        "name": "Dorothy Baker",
        "phone": DOROTHY,
        "postcode": "45402",
        "standing_orders": [DAILY],
        **more,
    }
    core.load(agency={"desk_phone": None}, customers=[person])


def hold(core: Core, first: date, last: date | None) -> None:
    """Let her ask for a hold and say yes."""
    with core.write() as s:
        pauses.quote(s, core.clock.at, core.dorothy(s), "hold", Stretch(first, last), once=f"ask {first}")
    with core.write() as s:
        question = s.exec(
            select(Question).where(Question.about == "hold", col(Question.closed_at).is_(None))
        ).one()
        pauses.begin(s, core.clock.at, core.dorothy(s), question, once=f"yes {first}")


def placed(core: Core) -> list[int]:
    """Return the days of December for which bread was placed."""
    with core.write() as s:
        orders = s.exec(
            select(Order).where(col(Order.standing_order_id).is_not(None)).order_by(col(Order.id))
        )
        return [order.window_start.day for order in orders if order.window_start]


def missed(core: Core) -> list[str]:
    """Return what a person was told of standing orders."""
    with core.write() as s:
        return [task.task for task in core.tasks(s) if "standing" in task.task]


def test_the_days_of_two_holds_are_left_out_and_nothing_is_missed(core: Core) -> None:
    start(core)
    hold(core, date(2026, 12, 3), date(2026, 12, 4))
    hold(core, date(2026, 12, 6), date(2026, 12, 6))
    to(core, "2026-12-08T12:00")
    assert placed(core) == [2, 5, 7, 8, 9]
    assert missed(core) == []


def test_until_she_says_and_then_at_once_again(core: Core) -> None:
    start(core)
    hold(core, date(2026, 12, 1), None)
    to(core, "2026-12-10T12:00")
    assert placed(core) == []
    with core.write() as s:
        text = pauses.lift(s, core.clock.at, core.dorothy(s), "im home", once="lift")
    assert text == "Good. Your goods will come again. Next comes tomorrow 9am: Wheat bread."
    to(core, "2026-12-11T12:00")
    assert placed(core) == [11, 12]
    assert missed(core) == []


def test_again_from_a_day(core: Core) -> None:
    start(core)
    hold(core, date(2026, 12, 1), None)
    with core.write() as s:
        pauses.lift(s, core.clock.at, core.dorothy(s), "start again on the 4th", once="lift")
    with core.write() as s:
        question = s.exec(
            select(Question).where(Question.about == "hold", col(Question.closed_at).is_(None))
        ).one()
        pauses.begin(s, core.clock.at, core.dorothy(s), question, once="yes")
    to(core, "2026-12-04T12:00")
    assert placed(core) == [4, 5]
    assert missed(core) == []


def test_a_scenario_may_begin_with_a_hold(core: Core) -> None:
    start(core, holds=[{"from": "2026-12-02T00:00", "until": "2026-12-03T00:00"}])
    to(core, "2026-12-04T12:00")
    assert placed(core) == [4, 5]
