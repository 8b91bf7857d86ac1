"""Articles as people speak, and how goods shall be, are no part of a name; the latter goes along to the shop."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import baskets, ordering, quotes, read_backs, shop_notes, stops
from concierge_bot.understanding.goods import items, qualities
from concierge_bot.understanding.orders import plain_goods
from tests.fixtures.core import NOW, SHOP, WORLD, Core
from tests.unit.said import hears

LISTED = (
    "Whole milk gallon|Eggs large dozen|Butter 1lb|Wheat bread|White bread|Bananas|Oranges|Grapes|Carrots 1lb bag"
    "|Onions|Tomatoes|Bacon 12oz|Ham sliced 1lb|Rice 2lb|Saltine crackers"
).split("|")
CATALOGUE = [items.Product(name, 200) for name in LISTED]


@pytest.fixture
def town(core: Core) -> Core:
    """The small world with a grocer of many things."""
    core.load(
        **{
            **WORLD,
            "providers": [
                {**SHOP, "hours": "08:00-19:00", "catalogue": [{"name": n, "price": 200} for n in LISTED]}
            ],
        }
    )
    return core


def read(text: str) -> list[str]:
    """Return the names of what a text orders."""
    return [item.name for item in items.read(plain_goods.plain(text), catalogue=CATALOGUE).items]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a pack of dat bacon an some onion, two pound", ["Bacon 12oz", "Onions"]),
        ("some of dem eggs and de butter", ["Eggs large dozen", "Butter 1lb"]),
        ("de white bread an dose crackers", ["White bread", "Saltine crackers"]),
        ("firm tomatoes", ["Tomatoes"]),
        ("ripe bananas please, six", ["Bananas"]),
        ("not too ripe bananas", ["Bananas"]),
        ("juicy oranges 4", ["Oranges"]),
        ("a nice lean ham", ["Ham sliced 1lb"]),
        ("the good bread", ["Wheat bread"]),
        ("thick bacon", ["Bacon 12oz"]),
        ("any bread", ["Wheat bread"]),
        ("whatever kind of bread", ["Wheat bread"]),
        ("fruit, oranges and grapes", ["Oranges", "Grapes"]),
        ("some vegetables like carrots and onions", ["Carrots 1lb bag", "Onions"]),
        ("groceries: milk and eggs", ["Whole milk gallon", "Eggs large dozen"]),
        ("rice and one pound of tomatoes. See that the tomatoes are firm.", ["Rice 2lb", "Tomatoes"]),
    ],
)
def test_what_is_no_part_of_a_name_makes_no_other_good(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("See that the tomatoes are firm.", ("firm tomatoes",)),
        ("Only the tomatoes must be firm", ("firm tomatoes",)),
        ("The tomatoes, please not too ripe ones", ("not too ripe tomatoes",)),
        ("the apples must be crisp and not bruised", ("crisp and not bruised apples",)),
        ("send firm tomatoes", ("firm tomatoes",)),
        ("the tomatoes were soft", ()),
        ("hard candy and soft drinks", ()),
        ("bread and milk", ()),
    ],
)
def test_how_goods_shall_be_is_a_word_for_the_shop(text: str, notes: tuple[str, ...]) -> None:
    assert qualities.told(text) == notes


def placed(s: Session) -> Order:
    """Return the only order."""
    return s.exec(select(Order)).one()


def test_the_word_is_said_back_and_stays_with_the_order(town: Core) -> None:
    with town.write() as s:
        said = quotes.quote(
            s, NOW, town.dorothy(s), "rice, 1 lb tomatoes. See that the tomatoes are firm.", "", once="1"
        )
        assert said.startswith("For the shop: firm tomatoes. Rossi Grocer: Rice 2lb, 1 lb Tomatoes.") or (
            "For the shop: firm tomatoes." in said and "pound Tomatoes" in said
        )
        order = read_backs.open_quote(s, NOW, town.dorothy(s))
        assert order is not None
        assert shop_notes.of(s, order) == "firm tomatoes"


@pytest.mark.parametrize(
    "text",
    [
        "1. And do not forget what I said about the tomatoes.",
        "Nothing is to be changed. Order it. Only the tomatoes must be firm.",
        "1 thank you. sorry for shouting",
        "1. And thank Tunde. 1.",
        "1 and remember what i told you",
        "yes please order it. never mind about the tomatoes",
        "1 for the order",
    ],
)
def test_a_yes_among_words_that_change_nothing_orders(town: Core, text: str) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "rice, tomatoes and onions", "", once="1")
        assert hears(s, town, text).startswith("answer")
        assert placed(s).status != OrderStatus.quoted
        assert {i.name for i in baskets.of_order(s, placed(s))} == {"Rice 2lb", "Tomatoes", "Onions"}


def test_a_list_that_is_the_order_takes_the_place_of_all(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "grapes and tomatoes", "", once="1")
        hears(s, town, "2. The order is: rice two bags, tomatoes one pound, onions two pounds. As before.")
        assert [i.name for i in baskets.of_order(s, placed(s))] == ["Tomatoes", "Rice 2lb", "Onions"]


def test_a_list_that_breaks_off_is_read_back_and_more_is_asked_for(town: Core) -> None:
    with town.write() as s:
        said = quotes.quote(s, NOW, town.dorothy(s), "I need rice and onions and", "", once="1")
        assert said.startswith("What more do you need? Rossi Grocer: Rice 2lb, Onions.")
    with town.write() as s:
        assert "else" not in quotes.quote(s, NOW, town.dorothy(s), "milk and bananas", "", once="2")


@pytest.mark.parametrize(
    "text", ["never mind about the tomatoes", "cancel the tomatoes only", "no tomatoes then, please"]
)
@pytest.mark.parametrize("before_her_ok", [True, False])
def test_words_that_name_one_of_its_goods_stop_no_order(town: Core, text: str, before_her_ok: bool) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "rice, tomatoes and onions", "", once="1")
        if not before_her_ok:
            ordering.place(s, NOW, town.dorothy(s), placed(s))
        assert stops.part_only(s, NOW, town.dorothy(s), text, once="2")
        assert placed(s).status == (OrderStatus.quoted if before_her_ok else OrderStatus.placed)


@pytest.mark.parametrize("text", ["cancel it", "stop the whole order, also the tomatoes", "no thanks"])
def test_words_that_name_the_whole_are_no_part(town: Core, text: str) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "rice, tomatoes and onions", "", once="1")
        assert stops.part_only(s, NOW, town.dorothy(s), text, once="2") == ""
