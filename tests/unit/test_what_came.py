"""After "is something wrong? just text me" what she says of what came is a complaint, whatever else is open."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Case, Message, Order, OrderStatus
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import ordering, placed_changes, quotes, read_backs
from tests.fixtures.core import NOW, Core
from tests.unit.said import hears


def newest(s: Session) -> Order:
    return s.exec(select(Order).order_by(col(Order.id).desc())).first() or pytest.fail("no order")


def came(s: Session, core: Core) -> Order:
    """Let milk and bread be ordered and come, and her be told so."""
    her = core.dorothy(s)
    quotes.quote(s, NOW, her, "milk and bread", "", once="quote")
    order = newest(s)
    ordering.place(s, NOW, her, order)
    order.status = OrderStatus.delivered
    note(s, NOW, order.agency_id, "order delivered", customer=her, order=order)
    notify.to_customer(s, NOW, her, "It came.", about="order delivered", once="came")
    return order


def cases(s: Session) -> list[Case]:
    return list(s.exec(select(Case)))


@pytest.mark.parametrize(
    "words",
    [
        "the boy brought it but the milk is sour",
        "there was no bread in the bag",
        "yes, the bread is all squashed",
        "thank you kindly but that bread came hard as a rock",
        "i asked for white bread and he brought brown",
    ],
)
def test_what_she_says_of_it_is_no_change_of_a_list_that_is_open(core: Core, words: str) -> None:
    core.load()
    with core.write() as s:
        order, her = came(s, core), core.dorothy(s)
        quotes.quote(s, NOW, her, "another milk", "", once="more")
        assert hears(s, core, words) == "answer amiss"
        (case,) = cases(s)
        assert case.order_id == order.id
        assert f"order {order.number}" in core.sent(s)[-1].body
        assert newest(s).status == OrderStatus.quoted


def test_a_number_beside_it_and_a_wish_behind_it_have_turns_of_their_own(core: Core) -> None:
    core.load()
    with core.write() as s:
        came(s, core)
        assert hears(s, core, "the bread is stale. can you remind me to ring Ana at 4") != "answer amiss"
        parts = [row.body for row in s.exec(select(Message).where(col(Message.part_of).is_not(None)))]
        assert parts == ["the bread is stale.", "can you remind me to ring Ana at 4"]


def test_what_was_to_take_its_place_ends_when_it_comes(core: Core) -> None:
    core.load()
    with core.write() as s:
        her = core.dorothy(s)
        quotes.quote(s, NOW, her, "milk", "", once="quote")
        order = newest(s)
        ordering.place(s, NOW, her, order)
        placed_changes.change(s, NOW, her, order, "add bread", once="add")
        assert read_backs.open_quote(s, NOW, her) is not None
        said = read_backs.overtaken(s, NOW, her, order)
        assert "without this change: Wheat bread too" in said
        assert read_backs.open_quote(s, NOW, her) is None
        assert read_backs.overtaken(s, NOW, her, order) == ""


def test_goods_that_nobody_complains_of_are_ordered_as_before(core: Core) -> None:
    core.load()
    with core.write() as s:
        came(s, core)
        assert hears(s, core, "send me milk and bread") != "answer amiss"
        assert hears(s, core, "the milk is lovely thank you") != "answer amiss"
        assert cases(s) == []
