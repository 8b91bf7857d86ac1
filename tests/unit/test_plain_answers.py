"""Plain questions are answered from the rows, alone or beside other things, and as kindly the second time."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Message, Order, OrderStatus, Reminder
from concierge_bot.services.house.timeline import note
from concierge_bot.services.money import bills
from concierge_bot.services.orders import errands, ordering, quotes, visit_status
from concierge_bot.services.talk import calls, known_intents, messages
from concierge_bot.understanding.everyday import plain_questions, reminding
from concierge_bot.understanding.visits import errand_hours
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

HERE = NOW.replace(tzinfo=None)
KATHY = {"name": "Kathy Baker", "relation": "daughter", "phone": "+14025550117"}


def ordered(s: Session, core: Core, status: OrderStatus = OrderStatus.quoted) -> Order:
    """Read milk and bread back to her, and let it come as far as ``status``."""
    customer = core.dorothy(s)
    quotes.quote(s, core.clock.at, customer, "milk and bread", "", once=f"quote:{core.clock.at}")
    order = s.exec(select(Order).order_by(col(Order.id).desc())).first()
    assert order is not None
    if status != OrderStatus.quoted:
        ordering.place(s, core.clock.at, customer, order)
        order.status = status
        note(s, core.clock.at, order.agency_id, f"order {status}", customer=customer, order=order)
        s.add(order)
        s.flush()
    return order


def said(s: Session, core: Core, text: str) -> str:
    """Return what she is answered to a plain question."""
    assert hears(s, core, text) == "answer plain"
    return core.sent(s)[-1].body


@pytest.mark.parametrize(
    "text", ["what day is it", "Oh dear, what time is it now?", "whats the date today love"]
)
def test_the_clock_is_told(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        assert said(s, core, text) == said(s, core, text) == "It is Tuesday, Dec 1, 9am."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Did I ask you to remind me about something? I can't recall", "today 10am: ring my cousin Olive"),
        ("what did I have to do at ten", "today 10am: ring my cousin Olive"),
        ("did I ring Olive this morning", "I do not know if you did"),
        ("is the back door locked do you know", "I do not know that"),
    ],
)
def test_what_she_forgot_is_told_as_far_as_it_is_known(core: Core, text: str, answer: str) -> None:
    core.load()
    with core.write() as s:
        customer, at = core.dorothy(s), core.clock.at + timedelta(hours=1)
        s.add(
            Reminder(
                agency_id=customer.agency_id, customer_id=customer.key, what="ring my cousin Olive", first=at,
                started_at=core.clock.at, next_at=at,
            )
        )  # fmt: skip
        assert answer in said(s, core, text)


def test_what_nobody_told_us_is_offered_to_be_asked(core: Core) -> None:
    core.load(customers=[{**WORLD["customers"][0], "contacts": [KATHY]}])
    with core.write() as s:
        assert "no word from Kathy Baker" in said(s, core, "Did Kathy say she was coming? I have my coat on")
        assert "no such visit set up: a plumber" in said(s, core, "has the plumber called")


def test_what_she_ordered_is_told_and_what_is_not_ordered_too(core: Core) -> None:
    core.load()
    with core.write() as s:
        assert "nothing on order" in said(s, core, "what did I order today dear")
        ordered(s, core)
        assert said(s, core, "did I order milk today?").startswith("Not ordered yet: 2% milk half gallon")


@pytest.mark.parametrize(
    "text",
    [
        "Somebody knocked and left a bag on my step. I didn't order anything. Who is it from?",
        "I've got two milks here. Did I do that? I'm sorry to be a nuisance",
        "did my groceries come?",
    ],
)
def test_what_came_is_told_to_who_forgot(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        order = ordered(s, core, OrderStatus.delivered)
        told = said(s, core, text)
        assert (
            f"Order {order.number} from Rossi Grocer came today 9am: 2% milk half gallon, Wheat bread" in told
        )


@pytest.mark.parametrize(
    "text", ["somebody brought the wrong bag", "someone left a bag here. send more milk", "I have two cats"]
)
def test_what_is_amiss_or_asks_for_more_is_not_soothed(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.delivered)
        assert hears(s, core, text) == ""


def test_a_plain_question_beside_a_request_is_answered_beside_it(core: Core) -> None:
    core.load()
    with core.write() as s:
        assert hears(s, core, "what time is it? and can you bring me a paper") == messages.PARTS
        parts = [row.body for row in s.exec(select(Message).where(col(Message.part_of).is_not(None)))]
        assert parts == ["what time is it?", "can you bring me a paper"]


@pytest.mark.parametrize(
    "text", ["did i lock up? what day is it", "what did i have to do at ten and could you ring Carol"]
)
def test_a_plain_question_swallows_nothing_that_follows_it(text: str) -> None:
    assert plain_questions.read(text) is None
    assert len(plain_questions.parts(text)) == 2


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I want rice for today. my sink is blocked, can you send a plumber at 2", ""),
        ("can you send a plumber at 2", "request_service"),
    ],
)
def test_a_service_beside_another_request_is_left_to_be_taken_apart(
    core: Core, text: str, intent: str
) -> None:
    core.load()
    with core.write() as s:
        customer = core.dorothy(s)
        assert known_intents.known_intent(s, core.clock.at, customer, text, unsure=False) == intent


def test_who_comes_is_told(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert "order 1 from Rossi Grocer" in said(s, core, "is somebody coming today?")


@pytest.mark.parametrize(
    "text",
    ["what time is it coming", "what day is my appointment", "did i take my pill", "is the nurse here"],
)
def test_other_questions_are_none_of_these(text: str) -> None:
    asked = plain_questions.read(text)
    assert asked is None or asked.kind == "came"


def test_a_call_that_she_does_not_want_stops_no_order(core: Core) -> None:
    core.load()
    with core.write() as s:
        customer = core.dorothy(s)
        assert "no call" in calls.not_wanted(s, core.clock.at, customer, "Please cancel that call.", once="a")
        assert not calls.not_wanted(s, core.clock.at, customer, "cancel that order", once="b")
        assert core.tasks(s)


def test_a_visit_that_is_not_set_up_is_named_as_itself(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        asked = (s, core.clock.at, core.dorothy(s))
        assert "the furnace man" in visit_status.not_set_up(*asked, "is the furnace man coming", once="a")
        assert not visit_status.not_set_up(*asked, "is my milk coming", once="b")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "Please itemise today's charge: goods, delivery fee, tax",
            "goods $6.19, delivery $3. In all $9.19.",
        ),
        ("what do I owe", "nothing to pay now. Still under way: order"),
        ("how much have I spent this month", "no order has come to you yet. Still under way: order"),
    ],
)
def test_money_is_told_of_what_is_under_way_too(core: Core, words: str, answer: str) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert answer in bills.asked(s, core.clock.at, core.dorothy(s), words, once="bill")


@pytest.mark.parametrize(
    ("text", "wish", "hour"),
    [
        (
            "remind me to ring my cousin Olive at three would you? Her party was last week and I forgot",
            "ring my cousin Olive",
            15,
        ),
        ("remind me to ring Olive at three, it was her birthday", "ring Olive", 15),
        (
            "please remind me at 5pm to turn off the oven I forget so often since Sid died",
            "turn off the oven",
            17,
        ),
    ],
)
def test_a_reminder_says_what_she_wants_to_do_and_no_more(text: str, wish: str, hour: int) -> None:
    when = reminding.read(reminding.when_part(text, HERE), HERE)
    assert (reminding.what(text, HERE), when and (when.start.hour, when.asks)) == (wish, (hour, ()))  # type: ignore[union-attr]


def test_how_long_something_troubles_her_is_no_time_to_come() -> None:
    assert "night" not in errand_hours.without_trouble("the pipe drips all night and keeps me up at night")
    assert "tonight" in errand_hours.without_trouble("can he come tonight")
    assert "5th" not in errand_hours.without_trouble("a ride to the bank at Main and 5th on friday")


def test_where_it_is_when_it_was_brought_already(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.delivered)
        said_so = ordering.status(s, NOW + timedelta(minutes=20), core.dorothy(s), once="where")
        assert said_so.startswith("Order 1 was brought today 9am. Please look at your door.")
        later = ordering.status(s, NOW + timedelta(days=2), core.dorothy(s), once="later")
        assert later == "You have no open order. Text me what you need."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("What is the total with delivery?", "number 1, was $9.19 in all"),
        ("so whats it gonna cost me", "number 1, was $9.19 in all"),
        ("How much is it all going to run me?", "number 1, was $9.19 in all"),
        ("what do you charge for delivery", "Rossi Grocer takes $3 to bring an order"),
        ("what is the delivery fee please", "Rossi Grocer takes $3 to bring an order"),
    ],
)
def test_a_price_that_we_know_is_said(core: Core, words: str, says: str) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert says in bills.asked(s, NOW, core.dorothy(s), words, once="price")
        assert not core.tasks(s)


def test_what_is_known_of_a_price_is_said_and_what_a_service_costs_comes_first(core: Core) -> None:
    core.load()
    with core.write() as s:
        her = core.dorothy(s)
        quotes.quote(s, NOW, her, "milk and nutmeg", "", once="quote")
        hears(s, core, "1")
        said = bills.asked(s, NOW, her, "how much will it all cost", once="open")
        assert said.startswith("Order 1 is $6.20 so far, and 1 more without a price yet.")
        errands.quote(s, NOW + timedelta(minutes=1), her, "a ride friday at 9", "friday at 9", once="ride")
        told = bills.asked(s, NOW + timedelta(minutes=2), her, "whats that gonna cost me", once="ride price")
        assert told == "Our team finds out the price and tells you first. You can still say no then."


def test_why_she_was_charged_is_for_a_person(core: Core) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        bills.asked(s, NOW, core.dorothy(s), "why was I charged for delivery twice", once="why")
        assert len(core.tasks(s)) == 1


def test_a_question_behind_a_story_without_a_stop_is_heard() -> None:
    words = "thank you dear my niece is coming Wednesday she is such a good girl do I have milk coming"
    asked = plain_questions.read(words)
    assert asked is not None
    assert (asked.kind, asked.about) == ("thing comes", "milk")
