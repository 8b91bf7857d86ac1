"""The shop that she names is the one; what her usual shop does not list is offered from one that does."""

from typing import Any

import pytest
from sqlmodel import Session

from concierge_bot.services.orders import quotes
from concierge_bot.understanding.people import shop_names
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.unit.said import hears

SHOPS = {
    "Rossi Grocer": "grocer",
    "Corner Mart": "grocer",
    "Green Valley Market": "grocer",
    "Main St Pharmacy": "pharmacy",
}
ICE = {"name": "Vanilla ice cream quart", "price": 479}
PADS = {"name": "Heating pad", "price": 2499}
PROVIDERS: list[dict[str, Any]] = [
    {**SHOP, "rank": 1, "catalogue": [MILK, {"name": "Wheat bread", "price": 299}]},
    {**SHOP, "name": "Corner Mart", "rank": 2, "catalogue": [MILK, ICE]},
    {**SHOP, "name": "Main St Pharmacy", "kind": "pharmacy", "price": 200, "catalogue": [PADS]},
]


@pytest.fixture
def town(core: Core) -> Core:
    """Three shops, of which she likes the first best."""
    customer = {**WORLD["customers"][0], "favourites": ["Rossi Grocer"]}
    core.load(providers=PROVIDERS, customers=[customer])
    return core


def ask(s: Session, town: Core, what: str) -> str:
    """Let her ask for something; return what is read back."""
    return quotes.quote(s, NOW, town.dorothy(s), what, what, once=f"quote:{what}")


def last(s: Session, town: Core) -> str:
    """Return what she was told last."""
    return town.sent(s)[-1].body


@pytest.mark.parametrize(
    ("text", "wants", "not_these", "rest"),
    [
        ("vanilla ice cream from corner mart", ["Corner Mart"], [], "vanilla ice cream"),
        ("not rossi, corner mart please", ["Corner Mart"], ["Rossi Grocer"], "please"),
        ("the corner mart has it", ["Corner Mart"], [], ""),
        ("rossi dont carry it", [], ["Rossi Grocer"], ""),
        ("milk from cornermart, eggs", ["Corner Mart"], [], "milk, eggs"),
        ("Get it at Green Valley", ["Green Valley Market"], [], "Get it"),
        ("i want it from rosi", ["Rossi Grocer"], [], "i want it"),
        ("hand lotion from the drug store, no rush", ["Main St Pharmacy"], [], "hand lotion, no rush"),
        ("shampoo de la farmacia", ["Main St Pharmacy"], [], "shampoo"),
        ("anywhere but rossi", [], ["Rossi Grocer"], ""),
        ("no rossi is fine, not corner mart", ["Rossi Grocer"], ["Corner Mart"], "no is fine"),
        ("no rossi please", [], ["Rossi Grocer"], "please"),
        ("Corner Mart, +19375550132. 1 quart of milk.", ["Corner Mart"], [], "1 quart of milk."),
        (
            "ice cream is corner mart, pads is the pharmacy",
            ["Corner Mart", "Main St Pharmacy"],
            [],
            "ice cream, pads",
        ),
        (
            "green beans round the corner on main street",
            [],
            [],
            "green beans round the corner on main street",
        ),
    ],
)
def test_a_shop_is_known_by_its_name_or_by_what_it_is(
    text: str, wants: list[str], not_these: list[str], rest: str
) -> None:
    found = shop_names.named(text, SHOPS)
    assert (list(found.wants), list(found.not_these), found.rest) == (wants, not_these, rest)


def test_what_her_usual_shop_has_not_is_offered_from_one_that_has_it(town: Core) -> None:
    with town.write() as s:
        assert ask(s, town, "vanilla ice cream").startswith(
            "Rossi Grocer does not list that. Corner Mart: Vanilla ice cream quart. $4.79 plus $3 delivery"
        )


def test_her_usual_shop_keeps_what_it_has_and_another_brings_the_rest(town: Core) -> None:
    with town.write() as s:
        assert ask(s, town, "bread and vanilla ice cream").startswith(
            "Corner Mart: Vanilla ice cream quart. Rossi Grocer: Wheat bread. $7.78 plus $6 delivery"
        )


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("milk from corner mart", "Corner Mart: 2% milk half gallon. $3.20"),
        ("2 milk please, but not from rossi", "Corner Mart: 2 2% milk half gallon. $6.40"),
        ("a heating pad from the drug store", "Main St Pharmacy: 1 Heating pad. $24.99"),
        ("ice cream from rossi", "Rossi Grocer does not list that. Corner Mart: Vanilla ice cream quart."),
        ("a pogo stick from corner mart", "Corner Mart: 1 pogo stick. I will ask the shop"),
    ],
)
def test_the_shop_that_she_names_is_taken(town: Core, text: str, begins: str) -> None:
    with town.write() as s:
        assert ask(s, town, text).startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "not rossi, corner mart please",
        "corner mart please",
        "no no. the corner mart",
        "get it at the corner mart instead",
        "Corner Mart, +19375550132. milk",
        "oh fiddle. corner mart. milk. yes.",
        "1 but from corner mart",
        "i dont want rossi, i said Corner Mart!",
    ],
)
def test_a_shop_named_after_the_read_back_takes_its_place(town: Core, text: str) -> None:
    with town.write() as s:
        ask(s, town, "milk")
        assert hears(s, town, text) == "answer correction"
        assert last(s, town).startswith("Corner Mart: 2% milk half gallon. $3.20 plus $3 delivery, today")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "do yall bring ice cream",
            "Yes. Corner Mart: Vanilla ice cream quart $4.79. To bring it costs $3. Shall I",
        ),
        (
            "I should like to know whether you have a heating pad, as my back is bad",
            "Yes. Main St Pharmacy: Heating pad",
        ),
        ("does the corner mart carry milk?", "Yes. Corner Mart: 2% milk half gallon $3.20."),
        ("Hello dear. do you have any bread", "Yes. Rossi Grocer: Wheat bread $2.99."),
    ],
)
def test_whether_a_shop_has_it_is_told_and_it_is_got_at_her_yes(town: Core, text: str, says: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) == "answer asked"
        assert last(s, town).startswith(says)
        hears(s, town, "1")
        assert last(s, town).startswith(says.removeprefix("Yes. ").split(":")[0])


@pytest.mark.parametrize(
    "text",
    [
        "do i have milk coming to me on friday",
        "do you have my number",
        "can you get me milk",
        "have you got a minute",
        "does it have to be today",
        "do you bring it to the door",
        "if you have time bring bread",
    ],
)
def test_what_asks_for_something_else_is_no_such_question(town: Core, text: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) != "answer asked"


def test_each_thing_goes_to_the_shop_that_she_names_for_it(town: Core) -> None:
    with town.write() as s:
        ask(s, town, "ice cream and a heating pad")
        hears(s, town, "no no ice cream is corner mart, heatin pad is the pharmacy. two seperate things")
        assert "Corner Mart: Vanilla ice cream quart" in last(s, town)
        assert "Main St Pharmacy: 1 Heating pad" in last(s, town)
