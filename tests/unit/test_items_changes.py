"""Corrections of a basket: what she says after the read-back."""

import pytest

from concierge_bot.understanding.goods.items import Item, Product, change, read

MILK, BREAD, EGGS, COFFEE = Item("milk"), Item("bread"), Item("eggs", 1, "dozen"), Item("coffee")
USUAL = [MILK, BREAD, EGGS, COFFEE]

CHANGES: list[tuple[list[Item], str, list[Item]]] = [
    # basket, text, basket afterwards; written before the first run
    (USUAL, "1 but no bread i have", [MILK, EGGS, COFFEE]),
    (USUAL, "1 but no bred i hav", [MILK, EGGS, COFFEE]),
    ([Item("yogurt", 2)], "no wait make that 3", [Item("yogurt", 3)]),
    (USUAL, "no wait make that 3", [MILK, BREAD, Item("eggs", 3, "dozen"), COFFEE]),
    (USUAL, "skimmed i meant", [Item("skimmed milk"), BREAD, EGGS, COFFEE]),
    (USUAL, "i meant skimmed milk", [Item("skimmed milk"), BREAD, EGGS, COFFEE]),
    ([MILK, BREAD], "add eggs", [MILK, BREAD, Item("eggs")]),
    (USUAL, "take off the coffee", [MILK, BREAD, EGGS]),
    (USUAL, "take the coffee off", [MILK, BREAD, EGGS]),
    ([Item("milk", 1), BREAD], "2 milks not 1", [Item("milk", 2), BREAD]),
    (USUAL, "same but no eggs", [MILK, BREAD, COFFEE]),
    ([MILK], "also some butter", [MILK, Item("butter")]),
    (USUAL, "i already have coffee", [MILK, BREAD, EGGS]),
    (USUAL, "forget the bread and add 2 onions", [MILK, EGGS, COFFEE, Item("onions", 2)]),
    (USUAL, "swap the coffee for tea", [MILK, BREAD, EGGS, Item("tea")]),
    (USUAL, "tea instead of coffee", [MILK, BREAD, EGGS, Item("tea")]),
    ([Item("milk", 2), BREAD], "one more milk", [Item("milk", 3), BREAD]),
    ([MILK], "make it two", [Item("milk", 2)]),
    ([Item("yogurt", 2)], "make it three yogurts not two", [Item("yogurt", 3)]),
    (USUAL, "no milk or bread", [EGGS, COFFEE]),
    (USUAL, "yes that is right thank you", USUAL),
    (USUAL, "my grandson is coming on sunday", USUAL),
    (USUAL, "dont need eggs or coffee", [MILK, BREAD]),
    (USUAL, "wheat bread please", [MILK, Item("wheat bread"), EGGS, COFFEE]),
    (USUAL, "and a bag of sugar too", [*USUAL, Item("sugar", 1, "bag")]),
    (USUAL, "cancel the cofee", [MILK, BREAD, EGGS]),
    (USUAL, "2 dozen eggs", [MILK, BREAD, Item("eggs", 2, "dozen"), COFFEE]),
    (USUAL, "no", USUAL),
    (USUAL, "1", USUAL),
    (USUAL, "dont forget the eggs", USUAL),
    (USUAL, "leave out the bread, and 3 bananas", [MILK, EGGS, COFFEE, Item("bananas", 3)]),
    ([MILK, BREAD], "ok but without the milk", [BREAD]),
    ([Item("butter"), MILK], "margarine instead of butter", [MILK, Item("margarine")]),
    # found while trying it out
    (USUAL, "change milk to 2", [Item("milk", 2), BREAD, EGGS, COFFEE]),
    (USUAL, "replace milk with oat milk", [BREAD, EGGS, COFFEE, Item("oat milk")]),
    (USUAL, "the bread should be wheat", [MILK, Item("wheat bread"), EGGS, COFFEE]),
    (USUAL, "wrong i said ham not coffee", [MILK, BREAD, EGGS, Item("ham")]),
    (USUAL, "and 2 more eggs", [MILK, BREAD, Item("eggs", 14), COFFEE]),
    (USUAL, "6 eggs", [MILK, BREAD, Item("eggs", 6), COFFEE]),
    (USUAL, "get rid of the coffee", [MILK, BREAD, EGGS]),
    (USUAL, "eggs arent needed", [MILK, BREAD, COFFEE]),
    (USUAL, "add another loaf of bread", [MILK, Item("bread", 2, "loaf"), EGGS, COFFEE]),
    (USUAL, "oops i forgot sugar", [*USUAL, Item("sugar")]),
    ([Item("white bread"), Item("wheat bread")], "no bread", []),
    ([Item("potatoes"), Item("sweet potatoes")], "no potatoes", [Item("sweet potatoes")]),
]  # fmt: skip


@pytest.mark.parametrize(("basket", "text", "after"), CHANGES, ids=[row[1] for row in CHANGES])
def test_changes(basket: list[Item], text: str, after: list[Item]) -> None:
    assert list(change(basket, text).items) == after


@pytest.mark.parametrize("text", ["need 0 eggs", "zero eggs", "eggs x0", "0 eggs please"])
def test_none_of_a_thing_is_not_an_order_for_it(text: str) -> None:
    assert read(text, catalogue=[Product("eggs", 350, "dozen")]).items == ()


@pytest.mark.parametrize("text", ["500 eggs", "1000000 eggs", "300 dozen eggs"])
def test_an_amount_that_nobody_needs_is_asked_for_again(text: str) -> None:
    found = read(text, catalogue=[Product("eggs", 350, "dozen")])
    assert found.items == ()
    assert found.unclear == (text.replace(" dozen", ""),)


def test_a_count_put_right_to_nothing_takes_the_item_out_and_a_huge_one_is_asked_for() -> None:
    basket = [Item("milk", 2.0)]
    assert change(basket, "make that 0").items == ()
    assert change(basket, "make that 1000").items == tuple(basket)
    assert change(basket, "make that 1000").unclear == ("1000",)


def test_a_long_figure_beside_the_goods_is_no_amount_and_grams_are_counted_in_hundreds() -> None:
    assert read("my account is 123456 need milk").items == (Item("milk"),)
    assert read("500 grams of bananas").items == (Item("bananas", 500.0, "gram"),)
