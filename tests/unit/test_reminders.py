"""Reminders as rows: on her wall clock over a change of clocks, once after an outage, and only after her OK."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.models import Consent, Question, Reminder
from concierge_bot.services.everyday import reminders
from concierge_bot.services.house import due
from concierge_bot.worker.ticks import Ticker
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.unit.test_meaning import hear

ZONE = "America/New_York"
SPRING, AUTUMN = datetime(2026, 3, 6, 15, tzinfo=UTC), datetime(2026, 10, 30, 14, tzinfo=UTC)


def read_back(core: Core, what: str, when: str) -> None:
    """Let her ask for a reminder."""
    with core.write() as s:
        reminders.quote(s, core.clock.at, core.dorothy(s), what, when, once="ask")


def agree(core: Core) -> None:
    """Let her say yes to what was read back."""
    with core.write() as s:
        question = s.exec(select(Question).where(Question.about == "reminder")).one()
        reminders.start(s, core.clock.at, core.dorothy(s), question, once="yes")


def row(s: Session) -> Reminder:
    """Return the only reminder."""
    return s.exec(select(Reminder)).one()


def told(core: Core) -> list[str]:
    """Return what she was reminded of."""
    with core.write() as s:
        return [sent.body for sent in core.sent(s) if sent.key_once.startswith("reminder:")]


@pytest.mark.parametrize("begin", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_nine_stays_nine_over_a_change_of_clocks(core: Core, begin: datetime) -> None:
    core.clock.at = begin
    core.load(now=local(begin, ZONE).replace(tzinfo=None).isoformat())
    read_back(core, "water the plants", "every day at 9am")
    agree(core)
    seen = []
    for _ in range(4):
        with core.write() as s:
            at = row(s).next_at
        assert at is not None
        seen.append(local(at, ZONE))
        core.clock.at = at
        Ticker(core.app).sweep()
    assert {wall.hour for wall in seen} == {9}
    assert len({wall.utcoffset() for wall in seen}) == 2
    assert len({wall.date() for wall in seen}) == 4


def test_the_hour_that_she_says_no_to_is_not_the_hour(core: Core) -> None:
    read_back(core, "library", "friday at 8am")
    with core.write() as s:
        assert reminders.amend(s, core.clock.at, core.dorothy(s), "9. Not 8.", once="nine").startswith(
            "I will remind you Friday 9am: library."
        )


def test_nothing_is_planned_before_her_ok(core: Core) -> None:
    read_back(core, "put the bins out", "at noon")
    with core.write() as s:
        assert row(s).next_at is None
    core.clock.move(hours=5)
    Ticker(core.app).sweep()
    assert told(core) == []


def test_an_outage_of_days_is_one_late_text_and_the_next_comes_in_time(core: Core) -> None:
    read_back(core, "water the plants", "every day at 10am")
    agree(core)
    core.clock.move(hours=1)
    Ticker(core.app).sweep()
    core.clock.move(hours=74)
    Ticker(core.app).sweep()
    Ticker(core.app).sweep()
    first, late = told(core)
    assert first == "You asked me to remind you: water the plants."
    assert late.startswith("I am sorry, this is late. For ")
    with core.write() as s:
        at = row(s).next_at
        assert at is not None
        assert local(at, ZONE).hour == 10
        assert at > core.clock.at
        assert due.count(s, core.clock.at) == 0


def test_one_whose_time_went_by_before_her_yes_is_told_at_once(core: Core) -> None:
    read_back(core, "turn the oven off", "in 20 minutes")
    core.clock.move(minutes=25)
    agree(core)
    Ticker(core.app).sweep()
    assert told(core) == ["You asked me to remind you: turn the oven off."]
    with core.write() as s:
        assert row(s).ended_at == core.clock.at


def test_who_opted_out_is_not_reminded_and_the_row_still_ends(core: Core) -> None:
    read_back(core, "put the bins out", "at noon")
    agree(core)
    with core.write() as s:
        customer = core.dorothy(s)
        customer.consent = Consent.revoked
        s.add(customer)
    core.clock.move(hours=4)
    Ticker(core.app).sweep()
    assert told(core) == []
    with core.write() as s:
        assert row(s).ended_at is not None


def test_a_read_back_of_the_morning_waits_till_the_evening(core: Core) -> None:
    core.load()
    read_back(core, "call Carmen", "tomorrow at 5pm")
    core.clock.move(hours=11)
    Ticker(core.app).sweep()
    agree(core)
    with core.write() as s:
        assert row(s).started_at is not None
        assert s.exec(select(Question)).one().answer != "expired"


def test_a_late_yes_has_it_read_back_once_more(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads["si"] = ["affirm"]
    core.load()
    read_back(core, "call Carmen", "thursday at 5pm")
    core.clock.move(hours=20)
    Ticker(core.app).sweep()
    assert "call Carmen. Reply 1 if that is right" in hear(core, app, "si mija")
    with core.write() as s:
        assert row(s).started_at is None
    assert hear(core, app, "1").startswith("Good. I will remind you")


def test_another_hour_moves_what_was_read_back_last_and_no_order(core: Core) -> None:
    app, _ = with_rasa(core.app)
    core.load()
    read_back(core, "library", "friday at 8am")
    assert "Friday 9am: library" in hear(core, app, "9. Not 8.")
    assert hear(core, app, "1").startswith("Good. I will remind you Friday 9am")
