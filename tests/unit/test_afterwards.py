"""Stars without a name, and a word about somebody who was complained of already."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Case, Leg, LegStatus, Order, OrderItem, OrderStatus, Provider, Rating
from concierge_bot.services.cases import how_was_it, problems, ratings
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.orders import complaints
from tests.fixtures.core import NOW, SHOP, Core


def brought_by_two(s: Session, core: Core) -> None:
    """Let a shop and a courier have done an order."""
    customer = core.dorothy(s)
    order = Order(
        agency_id=customer.agency_id,
        number=900,
        customer_id=customer.key,
        status=OrderStatus.delivered,
        created_at=NOW,
    )
    s.add(order)
    s.flush()
    for position, provider in enumerate(s.exec(select(Provider).order_by("id")), 1):
        s.add(
            Leg(
                agency_id=order.agency_id,
                order_id=order.key,
                position=position,
                kind=provider.kind,
                provider_id=provider.key,
                status=LegStatus.delivered,
            )
        )
    s.flush()


@pytest.mark.parametrize("words", ["5 stars", "five stars please", "i give it 5 out of 5"])
def test_bare_stars_are_for_all_who_did_it(core: Core, words: str) -> None:
    core.load(providers=[SHOP, {"name": "Swift", "kind": "courier"}])
    with core.write() as s:
        brought_by_two(s, core)
        told = ratings.told(s, NOW, core.dorothy(s), words, once="stars")
        assert told == "Thank you. I wrote that down for Rossi Grocer and Swift: 5 of 5."
        assert [row.stars for row in s.exec(select(Rating))] == [5, 5]


def test_who_is_meant_by_few_stars_is_asked(core: Core) -> None:
    core.load(providers=[SHOP, {"name": "Swift", "kind": "courier"}])
    with core.write() as s:
        brought_by_two(s, core)
        assert "1 Rossi Grocer, 2 Swift" in ratings.told(s, NOW, core.dorothy(s), "1 star", once="stars")


@pytest.mark.parametrize(
    ("words", "whom"),
    [("that driver was lovely, 5 stars", "Swift"), ("4", "Rossi Grocer"), ("5 stars", "Rossi Grocer")],
)
def test_who_was_asked_about_the_shop_may_speak_of_the_driver(core: Core, words: str, whom: str) -> None:
    core.load(providers=[SHOP, {"name": "Swift", "kind": "courier"}])
    with core.write() as s:
        brought_by_two(s, core)
        how_was_it.fall_due(s, NOW, s.exec(select(Order)).one())
        ratings.told(s, NOW, core.dorothy(s), words, once="stars")
        (rating,) = s.exec(select(Rating))
        assert s.get_one(Provider, rating.provider_id).name == whom


def test_a_reason_beside_the_stars_is_more_than_stars() -> None:
    assert not details.only_stars("5 stars for the driver")
    assert not details.only_stars("that was nice")


def test_more_about_the_same_man_joins_the_open_case(core: Core) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        problems.told(s, NOW, customer, "the driver left the bags in the rain", once="a")
        told = problems.told(s, NOW, customer, "and he shouted at me", once="b")
        assert told.startswith("I have that.")
        (case,) = s.exec(select(Case))
        assert case.about.endswith("/ and he shouted at me")
        (task,) = core.tasks(s)
        assert task.about == case.about


@pytest.mark.parametrize(
    "words", ["my sink is leaking and he did not fix it", "the milk was sour, it smells"]
)
def test_what_names_something_new_is_a_matter_of_its_own(words: str) -> None:
    assert not complaints.tells_more(words)


def test_new_ones_for_what_came_broken_go_to_its_case(core: Core) -> None:
    with core.write() as s:
        brought_by_two(s, core)
        customer = core.dorothy(s)
        (order,) = s.exec(select(Order))
        s.add(OrderItem(agency_id=order.agency_id, order_id=order.key, name="Eggs large dozen"))
        s.flush()
        problems.told(s, NOW, customer, "the eggs are all broken", once="a")
        assert problems.replaced(s, NOW, customer, "can you send new eggs today", once="b").startswith(
            "I have that."
        )
        assert problems.replaced(s, NOW, customer, "send another loaf of bread", once="c") == ""
        assert problems.replaced(s, NOW, customer, "i need eggs", once="d") == ""
        (case,) = s.exec(select(Case))
        assert case.about.endswith("/ can you send new eggs today")
