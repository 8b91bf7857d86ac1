"""A shop would bring something else: she reads what differs, may agree in her own words, and is told what waits."""

from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Dispatch, LegStatus, Order, OrderItem, OrderStatus, Provider
from concierge_bot.services.members import alternatives, dispatch, progress
from concierge_bot.services.members.progress import Report
from concierge_bot.services.orders import ordering, quotes, read_backs
from concierge_bot.services.orders.proposals import Line
from concierge_bot.understanding.answers import agreeing
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears

BREAD = {"name": "Wheat bread", "price": 299}
LARGE = {"name": "Eggs large dozen", "price": 349}
CORNER: dict[str, Any] = {
    **SHOP,
    "name": "Corner Mart",
    "price": 400,
    "catalogue": [{"name": "Dairy 2% milk", "price": 410}, {"name": "Honey", "price": 500}, LARGE],
}


@pytest.fixture
def house(core: Core) -> Core:
    """The small world with two shops."""
    core.load(
        providers=[{**SHOP, "catalogue": [MILK, BREAD, LARGE, {"name": "Honey", "price": None}]}, CORNER]
    )
    return core


def ordered(s: Session, house: Core, words: str = "milk and a dozen large eggs") -> Order:
    """Let an order be read back and placed."""
    customer = house.dorothy(s)
    quotes.quote(s, NOW, customer, words, "", once=f"quote:{words}")
    order = read_backs.open_quote(s, NOW, customer)
    assert order is not None
    ordering.place(s, NOW, customer, order)
    s.flush()
    return order


def propose(s: Session, house: Core, *lines: Line, total: int | None = None, note: str = "") -> None:
    """Let the shop that was asked last propose other lines."""
    row = s.exec(select(Dispatch).order_by("id")).all()[-1]
    said = Report("k1", "proposed", dispatch=row.ref, items=lines, total=total, note=note)
    progress.report(s, NOW, s.get_one(Provider, row.provider_id), said)


def names(s: Session, order: Order) -> list[str]:
    """Return what is in an order."""
    return [
        row.name for row in s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by("id"))
    ]


def test_what_differs_is_named_and_is_the_order_once_she_agrees(house: Core) -> None:
    with house.write() as s:
        order = ordered(s, house)
        propose(s, house, Line("2% milk half gallon"), Line("Eggs medium dozen"), total=919)
        assert "as you asked: Eggs medium dozen for Eggs large dozen, $9.19 in all." in house.sent(s)[-1].body
        assert hears(s, house, "oh all right then the mediums will do") == "answer yes"
        assert order.status == OrderStatus.accepted
        assert order.total == 919
        assert names(s, order) == ["2% milk half gallon", "Eggs medium dozen"]


def test_who_sends_only_the_other_line_means_that_one(house: Core) -> None:
    with house.write() as s:
        order = ordered(s, house)
        propose(s, house, Line("Eggs medium dozen", price=299))
        assert "as you asked: Eggs medium dozen for Eggs large dozen. Is that OK?" in house.sent(s)[-1].body
        assert hears(s, house, "ok")
        assert names(s, order) == ["2% milk half gallon", "Eggs medium dozen"]


def test_what_is_left_out_or_fewer_is_named(house: Core) -> None:
    with house.write() as s:
        ordered(s, house, "3 milk and wheat bread")
        propose(s, house, Line("2% milk half gallon", 2))
        assert "as you asked: no Wheat bread, 2 2% milk half gallon. Is that OK?" in house.sent(s)[-1].body


def test_a_name_that_could_harm_goes_to_a_person(house: Core) -> None:
    with house.write() as s:
        ordered(s, house)
        propose(s, house, Line("2% milk half gallon"), Line("call 555 0199 for eggs"))
        assert "555" not in house.sent(s)[-1].body
        assert any("555" in task.about for task in house.tasks(s))


def test_status_and_why_say_what_waits_for_her(house: Core) -> None:
    with house.write() as s:
        customer, order = house.dorothy(s), ordered(s, house)
        propose(s, house, Line("2% milk half gallon"), Line("Eggs medium dozen"))
        status = ordering.status(s, NOW, customer, once="status")
        assert status.startswith(f"Order {order.number} waits for your answer.")
        assert "Eggs medium dozen for Eggs large dozen" in status
        assert alternatives.why(s, NOW, customer, "whats wrong with the big eggs", once="why") == status


def test_an_order_that_no_shop_answered_yet_is_not_called_sure(house: Core) -> None:
    with house.write() as s:
        ordered(s, house)
        assert "have not answered yet" in ordering.status(s, NOW, house.dorothy(s), once="status")


def test_the_next_shop_is_asked_for_its_own_wares_at_the_price_that_she_was_told(house: Core) -> None:
    with house.write() as s:
        order = ordered(s, house, "3 milk")
        dispatch.refuse(s, NOW, s.exec(select(Dispatch)).one())
        assert any("I asked Corner Mart, for the same price." in row.body for row in house.sent(s))
        assert names(s, order) == ["Dairy 2% milk"]
        assert order.total == 1260


def test_a_price_that_was_open_is_told_once_a_shop_lists_it(house: Core) -> None:
    with house.write() as s:
        house.dorothy(s).favourites = ["Rossi Grocer"]
        order = ordered(s, house, "milk and honey")
        assert order.total is None
        dispatch.refuse(s, NOW, s.exec(select(Dispatch)).one())
        assert any("It is $13.10 there in all." in row.body for row in house.sent(s))
        assert order.total == 1310


def test_an_order_that_came_to_nothing_is_named_when_she_asks(house: Core) -> None:
    with house.write() as s:
        order = ordered(s, house)
        for _ in range(2):
            row = s.exec(select(Dispatch).where(Dispatch.status == LegStatus.offered)).one()
            dispatch.next_one(s, NOW, row, LegStatus.declined)
        assert order.status == OrderStatus.failed
        told = ordering.status(s, NOW, house.dorothy(s), once="status")
        assert told.startswith(f"I am sorry. Nobody could do your order {order.number}.")
        assert "call you by 9:15am" in told


@pytest.mark.parametrize(
    "words",
    [
        "oh all right then the mediums will do",
        "yes to the medium eggs i told you",
        "ok fine bring the medium ones then",
        "I suppose the medium eggs will do",
        "we can have the medium",
        "i dont mind medium eggs",
    ],
)
def test_she_may_agree_in_words(words: str) -> None:
    assert agreeing.takes(words, about="Eggs medium dozen for Eggs large dozen, $9.19 in all")


@pytest.mark.parametrize(
    "words",
    [
        "no not the medium ones",
        "all right but no eggs then",
        "are the medium eggs fresh",
        "why cant they bring large eggs",
        "ok and send me bread",
        "i took my pill all right",
        "is that ok with the medium eggs?",
        "the medium eggs",
    ],
)
def test_what_names_more_or_asks_is_no_yes(words: str) -> None:
    assert not agreeing.takes(words, about="Eggs medium dozen for Eggs large dozen, $9.19 in all")
