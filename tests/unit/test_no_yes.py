"""What only sounds like a yes, or like a stop, does nothing: it opens a question, adds to a list, or is of another."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus, Outbox
from concierge_bot.services.cases import problems
from concierge_bot.services.house import notify
from concierge_bot.services.orders import baskets, errands, ordering, quotes, visit_book
from concierge_bot.understanding.parting import taken_back
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears
from tests.unit.test_amends import BREAKFAST, breakfast, newest
from tests.unit.test_heard_answers import Talk
from tests.unit.test_several_members import PHARMACY, SLOW, SWIFT, her
from tests.unit.test_stops_the_right_thing import hear
from tests.unit.test_swaps import told

USUAL = [{"name": "Wheat bread", "quantity": 2}]


def read_back(s: Session, core: Core) -> Order:
    """Have milk read back to her."""
    quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="quote")
    return s.exec(select(Order)).one()


@pytest.mark.parametrize(
    "text",
    [
        "right, where were we with the milk",
        "right so, where was I",
        "well that's right, now where did we get to",
        "grand, and where had we got to with it",
    ],
)
def test_a_word_that_opens_a_question_is_no_yes_to_what_was_read_back(core: Core, text: str) -> None:
    with core.write() as s:
        order = read_back(s, core)
        assert hears(s, core, text) == "answer plain"
        assert order.status == OrderStatus.quoted
        assert "2% milk half gallon" in core.sent(s)[-1].body
        assert "Reply 1 to order" in core.sent(s)[-1].body


@pytest.mark.parametrize("text", ["right, what time will that be here", "ok, who is bringing it"])
def test_an_opened_question_leaves_the_list_open(core: Core, text: str) -> None:
    with core.write() as s:
        order = read_back(s, core)
        hears(s, core, text)
        assert order.status == OrderStatus.quoted


def test_a_yes_that_says_so_places_it_whatever_is_asked_behind_it(core: Core) -> None:
    with core.write() as s:
        order = read_back(s, core)
        assert hears(s, core, "yes please, and what time does it come") == "parts"
        hears(s, core, "yes please")
        assert order.status == OrderStatus.placed


@pytest.mark.parametrize("text", ["oh and the usual too", "and my usual please", "also add my usual to that"])
def test_her_usual_is_added_to_what_was_read_back(core: Core, text: str) -> None:
    core.load(customers=[{**WORLD["customers"][0], "usual": USUAL}])
    with core.write() as s:
        order = read_back(s, core)
        assert hears(s, core, text) == "answer correction"
        assert order.status == OrderStatus.quoted
        assert baskets.spoken(baskets.of_order(s, order)) == "2% milk half gallon, 2 Wheat bread"


@pytest.mark.parametrize("text", ["lovely and the usual as well", "that and the usual too"])
def test_what_adds_is_no_yes_however_the_model_hears_it(core: Core, text: str) -> None:
    core.load(customers=[{**WORLD["customers"][0], "usual": USUAL}])
    talk = Talk(core)
    with core.write() as s:
        read_back(s, core)
    talk.says(text, offer=("yes", 0.97))
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


def test_a_question_that_a_right_opens_is_no_yes_however_the_model_hears_it(core: Core) -> None:
    talk, asks = Talk(core), "where's that young fella got to"
    with core.write() as s:
        read_back(s, core)
    talk.rasa.answers["right so,"] = talk.rasa.answers["right so, "] = {"offer": ("yes", 0.97)}
    talk.rasa.reads[asks] = talk.rasa.reads[f"and {asks}"] = ["order_status"]
    talk.says(f"right so, and {asks}")
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Can the hairdresser come Friday at 2, and send his slippers no never mind that. just the hairdresser",
            "Can the hairdresser come Friday at 2. just the hairdresser",
        ),
        ("book me a cab for 3 and get some milk. no scratch that", "book me a cab for 3."),
        ("cancel the lunch. no never mind that", ""),
    ],
)
def test_what_is_taken_back_is_the_last_wish_and_no_more(text: str, left: str) -> None:
    assert taken_back.left(text) == left


def placed(core: Core) -> None:
    """Have milk on its way, and another word said to her since."""
    with core.write() as s:
        ordering.place(s, NOW, core.dorothy(s), read_back(s, core))
        notify.to_customer(s, NOW, core.dorothy(s), "It is Tuesday.", about="answer", once="since")


def test_never_mind_stops_nothing_that_was_ordered_but_asks(core: Core) -> None:
    placed(core)
    assert hear(core, "no never mind that", "cancel_order").startswith(
        "Which order shall I stop? Reply 1 for order 1"
    )
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.placed
        assert hears(s, core, "1") == "answer 1"
        assert s.exec(select(Order)).one().status == OrderStatus.cancelled


def test_who_says_that_it_shall_stop_is_not_asked(core: Core) -> None:
    placed(core)
    assert hear(core, "i dont want it any more", "cancel_order").startswith("Order 1 is stopped")


@pytest.mark.parametrize(
    "text",
    [
        "Could the haircut lady come Tuesday morning, and remind me tonight at 8 to put the bins out",
        "i need the plumber to come friday at 9, remind me to ring Sue at 6 tonight",
    ],
)
def test_two_new_wishes_move_no_ride_that_is_booked(core: Core, text: str) -> None:
    with core.write() as s:
        errands.quote(
            s, NOW, core.dorothy(s), "a ride to church thursday at noon", "thursday at noon", once="ride"
        )
        assert hears(s, core, "yes") == "answer yes"
        (before,) = [dict(one.data) for one in visit_book.coming(s, NOW, core.dorothy(s))]
        hears(s, core, text)
        assert [dict(one.data) for one in visit_book.coming(s, NOW, core.dorothy(s))] == [before]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("i want another dozen today not money", "OK, today"),
        ("tomorow is ok", "OK, tomorrow"),
        ("tomorrow will do fine", "OK, tomorrow"),
        ("no refund, send me new ones tomorrow", "OK, tomorrow"),
        ("i'd rather have my money back", "OK. That is $3.49 off."),
    ],
)
def test_she_chooses_in_words_how_it_is_made_good(core: Core, text: str, answer: str) -> None:
    her(core, providers=[BREAKFAST, PHARMACY, SWIFT, SLOW])
    with core.write() as s:
        breakfast(core, s)
        problems.told(s, NOW, core.dorothy(s), "the eggs came broken", once="a")
        hears(s, core, text)
        assert told(s, core).startswith(answer)
        assert newest(s) == ["Eggs large dozen"] or "off" in answer


def test_what_she_is_told_of_a_list_is_in_one_text(core: Core) -> None:
    with core.write() as s:
        read_back(s, core)
        before = len(s.exec(select(Outbox)).all())
        hears(s, core, "right, where were we")
        assert len(s.exec(select(Outbox)).all()) == before + 1
