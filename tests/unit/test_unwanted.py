"""What she does not need is stopped by its goods, and what she has in her hands came, whoever has not told us so."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Case, Order, OrderStatus
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.understanding.orders import stopping
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.unit.said import hears
from tests.unit.test_what_came import cases

GOODS = [MILK, {"name": "Eggs large dozen", "price": 349}, {"name": "Ben Gay cream", "price": 899}]


@pytest.fixture
def town(core: Core) -> Core:
    """A shop that has milk, eggs and a cream."""
    core.load(providers=[{**SHOP, "catalogue": GOODS}, *WORLD["providers"][1:]])
    return core


def placed(s: Session, core: Core, what: str, when: str = "") -> Order:
    """Let her order something, and the shop say yes."""
    quotes.quote(s, NOW, core.dorothy(s), what, when, once=what)
    order = s.exec(select(Order).order_by(col(Order.id).desc())).first() or pytest.fail("no order")
    ordering.place(s, NOW, core.dorothy(s), order)
    order.status = OrderStatus.accepted
    s.add(order)
    s.flush()
    return order


@pytest.mark.parametrize(
    "words",
    [
        "SKIP THE BEN GAY MY SON IN LAW HAD SOME",
        "i dont need the ben gay after all",
        "never mind the ben gay",
        "cancel the ben gay cream please",
        "no need for the ben gay, my daughter brought it",
    ],
)
def test_an_order_is_stopped_by_its_goods(town: Core, words: str) -> None:
    with town.write() as s:
        milk, cream = placed(s, town, "milk and eggs"), placed(s, town, "ben gay cream")
        assert hears(s, town, words) == "answer stop"
        assert (milk.status, cream.status) == (OrderStatus.accepted, OrderStatus.cancelled)


@pytest.mark.parametrize(
    "words",
    [
        "i dont need the eggs",
        "dont send the milk till monday",
        "skip the milk this week",
        "do you need the eggs order number?",
        "skip my pill",
        "i dont want to bother you",
    ],
)
def test_what_is_only_a_part_or_another_wish_stops_no_order(town: Core, words: str) -> None:
    with town.write() as s:
        order = placed(s, town, "milk and eggs")
        assert hears(s, town, words) != "answer stop"
        assert order.status == OrderStatus.accepted
    assert stopping.unwanted("skip the milk this week") == ""


def test_what_she_has_in_her_hands_came_and_the_other_wish_is_served(town: Core) -> None:
    with town.write() as s:
        box, eggs = placed(s, town, "milk and eggs", "today 11am-1pm"), placed(s, town, "eggs", "today at 3")
        town.clock.at = NOW + timedelta(hours=4)
        words = "the milk is the wrong kind its skimmed and the eggs are broke. and i dont need the extra egs at 3"
        assert hears(s, town, words) == "parts"
        assert (
            hears(s, town, "the milk is the wrong kind its skimmed and the eggs are broke") == "answer amiss"
        )
        assert "late" not in town.sent(s)[-1].body
        assert [case.order_id for case in cases(s)] == [box.id]
        assert hears(s, town, "and i dont need the extra egs at 3") == "answer stop"
        assert eggs.status == OrderStatus.cancelled
        assert s.exec(select(Case)).one().kind in ("wrong", "broken")


def test_before_its_time_an_order_did_not_come(town: Core) -> None:
    with town.write() as s:
        placed(s, town, "milk and eggs", "today 3pm-5pm")
        assert hears(s, town, "the milk was sour last week") != "answer amiss"
