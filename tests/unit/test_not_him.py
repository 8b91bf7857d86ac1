"""She wants a shop, a driver or a firm no more, by name or as "that driver": it is among her blocks, no text ends."""

import pytest
from sqlmodel import select

from concierge_bot.models import Message
from concierge_bot.understanding.members import unwanted
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.terms.opt_out import opt_out
from tests.fixtures.core import NOW, Core
from tests.unit.said import hears
from tests.unit.test_several_members import PACKS, SLOW, SWIFT, her, ordered, says


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("i dont want that fella back", []),
        ("dont send this driver again", []),
        ("and that driver was hateful i dont want him no more", ["and that driver was hateful"]),
        ("never use swift for me", []),
        ("Dont never use Swift neither", []),
        ("im done with that driver", []),
    ],
)
def test_who_came_last_comes_no_more(core: Core, words: str, rest: list[str]) -> None:
    her(core, providers=[PACKS, SWIFT, SLOW])
    with core.write() as s:
        ordered(s, core)
        for who, event in (("Rossi Grocer", "accepted"), ("Swift", "accepted"), ("Rossi Grocer", "ready")):
            says(s, who, event)
        for event in ("picked_up", "delivered"):
            says(s, "Swift", event)
        hears(s, core, words)
        assert core.dorothy(s).blocks == ["Swift"]
        assert [m.body for m in s.exec(select(Message)) if m.part_of] == rest
        assert core.sent(s)[-1].body.startswith("I will not send you Swift again. Next time: 1 Slow Wheels")


@pytest.mark.parametrize(
    "words",
    [
        "i dont want him back, my nephew",
        "i want that driver back",
        "dont send milk again",
        "never use bleach on my floor",
        "I never use that",
        "dont want the man to come today",
    ],
)
def test_what_is_no_such_word(words: str) -> None:
    assert not any(unwanted.find(words, called) for called in (unwanted.who_came(words), unwanted.SHOP))


@pytest.mark.parametrize(
    "words",
    ["Unsubscribe me from that shop", "take me off Dixie Mart", "remove me from the pharmacy newsletter"],
)
def test_no_more_of_a_shop_is_no_end_of_our_texts(words: str) -> None:
    assert opt_out(words).kind is None


def test_until_she_hollers_is_until_she_says() -> None:
    assert holding.read("stop bringing everything til i holler", NOW, "US") == holding.Stretch(
        NOW.date(), None
    )
