"""What may be danger is asked about at once; the dialogue model may be sure of it, and is never waited for."""

import pytest
from sqlmodel import select

from concierge_bot.bootstrap import App
from concierge_bot.models import Alarm, LadderStep, Message, MessageState, Task
from concierge_bot.services import conversation
from concierge_bot.understanding import safety
from concierge_bot.worker import inbox
from tests.fakes import FakeRasa, with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY

IN_DOUBT = "i nearly fell today"


def hear(core: Core, rasa: tuple[App, FakeRasa], words: str) -> list[str]:
    """Let her text arrive and be read wholly; return everything that she was texted so far."""
    app = rasa[0]
    with core.write() as s:
        conversation.store(s, core.clock.at, core.agency(s), sid=f"SM{words}", sender=DOROTHY, body=words)
    inbox.first_looks(app)
    with core.write() as s:
        asked = [row.body for row in core.sent(s) if row.to == DOROTHY]
    inbox.turns(app)
    with core.write() as s:
        assert all(message.state == MessageState.done for message in s.exec(select(Message)))
        told = [row.body for row in core.sent(s) if row.to == DOROTHY]
    assert told[: len(asked)] == asked
    return told


def test_it_is_a_text_that_the_core_only_asks_about() -> None:
    assert safety.danger(IN_DOUBT).level == "uncertain"


def test_where_the_model_is_sure_nobody_waits_for_her_answer(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[IN_DOUBT] = ["emergency"]
    asked, told = hear(core, (app, rasa), IN_DOUBT)
    assert asked.startswith("Are you all right?")
    assert told.startswith("Call 911 now")
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "danger"
    assert hear(core, (app, rasa), "2")[-1].startswith("Thank you for telling me. A person will still check")
    with core.write() as s:
        assert [step.answer for step in s.exec(select(LadderStep)) if step.answer] == ["says she is OK"]


@pytest.mark.parametrize("down", [False, True])
def test_where_the_model_is_not_sure_or_away_the_question_stands(core: Core, down: bool) -> None:
    app, rasa = with_rasa(core.app)
    rasa.down = down
    (asked,) = hear(core, (app, rasa), IN_DOUBT)
    assert asked.startswith("Are you all right?")
    with core.write() as s:
        assert s.exec(select(Alarm)).all() == []
        assert s.exec(select(Task)).all() == []
    assert hear(core, (app, rasa), "2")[-1] == "I am glad. Text me any time."


@pytest.mark.parametrize(
    ("words", "confidence", "sure"),
    [("he hit me again", 0.9, True), ("he hit me again", 0.1, False), ("blue", 0.9, False)],
)
def test_the_model_alarms_only_with_confidence_and_with_words_to_go_by(
    words: str, confidence: float, sure: bool
) -> None:
    assert safety.is_sure(words, "emergency", confidence) is sure
    assert not safety.is_sure(words, "chitchat", confidence)
