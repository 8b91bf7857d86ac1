"""What a signal does: danger alarms, trouble is a task, a test is a line, and silence is a signal, too."""

import itertools
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.errors import BadInput
from concierge_bot.models import Alarm, Device, Entry, Provider, Reading
from concierge_bot.services.house import state_person
from concierge_bot.services.safety import devices, readings, signals
from concierge_bot.worker.ticks import Ticker
from connectors.base import EVERY_DEVICE, Signal
from connectors.kinds import SignalKind
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import DOROTHY

numbers = itertools.count()
LIMITS = [
    {"measure": "oxygen", "low": 90, "set_by": "Dr Kim"},
    {"measure": "systolic", "low": 90, "high": 180, "set_by": "Dr Kim"},
    {"measure": "weight", "high": 70, "set_by": "Dr Kim"},
]


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy with two devices, one of which has a test every day, and limits."""
    told = [
        {"monitor": "SafeHome", "account": "hall", "test_hours": 24},
        {"monitor": "SafeHome", "account": "scale"},
    ]
    core.load(
        customers=[{**WORLD["customers"][0], "devices": told, "limits": LIMITS}],
        providers=[{"name": "SafeHome", "kind": "care_monitor", "channel": "mqtt"}],
    )
    return core


def say(core: Core, kind: str, value: str | None = None, account: str = "hall", **more: Any) -> str:
    """A device says something; return what it did."""
    with core.write() as s:
        monitor = s.exec(select(Provider)).one()
        key = more.pop("id", f"s{next(numbers)}")
        heard = Signal(key, account, SignalKind(kind), core.clock.now(), value, **more)
        return signals.receive(s, core.clock.now(), monitor, heard)


def sweep(core: Core) -> None:
    """Do what is due."""
    Ticker(core.app).sweep()


def alarms(s: Session) -> list[str]:
    """The kinds of all alarms."""
    return [alarm.kind for alarm in s.exec(select(Alarm))]


@pytest.mark.parametrize("kind", ["fall", "panic", "smoke", "inactivity", "pulse", "oxygen", "glucose"])
def test_danger_is_an_alarm(home: Core, kind: str) -> None:
    assert say(home, kind) == "alarm"
    with home.write() as s:
        assert alarms(s) == [kind]


@pytest.mark.parametrize("kind", ["test", "restored", "cancelled", "door", "alive", "offline"])
def test_what_is_no_danger_tells_nobody(home: Core, kind: str) -> None:
    say(home, kind)
    with home.write() as s:
        assert alarms(s) == []
        assert (home.sent(s), home.tasks(s)) == ([], [])


@pytest.mark.parametrize("kind", ["fall", "panic", "low_battery", "oxygen"])
def test_an_exercise_alarms_nobody(home: Core, kind: str) -> None:
    assert say(home, kind, "50" if kind == "oxygen" else None, exercise=True) == "exercise"
    with home.write() as s:
        assert alarms(s) == []
        assert (home.sent(s), home.tasks(s)) == ([], [])
        assert s.exec(select(Reading)).all() == []


def test_the_same_again_is_the_same_alarm_until_a_while_later(home: Core) -> None:
    assert [say(home, "fall", id="a"), say(home, "fall", id="a"), say(home, "fall")] == [
        "alarm",
        "repeat",
        "merged",
    ]
    with home.write() as s:
        texts = len([row for row in home.sent(s) if row.to == DOROTHY and row.channel == "sms"])
    assert say(home, "smoke") == "alarm", "another danger is told to her"
    home.clock.move(minutes=6)
    assert say(home, "fall") == "alarm"
    with home.write() as s:
        assert alarms(s) == ["fall"], "one alarm all the while"
        assert len([row for row in home.sent(s) if row.to == DOROTHY and row.channel == "sms"]) == texts + 2


@pytest.mark.parametrize(("kind", "value"), [("oxygen", "86 %"), ("blood_pressure", "195/100")])
def test_beyond_a_limit_is_an_alarm_and_within_it_a_reading(home: Core, kind: str, value: str) -> None:
    assert say(home, kind, "95" if kind == "oxygen" else "130/80") == "reading"
    assert say(home, kind, value) == "alarm"
    with home.write() as s:
        assert alarms(s) == [kind]
        assert [r.beyond for r in s.exec(select(Reading)) if r.measure != "diastolic"] == [False, True]


def test_a_weight_beyond_its_limit_is_for_today_and_wakes_nobody(home: Core) -> None:
    assert say(home, "weight", "71.5", account="scale") == "desk"
    with home.write() as s:
        assert alarms(s) == []
        (task,) = home.tasks(s)
        assert not task.urgent


def test_without_limits_a_person_is_asked_for_them_once(home: Core) -> None:
    assert [say(home, "pulse", "40"), say(home, "pulse", "41")] == ["reading", "reading"]
    with home.write() as s:
        (task,) = home.tasks(s)
        assert "nobody set limits" in task.task
        assert alarms(s) == []
        assert "40" not in " ".join(entry.what for entry in s.exec(select(Entry)))


def test_a_value_that_is_none_is_refused_by_its_field(home: Core) -> None:
    with pytest.raises(BadInput) as refused:
        say(home, "blood_pressure", "high")
    assert refused.value.field == "value"


def test_readings_are_kept_thinly_and_their_trend_is_in_the_state(home: Core) -> None:
    for oxygen in (98, 97, 93, 92):
        say(home, "oxygen", str(oxygen))
        say(home, "oxygen", "99")
        home.clock.move(hours=6)
    with home.write() as s:
        (shown,) = state_person.person(s, home.clock.now(), home.dorothy(s))["readings"]
    assert (shown["value"], shown["trend"], shown["count"]) == (92.0, "falling", 4)
    assert (shown["low"], shown["set_by"]) == (90.0, "Dr Kim")


@pytest.mark.parametrize(
    ("course", "way"), [([], "steady"), ([70], "steady"), ([70, 71], "steady"), ([70, 75, 80], "rising")]
)
def test_a_trend_needs_more_than_a_wobble(course: list[float], way: str) -> None:
    assert readings.trend(course) == way


def test_a_missed_test_is_a_task_once_a_day_until_it_is_heard(home: Core) -> None:
    home.clock.move(hours=26)
    sweep(home)
    sweep(home)
    with home.write() as s:
        (task,) = home.tasks(s)
        assert "silent" in task.task
        assert alarms(s) == []
    home.clock.move(hours=24)
    sweep(home)
    with home.write() as s:
        assert len(home.tasks(s)) == 2
    say(home, "test")
    home.clock.move(hours=24)
    sweep(home)
    with home.write() as s:
        assert len(home.tasks(s)) == 2, "heard again"


def test_other_words_do_not_stand_in_for_the_test(home: Core) -> None:
    say(home, "test")
    home.clock.move(hours=24)
    say(home, "door")
    home.clock.move(hours=2)
    sweep(home)
    with home.write() as s:
        assert len(home.tasks(s)) == 1


def test_a_lost_bridge_is_a_task_unless_it_is_soon_back(home: Core) -> None:
    say(home, "offline", account=EVERY_DEVICE)
    home.clock.move(minutes=5)
    say(home, "alive", account=EVERY_DEVICE)
    home.clock.move(minutes=10)
    sweep(home)
    with home.write() as s:
        assert home.tasks(s) == []
    say(home, "offline", account="scale")
    home.clock.move(minutes=11)
    sweep(home)
    with home.write() as s:
        assert len(home.tasks(s)) == 1
        assert [d.status for d in s.exec(select(Device).order_by("id"))] == [devices.HEARD, devices.SILENT]


def test_a_battery_is_one_task_a_day_however_often_it_is_told(home: Core) -> None:
    for _ in range(3):
        say(home, "low_battery")
    with home.write() as s:
        assert len(home.tasks(s)) == 1


def test_the_account_of_a_stranger_is_refused(home: Core) -> None:
    with pytest.raises(BadInput):
        say(home, "fall", account="+13055559999")
