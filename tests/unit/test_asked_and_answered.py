"""What she asks is answered, and not with how something else stands; what waits for her OK does not press her."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Case, Message, OrderStatus, Question, Task
from concierge_bot.services.house import desk
from concierge_bot.services.orders import errands, quotes
from concierge_bot.services.talk import handover, messages, plain_answers, waiting
from concierge_bot.understanding.everyday import plain_questions
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears
from tests.unit.test_plain_answers import KATHY, ordered, said


def parts(s: Session) -> list[str]:
    """Return into what a text of hers was taken apart."""
    return [row.body for row in s.exec(select(Message).where(col(Message.part_of).is_not(None)))]


@pytest.mark.parametrize(
    "text",
    [
        "Is Kathy coming today?",
        "when is my daughter coming over",
        "what time will Kathy be here",
        "I only want to know if Kathy is coming.",
        "will my daughter visit on Sunday",
    ],
)
def test_one_of_her_people_is_asked_whatever_is_on_order(core: Core, text: str) -> None:
    core.load(customers=[{**WORLD["customers"][0], "contacts": [KATHY]}])
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert "no word from Kathy Baker" in said(s, core, text)


@pytest.mark.parametrize(
    "text",
    [
        "When is my husband coming home?",
        "what time is my brother getting here",
        "is our Stanley coming for his tea",
        "will my mother be here soon",
        "when does Rosie get back",
    ],
)
def test_whom_no_row_knows_a_person_speaks_of(core: Core, text: str) -> None:
    core.load(agency={"desk_phone": None})
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert (
            said(s, core, text)
            == "I do not know that, so a person on our team will call you about it by 9:30am."
        )
        task = s.exec(select(Task).where(col(Task.once).startswith("person:"))).one()
        assert task.nag_at == task.due_at, "it is watched"


ASKED_AGAIN = (
    "I wait for your yes. A cleaner, Friday at 10am. Our team will set it up, and tell you who comes and the price. "
    "Reply 1 if that is right, 2 to leave it."
)


@pytest.mark.parametrize(
    "text",
    ["what time does the cleaner come on Friday", "when is my cleaner coming", "who's cleaning on friday"],
)
def test_when_a_helper_comes_is_told_from_what_was_agreed(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        errands.quote(s, core.clock.at, core.dorothy(s), "a cleaner", "friday at 10am", once="a")
        assert said(s, core, text) == ASKED_AGAIN
        hears(s, core, "1")
        assert said(s, core, text).startswith("A cleaner, Friday at 10am. Our team is seeing to it.")


@pytest.mark.parametrize(
    "text", ["who's driving me thurs", "who is taking me to church", "and who will fetch me"]
)
def test_who_drives_her_is_a_question_of_her_ride(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        told = said(s, core, text)
        assert "set up" in told
        assert "a ride" in told
        errands.quote(s, core.clock.at, core.dorothy(s), "a ride to church", "thursday at 2", once="a")
        assert "I wait for your yes. A ride to church" in said(s, core, text)


@pytest.mark.parametrize("text", ["when is it coming", "what time do they come", "is he here yet"])
def test_who_was_not_named_is_left_to_the_dialogue_server(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        assert hears(s, core, text) == ""


@pytest.mark.parametrize(
    "text", ["no milk yet!", "still no bread", "where is my bread", "and theres still no milk here"]
)
def test_what_she_misses_is_told_while_it_comes_and_is_a_problem_once_it_came(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        order = ordered(s, core, OrderStatus.accepted)
        assert "It comes today" in said(s, core, text)
        order.status = OrderStatus.delivered
        s.add(order)
        assert "sorry about your order" in said(s, core, text)
        assert s.exec(select(Case)).one().order_id == order.id


def test_what_was_never_ordered_is_not_missed(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert hears(s, core, "still no word from the doctor") == ""
        assert hears(s, core, "no fish yet") == ""


def test_a_question_is_parted_from_what_she_tells_and_from_her_no(core: Core) -> None:
    core.load(customers=[{**WORLD["customers"][0], "contacts": [KATHY]}])
    with core.write() as s:
        ordered(s, core, OrderStatus.delivered)
        said(s, core, "My programme is on and no milk yet! The cat is shouting at me")
        assert (
            hears(s, core, "No no more bread love. I just want to know if Kathy is coming.") == messages.PARTS
        )
        assert parts(s) == ["no", "I just want to know if Kathy is coming."]


def test_where_it_is_that_came_is_told(core: Core) -> None:
    core.load()
    with core.write() as s:
        her = core.dorothy(s)
        assert plain_answers.came_last(s, core.clock.at, her, once="a") == ""
        ordered(s, core, OrderStatus.delivered)
        told = plain_answers.came_last(s, core.clock.at, her, once="b")
        assert "came today 9am: 2% milk half gallon, Wheat bread. If you do not see it, tell me." in told


@pytest.mark.parametrize(
    "text", ["told you morning. too late", "i want it noon or so", "needed it earlier", "I said 5pm"]
)
def test_another_time_is_wished_and_not_asked(text: str) -> None:
    assert plain_questions.wants_another_time(text)


@pytest.mark.parametrize(
    "text", ["does it come this afternoon", "i want to know when it comes", "where is my order"]
)
def test_when_it_comes_is_asked_and_not_wished(text: str) -> None:
    assert not plain_questions.wants_another_time(text)


@pytest.mark.parametrize("text", ["I was asking about my pill not a delivery", "it isnt about the order"])
def test_she_says_that_she_meant_no_order(text: str) -> None:
    assert plain_questions.of_no_order(text)
    assert not plain_questions.of_no_order("not the milk, the order of bread")


def test_what_she_had_already_is_not_pressed_on_her_when_she_asks_what_came(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.delivered)
        ordered(s, core)
        assert "Not ordered yet" not in said(s, core, "did I order my bread?")


def test_what_waits_is_said_once_and_not_while_a_person_is_to_call(core: Core) -> None:
    core.load()
    with core.write() as s:
        her, now = core.dorothy(s), core.clock.at
        ordered(s, core)
        handover.to_a_person(s, now, her, "She asks for a person", "to_a_person", once="p")
        waiting.after_small_talk(s, now, her, once="a")
        assert "still wait" not in core.sent(s)[-1].body
        desk.close(s, now, core.tasks(s)[0], "called her", "Ruth")
        waiting.after_small_talk(s, now, her, once="b")
        waiting.after_small_talk(s, now, her, once="c")
        assert len([row for row in core.sent(s) if "still wait" in row.body]) == 1


def test_what_she_adds_to_a_ride_that_waits_is_kept_for_who_comes(core: Core) -> None:
    core.load()
    with core.write() as s:
        her, now = core.dorothy(s), core.clock.at
        errands.quote(s, now, her, "a ride to the bank", "thursday at 2", once="a")
        words = "its the one by the mill and I walk with a stick, ride up to the ramp"
        assert waiting.tell(s, now, her, words, once="b").startswith("I wrote that down for whoever comes.")
        question = s.exec(select(Question).where(Question.about == errands.ABOUT)).one()
        assert "walk with a stick" in question.data["words"]


def test_the_same_list_an_hour_after_it_came_is_asked_once(core: Core) -> None:
    core.load()
    with core.write() as s:
        first = ordered(s, core, OrderStatus.delivered)
        now = core.clock.at + timedelta(hours=1)
        told = quotes.quote(s, now, core.dorothy(s), "milk and bread", "", once="again")
        assert told.startswith(f"You had this with order {first.number}, today ")
        assert told.endswith(
            "2% milk half gallon, Wheat bread. Do you want it one more time? Reply 1 for yes, 2 for no."
        )
        assert hears(s, core, "2") == "answer 2"
        assert s.exec(select(Question).where(col(Question.closed_at).is_(None))).all() == []
        told = quotes.quote(s, now, core.dorothy(s), "milk, bread and eggs", "", once="more")
        assert told.startswith("Rossi Grocer:")
        assert [row for row in core.sent(s) if row.to == DOROTHY]
