"""The closed lists behind sharing, problems, money, services and ratings, and what they leave to a person."""

import pytest

from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import bills, complaints
from concierge_bot.understanding.terms import sharing
from concierge_bot.understanding.visits import errand_answers, errand_names, errands

PEOPLE = {"Ana Baker": "daughter", "Ben Carter": "son", "Julie Hall": "granddaughter"}


@pytest.mark.parametrize(
    ("words", "act", "scopes"),
    [
        ("dont tell ana", "stop", ()),
        ("please do not inform my son", "stop", ()),
        ("stop showing my daughter my pills", "stop", ("doses",)),
        ("dont let our ben know how much i spend", "stop", ("money",)),
        ("take ben off", "stop", ()),
        ("let ana see my deliveries", "let", ("orders",)),
        ("my daughter may see everything", "let", ("orders", "doses", "alarms", "money")),
        ("i dont mind if ana sees my orders", "let", ("orders",)),
        ("can my daughter see this", "let", ()),
        ("who can see my pills", "list", ()),
        ("who all are getting my messages", "list", ()),
        ("what can my daughter see", "list", ()),
        ("does ana know what i order", "list", ()),
        ("is ana able to read these i dont want her to know", "stop", ()),
        ("dont stop telling ana", "unclear", ()),
    ],
)
def test_what_she_wants_of_who_sees_what(words: str, act: str, scopes: tuple[str, ...]) -> None:
    wish = sharing.read(words)
    assert (wish.act, wish.scopes if act != "list" else ()) == (act, scopes)


def test_some_but_not_all() -> None:
    wish = sharing.read("ana may see my orders but not my medicines")
    assert (wish.act, wish.scopes, wish.but) == ("let", ("orders",), ("doses",))


def test_one_secret_is_not_the_end_of_everything() -> None:
    assert sharing.read("dont tell ana about her present").sure is False
    assert sharing.read("dont tell ana about this").sure is True


@pytest.mark.parametrize(
    ("words", "name", "unknown"),
    [
        ("dont tell ana", "Ana Baker", False),
        ("dont tell anna", None, True),
        ("dont tell my daughter", "Ana Baker", False),
        ("no le digas a mi hijo", "Ben Carter", False),
        ("dont tell my daughter in law", None, True),
        ("take julies ex off the list", None, True),
    ],
)
def test_only_her_own_people_are_meant(words: str, name: str | None, unknown: bool) -> None:
    called = details.person(words)
    found = sharing.person(words, PEOPLE, [called] if called else [])
    assert (found.name, found.unknown) == (name, unknown)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the milk was sour", "broken"),
        ("nobody came", "never_came"),
        ("the boy never showed up", "never_came"),
        ("you forgot the bread", "lost"),
        ("this is not my order", "wrong"),
        ("i got the wrong bag", "wrong"),
        ("he shouted at me at the gate", "rude"),
        ("still waiting for my shopping", "late"),
        ("something is funny with it", "other"),
    ],
)
def test_what_kind_of_problem_it_is(words: str, kind: str) -> None:
    assert complaints.kind(words) == kind


@pytest.mark.parametrize(
    ("words", "stars"),
    [
        ("5 stars", 5),
        ("2 out of 5", 2),
        ("ten out of ten", 5),
        ("full marks for the lad", 5),
        ("the girl was rude", 1),
        ("that driver was lovely", 4),
        ("meh. 3. food ok but ice cold", 3),
        ("the cleaning girl sweet but she dont move the chair so 3", 3),
        ("plumber left a puddle, two out of five", 2),
        ("cooking lady is good, giving four", 4),
        ("that one was lovely", 4),
        ("he came at 10:05", None),
        ("not bad", None),
        ("lovely but late", None),
        ("he brought it", None),
    ],
)
def test_stars_are_read_only_where_they_are_plain(words: str, stars: int | None) -> None:
    assert details.rating(words) == stars


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("what did i spend this month", "month"),
        ("what do i owe", "owed"),
        ("how much was that", "order"),
        ("why did you charge me twice", "other"),
        ("what is this 14 pound for", "other"),
    ],
)
def test_what_is_asked_about_money(words: str, asks: str) -> None:
    assert bills.asks(words) == asks


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("do you require a card number?", True),
        ("Will you need my card details or do I pay you at the end of the month", True),
        ("How am I billed?", True),
        ("are you wanting my bank card for the shopping", False),
        ("a lady on the phone wants my card number, do you need it too", False),
        ("do you have birthday cards", False),
        ("what do I owe this month", False),
    ],
)
def test_who_asks_how_to_pay_is_told_that_no_card_is_wanted(words: str, asks: bool) -> None:
    assert bills.asks_how_to_pay(words) is asks


@pytest.mark.parametrize(
    ("words", "spoken", "named"),
    [
        ("my toilet wont stop running need a plumber", "a plumber", True),
        ("can ye get me that film where the ship sinks", "a film", True),
        ("please find me a tax man", "a tax man", True),
        ("somebody to shovel the walk", "somebody to shovel the walk", True),
        ("i need some help please", "help with what you wrote", False),
    ],
)
def test_a_service_in_her_own_word(words: str, spoken: str, named: bool) -> None:
    assert errand_names.spoken(words) == spoken
    assert errands.names_something(words) is named


@pytest.mark.parametrize(
    ("words", "any_time"),
    [
        ("as soon as you can please", True),
        ("asap", True),
        ("whenever", True),
        ("any time is fine", True),
        ("whenever did my order go out", False),
        ("as soon as the milk comes", False),
    ],
)
def test_any_time_will_do(words: str, any_time: bool) -> None:
    assert errand_answers.any_time(words) is any_time


@pytest.mark.parametrize(
    ("words", "record"),
    [
        ("did i take my pill", True),
        ("have i had my tablets this morning", True),
        ("i cant remember if i took it", True),
        ("i missed my pill what should i do", False),
        ("did i take too many", False),
        ("can i take aspirin with it", False),
    ],
)
def test_the_record_is_asked_only_what_it_knows(words: str, record: bool) -> None:
    assert recall.asks_the_record(words) is record
