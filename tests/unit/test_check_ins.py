"""A check-in at her hour: answered by any word of hers, else asked on until somebody knows how she is."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Alarm, CheckIn, Customer, Message, Outbox, Question, TaskStatus
from concierge_bot.services.everyday import company
from concierge_bot.services.house import state
from concierge_bot.services.people import ending
from concierge_bot.services.safety import care_answers
from concierge_bot.services.talk import arrival, conversation
from concierge_bot.worker.ticks import Ticker
from tests.fixtures.core import WORLD, Core
from tests.fixtures.ticking import to
from tests.fixtures.town import ANA, DESK, DOROTHY
from tests.unit.test_family_alarms import write

PERSON: dict[str, Any] = {
    **WORLD["customers"][0],
    "company": {"check_in": "09:30"},
    "contacts": [{"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": ["alarms"]}],
}


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy, who wants to be asked each day at half past nine; it is nine."""
    core.load(agency={"desk_phone": DESK}, customers=[PERSON])
    return core


def days(core: Core) -> list[tuple[int, str]]:
    """Return each check-in's day of December, and how far it is."""
    with core.write() as s:
        rows = s.exec(select(CheckIn).order_by(col(CheckIn.local_date)))
        return [(row.local_date.day, str(row.status)) for row in rows]


def texts(core: Core, phone: str) -> list[str]:
    """Return what was written to a phone."""
    with core.write() as s:
        rows = s.exec(select(Outbox).where(Outbox.to == phone).order_by(col(Outbox.id)))
        return [row.body for row in rows]


def she_texts(core: Core, words: str) -> str:
    """Let her text through both looks, and return how it was read."""
    with core.write() as s:
        customer, agency = core.dorothy(s), core.agency(s)
        sid = f"SM{len(s.exec(select(Message)).all()):032d}"
        arrival.store(s, core.clock.at, agency, sid=sid, sender=customer.phone, body=words)
        message = s.exec(select(Message).where(Message.sid == sid)).one()
        arrival.first_look(s, core.clock.at, customer, message)
        if message.state == "waiting":
            conversation.second_look(s, core.clock.at, customer, message)
        return message.read_as


def test_it_is_asked_once_a_day_at_her_hour_and_answered(home: Core) -> None:
    to(home, "2026-12-01T09:31")
    assert texts(home, DOROTHY) == [
        "Hello from Elm Care. Are you all right today? Reply 1 if you are. If you need help reply 2."
    ]
    assert she_texts(home, "1") == "answer 1"
    assert texts(home, DOROTHY)[-1].startswith("Thank you. It is good to hear from you.")
    to(home, "2026-12-01T20:00")
    assert len(texts(home, DOROTHY)) == 2
    assert texts(home, ANA) == []
    to(home, "2026-12-02T09:31")
    assert days(home) == [(1, "answered"), (2, "asked"), (3, "planned")]


@pytest.mark.parametrize("words", ["need milk", "im fine thanks", "ok"])
def test_any_word_of_hers_is_a_sign_of_life(home: Core, words: str) -> None:
    to(home, "2026-12-01T09:31")
    she_texts(home, words)
    assert days(home)[0] == (1, "answered")
    to(home, "2026-12-01T14:00")
    assert texts(home, ANA) == []


def test_somebody_else_on_her_phone_is_none(home: Core) -> None:
    to(home, "2026-12-01T09:31")
    she_texts(home, "this is her neighbor tom, can you bring me a pizza")
    assert days(home)[0] == (1, "asked")


def test_she_needs_help(home: Core) -> None:
    to(home, "2026-12-01T09:31")
    she_texts(home, "2")
    with home.write() as s:
        assert s.exec(select(Alarm)).one().kind.replace("_", " ") == "needs help"


def test_no_word_goes_up_the_ladder_to_the_desk(home: Core) -> None:
    to(home, "2026-12-01T14:00")
    hers = texts(home, DOROTHY)
    assert "I have had no word from you" in hers[1]
    assert hers[2].endswith("Press 1 if you are.")
    (hers_ana,) = texts(home, ANA)
    assert "Dorothy Baker has not answered our 9:30am text or our call" in hers_ana
    assert days(home) == [(1, "missed"), (2, "planned")]
    with home.write() as s:
        (task,) = home.tasks(s)
        assert task.urgent
        assert "does not answer the check-in" in task.task
        steps = state.whole(s, home.clock.at)["customers"][0]["check_ins"][0]["steps"]
        assert [(step["who"], step["channel"]) for step in steps] == [
            ("customer", "sms"),
            ("customer", "call"),
            ("Ana Baker", "sms"),
        ]
    she_texts(home, "sorry i was in the garden")
    with home.write() as s:
        assert home.tasks(s)[0].status == TaskStatus.closed


def test_her_word_ends_the_ladder_and_who_was_told_hears_it(home: Core) -> None:
    to(home, "2026-12-01T11:15")
    assert len(texts(home, ANA)) == 1
    Ticker(home.app).sweep()
    with home.write() as s:
        for row in s.exec(select(Outbox).where(Outbox.to == ANA)):
            row.state = "sent"  # type: ignore[assignment]
    she_texts(home, "hello im here")
    assert "we have heard from Dorothy Baker now" in texts(home, ANA)[-1]
    to(home, "2026-12-01T14:00")
    assert len(texts(home, ANA)) == 2
    assert days(home)[0] == (1, "answered")


def test_her_daughter_says_that_all_is_well(home: Core) -> None:
    to(home, "2026-12-01T11:15")
    with home.write() as s:
        assert "all is well" in write(home, s, "just spoke to her, shes fine")
    assert days(home)[0] == (1, "answered")


def test_one_key_in_the_call_answers_it(home: Core) -> None:
    to(home, "2026-12-01T10:55")
    with home.write() as s:
        question = s.exec(
            select(Question).where(Question.about == "check_in", col(Question.closed_at).is_(None))
        ).one()
        assert "Thank you" in care_answers.by_key(s, home.clock.at, question, "1")
    assert days(home)[0] == (1, "answered")


def test_what_an_outage_made_too_late_is_rung_by_a_person(home: Core) -> None:
    home.clock.move(hours=8)
    Ticker(home.app).sweep()
    assert texts(home, DOROTHY) == []
    assert days(home)[0] == (1, "missed")
    with home.write() as s:
        assert "not asked in time" in home.tasks(s)[0].task


def test_a_little_late_says_so(home: Core) -> None:
    home.clock.move(hours=2)
    Ticker(home.app).sweep()
    assert texts(home, DOROTHY)[0].startswith("I am sorry, this text is late. Hello")


def test_she_begins_and_ends_it_in_words(core: Core) -> None:
    with core.write() as s:
        text = company.asked(s, core.clock.at, core.dorothy(s), "check on me every morning at 10", once="a")
        assert "each day at 10am" in text
    assert days(core) == [(1, "planned")]
    with core.write() as s:
        company.asked(s, core.clock.at, core.dorothy(s), "no more check ins", once="b")
    to(core, "2026-12-03T12:00")
    assert days(core) == [(1, "cancelled")]
    with core.write() as s:
        company.asked(s, core.clock.at, core.dorothy(s), "ask me if im ok every day at 8am", once="c")
    to(core, "2026-12-04T08:01")
    assert days(core)[-2:] == [(4, "asked"), (5, "planned")]


def test_after_the_end_of_her_service_nobody_asks(home: Core) -> None:
    to(home, "2026-12-01T09:31")
    with home.write() as s:
        ending.end(s, home.clock.at, home.dorothy(s), "died", "Pat")
    asked = len(texts(home, DOROTHY))
    to(home, "2026-12-03T12:00")
    assert len(texts(home, DOROTHY)) == asked
    assert {status for _, status in days(home)} == {"cancelled"}


def test_eight_in_the_morning_stays_eight_over_the_change_of_clocks(core: Core) -> None:
    core.load(
        customers=[{**PERSON, "contacts": [], "company": {"check_in": "08:00"}}], now="2027-03-13T07:00"
    )
    with core.write() as s:
        her = s.exec(select(Customer)).one()
        assert her.time_zone == "America/New_York"
        first = s.exec(select(CheckIn)).one()
    core.clock.at = first.due_at
    Ticker(core.app).sweep()
    with core.write() as s:
        second = s.exec(select(CheckIn).order_by(col(CheckIn.local_date).desc())).first()
        assert second is not None
        assert (second.due_at - first.due_at).total_seconds() == 23 * 3600
