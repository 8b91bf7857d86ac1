"""A number that she names wins: that order is stopped and no other, and what was stopped by mistake comes back."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import ordering, quotes, stops, which_stop
from concierge_bot.understanding.orders import stopping
from tests.fixtures.core import NOW, Core
from tests.unit.said import hears


def two_orders(s: Session, core: Core) -> tuple[Order, Order]:
    """Have bread ordered for tomorrow, and milk for today after it."""
    placed = []
    for words, when in (("wheat bread", "tomorrow morning"), ("2% milk half gallon", "today at 3")):
        quotes.quote(s, NOW, core.dorothy(s), words, when, once=words)
        order = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        assert order is not None
        ordering.place(s, NOW, core.dorothy(s), order)
        placed.append(order)
    return placed[0], placed[1]


@pytest.mark.parametrize(
    ("words", "stop", "keep"),
    [
        ("stop order 6", (6,), ()),
        ("cancel that order 6 its wrong", (6,), ()),
        ("did u sort order 6. dont want it tmrw", (6,), ()),
        ("NO. i said stop order 6 not 13. i want 13.", (6,), (13,)),
        ("please can order #6 be cancelled", (6,), ()),
        ("get rid of number 6 and 7 stays", (6,), ()),
        ("I do not want order 6 anymore, keep 13", (6,), (13,)),
        ("order 6 cancel it please", (6,), ()),
        ("is order 6 cancelled or not", (), ()),
        ("where is order 6", (), ()),
        ("stop the milk in order 6", (), ()),
        ("I want 6 eggs and stop the milk", (), ()),
        ("order 6 eggs", (), ()),
        ("cancel 2 of the eggs", (), ()),
    ],
)
def test_what_is_stopped_and_kept_is_read_by_its_number(
    words: str, stop: tuple[int, ...], keep: tuple[int, ...]
) -> None:
    assert stopping.stops(words) == stopping.Stops(stop, keep)


@pytest.mark.parametrize("words", ["stop order {0}", "did u sort order {0}. dont want it tmrw"])
def test_the_named_one_is_stopped_and_the_newest_is_not(core: Core, words: str) -> None:
    with core.write() as s:
        bread, milk = two_orders(s, core)
        assert hears(s, core, words.format(bread.number)) == "answer stop"
        assert (bread.status, milk.status) == (OrderStatus.cancelled, OrderStatus.placed)


def test_what_cannot_be_stopped_is_said_and_nothing_else_is_touched(core: Core) -> None:
    with core.write() as s:
        bread, milk = two_orders(s, core)
        milk.status = OrderStatus.delivered
        for words, told in (
            ("stop order 777", "I find no open order 777"),
            (f"stop order {milk.number}", "came already"),
        ):
            assert hears(s, core, words) == "answer stop"
            assert told in core.sent(s)[-1].body
        assert bread.status == OrderStatus.placed
        assert hears(s, core, f"is order {bread.number} cancelled or not") == "answer status"
        assert f"Order {bread.number} is with" in core.sent(s)[-1].body


@pytest.mark.parametrize(
    "words", ["NO. i said stop order {0} not {1}. i want {1}.", "no not that one", "put it back like before"]
)
def test_what_was_stopped_by_mistake_is_placed_again(core: Core, words: str) -> None:
    with core.write() as s:
        bread, milk = two_orders(s, core)
        hears(s, core, f"stop order {milk.number}")
        hears(s, core, words.format(bread.number, milk.number))
        told = core.sent(s)[-1].body
        assert f"I ordered what was in order {milk.number} again" in told
        newest = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        assert newest is not None
        assert (newest.status, newest.total, newest.window_start) == ("placed", milk.total, milk.window_start)
        assert (bread.status == OrderStatus.cancelled) == ("{0}" in words)
        assert stops.last_stopped(s, NOW, core.dorothy(s)) is None or "{0}" in words


def test_where_another_could_be_hit_she_is_asked(core: Core) -> None:
    with core.write() as s:
        bread, milk = two_orders(s, core)
        milk.created_at = bread.created_at = NOW - stops.BACK_WITHIN
        dorothy = core.dorothy(s)
        assert which_stop.which(s, NOW, dorothy, "cancel the bread", once="bread").startswith(
            f"Order {bread.number} is stopped"
        )
        quotes.quote(s, NOW, dorothy, "2 wheat bread", "tomorrow morning", once="again")
        again = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        assert again is not None
        ordering.place(s, NOW, dorothy, again)
        again.created_at = milk.created_at
        assert which_stop.which(s, NOW, dorothy, "cancel my order", once="which").startswith(
            "Which order shall I stop?"
        )
        assert hears(s, core, "2") == "answer 2"
        assert (milk.status, again.status) == (OrderStatus.cancelled, OrderStatus.placed)
