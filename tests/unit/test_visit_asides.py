"""What is said beside a visit: a word for whoever comes, how many eat, somebody for company, and that nobody came."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Case, Order, OrderStatus
from concierge_bot.services.orders import legs
from concierge_bot.understanding.parting import subjects
from concierge_bot.understanding.visits import about_hers, errands, particulars
from tests.fixtures.core import Core
from tests.unit.test_rides_both_ways import on, talk, told
from tests.unit.test_visit_corrections import TOWN


def member(name: str, service: str, price: int) -> dict[str, Any]:
    """Return a member for one service."""
    return {"name": name, "kind": "service", "services": [service], "price": price}


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with who drives, mends, cuts, cleans and cooks."""
    core.load(providers=[*TOWN, member("Warm Plate", "meal", 1200)])
    return core


def notes(core: Core) -> str:
    """Return what whoever comes was told."""
    with core.write() as s:
        order = s.exec(select(Order).where(Order.kind == legs.SERVICE).order_by(col(Order.id).desc())).first()
        return str(order.chosen_because[legs.VISIT].get("notes", "")) if order else ""


def test_help_to_the_car_is_a_word_for_the_driver_and_no_place(town: Core) -> None:
    said = talk(
        town,
        "a ride to la farmacia thursday at 10",
        "si si book it mijo but i need help to the car he waits for me no",
    )
    assert "a ride to la farmacia" in said.casefold(), said
    if "Reply 1" in said:
        on(town, "1")
    assert "help to the car" in notes(town)


@pytest.mark.parametrize(
    ("first", "words", "said"),
    [
        (
            "a hairdresser friday",
            "in the morning i said, and at my house",
            "A hairdresser (at home), Friday 8am to noon.",
        ),
        ("cleaning wednesday", "the lamp is broke not me", ""),
        (
            "a meal, soup, today at 6",
            "is too meals one for me and one for luis",
            "2 meals, soup, today at 6pm. Warm Plate, $24",
        ),
        ("a meal, soup, today at 6", "and for luis too", "2 meals, soup, today at 6pm. Warm Plate, $24"),
        (
            "a meal, soup, today at 6",
            "ok ay yes the too of them",
            "2 meals, soup, today at 6pm. Warm Plate, $24",
        ),
        ("a meal, soup, today at 6", "two meals please", "2 meals, soup, today at 6pm. Warm Plate, $24"),
        (
            "a meal, soup, today at 6",
            "make it for me and my husband",
            "2 meals, soup, today at 6pm. Warm Plate, $24",
        ),
    ],
)
def test_what_is_said_beside_what_waits(town: Core, first: str, words: str, said: str) -> None:
    assert talk(town, first, words).startswith(said), told(town)
    assert "lamp" not in told(town)


def test_a_meal_more_of_one_that_is_ordered_is_read_back_with_the_price_of_all(town: Core) -> None:
    said = talk(town, "a meal, soup, today at 6", "1", "you only put one meal luis dont eat then")
    assert said.startswith("2 meals, soup, today at 6pm. Warm Plate, $24."), said


@pytest.mark.parametrize(
    "words",
    [
        "did you tell maria its at my house because she will be waiting at the shop",
        "will she call first, i have to get the dog out of the kitchen",
        "and is that hairdresser bringing her own towels",
    ],
)
def test_what_he_does_is_passed_on_and_said_so(town: Core, words: str) -> None:
    said = talk(town, "a hairdresser friday at 11", "1", words)
    assert said.startswith("I told Maria's Hair. It is: a hairdresser"), said
    assert notes(town)


@pytest.mark.parametrize(
    "words",
    [
        "I should like a visit from your Silver Friends, somebody to talk to of a Tuesday afternoon.",
        "Just company, dear. A chat and a cup of tea. Tuesday, about two.",
        "i want somebody to talk to",
        "looking for someone to chat with on friday",
    ],
)
def test_company_is_no_tea(words: str) -> None:
    assert len(subjects.parts(errands.without_tea(words))) < 2
    assert errands.kind(words) == errands.COMPANION
    assert errands.asked_for(words)


@pytest.mark.parametrize(
    "words", ["the gas company", "i need a chat about my bill", "tea bags please", "i had nobody to talk to"]
)
def test_other_company_is_none(words: str) -> None:
    assert errands.kind(words) != errands.COMPANION


@pytest.mark.parametrize(
    "words",
    [
        "the taxi didnt come and my appointment is past now",
        "STANDING AT DR PATELS. WHERES CAB",
        "nobody came",
        "still waiting for the cab",
        "he never showed up",
        "no cab here yet",
    ],
)
def test_a_ride_that_did_not_come_goes_to_a_person(town: Core, words: str) -> None:
    talk(town, "a cab to Dr Patel today at 10", "1")
    town.clock.move(hours=2)
    said = on(town, words)
    assert said.startswith("I am sorry. Our team calls Blue Cab now."), said
    with town.write() as s:
        assert s.exec(select(Case)).one()


@pytest.mark.parametrize("words", ["wheres my cab", "the taxi didnt come"])
def test_before_its_hour_nobody_is_late(town: Core, words: str) -> None:
    talk(town, "a cab to Dr Patel today at 3pm", "1")
    assert "Our team calls" not in on(town, words)
    with town.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.placed


@pytest.mark.parametrize(
    "words", ["he is coming at 2", "is he here yet", "the milk did not come", "where is my order"]
)
def test_what_says_nothing_of_one_who_did_not_come(words: str) -> None:
    assert not about_hers.did_not_come(words)


@pytest.mark.parametrize(
    "words", ["one meal at 2", "a meal for me", "a meal for today too", "lunch for me and make it hot"]
)
def test_one_eats(words: str) -> None:
    assert particulars.read(words, particulars.MEAL).get("persons", "1") == "1"
