"""Who may know what, said beside an order, about danger, of "her": nobody loses an alarm by a loose word."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, Contact, Customer, Grant, Order, OrderItem, Question
from concierge_bot.services.people import sharing
from concierge_bot.services.talk import answering, conversation
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.terms.sharing import callings
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.test_answers import said

SUSAN, KEVIN = "Susan Hall", "Kevin Brooks"
CALLED = callings({SUSAN: "daughter", KEVIN: "son"})


def person(name: str, relation: str, phone: str, *scopes: str) -> dict[str, object]:
    """Return one of her people."""
    return {"name": name, "relation": relation, "phone": phone, "permissions": list(scopes)}


@pytest.fixture
def family(core: Core) -> Core:
    """Dorothy with a daughter and a son who see what a family sees."""
    people = [
        person(SUSAN, "daughter", ANA, "alarms", "orders", "doses"),
        person(KEVIN, "son", "+13055550141", "alarms", "orders", "money"),
    ]
    core.load(customers=[{**WORLD["customers"][0], "contacts": people}])
    return core


def seen(s: Session) -> dict[str, set[str]]:
    """Return who sees what now."""
    return {
        c.name: {
            str(g.scope)
            for g in s.exec(select(Grant).where(Grant.contact_id == c.id, Grant.status == "active"))
        }
        for c in s.exec(select(Contact))
    }


def hear(core: Core, s: Session, words: str) -> tuple[Customer, str]:
    """Serve a text of hers by the sharing service, as the dialogue server would have it served."""
    her = core.dorothy(s)
    message = said(s, her, words)
    request = conversation.second_look(s, NOW, her, message)
    if request is None:
        return her, "answered"
    assert request.intent == "family_access", words
    return her, sharing.asked(s, NOW, her, words, once=answering.once(message))


@pytest.mark.parametrize(
    ("words", "susan", "kevin"),
    [
        ("dont tell susan", {"alarms"}, {"alarms", "orders", "money"}),
        ("stop telling susan everything", {"alarms"}, {"alarms", "orders", "money"}),
        ("only tell susan if its an emergency", {"alarms"}, {"alarms", "orders", "money"}),
        ("dont tell susan about my pills no more", {"alarms", "orders"}, {"alarms", "orders", "money"}),
        ("susan doesnt need to know what i buy", {"alarms", "doses"}, {"alarms", "orders", "money"}),
        (
            "i want her to stop knowing what i buy too. kevin can",
            {"alarms", "doses"},
            {"alarms", "orders", "money"},
        ),
        ("dont tell susan i fell yesterday", {"alarms", "orders", "doses"}, {"alarms", "orders", "money"}),
        ("dont tell kevin about the fall", {"alarms", "orders", "doses"}, {"alarms", "orders", "money"}),
        ("let kevin know im ok", {"alarms", "orders", "doses"}, {"alarms", "orders", "money"}),
    ],
)
def test_an_end_is_what_she_named_and_never_the_alarms(
    family: Core, words: str, susan: set[str], kevin: set[str]
) -> None:
    with family.write() as s:
        hear(family, s, words)
        assert seen(s) == {SUSAN: susan, KEVIN: kevin}


def test_alarms_end_only_after_her_second_word_and_a_person_asks_whom_to_call(family: Core) -> None:
    with family.write() as s:
        _, asked = hear(family, s, "dont tell kevin when i fall, no emergency calls to him")
        assert "1 for not told" in asked
        assert "alarms" in seen(s)[KEVIN]
        hear(family, s, "1")
        assert seen(s)[KEVIN] == {"orders", "money"}
        assert "whom to call in an emergency" in family.tasks(s)[-1].task


def test_dont_tell_is_no_cry_for_help_and_the_order_beside_it_is_not_lost(family: Core) -> None:
    with family.write() as s:
        _, told = hear(family, s, "milk please and dont tell susan")
        assert "no longer sees deliveries" in told
        assert seen(s)[SUSAN] == {"alarms", "doses"}
        assert "milk" in s.exec(select(OrderItem)).one().name
        assert s.exec(select(Alarm)).all() == []


def test_her_is_whom_she_named_before(family: Core) -> None:
    with family.write() as s:
        hear(family, s, "dont tell susan about my pills")
        hear(family, s, "and she can still know if i fall")
        assert seen(s)[SUSAN] == {"alarms", "orders"}
        assert family.sent(s)[-1].body.startswith("Susan Hall sees")


def test_what_is_given_back_is_read_back_and_a_yes_in_words_grants_it(family: Core) -> None:
    with family.write() as s:
        hear(family, s, "let kevin have the pills back and the money")
        assert "doses" not in seen(s)[KEVIN]
        hear(family, s, "yes kevin can see my pills")
        assert "doses" in seen(s)[KEVIN]
        open_ones = s.exec(select(Question).where(Question.about == "share", Question.answer == "")).all()
        assert open_ones == []


def test_a_message_to_her_son_gives_him_no_right(family: Core) -> None:
    with family.write() as s:
        _, told = hear(family, s, "let kevin know im ok and get milk")
        assert "I text that to Kevin Brooks now" in told
        assert seen(s)[KEVIN] == {"alarms", "orders", "money"}
        assert s.exec(select(Order)).one()


@pytest.mark.parametrize(
    "words",
    [
        "and she can still know if i fall",
        "only tell susan if its an emergency",
        "dont tell susan i fell yesterday",
        "the usual please. and dont tell susan about my pills any more, shes nagging",
        "call susan if i fall",
    ],
)
def test_telling_is_no_danger(words: str) -> None:
    assert safety.danger(words).level == "none"


@pytest.mark.parametrize(
    "words",
    [
        "tell susan i fell and cant get up",
        "dont tell susan i fell and cant get up",
        "dont tell susan i have chest pain",
        "dont tell susan if i fall. i cant breathe",
    ],
)
def test_danger_beside_telling_is_danger(words: str) -> None:
    assert safety.danger(words).level == "alarm"


@pytest.mark.parametrize(
    "words",
    [
        "i cant see susan today",
        "dont let him in",
        "my daughter cant see well and needs large print",
        "need milk and bread",
        "give susan my love",
        "susan wants milk",
    ],
)
def test_other_words_are_left_to_the_dialogue_server(words: str) -> None:
    told = telling.read(words, CALLED)
    assert (told.wishes, told.message) == ((), "")


def test_what_else_she_says_may_be_danger_and_goes_to_the_model(family: Core) -> None:
    with family.write() as s:
        words = "i am having what i believe is an attack. dont tell my son yet"
        request = conversation.second_look(s, NOW, family.dorothy(s), said(s, family.dorothy(s), words))
        assert request is not None
        assert request.intent == ""
