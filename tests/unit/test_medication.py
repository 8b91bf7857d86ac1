"""Doses: on her own clock over both clock changes, each ended once, and no reminder lost by a snooze."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.house import due
from concierge_bot.services.medicines import dose_answers, dose_outcomes, plans
from concierge_bot.services.talk import arrival, questions
from concierge_bot.worker import inbox, outbox
from concierge_bot.worker.ticks import Ticker
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY

PILL: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"]}


def world(*plans: dict[str, Any], zone: str = "America/New_York", **more: Any) -> dict[str, Any]:
    """A world whose only customer takes something."""
    person = {
        "name": "Dorothy Baker",
        "phone": DOROTHY,
        "time_zone": zone,
        "medications": list(plans),
        **more,
    }
    return {"customers": [person]}


def start(core: Core, now: datetime, loaded: dict[str, Any]) -> None:
    """Begin at a moment of the agency's clock (New York)."""
    core.clock.at = now
    core.load(now=local(now, "America/New_York").replace(tzinfo=None).isoformat(), **loaded)


def run(core: Core, **by: float) -> None:
    """Move on from one moment to the next at which something falls due, doing and sending it."""
    ticker, end = Ticker(core.app), core.clock.at + timedelta(**by)
    while True:
        ticker.sweep()
        while outbox.send_one(core.app):
            pass
        if core.clock.at >= end:
            return
        with core.app.db.read() as s:
            coming = due.next_after(s, core.clock.at)
        core.clock.at = min(coming or end, end)


def doses(s: Session) -> list[Dose]:
    """Return all doses in order of time."""
    return list(s.exec(select(Dose).order_by(col(Dose.due_at), col(Dose.id))))


def reminders(core: Core) -> list[str]:
    """Return the texts that ask about a dose, as they left."""
    return [body for body in core.carrier.bodies() if "Reply T" in body]


@pytest.mark.parametrize(
    ("zone", "begin"),
    [
        ("America/New_York", datetime(2026, 3, 6, 16, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 10, 30, 16, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 3, 27, 16, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 10, 23, 16, tzinfo=UTC)),
        ("Australia/Sydney", datetime(2026, 4, 3, 16, tzinfo=UTC)),
        ("Australia/Sydney", datetime(2026, 10, 2, 16, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 3, 6, 16, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 10, 30, 16, tzinfo=UTC)),
    ],
)
def test_eight_stays_eight_over_a_clock_change(core: Core, zone: str, begin: datetime) -> None:
    start(core, begin, world({**PILL, "times": ["08:00", "20:00"]}, zone=zone))
    for _ in range(8):
        core.clock.move(hours=12)
        with core.write() as s:
            plans.plan_ahead(s, core.clock.at, core.dorothy(s))
    with core.write() as s:
        told = [local(dose.due_at, zone) for dose in doses(s)]
        offsets = {moment.utcoffset() for moment in told}
    assert len(offsets) == (1 if zone == "Asia/Kolkata" else 2), "India alone never changes its clock"
    first = told[0].date()
    days = (told[-1].date() - first).days + 1
    expected = [(first + timedelta(days=n), hour) for n in range(days) for hour in (8, 20)]
    assert [(moment.date(), moment.hour) for moment in told] == expected[
        expected.index((first, told[0].hour)) :
    ]
    assert {moment.minute for moment in told} == {0}


# Where the clock skips an hour, a time within it is an hour later; where an hour comes twice, it is its first.
CHANGES = [
    ("America/New_York", date(2026, 3, 8), "01:30", datetime(2026, 3, 8, 6, 30, tzinfo=UTC)),
    ("America/New_York", date(2026, 3, 8), "02:30", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
    ("America/New_York", date(2026, 11, 1), "01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ("America/New_York", date(2026, 11, 1), "02:30", datetime(2026, 11, 1, 7, 30, tzinfo=UTC)),
    ("Europe/London", date(2026, 3, 29), "01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ("Europe/London", date(2026, 3, 29), "02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ("Europe/London", date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ("Europe/London", date(2026, 10, 25), "02:30", datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),
    ("Australia/Sydney", date(2026, 4, 5), "01:30", datetime(2026, 4, 4, 14, 30, tzinfo=UTC)),
    ("Australia/Sydney", date(2026, 4, 5), "02:30", datetime(2026, 4, 4, 15, 30, tzinfo=UTC)),
    ("Australia/Sydney", date(2026, 10, 4), "01:30", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("Australia/Sydney", date(2026, 10, 4), "02:30", datetime(2026, 10, 3, 16, 30, tzinfo=UTC)),
    ("Asia/Kolkata", date(2026, 3, 8), "01:30", datetime(2026, 3, 7, 20, tzinfo=UTC)),
    ("Asia/Kolkata", date(2026, 3, 8), "02:30", datetime(2026, 3, 7, 21, tzinfo=UTC)),
]


@pytest.mark.parametrize(("zone", "day", "slot", "utc"), CHANGES)
def test_a_time_of_a_night_in_which_the_clock_changes_is_asked_once(
    core: Core, zone: str, day: date, slot: str, utc: datetime
) -> None:
    start(core, utc - timedelta(hours=3), world({**PILL, "times": [slot]}, zone=zone))
    with core.write() as s:
        (dose,) = [dose for dose in doses(s) if dose.local_date == day]
        assert dose.due_at == utc
    core.clock.at = utc - timedelta(minutes=5)
    run(core, minutes=10)
    assert len(reminders(core)) == 1
    hear(core, "T")
    run(core, hours=3)
    with core.write() as s:
        plans.plan_ahead(s, core.clock.at, core.dorothy(s))
    assert len(reminders(core)) == 1


def test_planning_again_adds_nothing_twice_and_nothing_past(core: Core) -> None:
    start(core, datetime(2026, 12, 1, 14, tzinfo=UTC), world(PILL))
    with core.write() as s:
        plans.plan_ahead(s, core.clock.at, core.dorothy(s))
        plans.plan_ahead(s, core.clock.at, core.dorothy(s))
        assert [dose.local_date.day for dose in doses(s)] == [2], "eight of today is past at nine"


@pytest.mark.parametrize(
    ("plan", "days"),
    [
        ({"days": ["mon", "Wednesday"]}, [2, 7]),
        ({"every": 2}, [2, 4, 6]),
        ({"until": "2026-12-04T00:00"}, [2, 3, 4]),
        ({"as_needed": True}, []),
    ],
)
def test_a_plan_falls_on_its_days_only(core: Core, plan: dict[str, Any], days: list[int]) -> None:
    start(core, datetime(2026, 12, 1, 14, tzinfo=UTC), world({**PILL, **plan}))
    for _ in range(11):
        with core.write() as s:
            plans.plan_ahead(s, core.clock.at, core.dorothy(s))
        core.clock.move(hours=12)
    with core.write() as s:
        assert [dose.local_date.day for dose in doses(s) if dose.local_date.day < 8] == days


EVENING = datetime(2026, 12, 2, 3, tzinfo=UTC)  # 10 in the evening of the first of December in New York


def test_silence_is_a_reminder_one_repeat_then_missed_and_a_person(core: Core) -> None:
    start(core, EVENING, world({**PILL, "critical": True}))
    run(core, hours=10)
    assert len(reminders(core)) == 1
    run(core, minutes=30)
    assert len(reminders(core)) == 2
    run(core, hours=2)
    assert len(reminders(core)) == 2
    with core.write() as s:
        dose = doses(s)[0]
        assert (dose.status, dose.evidence) == (DoseStatus.missed, Evidence.none)
        (task,) = core.tasks(s)
        assert task.urgent
        assert questions.open_about(s, core.dorothy(s), "dose") == []


def test_a_text_never_names_a_medicine_that_she_did_not_name(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert "Lisinopril" not in str(reminders(core))
    start(core, EVENING, world({**PILL, "say_as": "heart pill"}))
    run(core, hours=10)
    assert reminders(core)[-1].startswith("It is time for your heart pill (8am).")


def test_what_is_due_together_is_one_text_and_one_answer(core: Core) -> None:
    start(core, EVENING, world({**PILL, "supply_left": 5}, {"name": "Metformin", "times": ["08:00"]}))
    run(core, hours=10)
    assert len(reminders(core)) == 1
    with core.write() as s:
        (question,) = questions.open_about(s, core.dorothy(s), "dose")
        dose_outcomes.take(s, core.clock.at, question, Evidence.customer, once="answer:1")
        assert {dose.status for dose in doses(s)[:2]} == {DoseStatus.taken}
        assert {dose.evidence for dose in doses(s)[:2]} == {Evidence.customer}
        assert s.exec(select(Medication.supply_left).order_by(col(Medication.id))).first() == 4
    run(core, hours=3)
    assert len(reminders(core)) == 1


def test_every_later_is_followed_by_a_reminder(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    for n in range(3):
        with core.write() as s:
            (question,) = questions.open_about(s, core.dorothy(s), "dose")
            dose_outcomes.later(s, core.clock.at, question, once=f"answer:{n}")
        before = len(reminders(core))
        run(core, minutes=30)
        assert len(reminders(core)) == before + 1, f"no reminder after later number {n + 1}"


def test_two_times_close_together_each_get_their_reminder_and_their_answer(core: Core) -> None:
    morning = world(
        {**PILL, "say_as": "heart pill"}, {"name": "Metformin", "times": ["08:30"], "say_as": "sugar pill"}
    )
    start(core, EVENING, morning)
    run(core, hours=10, minutes=30)
    texts = reminders(core)
    assert len([text for text in texts if "heart pill" in text]) == 2
    assert len([text for text in texts if "sugar pill" in text]) == 1
    with core.write() as s:
        open_ones = questions.open_about(s, core.dorothy(s), "dose")
        assert sorted(q.words for q in open_ones) == ["your heart pill (8am)", "your sugar pill (8:30am)"]
    run(core, minutes=55)
    with core.write() as s:
        (left,) = questions.open_about(s, core.dorothy(s), "dose")
        assert left.words == "your sugar pill (8:30am)", "that one was missed, this one is still asked"


def test_taken_without_a_question_is_answered_from_the_record(core: Core) -> None:
    start(core, EVENING, world(PILL))
    with core.write() as s:
        told = dose_answers.told_taken(s, core.clock.at, core.dorothy(s), "i took it", once="a")
        assert told == "No reminder is waiting for you now. The next one comes tomorrow 8am."
    run(core, hours=10)
    with core.write() as s:
        assert "wrote down 8am" in dose_answers.told_taken(
            s, core.clock.at, core.dorothy(s), "i took it", once="b"
        )
        assert core.tasks(s) == []
        assert "You told me at 8am" in dose_answers.told_taken(
            s, core.clock.at, core.dorothy(s), "i took it", once="c"
        )
        (task,) = core.tasks(s)
        assert task.urgent, "she may have taken it twice"


TWO = world(
    {**PILL, "say_as": "heart pill"}, {"name": "Metformin", "times": ["08:30"], "say_as": "sugar pill"}
)


@pytest.mark.parametrize(("tell", "status"), [("told_taken", "taken"), ("told_later", "reminded")])
def test_of_two_open_reminders_the_one_that_she_means_is_asked(core: Core, tell: str, status: str) -> None:
    start(core, EVENING, TWO)
    run(core, hours=10, minutes=30)
    with core.write() as s:
        words = "well i did have that with my breakfast"
        which = getattr(dose_answers, tell)(s, core.clock.at, core.dorothy(s), words, once="a")
        assert which == (
            "I asked you two things. Reply 1 for your sugar pill (8:30am), 2 for your heart pill (8am)."
        )
        assert {dose.status for dose in doses(s)[:2]} == {DoseStatus.reminded}
    hear(core, "2")
    with core.write() as s:
        (left,) = questions.open_about(s, core.dorothy(s), "dose")
        assert left.words == "your sugar pill (8:30am)"
        assert [dose.status for dose in doses(s)[:2]] == [status, "reminded"]


def test_of_two_open_reminders_the_medicine_that_she_names_is_closed(core: Core) -> None:
    start(core, EVENING, TWO)
    run(core, hours=10, minutes=30)
    with core.write() as s:
        words = "well i did have the hart pill with my breakfast"
        assert "wrote down" in dose_answers.told_taken(s, core.clock.at, core.dorothy(s), words, once="a")
        assert [dose.status for dose in doses(s)[:2]] == ["taken", "reminded"]
    assert "wrote down" in hear(core, "took my sugar pill")
    with core.write() as s:
        assert [dose.status for dose in doses(s)[:2]] == ["taken", "taken"]


def hear(core: Core, body: str) -> str:
    """Let a text of hers be read with no model at hand; return the newest text to her."""
    app, _ = with_rasa(core.app)
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM {body}", sender=DOROTHY, body=body)
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        return core.sent(s)[-1].body


@pytest.mark.parametrize("words", ["T", "t.", "L"])
def test_a_letter_to_no_reminder_is_told_when_the_next_one_comes(core: Core, words: str) -> None:
    start(core, EVENING, world(PILL))
    assert hear(core, words) == "No reminder is waiting for you now. The next one comes tomorrow 8am."
    core.load(**world())
    assert hear(core, words) == "No reminder is waiting for you now. Text me what you need."


def test_a_second_t_is_no_second_dose_and_a_t_after_later_still_counts(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert "ask you again" in hear(core, "L")
    assert "ask you again" not in hear(core, "l")
    assert "I wrote down 8am" in hear(core, "T")
    run(core, hours=3)
    assert "The next one comes tomorrow 8am" in hear(core, "t")
    with core.write() as s:
        assert core.tasks(s) == []


def test_a_planned_dose_is_among_what_falls_due(core: Core) -> None:
    start(core, EVENING, world(PILL))
    with core.write() as s:
        assert due.next_after(s, core.clock.at) is not None
        assert s.exec(select(Question)).all() == []
