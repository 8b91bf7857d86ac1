"""Words that go along with goods reach the shop and are said back; another sort or size takes the place of one."""

import pytest
from sqlmodel import col, select

from concierge_bot.channels import members
from concierge_bot.models import Dispatch, Message, Order
from concierge_bot.services.orders import baskets, shop_notes
from concierge_bot.understanding.goods import items
from concierge_bot.understanding.orders import with_it
from tests.fixtures.core import Core
from tests.unit.test_put_right import booked, orders, says, town, wants

__all__ = ["town"]

CAKE = 'write "Happy Birthday Lou"'


@pytest.mark.parametrize(
    ("words", "note", "rest"),
    [
        ("a birthday cake it should say Happy Birthday Lou", CAKE, "a birthday cake"),
        ("1 for the cake and write Happy Birthday Lou on it", CAKE, "1 for the cake"),
        ("1 but did they get the writing. Happy Birthday Lou", CAKE, "1"),
        ("a cake saying Ruth and Bill 50 years on it", 'write "Ruth and Bill 50 years"', "a cake"),
        ("milk and eggs. use the back door", "use the back door", "milk and eggs"),
        (
            "1 and tell them leave it with mrs pruitt if i dont hear the bell",
            "leave it with mrs pruitt if i dont hear the bell",
            "1",
        ),
    ],
)
def test_what_goes_along_is_parted_from_the_goods(words: str, note: str, rest: str) -> None:
    assert with_it.apart(words) == ((note,), rest)


@pytest.mark.parametrize(
    "words",
    [
        "leave it",
        "leave it as is",
        "put it on my card",
        "put it in the same order",
        "put it in with the milk",
        "put some milk on it",
        "what does it say",
        "the box says whole milk",
        "leave them on thursday",
        "come by tuesday",
        "write down that i took it",
    ],
)
def test_what_only_sounds_like_it_stays(words: str) -> None:
    assert with_it.apart(words) == ((), words)


def note_of(core: Core) -> str:
    """Return what the shop of her newest order must know besides."""
    with core.write() as s:
        return shop_notes.of(s, s.exec(select(Order).order_by(col(Order.id).desc())).all()[0])


def test_what_is_written_on_a_cake_is_read_back_and_reaches_the_shop(town: Core) -> None:
    said = orders(town, "a birthday cake for saturday it should say Happy Birthday Lou")
    assert f"For the shop: {CAKE}." in said
    assert "1 birthday cake." in said
    says(town, "1")
    with town.write() as s:
        asked = s.exec(select(Dispatch)).one()
        assert members.job_of(s, asked).note == CAKE


@pytest.mark.parametrize(
    "words",
    [
        "1 but did they get the writing. Happy Birthday Lou",
        "1 order the cake and write Happy Birthday Lou on it",
        "1 and it should say Happy Birthday Lou",
    ],
)
def test_a_yes_with_such_words_orders_one_cake_with_them(town: Core, words: str) -> None:
    orders(town, "a birthday cake for saturday")
    said = says(town, words)
    assert booked(town) == 1
    assert said.startswith(f"For the shop: {CAKE}. Ordered: 1 birthday cake.")


def test_a_place_to_leave_it_goes_along_with_the_yes(town: Core) -> None:
    orders(town, "milk and eggs today")
    says(town, "yes thats fine order it. we are going for lunch at noon, can they leave it on the porch")
    assert booked(town) == 1
    assert note_of(town) == "leave it on the porch"


def test_such_words_alone_are_read_back_and_order_nothing(town: Core) -> None:
    orders(town, "milk and eggs today")
    assert "For the shop: leave it with mrs pruitt downstairs." in says(
        town, "leave it with mrs pruitt downstairs"
    )
    assert not booked(town)


def test_a_word_on_her_medicine_goes_along_with_nothing(town: Core) -> None:
    orders(town, "milk and eggs today")
    says(town, "leave it with my pills on the table")
    assert note_of(town) == ""


def test_the_words_stay_when_another_shop_packs_it(town: Core) -> None:
    orders(town, "milk today. leave it on the porch")
    says(town, "3")
    assert note_of(town) == "leave it on the porch"


def test_one_sort_takes_the_place_of_another(town: Core) -> None:
    orders(town, "milk, wheat bread and eggs")
    says(town, "no no i mean the BREAD. white bread not brown")
    with town.write() as s:
        order = s.exec(select(Order)).one()
        assert [i.name for i in baskets.of_order(s, order)] == ["2% milk half gallon", "white bread", "eggs"]


def test_two_wares_are_no_sorts_of_one(town: Core) -> None:
    orders(town, "milk and wheat bread")
    said = says(town, "bread not milk")
    assert "Wheat bread" in said
    assert "milk" not in said


@pytest.mark.parametrize(
    ("words", "named"), [("half a gallon of milk", "2% milk half gallon"), ("milk", "Whole milk gallon")]
)
def test_a_smaller_size_that_she_asks_for_comes_before_what_she_had(words: str, named: str) -> None:
    shop = [items.Product("Whole milk gallon", 429), items.Product("2% milk half gallon", 320)]
    found = items.read(words, catalogue=shop, history=["Whole milk gallon"])
    assert [one.name for one in found.items] == [named]


@pytest.mark.parametrize(
    "words",
    [
        "1 the hair and 1 the cake too both of them",
        "yes please book maria. and 1 on the cake",
        "and the hair. and the cake. yes to all of it for heavens sake",
    ],
)
def test_a_yes_to_each_by_its_name_is_for_each(town: Core, words: str) -> None:
    orders(town, "a birthday cake for saturday")
    wants(town, "a hairdresser friday morning")
    says(town, words)
    assert booked(town) == 2


@pytest.mark.parametrize("words", ["yes book maria", "1 the hair but not the cake", "the hair and the cake?"])
def test_what_is_no_yes_to_each_is_none(town: Core, words: str) -> None:
    orders(town, "a birthday cake for saturday")
    wants(town, "a hairdresser friday morning")
    says(town, words)
    assert booked(town) < 2


@pytest.mark.parametrize(
    "words",
    ["forget rossi", "i said STOP the rossi one", "and cancel the bacon order for good they never came"],
)
def test_an_order_is_stopped_by_its_shop_or_by_a_thing_in_it(town: Core, words: str) -> None:
    orders(town, "bacon and eggs")
    says(town, "1")
    assert "Order 1 is stopped." in says(town, words)


def test_what_she_wants_besides_has_its_own_turn(town: Core) -> None:
    orders(town, "bacon and eggs")
    says(town, "1")
    wants(town, "a hot meal no onions today")
    says(town, "i said STOP the rossi one. and i dont want bacon in my dinner")
    with town.write() as s:
        bodies = [m.body for m in s.exec(select(Message).order_by(col(Message.id))) if m.part_of]
    assert bodies == ["i dont want bacon in my dinner"]
    assert booked(town) == 0


def test_which_is_asked_again_after_a_yes(town: Core) -> None:
    wants(town, "a ride to the VA tomorrow at 10, back at noon")
    says(town, "1")
    asked = says(town, "move my ride to thursday")
    assert asked.startswith("Which one do you mean?")
    assert says(town, "yes") == asked


@pytest.mark.parametrize("words", ["never mind the bacon", "forget the bacon"])
def test_one_thing_that_she_does_not_want_stops_no_order(town: Core, words: str) -> None:
    orders(town, "bacon and eggs")
    says(town, "1")
    says(town, words)
    assert booked(town) == 1
