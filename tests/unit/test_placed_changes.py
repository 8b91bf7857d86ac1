"""An order under way is changed where it still can be, and never silently doubled by a second one."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import baskets, errands, placed_changes, quotes
from concierge_bot.understanding.orders import placed_words
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears

GOODS = [
    MILK,
    {"name": "Rice 2lb", "price": 249},
    {"name": "Green beans", "price": 119, "unit": "can"},
    {"name": "Dinner rolls 12 pack", "price": 349},
]


@pytest.fixture
def town(core: Core) -> Core:
    """One shop that lists four things, and an order of rice and beans for Saturday."""
    core.load(providers=[{**SHOP, "catalogue": GOODS}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "rice and 2 green beans", "saturday morning", once="quote")
        hears(s, core, "1")
    return core


def last(s: Session, town: Core) -> str:
    """Return what she was told last."""
    return [row.body for row in town.sent(s) if row.channel == "sms"][-1]


def orders(s: Session) -> list[tuple[OrderStatus, list[str]]]:
    """Return how far each order is and what is in it, in their order."""
    rows = s.exec(select(Order).order_by("id"))
    return [(order.status, [item.name for item in baskets.of_order(s, order)]) for order in rows]


@pytest.mark.parametrize(
    "text",
    [
        "put the rolls in order 1",
        "Only put dinner rolls in my saturday order",
        "No otro orden. Put the rolls in order 1 with the rest.",
        "add dinner rolls to my saturday order please",
        "order 1: i want dinner rolls too",
    ],
)
def test_what_is_added_is_read_back_in_the_place_of_the_order(town: Core, text: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) == "answer change"
        assert last(s, town).startswith(
            "This takes the place of order 1. Rossi Grocer: Rice 2lb, 2 Green beans, Dinner rolls 12 pack. $8.36"
        )
        assert "Saturday 8am-12pm" in last(s, town)
        hears(s, town, "1")
        assert last(s, town).startswith(
            "This takes the place of order 1. Ordered: Rice 2lb, 2 Green beans, Dinner"
        )
        (old, _), (new, goods) = orders(s)
        assert (old, new) == (OrderStatus.cancelled, OrderStatus.placed)
        assert goods == ["Rice 2lb", "Green beans", "Dinner rolls 12 pack"]


def test_her_no_leaves_the_order_as_it_was(town: Core) -> None:
    with town.write() as s:
        hears(s, town, "put the rolls in order 1")
        hears(s, town, "no")
        assert last(s, town) == "Order 1 still comes. To stop it text UNDO."
        assert [status for status, _ in orders(s)] == [OrderStatus.placed, OrderStatus.cancelled]


@pytest.mark.parametrize(
    "text",
    [
        "Kindly remove the green beans from order please",
        "cancel the green beans, my wife has bought already",
        "no green beans then",
        "i dont need the green beans any more",
    ],
)
def test_what_is_left_out_is_left_out_at_once(town: Core, text: str) -> None:
    with town.write() as s:
        told = placed_changes.less(s, NOW, town.dorothy(s), text, once="less")
        assert told.startswith(
            "This takes the place of order 1. Ordered: Rice 2lb. It comes Saturday 8am-12pm."
        )
        assert orders(s) == [
            (OrderStatus.cancelled, ["Rice 2lb", "Green beans"]),
            (OrderStatus.placed, ["Rice 2lb"]),
        ]


@pytest.mark.parametrize(
    "text", ["cancel my groceries", "cancel the whole order", "stop everything", "forget it"]
)
def test_the_whole_order_is_no_part_of_it(town: Core, text: str) -> None:
    with town.write() as s:
        assert placed_changes.less(s, NOW, town.dorothy(s), text, once="less") == ""


def test_what_is_too_late_is_said_and_offered_by_itself(town: Core) -> None:
    with town.write() as s:
        order = s.exec(select(Order)).one()
        order.undo_until = NOW - timedelta(minutes=1)
        s.add(order)
        assert hears(s, town, "put the rolls in order 1") == "answer change"
        assert last(s, town).startswith(
            "Order 1 can not be changed any more. I can bring this by itself. Rossi Grocer: Dinner rolls 12 pack. $3.49"
        )


def test_what_is_no_change_of_goods_is_for_a_person(town: Core) -> None:
    with town.write() as s:
        order = s.exec(select(Order)).one()
        told = placed_changes.change(s, NOW, town.dorothy(s), order, "can it come to the back door", once="a")
        assert told.startswith("Your order 1 is already placed. I told our team")


def test_what_is_taken_off_an_order_is_not_put_in() -> None:
    assert placed_words.goods("take the milk off order 2 please") == "remove the milk please"
    assert placed_words.goods("throw in some bananas with my order") == "add some bananas"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("put the rolls in order 3", True),
        ("add milk to my saturday order", True),
        ("put milk on the list", False),
        ("is the milk in order 3?", False),
        ("how is order 3", False),
    ],
)
def test_an_order_is_named_by_number_or_day(text: str, names: bool) -> None:
    assert placed_words.names_order(text) is names


# which order is meant


def visit(s: Session, town: Core) -> None:
    """Let her have a handyman set up after the order, so that he is what she asked for last."""
    errands.quote(s, NOW, town.dorothy(s), "a handyman for the tap", "friday at 10", once="visit")
    hears(s, town, "1")


@pytest.mark.parametrize(
    "text",
    [
        "so take the green beans off of it will you",
        "cancel the green beans for saturday, denise already brought some, keep the rice",
        "i dont need the green beans",
    ],
)
def test_goods_that_she_does_not_want_are_of_the_order_that_has_them(town: Core, text: str) -> None:
    with town.write() as s:
        visit(s, town)
        assert placed_changes.less(s, NOW, town.dorothy(s), text, once="less")
        assert last(s, town).startswith("This takes the place of order 1. Ordered: Rice 2lb.")


@pytest.mark.parametrize(
    "text",
    ["put the rolls in with the rice please", "please send some dinner rolls along with the beans"],
)
def test_what_shall_come_with_goods_joins_the_order_that_has_them(town: Core, text: str) -> None:
    with town.write() as s:
        visit(s, town)
        assert hears(s, town, text) == "answer change"
        assert last(s, town).startswith(
            "This takes the place of order 1. Rossi Grocer: Rice 2lb, 2 Green beans, Dinner rolls 12 pack."
        )


def test_all_of_it_from_her_own_shop_loses_no_goods(core: Core) -> None:
    two = [
        {**SHOP, "catalogue": GOODS},
        {**SHOP, "name": "Corner Mart", "catalogue": [{"name": "Jam", "price": 250}]},
    ]
    core.load(providers=two)
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "rice and jam", "", once="quote")
        assert "Corner Mart: Jam." in last(s, core)
        assert (
            hears(s, core, "why two shops, rossi always has rice. just rossi please") == "answer correction"
        )
        assert last(s, core).startswith(
            "Rossi Grocer: Rice 2lb, Jam. $2.49 plus $3 delivery plus what Jam costs"
        )
