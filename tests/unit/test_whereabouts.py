"""Where what she ordered is: told from its parts, whatever she says besides; a wish stays a wish."""

import pytest
from sqlmodel import select

from concierge_bot.models import Order
from concierge_bot.understanding.orders import bills, order_words, whereabouts
from tests.fixtures.core import Core
from tests.unit.said import hears
from tests.unit.test_nobody_brings import dead, passes
from tests.unit.test_several_members import her
from tests.unit.test_swaps import told

ASKED = [
    "what happend to my milk",
    "is the milk comming i have only a drop left",
    "hello? where is my food",
    "hello? any body there. when is my food comin",
    "where in tarnation is my milk yall said noon",
    "Is my order on its way? I have guests soon",
    "did the groceries ever come, i was out",
    "whats the holdup with the milk",
]
MISSED = [
    "its past 12 and no milk",
    "no milk yet and no coffee neither",
    "nothing arrive. i am hungry no food",
    "still no groceries",
]
WISHES = [
    "milk and bread, no eggs",
    "where can i buy a lamp",
    "i need milk today",
    "is the butter on sale",
    "send me milk please, no bread",
    "what happened to my sister",
    "is the doctor coming",
]


@pytest.mark.parametrize("text", ASKED)
def test_she_hears_how_it_stands_and_no_person_is_asked(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        dead(s, core)
        tasks = len(core.tasks(s))
        assert hears(s, core, text) == "answer plain"
        assert "I have nobody to bring it yet" in told(s, core)
        assert len(core.tasks(s)) == tasks


@pytest.mark.parametrize("text", MISSED)
def test_what_is_not_there_is_the_late_order_and_no_wish_for_goods(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        dead(s, core)
        passes(s, core, hours=5)
        hears(s, core, text)
        assert "I have nobody to bring it" in told(s, core)
        assert len(s.exec(select(Order)).all()) == 1
        assert any(text in task.about for task in core.tasks(s)), "whoever sees to it reads her words"


@pytest.mark.parametrize(
    "text", ["where is my medicine", "did you get a hold of the drugstore about my pills or not"]
)
def test_a_refill_is_asked_after_by_its_own_words(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        dead(s, core, "prescription")
        dead(s, core)
        hears(s, core, text)
        assert "Main St Pharmacy said yes, but I have nobody to bring it yet" in told(s, core)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_or_another_question_is_none(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        dead(s, core)
        assert hears(s, core, text) != "answer plain" or "nobody to bring it" not in told(s, core)


def test_before_its_hour_nothing_is_missed() -> None:
    assert whereabouts.misses("still no milk", frozenset({"milk"}))
    assert not whereabouts.misses("milk, eggs, no bread please", frozenset({"bread"}))


@pytest.mark.parametrize(
    "text",
    [
        "meal came. good gravy. was it charged to me or denise",
        "no no nothing wrong with the meal it was GOOD. i only ask who pays",
        "does that go on me or my daughter",
    ],
)
def test_who_pays_is_told_and_is_no_complaint(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        hears(s, core, text)
        assert told(s, core).startswith("It goes on your own statement, once a month.")
        assert not core.tasks(s)


@pytest.mark.parametrize("text", ["why was i charged twice", "who do i pay"])
def test_a_dispute_is_another_matter(text: str) -> None:
    assert not bills.asks_who_pays(text)


@pytest.mark.parametrize(
    "text", ["whats the soup cost by itself", "what's the soup cost", "wats the soup cost"]
)
def test_a_price_is_asked_in_her_words(text: str) -> None:
    assert order_words.asks_prices(text)
    assert order_words.without_asking(text) == "the soup"
