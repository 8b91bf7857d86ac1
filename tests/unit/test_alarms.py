"""The life of an alarm: she is asked by text and voice, the response team is sent, her pills wait, a person ends it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import (
    Alarm,
    Consent,
    Dispatch,
    Dose,
    DoseStatus,
    Leg,
    LegStatus,
    Message,
    Outbox,
    Provider,
    Task,
)
from concierge_bot.services.house import delivery
from concierge_bot.services.members import progress
from concierge_bot.services.members.progress import Report
from concierge_bot.services.safety import alarm_book, alarm_course, alarm_words, alarms
from concierge_bot.services.talk import calls, strangers
from concierge_bot.web import app
from concierge_bot.worker import outbox
from concierge_bot.worker.ticks import Ticker
from tests.fakes import Killed
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DESK, DOROTHY

TEAM: dict[str, Any] = {"name": "First Response", "kind": "responder", "rank": 1}
SECOND: dict[str, Any] = {"name": "Second Response", "kind": "responder", "rank": 2}
CONTACT = {"name": "Ana Baker", "phone": ANA, "permissions": ["alarms"]}
LANDLINE = "+13055550177"


def load(core: Core, *members: dict[str, Any], **fields: Any) -> None:
    """Dorothy with Ana to be told, unless a test says otherwise."""
    who = {**WORLD["customers"][0], "contacts": [CONTACT], **fields}
    core.load(customers=[who], providers=list(members))


def fall(core: Core, once: str = "s1", source: str = alarm_words.MONITOR) -> None:
    """A fall is told of."""
    with core.write() as s:
        alarms.raise_alarm(s, core.clock.now(), core.dorothy(s), source=source, kind="fall", once=once)


def sweep(core: Core) -> None:
    """Do what is due."""
    Ticker(core.app).sweep()


def her_call(s: Session) -> Outbox:
    """The call to her."""
    return s.exec(select(Outbox).where(Outbox.channel == "call", Outbox.about == "emergency")).one()


def alarm_of(s: Session) -> Alarm:
    """The one alarm."""
    return s.exec(select(Alarm)).one()


def course(s: Session) -> str:
    """The course of the one alarm as the desk reads it."""
    return "\n".join(moment.what for moment in alarm_course.course(s, NOW, alarm_of(s)).moments)


@pytest.mark.parametrize(("home", "rung"), [(None, DOROTHY), (LANDLINE, LANDLINE)])
def test_she_is_asked_by_text_and_by_voice_at_home_if_she_has_a_landline(
    core: Core, home: str | None, rung: str
) -> None:
    load(core, landline=home)
    fall(core)
    with core.write() as s:
        row = her_call(s)
        assert row.to == rung
        assert "you may have fallen" in row.body
        assert [r.to for r in core.sent(s) if r.channel == "sms"][-1] == DOROTHY


def test_her_own_words_are_answered_in_words_and_a_person_rings(core: Core) -> None:
    load(core)
    fall(core, source=alarm_words.HERSELF)
    with core.write() as s:
        assert s.exec(select(Outbox).where(Outbox.about == "emergency", Outbox.channel == "call")).all() == []


def test_who_wants_no_texts_is_rung_all_the_same(core: Core) -> None:
    load(core, consent=Consent.revoked)
    fall(core)
    with core.write() as s:
        assert her_call(s).to == DOROTHY
        assert not [r for r in core.sent(s) if r.to == DOROTHY and r.channel == "sms"]


def test_a_one_in_the_call_is_noted_and_closes_nothing(core: Core) -> None:
    load(core)
    fall(core)
    with core.write() as s:
        said = calls.pressed(s, core.clock.now(), her_call(s), "1")
        assert said == "I am glad you are well, and sorry if I worried you. A person will still check on you."
    with core.write() as s:
        assert alarm_of(s).status == "open"
        assert "Dorothy Baker (in our call): says she is OK" in course(s)
        assert [task.status for task in core.tasks(s)] == ["open"]


def test_a_call_that_nobody_answered_is_written_down_once(core: Core) -> None:
    load(core)
    fall(core)
    for _ in range(2):
        with core.write() as s:
            delivery.call_ended(s, her_call(s), "CA1", "no-answer", core.clock.now())
    with core.write() as s:
        assert course(s).count("no-answer") == 1


def test_the_team_is_sent_when_nobody_takes_it_in_three_minutes(core: Core) -> None:
    load(core, TEAM)
    fall(core)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Dispatch)).all() == []
    core.clock.move(minutes=3)
    sweep(core)
    with core.write() as s:
        offer = s.exec(select(Dispatch)).one()
        job = s.exec(select(Outbox).where(Outbox.dispatch_id == offer.id)).one()
        assert (job.channel, job.to) == ("job", TEAM["name"])
        team = s.exec(select(Provider)).one()
        progress.report(s, core.clock.now(), team, Report("e1", "accepted", dispatch=offer.ref))
    with core.write() as s:
        assert core.sent(s)[-1].body == ("First Response is on the way to you. If you are hurt call 911 now.")
        assert "First Response (the response team): accepted" in course(s)
        assert alarm_of(s).status == "open", "only a person ends it, or takes it"


def test_a_team_that_cannot_come_makes_room_for_the_next_and_then_for_the_desk(core: Core) -> None:
    load(core, TEAM, SECOND, contacts=[])
    fall(core)
    sweep(core)
    with core.write() as s:
        first = s.exec(select(Dispatch)).one()
        team = s.get_one(Provider, first.provider_id)
        progress.report(s, core.clock.now(), team, Report("e1", "declined", dispatch=first.ref))
    core.clock.move(minutes=2)
    sweep(core)
    with core.write() as s:
        assert len(s.exec(select(Dispatch)).all()) == 2
        assert any("Nobody can do the responder part" in task.task for task in core.tasks(s))
        assert not [r for r in core.sent(s) if r.to == DOROTHY and r.about == "nobody left"]


def test_who_takes_it_first_leaves_the_team_at_home_and_the_desk_may_send_it_yet(core: Core) -> None:
    load(core, TEAM)
    fall(core)
    with core.write() as s:
        alarms.acknowledge(s, core.clock.now(), alarm_of(s), "Kim")
    core.clock.move(minutes=4)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Dispatch)).all() == []
        alarms.send_team(s, core.clock.now(), alarm_of(s), "Kim")
        alarms.send_team(s, core.clock.now(), alarm_of(s), "Kim")
    with core.write() as s:
        assert len(s.exec(select(Dispatch)).all()) == 1
        alarms.resolve(s, core.clock.now(), alarm_of(s), "she is well", "Kim")
    with core.write() as s:
        assert s.exec(select(Leg)).one().status == LegStatus.cancelled
        assert "Response team sent by Kim" in course(s)
        with pytest.raises(NotNow):
            alarms.send_team(s, core.clock.now(), alarm_of(s), "Kim")


def test_her_pills_wait_while_it_is_open_and_no_longer_than_two_hours(core: Core) -> None:
    load(core, medications=[{"name": "Lisinopril", "times": ["09:10"]}])
    fall(core)
    core.clock.move(minutes=11)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Dose)).first().status == DoseStatus.planned  # type: ignore[union-attr]
        assert course(s).count("Medicine reminder held") == 1
        alarms.resolve(s, core.clock.now(), alarm_of(s), "she is well", "Kim")
    core.clock.move(minutes=5)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Dose)).first().status == DoseStatus.reminded  # type: ignore[union-attr]
    fall(core, "s2")
    core.clock.move(hours=2, minutes=1)
    with core.write() as s:
        alarm = alarm_book.open_alarm(s, core.dorothy(s))
        assert alarm is not None
        assert not alarm_book.holds(core.clock.now(), alarm.raised_at)


def test_an_open_alarm_goes_on_after_a_kill_and_nothing_is_told_twice(core: Core) -> None:
    load(core)
    fall(core)
    core.carrier.breaks = "killed after"
    with pytest.raises(Killed):
        outbox.send_one(core.app, "worker-0")
    core.carrier.breaks = ""
    with core.write() as s:
        task = s.exec(select(Task)).one()
        task.nag_at = None
        s.add(task)
    outbox.free_left_over(core.app, "worker-0")
    core.clock.move(seconds=6)
    with core.write() as s:
        assert alarms.review(s, core.clock.now()) == 1
    while outbox.settle_one(core.app, "worker-0") or outbox.send_one(core.app, "worker-0"):
        core.clock.move(seconds=1)
    bodies = [(text.to, text.body) for text in core.carrier.taken if text.to in (DOROTHY, ANA) and text.body]
    assert len(bodies) == len(set(bodies)) == 2
    with core.write() as s:
        assert s.exec(select(Task)).one().nag_at is not None
        assert "Alarm: goes on after a start" in course(s)


def test_the_desk_reads_the_course_on_a_page_and_sends_the_team_from_there(core: Core) -> None:
    load(core, TEAM)
    fall(core)
    key = {"Authorization": f"Bearer {core.app.settings.desk_key.get_secret_value()}"}
    with core.write() as s:
        number = alarm_of(s).number
    web = TestClient(app.create(core.app), headers=key)
    shown = web.get(f"/desk/alarms/{number}")
    assert shown.status_code == 200
    assert "Dorothy Baker is rung" in shown.text
    assert "Dorothy Baker" in shown.text
    assert web.get(f"/desk/alarms/{number + 99}").status_code == 404
    assert web.post(f"/desk/alarms/{number}/send-team").status_code == 200
    assert "the response team is asked" in web.get(f"/desk/alarms/{number}").text


def test_who_took_it_by_the_desks_phone_and_since_when_stands_in_its_course(core: Core) -> None:
    load(core, landline=None)
    fall(core)
    key = {"Authorization": f"Bearer {core.app.settings.desk_key.get_secret_value()}"}
    web = TestClient(app.create(core.app), headers=key)
    with core.write() as s:
        number = core.tasks(s)[0].number
    assert "Open</strong>, raised today 9am." in web.get("/desk").text
    core.clock.move(minutes=4)
    with core.write() as s:
        agency = core.agency(s)
        ok = Message(
            agency_id=agency.key, sid="SMok", sender=DESK, recipient=agency.phone, body=f"OK {number}",
            received_at=core.clock.at,
        )  # fmt: skip
        s.add(ok)
        s.flush()
        strangers.from_desk(s, core.clock.at, agency, ok)
        assert "Alarm acknowledged by the desk phone" in course(s)
    for page in ("/desk", f"/desk/alarms/{number - 1}"):
        shown = web.get(page).text
        assert "Acknowledged</strong>, raised today 9am. The desk phone has it since today 9:04am." in shown
