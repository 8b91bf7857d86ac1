"""A yes in every tongue and manner places what was read back, and what else she says with it is not lost."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Message, Order, OrderStatus, Question, Task
from concierge_bot.services.medicines import refills
from concierge_bot.services.orders import errands, quotes
from concierge_bot.services.talk import waiting
from concierge_bot.understanding.answers import agreeing
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

YES = """si esta bien|sí, pídelo|that'd be lovely thanks|alrighty|go on so|order please|right you are|grand|yep|yessir
no no leave it, it is all correct. order please|you bet|that would be grand so, if it wasnt too much bother|ah go on so
si mi amor esta bien|thats lovely yes please do|yes beta right|kar do, haan ji|haan ji yes|yup yup|sounds good|dale
yes that'll do sugar|Aye lovely|Correct. Start it.|Yeah thats the ticket|si por favor mija|claro que si|theek hai beta
yes mon|why not|I would indeed|that suits me grand|yes dear thats right|book it|no thats all. order it|very good
oh yes please, god bless you|irie yes|fine by me|I'd be delighted|de acuerdo, gracias|okie dokie|yes order the bread"""
KIND = "lovely|lovely thanks|perfect|great, thank you|wonderful dear"
NO_YES = """thanks|thank you dear|goodbye|yes but no milk|si pero sin leche|no|no no|no leave it|no thats fine|ok bye
lovely day today|good morning|good night|grand so i fell|order eggs|send help|is that right?|yes and add eggs
right so where is my milk|that would be too much|that will not do|ok what|go away|go to bed|yes i fell
its fine but late"""


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


def read_back(s: Session, core: Core) -> Order:
    """Have bread read back to her."""
    quotes.quote(s, NOW, core.dorothy(s), "wheat bread", "", once="quote")
    return s.exec(select(Order)).one()


@pytest.mark.parametrize("text", lines(YES) + lines(KIND))
def test_a_yes_places_what_was_read_back(core: Core, text: str) -> None:
    with core.write() as s:
        order = read_back(s, core)
        assert hears(s, core, text) == "answer yes"
        assert order.status == OrderStatus.placed


@pytest.mark.parametrize("text", lines(NO_YES))
def test_what_is_no_yes_places_nothing(core: Core, text: str) -> None:
    assert not agreeing.agrees(text, ["Wheat bread"], "order groceries")
    with core.write() as s:
        order = read_back(s, core)
        hears(s, core, text)
        assert order.status != OrderStatus.placed


def test_a_kind_word_is_no_yes_to_what_was_asked_before_something_else_was_said(core: Core) -> None:
    with core.write() as s:
        order = read_back(s, core)
        errands.quote(s, NOW, core.dorothy(s), "a ride thursday at 2", "a ride thursday at 2", once="ride")
        assert hears(s, core, "lovely thanks") == "answer yes"
        assert order.status == OrderStatus.quoted
        assert "Service: a ride" in s.exec(select(Task)).one().task


@pytest.mark.parametrize(
    ("text", "placed", "tasks"),
    [
        ("yes the ride please", False, 1),
        ("si, the groceries", True, 0),
        ("right you are, do all of it", True, 1),
        ("yes both of them", True, 1),
    ],
)
def test_a_yes_that_names_one_of_two_or_all_is_not_asked_again(
    core: Core, text: str, placed: bool, tasks: int
) -> None:
    with core.write() as s:
        order = read_back(s, core)
        errands.quote(s, NOW, core.dorothy(s), "a ride thursday at 2", "a ride thursday at 2", once="ride")
        assert hears(s, core, text) == "answer yes"
        assert (order.status == OrderStatus.placed, len(core.tasks(s))) == (placed, tasks)
        assert not s.exec(select(Question).where(Question.about == "which")).all()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "yes please. remind me to ring Emma on sunday at 5",
            ["yes please", "remind me to ring Emma on sunday at 5"],
        ),
        ("sounds good, and how much is it", ["sounds good", "how much is it"]),
        ("go on so. and call me tomorrow", ["go on so", "call me tomorrow"]),
    ],
)
def test_a_yes_with_another_request_is_two_texts(core: Core, text: str, parts: list[str]) -> None:
    with core.write() as s:
        read_back(s, core)
        assert hears(s, core, text) == "parts"
        assert [m.body for m in s.exec(select(Message).order_by("id")) if m.part_of] == parts


@pytest.mark.parametrize("text", ["si esta bien, but after 2 oclock", "yes grand, but make it 2 wheat bread"])
def test_a_yes_with_a_but_is_read_back_changed(core: Core, text: str) -> None:
    with core.write() as s:
        order = read_back(s, core)
        assert hears(s, core, text) == "answer correction"
        assert order.status == OrderStatus.quoted
        assert "2 Wheat bread" in core.sent(s)[-1].body or "2-6pm" in core.sent(s)[-1].body


def test_a_word_for_who_will_come_goes_along_with_the_yes(core: Core) -> None:
    with core.write() as s:
        errands.quote(s, NOW, core.dorothy(s), "a cab friday at 10", "a cab friday at 10", once="ride")
        assert hears(s, core, "yes and tell them I use a walking stick") == "answer yes"
        assert "I use a walking stick" in core.tasks(s)[0].about


def test_what_waits_for_her_yes_is_said_when_she_asks_or_says_goodbye(core: Core) -> None:
    core.load(
        customers=[{**WORLD["customers"][0], "medications": [{"name": "Lisinopril", "times": ["20:00"]}]}]
    )
    with core.write() as s:
        customer = core.dorothy(s)
        errands.quote(s, NOW, customer, "a cab friday at 10", "a cab friday at 10", once="ride")
        refills.quote(s, NOW, customer, "lisinopril", once="refill")
        assert "a cab" in waiting.tell(s, NOW, customer, "what time is the cab coming", once="asked")
        waiting.after_small_talk(s, NOW, customer, once="bye")
        waiting.after_small_talk(s, NOW, customer, once="bye again")
        assert [row.body.partition(":")[0] for row in core.sent(s)].count("I still wait for your yes") == 2


@pytest.mark.parametrize(
    "text",
    [
        "yup that'll do but 10:15 is when I got to be there, so they'd best come by half past 9",
        "ok but come by half past 9",
        "yes but fetch me at 9:30",
        "at half past nine then",
    ],
)
def test_a_time_said_for_a_ride_moves_the_ride(core: Core, text: str) -> None:
    with core.write() as s:
        ride = "a lift thursday at 10:15"
        errands.quote(s, NOW, core.dorothy(s), ride, ride, once="ride")
        assert hears(s, core, text) == "answer correction"
        assert core.sent(s)[-1].body.startswith("A lift, Thursday at 9:30am")
        assert s.exec(select(Order)).all() == []


def test_a_limit_said_for_a_ride_is_when_she_must_be_there(core: Core) -> None:
    with core.write() as s:
        ride = "a lift thursday at 10:15"
        errands.quote(s, NOW, core.dorothy(s), ride, ride, once="ride")
        assert hears(s, core, "by half past nine then") == "answer correction"
        assert core.sent(s)[-1].body.startswith("A lift, Thursday, there by 9:30am")


@pytest.mark.parametrize(
    "text", ["Sugar I done told you yes to both", "both of them mam the bread and the ride"]
)
def test_both_is_both_however_it_is_said(core: Core, text: str) -> None:
    with core.write() as s:
        order = read_back(s, core)
        errands.quote(s, NOW, core.dorothy(s), "a ride thursday at 2", "a ride thursday at 2", once="ride")
        hears(s, core, "yes mam")
        assert s.exec(select(Question).where(Question.about == "which")).all()
        hears(s, core, text)
        assert (order.status, len(core.tasks(s))) == (OrderStatus.placed, 1)


def test_what_is_meant_is_not_asked_twice_in_a_row(core: Core) -> None:
    with core.write() as s:
        order = read_back(s, core)
        errands.quote(s, NOW, core.dorothy(s), "a ride thursday at 2", "a ride thursday at 2", once="ride")
        for _ in range(2):
            hears(s, core, "yes mam please")
        assert core.sent(s)[-1].body.startswith("I have no one for that yet: a ride, Thursday")
        assert (order.status, len(core.tasks(s))) == (OrderStatus.quoted, 1)
