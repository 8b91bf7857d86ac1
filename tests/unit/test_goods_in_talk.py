"""Goods in conversation: what she calls us, her other tongue, another sort in its place, amounts said in passing."""

import pytest

from concierge_bot.understanding.goods.items import Item, Product, change, nearest, read
from concierge_bot.understanding.orders import changes, plain_goods, sorts
from concierge_bot.understanding.parting import passing
from concierge_bot.understanding.words import spanish

SHOP = [
    Product(name)
    for name in (
        "Whole milk gallon|2% milk half gallon|Eggs large dozen|Wheat bread|White bread|Dinner rolls 12 pack|Bananas"
        "|Onions|Tomatoes|Chicken breasts|Chicken noodle soup|Tomato soup|Bacon 12oz|English muffins 6 pack|Green beans"
        "|Saltine crackers|Potatoes 5lb bag|Folgers coffee 11oz|Sugar 4lb|Tuna|Half and half pint|Apples"
    ).split("|")
]


def line(item: Item) -> str:
    return f"{item.quantity:g} {item.name}" if item.quantity else item.name


def basket(said: str) -> list[Item]:
    """Read "4 Bananas, Tuna" as lines of a basket."""
    lines = [name.strip() for name in said.split(",")]
    cut = [
        one.partition(" ") if one[0].isdigit() and "%" not in one.split()[0] else ("", "", one)
        for one in lines
    ]
    return [Item(name, float(number) if number else None) for number, _, name in cut]


def after(before: str, text: str) -> str:
    """What a basket is after her words."""
    had = basket(before)
    words = plain_goods.plain(changes.plainly(text), [item.name for item in had])
    changed = change(had, words, catalogue=SHOP)
    return ", ".join([*map(line, changed.items), *(f"? {one}" for one in changed.unclear)])


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Wheat bread, Bananas", "I said 4 bananas honey, is it just the one?", "Wheat bread, 4 Bananas"),
        ("Wheat bread", "add 2 onions pumpkin", "Wheat bread, 2 Onions"),
        ("Wheat bread, Tuna", "no sugar, take off the tuna petal", "Wheat bread"),
        ("Wheat bread", "i meant white bread sweet pea", "White bread"),
        ("Wheat bread", "honey you forgot the eggs", "Wheat bread, Eggs large dozen"),
        ("Wheat bread, Tuna", "thank you sugar. and 3 apples", "Wheat bread, Tuna, 3 Apples"),
        ("Wheat bread", "and honey please", "Wheat bread, honey"),
        ("Wheat bread", "add eggs, sugar", "Wheat bread, Eggs large dozen, Sugar 4lb"),
        ("Wheat bread, Sugar 4lb", "no sugar please", "Wheat bread"),
    ],
)
def test_what_she_calls_us_is_no_goods(before: str, text: str, expected: str) -> None:
    assert after(before, text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Whole milk gallon, Wheat bread", "make the milk 2% instead", "2% milk half gallon, Wheat bread"),
        ("Whole milk gallon, Wheat bread", "could the milk be the 2%?", "2% milk half gallon, Wheat bread"),
        (
            "1 Whole milk gallon, Bananas",
            "4 bananas and the 2% milk, not the whole",
            "4 Bananas, 2% milk half gallon",
        ),
        (
            "Whole milk gallon, Eggs large dozen",
            "the milk should be 2%",
            "2% milk half gallon, Eggs large dozen",
        ),
        ("Whole milk gallon", "2% milk in place of the gallon", "2% milk half gallon"),
        ("1 Wheat bread, Tuna", "change the bread to white", "1 White bread, Tuna"),
        ("1 Wheat bread, Tuna", "id sooner have white bread", "1 White bread, Tuna"),
        ("Wheat bread, Tuna", "white bread will do", "White bread, Tuna"),
        ("Tuna, Chicken noodle soup", "swap the soup for tomato", "Tuna, Tomato soup"),
        ("Wheat bread, Bananas", "6 bananas. and make the bread white", "White bread, 6 Bananas"),
        ("2 chicken, Onions", "No no, CHICKEN BREASTS, 3, pechuga. Not chicken", "3 Chicken breasts, Onions"),
        ("ice cream, Tuna", "vanilla ice cream i said", "vanilla ice cream, Tuna"),
        ("vanilla ice cream, Tuna", "2 ice cream", "2 vanilla ice cream, Tuna"),
        ("rye bread, Tuna", "white bread", "White bread, Tuna"),
        ("rye bread, Tuna", "and white bread too", "rye bread, Tuna, White bread"),
    ],
)
def test_another_sort_takes_its_place(before: str, text: str, expected: str) -> None:
    assert sorted(after(before, text).split(", ")) == sorted(expected.split(", "))


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Dinner rolls 12 pack, Tuna", "2 the rolls I have already, take them off", "Tuna"),
        ("Tuna, Wheat bread", "2 because i dont eat tuna", "Wheat bread"),
        (
            "Bacon 12oz, Eggs large dozen, Tuna",
            "1 JUST THE BACON AND EGGS NOT THE REST",
            "Bacon 12oz, Eggs large dozen",
        ),
        ("vanilla ice cream, Tuna", "oh bless you. 1. but just the ice cream", "vanilla ice cream"),
        ("Tuna, Wheat bread", "no quiero tuna", "Wheat bread"),
        ("zumo, Tuna", "take off the word zumo", "Tuna"),
        ("Tuna", "put the eggs back please", "Tuna, Eggs large dozen"),
        ("4 Tuna, 2 Tomato soup", "the other way round, 2 tuna and 4 soup", "2 Tuna, 4 Tomato soup"),
        ("Tuna", "and the english muffins, the packet of six", "Tuna, 1 English muffins 6 pack"),
        ("Bananas", "half a dozen will do me", "0.5 Bananas"),
        ("Tuna", "JUST BACON AND EGGS FOR THE BROKEN ONES IN ORDER 4", "Bacon 12oz, Eggs large dozen"),
    ],
)
def test_a_change_is_of_what_it_names(before: str, text: str, expected: str) -> None:
    assert after(before, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some bananas, my hands shake so I can only manage 4 or so", "4 Bananas"),
        ("bread and tomatoes, we cant eat more than 3", "Wheat bread, 3 Tomatoes"),
        ("apples but i only need two", "2 Apples"),
        ("tuna, 3 will do", "3 Tuna"),
        ("tomatoes, no more than 2 they go off", "2 Tomatoes"),
        ("gracias mija, leche y huevos", "Whole milk gallon, Eggs large dozen"),
        ("pechuga de pollo", "Chicken breasts"),
        ("onions. about 4 is plenty", "4 Onions"),
        ("tuna, and also the milk", "Tuna, Whole milk gallon"),
        ("bread and also the milk please", "Wheat bread, Whole milk gallon"),
        ("milk please sugar", "Whole milk gallon"),
        ("tambien dinner rolls", "Dinner rolls 12 pack"),
        ("some of those nice soft rolls", "Dinner rolls 12 pack"),
        ("perhaps some English muffins", "English muffins 6 pack"),
        ("pan de cena y tocino para el sabado", "Dinner rolls 12 pack, Bacon 12oz"),
    ],
)
def test_a_list_is_read_in_plain_turns(text: str, expected: str) -> None:
    found = read(plain_goods.plain(text), catalogue=SHOP)
    assert ", ".join(map(line, found.items)) == expected


@pytest.mark.parametrize(
    "text", ["I need 2", "i want one and she wants two", "milk, i dont want 2", "we use two a week"]
)
def test_an_amount_of_nothing_named_is_left_alone(text: str) -> None:
    assert passing.counted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "change the bread to rolls",
        "make the eggs 2 dozen",
        "the milk is fine",
        "the rest is fine",
        "make it two",
    ],
)
def test_other_goods_are_no_other_sort(text: str) -> None:
    assert sorts.told(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("No hija, not today, for the sabado please", "No , not today, for the saturday please"),
        ("2 porque no", "2 because no"),
        ("entonces, two of the milk, y los huevos", "two of the milk, and eggs"),
        ("quitame the whole milk", "take off the whole milk"),
        ("borrame todo. two milk", "start over. two milk"),
        ("ay dios mio. dejalo", "leave it"),
        ("pues no", "no"),
        ("the taxi at nine y media", "the taxi at half past nine"),
        ("a las nueve y media de la mañana", "at half past nine in the morning"),
        ("mañana, cinco de la tarde", "tomorrow, five in the afternoon"),
        ("mañana es jueves", "tomorrow is thursday"),
        ("a taxi to the iglesia, y de regreso at noon", "a taxi to the iglesia, and back at noon"),
        ("thursday dos leche", "thursday two milk"),
        ("una docena de huevos", "a dozen eggs"),
        ("gracias mija", "thanks"),
        ("gracias corazon", "thanks corazon"),
        ("once a week, la crosse", "once a week, la crosse"),
        ("milk and eggs", "milk and eggs"),
    ],
)
def test_small_words_of_spanish_are_put_into_english(text: str, plain: str) -> None:
    assert spanish.in_english(text) == plain


@pytest.mark.parametrize("text", ["I am quite alright", "once a week", "my son is here"])
def test_english_words_that_look_spanish_stay(text: str) -> None:
    assert spanish.in_english(text) == text


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("rye bread", ["Wheat bread", "White bread"]),
        ("chicken thighs", ["Chicken breasts"]),
        ("cream of celery soup", ["Chicken noodle soup", "Tomato soup"]),
        ("oat milk", ["Whole milk gallon", "2% milk half gallon"]),
        ("paper plates", []),
    ],
)
def test_what_comes_nearest_in_the_shop(name: str, near: list[str]) -> None:
    assert nearest(name, SHOP) == near
