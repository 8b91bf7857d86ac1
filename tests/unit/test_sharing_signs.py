"""Who may see what: each thing that she names has a sign of its own, and nothing ends that she does not end."""

import pytest
from sqlmodel import select

from concierge_bot.models import Outbox, Scope
from concierge_bot.services.people import family, grants, sharing
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.terms import sharing as reading
from tests.fixtures.core import Core
from tests.unit.test_medication import EVENING, PILL, start, world

OWN = frozenset({"denise", "daughter", "susan", "niece", "helen", "kathy", "darlene"})
DENISE, SUSAN = "+13055550141", "+13055550142"
PEOPLE = [
    {"name": "Denise Clarke", "relation": "daughter", "phone": DENISE, "permissions": ["orders", "doses"]},
    {"name": "Susan Pruitt", "relation": "niece", "phone": SUSAN, "permissions": ["alarms"]},
]


@pytest.mark.parametrize(
    ("words", "may", "may_not"),
    [
        ("Mi mean let she see it. She is mi daughter. Medicine yes, money no", "doses", "money"),
        (
            "My niece may see my deliveries henceforth, so that she knows I have eaten. Not money.",
            "orders",
            "money",
        ),
        ("tell Denise she can see mi medicine business but not mi money", "doses", "money"),
        ("let Kathy see the pills, never the bills", "doses", "money"),
        ("Helen can look at what I order. Money is my own business", "orders", "money"),
        ("Kathy may see everything except money", "orders doses alarms", "money"),
        ("Denise can see pills and deliveries, not money", "orders doses", "money"),
        ("Susan may hear of a fall, my shopping stays private", "alarms", "orders"),
    ],
)
def test_each_thing_has_its_own_sign(words: str, may: str, may_not: str) -> None:
    (wish,) = telling.read(words, OWN).wishes
    read = reading.read(wish)
    assert (read.act, " ".join(read.scopes), " ".join(read.but)) == ("let", may, may_not)


@pytest.mark.parametrize(
    ("words", "act", "scopes"),
    [
        ("She may be told of emergencies only. Nothing about money.", "only", ("alarms",)),
        ("dont let Denise see the money", "stop", ("money",)),
        ("tell susan she may not see my bills", "stop", ("money",)),
        ("nothing about money to Susan", "stop", ("money",)),
        ("stop Denise seeing my medicine", "stop", ("doses",)),
        ("Denise is not to see a thing any more", "stop", ()),
    ],
)
def test_an_end_ends_what_it_names(words: str, act: str, scopes: tuple[str, ...]) -> None:
    (wish,) = telling.read(words, OWN).wishes
    assert (reading.read(wish).act, reading.read(wish).scopes) == (act, scopes)


def begin(core: Core) -> None:
    """Begin with a daughter who sees deliveries and medicine, and a niece who is told of alarms."""
    start(core, EVENING, world(PILL, contacts=PEOPLE))


def asks(core: Core, words: str) -> str:
    """Do what she says of who may see what, and return the answer."""
    with core.write() as s:
        return sharing.asked(s, core.clock.at, core.dorothy(s), words, once=words)


def sees(core: Core, name: str) -> set[Scope]:
    """Return what one of her people sees now."""
    with core.write() as s:
        own = grants.contacts(s, core.dorothy(s))
        return set(family.scopes(s, next(c for c in own if c.name.startswith(name))))


@pytest.mark.parametrize(
    "words",
    [
        "No no don't send Denise dat! Mi mean let she see it. She is mi daughter. Medicine yes, money no",
        "Listen mi good: Denise SEE mi medicine. Denise NOT see money",
        "leave Denise like she is, she is like the FBI",
        "and tell Denise not to come running",
    ],
)
def test_nothing_ends_that_she_does_not_end(core: Core, words: str) -> None:
    begin(core)
    asks(core, words)
    assert sees(core, "Denise") == {Scope.orders, Scope.doses}


def test_a_grant_with_a_refusal_is_read_back_and_the_refusal_stays_one(core: Core) -> None:
    begin(core)
    said = asks(core, "My niece may see my deliveries henceforth, so that she knows I have eaten. Not money.")
    assert said.startswith("Susan Pruitt may see deliveries. Is that right?")
    said = asks(
        core, "What does my niece Susan get? She may be told of emergencies only. Nothing about money."
    )
    assert "Susan Pruitt sees alarms" in said
    assert sees(core, "Susan") == {Scope.alarms}


def test_what_she_says_about_somebody_is_not_texted_to_them(core: Core) -> None:
    begin(core)
    said = asks(core, "tell Denise she can see mi medicine business but not mi money")
    assert "Denise Clarke sees deliveries and medicine" in said
    with core.write() as s:
        assert not [row for row in s.exec(select(Outbox)) if row.to == DENISE]


def test_an_end_that_names_nothing_to_see_is_asked_first(core: Core) -> None:
    begin(core)
    assert asks(core, "no more Denise").startswith("Shall Denise Clarke see nothing from now on?")
    assert sees(core, "Denise") == {Scope.orders, Scope.doses}
