"""A text that the model is unsure of: two readings are offered once, danger is asked about, then a person helps."""

from itertools import pairwise

import pytest
from sqlmodel import col, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Alarm, Customer, Message, Outbox, OutboxState, Question
from concierge_bot.services.house import notify
from concierge_bot.services.talk import arrival, lately, messages
from concierge_bot.texts import ENGLISH, in_language, say
from concierge_bot.understanding.terms.opt_out import is_reserved
from concierge_bot.worker import inbox
from concierge_bot.worker.briefing import LONGEST
from connectors import gsm7
from tests.fakes import FakeRasa, with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.test_texts import DOMAIN, GRADE, grade

UNCLEAR = "the thing with the milk from the other day"
INTENTS = DOMAIN.read_text().partition("\nintents:\n- ")[2].partition("\n\n")[0].split("\n- ")
OFFERED = [name for name in INTENTS if name != "emergency"]


@pytest.fixture
def heard(core: Core) -> tuple[App, FakeRasa]:
    """The core with a dialogue server that is unsure of one text."""
    app, rasa = with_rasa(core.app)
    rasa.reads = {UNCLEAR: ["nlu_fallback", "order_status", "list_schedule", "emergency"]}
    return app, rasa


def hear(core: Core, app: App, body: str) -> str:
    """Let a text of hers be read; return the newest text to her."""
    with core.write() as s:
        known = len(s.exec(select(Message)).all())
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM {known}", sender=DOROTHY, body=body)
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        return (
            s.exec(select(Outbox.body).where(Outbox.to == DOROTHY).order_by(col(Outbox.id).desc())).first()
            or ""
        )


def test_two_readings_are_offered_and_the_chosen_one_is_done_with_her_own_words(
    core: Core, heard: tuple[App, FakeRasa]
) -> None:
    app, rasa = heard
    assert hear(core, app, UNCLEAR) == (
        "I am not sure I got that. Do you want 1 to hear where your order is, 2 to hear what is planned? "
        "Reply 1 or 2, or say it in other words."
    )
    assert hear(core, app, "2") == say("schedule_empty")
    assert rasa.heard[-1] == {"message": "/list_schedule", "words": UNCLEAR}
    with core.write() as s:
        assert s.exec(select(Question)).one().answer == "2"
        assert core.dorothy(s).misunderstood == 0
        assert core.tasks(s) == []


@pytest.mark.parametrize("then", [UNCLEAR, "yes", "no thank you"])
def test_the_second_failure_in_a_row_goes_to_a_person(
    core: Core, heard: tuple[App, FakeRasa], then: str
) -> None:
    app, _ = heard
    hear(core, app, UNCLEAR)
    assert "They will text or call you by 9:30am" in hear(core, app, then)
    with core.write() as s:
        assert len(core.tasks(s)) == 1


def test_other_words_end_the_choice_and_a_1_after_them_chooses_nothing(
    core: Core, heard: tuple[App, FakeRasa]
) -> None:
    app, rasa = heard
    rasa.reads["where is my order"] = ["order_status"]
    hear(core, app, UNCLEAR)
    assert hear(core, app, "where is my order") == say("no_orders")
    assert hear(core, app, "1") == say("late_answer")


def test_danger_among_the_two_readings_is_asked_about_instead(
    core: Core, heard: tuple[App, FakeRasa]
) -> None:
    app, rasa = heard
    rasa.reads[UNCLEAR] = ["nlu_fallback", "chitchat", "emergency", "order_status"]
    assert hear(core, app, UNCLEAR).startswith("Are you all right?")
    hear(core, app, "1")
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "needs help"


def test_nonsense_and_a_word_or_two_frighten_nobody(core: Core, heard: tuple[App, FakeRasa]) -> None:
    app, rasa = heard
    rasa.share = 0.1
    rasa.reads["zxqv brr plmk"] = ["nlu_fallback", "chitchat", "emergency", "order_status"]
    assert hear(core, app, "zxqv brr plmk") == say("not_understood")
    rasa.share = 0.3
    rasa.reads["zxqv brr"] = ["nlu_fallback", "chitchat", "emergency", "order_status"]
    assert hear(core, app, "zxqv brr").startswith("I want to get this right. I asked a person to help.")


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("the rain has not let up and my bones know it", ["chitchat", "thanks"]),
        ("well I got through the first chapter at last", ["thanks", "chitchat"]),
    ],
)
def test_who_only_talks_is_offered_no_menu(core: Core, words: str, reads: list[str]) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[words] = ["nlu_fallback", *reads]
    assert "Reply 1" not in hear(core, app, words)
    with core.write() as s:
        assert core.dorothy(s).misunderstood == 0
        assert core.tasks(s) == []


@pytest.mark.parametrize("intent", ["rate_service", "snooze"])
@pytest.mark.parametrize(
    ("words", "answers"),
    [("the pharmacist rang, he says not to worry", 1), ("after ten plese i am slow in the morning", 2)],
)
def test_what_she_only_tells_beside_a_wish_is_no_failure_and_what_says_please_is_a_wish(
    core: Core, words: str, answers: int, intent: str
) -> None:
    app, rasa = with_rasa(core.app)
    rasa.share, rasa.reads = 0.6, {words: [intent]}
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid="SM whole", sender=DOROTHY, body="both")
        messages.take_apart(s, core.clock.at, s.exec(select(Message)).one(), [words, "what day is it"])
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        said = [row.body for row in core.sent(s)]
        assert say("slow") not in said
        assert len(said) == answers


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("that way round then", ["report_problem", "schedule_recurring"]),
        ("put the green one back where it was", ["set_reminder", "change_order"]),
        ("like we said before", ["change_order", "i_am_ok"]),
        ("the usual man", ["affirm", "snooze"]),
    ],
)
def test_a_menu_offers_nothing_that_neither_her_words_nor_her_rows_speak_of(
    core: Core, words: str, reads: list[str]
) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[words] = ["nlu_fallback", *reads]
    assert hear(core, app, words) == say("not_understood")
    assert "They will text or call you by" in hear(core, app, words)


def test_the_choice_waits_for_a_dialogue_server_that_is_down(core: Core, heard: tuple[App, FakeRasa]) -> None:
    app, rasa = heard
    hear(core, app, UNCLEAR)
    rasa.down = True
    assert hear(core, app, "1") == say("slow")
    rasa.down = False
    core.clock.move(minutes=1)
    while inbox.turns(app):
        pass
    assert rasa.heard[-1] == {"message": "/order_status", "words": UNCLEAR}
    with core.write() as s:
        assert core.sent(s)[-1].body == say("no_orders")


@pytest.mark.parametrize(("first", "second"), list(pairwise([*OFFERED, OFFERED[0]])))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_two_readings_fit_and_are_easy(first: str, second: str, language: str) -> None:
    text = in_language(say("meaning", one=say(f"meaning_{first}"), two=say(f"meaning_{second}")), language)
    assert len(text) <= gsm7.LIMIT
    assert gsm7.plain(text) == text
    assert not [word for word in text.replace(",", " ").split() if is_reserved(word)]
    assert language == "es" or grade(text) <= GRADE


def test_every_intent_but_danger_has_its_words() -> None:
    said = {name.removeprefix("meaning_") for name in ENGLISH if name.startswith("meaning_")}
    assert said == set(OFFERED)


@pytest.mark.parametrize(
    ("words", "intent"),
    [("UNDO", "cancel_order"), ("LIST", "list_schedule"), ("T", "confirm_taken"), ("L", "snooze"),
     ("1", "nlu_fallback"), ("", "nlu_fallback"), ("?!", "nlu_fallback")],
)  # fmt: skip
def test_what_we_taught_her_to_say_reaches_the_core_by_a_rule_when_nothing_is_open(
    core: Core, heard: tuple[App, FakeRasa], words: str, intent: str
) -> None:
    app, rasa = heard
    assert hear(core, app, words)
    assert rasa.heard[-1]["message"] == f"/{intent}"
    with core.write() as s:
        assert s.exec(select(Message.read_as)).one() == "dialogue"


def test_what_we_said_by_ourselves_is_told_once_before_her_next_text(
    core: Core, heard: tuple[App, FakeRasa]
) -> None:
    app, rasa = heard
    rasa.reads["hello"] = ["affirm"]
    hear(core, app, "hello")
    assert rasa.told == []
    say_by_ourselves(core)
    rasa.down = True
    hear(core, app, "hello")
    assert rasa.told == []
    rasa.down = False
    core.clock.move(minutes=1)
    for _ in range(2):
        hear(core, app, "hello")
    (event,) = rasa.told
    assert event == {
        "event": "slot", "name": "last_said", "value": "delivered", "timestamp": core.clock.at.timestamp()
    }  # fmt: skip
    core.clock.at += lately.REMEMBERED
    hear(core, app, "hello")
    assert next(e for e in reversed(rasa.told) if e["event"] == "slot")["value"] is None, (
        "what was said this morning is not what she means tonight"
    )


def say_by_ourselves(core: Core) -> None:
    """Tell her unasked that something was delivered; the carrier has it."""
    with core.write() as s:
        customer = s.exec(select(Customer)).one()
        row = notify.to_customer(
            s, core.clock.at, customer, "It is there.", about="order delivered", once="d"
        )
        assert row is not None
        row.state = OutboxState.sent


def test_a_long_conversation_begins_anew_once_no_form_asks(core: Core, heard: tuple[App, FakeRasa]) -> None:
    app, rasa = heard
    rasa.reads["hello"] = ["affirm"]
    for _ in range(LONGEST):
        hear(core, app, "hello")
    rasa.form = "order_form"
    hear(core, app, "hello")
    assert rasa.told == []
    rasa.form = ""
    hear(core, app, "hello")
    assert [event["event"] for event in rasa.told] == ["action", "session_started", "slot", "action"]
    hear(core, app, "hello")
    assert len(rasa.told) == 4
