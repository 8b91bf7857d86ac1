"""What may be danger is asked about at once; the dialogue model may be sure of it, and is never waited for."""

import pytest
from sqlmodel import select

from concierge_bot.bootstrap import App
from concierge_bot.models import Alarm, Message, MessageState, Question, Task
from concierge_bot.services.house import due
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import arrival
from concierge_bot.services.talk.known_intents import NOT_UNDERSTOOD
from concierge_bot.understanding.danger import danger_learned, safety
from concierge_bot.worker import inbox
from tests.fakes import FakeRasa, with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY

IN_DOUBT = "i nearly fell today"
TO_BE_DENIED = "2 wheat bread please hurry went all faint just now"
"""The learned reader alarms, not quite sure, and no rule does."""


def hear(core: Core, rasa: tuple[App, FakeRasa], words: str) -> list[str]:
    """Let her text arrive and be read wholly, with all that then has its turn; return all texts to her."""
    app = rasa[0]
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{words}", sender=DOROTHY, body=words)
    inbox.first_looks(app)
    with core.write() as s:
        asked = [row.body for row in core.sent(s) if row.to == DOROTHY]
    while inbox.turns(app):
        pass
    with core.write() as s:
        assert all(message.state == MessageState.done for message in s.exec(select(Message)))
        told = [row.body for row in core.sent(s) if row.to == DOROTHY]
    assert told[: len(asked)] == asked
    return told


def test_it_is_a_text_that_only_one_reader_of_the_core_doubts() -> None:
    found = safety.danger(IN_DOUBT)
    assert (found.level, found.contested) == ("uncertain", True)


def test_where_both_readers_doubt_nothing_is_waited_for(core: Core) -> None:
    words = "i am a bit dizzy"
    found = safety.danger(words)
    assert (found.level, found.contested) == ("uncertain", False)
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid="SM1", sender=DOROTHY, body=words)
    inbox.first_looks(core.app)
    with core.write() as s:
        assert core.sent(s)[-1].body.startswith("Are you all right?")


def test_where_the_model_is_sure_nobody_waits_for_her_answer(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[IN_DOUBT], rasa.share = ["emergency"], 0.6
    (told,) = hear(core, (app, rasa), IN_DOUBT)
    assert told.startswith("Call 911 now")
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "danger"


def test_what_is_asked_for_beside_danger_is_not_lost_where_only_the_model_is_sure(core: Core) -> None:
    words = f"{IN_DOUBT} please order wheat bread"
    assert safety.danger(words).contested
    app, rasa = with_rasa(core.app)
    rasa.reads[words], rasa.share = ["emergency"], 0.95
    assert hear(core, (app, rasa), words)[-1].startswith("Call 911 now")
    with core.write() as s:
        assert any("asks for something besides" in task.task for task in core.tasks(s))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("I collapsed the boxes, when do they collect", "order_status"),
        ("2 wheat bread, the last one fell on floor", "order_groceries"),
        ("the bread was on floor, 2 wheat bread", "report_problem"),
    ],
)
def test_a_plain_request_that_one_reader_doubts_frightens_nobody(core: Core, words: str, intent: str) -> None:
    assert safety.danger(words).contested
    app, rasa = with_rasa(core.app)
    rasa.reads[words], rasa.share = [intent], 0.95
    told = hear(core, (app, rasa), words)
    assert told
    assert not any("911" in text for text in told)
    with core.write() as s:
        assert not s.exec(select(Question).where(Question.about == "safety")).all()


@pytest.mark.parametrize("well", ["2", "im fine dear", "not a thing wrong with me"])
def test_what_our_question_held_up_is_served_when_she_is_well(core: Core, well: str) -> None:
    words = "2 wheat bread, the last one fell on floor"
    app, rasa = with_rasa(core.app)
    rasa.reads[words], rasa.share = ["order_groceries", "emergency"], 0.4
    asked = hear(core, (app, rasa), words)
    assert asked[-1].startswith("Are you all right?")
    told = hear(core, (app, rasa), well)
    assert told[1] == "I am glad. Now I see to what you asked."
    assert "2 Wheat bread" in told[2]
    with core.write() as s:
        assert [task.status for task in core.tasks(s)] in ([], ["closed"])


def test_who_is_asked_if_she_is_well_and_writes_of_bread_is_not_silent(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads["wheat bread please"], rasa.share = ["order_groceries"], 0.9
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="asked")
    assert "Wheat bread" in hear(core, (app, rasa), "wheat bread please")[-1]
    core.clock.move(minutes=4)
    with core.write() as s:
        while turn := due.whose_turn(s, core.clock.at):
            turn.due.work(s, core.clock.at, due.claim(s, core.clock.at, turn))
        assert s.exec(select(Alarm)).all() == []
        (task,) = core.tasks(s)
        assert "wrote of everyday things" in task.task


def test_an_alarm_of_a_rule_waits_for_nobody(core: Core) -> None:
    assert not safety.danger("i fell and cant get up").contested
    assert not safety.danger("2 wheat bread please help me").contested, (
        "though the learned reader hears nothing"
    )
    with core.write() as s:
        arrival.store(
            s, core.clock.at, core.agency(s), sid="SM1", sender=DOROTHY, body="i fell and cant get up"
        )
    inbox.first_looks(core.app)
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "fall"


@pytest.mark.parametrize(
    ("reads", "share", "alarmed", "told"),
    [
        (["order_groceries"], 0.95, False, "2 Wheat bread"),
        (["chitchat", "emergency"], 0.2, False, "Are you all right?"),
        (["order_groceries"], 0.75, False, "2 Wheat bread"),
        (["order_groceries", "emergency"], 0.3, True, "Call 911 now"),
    ],
)
def test_an_alarm_of_the_learned_reader_alone_is_raised_unless_the_model_denies_it(
    core: Core, reads: list[str], share: float, *, alarmed: bool, told: str
) -> None:
    found = safety.danger(TO_BE_DENIED)
    assert (found.level, found.contested) == ("alarm", True)
    app, rasa = with_rasa(core.app)
    rasa.reads[TO_BE_DENIED], rasa.share = reads, share
    assert told in hear(core, (app, rasa), TO_BE_DENIED)[-1]
    with core.write() as s:
        assert bool(s.exec(select(Alarm)).all()) is alarmed


def test_an_alarm_in_doubt_is_raised_where_the_model_is_away(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.down = True
    (told,) = hear(core, (app, rasa), TO_BE_DENIED)
    assert told.startswith("Call 911 now")
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "unwell"


@pytest.mark.parametrize("down", [False, True])
def test_where_the_model_is_not_sure_or_away_the_question_stands(core: Core, down: bool) -> None:
    app, rasa = with_rasa(core.app)
    rasa.down, rasa.reads[IN_DOUBT] = down, ["chitchat", "emergency"]
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


KIDDING = "and smokes. kidding. doctor would kill me before the smokes do"
"""A rule hears danger, the learned reader surely none."""
UNSTEADY = "unsteady as always on my old legs"
"""A rule would ask, and the learned reader is not sure that it need not."""


@pytest.mark.parametrize(
    ("reads", "asked"),
    [
        ([("chitchat", 0.5)], False),
        ([("i_am_ok", 0.9), ("emergency", 0.12)], True),
        ([("emergency", 0.4)], True),
    ],
)
def test_what_two_readers_hold_for_harmless_is_not_asked_about(
    reads: safety.Readings, *, asked: bool
) -> None:
    assert safety.danger(KIDDING).contested
    assert safety.is_settled(KIDDING, reads) is not asked


def test_a_question_of_a_rule_that_the_learned_reader_hardly_denies_needs_a_plain_request() -> None:
    assert safety.by_rules(UNSTEADY).level == "uncertain"
    assert safety.HARDLY < danger_learned.score(UNSTEADY) <= safety.WORTH_ASKING
    assert not safety.is_settled(UNSTEADY, [("chitchat", 0.99)])
    assert safety.is_settled(UNSTEADY, [("request_service", 0.9)])


def test_a_joke_is_answered_and_not_asked_about(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[KIDDING], rasa.share = ["chitchat"], 0.5
    told = hear(core, (app, rasa), KIDDING)
    assert told
    assert not any("911" in text for text in told)


@pytest.mark.parametrize("reads", [["emergency", "order_groceries"], ["order_groceries", "emergency"]])
def test_what_she_wants_is_served_once_though_the_model_would_think_of_danger_again(
    core: Core, reads: list[str]
) -> None:
    words = "2 wheat bread for the one who sits by me"
    assert safety.danger(words).level == "none"
    app, rasa = with_rasa(core.app)
    rasa.reads[words], rasa.share = [NOT_UNDERSTOOD, *reads], 0.3
    assert hear(core, (app, rasa), words)[-1].startswith("Are you all right?")
    told = hear(core, (app, rasa), "2")
    assert told[1] == "I am glad. Now I see to what you asked."
    assert "2 Wheat bread" in told[2]
    assert len(told) == 3


@pytest.mark.parametrize(
    "words",
    [
        "I aint fell or nothin",
        "i have not fallen and i am not hurt",
        "never fell once this winter",
        "didnt fall, not dizzy",
        "I'm not sick I want my order",
    ],
)
def test_what_has_not_happened_never_alarms_by_what_was_learned(words: str) -> None:
    assert safety.danger(words).level == "none"
    assert not safety.is_sure(words, "emergency", 0.98)


@pytest.mark.parametrize(
    "words",
    [
        "i never hurt like this before",
        "i am not dizzy but my chest feels tight",
        "i didnt fall i slipped in the tub and cant get up",
        "not sick just cant breathe",
        "im not hurt but there is smoke in the kitchen",
    ],
)
def test_a_denial_takes_nothing_from_the_danger_beside_it(words: str) -> None:
    assert safety.danger(words).level == "alarm" or safety.is_sure(words, "emergency", 0.98)


def test_who_says_i_feel_faint_is_asked_however_sure_the_model_is_of_an_order(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    words = "2 wheat bread please hurry i feel faint"
    rasa.reads[words], rasa.share = ["order_groceries"], 0.95
    assert hear(core, (app, rasa), words)[-1].startswith("Are you all right?")
    assert "2 Wheat bread" in " ".join(hear(core, (app, rasa), "2"))
