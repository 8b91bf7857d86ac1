"""What she puts off goes and what she names instead comes, counts are of their goods, and no chance word is goods."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderStatus, Provider
from concierge_bot.services.members import alternatives
from concierge_bot.services.orders import baskets, ordering, quotes
from concierge_bot.understanding.orders import substitutes
from tests.fixtures.core import NOW, SHOP, WORLD, Core

GOODS = {
    "2% milk half gallon": 320, "Whole milk gallon": 459, "Wheat bread": 299, "White bread": 279, "Onions": 119,
    "Eggs large dozen": 349, "Sugar 4lb": 329, "Tea bags 100 pack": 429, "Folgers coffee 11oz": 849, "Apples": 199,
    "Potatoes 5lb bag": 399, "Rice 2lb": 249, "Chicken breasts": 499, "Bacon 12oz": 599, "Oranges": 89,
    "Butter 1lb": 499, "Vanilla yogurt cup": 99,
}  # fmt: skip
USUAL = [
    {"name": "Rice 2lb", "quantity": 1},
    {"name": "Oranges", "quantity": 6},
    {"name": "Chicken breasts", "quantity": 2, "unit": "lb"},
]


@pytest.fixture
def town(core: Core) -> Core:
    """A shop with a few goods, and somebody with a usual list."""
    catalogue = [{"name": name, "price": price} for name, price in GOODS.items()]
    core.load(
        customers=[{**WORLD["customers"][0], "usual": USUAL}], providers=[{**SHOP, "catalogue": catalogue}]
    )
    return core


def her(s: Session, core: Core) -> Customer:
    """Return the one customer."""
    return core.dorothy(s)


def had(core: Core, words: str) -> str:
    """Return what is read back to her for some words."""
    with core.write() as s:
        quotes.quote(s, NOW, her(s, core), words, "", once=words)
        order = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        return baskets.spoken(baskets.of_order(s, order)) if order is not None else ""


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("need flour no, need sugar and six apples please dear", "Sugar 4lb, 6 Apples"),
        ("eggs, onions no sorry potatoes", "Eggs large dozen, Potatoes 5lb bag"),
        (
            "egs 2 dozen, bread, an coffe no tea, tea pls",
            "2 Eggs large dozen, Wheat bread, Tea bags 100 pack",
        ),
        ("potatoes scratch that onions and tea", "Onions, Tea bags 100 pack"),
        ("onions leave that, potatoes", "Potatoes 5lb bag"),
        ("tea, butter not required, rice", "Tea bags 100 pack, Rice 2lb"),
        ("bread. white not brown", "White bread"),
        ("white not brown bread, and tea", "White bread, Tea bags 100 pack"),
        ("tea, no sugar, and rice", "Tea bags 100 pack, Rice 2lb"),
        (
            "kindly send my usual but 2 yogurt only and butter not required extra",
            "1 Rice 2lb, 6 Oranges, 2 lb Chicken breasts, 2 Vanilla yogurt cup",
        ),
        ("no bacon and two loaves please, and tea", "2 loaf Wheat bread, Tea bags 100 pack"),
        ("I could murder a cup of chai. send tea bags one box", "1 box Tea bags 100 pack"),
        ("half gallon of milk, 2 procent", "1 2% milk half gallon"),
    ],
)
def test_a_list_that_puts_something_off(town: Core, words: str, items: str) -> None:
    assert had(town, words) == items


@pytest.mark.parametrize(
    ("before", "words", "items"),
    [
        (
            "rice and tea",
            "not rice, mi still have rice. Put potatoes instead, one bag",
            "Tea bags 100 pack, 1 Potatoes 5lb bag",
        ),
        ("rice and tea", "put potatoes instead of the rice", "Tea bags 100 pack, Potatoes 5lb bag"),
        ("rice and tea", "tea no, coffee", "Rice 2lb, Folgers coffee 11oz"),
        ("rice and tea", "tea leave that, coffee", "Rice 2lb, Folgers coffee 11oz"),
        ("rice and wheat bread", "white not brown", "Rice 2lb, White bread"),
        ("eggs and bread", "white bread, and 3 dozen eggs better", "3 Eggs large dozen, White bread"),
        ("milk and bacon", "better make the bacon two", "2% milk half gallon, 2 Bacon 12oz"),
        ("rice one bag and eggs", "mek the rice two bag", "2 bag Rice 2lb, Eggs large dozen"),
        ("my usual", "double the chicken", "1 Rice 2lb, 6 Oranges, 4 lb Chicken breasts"),
        (
            "my usual",
            "not oranges this time, tengo muchas. and double the chicken",
            "1 Rice 2lb, 4 lb Chicken breasts",
        ),
        ("6 apples and tea", "half the apples", "3 Apples, Tea bags 100 pack"),
    ],
)
def test_a_change_that_puts_something_off_or_counts_anew(
    town: Core, before: str, words: str, items: str
) -> None:
    had(town, before)
    assert had(town, words) == items


def came(core: Core, words: str, status: OrderStatus) -> None:
    """Have ordered something, which stands so."""
    with core.write() as s:
        quotes.quote(s, NOW, her(s, core), words, "", once=words)
        order = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        assert order is not None
        ordering.place(s, NOW, her(s, core), order)
        order.status = status
        s.add(order)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        (
            "same as last week but no bacon and two loaves please",
            "1 Rice 2lb, 1 Whole milk gallon, 2 loaf Wheat bread",
        ),
        (
            "same like last week only milk make two gallon and no bacon",
            "1 Rice 2lb, 2 Whole milk gallon, 1 loaf Wheat bread",
        ),
        ("the same as last time", "1 Rice 2lb, 1 Whole milk gallon, 1 loaf Wheat bread, Bacon 12oz"),
    ],
)
def test_the_last_time_is_what_came_and_not_what_is_on_its_way(town: Core, words: str, items: str) -> None:
    came(town, "1 rice, 1 gallon of whole milk, 1 loaf of bread, bacon", OrderStatus.delivered)
    came(town, "potatoes", OrderStatus.placed)
    assert had(town, words) == items


def told(core: Core) -> str:
    """Return the last text to her."""
    with core.write() as s:
        return core.sent(s)[-1].body


@pytest.mark.parametrize(
    ("before", "words", "strange"),
    [
        ("", "rice, milk and wuzzlet", "wuzzlet"),
        ("rice and milk", "leave off the milk i got some old needs usin", "usin"),
        ("my usual", "add quedate to it", "quedate"),
    ],
)
def test_a_word_that_nobody_knows_is_asked_about_and_put_on_no_list(
    town: Core, before: str, words: str, strange: str
) -> None:
    if before:
        had(town, before)
    assert strange not in had(town, words)
    assert told(town).startswith(f"I am not sure what you mean by {strange}. Can you say it another way?")
    assert "Rice 2lb" in told(town)


def test_it_is_asked_about_once_and_said_again_it_is_what_she_wants(town: Core) -> None:
    had(town, "rice, milk and wuzzlet")
    assert had(town, "add wuzzlet") == "Rice 2lb, 2% milk half gallon, wuzzlet"
    assert "not sure" not in told(town)


@pytest.mark.parametrize("words", ["rice, 2 tins of wuzzlet", "rice and callaloo"])
def test_goods_that_she_counts_or_that_people_buy_are_on_the_list(town: Core, words: str) -> None:
    assert words.split()[-1] in had(town, words)


def test_no_brand_is_offered_that_the_shop_did_not_name() -> None:
    found = substitutes.read("no bacon got sausage", ["Bacon 12oz"], ["Bacon 12oz", "White bread"])
    assert found == substitutes.Substitute("Bacon 12oz", "Sausage")


def test_what_costs_least_is_said_only_where_it_does(core: Core) -> None:
    dear = {**SHOP, "catalogue": [{"name": "Rice 2lb", "price": 400}]}
    cheap = {**SHOP, "name": "Green Valley", "catalogue": [{"name": "Rice 2lb", "price": 250}]}
    core.load(providers=[dear, cheap])
    had(core, "rice and callaloo")
    with core.write() as s:
        said = alternatives.asked(s, NOW, her(s, core), "is there another store more cheap?", once="cheap")
        assert said.startswith("Green Valley: Rice 2lb, callaloo. $2.50 plus")
        assert "costs least" not in alternatives.asked(s, NOW, her(s, core), "any cheaper?", once="again")
        assert len(s.exec(select(Provider)).all()) == 2
