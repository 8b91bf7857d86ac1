"""A complaint, a rating, a question of money or of what comes: each is filed as what it is."""

from typing import Any

import pytest
from sqlmodel import Session, select

from actions.afterwards import RateService
from actions.base import Turn
from concierge_bot.models import Case, Leg, LegStatus, Order, OrderStatus, Provider, Rating
from concierge_bot.services.orders import quotes
from concierge_bot.services.talk import questions
from concierge_bot.services.talk.known_intents import known_intent
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.unit.said import hears

GOODS = [MILK, {"name": "Wheat bread", "price": 299}, {"name": "Folgers coffee 11oz", "price": 849}]
USUAL = [{"name": "Wheat bread", "quantity": 1}]
WEEKLY: dict[str, Any] = {
    "items": ["Folgers coffee 11oz"],
    "rrule": "FREQ=WEEKLY;BYDAY=TH",
    "start": "2026-12-03T10:00",
}


@pytest.fixture
def town(core: Core) -> Core:
    """One shop, and an order of milk and bread under way."""
    person = {**WORLD["customers"][0], "usual": USUAL, "standing_orders": [WEEKLY]}
    core.load(customers=[person], providers=[{**SHOP, "catalogue": GOODS}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk and wheat bread", "", once="quote")
        hears(s, core, "1")
        s.exec(select(Order)).one().status = OrderStatus.accepted
    return core


def last(s: Session, town: Core) -> str:
    """Return what she was told last."""
    return [row.body for row in town.sent(s) if row.channel == "sms"][-1]


def came(s: Session) -> Order:
    """Let the order be brought."""
    order = s.exec(select(Order)).one()
    order.status = OrderStatus.delivered
    for leg in s.exec(select(Leg)):
        leg.status = LegStatus.delivered
    return order


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("WHEN DOES MY MILK COME", "Yes. In order 2: 2% milk half gallon. Order 2"),
        ("when is my leche coming", "Yes. In order 2: 2% milk half gallon. Order 2"),
        (
            "i was just wondering when the few messages would be coming, only the girl rings at 11",
            "In order 2: 2% milk",
        ),
        ("i meant the milk, what time are they to come at", "In order 2: 2% milk half gallon, Wheat bread."),
        ("when does my coffee come", "This is planned: Thursday 10am: Folgers coffee 11oz."),
    ],
)
def test_when_goods_come_is_answered_from_what_is_under_way(town: Core, text: str, says: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) == "answer plain"
        assert last(s, town).startswith(says)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("THE USUAL. AND NO BANANAS THEY WENT BLACK", "order_groceries"),
        ("i want the usual but no bread it was stale last time", "order_groceries"),
        ("the man was late, not the usual time", ""),
        ("I DONT WANT THEM TO THINK I DIDNT PAY. TELL BEN", "billing_question"),
        (
            "a young man came and i have no computer, i shouldn't like to be paying for that",
            "billing_question",
        ),
        ("i dont want to pay for the eggs, they were broken", "billing_question"),
        ("dont pay attention to my last text", ""),
    ],
)
def test_a_wish_with_a_reason_and_a_worry_about_paying_are_known(town: Core, text: str, intent: str) -> None:
    with town.write() as s:
        assert known_intent(s, NOW, town.dorothy(s), text, unsure=False) == intent


def test_who_paid_is_answered_beside_what_came(town: Core) -> None:
    with town.write() as s:
        hears(s, town, "A BOY CAME WITH BAGS AT THE DOOR. DID I PAY HIM")
        assert "In order 2" in last(s, town)
        assert "one statement a month" in last(s, town)


@pytest.mark.parametrize(
    ("text", "stars", "cases"),
    [
        ("I'd say a four, dear, the driver was lovely, only the bread was a bit on the hard side", 4, 1),
        ("i would give him a five", 5, 0),
        ("three stars, the milk was sour", 3, 1),
    ],
)
def test_stars_in_words_are_kept_and_what_was_amiss_is_a_case(
    town: Core, text: str, stars: int, cases: int
) -> None:
    with town.write() as s:
        order, shop = came(s), s.exec(select(Provider)).one()
        data = {"order": str(order.id), "provider": str(shop.id), "words": ""}
        questions.ask(s, NOW, town.dorothy(s), "stars", choices=list("12345"), words="how it was", data=data)
        assert hears(s, town, text) == "answer stars"
        assert s.exec(select(Rating)).one().stars == stars
        assert len(s.exec(select(Case)).all()) == cases


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("THE BREAD IS THE WRONG ONE I LIKE THE WHITE. THE OTHER THINGS ARE NICE. HE IS A GOOD BOY", 1),
        ("the driver was lovely, nothing was broken", 0),
        ("four stars, good milk", 0),
    ],
)
def test_goods_that_are_wrong_are_a_case_and_no_rating(town: Core, text: str, cases: int) -> None:
    with town.write() as s:
        came(s)
        RateService(town.app).do(
            Turn(session=s, now=NOW, customer=town.dorothy(s), text=text, intent="", slots={}, once="rate")
        )
        assert len(s.exec(select(Case)).all()) == cases
        assert len(s.exec(select(Rating)).all()) == 1 - cases
