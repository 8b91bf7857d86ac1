"""What she ordered and what waits for her OK: UNDO, the same thing twice, and what it costs."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.everyday import reminders
from concierge_bot.services.members import alternatives
from concierge_bot.services.money import bills
from concierge_bot.services.orders import baskets, corrections, ordering, quotes, read_backs
from concierge_bot.understanding.orders import bills as reading
from concierge_bot.understanding.orders import order_words
from tests.fixtures.core import NOW, SHOP, Core
from tests.unit.said import hears


def quoted(s: Session, core: Core, words: str, when: str = "") -> str:
    """Ask for something; return what was read back."""
    return quotes.quote(s, NOW, core.dorothy(s), words, when, once=f"quote:{words}:{when}")


def statuses(s: Session) -> list[OrderStatus]:
    """Return how far each order is, in their order."""
    return [order.status for order in s.exec(select(Order).order_by("id"))]


def last(s: Session, core: Core) -> str:
    """Return what she was told last."""
    return [row.body for row in core.sent(s) if row.channel == "sms"][-1]


def test_undo_stops_the_placed_order_and_what_was_read_back_still_waits(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        hears(s, core, "1")
        quoted(s, core, "bread", "tomorrow")
        assert hears(s, core, "UNDO") == "answer undo"
        assert statuses(s) == [OrderStatus.cancelled, OrderStatus.quoted]
        assert last(s, core).startswith(
            "Order 1 is stopped. You pay nothing for it. What I read back to you last"
        )
        hears(s, core, "1")
        assert statuses(s) == [OrderStatus.cancelled, OrderStatus.placed]


def test_dropping_what_was_read_back_tells_of_the_order_that_still_comes(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        hears(s, core, "1")
        quoted(s, core, "bread", "tomorrow")
        told = ordering.undo_last(s, NOW, core.dorothy(s), once="forget it")
        assert told.endswith("Order 1 still comes. To stop it text UNDO.")
        assert statuses(s) == [OrderStatus.placed, OrderStatus.cancelled]


@pytest.mark.parametrize("text", ["UNDO", "UNDO. I did not ask for that", "UNDO i said the other shop"])
def test_undo_stops_what_was_just_ordered_whatever_else_is_open(core: Core, text: str) -> None:
    with core.write() as s:
        assert quoted(s, core, "milk").startswith("Rossi Grocer")
        hears(s, core, "1")
        placed = "Ordered: 2% milk half gallon. It comes today 11am-1pm. It is number 1."
        assert last(s, core).startswith(placed), "she hears what comes, and when"
        reminders.quote(s, NOW, core.dorothy(s), "water the plants", "tomorrow at 10", once="plants")
        assert hears(s, core, text) == "answer undo"
        assert statuses(s) == [OrderStatus.cancelled]


def test_undo_with_nothing_placed_ends_what_was_read_back(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        assert hears(s, core, "undo") == "answer undo"
        assert statuses(s) == [OrderStatus.cancelled]


def test_the_same_thing_again_is_asked_before_it_is_read_back(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk and bread")
        hears(s, core, "1")
        asked = quoted(s, core, "bread and milk please")
        assert asked.startswith("You have this coming with order 1, today 11am-1pm: ")
        assert asked.endswith("Do you want it one more time? Reply 1 for yes, 2 for no.")
        assert hears(s, core, "1") == "answer 1"
        assert "Reply 1 to order" in last(s, core)
        assert statuses(s) == [OrderStatus.placed, OrderStatus.quoted]
        hears(s, core, "1")
        assert statuses(s) == [OrderStatus.placed, OrderStatus.placed]


def test_who_does_not_want_it_again_keeps_the_first(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        hears(s, core, "1")
        quoted(s, core, "milk", "today")
        assert hears(s, core, "no") == "answer no"
        assert statuses(s) == [OrderStatus.placed, OrderStatus.cancelled]


@pytest.mark.parametrize(("words", "when"), [("milk", "friday"), ("milk and bread", "")])
def test_another_day_or_another_thing_is_no_repetition(core: Core, words: str, when: str) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        hears(s, core, "1")
        assert "Reply 1 to order" in quoted(s, core, words, when)


@pytest.mark.parametrize(
    "words",
    [
        "how much is it",
        "what does that come to",
        "how much is all that now",
        "What is that in total, pray?",
        "price?",
    ],
)
def test_what_was_read_back_has_its_price_told_again(core: Core, words: str) -> None:
    with core.write() as s:
        quoted(s, core, "milk and bread")
        told = bills.asked(s, NOW, core.dorothy(s), words, once=words)
        assert "$6.19 plus $3 delivery" in told
        assert not core.tasks(s)
        hears(s, core, "1")
        assert statuses(s) == [OrderStatus.placed]


def test_a_placed_order_has_its_price_told(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        hears(s, core, "1")
        told = bills.asked(s, NOW, core.dorothy(s), "what did it cost", once="cost")
        assert told == "Your last order, number 1, was $6.20 in all."


@pytest.mark.parametrize(
    "words",
    ["how much did i spend this month", "what do i owe", "why did you charge me twice", "milk and bread"],
)
def test_an_old_bill_is_another_matter(words: str) -> None:
    assert not reading.asks_price(words)


def test_prices_are_in_the_money_of_her_country(core: Core) -> None:
    core.load(agency={"country": "GB", "time_zone": "Europe/London"})
    with core.write() as s:
        assert "£3.20 plus £3 delivery" in quoted(s, core, "milk")


def test_a_line_without_a_price_is_no_part_of_the_sum(core: Core) -> None:
    honey = {"name": "Honey", "price": None}
    core.load(providers=[{**SHOP, "catalogue": [{"name": "2% milk half gallon", "price": 320}, honey]}])
    with core.write() as s:
        assert "$3.20 plus $3 delivery plus what Honey costs, today" in quoted(s, core, "milk and honey")


def test_what_is_in_the_order_is_told_when_she_asks(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "2 milk and bread")
        hears(s, core, "1")
        told = ordering.status(s, NOW, core.dorothy(s), once="what", words="what did i order")
        assert told.startswith(
            "In order 1: 2 2% milk half gallon, Wheat bread. Order 1 is with Rossi Grocer."
        )
        assert not ordering.status(s, NOW, core.dorothy(s), once="where", words="where is it").startswith(
            "In "
        )


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("what did i order", True),
        ("what did you say about the milk", True),
        ("and what about the dog food", True),
        ("whats in my order", True),
        ("did i get eggs", True),
        ("where is my order", False),
        ("when does it come", False),
        ("is it on its way", False),
    ],
)
def test_what_she_asks_about_her_order(words: str, asked: bool) -> None:
    assert order_words.asks_contents(words) is asked


def test_what_waits_for_her_ok_is_read_again_when_she_asks_where_it_is(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        told = ordering.status(s, NOW, core.dorothy(s), once="where")
        assert told.endswith("Reply 1 to order, 2 to change, 3 for another shop.")
        hears(s, core, "1")
        assert statuses(s) == [OrderStatus.placed]


def test_the_cheap_one_is_the_cheapest(core: Core) -> None:
    dear = {
        **SHOP,
        "name": "Dear Foods",
        "rank": 1,
        "price": 900,
        "catalogue": [{"name": "Milk", "price": 500}],
    }
    milk = {**SHOP, "rank": 2, "catalogue": [{"name": "Milk", "price": 320}]}
    core.load(providers=[dear, milk])
    with core.write() as s:
        assert quoted(s, core, "milk").startswith("Dear Foods: ")
        told = alternatives.asked(s, NOW, core.dorothy(s), "the cheap one", once="cheap")
        assert told.startswith("Rossi Grocer: Milk. $3.20 plus $3 delivery")
        told = alternatives.asked(s, NOW, core.dorothy(s), "is there a cheaper shop", once="cheaper")
        assert told.startswith("Rossi Grocer is the one that costs least. Rossi Grocer: Milk.")


def test_who_asks_why_it_comes_then_and_says_when_she_needs_it_has_it_moved(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk", "friday")
        words = "why is my milk coming friday i need it today"
        told = alternatives.why(s, NOW, core.dorothy(s), words, once="why")
        assert ", today 11am-1pm. Reply 1 to order" in told
        hears(s, core, "1")
        told = alternatives.why(s, NOW, core.dorothy(s), "why not friday i wanted it friday", once="why2")
        assert told.startswith("Your order 1 is already placed. I told our team to change it.")


@pytest.mark.parametrize(
    ("words", "lines", "window"),
    [
        (
            "oh and put bread on that too and whos that man who is coming to fix my sink friday",
            2,
            "today 11am-1pm",
        ),
        ("the grandchildren come saturday so add bread", 2, "today 11am-1pm"),
        ("also bread, and my ride is thursday at 10", 2, "today 11am-1pm"),
        ("add bread and make it saturday", 2, "Saturday"),
        ("can they come tomorrow morning instead", 1, "tomorrow 8am-12pm"),
        ("dont send it before noon", 1, "today 12-"),
    ],
)
def test_the_time_of_another_matter_is_not_the_orders(
    core: Core, words: str, lines: int, window: str
) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        told = corrections.amend(s, NOW, core.dorothy(s), words, once="amend")
        assert window in told
        order = read_backs.open_quote(s, NOW, core.dorothy(s))
        assert order is not None
        assert len(baskets.of_order(s, order)) == lines


def test_when_somebody_comes_is_not_when_the_order_comes(core: Core) -> None:
    with core.write() as s:
        words = "my daughter is coming saturday and i need milk"
        assert ", today 11am-1pm." in quoted(s, core, "milk", words)
        hears(s, core, "no thanks")
        assert ", tomorrow 8am-12pm." in quoted(s, core, "bread", "i need bread tomorrow morning")


@pytest.mark.parametrize(
    "words",
    [
        "milk after my doctor appointment thursday",
        "milk and bread, tomorrow. thanks",
        "1.5 lb ham by 5.30 today",
    ],
)
def test_what_is_all_about_the_order_stays_whole(words: str) -> None:
    assert order_words.of_it(words) == words


def test_make_it_two_after_the_rest_went(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk and bread")
        told = corrections.amend(s, NOW, core.dorothy(s), "Make it two. And not the bread", once="amend")
        assert told.startswith("Rossi Grocer: 2 2% milk half gallon. $6.40")


def test_a_number_after_we_asked_what_to_change_is_how_many(core: Core) -> None:
    with core.write() as s:
        quoted(s, core, "milk")
        assert hears(s, core, "2") == "answer 2"
        assert last(s, core).startswith("What shall I change?")
        hears(s, core, "two")
        assert last(s, core).startswith("Rossi Grocer: 2 2% milk half gallon. $6.40")
