"""What a text is about that names nothing: the thing that we named to her last, and never an older question of ours."""

import pytest
from sqlmodel import col, select

from concierge_bot.models import Message, MessageState, Order, OrderStatus, Outbox, Question, Rating
from concierge_bot.services.cases import ratings
from concierge_bot.services.everyday import reminders
from concierge_bot.services.orders import errands, quotes, standing
from concierge_bot.services.talk import conversation
from concierge_bot.understanding.answers import agreeing, yes_beside
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.visits import errand_answers
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears
from tests.unit.test_visit_corrections import TOWN, member, told


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with shops and services."""
    core.load(
        providers=[*TOWN, member("Warm Plate", ["meal"], 1200), member("TechPal", ["technician"], 4500)]
    )
    return core


def wants(core: Core, what: str) -> str:
    """Let her ask for a service; return how it is read back."""
    core.clock.move(minutes=5)
    with core.write() as s:
        errands.quote(s, core.clock.at, core.dorothy(s), what, what, once=what)
    return told(core)


def orders(core: Core, what: str) -> str:
    """Let her order goods; return how they are read back."""
    core.clock.move(minutes=5)
    with core.write() as s:
        quotes.quote(s, core.clock.at, core.dorothy(s), what, "", once=what)
    return told(core)


def reminds(core: Core, what: str, when: str) -> str:
    """Let her ask for a reminder; return how it is read back."""
    core.clock.move(minutes=5)
    with core.write() as s:
        reminders.quote(s, core.clock.at, core.dorothy(s), what, when, once=what)
    return told(core)


def says(core: Core, words: str) -> str:
    """Let her text, each part of it after the other; return the last that she is told."""
    core.clock.move(minutes=5)
    with core.write() as s:
        hears(s, core, words)
    for _ in range(5):
        with core.write() as s:
            part = s.exec(
                select(Message)
                .where(Message.state != MessageState.done, col(Message.part_of).is_not(None))
                .order_by(col(Message.id))
            ).first()
            if part is None:
                break
            conversation.second_look(s, core.clock.at, core.dorothy(s), part)
            part.state = MessageState.done
            s.add(part)
    return told(core)


def booked(core: Core) -> int:
    """Return how many visits and orders were placed."""
    with core.write() as s:
        return len(
            s.exec(
                select(Order).where(col(Order.status).in_((OrderStatus.placed, OrderStatus.accepted)))
            ).all()
        )


@pytest.mark.parametrize(
    ("asked", "words", "now"),
    [
        ("a ride to the VA wednesday at ten", "1 BUT 930 NOT 10", "tomorrow at 9:30am"),
        ("a ride to the VA wednesday at ten", "yes but half past nine", "tomorrow at 9:30am"),
        (
            "a hairdresser thursday",
            "yes 1 but after ten plese i am slow inthe morning",
            "Thursday after 10am",
        ),
        ("a hairdresser thursday", "1 but not befor ten", "Thursday after 10am"),
        ("a hairdresser thursday at 10", "ok but make it eleven", "Thursday at 11am"),
        ("a handyman for the shelf friday at 3", "1 only not friday, saturday", "Saturday at 3pm"),
        ("a meal tonight at 7", "7 is to late i eat at five", "today at 5pm"),
        (
            "a meal tonight at 7",
            "7 is too late i eat at five. and no one ever called me about the hair",
            "today at 5pm",
        ),
        (
            "cleaning for the house december 20",
            "Friday morning this week please. Not on the twentieth",
            "Friday 8am to noon",
        ),
        ("a technician for my television tomorrow at 2", "at 4 instead, y no at 2", "tomorrow at 4pm"),
        ("a technician for my television tomorrow at 2", "i meant four dear", "tomorrow at 4pm"),
        (
            "a cab to the dentist thursday at 11",
            "the dentist is at 10:30 now. I don't like to be late",
            "Thursday, there by 10:30am",
        ),
    ],
)
def test_a_time_beside_a_yes_or_alone_is_read_back_and_books_nothing(
    town: Core, asked: str, words: str, now: str
) -> None:
    wants(town, asked)
    assert now in says(town, words)
    assert booked(town) == 0
    assert says(town, "1").startswith("Good.")
    assert booked(town) == 1


def test_an_older_question_is_never_meant_by_a_time(town: Core) -> None:
    orders(town, "wheat bread")
    reminds(town, "call Ruth", "tomorrow 3pm")
    assert says(town, "no today at 3 please not tommorow") == (
        "I will remind you today 3pm: call Ruth. Reply 1 if that is right, 2 to leave it."
    )
    assert says(town, "1") == "Good. I will remind you today 3pm."
    assert booked(town) == 0


def test_an_order_that_was_placed_is_not_moved_by_what_is_said_of_a_cab(town: Core) -> None:
    orders(town, "wheat bread")
    says(town, "1")
    wants(town, "a cab to the restaurant thursday at noon")
    assert says(town, "Half past eleven, dear, not noon").startswith(
        "A cab to the restaurant, Thursday at 11:30am."
    )


def test_what_she_names_is_meant_though_it_is_older(town: Core) -> None:
    wants(town, "a hairdresser thursday at 10")
    orders(town, "wheat bread")
    assert says(town, "the hair at eleven").startswith("A hairdresser, Thursday at 11am.")
    says(town, "1")
    orders(town, "wheat bread")
    assert "Now it is: a hairdresser, Thursday at 2pm" in says(town, "MOVE THE HAIR TO 2")


def test_a_bare_number_moves_no_visit(town: Core) -> None:
    wants(town, "a taxi to the eye clinic tomorrow at 10:30")
    says(town, "1")
    said = says(town, "1")
    assert "10:30am" in said, "it was booked for then"
    assert "1pm" not in said


def test_a_booked_visit_is_moved_by_what_is_said_after_it_was_named(town: Core) -> None:
    wants(town, "a taxi to the eye clinic tomorrow at 10:15, back at noon")
    says(town, "1")
    assert "tomorrow, there by 11am" in says(town, "Eye clinic moved to 11. Move taxi too.")
    said = says(town, "Does taxi pick me up at 11 or clinic at 11? Appointment is 11. Pick up 10:30.")
    assert "a taxi to the eye clinic, tomorrow at 10:30am, there by 11am" in said
    wants(town, "a handyman for the tap today at 2")
    says(town, "1")
    assert "tomorrow at 10am" in says(town, "CANCEL HAL TODAY HE COMES TOMORROW AT 10")
    assert "10am" in says(town, "the soup was cold last week, can they do better tomorrow at 12"), (
        "it is no hour of his"
    )


def test_a_door_is_where_he_comes_and_nowhere_that_she_goes(town: Core) -> None:
    wants(town, "a cab at 3 today to the foot doctor 210 Fifth street")
    said = says(town, "1 yes and have him com to the side door")
    assert said.startswith(
        "Good. I asked Blue Cab: a cab to the foot doctor 210 Fifth street (com to the side door)"
    )


def test_a_refused_offer_takes_no_later_yes(town: Core) -> None:
    reminds(town, "water the plants", "friday 9am")
    says(town, "no! Sparkle Clean, book them friday morning")
    with town.write() as s:
        assert [q for q in s.exec(select(Question)) if q.closed_at is None] == []


def test_an_hour_of_an_order_keeps_its_day_and_a_refused_day_is_none(town: Core) -> None:
    orders(town, "wheat bread")
    assert "Thursday 9-11am" in says(town, "yes but thursday is better than today")
    assert "Thursday 10am-2pm" in says(town, "1 but not before ten")


def test_what_shall_come_only_once_is_an_order(town: Core) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "wheat bread", "every wednesday", once="weekly")
    assert says(town, "Not regularly. I said one time.").startswith("Rossi Grocer: Wheat bread.")
    with town.write() as s:
        assert {q.about for q in s.exec(select(Question)) if q.closed_at is None} == {"order"}


def test_yes_ask_them_is_a_yes_to_what_was_asked_last(town: Core) -> None:
    wants(town, "a cab to church sunday at 9")
    town.clock.move(minutes=40)
    wants(town, "a handyman for the tap tomorrow at 2")
    assert says(town, "yes ask them").startswith("Good. I asked Handy Hal")


def test_stars_that_she_did_not_give_are_taken_back(town: Core) -> None:
    with town.write() as s:
        ratings.told(s, town.clock.at, town.dorothy(s), "1 star", once="stars")
        assert len(s.exec(select(Rating)).all()) == 1
    assert "took that back" in says(town, "no no i did not say 1 star")
    with town.write() as s:
        assert s.exec(select(Rating)).all() == []
        assert s.exec(select(Outbox).where(Outbox.to == DOROTHY)).first() is not None


@pytest.mark.parametrize(
    ("words", "stars"),
    [
        ("I would give the pharmacy a five, they were so quick, and the young man was polite.", 5),
        ("But I did say five for the pharmacy, dear, not four.", 5),
        ("Five, dear. And I should like a cleaner", 5),
        ("i give them a 2, the milk was wrong", 2),
        ("5, the young man was charming", 5),
        ("1 but not befor ten", None),
        ("no no i did not say 1 star, the grab bar, saturday after ten", None),
    ],
)
def test_stars_are_read_as_she_says_them(words: str, stars: int | None) -> None:
    assert details.rating(words) == stars


def test_a_yes_with_a_but_is_set_against_itself() -> None:
    for words in ("1 but 930 not 10", "yes 1 but after ten", "1 only not friday"):
        said = yes_beside.read(words)
        assert said is not None
        assert said.against, words
    assert agreeing.agrees("yes ask them") == "plain"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("9:30 not 10", "9:30"),
        ("at 4 and not at two", "at 4"),
        ("noon is too early make it two", "make it two"),
        ("half past eleven, not noon", "half past eleven"),
    ],
)
def test_an_hour_that_she_does_not_want_is_left_out(words: str, left: str) -> None:
    assert errand_answers.without_refused(words).strip(" ,") == left
