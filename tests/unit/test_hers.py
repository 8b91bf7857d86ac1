"""A text about something that she already has changes that, tells whoever comes, or is answered from its row."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Order, OrderStatus, Outbox
from concierge_bot.services.cases import ratings
from concierge_bot.services.orders import baskets, errands, hers, hers_or_new, quotes, visit_book
from tests.fixtures.core import MILK, SHOP, WORLD, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears


def member(name: str, service: str, price: int) -> dict[str, Any]:
    """Return a member for one service."""
    return {"name": name, "kind": "service", "services": [service], "price": price}


TOWN = [
    *(one for one in WORLD["providers"] if one["kind"] != "grocer"),
    {**SHOP, "catalogue": [MILK, {"name": "Wheat bread", "price": 299}, {"name": "Bananas", "price": 25}]},
    member("Blue Cab", "ride", 1400),
    member("Fixit Fred", "handyman", 4500),
    member("Maria's Hair", "hairdresser", 3500),
    member("Shine Cleaning", "cleaning", 6000),
]


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with who drives, mends, cuts and cleans."""
    core.load(providers=TOWN)
    return core


def told(core: Core) -> str:
    """Return the last text to her."""
    with core.write() as s:
        rows = select(Outbox.body).where(Outbox.to == DOROTHY).order_by(col(Outbox.id).desc())
        return s.exec(rows).first() or ""


def booked(core: Core, *services: str) -> None:
    """Let her book each of some services."""
    for words in services:
        with core.write() as s:
            errands.quote(s, core.clock.at, core.dorothy(s), words, words, once=words)
        with core.write() as s:
            assert hears(s, core, "1") == "answer 1"


def says(core: Core, words: str) -> str:
    """Let her text something; return what she is told, or nothing if the dialogue server has to read it."""
    with core.write() as s:
        read_as = hears(s, core, words)
    return told(core) if read_as else ""


def visits(core: Core) -> list[visit_book.Visit]:
    """Return what is booked."""
    with core.write() as s:
        return visit_book.coming(s, core.clock.at, core.dorothy(s))


BULB = "a handyman for the bulb today after 2pm"
HAIR = "a hairdresser thursday morning"
RIDE = "a ride to Dr Patel thursday, there by 10am"
MILK_AND_BREAD = "This takes the place of order 1. Rossi Grocer: 2% milk half gallon, Wheat bread."


@pytest.mark.parametrize(
    ("visit", "words", "note"),
    [
        (BULB, "hes gota bring the bulb 60 wat, the screw in kind", "bring the bulb 60 wat"),
        (BULB, "no no not from store. Fred shud bring it wen he comes", "Fred shud bring it wen he comes"),
        (BULB, "alredy got him comin. just tell fred bring a bulb", "(bring a bulb)"),
        (BULB, "its for today. FRED. order 1. brings bulb 60w. thats all", "brings bulb 60w"),
        (BULB, "he better park round the back", "he better park round the back"),
        (BULB, "would you let Fred know the dog bites", "(the dog bites)"),
        (BULB, "the handyman needs to bring his own steps", "needs to bring his own steps"),
        (BULB, "Fred should not ring, the baby sleeps", "Fred should not ring"),
        (BULB, "could he also look at the back door", "also look at the back door"),
        (BULB, "ask Fred if he can come earlier", "come earlier"),
        (HAIR, "Maria will need a chair with arms", "need a chair with arms"),
        (HAIR, "please let the hairdresser know I want a set as well", "(I want a set as well)"),
        (RIDE, "the driver must help me down the steps", "must help me down the steps"),
        (RIDE, "warn the cabbie that my gate sticks", "(my gate sticks)"),
    ],
)
def test_a_word_for_whoever_comes_reaches_him(town: Core, visit: str, words: str, note: str) -> None:
    booked(town, visit)
    said = says(town, words)
    assert said.startswith("I told ")
    (one,) = visits(town)
    assert note.strip("()") in one.data["notes"]


@pytest.mark.parametrize(
    ("visit", "words", "now"),
    [
        (BULB, "ok. can fred come at 4 insted, my brother ed wants to be here", "today at 4pm"),
        (BULB, "no!! FRED come at 4 not 2. handyman", "today at 4pm"),
        (BULB, "Fred can do it at 5 if thats easier", "today at 5pm"),
        (BULB, "push Fred back to friday at 3", "Friday at 3pm"),
        (BULB, "ask Fred can he come tomorrow at ten", "tomorrow at 10am"),
        (BULB, "tell Fred thursday instead", "Thursday"),
        (BULB, "i dont want him at 2, make it 3", "today at 3pm"),
        (BULB, "I would rather he came tomorrow at ten", "tomorrow at 10am"),
        (HAIR, "If Maria could come toward eleven that would suit best", "Thursday at 11am"),
        (HAIR, "I mentioned that eleven would be better than nine. Is that possible?", "Thursday at 11am"),
        (
            HAIR,
            "No medicines, dear, I only asked whether Maria might come at eleven on Thursday rather than nine.",
            "Thursday at 11am",
        ),
        (
            HAIR,
            "I would like Maria at eleven, once, and the other one cancelled please.",
            "Thursday at 11am",
        ),
        (HAIR, "nine is awfully early for me, could she do noon", "Thursday at noon"),
        (HAIR, "would Friday suit Maria better?", "Friday"),
        (HAIR, "could we make my hair appointment ten thirty", "Thursday at 10:30am"),
        (RIDE, "can the cab come at 9 instead", "Thursday at 9am"),
    ],
)
def test_another_hour_moves_the_visit_that_stands(town: Core, visit: str, words: str, now: str) -> None:
    booked(town, visit)
    assert f", {now}" in says(town, words)
    (one,) = visits(town)
    with town.write() as s:
        assert one.when(town.clock.at, town.dorothy(s)).startswith(now)


@pytest.mark.parametrize(
    ("visit", "words", "said"),
    [
        (
            BULB,
            "whens he comin",
            "Fixit Fred and wait for an answer: a handyman for the bulb, today after 2pm",
        ),
        (BULB, "wat?? wheres fred, 4 oclock??", "today after 2pm"),
        (BULB, "is my bulb fella still on for today?", "today after 2pm"),
        (HAIR, "And so Maria is coming at eleven on Thursday?", "Thursday 8am to noon"),
        (HAIR, "when did you say my hair is getting done", "Thursday 8am to noon"),
        (HAIR, "is Maria coming on Thursday once or twice? And at what hour?", "Thursday 8am to noon"),
        (
            RIDE,
            "What time is the car picking me from my house on Thursday?",
            "It picks you up Thursday 9-10am.",
        ),
        (RIDE, "how early does the taxi come for me", "It picks you up Thursday 9-10am."),
    ],
)
def test_what_she_asks_of_a_visit_is_answered_from_it(town: Core, visit: str, words: str, said: str) -> None:
    booked(town, visit)
    assert said in says(town, words)
    assert len(visits(town)) == 1


def test_of_several_the_one_is_meant_that_she_names(town: Core) -> None:
    booked(town, BULB, HAIR, RIDE)
    assert "I told Fixit Fred." in says(town, "the bulb man has to bring a long ladder")
    assert "asked Maria's Hair again" in says(town, "could Maria come at eleven")
    assert "Blue Cab" in says(town, "when is the cab picking me up")
    assert "Fixit Fred" in says(town, "is the handyman coming today?")


@pytest.mark.parametrize(
    "words",
    [
        "i need milk and bread",
        "i need a plumber friday at 2",
        "could my daughter come at eleven",
        "he has to take his pills at 8",
        "my son says he can bring his drill",
        "they should leave the milk inside",
        "he is my husband",
        "can i pay fred cash or yous bill me",
        "what day is it",
        "Fred was good give him 5",
        "send me another handyman friday",
        "can you bring me bread at 4",
        "remind me at 4 to feed the cat",
    ],
)
def test_what_is_no_word_of_a_visit_changes_none(town: Core, words: str) -> None:
    booked(town, BULB)
    says(town, words)
    (one,) = visits(town)
    assert one.data["start"].endswith("T14:00:00")
    assert not one.data.get("notes")


def test_her_own_people_are_not_whoever_comes(town: Core) -> None:
    booked(town, BULB)
    says(town, "tell Ana that Fred is done")
    assert not visits(town)[0].data.get("notes")


def test_a_service_like_one_that_she_has_is_asked_about_once(town: Core) -> None:
    booked(town, HAIR)
    with town.write() as s:
        text = hers_or_new.ask(s, town.clock.at, town.dorothy(s), "a hairdresser", "friday at 2", once="a")
    assert text.startswith("You have this already: A hairdresser, Thursday 8am to noon, Maria's Hair.")
    assert "Now it is: a hairdresser, Friday at 2pm" in says(town, "1")
    assert len(visits(town)) == 1
    with town.write() as s:
        hers_or_new.ask(s, town.clock.at, town.dorothy(s), "a hairdresser", "monday at 2", once="b")
    assert says(town, "2").startswith("A hairdresser, Monday at 2pm. Maria's Hair, $35. Reply 1 to book it")


@pytest.mark.parametrize(
    ("what", "when"),
    [
        ("another haircut", "friday"),
        ("a handyman for the kitchen tap", "friday"),
        ("a ride home", "friday at 2"),
    ],
)
def test_what_is_plainly_new_is_not_asked_about(town: Core, what: str, when: str) -> None:
    booked(town, HAIR, BULB, RIDE)
    with town.write() as s:
        assert hers_or_new.ask(s, town.clock.at, town.dorothy(s), what, when, once="a") == ""


def ordered(core: Core, goods: str = "milk") -> None:
    """Let her order something for the next hours."""
    with core.write() as s:
        quotes.quote(s, core.clock.at, core.dorothy(s), goods, "", once=f"order {goods}")
        assert hears(s, core, "1") == "answer 1"


@pytest.mark.parametrize(
    "words",
    [
        "bread too",
        "and bread",
        "oh i forgot bread",
        "some wheat bread as well please",
        "add bread to that",
        "bread also",
    ],
)
def test_what_she_adds_a_moment_later_joins_the_order(town: Core, words: str) -> None:
    ordered(town)
    assert says(town, words).startswith(MILK_AND_BREAD)
    says(town, "1")
    with town.write() as s:
        live = [order for order in s.exec(select(Order)) if order.status == OrderStatus.placed]
        assert [[item.name for item in baskets.of_order(s, order)] for order in live] == [
            ["2% milk half gallon", "Wheat bread"]
        ]


@pytest.mark.parametrize("words", ["same delivery", "put it in the same order", "together with the milk"])
def test_what_was_read_back_joins_the_order_at_her_word(town: Core, words: str) -> None:
    ordered(town)
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "bread", "", once="bread")
    assert says(town, words).startswith(MILK_AND_BREAD)


@pytest.mark.parametrize(
    "words", ["bread tomorrow too", "the milk was good too", "and tell ana too", "is bread in it too?"]
)
def test_what_is_no_addition_joins_nothing(town: Core, words: str) -> None:
    ordered(town)
    says(town, words)
    with town.write() as s:
        assert len(s.exec(select(Order)).all()) == 1


def test_a_placed_order_is_moved_while_it_can_be(town: Core) -> None:
    ordered(town)
    said = says(town, "No one will be home. Please change order 1 to after two.")
    assert said.startswith("This takes the place of order 1. Rossi Grocer: 2% milk half gallon.")
    assert "today 2-6pm" in said


def test_a_question_is_of_the_order_that_she_names(town: Core) -> None:
    ordered(town, "milk")
    ordered(town, "bananas")
    with town.write() as s:
        her = town.dorothy(s)
        for words, number in (
            ("has my milk left yet", 1),
            ("where are the bananas", 2),
            ("how is order 1", 1),
            ("is it coming", 2),
        ):
            order = hers.order(s, her, words)
            assert order is not None
            assert order.number == number, words


def test_nobody_came_so_nothing_is_rated(town: Core) -> None:
    with town.write() as s:
        her = town.dorothy(s)
        assert (
            ratings.told(s, town.clock.at, her, "and that lad from keighley were a plumber", once="r") == ""
        )
