"""All that she has open is told in plain words with its price, whether it went through, and who brings it."""

import pytest

from concierge_bot.services.orders import errands, quotes
from concierge_bot.understanding.everyday import overview_words
from concierge_bot.understanding.orders import bills
from tests.fixtures.core import SHOP, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears

MILK = {
    "items": [{"name": "Whole milk gallon", "quantity": 1}],
    "rrule": "FREQ=WEEKLY;BYDAY=FR",
    "start": "2026-12-04T10:00",
}
FRED = {"name": "Fixit Fred", "kind": "service", "services": ["handyman"], "price": 4500}


@pytest.fixture
def town(core: Core) -> Core:
    """A shop, a handyman, and milk every friday."""
    core.load(
        customers=[
            {"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402", "standing_orders": [MILK]}
        ],
        providers=[{**SHOP, "catalogue": [{"name": "Roasting chicken", "price": 900}]}, FRED],
    )
    return core


def says(town: Core, text: str) -> str:
    """Let her text; return what she was told by it."""
    with town.write() as s:
        before = len(town.sent(s))
        hears(s, town, text)
    with town.write() as s:
        return " ".join(
            row.body for row in town.sent(s)[before:] if row.channel == "sms" and row.to == DOROTHY
        )


def chicken(town: Core) -> None:
    """Have a chicken ordered for thursday."""
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "roasting chicken", "thursday", once="q")
    says(town, "1")


def plumber(town: Core, *, booked: bool) -> None:
    """Have a handyman read back, or booked."""
    with town.write() as s:
        errands.quote(
            s, town.clock.at, town.dorothy(s), "a handyman tomorrow at 9", "tomorrow at 9", once="v"
        )
    if booked:
        says(town, "1")


@pytest.mark.parametrize(
    "text",
    [
        "is it all set, the handyman and the milk and the chicken, write it down for me one time",
        "WHAT DID YOU ORDER ME SO FAR. ALL OF IT",
        "28 I THINK. WHATS EACH ONE",
        "no mija dont change nothing i only ask what comes",
        "what comes this week for me",
        "is everything booked?",
        "give me the whole list please",
    ],
)
def test_all_that_is_open_is_told(town: Core, text: str) -> None:
    plumber(town, booked=True)
    chicken(town)
    told = says(town, text)
    for part in ("Roasting chicken. $12 at Rossi Grocer", "Fixit Fred, $45"):
        assert part in told
    assert "accepted" not in told


def test_what_she_owes_for_all_is_each_with_the_sum(town: Core) -> None:
    plumber(town, booked=True)
    chicken(town)
    told = says(town, "WHAT DO I OWE YOU FOR ALL THIS")
    assert "Fixit Fred, $45" in told
    assert "That is $5" in told


def test_a_day_that_she_names_has_what_comes_then(town: Core) -> None:
    plumber(town, booked=True)
    chicken(town)
    told = says(town, "Who is coming to me tomorrow?")
    assert "Fixit Fred" in told
    assert "chicken" not in told


@pytest.mark.parametrize(
    "text",
    [
        "i need a list of things from the store",
        "is the plumber all set",
        "send me everything",
        "who is coming for me",
    ],
)
def test_what_asks_for_no_overview(text: str) -> None:
    assert overview_words.read(text) == ""


@pytest.mark.parametrize(
    "text", ["did it go through", "did that take", "YOU GOT IT OR NOT", "did you get that", "is it in"]
)
def test_whether_it_went_through(town: Core, text: str) -> None:
    plumber(town, booked=False)
    assert says(town, text).startswith("No, it is not ordered yet.")
    says(town, "1")
    assert "Fixit Fred" in says(town, text)
    chicken(town)
    assert says(town, text).startswith("Yes, it is ordered.")


@pytest.mark.parametrize("text", ["got it", "did you get my pills", "did it rain", "you got it"])
def test_what_asks_nothing_of_that(text: str) -> None:
    assert not overview_words.asks_if_done(text)


def test_who_brings_it(town: Core) -> None:
    chicken(town)
    assert "is with Rossi Grocer." in says(town, "and what about the chicken, who has the chicken")
    assert "Whole milk gallon: it comes Friday" in says(town, "Who brings the milk, by the way?")
    assert "Whole milk gallon" in says(
        town, "I should still like to know who delivers the milk, if you'd be so good."
    )


def test_an_order_is_found_by_her_words(town: Core) -> None:
    chicken(town)
    assert says(town, "is the chicken still coming thursday i only want to know").startswith("Yes.")
    says(town, "no dont order another chicken i have one coming thursday dont i")
    assert "Roasting chicken" in says(town, "is the chicken still coming thursday")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what do i owe him do i give him cash", True),
        ("do I owe him cash", True),
        ("does he want cash", True),
        ("a man called and wants me to give him cash for the bank", False),
        ("i have no cash", False),
    ],
)
def test_cash_at_the_door(text: str, *, asks: bool) -> None:
    assert bills.asks_cash(text) is asks
