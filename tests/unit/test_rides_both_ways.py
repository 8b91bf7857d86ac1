"""A way back is a ride of its own: it never takes the place of the way there."""

import pytest
from sqlmodel import col, select

from concierge_bot.models import Task
from concierge_bot.services.orders import errands, visit_book
from concierge_bot.understanding.visits import ride_places
from tests.fixtures.core import Core
from tests.unit.said import hears_all
from tests.unit.test_visit_corrections import told, town

__all__ = ["told", "town"]


def talk(core: Core, first: str, *more: str) -> str:
    """Let her ask for a service and text on; return what she is told last, and nothing if that was not heard."""
    with core.write() as s:
        errands.quote(s, core.clock.at, core.dorothy(s), first, first, once=first)
    return on(core, *more) if more else told(core)


def on(core: Core, *more: str) -> str:
    """Let her text on; return what she is told last, and nothing if that was not heard."""
    read_as = ""
    for words in more:
        with core.write() as s:
            read_as = hears_all(s, core, words)
    return told(core) if read_as else ""


def rides(core: Core) -> list[tuple[str, str, str]]:
    """Return from where to where the rides go that are booked, and when."""
    with core.write() as s:
        found = visit_book.coming(s, core.clock.at, core.dorothy(s))
    return [(v.data.get("from", ""), v.data.get("to", ""), v.data["start"][8:16]) for v in found]


OUT = "a cab to the doctor thursday, there by 10:30"
BOTH = "a cab to Dr Patel thursday at 10, back at noon"


@pytest.mark.parametrize(
    "words",
    [
        "OK BOOK IT BOTH WAYS",
        "AND HE COMES BACK TO GET ME RIGHT",
        "does he bring me home too",
        "yes, and the ride back",
        "who gets me home",
        "ok but how do I get back home",
        "both going and coming back please",
        "I need a ride home too",
        "will the driver wait and take me back",
        "and to come back?",
    ],
)
def test_a_way_back_of_a_ride_that_waits_for_her_ok_is_asked_for_its_hour(town: Core, words: str) -> None:
    said = talk(town, OUT, words)
    assert said.startswith("A cab to the doctor (also back), Thursday, there by 10:30am."), said
    assert said.endswith("At what time shall it bring you back?")
    assert not rides(town)
    said = on(town, "about noon")
    assert said.startswith("A cab to the doctor, Thursday, there by 10:30am, back at noon."), said
    on(town, "1")
    assert rides(town) == [("", "the doctor", "03T10:30"), ("the doctor", "home", "03T12:00")]


@pytest.mark.parametrize(
    "words",
    [
        "I SAID BOTH WAYS. WHO BRINGS ME HOME",
        "AND HE COMES BACK TO GET ME RIGHT",
        "AND THE RIDE BACK",
        "who gets me home then",
        "and how do i get home again",
        "yes both going and coming back",
        "i need a ride home from there too",
        "what about the way back",
    ],
)
def test_a_way_back_of_a_booked_ride_is_asked_for_its_hour_and_is_a_ride_of_its_own(
    town: Core, words: str
) -> None:
    said = talk(town, OUT, "1", words)
    assert said.startswith("A cab back from the doctor, Thursday."), said
    assert said.endswith("At what time shall it bring you back?")
    assert on(town, "NOON").startswith("A cab back from the doctor, Thursday at noon.")
    on(town, "1")
    assert rides(town) == [("", "the doctor", "03T10:30"), ("the doctor", "home", "03T12:00")]


@pytest.mark.parametrize(
    "words",
    [
        "NOT ORDERING NOTHING. RIDE HOME FROM DOCTOR. ABOUT NOON",
        "NOW RIDE HOME SAME DAY 12 NOON FROM THE DOCTOR",
        "SECOND CAB THURSDAY NOON. THE DOCTOR TO MY HOUSE",
        "NO. THERE BY 1030. THEN HOME AT NOON. TWO RIDES",
        "and to come back at twelve noon",
        "BOOK THE CAB HOME AT NOON",
        "then home at 12",
        "pick me up again at noon to go home",
        "i need to be picked up from the doctor at noon",
        "bring me back at 12 please",
        "the ride back should be at 12 noon",
    ],
)
def test_the_hour_of_the_way_home_never_moves_the_way_there(town: Core, words: str) -> None:
    said = talk(town, OUT, "1", words)
    assert "from the doctor" in said, said
    assert "Thursday at noon" in said, said
    assert rides(town) == [("", "the doctor", "03T10:30")]
    on(town, "1")
    assert ("the doctor", "home", "03T12:00") in rides(town)


@pytest.mark.parametrize(
    "words",
    [
        "Kate is coming home thursday at noon",
        "my son comes back at noon",
        "i get my pills at noon at home",
        "is the nurse coming to my home at noon",
        "can he bring back my umbrella",
    ],
)
def test_who_else_comes_home_is_no_ride(town: Core, words: str) -> None:
    assert "from the doctor" not in talk(town, OUT, "1", words)
    assert rides(town) == [("", "the doctor", "03T10:30")]


@pytest.mark.parametrize(
    ("words", "start", "to"),
    [
        ("RIDE HOME FROM DR PATEL TODAY NOON", "Dr Patel", "home"),
        ("a cab thursday noon. dr patel to my house", "dr patel", "home"),
        ("CAB. FROM DR PATEL TO HOME", "Dr Patel", "home"),
        ("a ride from la farmacia to my house", "la farmacia", "home"),
        ("take me from church to home", "church", "home"),
        ("a taxi home from the eye clinic", "the eye clinic", "home"),
        ("a cab from home to the bank", "home", "the bank"),
        ("a cab to the bank", "", "the bank"),
        ("a ride to my house", "", "home"),
        ("a ride to la farmacia, i need help to the car", "", "la farmacia"),
        ("a taxi to the library, he can help me to the cab", "", "the library"),
    ],
)
def test_from_where_to_where_a_ride_goes(words: str, start: str, to: str) -> None:
    found = ride_places.way(words.title() if words.isupper() else words)
    assert (found.get("from", "").casefold(), found.get("to", "").casefold()) == (
        start.casefold(),
        to.casefold(),
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("IS THE 10 OCLOCK CAB COMING YES OR NO", "a cab to Dr Patel, Thursday at 10am"),
        ("is the morning cab still coming", "a cab to Dr Patel, Thursday at 10am"),
        ("when is my ride home", "a cab back from Dr Patel, Thursday at noon"),
        ("is the cab to dr patel still on", "a cab to Dr Patel, Thursday at 10am"),
    ],
)
def test_two_rides_of_a_day_are_told_apart_when_she_asks(town: Core, words: str, said: str) -> None:
    assert said in talk(town, BOTH, "1", words)


@pytest.mark.parametrize(
    ("words", "out", "back"),
    [
        ("NO THE MORNING ONE. 945 TO DR PATEL. HOME STAYS NOON", "03T09:45", "03T12:00"),
        ("make the ride home 12:30", "03T10:00", "03T12:30"),
        ("the 10 oclock cab should come at 9:30", "03T09:30", "03T12:00"),
        ("move the morning cab up 15 min", "03T09:45", "03T12:00"),
        ("the cab to dr patel a quarter of an hour earlier please", "03T09:45", "03T12:00"),
        ("the noon cab half an hour later", "03T10:00", "03T12:30"),
        ("can the ride back be at 1 pm", "03T10:00", "03T13:00"),
    ],
)
def test_one_of_two_rides_of_a_day_is_moved(town: Core, words: str, out: str, back: str) -> None:
    talk(town, BOTH, "1", words)
    assert [start for _, _, start in rides(town)] == [out, back], told(town)


@pytest.mark.parametrize("words", ["MOVE THE THURSDAY CAB UP 15 MIN", "the cab 15 minutes earlier please"])
def test_in_doubt_she_is_asked_which_of_two_rides(town: Core, words: str) -> None:
    said = talk(town, BOTH, "1", words)
    assert said == (
        "Which one do you mean? Reply 1 for a cab to Dr Patel, Thursday at 10am; "
        "2 for a cab back from Dr Patel, Thursday at noon."
    )
    on(town, "1")
    assert rides(town)[0][2] == "03T09:45"


def test_a_yes_while_an_hour_was_asked_books_nothing_without_it(town: Core) -> None:
    said = talk(town, "THURSDAY CAB TO DR PATEL", "YES")
    assert said.endswith("At what time shall it pick you up?")
    assert not rides(town)
    on(town, "10 AM", "1")
    assert rides(town) == [("", "Dr Patel", "03T10:00")]


def test_a_second_yes_without_an_hour_goes_to_a_person(town: Core) -> None:
    said = talk(town, "THURSDAY CAB TO DR PATEL", "YES", "YES")
    assert said.startswith("Good. Our team will see to it: a cab to Dr Patel, Thursday.")
    with town.write() as s:
        assert s.exec(select(Task).where(col(Task.once).startswith("service:"))).one()


@pytest.mark.parametrize("hour", ["PICK ME UP 1000", "AT 1000", "1000", "10 AM", "at ten"])
def test_an_hour_of_four_digits_is_read(town: Core, hour: str) -> None:
    said = talk(town, f"THURSDAY CAB. {hour} TO DR PATEL")
    assert said.startswith("A cab to Dr Patel, Thursday at 10am."), said


@pytest.mark.parametrize(
    "words", ["NO. THERE BY 1030. THEN HOME AT NOON. TWO RIDES", "and the ride home at 12"]
)
def test_a_way_home_that_is_booked_is_not_booked_again(town: Core, words: str) -> None:
    said = talk(town, "a cab to the doctor thursday, there by 10:30, back at noon", "1", words)
    assert "a cab back from the doctor, Thursday at noon" in said
    assert "Reply 1" not in said


def test_the_way_home_that_is_booked_is_moved(town: Core) -> None:
    said = talk(town, "a cab to the doctor thursday, there by 10:30, back at noon", "1", "then home at 1 pm")
    assert "Now it is: a cab back from the doctor, Thursday at 1pm" in said
    assert [start for _, _, start in rides(town)] == ["03T10:30", "03T13:00"]


def test_the_one_of_a_part_of_the_day_is_meant_though_another_waits_for_her_ok(town: Core) -> None:
    talk(town, "a cab to Dr Patel thursday at 10", "1", "and home at noon")
    said = on(town, "NO THE MORNING ONE. 945 TO DR PATEL. HOME STAYS NOON")
    assert "Now it is: a cab to Dr Patel, Thursday at 9:45am" in said
