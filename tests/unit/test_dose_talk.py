"""What she says of a dose: nothing is written down that she did not say, and what she takes back is open again."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.clock import local
from concierge_bot.models import Alarm, DoseStatus, Evidence, Message, Question
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import arrival, messages, questions
from concierge_bot.understanding.doses import dose_hours, dose_skips, dose_words
from concierge_bot.worker import inbox
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears
from tests.unit.test_medication import EVENING, doses, reminders, run, start, world

HEART: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"], "say_as": "heart pill", "supply_left": 9}
NAMES = ["Lisinopril", "heart pill", "insulin", "memory pill"]
NOT_SKIPPED = """no eggs today|hot meal tonight, no fish|nothing tonight thanks|no dinner tonight, not hungry
no pills on this thing i said|no wait i said tomorrow not today! stop that one|im taking my memory pill now
nobody told me to take my pill today|taking it easy today|i dont have a water pill|I never said to skip it
skip the eggs|im not having that soup"""
SKIPPED = """not taking it today makes me sick|i wont take my pill today|im skipping my heart pill|no pill tonight
i am not going to take that today dear|skip it|not having my tablet today|i dont want to take the heart pill"""
NOT_TAKEN = """i had my breakfast, order eggs|i did half|took the white one not that one|ok|maybe|dunno|alright i will
did i take it|i took them back to the shop|had that nice soup|i think i took it|took a nap|i had it delivered"""
TAKEN = """sorry was asleep. had it|took the pressure one at 8|i did take the insulin at half 8|Took heart pill at 8.15
Taken at nine sharp|ive had mine|took my tablets already|did my injection|well i did have that with my breakfast"""


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


def hear(core: Core, body: str, *intents: str) -> str:
    """Let a text of hers be read, with these intents should the model be asked; return the newest text to her."""
    app, rasa = with_rasa(core.app)
    rasa.reads[body] = list(intents)
    with core.write() as s:
        core.clock.move(seconds=1)
        sid = f"SM {core.clock.at} {body}"
        arrival.store(s, core.clock.at, core.agency(s), sid=sid, sender=DOROTHY, body=body)
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        return core.sent(s)[-1].body


def reminded(core: Core, *plans: dict[str, Any], **more: Any) -> None:
    """Begin in the evening and go on until the dose of eight in the morning was asked about."""
    start(core, EVENING, world(*(plans or (HEART,)), **more))
    run(core, hours=10)


@pytest.mark.parametrize("words", lines(NOT_SKIPPED))
def test_words_of_something_else_skip_nothing(words: str) -> None:
    assert dose_skips.skips(words, NAMES) == ""


@pytest.mark.parametrize("words", lines(SKIPPED))
def test_words_of_leaving_a_medicine_out_are_known(words: str) -> None:
    assert dose_skips.skips(words, NAMES) == "plain"


@pytest.mark.parametrize("words", lines(NOT_TAKEN))
def test_words_of_something_else_or_in_doubt_take_nothing(words: str) -> None:
    assert not dose_words.says_taken(words, NAMES)


@pytest.mark.parametrize("words", lines(TAKEN))
def test_that_she_took_it_is_known(words: str) -> None:
    assert dose_words.says_taken(words, NAMES)


@pytest.mark.parametrize("words", ["no eggs today", "nothing tonight thanks", "taking it easy today"])
def test_what_the_model_takes_for_a_skip_leaves_the_open_dose_as_it_is(core: Core, words: str) -> None:
    reminded(core)
    assert "skip" not in hear(core, words, "skip_dose", "chitchat", "goodbye")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.reminded


@pytest.mark.parametrize(("answer", "status"), [("1", "skipped"), ("no", "reminded")])
@pytest.mark.parametrize(("words", "critical"), [("leave it for today", False), ("skip my heart pill", True)])
def test_a_skip_in_doubt_and_every_critical_one_is_asked_first(
    core: Core, words: str, critical: bool, answer: str, status: str
) -> None:
    reminded(core, {**HEART, "critical": critical})
    assert hear(core, words, "skip_dose").startswith("Shall I write down that you skip your heart pill (8am)")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.reminded
    hear(core, answer)
    with core.write() as s:
        assert doses(s)[0].status == status


def test_a_dose_far_ahead_is_asked_first_and_a_skip_is_taken_back(core: Core) -> None:
    start(core, EVENING, world(HEART))
    assert "Shall I write down that you skip" in hear(core, "i wont take my heart pill", "skip_dose")
    hear(core, "yes")
    assert hear(core, "I never said to skip it").endswith("I will remind you at 8am.")
    run(core, hours=10)
    assert len(reminders(core)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "wait i did not take it yet i was looking at the wrong box",
        "no L i mean, im still in bed",
        "no i didnt take it",
        "oops not yet, wrong one",
        "scratch that i havent had it",
        "no wait i didnt",
    ],
)
def test_a_wrong_t_is_taken_back_and_asked_about_again(core: Core, words: str) -> None:
    reminded(core)
    hear(core, "T")
    assert "you have not taken your heart pill (8am)" in hear(core, words)
    with core.write() as s:
        assert (doses(s)[0].status, doses(s)[0].evidence) == (DoseStatus.reminded, Evidence.none)
    run(core, minutes=30)
    assert "Did you take it?" in reminders(core)[-1]
    hear(core, "T")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.taken


@pytest.mark.parametrize("words", ["ok", "okay dear", "yes"])
def test_an_ok_to_a_reminder_is_asked_about(core: Core, words: str) -> None:
    reminded(core)
    assert hear(core, words) == "Did you take your heart pill (8am)? Reply T if you took it, L for later."
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.reminded
    hear(core, "yes")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.taken


@pytest.mark.parametrize(
    "words", ["i did half", "alright i will", "took the white one not that one", "maybe"]
)
def test_what_the_model_takes_for_taken_is_asked_about(core: Core, words: str) -> None:
    reminded(core)
    assert hear(core, words, "confirm_taken").startswith("Did you take your heart pill")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.reminded


@pytest.mark.parametrize(
    ("words", "minute"),
    [("took the first one at 7:30", 30), ("I did take it at half 7", 30), ("Taken at 7.15 sharp", 15)],
)
def test_her_own_time_is_written_down(core: Core, words: str, minute: int) -> None:
    reminded(core)
    assert hear(core, words) == f"Thank you. I wrote down 7:{minute}am for your heart pill."
    with core.write() as s:
        at = doses(s)[0].ended_at
        assert at is not None
        assert local(at, "America/New_York").strftime("%H:%M") == f"07:{minute}"


def test_what_was_missed_is_taken_late_by_her_word(core: Core) -> None:
    reminded(core)
    run(core, hours=5)
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.missed
    assert "I wrote down" in hear(core, "sorry was asleep. had it", "confirm_taken")
    with core.write() as s:
        assert (doses(s)[0].status, doses(s)[0].evidence) == (DoseStatus.taken, Evidence.customer)


def test_words_of_something_else_are_no_answer_to_a_reminder(core: Core) -> None:
    start(core, EVENING, world(HEART))
    for words, intent in (("yes to the medium eggs", "confirm_taken"), ("nno waitt", "snooze")):
        assert "No reminder" not in hear(core, words, intent, "chitchat", "goodbye")


def test_a_time_of_this_morning_is_the_last_one() -> None:
    at = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
    ago = dose_hours.taken_at("took it an hour ago", at)
    assert ago is not None
    assert f"{ago:%H:%M}" == "09:00"
    assert dose_hours.taken_at("took it with breakfast", at) is None


def quoted(core: Core) -> None:
    """An order of bread waits for her OK."""
    core.load()
    assert "Wheat bread" in hear(core, "need bread", "quote_order")


@pytest.mark.parametrize(
    "words", ["Order it then, my good woman", "go on then", "yes do the bread", "alright"]
)
def test_a_yes_in_words_places_the_order(core: Core, words: str) -> None:
    quoted(core)
    assert hear(core, words, "cancel_order").startswith("Ordered")


def test_a_yes_that_the_model_reads_places_the_order(core: Core) -> None:
    quoted(core)
    assert hear(core, "that would suit me down to the ground", "affirm").startswith("Ordered")


@pytest.mark.parametrize("intent", ["deny", "cancel_order"])
def test_a_no_with_more_words_is_asked_about(core: Core, intent: str) -> None:
    quoted(core)
    assert hear(core, "not the dear one", intent).startswith("What shall I change?")
    assert hear(core, "go ahead").startswith("Ordered")


def test_words_choose_between_two_questions_and_both_are_done(core: Core) -> None:
    for words, answered in (("the order", ["order"]), ("both", ["order", "handyman"])):
        quoted(core)
        with core.write() as s:
            customer = core.dorothy(s)
            (order,) = questions.open_about(s, customer, "order")
            other = questions.ask(
                s, core.clock.at, customer, "hold", choices=["1", "2"], words="a handyman", data={}
            )
            questions.ask_which(s, core.clock.at, customer, order, other, "no", once="asked")
        hear(core, words)
        with core.write() as s:
            closed = [s.get_one(Question, q.key).answer != "" for q in (order, other)]
            assert closed == [True, "handyman" in answered]
            assert (
                len([row for row in core.sent(s) if row.key_once.startswith("answer:")]) == len(answered) + 1
            )


@pytest.mark.parametrize("words", ["2 I'm fine I said I took the pill", "im fiine nno danger", "1 I am fine"])
def test_her_words_that_she_is_well_end_every_such_question(core: Core, words: str) -> None:
    core.load()
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="one")
    assert "glad" in hear(core, words)
    run(core, minutes=10)
    with core.write() as s:
        assert s.exec(select(Alarm)).all() == []


def test_while_an_alarm_asks_her_no_second_question_does(core: Core) -> None:
    core.load()
    with core.write() as s:
        customer = core.dorothy(s)
        alarms.signal(s, core.clock.at, customer, "fall", once="signal")
        alarms.ask_if_safe(s, core.clock.at, customer, once="one")
        assert questions.open_about(s, customer, "safety") == []
    assert "A person will still check" in hear(core, "1 im ok")


def test_a_yes_is_for_what_was_asked_last(core: Core) -> None:
    core.load()
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="one")
    core.clock.move(seconds=5)
    hear(core, "need bread", "quote_order")
    assert hear(core, "yes").startswith("Ordered")


@pytest.mark.parametrize("words", ["T and can you send bread", "took it, need bread"])
def test_an_answer_and_a_request_in_one_text_are_both_done(core: Core, words: str) -> None:
    reminded(core)
    rest = words.split(", ")[-1].removeprefix("T and ")
    app, rasa = with_rasa(core.app)
    rasa.reads[rest] = ["order_status"]
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid="SM one", sender=DOROTHY, body=words)
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.taken
    assert [one["message"] for one in rasa.heard] == [rest]


def test_somebody_who_gave_it_to_her_closes_it_as_family(core: Core) -> None:
    reminded(core)
    assert "I wrote down" in hear(core, "T this is grace i gave it to her")
    with core.write() as s:
        assert (doses(s)[0].status, doses(s)[0].evidence) == (DoseStatus.taken, Evidence.family)


def test_in_a_minute_is_ten(core: Core) -> None:
    reminded(core)
    assert hear(core, "in a minute") == "OK. I will ask you again at 8:10am."


@pytest.mark.parametrize(
    ("text", "said", "more"),
    [
        ("yep took em. pizza came but no forks", "yep took em.", "pizza came but no forks"),
        (
            "good mornin dear I slept well and I took my pill now when is the plumber",
            "I took my pill",
            "good morning dear I slept well now when is the plumber",
        ),
        (
            "T. had it wid mi porridge. Now the ride to church",
            "T. had it wid mi porridge.",
            "the ride to church",
        ),
        (
            "Yes mi take it. Thanks. What time di fish coming",
            "Yes mi take it.",
            "Thanks. What time di fish coming",
        ),
    ],
)
def test_a_dose_and_what_else_is_in_a_text_are_taken_apart(
    core: Core, text: str, said: str, more: str
) -> None:
    reminded(core)
    with core.write() as s:
        assert hears(s, core, text) == messages.PARTS
        parts = [row.body for row in s.exec(select(Message).where(col(Message.part_of).is_not(None)))]
        assert (parts, hears(s, core, parts[0])) == ([said, more], "answer taken")


@pytest.mark.parametrize(
    "text",
    ["I took it. Or was that yesterday, I think it was", "took the white one and not the other two yet"],
)
def test_beside_doubt_nothing_is_taken(core: Core, text: str) -> None:
    reminded(core)
    with core.write() as s:
        hears(s, core, text)
        assert doses(s)[0].status == DoseStatus.reminded


def test_what_asks_for_nothing_beside_a_dose_is_passed_over(core: Core) -> None:
    reminded(core)
    assert hear(core, "took em love. my grandson made such a lovely cake").startswith(
        "Thank you. I wrote down"
    )
