"""One thing that somebody shall not hear, and somebody whom she wants called: neither changes who sees what."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Grant, OrderStatus, Outbox, Task
from concierge_bot.services.people import calendar_events, family, grants, sharing
from concierge_bot.services.safety import alarms
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.terms import one_thing
from concierge_bot.understanding.terms.sharing import callings
from tests.fixtures.core import WORLD, Core
from tests.unit.test_passing_on import ELENA, KEVIN
from tests.unit.test_plain_answers import ordered

PERSON: dict[str, Any] = {
    **WORLD["customers"][0],
    "contacts": [
        {"name": "Elena Baker", "relation": "daughter", "phone": ELENA, "permissions": ["orders", "alarms"]},
        {
            "name": "Kevin Baker",
            "relation": "son",
            "phone": KEVIN,
            "permissions": ["orders", "money", "alarms"],
        },
    ],
}


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy with a daughter and a son who see her deliveries and are told of alarms."""
    core.load(agency={"desk_phone": None}, customers=[PERSON])
    return core


def asks(core: Core, words: str) -> str:
    """Let her say it; return what she is told. Nobody's rights may change."""
    with core.write() as s:
        said = sharing.asked(s, core.clock.at, core.dorothy(s), words, once=words)
        assert len(s.exec(select(Grant).where(Grant.status == "active")).all()) == 5
        return said


def sees(core: Core, name: str) -> tuple[int, int]:
    """Return how many orders one of her people sees on the page and in the calendar."""
    with core.write() as s:
        who = next(c for c in grants.contacts(s, core.dorothy(s)) if c.name.startswith(name))
        page, events = family.page(s, core.clock.at, who), calendar_events.of_contact(s, core.clock.at, who)
        return len(page.orders), len([e for e in events if "Delivery" in e.summary])


@pytest.mark.parametrize(
    "words",
    [
        "Do not tell Kevin about that, he worries so",
        "dont let my son know about the bread, im embarrassed",
        "please don't tell Kevin about this order",
        "keep that from my son",
        "dont let on to Kevin about the milk",
        "my son doesnt need to know about it",
    ],
)
def test_one_order_is_kept_from_one_person_and_nothing_else(home: Core, words: str) -> None:
    with home.write() as s:
        ordered(s, home, OrderStatus.accepted)
    assert sees(home, "Kevin") == sees(home, "Elena") == (1, 1)
    said = asks(home, words)
    assert said == "OK, Kevin Baker will not hear of that from us, and who sees what stays as it is."
    assert (sees(home, "Kevin"), sees(home, "Elena")) == ((0, 0), (1, 1))
    with home.write() as s:
        assert "say nothing of it" in s.exec(select(Task).order_by(col(Task.id).desc())).first().task  # type: ignore[union-attr]


def test_what_is_no_order_is_kept_by_who_works_at_the_desk(home: Core) -> None:
    with home.write() as s:
        ordered(s, home, OrderStatus.accepted)
    asks(home, "don't tell Kevin about the man who rang")
    assert sees(home, "Kevin") == (1, 1)


def test_while_an_alarm_is_open_she_hears_when_it_is_kept(home: Core) -> None:
    with home.write() as s:
        alarms.raise_alarm(s, home.clock.at, home.dorothy(s), source="customer", kind="fall", once="a")
    assert "once a person has seen that you are safe" in asks(home, "dont tell kevin about that")


@pytest.mark.parametrize(
    "words",
    [
        "don't tell Kevin about my pills",
        "Kevin is not to see anything any more",
        "dont tell Kevin",
        "never tell Kevin about the orders",
        "dont tell kevin about my shopping",
        "stop telling Kevin everything",
    ],
)
def test_plain_lasting_words_are_no_single_thing(words: str) -> None:
    assert one_thing.named(words) == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Call my daughter Elena and tell her come carry me to the shop", "come carry me to the shop"),
        ("ring Elena and ask her to bring the spare key", "to bring the spare key"),
        ("I am not having that. Phone my daughter please", "please ring me."),
        ("can you call Elena", "please ring me."),
    ],
)
def test_whom_she_wants_called_gets_her_words(home: Core, words: str, text: str) -> None:
    assert asks(home, words) == "Good. I text that to Elena Baker now."
    with home.write() as s:
        assert text in s.exec(select(Outbox).where(Outbox.to == ELENA)).one().body


@pytest.mark.parametrize(
    "words",
    [
        "call elena if i fall",
        "dont call my daughter",
        "hey siri call elena no not you um what time is my pill",
    ],
)
def test_no_call_is_made_that_she_did_not_ask_for(words: str) -> None:
    assert telling.read(words, callings({"Elena Baker": "daughter", "Kevin Baker": "son"})).message == ""
