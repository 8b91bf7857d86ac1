"""What she says of goods that come again: on another day, no more of it, another sort once, all of it stopped."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, Question, StandingOrder
from concierge_bot.services.orders import quotes, standing
from concierge_bot.understanding.orders import stop_goods, usual_words
from concierge_bot.understanding.words import dictated
from tests.fixtures.core import SHOP, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears

MILK: dict[str, Any] = {
    "items": [{"name": "Whole milk gallon", "quantity": 1}],
    "rrule": "FREQ=WEEKLY;BYDAY=WE",
    "start": "2026-12-02T10:00",
}
GOODS = ("Whole milk gallon", "2% milk half gallon", "Wheat bread", "Chicken breasts")


@pytest.fixture
def town(core: Core) -> Core:
    """Milk every wednesday; it is tuesday, nine o'clock, and nothing is placed of it yet."""
    core.load(
        agency={"desk_phone": None},
        customers=[
            {"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402", "standing_orders": [MILK]}
        ],
        providers=[{**SHOP, "catalogue": [{"name": name, "price": 300} for name in GOODS]}],
    )
    return core


def says(town: Core, *texts: str) -> str:
    """Let her text; return what she was told last."""
    for text in texts:
        with town.write() as s:
            hears(s, town, text)
    with town.write() as s:
        sms = [row.body for row in town.sent(s) if row.channel == "sms"]
    return sms[-1] if sms else ""


def begun(s: Session) -> list[tuple[str, list[tuple[float | None, str]]]]:
    """Return what comes again now: the rule, and how many of what."""
    rows = s.exec(
        select(StandingOrder).where(col(StandingOrder.next_at).is_not(None)).order_by(col(StandingOrder.id))
    )
    return [(row.rrule, [(i["quantity"], i["name"]) for i in row.items]) for row in rows]


WEEKLY = ("FREQ=WEEKLY;BYDAY=WE", [(1, "Whole milk gallon")])
THURSDAY = ("FREQ=WEEKLY;BYDAY=TH", [(1, "Whole milk gallon")])


@pytest.mark.parametrize(
    "text",
    [
        "I wonder could the usual milk come on Thursday this week rather than Wednesday, and every week from now on?",
        "The milk, the same as I always have. On Thursdays.",
        "please move my milk from wednesday to thursday, always",
        "could the milk come thursdays instead of wednesdays",
        "change the milk to every thursday instead of wednesday please",
        "i'd rather have the milk every thursday, not wednesday",
        "can my usual milk come on thursdays from now on",
    ],
)
def test_what_comes_again_moves_to_another_day_from_now_on(town: Core, text: str) -> None:
    assert "every Thursday" in says(town, text)
    with town.write() as s:
        assert begun(s) == [THURSDAY]


def test_a_day_without_a_word_of_how_often_is_asked(town: Core) -> None:
    told = says(town, "could my milk come on friday instead")
    assert "1 for Friday from now on, 2 for Friday this time only" in told
    assert "Friday 10am-12pm" in says(town, "2")
    with town.write() as s:
        assert WEEKLY in begun(s)


def test_one_time_moves_at_her_word(town: Core) -> None:
    assert "Thursday 10am" in says(
        town, "could the usual milk come on thursday this week instead of wednesday"
    )
    with town.write() as s:
        assert [rule for rule, _ in begun(s)] == [MILK["rrule"], "FREQ=DAILY;COUNT=1"]


@pytest.mark.parametrize(
    "text",
    [
        "is the milk coming on thursday",
        "remind me of the milk on thursday instead",
        "send bread on thursday",
        "i need bread and milk on thursday",
        "when does the usual milk come, thursday?",
        "my daughter comes thursday instead of wednesday",
    ],
)
def test_what_only_names_a_day_moves_nothing(town: Core, text: str) -> None:
    says(town, text)
    with town.write() as s:
        assert begun(s) == [WEEKLY]


@pytest.mark.parametrize(
    "text",
    [
        "I have told you I don't want another milk, my dear. Only the usual one on Wednesday.",
        "No, no, I have the milk coming already.",
        "i dont need any more milk, only the usual one",
        "dont send extra milk i have milk coming wednesday",
        "just the usual milk please, no more",
        "no other milk, only my usual one",
    ],
)
def test_she_has_it_coming_and_wants_no_more(town: Core, text: str) -> None:
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "milk", "tomorrow", once="q")
    assert "every Wednesday: 1 Whole milk gallon" in says(town, text)
    with town.write() as s:
        assert begun(s) == [WEEKLY]
        assert not s.exec(select(Question).where(col(Question.closed_at).is_(None))).all()


def test_a_yes_after_it_begins_nothing(town: Core) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "milk", "every friday", once="q")
    says(town, "I don't want another milk. Only the usual one.", "That's right, yes. Thank you.")
    with town.write() as s:
        assert begun(s) == [WEEKLY]
        assert not s.exec(select(Order)).all()


def test_a_read_back_takes_the_day_the_number_and_the_place_of_the_old_one(town: Core) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "2 milk", "every friday", once="q")
    told = says(town, "Not Friday. Thursday, please, as I said. And leave off the Wednesday one.")
    assert "does not come any more" in told
    assert "Every Thursday: 2 Whole milk gallon" in told
    assert "Every Thursday: 1 Whole milk gallon" in says(town, "And only the one gallon, not two.")
    says(town, "1")
    with town.write() as s:
        assert begun(s) == [THURSDAY]


def test_every_week_invents_no_day(town: Core) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "milk and bread", "every friday", once="q")
    with town.write() as s:
        told = standing.amend(
            s, town.clock.at, town.dorothy(s), "No bread every week, only the milk", once="a"
        )
    assert told.startswith("Every Friday: ")
    assert "bread" not in told


@pytest.mark.parametrize(
    ("text", "many", "name"),
    [
        (
            "and the leche on wednesday make it 2% milk this time because of the flan and too of them",
            2,
            "2% milk",
        ),
        ("the leche on wednesday this week i want too of them next week back to one", 2, "Whole milk gallon"),
        ("make my milk 2% milk this wednesday", 1, "2% milk"),
    ],
)
def test_one_time_is_of_another_sort_or_number(town: Core, text: str, many: int, name: str) -> None:
    says(town, dictated.counted(text))
    with town.write() as s:
        assert ("FREQ=DAILY;COUNT=1", [(many, name)]) in begun(s)


def test_all_of_it_stops_but_for_what_she_keeps(town: Core) -> None:
    with town.write() as s:
        standing.quote(s, town.clock.at, town.dorothy(s), "milk", "every friday", once="q")
    says(town, "1")
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "2 milk", "tomorrow", once="q2")
    says(town, "yes please order it", "1")
    told = says(town, "Please cancel all the milk but the friday one.")
    assert "is stopped" in told
    assert "every Wednesday" in told
    assert "This stays" in told
    with town.write() as s:
        assert [rule for rule, _ in begun(s)] == ["FREQ=WEEKLY;BYDAY=FR"]
        assert {str(order.status) for order in s.exec(select(Order))} == {"cancelled"}


def test_what_she_would_keep_is_not_there_and_she_is_asked(town: Core) -> None:
    told = says(town, "Please cancel all the milk but the one gallon on Thursday.")
    assert told.startswith("Nothing of it comes on Thursday.")
    with town.write() as s:
        assert begun(s) == [WEEKLY]
    says(town, "1")
    with town.write() as s:
        assert begun(s) == [THURSDAY]


@pytest.mark.parametrize(
    "text",
    [
        "cancel the milk",
        "hold all the milk until friday",
        "cancel all my pills but the water pill",
        "stop all the texts but the one on thursday",
        "cancel all the milk if my daughter brings it",
        "remind me to cancel all the milk",
    ],
)
def test_what_stops_no_goods_as_a_whole(text: str) -> None:
    assert stop_goods.read(text) is None


def test_milk_that_still_comes_is_said(town: Core) -> None:
    assert "Whole milk gallon" in says(town, "is the milk still coming wednesday")
    assert "milk still" not in says(town, "is the milk still coming thursday")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("too bags of rice and eggs too please", "two bags of rice and eggs too please"),
        ("a dozen plantains too avocados", "a dozen plantains two avocados"),
        ("yes the too of them", "yes the two of them"),
        ("i took too pills", "i took too pills"),
        ("me too thanks", "me too thanks"),
        ("add milk too eggs are low", "add milk too eggs are low"),
        ("it is too much milk", "it is too much milk"),
    ],
)
def test_a_dictated_too_counts_goods(text: str, heard: str) -> None:
    assert dictated.counted(text) == heard


def test_days_that_shall_not_be_are_told_apart() -> None:
    said = usual_words.moves("the usual milk on thursday, not wednesday")
    assert said is not None
    assert (said.to, said.away, said.always) == ((3,), (2,), None)
