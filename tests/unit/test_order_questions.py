"""What she asks of an order, or of what waits for her OK, is answered from the rows in one plain sentence."""

from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order
from concierge_bot.services.orders import quotes
from concierge_bot.understanding.everyday import plain_questions
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears

GOODS = [MILK, {"name": "Wheat bread", "price": 299}, {"name": "Dinner rolls 12 pack", "price": 349}]


@pytest.fixture
def town(core: Core) -> Core:
    """One shop with milk, bread and rolls."""
    providers: list[dict[str, Any]] = [{**SHOP, "catalogue": GOODS}]
    core.load(providers=providers)
    return core


def ask(s: Session, town: Core, what: str, when: str = "") -> None:
    """Have something read back."""
    quotes.quote(s, NOW, town.dorothy(s), what, when, once=f"quote:{what}:{when}")


def last(s: Session, town: Core) -> str:
    """Return what she was told last."""
    return [row.body for row in town.sent(s) if row.channel == "sms"][-1]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("Is the bread on there", "in it", "bread"),
        ("is the bread on it?", "in it", "bread"),
        ("are my dinner rolls in the order", "in it", "dinner rolls"),
        ("did you put the eggs on the list", "in it", "eggs"),
        ("and it has the rolls?", "in it", "rolls"),
        ("do you have the milk down?", "in it", "milk"),
        ("do I have milk coming", "thing comes", "milk"),
        ("is my milk coming", "thing comes", "milk"),
        ("have i got any bread on order", "thing comes", "bread"),
        ("are we getting potatoes today", "thing comes", "potatoes"),
        ("am i getting bread tomorrow", "thing comes", "bread"),
        ("have you added the rolls", "in it", "rolls"),
        ("did it get ordered", "ordered yet", ""),
        ("what is the total?", "total", ""),
        ("How much is my saturday", "total", ""),
        ("how much does it come to", "total", ""),
        ("Please tell me the total for both", "total", ""),
        ("What is the price of the sabado order total?", "total", ""),
        ("how much is order 3 altogether", "total", ""),
        ("is it ordered or not?", "ordered yet", ""),
        ("did you order it yet", "ordered yet", ""),
        ("Ordered what", "ordered yet", ""),
    ],
)
def test_a_question_of_an_order_is_known(text: str, kind: str, about: str) -> None:
    found = plain_questions.read(text)
    assert found is not None
    assert (found.kind, found.about) == (kind, about)


@pytest.mark.parametrize(
    "text",
    ["what is it", "is it in", "how much is milk", "what is that", "is she on it", "how much is a taxi"],
)
def test_other_questions_are_not_of_an_order(text: str) -> None:
    found = plain_questions.read(text)
    assert found is None or found.kind not in ("total", "ordered yet")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("is the bread on it?", "Yes, I have Wheat bread down. It is not ordered yet. Reply 1 to order"),
        ("are the eggs on there?", "No, I have no eggs down. To have it too text: add eggs."),
        (
            "what is the total",
            "Rossi Grocer: 2% milk half gallon, Wheat bread. $6.19 plus $3 delivery, today",
        ),
        ("is it ordered or not?", "Not ordered yet: 2% milk half gallon, Wheat bread. Reply 1 to order"),
    ],
)
def test_what_waits_for_her_ok_is_told_of(town: Core, text: str, says: str) -> None:
    with town.write() as s:
        ask(s, town, "milk and bread")
        assert hears(s, town, text) == "answer plain"
        assert last(s, town).startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("is the bread on it?", "Yes. In order 1: Wheat bread. Order 1 is with Rossi Grocer."),
        ("do I have milk coming", "Yes. In order 1: 2% milk half gallon. Order 1 is with Rossi Grocer."),
        ("are the rolls in order 1", "No, order 1 has no rolls."),
        (
            "do i have rolls coming",
            "You have no rolls on order. Shall I get some? Reply 1 for yes, 2 for no.",
        ),
        ("what is the total", "Order 1 is $9.19 in all."),
        ("And what is the total, please?", "Order 1 is $9.19 in all."),
        ("What did that come to with the delivery?", "Order 1 is $9.19 in all."),
        ("so nine nineteen in all, correct?", "Order 1 is $9.19 in all."),
        ("how much was that with delivery", "Order 1 is $9.19 in all."),
        ("what is the grand total", "Order 1 is $9.19 in all."),
        ("how much is my tuesday", "Order 1 is $9.19 in all."),
        (
            "is it ordered or not?",
            "Yes, it is ordered. In order 1: 2% milk half gallon, Wheat bread. Order 1 is with",
        ),
        ("did my groceries come yet", "Not yet. Order 1 comes today 11am-1pm."),
    ],
)
def test_an_order_is_told_of(town: Core, text: str, says: str) -> None:
    with town.write() as s:
        ask(s, town, "milk and bread", "today")
        hears(s, town, "1")
        assert hears(s, town, text) == "answer plain"
        assert last(s, town).startswith(says)


def test_what_she_only_asked_after_is_got_at_her_yes(town: Core) -> None:
    with town.write() as s:
        assert hears(s, town, "do I have milk coming") == "answer plain"
        assert last(s, town).startswith("You have no milk on order. Shall I get some?")
        assert not s.exec(select(Order)).all(), "nothing is read back by a question"
        assert hears(s, town, "yes please") == "answer yes"
        assert last(s, town).startswith("Rossi Grocer: 2% milk half gallon. $3.20 plus $3 delivery")


def test_who_may_come_is_no_goods(town: Core) -> None:
    with town.write() as s:
        assert hears(s, town, "do i have visitors coming") == ""
