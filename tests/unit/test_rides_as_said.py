"""A ride is asked for and changed as she says it: her hours, the address, the way home, and what is no ride at all."""

import pytest
from sqlmodel import select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import visit_book
from concierge_bot.understanding.visits import errands, reasons
from concierge_bot.understanding.words import dropped
from tests.fixtures.core import Core
from tests.unit.test_put_right import says, town, wants

__all__ = ["town"]


@pytest.mark.parametrize(
    "words",
    [
        "half gallon i said a whole gallon is too heavy for me to lift",
        "i cant lift the big bag",
        "dont make me lift heavy bottles",
        "i can hardly lift my arm",
    ],
)
def test_what_she_lifts_is_no_ride(words: str) -> None:
    assert errands.kind(words) == errands.OTHER


@pytest.mark.parametrize("words", ["i need a lift to the clinic", "book me a lift to mass sunday at 10"])
def test_a_lift_is_a_ride(words: str) -> None:
    assert errands.kind(words) == "ride"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("denise is comin sunday", "denise is coming sunday"),
        ("i need bringin' home in the mornin", "i need bringing home in the morning"),
        ("my aspirin and a muffin for Marvin", "my aspirin and a muffin for Marvin"),
        ("I AINT GOIN", "I AINT GOING"),
    ],
)
def test_a_dropped_g_is_put_back_where_there_is_one(words: str, meant: str) -> None:
    assert dropped.restored(words) == meant


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("a cab to dr meyers 410 wayne avenue on thursday for 10:15", "Thursday, there by 10:15am."),
        ("the cab takes me to the clinic thursday. 10 is my appointment it takes 20 min", "there by 10am."),
        ("a cab at 10 on thursday to the clinic", "Thursday at 10am."),
        ("i need a ride to the VA tomorrow be there at 10 its 4100 west third street", "there by 10am."),
    ],
)
def test_an_hour_is_when_she_is_there_or_when_she_is_fetched(town: Core, words: str, when: str) -> None:
    assert when in wants(town, words)


def test_a_ride_there_and_home_with_its_address_are_two(town: Core) -> None:
    words = (
        "i need a ride to the VA tomorrow be there at 10 its 4100 west third street."
        " they will be done round noon and i need bringing home"
    )
    said = wants(town, words)
    assert said.startswith("A ride to the VA, 4100 west third street, tomorrow, there by 10am, back at noon.")


def test_how_long_it_takes_is_no_hour_of_a_booked_cab(town: Core) -> None:
    wants(town, "a cab to the clinic thursday at 9")
    says(town, "1")
    assert "Thursday at 9am, there by 10am" in says(town, "10 IS MY APPOINTMENT IT TAKES 20 MIN")


def test_the_way_home_moves_and_never_goes_from_home_to_home(town: Core) -> None:
    wants(town, "a ride to the VA tomorrow at 10, back at noon")
    says(town, "1")
    said = says(town, "CHANGE THE RIDE HOME TO 1")
    assert "a ride back from the VA, tomorrow at 1pm" in said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("a cab to the clinic thursday, there by 10:15", "10:15am is when you are there."),
        ("a cab to the clinic thursday at 10", "10am is when the driver picks you up."),
        ("a cab to the clinic thursday, pick up at 9:30, there by 10", "The driver picks you up at 9:30am."),
    ],
)
def test_which_hour_it_is_is_answered(town: Core, what: str, said: str) -> None:
    wants(town, what)
    answer = says(town, "is that when he picks me up or when i am there?")
    assert answer.startswith(said)
    assert "Reply 1 to book it" in answer  # it still waits for her OK
    says(town, "1")
    assert says(town, "so is that the time he comes for me or my appointment").startswith(said)


def test_that_she_must_be_there_then_puts_the_hour_right(town: Core) -> None:
    wants(town, "a cab to the clinic thursday at 10:15")
    answer = says(town, "is that when he picks me up or when i am there? i must BE there at quarter past")
    assert "Thursday, there by 10:15am." in answer


@pytest.mark.parametrize("booked", [True, False])
def test_all_cabs_are_called_off(town: Core, booked: bool) -> None:
    wants(town, "a ride to the VA tomorrow at 10, back at noon")
    if booked:
        says(town, "1")
    says(town, "CANCEL ALL CABS")
    says(town, "1")
    with town.write() as s:
        assert not visit_book.coming(s, town.clock.at, town.dorothy(s))
        live = s.exec(select(Order).where(Order.status == OrderStatus.placed)).all()
    assert not live


def test_all_but_one_is_not_all(town: Core) -> None:
    wants(town, "a cab to the clinic thursday at 10")
    says(town, "1")
    says(town, "cancel all cabs but the one on thursday")
    with town.write() as s:
        assert len(visit_book.coming(s, town.clock.at, town.dorothy(s))) == 1


@pytest.mark.parametrize(
    ("what", "words", "said"),
    [
        (
            "a handyman for the step tomorrow morning",
            "yes book hal but the afternoon i got the VA at 10 denise reminds me. and it is the back step",
            "A handyman for the back step, tomorrow noon to 5pm. Handy Hal, $45. Reply 1",
        ),
        (
            "a cab to the clinic thursday, there by 10:15",
            "well i will just book it, 1, but tell him pick me up half past nine",
            "A cab to the clinic, Thursday at 9:30am, there by 10:15am. Blue Cab, $14. Reply 1",
        ),
        (
            "a cab to the clinic thursday at 10",
            "yes and tell him to come at 9:30",
            "A cab to the clinic, Thursday at 9:30am. Blue Cab, $14. Reply 1",
        ),
    ],
)
def test_a_yes_with_another_hour_is_read_back(town: Core, what: str, words: str, said: str) -> None:
    wants(town, what)
    assert says(town, words).startswith(said)


def test_a_word_for_him_goes_along_with_the_yes(town: Core) -> None:
    wants(town, "a cab to the clinic thursday at 10")
    assert "(i walk slow), Thursday at 10am" in says(town, "yes and tell him i walk slow")


def test_an_hour_for_him_is_no_note_on_a_booked_cab(town: Core) -> None:
    wants(town, "a cab to the clinic thursday at 10")
    says(town, "1")
    assert "Now it is: a cab to the clinic, Thursday at 9:30am" in says(
        town, "tell him pick me up half past nine"
    )


@pytest.mark.parametrize(
    "words", ["tell that man never mind", "tell him not to bother", "tell hal dont come"]
)
def test_who_is_told_that_he_is_not_needed_does_not_come(town: Core, words: str) -> None:
    wants(town, "a handyman for the screen door tomorrow morning")
    says(town, "1")
    assert "I called this off with Handy Hal" in says(town, words)


def test_how_long_a_way_takes_is_left_out() -> None:
    assert "20" not in reasons.without("my appointment is at 10 and it takes about 20 minutes", ride=True)
