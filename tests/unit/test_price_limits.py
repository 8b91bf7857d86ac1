"""The most that she wants to pay: kept with what she asked for, said where it is not kept to, and asked about."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, OrderStatus, Outbox, Task
from concierge_bot.services.orders import errands, quotes, read_backs, shop_notes
from concierge_bot.understanding.orders import price_limit
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears
from tests.unit.test_swaps import from_shop

ROSSI: dict[str, Any] = {**SHOP, "channel": "sms", "phone": "+13055550150", "rank": 1}
PLATES = {"name": "Paper plates 50 pack", "price": 950}
FRED: dict[str, Any] = {"name": "Fixit Fred", "kind": "service", "services": ["handyman"], "price": 4500}


def told(core: Core, s: Session) -> str:
    """Return what she was told last."""
    return [row.body for row in core.sent(s) if row.to == core.dorothy(s).phone][-1]


@pytest.mark.parametrize(
    ("words", "cents", "of", "left"),
    [
        ("paper plates, not over 8 dollars", 800, "paper plates", "paper plates"),
        (
            "milk and paper plates no more than $8.50 and eggs",
            850,
            "paper plates",
            "milk and paper plates and eggs",
        ),
        ("butter and bread, butter not over $4", 400, "butter", "butter and bread"),
        ("butter and bread. the butter no more than $4 please", 400, "the butter", "butter and bread."),
        ("get me a cake for 20 dollars or less", 2000, "get me a cake", "get me a cake"),
        ("bread if its under 3 dollars", 300, "bread", "bread"),
        ("a cab, i can only pay 20 bucks", 2000, "a cab", "a cab"),
    ],
)
def test_a_limit_is_read_and_is_no_goods(words: str, cents: int, of: str, left: str) -> None:
    assert price_limit.told(words) == (price_limit.Limit(cents, of),)
    assert price_limit.without(words) == left


@pytest.mark.parametrize("words", ["less than 2 pounds of ham", "no more than 6 eggs", "milk for 3 dollars"])
def test_a_weight_a_count_and_a_price_are_none(words: str) -> None:
    assert price_limit.told(words) == ()
    assert price_limit.without(words) == words


def test_a_listed_price_above_it_is_said_before_her_ok(core: Core) -> None:
    core.load(providers=[{**ROSSI, "catalogue": [MILK, PLATES]}])
    with core.write() as s:
        said = quotes.quote(
            s, NOW, core.dorothy(s), "milk and paper plates, not over 8 dollars", "", once="q"
        )
        assert said.startswith(
            "Paper plates 50 pack: $9.50. That is more than the $8 that you said. "
            "For the shop: paper plates 50 pack at most $8."
        )
        assert "2% milk half gallon" in said


def test_within_it_nothing_is_said_but_the_shop_knows(core: Core) -> None:
    core.load(providers=[{**ROSSI, "catalogue": [MILK, PLATES]}])
    with core.write() as s:
        said = quotes.quote(s, NOW, core.dorothy(s), "paper plates under $12", "", once="q")
        assert "more than" not in said
        order = read_backs.open_quote(s, NOW, core.dorothy(s))
        assert order is not None
        assert shop_notes.of(s, order) == "paper plates 50 pack at most $12"


@pytest.mark.parametrize(("price", "status"), [("9.50", OrderStatus.placed), ("7.00", OrderStatus.accepted)])
def test_a_price_that_the_shop_says_later_is_asked_only_above_it(
    core: Core, price: str, status: OrderStatus
) -> None:
    core.load(providers=[ROSSI])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "paper plates, not over 8 dollars", "", once="q")
        hears(s, core, "1")
        order = s.exec(select(Order)).one()
        (job,) = s.exec(select(Outbox).where(Outbox.channel == "job")).all()
        assert job is not None
        from_shop(s, core, f"Y{order.number} {price}")
        assert order.status == status
        assert ("Is that OK?" in told(core, s)) == (status == OrderStatus.placed)


def test_a_service_above_it_is_said_and_one_within_it_comes_first(core: Core) -> None:
    core.load(providers=[FRED])
    with core.write() as s:
        words = "a handyman for the gutters, no more than 40 dollars"
        said = errands.quote(s, NOW, core.dorothy(s), words, "thursday at 2", once="q")
        assert "$45. That is more than the $40 that you said." in said
    core.load(providers=[FRED, {**FRED, "name": "Joe Quill", "price": 3900, "rank": 900}])
    with core.write() as s:
        said = errands.quote(s, NOW, core.dorothy(s), words, "thursday at 2", once="q2")
        assert "Joe Quill, $39." in said
        assert "more than" not in said


def test_a_person_who_sets_it_up_reads_it_in_her_words(core: Core) -> None:
    core.load()
    with core.write() as s:
        words = "a plumber for my sink, no more than 60 dollars"
        errands.quote(s, NOW, core.dorothy(s), words, "thursday at 2", once="q")
        hears(s, core, "1")
        task = s.exec(select(Task).order_by(col(Task.id))).all()[-1]
        assert "no more than 60 dollars" in task.about
