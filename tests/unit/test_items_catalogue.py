"""Her words against a shop's own list: history first, then the plain staple, and a question where neither decides."""

import pytest

from concierge_bot.understanding.goods.items import Item, Product, change, read

SHOP = [
    Product("Almond milk", 399, "half gallon"),
    Product("2% milk half gallon", 320, "each"),
    Product("Whole milk gallon", 450, "each"),
    Product("Milk chocolate bar", 150, "each"),
    Product("Wheat bread", 299, "loaf"),
    Product("White bread", 249, "loaf"),
    Product("Garlic bread", 349, "each"),
    Product("Breaded chicken", 799, "box"),
    Product("Chicken noodle soup", 189, "can"),
    Product("Tomato soup", 189, "can"),
    Product("Chicken breasts", 599, "lb"),
    Product("Folgers 11oz", 850, "each"),
    Product("Eggs large dozen", 350, "each"),
    Product("Butter 1lb", 499, "each"),
    Product("Peanut butter", 399, "jar"),
    Product("Bananas", 25, "each"),
    Product("Cheddar cheese 8oz", 399, "each"),
    Product("Swiss cheese 8oz", 429, "each"),
    Product("Toilet paper 4 pack", 499, "each"),
    Product("Gochujang", 599, "tub"),
]
HISTORY = ["Folgers 11oz", "Whole milk gallon"]

ROWS: list[tuple[str, list[str], list[Item], tuple[str, ...]]] = [
    # text, history, items, unclear; written before the first run
    ("milk", [], [Item("2% milk half gallon")], ()),
    ("milk", HISTORY, [Item("Whole milk gallon")], ()),
    ("almond milk", HISTORY, [Item("Almond milk")], ()),
    ("whole milk", [], [Item("Whole milk gallon")], ()),
    ("a half gallon of milk", [], [Item("2% milk half gallon", 1)], ()),
    ("a gallon of milk", [], [Item("Whole milk gallon", 1)], ()),
    ("2 gallons of milk", [], [Item("Whole milk gallon", 2)], ()),
    ("need milk bred and the usual cofee pls", HISTORY,
     [Item("Whole milk gallon"), Item("Wheat bread"), Item("Folgers 11oz")], ()),
    ("coffee", [], [Item("Folgers 11oz")], ()),
    ("white bread", [], [Item("White bread")], ()),
    ("rye bread", [], [Item("rye bread")], ()),
    ("bread", ["White bread"], [Item("White bread")], ()),
    ("folgers", [], [Item("Folgers 11oz")], ()),
    ("folgers 11oz", [], [Item("Folgers 11oz", 1)], ()),
    ("2 butter", [], [Item("Butter 1lb", 2)], ()),
    ("a pound of butter", [], [Item("Butter 1lb", 1)], ()),
    ("a dozen eggs", [], [Item("Eggs large dozen", 1)], ()),
    ("2 dozen eggs", [], [Item("Eggs large dozen", 2)], ()),
    ("eggs", [], [Item("Eggs large dozen")], ()),
    ("3 bananna", [], [Item("Bananas", 3)], ()),
    ("cheese and milk", [], [Item("2% milk half gallon")], ("cheese",)),
    ("cheese", ["Swiss cheese 8oz"], [Item("Swiss cheese 8oz")], ()),
    ("cheddar", [], [Item("Cheddar cheese 8oz")], ()),
    ("tomato soup x 2", [], [Item("Tomato soup", 2)], ()),
    ("soup", [], [], ("soup",)),
    ("gochujan", [], [Item("Gochujang")], ()),
    ("peanut butter", [], [Item("Peanut butter")], ()),
    ("toilet paper", [], [Item("Toilet paper 4 pack")], ()),
    ("kerrygold butter", [], [Item("kerrygold butter")], ()),
    ("milk the big one", [], [Item("Whole milk gallon")], ()),
    ("small milk", [], [Item("2% milk half gallon")], ()),
    ("yogurt", [], [Item("yogurt")], ()),
    ("2 lbs chicken breasts", [], [Item("Chicken breasts", 2, "pound")], ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "history", "items", "unclear"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS]
)
def test_the_shops_names(text: str, history: list[str], items: list[Item], unclear: tuple[str, ...]) -> None:
    shopping = read(text, catalogue=SHOP, history=history)
    assert (list(shopping.items), shopping.unclear) == (items, unclear)


def test_a_correction_uses_the_shops_names_too() -> None:
    basket = [Item("2% milk half gallon"), Item("Wheat bread"), Item("Folgers 11oz")]
    after = change(basket, "no bred i hav and make it whole milk, add eggs", catalogue=SHOP)
    assert after.items == (Item("Whole milk gallon"), Item("Folgers 11oz"), Item("Eggs large dozen"))
    assert after.removed == (Item("2% milk half gallon"), Item("Wheat bread"))


def test_coffee_takes_off_the_folgers() -> None:
    basket = [Item("2% milk half gallon"), Item("Folgers 11oz")]
    assert change(basket, "take off the coffee", catalogue=SHOP).items == (Item("2% milk half gallon"),)


EGGS = [Product("Large eggs 6 pack"), Product("Large eggs 12 pack")]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("a dozen large eggs", Item("Large eggs 12 pack", 1, "dozen")),
        ("2 dozen eggs", Item("Large eggs 12 pack", 2, "dozen")),
        ("half a dozen eggs", Item("Large eggs 6 pack", 1)),
        ("6 eggs", Item("Large eggs 6 pack", 1)),
        ("18 eggs", Item("Large eggs 6 pack", 3)),
        ("2 eggs", Item("Large eggs 6 pack", 2)),
    ],
)
def test_the_pack_that_holds_the_pieces_that_she_counted(text: str, item: Item) -> None:
    assert read(text, catalogue=EGGS).items == (item,)


def test_a_dozen_is_two_packs_of_six_where_there_are_no_others() -> None:
    assert read("a dozen eggs", catalogue=EGGS[:1]).items == (Item("Large eggs 6 pack", 2),)


def test_food_for_one_animal_is_never_that_of_another() -> None:
    dogs, cats = Product("Dog food"), Product("Canned cat food")
    assert read("kitty food", catalogue=[dogs, cats]).items == (Item("Canned cat food"),)
    assert read("hamster food", catalogue=[dogs]).items == (Item("hamster food"),)


@pytest.mark.parametrize(("words", "name"), [("salt", "salt"), ("epsom salts", "Epsom salt 4lb")])
def test_another_thing_of_the_same_name_is_not_chosen(words: str, name: str) -> None:
    (item,) = read(words, catalogue=[Product("Epsom salt 4lb", 599, "each")]).items
    assert item.name == name
