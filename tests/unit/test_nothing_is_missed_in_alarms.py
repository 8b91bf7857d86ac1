"""The same lives with alarms, holds, opt-outs and a desk: only a person ends an alarm, and nothing is lost by it.

Many more lives: `.venv/bin/python -m pytest tests/unit/test_nothing_is_missed_in_alarms.py --hypothesis-profile=long`.
"""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlmodel import Session, col, select

from concierge_bot.bootstrap import App
from concierge_bot.db import Database
from concierge_bot.models import (
    Alarm,
    AlarmStatus,
    CheckIn,
    CheckInStatus,
    Evidence,
    Ladder,
    LadderStep,
    Outbox,
    Provider,
    Task,
    TaskStatus,
)
from concierge_bot.services.house.notify import WITHOUT_CONSENT
from concierge_bot.services.medicines import dose_by_desk, plan_changes
from concierge_bot.services.safety import alarm_book, alarms, signals
from connectors.base import Signal
from connectors.kinds import SignalKind
from tests.fixtures.town import ANA, DESK, DOROTHY
from tests.unit.test_nothing_is_missed import FIRST, SURELY_OVER, Life, live

SHE = (
    "1",
    "2",
    "i am fine",
    "i fell and cant get up",
    "HELP",
    "no pill texts till friday",
    "im home again",
    "T",
    "ok",
)
ANA_SAYS = ("1", "2", "took it", "all is well", "she has fallen", "i will call her")
KINDS = ("fall", "panic", "smoke", "test", "restored", "low_battery")
CHECK_IN_ENDS = (CheckInStatus.answered, CheckInStatus.missed, CheckInStatus.held, CheckInStatus.cancelled)
NOT_BY_TEXT = frozenset({*WITHOUT_CONSENT, "opt-out confirmed", "consent"})


class LifeWithAlarms(Life):
    """Some days in which her sensor speaks, her daughter answers, the desk works, and she comes and goes."""

    PERMISSIONS: ClassVar = ["doses", "alarms"]
    MORE: ClassVar[dict[str, Any]] = {
        "company": {"check_in": "09:00"},
        "devices": [{"monitor": "SafeHome", "account": "hall"}],
    }
    PROVIDERS: ClassVar[list[dict[str, Any]]] = [
        {"name": "SafeHome", "kind": "care_monitor", "channel": "mqtt"},
        {"name": "First Response", "kind": "responder", "rank": 1},
    ]

    def __init__(self, begin: Any) -> None:
        super().__init__(begin)
        self.signals = 0
        self.ended_by_desk: dict[int, datetime] = {}
        self.silent: list[tuple[datetime, datetime | None]] = []

    @rule(words=st.sampled_from(SHE), times=st.integers(1, 2))
    def she_texts_of_herself(self, words: str, times: int) -> None:
        """She answers, calls for help, is away, or is home again."""
        self._text(words, DOROTHY, times)

    @rule()
    def she_opts_out(self) -> None:
        """She wants no texts."""
        self._text("STOP", DOROTHY)
        self.silent.append((self.core.clock.at, None))

    @rule()
    def she_opts_in(self) -> None:
        """She wants them again."""
        self._heard_again(self.core.clock.at)
        self._text("START", DOROTHY)

    @rule(words=st.sampled_from(ANA_SAYS), times=st.integers(1, 2))
    def her_daughter_texts(self, words: str, times: int) -> None:
        """She answers what she was told, or tells something herself."""
        self._text(words, ANA, times)

    @rule(kind=st.sampled_from(KINDS), times=st.integers(1, 3))
    def her_sensor_speaks(self, kind: str, times: int) -> None:
        """It tells something, and may repeat itself."""
        self.signals += 1
        for _ in range(times):
            with self.core.write() as s:
                monitor = s.exec(select(Provider).where(Provider.kind == "care_monitor")).one()
                heard = Signal(f"s{self.signals}", "hall", SignalKind(kind), self.core.clock.at)
                signals.receive(s, self.core.clock.at, monitor, heard)
            self.worker.work()

    @rule(which=st.integers(0, 3))
    def the_desks_phone_takes_a_task(self, which: int) -> None:
        """Somebody texts OK and a number."""
        with self.core.app.db.read() as s:
            waiting = [task.number for task in s.exec(select(Task).where(Task.status == TaskStatus.open))]
        if waiting:
            self._text(f"OK {waiting[which % len(waiting)]}", DESK)

    @rule(by_task=st.booleans())
    def the_desk_ends_an_alarm(self, by_task: bool) -> None:
        """A person has looked after her."""
        with self.core.write() as s:
            self._end_alarm(s, by_task=by_task)
        self.worker.work()

    @rule(taken=st.booleans(), which=st.integers(0, 4))
    def the_desk_writes_down_a_dose(self, taken: bool, which: int) -> None:
        """She told it on the phone."""
        with self.core.write() as s:
            customer = self.core.dorothy(s)
            known = dose_by_desk.lately(s, self.core.clock.at, customer)
            if known:
                one = known[which % len(known)]
                dose = dose_by_desk.find(s, plan_changes.find(s, customer, one.medicine), one.day, one.slot)
                word = dose_by_desk.Word("taken" if taken else "not_taken", Evidence.customer)
                dose_by_desk.write(s, self.core.clock.at, dose, word, "Pat")
        self.worker.work()

    @invariant()
    def an_alarm_is_ended_by_a_person_alone(self) -> None:
        """One is open at most, and whoever has it is in its course; while nobody has it the desk's phone is told."""
        with self.core.app.db.read() as s:
            rows = s.exec(select(Alarm)).all()
            tasks = s.exec(select(Task).where(col(Task.alarm_id).is_not(None))).all()
            taken = {row.id: alarm_book.taken_at(s, row) for row in rows}
        live = [row for row in rows if row.status != AlarmStatus.resolved]
        assert len(live) <= 1
        assert {row.id for row in rows if row.status == AlarmStatus.resolved} == set(self.ended_by_desk)
        for row in live:
            own = [task for task in tasks if task.alarm_id == row.id and task.status != TaskStatus.closed]
            assert own
            assert all(task.nag_at for task in own if task.status == TaskStatus.open)
            assert (row.status == AlarmStatus.acknowledged) == (taken[row.id] is not None)

    @invariant()
    def nobody_is_asked_what_may_not_be_asked_now(self) -> None:
        """No first reminder while an alarm holds it, and no text after STOP but what danger needs."""
        with self.core.app.db.read() as s:
            hers = s.exec(select(Outbox).where(Outbox.to == DOROTHY, Outbox.channel == "sms")).all()
            began = s.exec(select(Alarm.raised_at, Alarm.id)).all()
        for at, key in began:
            held = at + alarm_book.HOLD_AT_MOST
            until = min(self.ended_by_desk.get(key or 0, held), held)
            assert not [row for row in hers if row.body.startswith(FIRST) and at < row.created_at < until]
        for first, last in self.silent:
            wrong = [
                row for row in hers
                if row.about not in NOT_BY_TEXT and first < row.created_at < (last or self.core.clock.at)
            ]  # fmt: skip
            assert not wrong, [(row.about, row.body) for row in wrong]

    @invariant()
    def her_daughter_is_told_once_of_one_thing(self) -> None:
        """Of a dose or a check-in one time, of an alarm one time for each kind of danger."""
        with self.core.app.db.read() as s:
            asked = s.exec(select(LadderStep).where(LadderStep.answer == "", LadderStep.who == "Ana")).all()
            kinds = {row.ladder_id: row for row in asked}
            of_alarm = {
                ladder.id: len(alarm_book.kinds(s, s.get_one(Alarm, ladder.alarm_id)))
                for ladder in s.exec(select(Ladder).where(col(Ladder.id).in_(kinds)))
                if ladder.alarm_id is not None
            }
        for key, n in Counter(row.ladder_id for row in asked).items():
            assert n <= of_alarm.get(key, 1)

    @invariant()
    def a_check_in_has_one_outcome(self) -> None:
        """What has ended is asked of nobody."""
        with self.core.app.db.read() as s:
            for row in s.exec(select(CheckIn)):
                assert (row.ended_at is not None) == (row.status in CHECK_IN_ENDS)
                assert row.step_at is None or row.status not in CHECK_IN_ENDS

    def teardown(self) -> None:
        """A person ends what is open, she is reached again, and what was planned comes to its end."""
        if hasattr(self, "worker"):
            self._heard_again(self.core.clock.at)
            self._text("START", DOROTHY)
            with self.core.write() as s:
                self._end_alarm(s, by_task=False)
            asked_until = self.core.clock.at
            self.worker.until(asked_until + SURELY_OVER)
            with self.core.write() as s:
                self._end_alarm(s, by_task=True)  # a check-in that nobody answered may have become one
                asked = s.exec(select(CheckIn).where(CheckIn.due_at <= asked_until)).all()
                assert {row.status for row in asked} <= set(CHECK_IN_ENDS)
        super().teardown()

    def _end_alarm(self, s: Session, *, by_task: bool) -> None:
        alarm = alarm_book.open_alarm(s, self.core.dorothy(s))
        if alarm is None:
            return
        task = next(iter(alarm_book.tasks(s, alarm)), None)
        if by_task and task is not None:
            alarms.close_task(s, self.core.clock.at, task, "all is well", "Pat")
        else:
            alarms.resolve(s, self.core.clock.at, alarm, "all is well", "Pat")
        self.ended_by_desk[alarm.key] = self.core.clock.at

    def _heard_again(self, at: datetime) -> None:
        self.silent = [(first, last or at) for first, last in self.silent]

    def _text(self, words: str, phone: str, times: int = 1) -> None:
        self.texts += 1
        self._bring(f"SM{self.texts}", words, times, phone)


def test_only_a_person_ends_an_alarm_and_no_dose_or_check_in_is_lost_by_it(
    built: App, databases: dict[str, Database], made_sqlite: Path, tmp_path: Path
) -> None:
    live(LifeWithAlarms, built, databases, made_sqlite, tmp_path)
