"""Whatever comes in whatever order: each planned dose has one outcome, and nobody is texted twice for one step.

Many more lives: `.venv/bin/python -m pytest tests/unit/test_nothing_is_missed.py --hypothesis-profile=long`.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlmodel import col, select

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.db import Database
from concierge_bot.models import Dose, DoseStatus, Ladder, Medication, Message, Outbox, OutboxState, Question
from concierge_bot.services.medicines import plan_changes
from concierge_bot.services.talk import arrival
from tests.fixtures.core import Core, core_on
from tests.fixtures.town import ANA, DOROTHY
from tests.fixtures.worker import OneWorker

LIVES, STEPS = max(1, settings().max_examples // 20), 12
ZONE = "America/New_York"
STOCK = 500
EVENINGS = (  # before the clocks go back, forward, and an ordinary day
    datetime(2026, 10, 31, 22, tzinfo=UTC),
    datetime(2027, 3, 13, 23, tzinfo=UTC),
    datetime(2026, 12, 1, 23, tzinfo=UTC),
)
SLOTS = ("01:30", "02:30", "08:00", "08:15", "13:00", "20:00")
TIMES = st.lists(st.sampled_from(SLOTS), min_size=1, max_size=3, unique=True).map(sorted)
PLANS: list[dict[str, Any]] = [
    {"name": "Lisinopril", "times": ["08:00", "20:00"], "supply_left": STOCK},
    {"name": "Metformin", "times": ["08:00"], "supply_left": STOCK, "say_as": "sugar pill"},
    {"name": "Warfarin", "times": ["13:00"], "supply_left": STOCK, "critical": True},
]
WORDS = ("T", "L", "took it", "i took both", "in 20 minutes", "skipping it", "1", "2", "did i take my pill")
ENDS = (DoseStatus.taken, DoseStatus.skipped, DoseStatus.missed, DoseStatus.held, DoseStatus.cancelled)
FIRST = ("It is time for", "I am sorry, this is late. It is time for")
SURELY_OVER = timedelta(hours=6)
"""How long after its time a dose has ended, if nothing is put off any more."""


class Life(RuleBasedStateMachine):
    """Some days of one customer."""

    PERMISSIONS: ClassVar = ["doses"]
    MORE: ClassVar[dict[str, Any]] = {}
    PROVIDERS: ClassVar[list[dict[str, Any]]] = []

    def __init__(self, begin: Callable[[], Any]) -> None:
        super().__init__()
        self._opened = begin()
        self.core: Core = self._opened.__enter__()
        self.texts = 0

    @initialize(evening=st.sampled_from(EVENINGS))
    def begins(self, evening: datetime) -> None:
        """She takes three medicines, and her daughter may hear of it."""
        self.core.clock.at = evening
        self.core.load(
            now=local(evening, ZONE).replace(tzinfo=None).isoformat(),
            customers=[
                {
                    "name": "Dorothy Baker",
                    "phone": DOROTHY,
                    "time_zone": ZONE,
                    "medications": PLANS,
                    "contacts": [
                        {
                            "name": "Ana",
                            "relation": "daughter",
                            "phone": ANA,
                            "permissions": self.PERMISSIONS,
                        }
                    ],
                    **self.MORE,
                }
            ],
            providers=self.PROVIDERS,
        )
        self.worker = OneWorker(self.core)

    @rule(words=st.sampled_from(WORDS), times=st.integers(1, 3))
    def she_texts(self, words: str, times: int) -> None:
        """She answers, and the carrier brings it once or more often."""
        self.texts += 1
        self._bring(f"SM{self.texts}", words, times)

    @rule()
    def an_old_text_comes_again(self) -> None:
        """The carrier brings her last text once more."""
        if self.texts:
            self._bring(f"SM{self.texts}", "T", 1)

    @rule(minutes=st.sampled_from([1, 20, 61, 240, 700]))
    def time_passes(self, minutes: int) -> None:
        """The worker is alive."""
        self.worker.until(self.core.clock.at + timedelta(minutes=minutes))

    @rule(minutes=st.sampled_from([2, 30, 150, 800]))
    def nobody_works(self, minutes: int) -> None:
        """The worker is gone for a while; when it starts, time has moved on."""
        self.core.clock.move(minutes=minutes)
        self.worker.start()
        self.worker.work()

    @rule(commits=st.integers(0, 12), minutes=st.sampled_from([20, 240, 700]))
    def it_is_cut_off(self, commits: int, minutes: int) -> None:
        """It dies between a claim and its commit."""
        self.worker.db.cut_at = commits
        self.time_passes(minutes)
        self.worker.db.cut_at = None

    @rule(moment=st.sampled_from(["killed before", "killed after", "before", "after"]))
    def it_fails_while_it_sends(self, moment: str) -> None:
        """It dies, or the line does, just before or after the carrier has a text."""
        self.core.carrier.breaks = moment
        self.time_passes(20)
        self.core.carrier.breaks = ""
        self.core.clock.move(seconds=30)
        self.worker.work()

    @rule(which=st.integers(0, len(PLANS) - 1), times=TIMES, over=st.booleans())
    def her_plan_changes(self, which: int, times: list[str], over: bool) -> None:
        """A medicine has other times, or comes to its end; sometimes it goes on after that."""
        now = self.core.clock.at
        until = (local(now, ZONE) - timedelta(days=1)).date() if over else None
        with self.core.write() as s:
            plan = plan_changes.find(s, self.core.dorothy(s), PLANS[which]["name"])
            plan_changes.change(s, now, plan, {"times": times, "until": until}, "Pat")
        self.core.clock.move(seconds=1)
        self.worker.work()

    @invariant()
    def nobody_is_texted_twice(self) -> None:
        """A step is one row, and what is sent has left once."""
        with self.core.app.db.read() as s:
            asked = [q for q in s.exec(select(Question)) if q.about == "dose"]
            rows = s.exec(select(Outbox)).all()
            doses = {dose.key: dose for dose in s.exec(select(Dose))}
            messages = s.exec(select(Message.sid)).all()
        of_question = Counter(
            (row.question_id, row.channel) for row in rows if row.about == "dose" and row.question_id
        )
        assert not [found for found, n in of_question.items() if n > 1], (
            "one text and one call for each question"
        )
        first = {row.question_id for row in rows if row.body.startswith(FIRST)}
        reminded = Counter(one for q in asked if q.id in first for one in q.data["doses"].split(","))
        assert not [one for one, n in reminded.items() if n > 1], "one first reminder for each dose"
        at_once = Counter(doses[int(q.data["doses"].split(",")[0])].due_at for q in asked if q.id in first)
        assert not [at for at, n in at_once.items() if n > 1], "all medicines of one time are one text"
        told = Counter(row.key_once for row in rows if row.to == ANA)
        assert not [key for key, n in told.items() if n > 1]
        left = Counter(one.outbox_id for one in self.core.carrier.taken)
        assert not [one for one, n in left.items() if n > 1], "it left once"
        assert len(set(messages)) == len(messages) <= self.texts

    @invariant()
    def what_has_ended_has_one_outcome(self) -> None:
        """Who says so is written down, nothing more is planned for it, and her stock tells of each that she took."""
        with self.core.app.db.read() as s:
            doses = s.exec(select(Dose)).all()
            left = {plan.key: plan.supply_left for plan in s.exec(select(Medication))}
        for dose in doses:
            assert (dose.ended_at is not None) == (dose.status in ENDS), dose
            assert dose.status not in ENDS or dose.step_at is None, dose
        taken = Counter(dose.medication_id for dose in doses if dose.status == DoseStatus.taken)
        assert left == {key: STOCK - taken[key] for key in left}

    def teardown(self) -> None:
        """She goes to bed: in some hours all that was planned until now has ended, and all that was written left."""
        if self.texts >= 0 and hasattr(self, "worker"):
            asked_until = self.core.clock.at
            self.worker.until(asked_until + SURELY_OVER)
            with self.core.app.db.read() as s:
                planned = s.exec(select(Dose).where(Dose.due_at <= asked_until)).all()
                ladders = s.exec(select(Ladder).where(Ladder.began_at <= asked_until)).all()
                waiting = s.exec(
                    select(Outbox).where(
                        col(Outbox.state).in_((OutboxState.waiting, OutboxState.sending)),
                        Outbox.due_at < self.core.clock.at,
                    )
                ).all()
            assert {dose.status for dose in planned} <= set(ENDS), [
                d for d in planned if d.status not in ENDS
            ]
            assert all(ladder.ended_at for ladder in ladders)
            assert not waiting
            self.nobody_is_texted_twice()
            self.what_has_ended_has_one_outcome()
        self._opened.__exit__(None, None, None)

    def _bring(self, sid: str, words: str, times: int, sender: str = DOROTHY) -> None:
        for _ in range(times):
            with self.core.write() as s:
                now, agency = self.core.clock.at, self.core.agency(s)
                arrival.store(s, now, agency, sid=sid, sender=sender, body=words)
            self.worker.work()
            self.core.clock.move(seconds=1)


def live(
    life: type[Life], built: App, databases: dict[str, Database], made_sqlite: Path, tmp_path: Path
) -> None:
    """Let many of them live, each on a database of its own."""
    place = tmp_path / "life.db"

    def begin() -> Any:
        for old in tmp_path.glob("life.db*"):
            old.unlink()
        return contextmanager(core_on)(built, databases, f"sqlite:///{shutil.copy(made_sqlite, place)}")

    run_state_machine_as_test(
        lambda: life(begin),  # type: ignore[arg-type]  # whatever makes one will do
        settings=settings(
            phases=(Phase.reuse, Phase.generate),  # a life is short enough to be read as it is
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_each_planned_dose_has_one_outcome_and_nobody_is_texted_twice_for_one_step(
    built: App, databases: dict[str, Database], made_sqlite: Path, tmp_path: Path
) -> None:
    live(Life, built, databases, made_sqlite, tmp_path)
