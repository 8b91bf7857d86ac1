"""What rules put right in the learned marks and in putting lists together: nothing that she named may get lost."""

import pytest

from concierge_bot.understanding.goods import items
from concierge_bot.understanding.goods.items import Item, Product
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.goods.marks_mended import mended


def bought(text: str) -> list[tuple[str, float | None, str | None]]:
    return [(item.name, item.quantity, item.unit) for item in items.read(text).items]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("butter 2 lb. flour king arthur 1 bag.", ["butter", "flour king arthur"]),
        ("cocunut milk grace 2 tins thyme a bunch", ["coconut milk grace", "thyme"]),
        ("chikin legs the fambly pack. hot sause.", ["family chicken legs", "hot sauce"]),
    ],
)
def test_goods_whose_last_word_means_something_else_stay(text: str, names: list[str]) -> None:
    assert [item.name for item in items.read(text).items] == names


@pytest.mark.parametrize(
    "text", ["sugar 5 lb, flour 4 lb, powdered sugar 2 lb", "flour 4 lb, powdered sugar 2 lb, sugar 5 lb"]
)
def test_two_sorts_of_one_ware_in_a_list_are_two_lines(text: str) -> None:
    assert {("sugar", 5, "pound"), ("powdered sugar", 2, "pound")} <= set(bought(text))


def test_goods_named_twice_are_one_line() -> None:
    assert bought("milk and bread and milk") == [("milk", None, None), ("bread", None, None)]


def test_a_refused_sort_leaves_the_other_one() -> None:
    assert [name for name, _, _ in bought("milk, coffee maxwell house not the decaf")][1:] == [
        "coffee maxwell house"
    ]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("i want olive oil 4 litre, and lemons 6", Item("olive oil", 4, "liter")),
        ("500 grammes of new potatoes", Item("new potatoes", 500, "gram")),
        ("2 docenas eggs and bread", Item("eggs", 2, "dozen")),
        ("bread and a dozen n a half eggs", Item("eggs", 1.5, "dozen")),
        ("2 roll black bag and vaseline", Item("black bag", 2, "roll")),
    ],
)
def test_an_amount_is_read_wherever_it_stands(text: str, item: Item) -> None:
    assert item in items.read(text).items


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hot dogs and 4 toilet rolls the soft ones", {"soft", "toilet", "rolls"}),
        ("plantain 4 the ripe ones and bread", {"plantain", "ripe"}),
        ("3 pounds mussels, fresh not frozen, and garlic", {"fresh", "mussels"}),
        ("paper towels bounty 6 rolls and suavitel", {"paper", "towels", "bounty"}),
        ("hand soap palmolive 3", {"hand", "soap", "palmolive"}),
    ],
)
def test_a_sort_told_behind_the_goods_is_theirs(text: str, words: set[str]) -> None:
    assert any(words <= set(item.name.split()) for item in items.read(text).items)


def test_numbers_that_only_count_the_list_are_no_amounts() -> None:
    text = "Please send (1) demerara sugar, one kilo; (2) digestives, two packets; (3) pipe cleaners."
    assert [(quantity or 1, unit) for _, quantity, unit in bought(text)] == [
        (1, "kilo"),
        (2, "pack"),
        (1, None),
    ]


def test_make_that_puts_other_goods_in_the_place_of_the_last() -> None:
    assert bought("4 grapefruit, no sorry I can't with my pills, make that 4 oranges") == [
        ("oranges", 4, None)
    ]


def test_a_name_that_people_use_is_no_slip_for_another() -> None:
    assert [name for name, _, _ in bought("mustard powder 250 grams")] == ["mustard powder"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("coconuts, six dry ones, granulated sugar, four pounds", ("dry coconut", 6, None)),
        (
            "lamb chops, eight, potatoes, the washed ones two kilos, mint jelly, a jar",
            ("washed potatoes", 2, "kilo"),
        ),
        ("pinto beans, ten pounds, onions, three yellow ones, splenda, one bag", ("yellow onions", 3, None)),
        ("polish one tin and dettol one bottle the young ones are coming to clean", ("dettol", 1, "bottle")),
    ],
)
def test_a_sort_with_an_amount_is_of_the_goods_before_it(
    text: str, item: tuple[str, float | None, str | None]
) -> None:
    assert item in bought(text)


def test_an_amount_between_two_signs_is_of_the_goods_before_it() -> None:
    row = ["celery", ",", "one bunch", ",", "leeks", ",", "two"]
    shifted = ["n+", "O", "q+", "i", "n", "O", "q+"]
    assert mended(row, shifted, lexicon()) == ["n+", "i", "q", "O", "n+", "i", "q"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("a peace of tasty cheese and eggs", ("tasty cheese", 1, "piece")),
        ("a bukit of lard and buttermilk", ("lard", 1, "bucket")),
        ("thickened cream 600 mls and eggs", ("thickened cream", 600, "milliliter")),
    ],
)
def test_a_unit_is_known_by_its_sound(text: str, item: tuple[str, float | None, str | None]) -> None:
    assert item in bought(text)


def test_a_brand_of_words_that_nobody_buys_stays() -> None:
    assert "mrs dash" in [name for name, _, _ in bought("carrots and mrs dash and bread")]


GALLON, HALF, PINT = "Whole milk gallon", "Whole milk half gallon", "Whole milk pint"


@pytest.mark.parametrize(
    ("text", "shop", "item"),
    [
        ("1 pint of milk", (GALLON, PINT), Item(PINT, 1)),
        ("1 pint of milk", (GALLON, HALF), Item(HALF, 1)),
        ("1 pint of milk", (GALLON,), Item(GALLON, 1)),
        ("3 quarts of milk", (GALLON, HALF), Item(GALLON, 1)),
        ("2 gallons of milk", (HALF,), Item(HALF, 4)),
        ("half a gallon of milk", (GALLON,), Item(GALLON, 1)),
    ],
)
def test_a_measure_is_the_smallest_size_that_holds_it(text: str, shop: tuple[str, ...], item: Item) -> None:
    assert items.read(text, catalogue=[Product(name) for name in shop]).items == (item,)
