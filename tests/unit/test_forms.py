"""What a form asks never stands in her way: it lets go, it expires, and it never leads the conversation nowhere."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import select

from actions.serving import Actions
from concierge_bot.models import Question
from concierge_bot.services.everyday import reminder_book, reminders
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.unit.test_meaning import hear

Json = dict[str, Any]
INTERRUPTED: Json = {"event": "action_execution_rejected", "name": "hold_form"}


def call(
    core: Core,
    action: str,
    words: str,
    intent: str,
    *,
    asked: str,
    slots: Json | None = None,
    confidence: float = 0.9,
    before: Sequence[Json] = (),
) -> Json:
    """Call an action as the dialogue server does while a form asks; return its events and what it says."""
    core.load()
    with core.write() as s:
        conversation = core.dorothy(s).conversation
    form = f"{asked.partition('_')[0]}_form".replace("remind_form", "reminder_form")
    tracker = {
        "sender_id": conversation,
        "latest_message": {
            "text": words,
            "intent": {"name": intent, "confidence": confidence},
            "intent_ranking": [
                {"name": n, "confidence": 0.4} for n in (intent, "set_reminder", "refill_medication")
            ],
            "metadata": {"message": 7},
        },
        "slots": {"requested_slot": asked, **(slots or {})},
        "active_loop": {"name": form} if asked else {},
        "events": [{"event": "active_loop", "name": form}, *before],
    }
    request = {"next_action": action, "sender_id": conversation, "tracker": tracker, "domain": {}}
    served: Json = json.loads(json.dumps(Actions(core.app).serve(request), default=vars))
    return served


def filled(core: Core, form: str, words: str, intent: str, **more: Any) -> Json:
    """Return the slots that a form fills from her words."""
    answer = call(core, f"validate_{form}", words, intent, **more)
    return {event["name"]: event["value"] for event in answer["events"]}


def test_a_conversation_that_leads_nowhere_begins_anew_and_her_text_is_read_again(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    core.load()
    rasa.reads["what is coming"] = ["list_schedule"]
    rasa.stuck = True
    assert hear(core, app, "what is coming") == say("schedule_empty")
    with core.write() as s:
        assert core.tasks(s) == []
        assert len(core.sent(s)) == 1


def test_what_a_form_asked_hours_ago_is_not_what_she_answers_now(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    core.load()
    rasa.reads["hello"] = ["affirm"]
    rasa.form = "hold_form"
    hear(core, app, "hello")
    core.clock.move(hours=3)
    hear(core, app, "hello")
    assert rasa.told == []
    core.clock.move(hours=5)
    hear(core, app, "hello")
    assert "session_started" in [event["event"] for event in rasa.told]


def test_a_form_asked_for_by_its_own_name_asks_again_and_is_never_refused(core: Core) -> None:
    assert filled(core, "hold_form", "stop the milk", "pause_deliveries", asked="hold_until") == {
        "hold_until": None
    }


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("monday", "until monday"),
        ("until i tell you", "until i tell you"),
        ("for two weeks", "for two weeks"),
        ("from thursday to monday", "from thursday to monday"),
    ],
)
def test_the_day_that_she_names_is_the_last_one(core: Core, words: str, until: str) -> None:
    assert filled(core, "hold_form", words, "schedule_recurring", asked="hold_until") == {"hold_until": until}


def test_days_that_are_not_read_twice_are_a_persons_and_hold_nothing(core: Core) -> None:
    asked = {"event": "action", "name": "action_ask_hold_until"}
    more: Json = {"asked": "hold_until", "before": [asked, asked]}
    found = filled(core, "hold_form", "when im better", "pause_deliveries", **more)
    answer = call(core, "action_quote_hold", "x", "pause_deliveries", slots=found, **more)
    assert "They will text or call you" in answer["responses"][0]["custom"]["said"]


@pytest.mark.parametrize(
    ("form", "asked", "words", "intent"),
    [
        ("reminder_form", "remind_when", "and a ride friday at 2 to see the surgeon", "request_service"),
        ("service_form", "service_when", "they changed my blood thinner to 2 a day", "change_reminder"),
        ("service_form", "service_when", "where is my order", "order_status"),
        ("hold_form", "hold_until", "i need my heart pills", "refill_medication"),
        ("reminder_form", "remind_what", "where is my order?", "order_status"),
    ],
)
def test_another_request_is_no_answer(core: Core, form: str, asked: str, words: str, intent: str) -> None:
    slots = {"service_what": "a ride"} if form == "service_form" else {}
    assert filled(core, form, words, intent, asked=asked, slots=slots) == {}


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("dont mind. not too early, and not wednesday thats my card game", "deny"),
        ("you choose", "explain_choice"),
        ("whenever suits", "affirm"),
        ("thursday or friday", "list_schedule"),
    ],
)
def test_a_time_left_to_us_is_an_answer(core: Core, words: str, intent: str) -> None:
    found = filled(
        core, "service_form", words, intent, asked="service_when", slots={"service_what": "my hair cut"}
    )
    assert found == {"service_when": words}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (
            "i would like a taxi to the bank on friday at ten",
            "i would like a taxi to the bank on friday at ten",
        ),
        ("friday after lunch", "my tap drips"),
    ],
)
def test_another_service_takes_the_place_of_the_one_that_was_asked_about(
    core: Core, words: str, what: str
) -> None:
    slots = {"service_what": "my tap drips"}
    told = filled(core, "service_form", words, "request_service", asked="service_when", slots=slots)
    assert {**slots, **told}["service_what"] == what


@pytest.mark.parametrize("words", ["my grandsons ball game", "to call my sister", "ring the doctor"])
def test_whatever_she_is_to_be_reminded_of_is_taken(core: Core, words: str) -> None:
    found = filled(core, "reminder_form", words, "family_access", asked="remind_what", confidence=0.8)
    assert "sister" not in words or found["remind_what"].endswith("call my sister")
    assert found["remind_what"]


def test_after_a_second_interruption_what_a_form_asked_is_a_persons(core: Core) -> None:
    slots: Json = {"service_what": "a plumber for the sink"}
    more: Json = {"asked": "service_when", "slots": slots}
    once = call(core, "action_order_status", "x", "order_status", before=[INTERRUPTED], **more)
    assert once["events"] == []
    twice = call(core, "action_order_status", "and my milk", "order_status", before=[INTERRUPTED] * 2, **more)
    assert {"event": "active_loop", "timestamp": None, "name": None} in twice["events"]
    assert twice["responses"][-1]["custom"]["said"].startswith("I have not forgotten a plumber. A person")
    with core.write() as s:
        assert [task.about for task in core.tasks(s)] == ["a plumber for the sink / and my milk"]


def test_a_form_begun_by_mistake_is_let_go_without_a_word(core: Core) -> None:
    more: Json = {"asked": "order_what", "before": [INTERRUPTED] * 2}
    answer = call(core, "action_order_status", "x", "order_status", **more)
    assert {"event": "active_loop", "timestamp": None, "name": None} in answer["events"]
    assert len(answer["responses"]) == 1


WHEN: dict[str, Json] = {
    "order_form": {"asked": "order_when", "slots": {"order_what": "milk"}},
    "service_form": {"asked": "service_when", "slots": {"service_what": "a plumber"}},
    "reminder_form": {"asked": "remind_when", "slots": {"remind_what": "call my sister"}},
    "hold_form": {"asked": "hold_until"},
}
"""Each form that asks when, as it asks."""


@pytest.mark.parametrize(
    ("form", "words", "intent"),
    [
        ("order_form", "tomorrow morning is fine", "goodbye"),
        ("order_form", "thank you dear, tomorrow at 10 would be grand", "thanks"),
        ("order_form", "what i said, tomorrow morning", "order_status"),
        ("service_form", "Tomorrow. Maybe afternoon.", "goodbye"),
        ("service_form", "Wednesday, as I said, after my tablet would do", "medication_question"),
        ("reminder_form", "tomorrow, five in the afternoon like i told you", "goodbye"),
        ("hold_form", "Until the Thursday, as I said, it was only the tablet", "nlu_fallback"),
    ],
)
def test_a_text_that_holds_a_time_answers_an_open_when(
    core: Core, form: str, words: str, intent: str
) -> None:
    asked = WHEN[form]["asked"]
    assert filled(core, form, words, intent, confidence=0.4, **WHEN[form])[asked]


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("cancel my order for tomorrow", "cancel_order"),
        ("i took my pill this morning", "confirm_taken"),
        ("who comes tomorrow", "list_schedule"),
        ("forget it, my son comes tomorrow", "deny"),
    ],
)
def test_what_is_plainly_another_wish_is_no_when(core: Core, words: str, intent: str) -> None:
    assert filled(core, "service_form", words, intent, confidence=0.95, **WHEN["service_form"]) == {}


def test_more_of_a_service_is_kept_and_its_time_is_asked_once_more(core: Core) -> None:
    more: Json = {"asked": "service_when", "slots": {"service_what": "send her flowers"}}
    found = filled(core, "service_form", "flowers, yellow roses for Lillian", "request_service", **more)
    assert found == {
        "service_what": "flowers, yellow roses for Lillian. send her flowers",
        "service_when": None,
    }


def test_a_cry_for_help_is_never_an_answer(core: Core) -> None:
    for intent in ("emergency", "help", "talk_to_human"):
        assert filled(core, "service_form", "tomorrow", intent, **WHEN["service_form"]) == {}


@pytest.mark.parametrize("form", WHEN)
def test_what_is_not_read_is_asked_once_more_and_then_a_persons(core: Core, form: str) -> None:
    ask: Json = {"event": "action", "name": "action_ask_something"}
    asked, slots = WHEN[form]["asked"], WHEN[form].get("slots", {})
    again = filled(core, form, "well now let me see", "nlu_fallback", before=[ask], **WHEN[form])
    if form in ("order_form", "service_form"):  # whatever she says is read back for her OK
        assert again[asked]
        return
    assert again == {asked: None}
    then = filled(core, form, "well now let me see", "nlu_fallback", before=[ask, ask], **WHEN[form])
    assert then == {asked: "a person"}
    action = {"hold_form": "action_quote_hold", "reminder_form": "action_quote_reminder"}[form]
    answer = call(core, action, "well now let me see", "x", asked=asked, slots={**slots, **then})
    assert "call you by" in answer["responses"][0]["custom"]["said"]


def test_goodbye_leaves_an_open_wish_with_a_person(core: Core) -> None:
    open_what: Json = {"asked": "service_what", "slots": {}}
    left = filled(core, "service_form", "bye for now dear", "goodbye", **open_what)
    assert left == {"service_what": "a person", "service_when": "a person"}
    answer = call(core, "action_quote_service", "bye", "goodbye", asked="service_what", slots=left)
    assert "I have not forgotten the help" in answer["responses"][0]["custom"]["said"]


def test_two_reminders_in_one_text_are_read_back_and_set_together(core: Core) -> None:
    words = "remind me to ring my sister at 4 today and put out the bins tomorrow at 7am"
    slots: Json = {"remind_what": "ring my sister", "remind_when": "x"}
    answer = call(core, "action_quote_reminder", words, "set_reminder", asked="remind_when", slots=slots)
    said = answer["responses"][0]["custom"]["said"]
    assert "today 4pm: ring my sister; tomorrow 7am: put out the bins." in said
    with core.write() as s:
        question = s.exec(select(Question)).one()
        reminders.start(s, core.clock.at, core.dorothy(s), question, once="ok")
    with core.write() as s:
        assert len(reminder_book.live(s, core.dorothy(s))) == 2


def test_a_wish_about_hours_is_a_persons_and_no_reminder(core: Core) -> None:
    found = filled(core, "reminder_form", "dont text me at night", "set_reminder", asked="")
    assert found["remind_when"] == "a person"


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("yes start the milk", "2% milk"),
        ("send the milk now", "2% milk"),
        ("give susan back the pills", "I am sorry"),
        ("start my deliveries again", "Nothing of yours is on hold"),
    ],
)
def test_nothing_on_hold_answers_only_words_of_resuming(core: Core, words: str, begins: str) -> None:
    answer = call(core, "action_resume_deliveries", words, "resume_deliveries", asked="")
    assert begins.casefold() in answer["responses"][0]["custom"]["said"].casefold()


@pytest.mark.parametrize(
    "words", ["what did you say", "Say again?", "pardon", "sorry i didnt get that", "huh?"]
)
def test_our_last_words_are_said_again_and_stay_asked(core: Core, words: str) -> None:
    app, rasa = with_rasa(core.app)
    core.load()
    rasa.reads["what is coming"] = ["list_schedule"]
    first = hear(core, app, "what is coming")
    assert hear(core, app, words) == first
    with core.write() as s:
        assert len(core.sent(s)) == 2


@pytest.mark.parametrize(
    "words", ["what did you say about my order", "what is coming", "send it again", "i didnt get it"]
)
def test_other_questions_are_not_answered_with_our_last_words(words: str) -> None:
    assert not replies.asks_again(words)


@pytest.mark.parametrize(
    "words",
    [
        "morning this is earl i need milk and bread",
        "Good evening, would you send milk",
        "good morning dear its me milk",
    ],
)
def test_a_greeting_is_no_time(core: Core, words: str) -> None:
    assert filled(core, "order_form", words, "order_groceries", asked="")["order_when"] == "soon"


@pytest.mark.parametrize(
    "words",
    [
        "Order: bread x2, milk. Deliver Wed 12/2, 1000-1200.",
        "milk and bread, delivery on Thursday 12/3 9-11 am",
        "milk and bread tomorrow, Wednesday, 9-11 a.m.",
    ],
)
def test_a_day_that_is_said_twice_over_is_not_asked_for(core: Core, words: str) -> None:
    assert filled(core, "order_form", words, "order_groceries", asked="")["order_when"] == words
