"""Services in her own words: the kind through slips, the hour that she said, and what becomes of them after her OK."""

from datetime import timedelta

import pytest
from sqlmodel import select

from concierge_bot.models import Question, TaskStatus
from concierge_bot.services.everyday import coming
from concierge_bot.services.orders import (
    errand_booking,
    errands,
    visit_book,
    visit_status,
    visits,
)
from concierge_bot.services.talk import answers
from concierge_bot.understanding.visits import errand_names
from concierge_bot.understanding.visits import errands as reading
from tests.fixtures.core import Core
from tests.unit.said import hears

RIDE = "i need a ride thursday at 10 to dr patel 40 main street"
TO_PATEL = "ride to dr patel 40 main street"


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("adn i wnat the harirdreser to coem hoem fridday moring", "a hairdresser"),
        ("hairdreser fridday mornng plese", "a hairdresser"),
        ("i ned a rde tusday at 3 to the eye docter", "a ride"),
        ("i neeed a rridde to the docctor", "a ride"),
        ("a mael at 6", "a meal"),
        ("i need an elecrician", "an electrician"),
        ("mmy tap is drippin cann joe comme", "a handyman"),
        ("and a ride friday at 2 to see the surgeon and back again", "a ride"),
    ],
)
def test_a_slip_does_not_hide_the_kind_of_service(words: str, spoken: str) -> None:
    assert errand_names.spoken(words) == spoken
    assert reading.asked_for(words) or "tap" in words


@pytest.mark.parametrize(
    "words",
    [
        "is the ride coming",
        "5 stars for the ride",
        "the plumber was rude",
        "rice and milk",
        "i need a red pen",
        "cancel the hairdresser",
        "whats the ride time again",
        "remind me to book a taxi",
    ],
)
def test_what_is_no_request_for_a_service_is_left_to_the_model(words: str) -> None:
    assert not reading.asked_for(words)


def asked(core: Core, what: str, when: str = "") -> str:
    """Let her ask for a service; return what is read back."""
    with core.write() as s:
        return errands.quote(s, core.clock.at, core.dorothy(s), what, when or what, once=f"ask {what}")


def agreed(core: Core) -> None:
    """Let her agree to a ride on Thursday at ten."""
    core.load()
    asked(core, RIDE)
    with core.write() as s:
        question = s.exec(select(Question)).one()
        question.closed_at = core.clock.at
        errand_booking.answered(s, core.clock.at, core.dorothy(s), question, "1", once="ok")


@pytest.mark.parametrize(
    ("what", "when", "said"),
    [
        (
            "a ride thursday, have to be there at 6 30 in the morning",
            "",
            "A ride, Thursday, there by 6:30am.",
        ),
        (
            "i neeed a rridde to the docctor on thurssday",
            "2 oclokc srry in teh aftrenoon. dr adler 5 hgih stret",
            "A ride to the docctor, Thursday at 2pm.",
        ),
        ("i want my hair cut", "thursday or friday", "A hairdresser, Thursday or Friday."),
        (
            "i want my hair cut",
            "not today, tomorrow morning sometime",
            "A hairdresser, tomorrow 8am to noon.",
        ),
        ("a handyman", "WHENEVER HE CAN NOT TODAY GOT THE DOCTOR AT 2", "A handyman, tomorrow 9am to noon."),
        ("a handyman", "sometime next week, not monday though", "A handyman, Tue Dec 8 9am to noon."),
        ("a handyman", "friday afternoon but not before 2", "A handyman, Friday after 2pm."),
        ("a handyman", "in the next few days", "A handyman, at the time you wrote."),
        ("a handyman to stop by on thursday at 11", "", "A handyman, Thursday at 11am."),
        (
            "a hairdresser on thursday morning before Kevin comes, about ten, just a wash and set",
            "",
            "A hairdresser for a wash and set, Thursday at 10am.",
        ),
        ("A CAB TODAY. GET ME TO THE VA BY 2 PLEASE", "", "A cab to the Va, today, there by 2pm."),
        ("A CAB TO THE VA", "TODAY AT 2 I SAID. GET ME THERE FOR 2", "A cab to the Va, today, there by 2pm."),
        ("i want my hair cut", "dont mind. not too early", "A hairdresser, as soon as we can."),
        ("i want my hair cut", "as soon as you can please", "A hairdresser, as soon as we can."),
    ],
)
def test_the_time_that_she_said_is_read_back(core: Core, what: str, when: str, said: str) -> None:
    core.load()
    assert asked(core, what, when).startswith(said)
    with core.write() as s:
        words = s.exec(select(Question)).one().data["words"]
    assert (when or what) in words


def test_a_correction_before_her_ok_moves_the_time(core: Core) -> None:
    core.load()
    asked(core, "a ride thursday at 8 in the morning")
    with core.write() as s:
        text = answers.amend(s, core.clock.at, core.dorothy(s), "it has to be 6 30 am not 8", once="a")
    assert text.startswith("A ride, Thursday at 6:30am.")


@pytest.mark.parametrize("words", ["and a plumber on friday at 9", "and milk on friday", "what time is it"])
def test_other_wishes_do_not_move_it(core: Core, words: str) -> None:
    core.load()
    asked(core, "a ride thursday at 8 in the morning")
    with core.write() as s:
        assert answers.amend(s, core.clock.at, core.dorothy(s), words, once="a") == ""


def test_what_she_asked_for_is_planned_and_can_be_asked_about(core: Core) -> None:
    agreed(core)
    with core.write() as s:
        her = core.dorothy(s)
        assert "a ride" in coming.tell(s, core.clock.at, her, "what is happening thursday", once="c")
        text = visit_status.tell(s, core.clock.at, her, "whats the ride time again", once="t")
        assert text.startswith(f"A {TO_PATEL}, Thursday at 10am. Our team is seeing to it.")
        assert text.endswith("by 12pm tomorrow.")
        assert visit_status.tell(s, core.clock.at, her, "where is my order", once="o") == ""
        assert visit_status.tell(s, core.clock.at, her, "is the plumber coming", once="p") == ""
    core.clock.move(hours=28)
    with core.write() as s:
        visit_status.tell(s, core.clock.at, core.dorothy(s), "is the ride coming", once="again")
        assert core.tasks(s)[-1].task.startswith("She asks how it stands")


def test_of_two_days_that_she_asks_about_both_are_told(core: Core) -> None:
    agreed(core)
    with core.write() as s:
        said = coming.tell(s, core.clock.at, core.dorothy(s), "what comes today and thursday", once="both")
    assert "Thursday at 10am: a ride" in said


@pytest.mark.parametrize("words", ["cancel the ride", "i mean it no ride thursday"])
def test_a_service_called_off_ends_its_task(core: Core, words: str) -> None:
    agreed(core)
    with core.write() as s:
        assert "I called this off" in visits.change(s, core.clock.at, core.dorothy(s), words, once="off")
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.status, task.outcome) == ("closed", visit_book.OFF)
        assert visit_book.coming(s, core.clock.at, core.dorothy(s)) == []


def test_what_a_person_has_in_hand_is_called_off_by_a_person(core: Core) -> None:
    agreed(core)
    with core.write() as s:
        core.tasks(s)[0].status = TaskStatus.claimed
    with core.write() as s:
        text = visits.call_off(s, core.clock.at, core.dorothy(s), "cancel the ride", once="off")
    assert "I told our team to call this off" in text
    with core.write() as s:
        assert "call it off" in core.tasks(s)[-1].task


@pytest.mark.parametrize(
    ("words", "at"),
    [("make it 11 instead", "11am"), ("can the ride be at 2", "2pm"), ("make it 6 30 am", "6:30am")],
)
def test_a_change_goes_to_the_desk_and_is_said(core: Core, words: str, at: str) -> None:
    agreed(core)
    core.clock.at += timedelta(minutes=1)
    with core.write() as s:
        text = visits.change(s, core.clock.at, core.dorothy(s), words, once="c")
    assert f"Now it is: a {TO_PATEL}, Thursday at {at}".casefold() in text.casefold()
    with core.write() as s:
        (task,) = core.tasks(s)
        assert at in task.task
        assert words in task.about


def test_words_about_an_order_change_no_service(core: Core) -> None:
    agreed(core)
    with core.write() as s:
        assert visits.change(s, core.clock.at, core.dorothy(s), "add milk to my order", once="c") == ""
        assert visits.call_off(s, core.clock.at, core.dorothy(s), "cancel my order", once="d") == ""


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("I need someone to sit with my brother friday from 1 to 4", "somebody to sit with your brother"),
        (
            "could anybody come and have a coffee with me sunday afternoon",
            "somebody to have a coffee with you",
        ),
        ("can sombody change the lite bulb on my stairs", "a handyman"),
        ("is there anyone who can shovel my snow tomorrow?", "somebody to shovel your snow"),
        ("does anybody come out to the house and do nails?", "somebody to do nails"),
        ("and somebody to bring me home again, about five", "a ride"),
        ("can someone bring me to the dentist on monday", "a ride"),
        ("somebody stole my bag", "help with what you wrote"),
        ("someone is coming friday", "help with what you wrote"),
        ("bring me two eggs", "help with what you wrote"),
    ],
)
def test_whom_she_wants_is_said_in_her_own_words(words: str, spoken: str) -> None:
    assert errand_names.spoken(words) == spoken


def test_what_she_adds_to_her_yes_goes_along_and_asks_for_nothing_new(core: Core) -> None:
    for rest in ("She likes somebody who plays cards", "I walk with a stick", "a quiet one please"):
        core.load()
        asked(core, "someone to sit with my sister thursday at 2")
        with core.write() as s:
            assert hears(s, core, f"Yes that's right. {rest}") == "answer yes"
            (task,) = core.tasks(s)
            assert rest in task.about


def test_a_lady_and_no_man_is_said_back(core: Core) -> None:
    core.load()
    asked(core, "somebody to have tea with me thursday afternoon")
    with core.write() as s:
        said = errands.amend(
            s, core.clock.at, core.dorothy(s), "at three, and a woman, not a man", once="lady"
        )
        assert said.startswith("Somebody to have tea with you (a lady), Thursday at 3pm.")


def test_where_she_names_a_day_and_leaves_its_hour_that_day_is_read_back(core: Core) -> None:
    core.load()
    said = asked(core, "clean my windows", "Thursday, as I said, any time after my tablet would do")
    assert "Cleaning for your windows, Thursday" in said


def test_what_she_says_more_of_a_gift_keeps_its_day(core: Core) -> None:
    core.load()
    assert "A gift: flowers, Sunday" in asked(core, "flowers for sunday")
    with core.write() as s:
        more = "yellow roses for Lillian, 12 Oak street, a gift"
        assert errands.waits(s, core.clock.at, core.dorothy(s), more)
        assert not errands.waits(s, core.clock.at, core.dorothy(s), "a plumber for the sink")
    assert "A gift: yellow roses for Lillian, 12 Oak street, a gift, Sunday" in asked(core, more)


@pytest.mark.parametrize(
    "words",
    [
        "a taxi thursday to the church on main, the mass is at 10 so maybe half past nine",
        "a taxi thursday to the church on main, at ten is when it begins. the taxi at half past nine",
    ],
)
def test_when_it_begins_there_is_not_when_she_is_fetched(core: Core, words: str) -> None:
    core.load()
    assert "Thursday at 9:30am, there by 10am" in asked(core, words)


def test_the_day_that_suits_is_read_back_alone(core: Core) -> None:
    core.load()
    said = asked(core, "clean the windows before i go off on thursday, wednesday would suit")
    assert "Cleaning for the windows, tomorrow" in said
    assert "Thursday" not in said


def test_as_soon_as_we_can_takes_back_the_hour(core: Core) -> None:
    core.load()
    asked(core, "a plumber for the sink thursday afternoon")
    with core.write() as s:
        said = errands.amend(s, core.clock.at, core.dorothy(s), "As soon as you can.", once="soon")
    assert "as soon as we can" in said
