"""The eight o'clock rush: it begins early enough to be on time, the riskiest first, and leaves in that order."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Customer, Dose, Medication, Outbox, Urgency
from concierge_bot.services.house import notify, rush
from concierge_bot.services.medicines import plans
from concierge_bot.worker import outbox
from concierge_bot.worker.ticks import Ticker
from tests.fixtures.core import NOW, Core

DUE = NOW + timedelta(minutes=16)


def town(core: Core, people: int, critical: int) -> None:
    """Load so many customers, the last so many of them with a critical medicine, all due at one time."""
    core.load(
        customers=[
            {
                "name": f"Mrs {n}",
                "phone": f"+1305555{n:04d}",
                "medications": [{"name": "Pill", "times": ["09:16"], "critical": n >= people - critical}] * 2,
            }
            for n in range(people)
        ]
    )
    with core.write() as s:
        for customer in s.exec(select(Customer)).all():
            plans.plan_ahead(s, core.clock.at, customer)


def steps(s: Session) -> list[tuple[datetime, bool]]:
    """Return when each customer is to be reminded, and whether the medicine is critical, in order of time."""
    query = select(Dose.step_at, Medication.critical, Dose.customer_id).join(Medication)
    found = s.exec(query.where(Dose.due_at == DUE).distinct()).all()
    return sorted((at, critical) for at, critical, _ in found if at)


def spread(core: Core, per_second: float) -> list[tuple[datetime, bool]]:
    """Look ahead, twice since that is done again and again."""
    for _ in range(2):
        with core.write() as s:
            rush.spread(s, core.clock.at, per_second)
    with core.write() as s:
        return steps(s)


def test_a_rush_begins_early_with_the_riskiest_and_ends_on_time(core_on_either: Core) -> None:
    town(core_on_either, people=8, critical=2)
    found = spread(core_on_either, per_second=0.1)  # ten seconds each: all eight take 80
    assert [at for at, _ in found] == [DUE - timedelta(seconds=80 - 10 * n) for n in range(8)]
    assert [critical for _, critical in found] == [True, True, *[False] * 6]


def test_nobody_is_reminded_more_than_a_quarter_of_an_hour_early(core: Core) -> None:
    town(core, people=20, critical=0)
    found = [at for at, _ in spread(core, per_second=0.02)]  # fifty seconds each: all take 1000
    assert found[0] == DUE - rush.EARLIEST
    assert found[-2:] == [DUE - timedelta(seconds=0), DUE]


def test_what_a_number_sends_within_a_minute_is_not_begun_early(core: Core) -> None:
    town(core, people=8, critical=2)
    assert {at for at, _ in spread(core, per_second=1)} == {DUE}


def test_a_rush_is_one_reminder_for_each_person(core: Core) -> None:
    town(core, people=8, critical=2)
    spread(core, per_second=0.1)
    core.clock.at = DUE
    Ticker(core.app).sweep()
    with core.write() as s:
        bodies = [row.body for row in core.sent(s) if row.about == "dose"]
    assert len(bodies) == 8
    assert all(body.startswith("It is time for your 9:16am medicine") for body in bodies)


@pytest.mark.parametrize("first", ["critical", "ordinary"])
def test_of_one_class_the_riskiest_leaves_first(core: Core, first: str) -> None:
    texts: dict[str, Any] = {"critical": 0, "ordinary": 1}
    order = [first, *(set(texts) - {first})]
    with core.write() as s:
        for body in [*order, "alarm"]:
            urgency = Urgency.alarm if body == "alarm" else Urgency.dose
            row = notify.to_customer(s, NOW, core.dorothy(s), body, about="test", once=body, urgency=urgency)
            assert row is not None
            row.risk = texts.get(body, 1)
    while outbox.send_one(core.app):
        core.clock.move(seconds=1)
    assert core.carrier.bodies() == ["alarm", "critical", "ordinary"]


def test_a_critical_medicine_is_a_risk(core: Core) -> None:
    town(core, people=2, critical=1)
    core.clock.at = DUE
    Ticker(core.app).sweep()
    with core.write() as s:
        risks = s.exec(select(Outbox.risk).where(Outbox.about == "dose").order_by("id"))
        assert list(risks) == [1, 0]
