"""A correction of what was read back touches only what it names, and nothing that she named is dropped in silence."""

import pytest

from concierge_bot.understanding.goods import items
from concierge_bot.understanding.orders import changes, plain_goods

SHOP = [
    items.Product(name, 300, "each")
    for name in ("Butter 1lb", "Sugar 4lb", "Folgers coffee 11oz", "Whole milk gallon", "Eggs large dozen")
]
OPEN = (items.Item("flour"), items.Item("Butter 1lb", 1), items.Item("brown sugar"))
BOTH = (*OPEN, items.Item("Sugar 4lb"))


def after(basket: tuple[items.Item, ...], words: str) -> list[str]:
    plain = plain_goods.plain(changes.plainly(words), [item.name for item in basket])
    return [item.name for item in items.change(basket, plain, catalogue=SHOP).items]


def read(words: str) -> dict[str, float | None]:
    return {item.name: item.quantity for item in items.read(plain_goods.plain(words), catalogue=SHOP).items}


@pytest.mark.parametrize(
    "words", ["And plain sugar will do", "plain sugar will do", "Oh well. But plain sugar is fine"]
)
def test_what_comes_near_takes_the_place_of_what_is_not_there(words: str) -> None:
    assert after(OPEN, words) == ["flour", "Butter 1lb", "Sugar 4lb"]


@pytest.mark.parametrize(
    "words",
    [
        "Just the plain sugar dear, not the brown, otherwise that is perfect",
        "only the white sugar, not the brown one",
    ],
)
def test_one_of_two_sorts_is_no_whole_list(words: str) -> None:
    assert after(BOTH, words) == ["flour", "Butter 1lb", "Sugar 4lb"]


def test_just_one_thing_where_the_rest_is_right_leaves_the_rest() -> None:
    assert len(after(BOTH, "just one butter, the rest is fine")) == len(BOTH)
    assert after(BOTH, "just the butter") == ["Butter 1lb"]


def test_all_three_counts_kinds() -> None:
    assert read("flour, butter and plain sugar, all three.") == {
        "flour": None,
        "Butter 1lb": None,
        "Sugar 4lb": None,
    }
    assert read("milk and eggs, both please") == {"Whole milk gallon": None, "Eggs large dozen": None}


@pytest.mark.parametrize(
    "words", ["can i get milk and eggs and the folgers", "good day, milk, eggs and my folgers please"]
)
def test_a_brand_in_a_row_of_goods_is_one_of_them(words: str) -> None:
    assert set(read(words)) == {"Whole milk gallon", "Eggs large dozen", "Folgers coffee 11oz"}


def test_what_about_goods_that_are_not_in_it_puts_them_in() -> None:
    assert after(OPEN, "what about my coffee?")[-1] == "Folgers coffee 11oz"
    assert changes.plainly("what about my hair?") == "what about my hair?"


def test_a_greeting_is_no_goods() -> None:
    assert set(read("buenos dias, milk and eggs")) == {"Whole milk gallon", "Eggs large dozen"}
    assert set(read("hello there eggs and milk")) == {"Whole milk gallon", "Eggs large dozen"}
