"""Who are you, what day is it, I am lonely: answered plainly, and nothing else is taken for it."""

import pytest

from concierge_bot.services.everyday import company
from concierge_bot.understanding import company as reading
from tests.fixtures.core import NOW, Core


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        ("who are you", "who"),
        ("are you a real girl or a machine", "who"),
        ("Are you a person?", "who"),
        ("what day is it", "day"),
        ("is it tuesday", "day"),
        ("What is the time by your clock?", "day"),
        ("is it morning yet", "day"),
        ("im so lonely today", "lonely"),
        ("what time is my delivery", None),
        ("what day is the bread coming", None),
        ("who are you sending", None),
        ("what are you bringing me", None),
        ("is it coming on tuesday", None),
        ("need milk", None),
    ],
)
def test_what_is_asked(words: str, ask: str | None) -> None:
    assert reading.asks(words) == ask


def test_the_answers(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        assert "machine" in company.asked(s, NOW, her, "who are you", once="1")
        assert company.asked(s, NOW, her, "what day is it", once="2") == "It is Tuesday, December 1, 9am."
        company.asked(s, NOW, her, "im so lonely", once="3")
        assert "lonely" in core.tasks(s)[0].task
        assert company.asked(s, NOW, her, "need milk", once="4") == ""
