"""A visit as she puts it right: its day and place stay, and who fetches, mends or cleans hears what she said of it."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Order, Outbox
from concierge_bot.services.orders import errands, legs, visit_book, visit_words
from concierge_bot.understanding.visits import fetching, particulars
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears


def member(name: str, services: list[str], price: int, kind: str = "service") -> dict[str, Any]:
    """Return a member for services."""
    return {"name": name, "kind": kind, "services": services, "price": price}


TOWN = [
    *WORLD["providers"],
    member("Blue Cab", ["ride"], 1400),
    member("Handy Hal", ["handyman"], 4500),
    member("Sparkle Clean", ["cleaning"], 6000),
    member("Swift", [], 395, "courier"),
    member("Maria's Hair", ["hairdresser"], 3500),
]


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with who drives, mends, cleans and brings."""
    core.load(providers=TOWN)
    return core


def told(core: Core) -> str:
    """Return the last text to her."""
    with core.write() as s:
        rows = select(Outbox.body).where(Outbox.to == DOROTHY).order_by(col(Outbox.id).desc())
        return s.exec(rows).first() or ""


def talk(core: Core, first: str, *more: str) -> str:
    """Let her ask for a service and text on; return what she is told last."""
    with core.write() as s:
        errands.quote(s, core.clock.at, core.dorothy(s), first, first, once=first)
    for number, words in enumerate(more):
        with core.write() as s:
            assert hears(s, core, words), words
        assert told(core), number
    return told(core)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            ("need ride docter wensday 10. dr mehta on wayne av", "is for arrive 10 not pick up 10"),
            "A ride to dr mehta on wayne av, tomorrow, there by 10am.",
        ),
        (
            ("a cab to the clinic thursday at 10", "no get me there by ten"),
            "A cab to the clinic, Thursday, there by 10am.",
        ),
        (
            ("a cab thursday at 10", "arive by ten so pickup 930. dr mehta 212 wayne av"),
            "A cab to dr mehta 212 wayne av, Thursday at 9:30am, there by 10am.",
        ),
        (
            ("a taxi to the eye clinic friday at 10", "pick me up at 930"),
            "A taxi to the eye clinic, Friday at 9:30am.",
        ),
        (
            ("a cab to the dentist friday, appointment at 2", "leave here 1:30"),
            "A cab to the dentist, Friday at 1:30pm, there by 2pm.",
        ),
        (
            ("a ride to church thursday 6:30 pm", "somebody to carry me home at half past eight"),
            "A ride to church, Thursday at 6:30pm, back at 8:30pm.",
        ),
        (
            ("a ride to church thursday 6:30 pm there and back", "8:30"),
            "A ride to church, Thursday at 6:30pm, back at 8:30pm.",
        ),
        (
            ("a ride to church thursday at 6:30 pm, coming home 8:30 pm",),
            "A ride to church, Thursday at 6:30pm, back at 8:30pm.",
        ),
        (
            ("A CAB TO THE DOCTOR TODAY", "I TOLD YOU BY 2 OCLOCK. MIAMI VALLEY HOSPITAL"),
            "A cab to Miami Valley Hospital, today, there by 2pm.",
        ),
        (("a cab to the doctor friday at 2", "by 2 not at 2"), "A cab to the doctor, Friday, there by 2pm."),
        (
            ("THE DOOR STICKS. NEED A HANDYMAN", "NOT TODAY. TOMORROW MORNING SOMETIME"),
            "A handyman for the door, tomorrow 8am to noon.",
        ),
        (
            ("a handyman tomorrow at 10", "CANCEL HIM FOR TOMORROW HE COMES THURSDAY AT 10 OR NOT AT ALL"),
            "A handyman, Thursday at 10am.",
        ),
        (
            ("Could Maria do my hair", "No dear, Wednesday at ten in the morning. A wash and set"),
            "A hairdresser for a wash and set, tomorrow at 10am.",
        ),
        (("2 am ok. i only want cab thursday",), "A cab, Thursday."),
        (
            ("I want Hal on Friday for a loose step", "not friday, saturday"),
            "A handyman for a loose step, Saturday 9am to noon.",
        ),
        (("the dripping sink, friday", "at 10"), "A handyman for the dripping sink, Friday at 10am."),
        (
            ("a person to clean my house on Thursday morning. She must not touch my husband's study.",),
            "Cleaning (She must not touch my husband's study), Thursday 8am to noon.",
        ),
    ],
)
def test_what_she_puts_right_leaves_the_rest_as_it_was(town: Core, texts: tuple[str, ...], said: str) -> None:
    assert talk(town, *texts).startswith(said)


def test_a_way_back_without_an_hour_is_asked_for(town: Core) -> None:
    assert talk(town, "a ride to church thursday 6:30 pm, both ways").endswith("bring you back?")


def test_a_ride_on_a_day_is_asked_for_its_hour(town: Core) -> None:
    assert talk(town, "a ride to church on thursday").endswith("pick you up?")


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("NO. thursday. not wednesday", "Thursday at 10am"),
        ("is for arrive 10 not pick up 10", "tomorrow, there by 10am"),
        ("wrong. cancel tomorrow's ride. I want thursday arrive by 10", "Thursday, there by 10am"),
        ("wrong, by 10 I need to be there", "tomorrow, there by 10am"),
    ],
)
def test_a_booked_ride_is_put_right_as_it_is_said(town: Core, words: str, now: str) -> None:
    said = talk(town, "a ride to the eye clinic wednesday at 10", "1", words)
    assert f"Now it is: a ride to the eye clinic, {now}" in said
    with town.write() as s:
        assert len(visit_book.coming(s, town.clock.at, town.dorothy(s))) == 1


def test_her_yes_with_the_name_and_the_day_books_it(town: Core) -> None:
    said = talk(town, "the kitchen sink is dripping, friday", "Handy Hal yes please. Friday.")
    assert said.startswith("Good. I asked Handy Hal: a handyman for the kitchen sink, Friday 9am to noon")


def test_what_was_said_of_it_before_stays_when_she_asks_for_it_again(town: Core) -> None:
    talk(town, "a ride to church thursday at 6:30 pm")
    assert talk(town, "i need that ride thursday there and back").startswith(
        "A ride to church (also back), Thursday at 6:30pm"
    )


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        (
            "bill wandered to the yard again in his slippers. put a lock up high on the back door",
            "a lock up high on the back door",
        ),
        ("hang a curtain rod in the bedroom", "a curtain rod in the bedroom"),
        ("the leaky kitchen tap", "the leaky kitchen tap"),
    ],
)
def test_what_is_to_be_done_is_named(words: str, thing: str) -> None:
    assert particulars.read(words, "handyman")["thing"] == thing


def test_who_mends_it_hears_in_her_words_what_fails(town: Core) -> None:
    talk(town, "the front door sticks when it rains, somebody to look at it on friday", "1")
    with town.write() as s:
        order = s.exec(select(Order)).one()
        assert "the front door sticks when it rains" in visit_words.for_the_member(order)


def test_where_nothing_is_known_she_is_asked_in_plain_words(town: Core) -> None:
    assert talk(town, "can you send something to my nephew").startswith("What kind of help do you need?")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "pick up 2 salt blocks at Millers Feed Rt 4, already paid, today at 3",
            "A driver to fetch 2 salt blocks from Millers Feed Rt 4, today at 3pm. Swift, $3.95.",
        ),
        (
            "can somebody fetch my coat from the dry cleaners tomorrow at 2",
            "A driver to fetch your coat from the dry cleaners, tomorrow at 2pm. Swift, $3.95.",
        ),
    ],
)
def test_what_is_hers_is_fetched_by_who_brings_parcels(town: Core, words: str, said: str) -> None:
    assert talk(town, words).startswith(said)
    assert "Swift" in talk(town, words, "1")
    with town.write() as s:
        order = s.exec(select(Order)).one()
        assert [leg.kind for leg in legs.of(s, order)] == [legs.COURIER]


@pytest.mark.parametrize(
    "words",
    [
        "is my order ready for pick up",
        "i already paid the driver",
        "pick up 2 pounds of apples",
        "my pills are ready, fetch them",
    ],
)
def test_what_is_not_hers_yet_is_no_such_errand(words: str) -> None:
    assert not fetching.asked_for(words)


EYE = "cab to the eye doctor thursday 10:30. Address is 1200 Wayne Avenue. And also cab home."


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            (EYE, "And home, maybe 11:45. Thank you."),
            "A cab to the eye doctor, 1200 Wayne Avenue, Thursday at 10:30am, back at 11:45am.",
        ),
        (
            ("a cab to the dentist friday at 2", "my appt is at 2 dear"),
            "A cab to the dentist, Friday, there by 2pm.",
        ),
        (
            ("a cab to the dentist friday at 2", "pick me up at 1:30 and take me home at 3"),
            "A cab to the dentist, Friday at 1:30pm, back at 3pm.",
        ),
        (
            ("a cab to the dentist friday at 2", "3:15 is for going home"),
            "A cab to the dentist, Friday at 2pm, back at 3:15pm.",
        ),
    ],
)
def test_the_hour_there_the_hour_of_setting_out_and_the_hour_home_are_three(
    town: Core, texts: tuple[str, ...], said: str
) -> None:
    assert talk(town, *texts).startswith(said)


@pytest.mark.parametrize(
    ("words", "starts", "offer"),
    [
        ("And home, maybe 11:45. Thank you.", "10:30", "11:45am"),
        (
            "No no. 11:45 is for going HOME. Please pick me up at my house at 10 and take me home at 11:45.",
            "10:00",
            "11:45am",
        ),
        ("i need to leave at 10, and come home at noon", "10:00", "noon"),
        ("Home again at 12 please", "10:30", "noon"),
        ("the ride back should be 1 pm", "10:30", "1pm"),
    ],
)
def test_the_way_home_of_a_booked_ride_never_moves_the_way_there(
    town: Core, words: str, starts: str, offer: str
) -> None:
    said = talk(town, "a cab to the eye doctor thursday at 10:30", "1", words)
    assert f"A cab back from the eye doctor, Thursday at {offer}" in said, said
    with town.write() as s:
        (visit,) = visit_book.coming(s, town.clock.at, town.dorothy(s))
    assert visit.data["start"] == f"2026-12-03T{starts}:00"
    if starts == "10:00":
        assert "Now it is: a cab to the eye doctor, Thursday at 10am" in said
