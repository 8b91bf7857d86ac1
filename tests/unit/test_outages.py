"""Monday after an outage: what was due is done late or given to a person, once, and one report says so in numbers."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.channels.twilio import Received
from concierge_bot.models import (
    Customer,
    Dose,
    DoseStatus,
    Message,
    Outage,
    Outbox,
    OutboxState,
    Task,
    Urgency,
)
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import plans
from concierge_bot.worker import inbox, outbox
from concierge_bot.worker.pulse import Pulse
from concierge_bot.worker.ticks import Ticker
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DESK, DOROTHY

STRANGER = "+13055559999"
DUE = NOW + timedelta(minutes=20)  # twenty past nine
PILL: dict[str, Any] = {"name": "Lisinopril", "times": ["09:20"]}
INSULIN: dict[str, Any] = {"name": "Insulin", "times": ["09:20"], "critical": True}


class Worker:
    """A worker that can die: what it would do in its threads, done in their order."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._ticker = Ticker(core.app)
        self._pulse = Pulse(core.app, self._ticker)
        self._pulse.begin()
        self.work()

    def work(self) -> None:
        """Beat, do what is due, and send for as long as there is something to send."""
        self._pulse.beat()
        self._ticker.sweep()
        while inbox.first_looks(self.core.app) or inbox.turns(self.core.app):
            pass
        for _ in range(300):
            if not outbox.send_one(self.core.app):
                self.core.clock.move(seconds=1)
        self._pulse.beat()


def phone(n: int) -> str:
    """Return the phone of one of many customers."""
    return f"+1305555{n:04d}"


def town(core: Core, late: int, critical: int, **more: Any) -> None:
    """Load so many customers with an ordinary and with a critical medicine, all due at one time."""
    people = [
        {"name": f"Mrs {n}", "phone": phone(n), "medications": [PILL if n < late else INSULIN]}
        for n in range(late + critical)
    ]
    core.load(customers=people, **more)
    with core.write() as s:
        for customer in s.exec(select(Customer)).all():
            plans.plan_ahead(s, core.clock.at, customer)


def reports(core: Core) -> list[Task]:
    """Return the reports that the desk has."""
    with core.write() as s:
        return [task for task in core.tasks(s) if task.once.startswith("outage:")]


def test_a_monday_after_an_outage(core_on_either: Core) -> None:
    core = core_on_either
    town(core, late=9, critical=3)
    Worker(core)
    down = core.clock.at
    core.clock.at = DUE + timedelta(minutes=40)
    back = core.clock.at
    core.carrier.missed = [Received("SM-missed", STRANGER, "is this the pharmacy", 0)] * 2
    Worker(core)

    (report,) = reports(core)
    assert report.task == "We were down from 9:05am to 10am: read the report"
    assert "12 doses that fell due: 9 reminded late and saying so, 3 given to the desk. " in report.about
    assert "1 texts to us fetched from the carrier's list" in report.about
    reminded = [t for t in core.carrier.taken if t.to not in (DESK, STRANGER)]
    assert Counter(t.to for t in reminded) == {phone(n): 1 for n in range(9)}, "nobody got two texts"
    assert all(t.body.startswith("I am sorry, this is late. It is time for your 9:20am") for t in reminded)
    times = sorted(t.at for t in core.carrier.taken)
    assert all(b - a >= timedelta(seconds=1) for a, b in pairwise(times)), "at its pace"
    with core.write() as s:
        doses = s.exec(select(Dose).where(Dose.due_at == DUE)).all()
        outcomes = Counter(dose.status for dose in doses)
        tasks = [task.task for task in core.tasks(s)]
        (outage,) = s.exec(select(Outage))
        assert (outage.ended_at, outage.fetched) == (back, 1)
        assert outage.began_at >= down - timedelta(minutes=1)
        assert len(s.exec(select(Message)).all()) == 1
    assert sum(outcomes.values()) == 12
    assert outcomes[DoseStatus.missed] == 3
    assert tasks.count("We were too late to remind her of her 9:20am medicine: please call her") == 3


def test_after_two_hours_no_reminder_is_sent_any_more(core: Core) -> None:
    town(core, late=2, critical=0)
    Worker(core)
    core.clock.at = DUE + timedelta(hours=2, minutes=1)
    Worker(core)
    assert {t.to for t in core.carrier.taken} == {DESK} or core.carrier.taken == []
    (report,) = reports(core)
    assert "2 doses that fell due: 2 given to the desk" in report.about


def test_a_dose_that_was_due_a_moment_ago_is_reminded_as_always(core: Core) -> None:
    town(core, late=0, critical=1)
    Worker(core)
    core.clock.at = DUE + timedelta(minutes=2)
    Worker(core)
    (text,) = [t.body for t in core.carrier.taken if t.to != DESK]
    assert text.startswith("It is time for")
    assert "1 reminded on time" in reports(core)[0].about


@pytest.mark.parametrize(
    ("urgency", "late", "way"),
    [
        (Urgency.order, timedelta(minutes=30), "says so"),
        (Urgency.order, timedelta(hours=5), "desk"),
        (Urgency.notice, timedelta(hours=5), "says so"),
        (Urgency.dose, timedelta(hours=3), "desk"),
        (Urgency.alarm, timedelta(hours=30), "as it is"),
    ],
)
def test_a_text_that_waited_leaves_by_its_class(
    core: Core, urgency: Urgency, late: timedelta, way: str
) -> None:
    Worker(core)
    with core.write() as s:
        notify.to_customer(
            s, core.clock.at, core.dorothy(s), "Hello.", about="test", once="a", urgency=urgency
        )
    core.clock.at += late
    Worker(core)
    with core.write() as s:
        (row,) = s.exec(select(Outbox).where(Outbox.about == "test"))
        tasks = [task.once for task in core.tasks(s)]
    says = {"says so": "I am sorry, this text is late. Hello.", "as it is": "Hello.", "desk": "Hello."}
    assert row.body == says[way]
    assert row.state == (OutboxState.dropped if way == "desk" else OutboxState.sent)
    assert (f"late:text:{row.id}" in tasks) == (way == "desk")


def test_a_worker_that_is_back_soon_reports_nothing(core: Core) -> None:
    Worker(core)
    core.clock.move(minutes=4)
    Worker(core)
    assert reports(core) == []


def test_a_moved_clock_is_no_outage_for_a_worker_that_lives(core: Core) -> None:
    worker = Worker(core)
    core.app.clock.set(core.app.clock.offset + timedelta(hours=3))
    worker.work()
    with core.write() as s:
        assert s.exec(select(Outage)).all() == []


def test_a_machine_that_slept_was_out_of_order_too(core: Core) -> None:
    worker = Worker(core)
    core.clock.move(minutes=30)
    worker.work()
    assert len(reports(core)) == 1


def test_a_list_that_cannot_be_had_is_asked_again(core: Core) -> None:
    Worker(core)
    core.clock.move(minutes=30)
    core.carrier.list_down = True
    worker = Worker(core)
    assert "could not be had yet" in reports(core)[0].about
    core.carrier.list_down = False
    core.carrier.missed = [Received("SM-missed", DOROTHY, "help i fell and cant get up", 0)]
    core.clock.move(minutes=1)
    worker.work()
    with core.write() as s:
        assert any("call Dorothy Baker now" in task.task for task in core.tasks(s))
    assert len(reports(core)) == 1


def test_a_worker_that_dies_while_it_makes_up_is_made_up_for_by_the_next(core: Core) -> None:
    town(core, late=2, critical=0)
    Worker(core)
    core.clock.at = DUE + timedelta(minutes=40)
    ticker = Ticker(core.app)
    Pulse(core.app, ticker).begin()
    core.clock.move(seconds=5)
    Worker(core)
    (report,) = reports(core)
    assert "2 doses that fell due: 2 reminded late and saying so" in report.about
