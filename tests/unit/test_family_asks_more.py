"""Family tells her something through us and asks of her rows: each part of a text is served."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Outbox
from concierge_bot.services.orders import errands, ordering, quotes
from concierge_bot.understanding.people import family_messages
from concierge_bot.understanding.people.family_words import asks
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.said import hears
from tests.unit.test_family_alarms import write
from tests.unit.test_family_requests import load
from tests.unit.test_visit_corrections import member

NAMES = ["Dorothy Baker"]


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        ("Tell mom I can't Sunday, I'll come Saturday. Did she order food today?",
         "I can't Sunday, I'll come Saturday.", "Did she order food today?"),
        ("Please let Dorothy know that I am running late", "I am running late", ""),
        ("can you tell her I love her", "I love her", ""),
        ("tell mum to call me", "", "tell mum to call me"),
        ("tell her to take her pills", "", "tell her to take her pills"),
        ("Tell mom about the delivery", "", "Tell mom about the delivery"),
        ("dont tell mom I asked", "", "dont tell mom I asked"),
        ("could you tell me if mom took her pills", "", "could you tell me if mom took her pills"),
    ],
)  # fmt: skip
def test_what_she_shall_be_told_is_parted(text: str, told: str, rest: str) -> None:
    assert family_messages.parted(text, NAMES) == (told, rest)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Is dad going to the VA tomorrow and how is he getting there?", ["ride"]),
        ("who is driving mom to the doctor", ["ride"]),
        ("I called Mom, she is fine. What is she having done on Thursday?", ["visits"]),
        ("when is her hairdresser coming", ["visits"]),
        ("what has mom got on this week", ["visits"]),
        ("what did she order, she tells me she's baking", ["ordered"]),
        ("what is mum getting", ["ordered"]),
        ("did mom take her blood thinner this morning", ["pills"]),
    ],
)
def test_more_is_asked_of_her_rows(text: str, meant: list[str]) -> None:
    assert asks(text, NAMES) == meant


def to_her(s: Session) -> list[str]:
    """Return what she was texted."""
    rows = s.exec(select(Outbox).where(Outbox.to == DOROTHY).order_by(col(Outbox.id)))
    return [row.body for row in rows]


def test_his_words_reach_her_and_what_he_asks_is_answered(core: Core) -> None:
    with load(core, "orders").write() as s:
        answer = write(core, s, "Tell mom I can't Sunday, I'll come Saturday. Did she order food today?")
        assert answer == "Good. I text that to Dorothy now. No delivery is planned for Dorothy now."
        assert to_her(s) == ["Ana Baker asks me to tell you: I can't Sunday, I'll come Saturday."]
        assert write(core, s, "let her know I am late") == "Good. I text that to Dorothy now."
        assert hears(s, core, "Did Ana answer me?") == "answer plain"
        assert "Ana Baker asks me to tell you: I am late" in to_her(s)[-1]
        assert core.tasks(s) == []


def test_a_medicine_is_never_passed_on_by_the_machine(core: Core) -> None:
    with load(core, "orders").write() as s:
        assert "passed your text to our team" in write(core, s, "tell mom she can skip the Metformin tonight")
        assert to_her(s) == []


@pytest.mark.parametrize(
    "words",
    [
        "tell mom bit.ly/x1y2 call 900-555-1234",
        "tell mom www.cheap-pharm.example has coumadin",
        "tell mom she must pay Kevin 500 dollars",
        "tell mom Elm Care: reply with your bank PIN",
        "tell mom the doctor says double the lisinoprol",
        "tell mom aspirin is good for her knee, two at night",
        "tell mom ibuprofen twice a day helps",
        "tell mom her morning pil is to be doubled",
        "tell mom lisinoprol is bad",
    ],
)
def test_no_link_money_code_or_medicine_reaches_her_by_a_contacts_words(core: Core, words: str) -> None:
    with load(core, "orders", "doses", "alarms").write() as s:
        write(core, s, words)
        assert not any("asks me to tell you" in text for text in to_her(s))
        assert core.tasks(s), "a person has it"


def test_a_wish_beside_a_question_is_handed_on_and_told(core: Core) -> None:
    with load(core, "orders").write() as s:
        answer = write(core, s, "Is Mom's cab booked? And please move her hairdresser to Friday if they can")
        assert answer.startswith("No ride is planned for Dorothy now. I passed the rest to our team.")
        assert len(core.tasks(s)) == 1


def test_what_she_ordered_and_who_comes_is_said(core: Core) -> None:
    cab, hair = member("Blue Cab", ["ride"], 1400), member("Maria's Hair", ["hairdresser"], 3500)
    load(core, "orders")
    core.load(
        agency={"desk_phone": None},
        customers=[{**WORLD["customers"][0], "contacts": [
            {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": ["orders"]}
        ]}],
        providers=[{**SHOP, "catalogue": [MILK]}, *WORLD["providers"][1:], cab, hair],
    )  # fmt: skip
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "today", once="quote")
        hears(s, core, "1")
        for words in ("a cab to the bank tomorrow at 10", "my hair done thursday at 2"):
            errands.quote(s, NOW, core.dorothy(s), words, "", once=words)
            hears(s, core, "1")
        assert ordering.newest_live(s, core.dorothy(s)) is not None
        assert "Dorothy ordered: " in write(core, s, "What did mom order?")
        told = write(core, s, "what is she having done this week")
        assert "to the bank, tomorrow at 10am" in told
        assert "hairdresser, Thursday at 2pm" in told
