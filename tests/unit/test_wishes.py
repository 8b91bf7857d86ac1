"""How she wants us to come to her is written down and said back, and what else she asks beside it is not lost."""

import pytest
from sqlmodel import select

from concierge_bot.models import Message
from concierge_bot.understanding.terms import wishes
from tests.fixtures.core import Core
from tests.unit.said import hears


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("please dont phone me, texting only, I cannot hear", ["text_only"], ""),
        ("no phone calls. send me milk", ["text_only"], "send me milk"),
        ("Make it three, and tell him not to ring the doorbell, the baby sleeps", ["door"], "Make it three"),
        ("leave it by the back step please and add eggs", ["door"], "add eggs"),
        ("use the kitchen door", ["door"], ""),
        ("knock loud, I am slow", ["door"], ""),
        ("dont call me at night", [], None),
        ("dont call my son", [], None),
        ("he left it on the porch in the rain", [], None),
        ("can they leave it on the porch", [], None),
        ("I only text my sister", [], None),
        ("is the side door open", [], None),
        ("dont call me dear", [], None),
    ],
)
def test_a_wish_is_parted_from_the_rest(text: str, found: list[str], rest: str | None) -> None:
    wished, more = wishes.parted(text)
    assert list(wished) == found
    assert rest is None or more == rest


def test_it_stands_on_her_page_and_the_rest_is_a_text_of_its_own(core: Core) -> None:
    with core.write() as s:
        assert hears(s, core, "dont ring the bell, I am deaf. and bring me milk") == "parts"
        assert core.dorothy(s).notes == "At the door: dont ring the bell"
        assert [m.body for m in s.exec(select(Message)) if m.part_of] == ["bring me milk"]
        assert (
            core.sent(s)[-1].body == "I wrote down what you wish at your door. Our team tells whoever comes."
        )
        (task,) = core.tasks(s)
        assert (task.task, task.about) == (
            "Dorothy Baker wishes something at her door: tell whoever comes next",
            "dont ring the bell",
        )
        hears(s, core, "text only please")
        assert core.sent(s)[-1].body.startswith("I wrote it down: we text you and do not call.")
        assert "Wants texts and no calls" in core.dorothy(s).notes
