"""What is told of an alarm besides its ladder: new danger by its kind, its end, and pills that nobody asks about."""

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm, Entry, Leg, LegStatus, OutboxState, TaskStatus
from concierge_bot.services.house import desk
from concierge_bot.services.safety import alarm_book, alarms, escalation
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DESK, DOROTHY
from tests.unit.test_alarms import TEAM, load, sweep
from tests.unit.test_medication import EVENING, PILL, doses, reminders, run, start, world


def signal(core: Core, kind: str, once: str) -> None:
    """Her sensor tells of danger."""
    with core.write() as s:
        alarms.signal(s, core.clock.at, core.dorothy(s), kind, once=once)


def text(core: Core, phone: str, body: str) -> None:
    """A text comes in and is read."""
    with core.write() as s:
        agency = core.agency(s)
        arrival.store(s, core.clock.at, agency, sid=f"SM{phone}{body}", sender=phone, body=body)
    while inbox.first_looks(core.app) or inbox.turns(core.app):
        pass


def told(core: Core, phone: str) -> list[str]:
    """Return the texts and calls to a phone, as they were written."""
    with core.write() as s:
        return [row.body for row in core.sent(s) if row.to == phone]


def number(core: Core) -> int:
    """Return the number of the one alarm."""
    with core.write() as s:
        return s.exec(select(Alarm)).one().number


def test_danger_of_another_kind_that_nobody_has_yet_is_told_to_the_desk_at_once(core: Core) -> None:
    load(core)
    signal(core, "fall", "m1")
    before = len(told(core, DESK))
    core.clock.move(seconds=20)
    signal(core, "smoke", "m2")
    core.clock.move(seconds=20)
    signal(core, "smoke", "m3")
    new = told(core, DESK)[before:]
    assert len(new) == 2, "one text and one call"
    assert all("Alarm" in words and "(fall)" in words and "New danger: smoke" in words for words in new)
    with core.write() as s:
        assert len(core.tasks(s)) == 1


def test_danger_of_another_kind_reaches_the_desk_and_the_contact_who_has_it(core: Core) -> None:
    load(core)
    signal(core, "fall", "m1")
    text(core, ANA, "1")
    desk_before, ana_before = len(told(core, DESK)), len(told(core, ANA))
    core.clock.move(minutes=6)
    signal(core, "fall", "m2")
    signal(core, "pulse", "m3")
    new = told(core, DESK)[desk_before:]
    assert [
        f"Alarm {number(core)}: new danger (pulse), call Dorothy Baker now" in words for words in new
    ] == [
        False,
        False,
        True,
        True,
    ], "a text and a call for each"
    assert told(core, ANA)[ana_before:] == [
        "Elm Care: there is more. Dorothy Baker has an unusual pulse. In danger call 911."
    ]


def test_her_own_words_tell_of_another_danger_too_and_the_next_contact_hears_both(core: Core) -> None:
    other = "+13055550188"
    people = [
        {"name": "Ana Baker", "phone": ANA, "permissions": ["alarms"], "order": 1},
        {"name": "Ben Baker", "phone": other, "permissions": ["alarms"], "order": 2},
    ]
    load(core, contacts=people)
    signal(core, "fall", "m1")
    text(core, DOROTHY, "my chest hurts i cant breathe")
    with core.write() as s:
        alarm = s.exec(select(Alarm)).one()
        first, second = alarm_book.kinds(s, alarm)
        assert first == "fall"
        assert second in ("chest", "breath")
    core.clock.move(minutes=3)
    run(core)
    assert "Dorothy Baker may have fallen and may have" in told(core, other)[0]


@pytest.mark.parametrize("way", ["alarm", "task"])
def test_who_ends_an_alarm_or_its_task_ends_all_of_it_and_everybody_hears(core: Core, way: str) -> None:
    load(core, TEAM)
    signal(core, "fall", "m1")
    core.clock.move(minutes=4)
    sweep(core)
    with core.write() as s:
        (task,) = core.tasks(s)
        desk.claim(s, core.clock.at, task, "the desk phone")
        (asked,) = [row for row in core.sent(s) if row.to == ANA]
        asked.state = OutboxState.sent
    with core.write() as s:
        alarm = s.exec(select(Alarm)).one()
        (task,) = core.tasks(s)
        if way == "alarm":
            alarms.resolve(s, core.clock.at, alarm, "she is well", "Kim")
        else:
            alarms.close_task(s, core.clock.at, task, "she is well", "Kim")
    with core.write() as s:
        alarm = s.exec(select(Alarm)).one()
        assert (alarm.status, alarm.outcome) == ("resolved", "she is well")
        assert {task.status for task in core.tasks(s)} == {TaskStatus.closed}
        assert {leg.status for leg in s.exec(select(Leg))} == {LegStatus.cancelled}
    assert told(core, DESK)[-1] == f"Elm Care: alarm {number(core)} of Dorothy Baker was ended by Kim."
    assert told(core, ANA)[-1] == (
        "Elm Care: the alarm of Dorothy Baker is over. Nothing more for you to do. Thank you."
    )


def test_who_has_an_alarm_and_ends_it_is_not_told_so(core: Core) -> None:
    load(core)
    signal(core, "fall", "m1")
    with core.write() as s:
        alarm = s.exec(select(Alarm)).one()
        alarms.acknowledge(s, core.clock.at, alarm, "Kim")
        alarms.resolve(s, core.clock.at, alarm, "she is well", "Kim")
    assert not any("was ended by" in words for words in told(core, DESK))


def test_nobody_is_asked_about_an_open_dose_while_an_alarm_is_open_and_its_course_says_so(core: Core) -> None:
    people = [{"name": "Ana", "phone": ANA, "permissions": ["doses"]}]
    start(core, EVENING, world({**PILL, "critical": True}, contacts=people))
    run(core, hours=10)
    assert len(reminders(core)) == 1
    signal(core, "fall", "m1")
    run(core, hours=1)
    assert len(reminders(core)) == 1
    assert told(core, ANA) == []
    with core.write() as s:
        said = [entry.what for entry in s.exec(select(Entry)) if entry.alarm_id]
        assert said.count(escalation.HELD) == 1
        assert doses(s)[0].status == "reminded"
        alarms.resolve(s, core.clock.at, s.exec(select(Alarm)).one(), "she is well", "Kim")
    run(core, hours=2)
    assert len(reminders(core)) == 2
    assert len(told(core, ANA)) == 1
    with core.write() as s:
        assert doses(s)[0].status == "missed"
