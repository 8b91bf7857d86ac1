"""What follows a visit is of the one that she means, and a day of somebody else is none of its days."""

import pytest
from sqlmodel import col, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import errands, visit_book, visits, which_visit
from tests.fixtures.core import Core
from tests.unit.said import hears
from tests.unit.test_rides_both_ways import on, talk, told, town

__all__ = ["town"]

PLUMBER = "a handyman for the sink wednesday morning"
HAIR = "a hairdresser friday at 11"


def stands(core: Core) -> dict[str, str]:
    """Return when each kind of visit is that is booked."""
    with core.write() as s:
        found = visit_book.coming(s, core.clock.at, core.dorothy(s))
    return {v.data["kind"]: v.data["start"][8:16] for v in found}


def booked(core: Core, *services: str) -> None:
    """Let her book each of some services."""
    for words in services:
        talk(core, words, "1")


def calls_off(core: Core, words: str) -> None:
    """Let the dialogue server hear that she calls something off."""
    with core.write() as s:
        visits.call_off(s, core.clock.at, core.dorothy(s), words, once=words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("could you make it thursday for him, ben says the church van is wednesday", "03T"),
        ("can he come thursday instead", "03T"),
        ("he should come friday, my niece is here on thursday", "04T"),
    ],
)
def test_he_is_whom_we_spoke_of_last(town: Core, words: str, day: str) -> None:
    booked(town, PLUMBER, HAIR)
    on(town, "and is the plumber wednesday still", words)
    found = stands(town)
    assert found["hairdresser"] == "04T11:00", told(town)
    assert found["handyman"].startswith(day), told(town)
    assert "a handyman for the sink" in told(town)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (
            "Lovely. I wonder might you move it to Thursday, as Kate now says she'll come Friday night.",
            "03T11:00",
        ),
        ("thursday would be better because my sister visits friday", "03T11:00"),
        ("could she make it thursday, i have the dentist friday at 10", "03T11:00"),
        ("church is thursday and Ana is coming friday so maybe saturday", "05T11:00"),
        ("make it thursday at ten. ben says friday is a holiday", "03T10:00"),
        ("At ten, if it's all the same to her.", "04T10:00"),
        ("Thursday morning at eleven is what I meant.", "03T11:00"),
    ],
)
def test_a_day_that_stands_in_a_reason_is_not_the_visits(town: Core, words: str, start: str) -> None:
    booked(town, HAIR)
    if not on(town, words):
        with town.write() as s:
            assert visits.change(s, town.clock.at, town.dorothy(s), words, once=words)
    assert stands(town) == {"hairdresser": start}, told(town)


@pytest.mark.parametrize(
    "words",
    [
        "Kate is coming home thursday at noon",
        "Ana says she comes saturday",
        "my niece visits on thursday at 3",
    ],
)
def test_what_only_tells_of_others_moves_nothing(town: Core, words: str) -> None:
    booked(town, HAIR)
    on(town, words)
    assert stands(town) == {"hairdresser": "04T11:00"}


@pytest.mark.parametrize(
    ("words", "start"),
    [("At eleven again, if it's all the same to her.", "11:00"), ("eleven", "11:00"), ("at 9 then", "09:00")],
)
def test_an_hour_is_none_of_the_night_unasked(town: Core, words: str, start: str) -> None:
    talk(town, "a hairdresser friday evening", "1", words)
    assert stands(town)["hairdresser"] == f"04T{start}", told(town)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "could somebody come about the sink, not today i have bible study on the phone at 2, maybe wednesday",
            "A handyman for the sink, tomorrow 9am to noon.",
        ),
        (
            "a hairdresser. church is sunday so saturday would do but ana is coming saturday so maybe friday",
            "A hairdresser, Friday 9am to noon.",
        ),
        (
            "a cab to the dentist friday, i have to be there at 2",
            "A cab to the dentist, Friday, there by 2pm.",
        ),
        (
            "a cab to the dentist thursday as my appointment is at 2",
            "A cab to the dentist, Thursday, there by 2pm.",
        ),
    ],
)
def test_what_is_no_day_of_the_visit_is_not_read_as_one(town: Core, words: str, said: str) -> None:
    assert talk(town, words).startswith(said), told(town)


@pytest.mark.parametrize(
    "words",
    [
        "put maria back to saturday morning please and the plumber thursday",
        "maria on saturday then, and the plumber on thursday",
        "move the plumber to thursday and the hairdresser to saturday",
    ],
)
def test_two_visits_in_one_text_each_get_their_own_day(town: Core, words: str) -> None:
    booked(town, PLUMBER, HAIR)
    on(town, words)
    found = stands(town)
    assert found["hairdresser"].startswith("05T"), told(town)
    assert found["handyman"].startswith("03T"), told(town)


def test_what_was_meant_for_another_visit_is_put_back_and_done_to_that(town: Core) -> None:
    booked(town, PLUMBER, HAIR)
    on(town, "make the hairdresser thursday")
    assert stands(town)["hairdresser"] == "03T11:00"
    on(town, "no honey not maria, maria stays friday, it was the plumber i meant")
    found = stands(town)
    assert found["hairdresser"] == "04T11:00", told(town)
    assert found["handyman"].startswith("03T"), told(town)


def test_a_ride_is_called_off_by_where_it_goes(town: Core) -> None:
    booked(town, "a taxi to the bank thursday at 10", "a taxi to church friday at 10")
    calls_off(town, "cancel the ride to the bank")
    with town.write() as s:
        left = s.exec(select(Order).where(col(Order.status) != OrderStatus.cancelled)).all()
        assert ["church" in str(order.chosen_because) for order in left] == [True]


def test_what_is_dropped_is_no_ride_where_it_is_food(town: Core) -> None:
    booked(town, "a cab to Dr Patel thursday at 10")
    with town.write() as s:
        assert not visits.call_off(
            s, town.clock.at, town.dorothy(s), "CAB FROM DR PATEL. DROP THE FOOD", once="x"
        )
    assert "ride" in stands(town)


def test_read_back_waits_are_left(town: Core) -> None:
    with town.write() as s:
        errands.quote(s, town.clock.at, town.dorothy(s), HAIR, HAIR, once="hair")
    with town.write() as s:
        hears(s, town, "ben says the church van is wednesday")
    assert "Friday at 11am" in told(town)


def test_the_first_of_two_rides_is_called_off_and_the_offer_of_another_books_nothing(town: Core) -> None:
    booked(town, "a cab to dr patel thursday at 10", "a cab to the bank thursday at 2")
    talk(town, "a cab to church sunday at 9")
    with town.write() as s:
        words = "cancel my cab"
        assert "Which" in which_visit.ask_off(s, town.clock.at, town.dorothy(s), words, once="off")
    on(town, "the first")
    with town.write() as s:
        found = s.exec(select(Order).where(Order.kind == "service").order_by(col(Order.id))).all()
    assert [order.status for order in found] == [OrderStatus.cancelled, OrderStatus.placed], told(town)
