"""Only some of what came was bad: new ones, or the money, for that and not for the rest."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderItem
from concierge_bot.services.cases import amiss, problems
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import baskets
from concierge_bot.understanding.orders import complaints
from tests.fixtures.core import MILK, NOW, Core
from tests.unit.said import hears
from tests.unit.test_cases import texts
from tests.unit.test_ledger import balanced, come
from tests.unit.test_several_members import PACKS, PHARMACY, SLOW, SWIFT, her
from tests.unit.test_swaps import told

EGGS, BACON = {"name": "Eggs large dozen", "price": 349}, {"name": "Bacon 12oz", "price": 599}
BREAKFAST = {**PACKS, "catalogue": [MILK, EGGS, BACON, {"name": "Wheat bread", "price": 299}]}


def breakfast(core: Core, s: Session) -> Order:
    """Let eggs, bacon and bread come to her."""
    return come(s, core, "eggs, bacon and wheat bread")


def newest(s: Session) -> list[str]:
    """Return the goods of her newest order."""
    return [item.name for item in baskets.of_order(s, s.exec(select(Order)).all()[-1])]


@pytest.fixture
def shop(core: Core) -> Core:
    """Her world, with a shop that has a whole breakfast."""
    her(core, providers=[BREAKFAST, PHARMACY, SWIFT, SLOW])
    return core


def test_only_what_she_names_is_brought_anew(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        problems.told(s, NOW, shop.dorothy(s), "the eggs came broken", once="a")
        assert "I can bring new Eggs large dozen. It is free." in told(s, shop)
        texts(s, shop, "1")
        assert newest(s) == ["Eggs large dozen"]
        balanced(s, shop)


@pytest.mark.parametrize(
    "words", ["1 JUST THE BACON AND EGGS NOT THE REST", "1, but only the eggs and the bacon please"]
)
def test_she_takes_the_offer_for_some_of_the_goods(shop: Core, words: str) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        problems.told(s, NOW, shop.dorothy(s), "that order came all squashed and broken", once="a")
        assert "new ones of all" in told(s, shop) or "Wheat bread" in told(s, shop)
        assert texts(s, shop, words).startswith("OK, today")
        assert sorted(newest(s)) == ["Bacon 12oz", "Eggs large dozen"]


def test_she_names_the_goods_and_is_offered_those(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        problems.told(s, NOW, shop.dorothy(s), "that order came all squashed and broken", once="a")
        said = texts(s, shop, "no, the free ones only for the bacon")
        assert "new Bacon 12oz. It is free." in said
        assert texts(s, shop, "2").startswith("OK, tomorrow")
        assert newest(s) == ["Bacon 12oz"]


def test_the_money_is_given_back_for_what_she_names(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        owed = ledger.owes(s, shop.dorothy(s))
        problems.told(s, NOW, shop.dorothy(s), "the eggs are broken", once="a")
        said = texts(s, shop, "just the money for the eggs")
        assert said == "OK. That is $3.49 off. It is for Eggs large dozen. Sorry about this."
        assert ledger.owes(s, shop.dorothy(s)) == owed - 349
        balanced(s, shop)


@pytest.mark.parametrize(
    "words",
    ["the bacon is bad. please the money back for the bacon", "i want a refund on that bacon it smells"],
)
def test_who_asks_for_her_money_has_it_and_is_asked_what_to_order_by_nobody(shop: Core, words: str) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        assert problems.wants_amends(s, NOW, shop.dorothy(s), words)
        problems.told(s, NOW, shop.dorothy(s), words, once="a")
        assert told(s, shop) == "OK. That is $5.99 off. It is for Bacon 12oz. Sorry about this."


def test_who_only_orders_again_wants_no_amends(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        for words in ("sugar free bacon and eggs please", "more eggs please", "what was the bacon"):
            assert not problems.wants_amends(s, NOW, shop.dorothy(s), words), words


def test_her_yes_and_her_goods_are_one_answer(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        problems.told(s, NOW, shop.dorothy(s), "that order came all squashed and broken", once="a")
        assert hears(s, shop, "1 JUST THE EGGS NOT THE REST") == "answer remedy"
        assert newest(s) == ["Eggs large dozen"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the eggs were fine but the bacon is off", {"Bacon 12oz"}),
        ("eggs cracked, bread squashed", {"Eggs large dozen", "Wheat bread"}),
        ("the eggs are not good", {"Eggs large dozen"}),
        ("only the bacon, not the eggs", {"Bacon 12oz"}),
        ("the whole lot is ruined", set()),
    ],
)
def test_which_goods_are_meant(words: str, meant: set[str]) -> None:
    rows = [
        OrderItem(agency_id=1, order_id=1, name=name)
        for name in ("Eggs large dozen", "Bacon 12oz", "Wheat bread")
    ]
    assert {row.name for row in amiss.in_words(rows, words)} == meant


def test_money_is_asked_back_in_many_ways() -> None:
    for words in ("Give me my money back", "id like a refund", "can you take it off my bill"):
        assert complaints.wants_money(words), words
    for words in ("bring my change back", "i have no money for the bus", "put it on my credit card"):
        assert not complaints.wants_money(words), words


def test_who_only_tells_it_once_more_is_offered_nothing_new(shop: Core) -> None:
    with shop.write() as s:
        breakfast(shop, s)
        problems.told(s, NOW, shop.dorothy(s), "the eggs are broken", once="a")
        assert hears(s, shop, "i told you the eggs are broken") != "answer correction"
