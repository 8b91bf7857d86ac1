"""What she asks is answered by what our rows know: nothing that was called off, failed or came is denied."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Message, OrderStatus
from concierge_bot.services.everyday import coming
from concierge_bot.services.money import bills
from concierge_bot.services.orders import errands, ordering, standing
from concierge_bot.services.people import sharing
from concierge_bot.services.talk import conversation, questions
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.visits import errands as reading
from tests.fixtures.core import WORLD, Core
from tests.unit.said import hears, store
from tests.unit.test_plain_answers import KATHY, ordered, said
from tests.unit.test_visit_corrections import member


@pytest.fixture
def town(core: Core) -> Core:
    """A handyman is agreed to for Thursday morning, and his firm has it."""
    fred, shine = member("Fixit Fred", ["handyman"], 5500), member("Shine Cleaning", ["cleaning"], 8000)
    core.load(
        customers=[{**WORLD["customers"][0], "contacts": [KATHY]}],
        providers=[*WORLD["providers"], fred, shine],
    )
    with core.write() as s:
        errands.quote(
            s, core.clock.at, core.dorothy(s), "fix the faucet in the kitchen thursday at 10", "", once="q"
        )
        assert hears(s, core, "1").startswith("answer")
    return core


FAUCET = [
    "so who is coming for the faucet",
    "who's coming to fix the faucet",
    "did fred call off",
    "Fred called off?",
]


@pytest.mark.parametrize("text", FAUCET)
def test_a_visit_that_nobody_can_do_is_told_as_that(town: Core, text: str) -> None:
    with town.write() as s:
        order = ordering.newest_live(s, town.dorothy(s))
        assert order is not None
        order.status = OrderStatus.failed
        s.add(order)
        answer = said(s, town, text)
        assert "Nobody I asked could do it" in answer or "Our team" in answer, answer


@pytest.mark.parametrize("text", FAUCET)
def test_a_visit_that_she_called_off_is_told_as_that(town: Core, text: str) -> None:
    with town.write() as s:
        order = ordering.newest_live(s, town.dorothy(s))
        assert order is not None
        ordering.undo(s, town.clock.at, order, "customer")
        answer = said(s, town, text)
        assert answer.startswith("That was called off: "), answer


@pytest.mark.parametrize(
    ("text", "yes"),
    [("what time is fred coming", False), ("is fred coming thursday", True), ("when is he here", False)],
)
def test_a_yes_is_said_only_where_it_is_asked_if(town: Core, text: str, yes: bool) -> None:
    with town.write() as s:
        order = ordering.newest_live(s, town.dorothy(s))
        assert order is not None
        order.status = OrderStatus.accepted
        s.add(order)
        assert said(s, town, text).startswith("Yes. Fixit Fred comes") is yes


def test_to_book_is_no_book() -> None:
    for words in (
        "did you book the cleaning or no",
        "Book taxi tomorrow 10:15",
        "ok. book it",
        "can you book one",
    ):
        assert reading.kind(words) != "book", words
    for words in (
        "a large print book please",
        "i want my library book brought",
        "the books from the library",
    ):
        assert reading.kind(words) == "book", words


def test_whether_she_wrote_is_known(core: Core) -> None:
    core.load()
    with core.write() as s:
        assert (
            said(s, core, "Did I answer you this morning, dear?") == "No, I have had no text from you today."
        )
        assert hears(s, core, "what day is it")
        assert said(s, core, "did i text you back today") == "Yes. I have your text of today 9am."


@pytest.mark.parametrize(
    "text", ["did the milk get on there", "has the milk been put on the list", "is the milk on there too"]
)
def test_a_thing_that_got_on_the_order_is_looked_for(core: Core, text: str) -> None:
    core.load()
    with core.write() as s:
        ordered(s, core, OrderStatus.accepted)
        assert "Yes. In order 1: " in said(s, core, text)


def test_what_she_only_begins_with_is_parted_from_her_question() -> None:
    assert plain_questions.parts("pero my milk, did the milk get on there") == ["did the milk get on there"]


def test_who_of_hers_comes_to_do_her_pills_is_asked_of_him(town: Core) -> None:
    with town.write() as s:
        assert "no word from Kathy Baker" in said(
            s, town, "did kathy say when she comes to do my pills in the box"
        )
    assert plain_questions.read("did i say when i take my pills") is None


def test_who_has_an_order_now_is_named(core: Core) -> None:
    core.load()
    with core.write() as s:
        order = ordered(s, core, OrderStatus.accepted)
        order.chosen_because = {**order.chosen_because, "shop": "Somebody Else"}
        s.add(order)
        told = coming.tell(s, core.clock.at, core.dorothy(s), "what is on my list for today", once="list")
        assert "order 1 from Rossi Grocer" in told


def texts_of(s: Session, core: Core, words: str) -> list[str]:
    """Let a text be read, and each of its parts; return how they were read, or what is asked of the dialogue server."""
    message = store(s, core, words)
    read: list[str] = []
    waiting = [message]
    while waiting:
        one = waiting.pop(0)
        asked = conversation.second_look(s, core.clock.at, core.dorothy(s), one)
        read.append(f"{asked.intent}: {asked.words}" if asked is not None else one.read_as)
        waiting += s.exec(select(Message).where(Message.part_of == one.id).order_by(col(Message.id)))
    return read


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        (
            "Could you tell Kathy that I meet her at the restaurant at noon, and book me a cab for half past ten?",
            "family",
        ),
        ("tell kathy i will meet her at noon on friday", "family"),
        ("i forgot what i have on order for tommorrow", "coming"),
        ("what do i have coming tomorrow", "coming"),
    ],
)
def test_what_is_for_another_or_asks_is_no_correction_of_what_was_read_back(
    town: Core, words: str, intent: str
) -> None:
    with town.write() as s:
        errands.quote(
            s, town.clock.at, town.dorothy(s), "a cab to the restaurant thursday at 11:30", "", once="cab"
        )
        before = [row.body for row in town.sent(s)]
        read = texts_of(s, town, words)
        assert "answer correction" not in read
        if intent == "family":
            assert any(one.startswith("family_access: ") for one in read), read
        else:
            assert read == ["answer plain"]
            assert len(town.sent(s)) == len(before) + 1


def test_a_message_goes_to_who_is_named_first() -> None:
    known = {"Kevin Doyle": "son", "Sheila Ross": "friend"}
    words = "would you let kevin know that i am out to lunch with sheila so he must not come"
    assert sharing.told_first(words, known) == "Kevin Doyle"
    assert sharing.told_first("tell my friend sheila that my son kevin comes", known) == "Sheila Ross"


@pytest.mark.parametrize(
    "text", ["WHAT WILL IT COST", "how much is that", "what would it run me", "what's the price"]
)
def test_the_price_of_what_was_just_read_back_is_said(town: Core, text: str) -> None:
    with town.write() as s:
        errands.quote(
            s, town.clock.at, town.dorothy(s), "i want the house cleaned friday morning", "", once="c"
        )
        answer = bills.asked(s, town.clock.at, town.dorothy(s), text, once="bill")
        assert "Shine Cleaning, $80" in answer, answer


@pytest.mark.parametrize("text", ["how much is that each time", "what does it cost"])
def test_the_price_of_what_shall_come_again_is_said(town: Core, text: str) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "2% milk half gallon", "every thursday", once="c")
        answer = bills.asked(s, town.clock.at, town.dorothy(s), text, once="bill")
        assert "each time" in answer, answer


@pytest.mark.parametrize(
    "text",
    [
        "how much does a cleaner cost",
        "Do you have weekly price for cleaning?",
        "what does shine cleaning charge",
    ],
)
def test_who_asks_a_price_only_books_nothing(town: Core, text: str) -> None:
    with town.write() as s:
        assert "Shine Cleaning, $80 each time." in said(s, town, text)
        assert not questions.open_about(s, town.dorothy(s), "service")


def test_what_an_order_of_a_number_is_is_said(town: Core) -> None:
    with town.write() as s:
        order = ordering.newest_live(s, town.dorothy(s))
        assert order is not None
        assert hears(s, town, f"whats order {order.number}") == "answer status"
        assert "a handyman for the faucet" in town.sent(s)[-1].body
        ordering.undo(s, town.clock.at, order, "customer")
        assert hears(s, town, f"WHATS ORDER {order.number}") == "answer status"
        assert "a handyman for the faucet" in town.sent(s)[-1].body
        assert "stopped already" in town.sent(s)[-1].body
        assert hears(s, town, "what is order 77") == "answer status"
        assert "77" in town.sent(s)[-1].body


def test_the_price_of_the_offer_is_meant_though_an_order_is_under_way(town: Core) -> None:
    with town.write() as s:
        ordered(s, town, OrderStatus.accepted)
        errands.quote(
            s, town.clock.at, town.dorothy(s), "i want the house cleaned friday morning", "", once="c"
        )
        assert "Shine Cleaning, $80" in said(s, town, "how much would it be")
