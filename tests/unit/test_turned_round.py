"""What she says no to is not read as wanted, what alone she wants is all, and a yes in her manner is seen."""

from datetime import datetime

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, OrderStatus, Question
from concierge_bot.services.orders import baskets, errands, quotes
from concierge_bot.understanding import when as times
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.visits import particulars
from tests.fixtures.core import NOW, SHOP, Core
from tests.unit.said import hears

GOODS = {"Wheat bread": 299, "Bananas": 150, "Ham sliced 1lb": 614, "Whole milk gallon": 429}
FIRMS = {"Maria's Hair": "hairdresser", "Fixit Fred": "handyman", "Blue Cab": "ride", "Warm Plate": "meal"}


@pytest.fixture
def town(core: Core) -> Core:
    """The core with a grocer that lists a few goods, and a firm for each of a few services."""
    shop = {**SHOP, "catalogue": [{"name": name, "price": price} for name, price in GOODS.items()]}
    firms = [
        {"name": name, "kind": "service", "services": [does], "price": 2000} for name, does in FIRMS.items()
    ]
    core.load(providers=[shop, *firms])
    return core


def waits(s: Session) -> list[str]:
    """Return the kinds of service that wait for her OK."""
    asked = select(Question).where(Question.about == errands.ABOUT, col(Question.closed_at).is_(None))
    return [question.data["kind"] for question in s.exec(asked)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don't need a meal at all, it is a haircut I was hoping for", "hairdresser"),
        ("2, no, not Maria, dear, the MEAL. On Sunday at one", "meal"),
        ("its not a haircut i need its a hot dinner sunday at one", "meal"),
        ("we never asked for a taxi, we want the plumber", "handyman"),
        ("I didnt mean the cleaner I meant a cab to church", "ride"),
        ("I don't want the hairdresser", "hairdresser"),
        ("a ride friday, not before 2", "ride"),
        ("Can somebody come hacerme el pelo el sabado", "hairdresser"),
        ("quisiera un plomero el jueves", "handyman"),
    ],
)
def test_a_service_that_she_says_no_to_is_not_the_one_that_she_wants(text: str, kind: str) -> None:
    assert reading.kind(text) == kind


@pytest.mark.parametrize(
    "text",
    ["a ride thursday, not before 2", "at 3 not 2", "I am not well, a cab please", "not today", "not sure"],
)
def test_an_hour_and_how_she_is_are_not_denied_things(text: str) -> None:
    assert denied.without(text) == text


def test_what_she_tells_of_a_day_gone_by_is_not_when_somebody_shall_come() -> None:
    told = "My son was here on Sunday and we had a roast. Could the barber come Thursday at 3?"
    assert denied.not_told(told) == "Could the barber come Thursday at 3?"
    assert denied.not_told("the sink was dripping on Sunday") == "the sink was dripping on Sunday"


def test_another_firm_and_another_service_take_the_place_of_what_she_did_not_mean(town: Core) -> None:
    with town.write() as s:
        errands.quote(
            s, NOW, town.dorothy(s), "a hairdresser sunday at 1", "a hairdresser sunday at 1", once="a"
        )
        words = "no, not the hairdresser, a warm meal, sunday at one"
        said = errands.quote(s, NOW, town.dorothy(s), words, words, once="b")
        assert said.startswith("A meal, ")
        assert "Warm Plate" in said
        assert waits(s) == ["meal"]


@pytest.mark.parametrize(
    "text",
    [
        "2 just ham",
        "2 dear. Only ham.",
        "Just ham. One pound. Nothing else dear.",
        "nothing but the ham please",
        "ham and that's it",
        "I don't want the bread or bananas. just the ham",
        "jus di ham",
        "the ham, thats all i asked for",
    ],
)
def test_what_alone_she_wants_is_all_that_stays(town: Core, text: str) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "bread, bananas and ham", "", once="quote")
        assert hears(s, town, text) == "answer correction"
        left = baskets.of_order(s, s.exec(select(Order)).one())
        assert [item.name for item in left] == ["Ham sliced 1lb"]
        assert (left[0].quantity or 1) == 1


@pytest.mark.parametrize("text", ["tak ok", "ja, please", "grand, order away", "1 yes please", "yes 1 si si"])
def test_a_yes_of_another_tongue_places_goods(town: Core, text: str) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "bread and bananas", "", once="quote")
        hears(s, town, text)
        assert s.exec(select(Order)).one().status == OrderStatus.placed


@pytest.mark.parametrize(
    "text",
    [
        "Si a las 10, reservalo",
        "apuntalo mija",
        "si, el sabado a las diez por favor",
        "yes saturday at 10, reserve it",
    ],
)
def test_a_yes_that_says_the_hour_once_more_books_it(town: Core, text: str) -> None:
    with town.write() as s:
        words = "a hairdresser saturday at 10"
        errands.quote(s, NOW, town.dorothy(s), words, words, once="quote")
        assert hears(s, town, text) == "answer yes"
        assert s.exec(select(Order)).one().status == OrderStatus.placed


@pytest.mark.parametrize("text", ["Aye that's right", "yes that is right, thank you"])
def test_a_plain_yes_is_no_correction(town: Core, text: str) -> None:
    with town.write() as s:
        words = "somebody to give the front room a good do friday"
        errands.quote(s, NOW, town.dorothy(s), words, words, once="quote")
        assert hears(s, town, text) in ("answer yes", "answer 1")
        assert not waits(s)


def test_praise_of_one_firm_beside_a_yes_does_not_change_who_comes(town: Core) -> None:
    with town.write() as s:
        words = "a hairdresser thursday"
        errands.quote(s, NOW, town.dorothy(s), words, words, once="quote")
        hears(s, town, "1. an fred was good give him 5")
        assert s.exec(select(Order)).one().chosen_because["shop"] == "Maria's Hair"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("And I asked for this afternoon, after 2 if possible.", "2026-12-01T14:00:00"),
        (
            "I have taken both of my eight o'clock pills. Would you order milk for this afternoon?",
            "2026-12-01T12:00:00",
        ),
        ("I've eaten at seven. bread tomorrow at 3 please", "2026-12-02T15:00:00"),
        ("I asked for today between 4 and 6", "2026-12-01T16:00:00"),
    ],
)
def test_the_hour_of_a_pill_taken_is_not_when_goods_shall_come(text: str, start: str) -> None:
    read = times.read(text, datetime(2026, 12, 1, 8, 42))  # noqa: DTZ001 - her own wall clock
    assert read is not None
    assert (read.start.isoformat(), read.asks) == (start, ())


def test_a_window_that_is_over_is_not_offered_again(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, NOW, town.dorothy(s), "bread, bananas and ham", "today before 11", once="quote")
        town.clock.move(hours=3)
        assert hears(s, town, "just the ham") == "answer correction"
        order = s.exec(select(Order)).one()
        assert order.window_start is not None
        assert order.window_start > town.clock.at


@pytest.mark.parametrize(
    "text",
    [
        "Good morning. This is Mrs. Colby. Would you order wheat bread and bananas?",
        "its Dorothy Baker, wheat bread and bananas please",
        "Cho. wheat bread an bananas please",
    ],
)
def test_names_and_sighs_are_no_goods(town: Core, text: str) -> None:
    with town.write() as s:
        basket = baskets.read(s, town.dorothy(s), text, None)
        assert [item.name.casefold() for item in basket.items] == ["wheat bread", "bananas"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("book that cab yes and I need him to bring me back too", ""),
        ("bring me and wait", ""),
        ("me and my sister", "2"),
        ("my sister and I", "2"),
    ],
)
def test_a_verb_is_no_second_passenger(text: str, persons: str) -> None:
    assert particulars.read(text, particulars.RIDE).get("persons", "") == persons
