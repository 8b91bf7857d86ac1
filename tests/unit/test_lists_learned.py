"""The reader of shopping lists that learned from marked texts."""

import sys
from pathlib import Path

from concierge_bot.understanding.items import Item, read

ROOT = Path(__file__).parents[2]


def test_the_weights_were_learned_from_the_lists_that_lie_there(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "tools")])
    import learn_lists

    first = learn_lists.SPELLING.read_text().splitlines()[0]
    assert first == f"# learned from {learn_lists.learned_from()}", "run `make lists`"


def test_words_that_only_sound_like_goods_are_spelled_by_their_place() -> None:
    assert read("5 lb flower and 2 leaks").items == (Item("flour", 5, "pound"), Item("leeks", 2))


def test_amounts_may_follow_the_goods_and_need_no_signs() -> None:
    found = read("custard 6 pots bread 2 loaves carrots 1 kg").items
    assert found == (Item("custard", 6, "pot"), Item("bread", 2, "loaf"), Item("carrots", 1, "kilo"))


def test_a_correction_in_the_same_text_is_about_what_was_just_named() -> None:
    assert read("2 cans of snuff no make it 3").items == (Item("snuff", 3, "can"),)
