"""Goods join the order that she names; what she drops is not ordered; lines that were merged are put right."""

import pytest
from sqlmodel import select

from concierge_bot.models import Order, OrderStatus, Task
from concierge_bot.services.orders import baskets, quotes, read_backs
from concierge_bot.services.talk import questions
from concierge_bot.understanding.everyday import find_out
from concierge_bot.understanding.goods import details
from concierge_bot.understanding.orders import joining_words
from concierge_bot.understanding.people import shop_names
from concierge_bot.understanding.words import dictated
from tests.fixtures.core import SHOP, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears

GOODS = ("Pork shoulder", "Rice 2lb", "Dish soap", "Butter 1lb", "Onions", "Wheat bread")
SWIFT = {"name": "Swift", "kind": "courier", "services": ["delivery"], "price": 400}
OTHER = {"name": "Dash", "kind": "courier", "services": ["delivery"], "price": 500}


@pytest.fixture
def town(core: Core) -> Core:
    """One shop, two couriers."""
    core.load(
        customers=[{"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402"}],
        providers=[{**SHOP, "catalogue": [{"name": name, "price": 300} for name in GOODS]}, SWIFT, OTHER],
    )
    return core


def says(town: Core, text: str) -> str:
    """Let her text; return what she was told last."""
    with town.write() as s:
        hears(s, town, dictated.counted(text))
    with town.write() as s:
        return [row.body for row in town.sent(s) if row.channel == "sms" and row.to == DOROTHY][-1]


def draft(town: Core, what: str, when: str = "friday") -> None:
    """Have goods read back."""
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), what, when, once=f"q:{what}:{when}")


def waits(town: Core) -> str:
    """Return the goods that wait for her OK."""
    with town.write() as s:
        order = read_backs.open_quote(s, town.clock.at, town.dorothy(s))
        return baskets.spoken(baskets.of_order(s, order)) if order is not None else ""


def placed(town: Core) -> int:
    """Have pork ordered for friday and accepted, two days ago; return the order's number."""
    draft(town, "pork shoulder, pigeon peas")
    says(town, "1")
    with town.write() as s:
        order = s.exec(select(Order)).one()
        order.status = OrderStatus.accepted
        s.add(order)
        number = order.number
    town.clock.move(hours=5)
    return number


@pytest.mark.parametrize(
    "text",
    [
        "luis says we are more people now can you ad a dozen plantains and too avocados to that order",
        "put in my order {n} a dozen plantains and too avocados",
        "add a dozen plantains and two avocados to my friday order",
        "please put a dozen plantains and two avocados in the same order",
        "the dozen plantains and two avocados go friday with the pork in the same order",
    ],
)
def test_goods_join_the_order_that_she_names(town: Core, text: str) -> None:
    number = placed(town)
    told = says(town, text.format(n=number))
    assert told.startswith(f"This takes the place of order {number}.")
    for part in ("Pork shoulder", "dozen plantains", "2 avocados", "Friday"):
        assert part in told


def test_what_was_read_back_joins_too(town: Core) -> None:
    number = placed(town)
    draft(town, "a dozen plantains and two avocados", "thursday")
    told = says(town, "no mija the plantains go friday with the pork in the same order")
    assert told.startswith(f"This takes the place of order {number}.")
    assert "2 avocados" in told


def test_an_order_that_is_none_of_hers_is_said(town: Core) -> None:
    placed(town)
    assert says(town, "add bread to my order 99").startswith("I find no open order 99 of yours")


@pytest.mark.parametrize(
    "text",
    ["is the milk in that order", "i want to order milk", "what is in my order 4", "the milk comes thursday"],
)
def test_what_joins_nothing(text: str) -> None:
    assert joining_words.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "cancel this one mija and dont cancel the meat",
        "stop mija i get confused with this one forget the plantains list i tell you again",
        "no no no not thursday i dont want none of this one only friday",
        "forget this list please",
        "drop that order dear",
        "i do not want any of this",
    ],
)
def test_what_she_drops_is_not_ordered_and_the_rest_stays(town: Core, text: str) -> None:
    number = placed(town)
    draft(town, "a dozen plantains and two avocados", "thursday")
    told = says(town, text)
    assert told.startswith("All right. I drop that. It is not ordered.")
    assert f"Order {number} stays" in told
    assert waits(town) == ""


@pytest.mark.parametrize(
    "text",
    ["forget the bread", "leave that one out", "cancel this one but keep the rice", "is this the list?"],
)
def test_what_drops_no_read_back(text: str) -> None:
    assert not joining_words.drops(text)


MERGED = "8 pound pork shoulder, 2 can pigeon peas rice, 2 onions"


@pytest.mark.parametrize(
    "text",
    [
        "no mija the rice is too bags and the peas is four cans its not together",
        "take off the pigeon peas rice and put too bags of rice and four cans of pigeon peas",
    ],
)
def test_a_merged_line_is_parted(town: Core, text: str) -> None:
    with town.write() as s:
        now, customer = town.clock.at, town.dorothy(s)
        quotes.quote(s, now, customer, MERGED, "friday", once="q")
    says(town, text)
    found = waits(town)
    assert "2 bag Rice 2lb" in found
    assert "4 can pigeon peas" in found
    assert "peas rice" not in found


def test_each_thing_goes_and_no_other_line_is_touched(town: Core) -> None:
    draft(town, "pork shoulder, dish soap, can of peas, rice, 2 onions")
    says(town, "take off the soap and the can of peas and rice")
    assert waits(town) == "Pork shoulder, 2 Onions"
    says(town, "and you didnt put the rice two bags")
    assert waits(town) == "Pork shoulder, 2 Onions, 2 bag Rice 2lb"


def test_counts_stand_behind_as_well_as_before(town: Core) -> None:
    with town.write() as s:
        words = "two bags of rice the pigeon peas four cans and too onions"
        basket = baskets.read(s, town.dorothy(s), dictated.counted(words), None)
    assert baskets.spoken(basket.items) == "2 bag rice, 4 can pigeon peas, 2 onions"


def test_size_and_kind_go_to_the_shop_and_the_day_is_moved(town: Core) -> None:
    draft(town, "roasting chicken", "tomorrow")
    told = says(town, "whole, with the bones, four or five pounds, and for friday")
    assert "whole, with the bones, four or five pounds" in told
    assert "Friday" in told
    told = says(town, "1")
    assert "whole, with the bones, four or five pounds" in told
    assert "Friday" in told


def test_on_sale_is_a_word_for_the_shop_or_a_persons_to_find_out(town: Core) -> None:
    draft(town, "rice and butter if its on sale")
    assert waits(town) == "Rice 2lb, Butter 1lb"
    assert "butter 1lb only if on sale" in says(town, "butter if its on sale")
    assert "find it out" in says(town, "and is the butter on sale you didnt say")
    assert details.on_sale("rice if they have it") == ""


def test_a_shop_by_halves_is_no_goods() -> None:
    shops = {"Rossi Grocer": "grocer", "Green Valley Market": "grocer"}
    said = shop_names.named("the chicken from a different store, the green one, the valley one", shops)
    assert said.wants == ("Green Valley Market",)
    assert "green" not in said.rest
    assert shop_names.named("the green one please", shops).wants == ()


def test_talk_is_no_order(town: Core) -> None:
    assert find_out.asks("my daughter ana says its cheaper to use the plunger is that so")
    assert not find_out.asks("my daughter says i need a plunger")
    draft(town, "bread, patel")
    says(town, "WHAT IS PATEL. THATS MY DOCTOR NOT FOOD")
    assert waits(town) == "Wheat bread"


def test_whom_she_wants_no_more_stops_no_order(town: Core) -> None:
    placed(town)
    says(town, "i dont want swift to bring nothing no more he leave it in the rain")
    with town.write() as s:
        assert s.exec(select(Order)).one().status != OrderStatus.cancelled
        assert town.dorothy(s).blocks == ["Swift"] or s.exec(select(Task)).all()


def test_a_no_is_for_what_was_asked_last_and_asks_no_second_question(town: Core) -> None:
    draft(town, "bread")
    with town.write() as s:
        questions.read_back(
            s, town.clock.at, town.dorothy(s), "share_what", "who?", once="w", words="who sees what"
        )
    assert "two things" not in says(town, "leave it as it is")
    assert waits(town) == "Wheat bread"


def test_a_list_is_dropped_after_another_thing_was_named_and_no_order_is_stopped(town: Core) -> None:
    number = placed(town)
    draft(town, "a dozen plantains and two avocados", "thursday")
    says(town, "is the pork still coming friday")
    assert f"Order {number} stays" in says(town, "forget the plantains list i tell you again")
    assert waits(town) == ""


@pytest.mark.parametrize("begin", ["no mija the", "no the", "the", "no no the"])
def test_what_is_right_already_stays(town: Core, begin: str) -> None:
    draft(town, "two bags of rice, four cans of pigeon peas, onions")
    says(town, f"{begin} rice is two bags and the peas is four cans its not together")
    assert waits(town) == "2 bag Rice 2lb, 4 can pigeon peas, Onions"


@pytest.mark.parametrize(
    "text",
    [
        "Yes, I should like that, please. But no hurry about it at all.",
        "yes please. there's no rush",
        "Yes, order it. No hurry, dear.",
    ],
)
def test_no_hurry_is_set_against_no_yes(town: Core, text: str) -> None:
    draft(town, "bread")
    assert says(town, text).startswith("Ordered: ")
