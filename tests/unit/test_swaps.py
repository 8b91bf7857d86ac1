"""A corner shop by text has not all of it: she decides, in our words, and the rest of the order stands."""

from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import (
    Dispatch,
    Leg,
    LegStatus,
    Message,
    Order,
    OrderItem,
    OrderStatus,
    Outbox,
    Provider,
)
from concierge_bot.services.orders import ordering, quotes, read_backs
from concierge_bot.understanding.orders import substitutes
from concierge_bot.worker import member_texts, outbox
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears

FOLGERS = {"name": "Folgers 11oz", "price": 700}
PHONE = "+13055550150"
ROSSI: dict[str, Any] = {**SHOP, "channel": "sms", "phone": PHONE, "rank": 1, "catalogue": [MILK, FOLGERS]}
CORNER: dict[str, Any] = {
    **SHOP,
    "name": "Corner Mart",
    "channel": "sms",
    "phone": "+13055550151",
    "rank": 2,
    "price": 200,
    "catalogue": [{"name": "Folgers 11oz", "price": 710}],
}


def from_shop(s: Session, core: Core, words: str, phone: str = PHONE, media: int = 0) -> str:
    """Let a member text; return what it is answered."""
    number = len(s.exec(select(Message)).all())
    message = Message(
        agency_id=core.agency(s).key,
        sid=f"SMmember{number}",
        sender=phone,
        recipient=core.agency(s).phone,
        body=words,
        media=media,
        received_at=core.clock.at,
    )
    s.add(message)
    s.flush()
    provider = s.exec(select(Provider).where(Provider.phone == phone)).one()
    member_texts.read(core.app, s, core.clock.at, core.agency(s), provider, message)
    s.flush()
    row = s.exec(select(Outbox).where(Outbox.key_once == f"answer:{message.id}")).first()
    return row.body if row else ""


def send_all(core: Core) -> None:
    """Let everything that may leave within a minute leave."""
    for _ in range(60):
        core.clock.move(seconds=1)
        while outbox.send_one(core.app):
            pass


def placed(s: Session, core: Core, words: str = "milk and folgers") -> Order:
    """Let her order, and say yes."""
    quotes.quote(s, NOW, core.dorothy(s), words, "", once=f"q:{words}")
    order = read_backs.open_quote(s, NOW, core.dorothy(s))
    assert order is not None
    ordering.place(s, NOW, core.dorothy(s), order)
    s.flush()
    return order


def told(s: Session, core: Core) -> str:
    """Return what she was texted last."""
    return [row.body for row in core.sent(s) if row.to == core.dorothy(s).phone][-1]


def lines(s: Session, order: Order) -> list[str]:
    """Return what is in an order."""
    return [r.name for r in s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by("id"))]


@pytest.fixture
def house(core: Core) -> Core:
    """Two corner shops, both by text."""
    core.load(providers=[ROSSI, CORNER])
    return core


def test_she_takes_what_the_shop_has_instead(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        thanks = from_shop(s, house, f"y{order.number} no folgers got maxwel")
        assert "We ask the customer" in thanks
        assert told(s, house) == (
            "Rossi Grocer has no Folgers 11oz today. They have Maxwell House, for the same price. "
            "Reply 1 to take Maxwell House, 2 to leave Folgers 11oz out, 3 for another shop."
        )
        hears(s, house, "1")
        assert (order.status, order.total) == (OrderStatus.accepted, 1320)
        assert lines(s, order) == ["2% milk half gallon", "Maxwell House"]
    send_all(house)
    said = house.carrier.bodies()
    assert any("is agreed. Now it is: 2% milk half gallon, Maxwell House." in text for text in said)


def test_she_leaves_it_out_and_pays_less(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        from_shop(s, house, f"Y{order.number} no folgers")
        assert "1 to take" not in told(s, house)
        hears(s, house, "2")
        assert (order.status, order.total) == (OrderStatus.accepted, 620)
        assert lines(s, order) == ["2% milk half gallon"]


def test_what_she_does_not_like_is_kept_and_comes_from_another_shop_of_the_same_order(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        from_shop(s, house, f"y{order.number} no folgers got maxwel")
        assert hears(s, house, "i dont like that one") == "answer dislike"
        assert told(s, house).startswith("OK, no Maxwell House. Reply 2 to leave Folgers 11oz out, 3 for")
        assert house.dorothy(s).dislikes == ["Maxwell House"]
        hears(s, house, "3")
        assert told(s, house) == (
            "Corner Mart has Folgers 11oz for $7.10, and $2 to bring it. Reply 1 to add it, 2 to leave it out."
        )
        hears(s, house, "1")
        legs = s.exec(select(Leg).where(Leg.order_id == order.id).order_by("position")).all()
        assert [(leg.kind, leg.status, leg.price) for leg in legs] == [
            ("grocer", LegStatus.accepted, 620),
            ("grocer", LegStatus.offered, 910),
        ]
        assert order.total == 1530
    send_all(house)
    (offer,) = [
        body for body in house.carrier.bodies() if "Folgers 11oz. Address" in body and "milk" not in body
    ]
    assert "710" not in offer
    assert "7.10" not in offer


def test_the_second_shop_has_nothing_either_and_the_rest_comes(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        from_shop(s, house, f"y{order.number} no folgers")
        hears(s, house, "3")
        hears(s, house, "1")
        from_shop(s, house, f"N{order.number}", "+13055550151")
        assert told(s, house).startswith("I am sorry. No shop has this now: Folgers 11oz.")
        assert (order.status, order.total) == (OrderStatus.accepted, 620)
        from_shop(s, house, f"D{order.number}")
        assert order.status == OrderStatus.delivered


def test_both_shops_bring_their_own_and_the_order_ends_with_the_second(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        from_shop(s, house, f"y{order.number} no folgers")
        hears(s, house, "3")
        hears(s, house, "1")
        from_shop(s, house, f"Y{order.number}", "+13055550151")
        from_shop(s, house, f"D{order.number}")
        assert order.status == OrderStatus.accepted
        from_shop(s, house, f"D{order.number}", "+13055550151")
        assert str(order.status) == "delivered"


def test_of_the_only_thing_the_shop_has_none_so_the_next_one_is_asked(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house, "folgers")
        from_shop(s, house, f"Y{order.number} no folgers")
        asked = [s.get_one(Provider, row.provider_id).name for row in s.exec(select(Dispatch).order_by("id"))]
        assert asked == ["Rossi Grocer", "Corner Mart"]


def test_what_she_disliked_before_is_not_offered_again(house: Core) -> None:
    with house.write() as s:
        house.dorothy(s).dislikes = ["Maxwell House"]
        order = placed(s, house)
        from_shop(s, house, f"y{order.number} no folgers got maxwel")
        assert "Maxwell" not in told(s, house)


def test_a_word_that_nobody_knows_is_never_passed_on(house: Core) -> None:
    with house.write() as s:
        order = placed(s, house)
        from_shop(s, house, f"y{order.number} no folgers got lisinopril call 555 0199")
        assert "lisinopril" not in told(s, house)
        assert "555" not in told(s, house)
        assert any("left a note" in task.task for task in house.tasks(s))


@pytest.mark.parametrize(
    ("note", "gone", "new"),
    [
        ("no folgers got maxwel", "Folgers coffee", "Maxwell House 11oz"),
        ("No Folgers today. Only Maxwell House, same price", "Folgers coffee", "Maxwell House 11oz"),
        ("out of folgers", "Folgers coffee", None),
        ("folgers sold out", "Folgers coffee", None),
        ("rye bread instead of wheat", "Wheat bread", "Rye bread"),
        ("we dont have wheat bread but have rye", "Wheat bread", "Rye bread"),
    ],
)
def test_what_a_shop_has_not_is_read(note: str, gone: str, new: str | None) -> None:
    ordered, sold = ["Folgers coffee", "Wheat bread"], ["Maxwell House 11oz", "Rye bread"]
    assert substitutes.read(note, ordered, sold) == substitutes.Substitute(gone, new)


@pytest.mark.parametrize("note", ["no bread and no milk", "closed at 5", "no folgers call 555 1234", "ok"])
def test_more_than_one_thing_or_another_is_for_the_old_way(note: str) -> None:
    assert substitutes.read(note, ["Folgers coffee", "Wheat bread", "Milk"], []) is None
