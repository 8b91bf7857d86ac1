"""A basket in conversation: a yes among other words, a change with a yes, and what she only asks about goods."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Message, Order, OrderStatus
from concierge_bot.services.orders import baskets, errands, ordering, placed_changes, quotes, read_backs
from tests.fixtures.core import NOW, SHOP, WORLD, Core
from tests.unit.said import hears

GOODS = {
    "2% milk half gallon": 320, "Wheat bread": 299, "Eggs large dozen": 349, "Tomato soup": 159, "Sugar 4lb": 329,
}  # fmt: skip
MEDICINE = {"name": "Furosemide", "say_as": "water tablet", "times": ["20:00"]}
YES = """yes. confirmed. these prices will be the death of me|yes ok just order that then. sugar can wait. my hands hurt
whatever just send it|Bev is my neighbor. Yes, order the milk and bread|it'll do, send it. its a poor do
go on then, send it, my son pays anyway|thats all hon, go on and put it through. my eyes are poor
aye go on. it's nobbut a few bits, ta pet|right you are, yes please. I fell asleep in the chair"""
NO_YES = """oh that sounds nice. did i say milk?|fine. my knee is bad|yes but not yet|ok. my daughter says its too dear
that looks nice. is it the cheap one?|sounds good, dont send it|yes. no wait|thats fine. what is it"""


def lines(many: str) -> list[str]:
    """Return the texts of a list."""
    return [text for line in many.splitlines() for text in line.split("|")]


@pytest.fixture
def town(core: Core) -> Core:
    """The core with a shop that lists a few goods, and somebody who takes a medicine."""
    shop = {**SHOP, "catalogue": [{"name": name, "price": price} for name, price in GOODS.items()]}
    core.load(customers=[{**WORLD["customers"][0], "medications": [MEDICINE]}], providers=[shop])
    return core


def read_back(s: Session, core: Core, words: str = "milk and wheat bread") -> Order:
    """Have goods read back to her."""
    quotes.quote(s, NOW, core.dorothy(s), words, "", once="quote")
    return s.exec(select(Order)).one()


@pytest.mark.parametrize("text", lines(YES))
def test_a_yes_among_other_words_places_what_was_read_back(town: Core, text: str) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) == "answer yes"
        assert order.status == OrderStatus.placed


@pytest.mark.parametrize("text", lines(NO_YES))
def test_what_only_sounds_like_a_yes_places_nothing(town: Core, text: str) -> None:
    with town.write() as s:
        order = read_back(s, town)
        hears(s, town, text)
        assert order.status == OrderStatus.quoted


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("alright, yes. and me need a ride to church sunday at 9", "a ride to church"),
        (
            "it'll do, send it. now then, me water tablets. order me some more from the chemist",
            "water tablets",
        ),
    ],
)
def test_a_request_beside_a_yes_is_a_text_of_its_own(town: Core, text: str, rest: str) -> None:
    with town.write() as s:
        read_back(s, town)
        assert hears(s, town, text) == "parts"
        _, other = [m.body for m in s.exec(select(Message).order_by("id")) if m.part_of]
        assert rest in other


@pytest.mark.parametrize(
    ("text", "placed", "says"),
    [
        ("take off the bread, then go ahead", True, "Ordered: "),
        ("i did not ask for bread. remove it. then place the order and do not touch it", True, "Ordered: "),
        ("no i said SUGAR. add it then order it", False, "Sugar 4lb"),
        ("yes please but make it 2 bread", False, "2 Wheat bread"),
        ("you forgot the sugar", False, "Sugar 4lb"),
        ("you forgot the milk", False, "2% milk half gallon, Wheat bread"),
        ("yes ok just order that. bread can wait", True, "Ordered: "),
        ("lose the bread, rest is cool send it", True, "Ordered: "),
        ("you misread me, i want the milk only. then proceed", True, "Ordered: "),
        ("nah just the milk", False, "half gallon. $3.20"),
    ],
)
def test_a_change_with_a_yes_is_placed_only_where_it_costs_no_more(
    town: Core, text: str, placed: bool, says: str
) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) in ("answer yes", "answer correction")
        assert (order.status == OrderStatus.placed, says in town.sent(s)[-1].body) == (placed, True)


def test_what_she_takes_is_no_goods(town: Core) -> None:
    with town.write() as s:
        read_back(s, town)
        assert not hears(s, town, "and what about my water tablets, the water furosemide is for me")
        assert len(town.sent(s)) == 1


def test_a_condition_goes_along_with_the_yes_to_a_service(town: Core) -> None:
    with town.write() as s:
        errands.quote(s, NOW, town.dorothy(s), "a meal tomorrow noon", "a meal tomorrow noon", once="meal")
        assert hears(s, town, "1. just so long as it aint liver") == "answer yes"
        assert "aint liver" in town.tasks(s)[0].about


@pytest.mark.parametrize("text", ["Did I say milk?", "did i order bread already"])
def test_what_she_ordered_is_told_before_her_yes(town: Core, text: str) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) == "answer plain"
        assert "2% milk half gallon, Wheat bread" in town.sent(s)[-1].body
        assert order.status == OrderStatus.quoted


def test_what_she_has_coming_is_let_go_by_a_no_among_other_words(town: Core) -> None:
    with town.write() as s:
        ordering.place(s, NOW, town.dorothy(s), read_back(s, town))
        quotes.quote(s, NOW, town.dorothy(s), "milk and bread", "", once="again")
        assert hears(s, town, "oh is it coming already? silly me. no then") == "answer no"
        assert not read_backs.open_quote(s, NOW, town.dorothy(s))


def test_prices_are_told_one_by_one_and_order_nothing(town: Core) -> None:
    with town.write() as s:
        text = "tell me the price of one dozen eggs, a can of tomato soup, and the delivery charge, each separately"
        assert hears(s, town, text) == "answer asked"
        told = town.sent(s)[-1].body
        assert "Eggs large dozen $3.49, Tomato soup $1.59. To bring it costs $3 each time." in told
        assert not s.exec(select(Order)).all()
        assert hears(s, town, "what does a bag of sugar cost, and the eggs?") == "answer asked"
        assert "Sugar 4lb $3.29, Eggs large dozen $3.49." in town.sent(s)[-1].body
        assert hears(s, town, "how much is a ride to church") != "answer asked"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Correction: bread x3. Add sugar.", "3 Wheat bread, Sugar 4lb"),
        (
            "Incorrect. Bread 2, sugar 1, delivery tomorrow 1000-1200.",
            "1 Sugar 4lb. $12.47 plus $3 delivery, tomorrow",
        ),
        ("2 - bread 3 not 1", "3 Wheat bread"),
        ("2. make the bread 3", "3 Wheat bread"),
        ("wrong. bread is 3", "3 Wheat bread"),
        ("just do the milk, forget the bread", "milk half gallon. $3.20"),
        ("stick sugar on to. and wat is the price", "Sugar 4lb. $9.48"),
        ("One bread I said. One", "Wheat bread"),
        ("1 for tomorow", "tomorrow 9-11am"),
        ("Order as listed, but delivery is TOMORROW, Wednesday, 8-10 a.m.", "tomorrow 8-10am"),
        ("all as listed but bring it tomorrow", "tomorrow 9-11am"),
        ("deliver it on thursday not today", "Thursday 9-11am"),
        ("I would like it before noon", "today 11am-12pm"),
    ],
)
def test_a_correction_is_made_at_once_in_whatever_manner_she_says_it(
    town: Core, text: str, says: str
) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) == "answer correction"
        assert says in town.sent(s)[-1].body
        assert order.status == OrderStatus.quoted


@pytest.mark.parametrize(
    "text",
    [
        "That is dear for so little. My Edgar would laugh. But there is no help for it, go ahead",
        "yes that's what I asked for",
        "Affirmative",
        "I reckon so",
        "if I must. send it",
    ],
)
def test_a_grumbling_or_military_yes_is_a_yes(town: Core, text: str) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) == "answer yes"
        assert order.status == OrderStatus.placed


@pytest.mark.parametrize(
    "text",
    [
        "refill my water tablets and forget the bread",
        "my sister comes tomorrow and I am so glad",
        "remind me of the bread tomorrow",
        "is the bread fresh today",
    ],
)
def test_what_tells_or_asks_something_else_changes_nothing_at_once(town: Core, text: str) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, text) != "answer correction"
        assert [line.name for line in baskets.of_order(s, order)] == ["2% milk half gallon", "Wheat bread"]


def test_what_the_shop_has_not_is_read_back_with_what_comes_nearest(town: Core) -> None:
    with town.write() as s:
        read_back(s, town, "rye bread and milk")
        assert "Rossi Grocer lists no rye bread. They have: Wheat bread." in town.sent(s)[-1].body
        assert hears(s, town, "wheat bread is fine") == "answer correction"
        assert "Rossi Grocer: Wheat bread, 2% milk half gallon. $6.19" in town.sent(s)[-1].body


def test_a_yes_may_name_one_of_what_was_read_back(town: Core) -> None:
    with town.write() as s:
        order = read_back(s, town)
        assert hears(s, town, "yes the wheat bread please") == "answer yes"
        assert order.status == OrderStatus.placed


def test_a_number_and_please_leave_room_for_another_request(town: Core) -> None:
    with town.write() as s:
        read_back(s, town)
        assert hears(s, town, "1, please. And could you tell my son I slept well?") == "parts"
        assert [m.body for m in s.exec(select(Message).order_by("id")) if m.part_of][:1] == ["1"]


def test_a_text_that_was_read_as_no_change_loses_nothing(town: Core) -> None:
    with town.write() as s:
        order = read_back(s, town)
        quotes.quote(s, NOW, town.dorothy(s), "what a day. i wanted the milk", "", once="again")
        assert [item.name for item in baskets.of_order(s, order)] == ["2% milk half gallon", "Wheat bread"]
        quotes.quote(s, NOW, town.dorothy(s), "hm i wonder", "", once="wonders")
        assert town.sent(s)[-1].body == "What shall I change? Tell me in your own words."


def test_the_shop_that_has_what_is_left_is_the_orders(core: Core) -> None:
    other = {**SHOP, "name": "Corner Mart", "catalogue": [{"name": "Tuna", "price": 149}]}
    core.load(providers=[*WORLD["providers"], other])
    with core.write() as s:
        read_back(s, core, "milk and tuna")
        assert hears(s, core, "take off the milk") == "answer correction"
        assert core.sent(s)[-1].body.startswith("Corner Mart: Tuna. $1.49")


# corrections in her manner


@pytest.mark.parametrize(
    ("asked", "text", "then"),
    [
        (
            "eggs and flour",
            "no not two dozen flour one bag of flour and two dozen eggs",
            "2 Eggs large dozen, 1 bag flour",
        ),
        (
            "milk and chocolate chips",
            "no, cookies i mean not the little chips for baking",
            "milk half gallon, cookies",
        ),
        ("milk", "wheres the sugar i need the sugar its for my tea", "milk half gallon, Sugar 4lb."),
        ("milk and wheat bread", "WHERES MY SOUP", "Wheat bread, Tomato soup."),
        ("milk, sugar and soup", "no no quitame the soup mija", "milk half gallon, Sugar 4lb."),
        (
            "milk, sugar and soup",
            "borrame todo. start again. two 2% milk half gallon and una docena de huevos",
            "Rossi Grocer: 2 2% milk half gallon, 1 Eggs large dozen.",
        ),
        (
            "milk and cookies",
            "also add sugar, and the cookies, the chocolate chip ones",
            "chocolate chip cookies, Sugar",
        ),
    ],
)
def test_a_correction_in_her_manner_leaves_what_she_means(
    town: Core, asked: str, text: str, then: str
) -> None:
    with town.write() as s:
        read_back(s, town, asked)
        hears(s, town, text)
        assert then in [row.body for row in town.sent(s)][-1]


def test_what_closes_a_list_is_no_ware(town: Core) -> None:
    with town.write() as s:
        read_back(s, town, "two dozen eggs and one bag of flour thats the whole list")
        assert [row.body for row in town.sent(s)][-1].startswith(
            "Rossi Grocer: 2 Eggs large dozen, 1 bag flour."
        )


def test_what_she_said_too_is_no_other_sort_of_it(town: Core) -> None:
    with town.write() as s:
        read_back(s, town, "cookies")
        hears(s, town, "1")
        order, words = s.exec(select(Order)).one(), "and the milk dear? i said milk too"
        placed_changes.change(s, NOW, town.dorothy(s), order, words, once="change")
        assert "cookies, 2% milk half gallon. $3.20" in [row.body for row in town.sent(s)][-1]
