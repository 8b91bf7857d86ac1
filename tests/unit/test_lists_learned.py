"""The reader of shopping lists that learned from marked texts."""

import sys
from pathlib import Path

import numpy as np

from concierge_bot.understanding.goods import marks_encoded
from concierge_bot.understanding.goods.items import Item, read

ROOT = Path(__file__).parents[2]


def test_the_weights_were_learned_from_the_lists_that_lie_there(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "tools")])
    import learn_lists

    first = learn_lists.SPELLING.read_text().splitlines()[0]
    assert first == f"# learned from {learn_lists.learned_from()}", "run `make lists`"
    with np.load(marks_encoded.LEARNED) as encoded:
        assert str(encoded["learned_from"]) == learn_lists.learned_from(), "run `make lists`"


def test_words_that_only_sound_like_goods_are_spelled_by_their_place() -> None:
    assert read("5 lb flower and 2 leaks").items == (Item("flour", 5, "pound"), Item("leeks", 2))


def test_amounts_may_follow_the_goods_and_need_no_signs() -> None:
    found = read("custard 6 pots bread 2 loaves carrots 1 kg").items
    assert found == (Item("custard", 6, "pot"), Item("bread", 2, "loaf"), Item("carrots", 1, "kilo"))


def test_a_correction_in_the_same_text_is_about_what_was_just_named() -> None:
    assert read("2 cans of snuff no make it 3").items == (Item("snuff", 3, "can"),)


def test_words_spelled_as_they_sound_are_found_alone_and_together() -> None:
    assert [item.name for item in read("woter mellon, brokoli, marmalaid").items] == [
        "watermelon",
        "broccoli",
        "marmalade",
    ]


def test_one_amount_may_be_for_each_of_several() -> None:
    found = read("tea and coffee, 2 packs each").items
    assert found == (Item("tea", 2, "pack"), Item("coffee", 2, "pack"))


def test_parts_that_add_up_are_sorts_of_what_was_named_before() -> None:
    found = {item.name: item.quantity for item in read("six pies, four apple and two cherry").items}
    assert found == {"apple pie": 4, "cherry pie": 2}


def test_three_different_things_that_happen_to_add_up_stay_three() -> None:
    assert [item.quantity for item in read("three apples two pears one melon").items] == [3, 2, 1]


def test_half_of_one_thing_is_half_and_half_and_half_is_a_cream() -> None:
    assert read("half a cucumber").items == (Item("cucumber", 0.5),)
    assert read("a pint of half and half").items == (Item("half and half", 1, "pint"),)


def test_hundreds_and_tens_may_be_written_in_words() -> None:
    assert read("two hundred grams of stilton").items == (Item("stilton", 200, "gram"),)
    assert read("twenty four eggs").items == (Item("eggs", 24),)


def test_kisses_at_the_end_are_no_goods() -> None:
    assert read("bread and marge x").items == read("bread and marge").items


def test_goods_with_an_amount_behind_a_comma_are_the_next_thing() -> None:
    found = read("dove soap 12 bars, colgate 6 tubes").items
    assert found == (Item("dove soap", 12, "bar"), Item("colgate", 6, "tube"))


def test_a_few_packs_are_packs_and_many_are_one_pack_of_that_size() -> None:
    assert read("kitchen roll 2 pk").items == (Item("kitchen roll", 2, "pack"),)
    assert read("a 9 pack o toilet roll").items == (Item("toilet roll 9 pack", 1, "pack"),)
    assert read("ginger ale 2 six packs").items == (Item("ginger ale 6 pack", 2, "pack"),)


def test_a_unit_that_was_spelled_wrong_is_the_one_that_was_meant() -> None:
    found = read("a pond of butter, 2 btles of ketchup").items
    assert found == (Item("butter", 1, "pound"), Item("ketchup", 2, "bottle"))


def test_how_big_a_container_is_is_no_part_of_a_name() -> None:
    assert read("the small can of tuna and a big jar of mayo").items == (
        Item("tuna", 1, "can"),
        Item("mayo", 1, "jar"),
    )


def test_what_goods_lie_in_stays_where_it_was_said() -> None:
    found = read("sardines in tomato sauce, 3 tins").items
    assert found == (Item("sardines in tomato sauce", 3, "tin"),)
