"""Who cannot be reached by text: tried again while that helps, rung if it is a landline, and people hear of it."""

from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.models import Consent, Entry, OptedOut, Outbox, OutboxState
from concierge_bot.services.house import delivery, desk, notify
from concierge_bot.services.medicines import plans
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox
from tests.fixtures.core import NOW, Core
from tests.fixtures.ticking import to
from tests.fixtures.town import ANA, DOROTHY

FAMILY: list[dict[str, Any]] = [
    {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": ["doses"]}
]
NO_DOSES: list[dict[str, Any]] = [{**FAMILY[0], "permissions": ["orders"]}]


def world(core: Core, contacts: list[dict[str, Any]]) -> None:
    """Load Dorothy with two times for her medicine, and a contact."""
    pills = [{"name": "Lisinopril", "times": ["12:00", "20:00"]}]
    person = {"name": "Dorothy Baker", "phone": DOROTHY, "medications": pills, "contacts": contacts}
    core.load(customers=[person])
    with core.write() as s:
        plans.plan_ahead(s, core.clock.at, core.dorothy(s))


def fail(core: Core, code: str) -> int:
    """Write a text to Dorothy that the carrier reports as lost; return how often it was tried in the end."""
    with core.write() as s:
        once = f"text:{len(core.sent(s))}"
        notify.to_customer(s, core.clock.at, core.dorothy(s), "Hello.", about="test", once=once)
    tried = 0
    while core.clock.at < NOW.replace(hour=23):
        core.clock.move(minutes=6)
        with core.write() as s:
            waits = select(Outbox).where(Outbox.state == OutboxState.waiting, Outbox.to == DOROTHY)
            row = s.exec(waits.where(Outbox.about == "test", Outbox.channel == "sms")).first()
            if row is None or row.due_at > core.clock.at:
                return tried
            delivery.report(s, core.clock.at, row, f"SM{row.id}", "undelivered", code)
            tried += 1
    return tried


def told(core: Core, phone: str) -> list[str]:
    """Return what a phone is to be told."""
    with core.write() as s:
        return [row.body for row in core.sent(s) if row.to == phone]


@pytest.mark.parametrize(("code", "tries"), [("30008", 2), ("30007", 2), ("30003", 3), ("21211", 1)])
def test_a_lost_text_is_tried_again_as_often_as_may_help(core: Core, code: str, tries: int) -> None:
    assert fail(core, code) == tries


def test_a_phone_that_is_off_three_times_is_a_safety_event(core: Core) -> None:
    world(core, FAMILY)
    fail(core, "30003")
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.urgent, task.task) == (
            True,
            "Our texts do not reach Dorothy Baker: phone her, or send somebody",
        )
        assert task.about == "2 medicine reminders of the next day no longer reach her: 12pm and 8pm"
    (text,) = told(core, ANA)
    assert "do not reach Dorothy Baker now" in text
    assert "12pm and 8pm" in text
    assert "isinopril" not in text


def test_each_further_text_is_tried_once_until_one_arrives(core: Core) -> None:
    world(core, FAMILY)
    fail(core, "30003")
    assert fail(core, "30003") == 1
    with core.write() as s:
        assert len(core.tasks(s)) == 1, "it is known already"
    assert len(told(core, ANA)) == 1

    with core.write() as s:
        row = notify.to_customer(s, core.clock.at, core.dorothy(s), "Hi.", about="test", once="arrives")
        assert row is not None
        delivery.report(s, core.clock.at, row, "SM", "delivered", "")
    assert fail(core, "30003") == 3
    with core.write() as s:
        assert len(core.tasks(s)) == 2


def test_texts_that_arrive_between_begin_the_count_anew(core: Core) -> None:
    for n in range(4):
        with core.write() as s:
            lost, came = (
                notify.to_customer(s, NOW, core.dorothy(s), "Hi.", about="other", once=f"{kind}{n}")
                for kind in ("lost", "came")
            )
            assert lost is not None
            assert came is not None
            delivery.report(s, NOW, lost, f"SM{n}", "undelivered", "30003")
            delivery.report(s, NOW, came, f"SN{n}", "delivered", "")
    with core.write() as s:
        assert core.tasks(s) == []


def test_a_blocked_phone_is_one_at_once(core: Core) -> None:
    world(core, NO_DOSES)
    assert fail(core, "30004") == 1
    with core.write() as s:
        (task,) = core.tasks(s)
        assert task.task.startswith("Our texts do not reach")
    assert told(core, ANA) == [], "she does not let her see her doses"


def test_a_landline_is_rung_with_this_text_and_all_that_follow(core: Core) -> None:
    world(core, FAMILY)
    fail(core, "30006")
    with core.write() as s:
        notify.to_customer(s, core.clock.at, core.dorothy(s), "Long. " * 60, about="test", once="more")
        calls = [row for row in core.sent(s) if row.channel == "call"]
        assert [row.body[:6] for row in calls] == ["Hello.", "Long. "]
        assert {row.to for row in calls} == {DOROTHY}
        (task,) = core.tasks(s)
        assert not task.urgent
        assert task.about.endswith("are rung instead of texted: 12pm and 8pm")
    (text,) = told(core, ANA)
    assert "takes no texts" in text


def test_who_opted_out_at_the_carrier_has_opted_out(core: Core) -> None:
    world(core, FAMILY)
    with core.write() as s:
        row = notify.to_customer(s, NOW, core.dorothy(s), "Hello.", about="test", once="a")
        waits = notify.to_customer(s, NOW, core.dorothy(s), "More.", about="test", once="b")
        assert row is not None
        assert waits is not None
        delivery.refused(s, NOW, row, "21610")
        assert core.dorothy(s).consent == Consent.revoked
        assert waits.state == OutboxState.dropped
        (task,) = core.tasks(s)
        assert "no longer reach her: 12pm and 8pm" in task.about
    assert len(told(core, ANA)) == 1


def test_any_other_phone_that_opted_out_at_the_carrier_is_texted_no_more(core: Core) -> None:
    with core.write() as s:
        row = notify.to_phone(s, NOW, core.agency(s), ANA, "Hello.", about="test", once="a")
        assert row is not None
        delivery.refused(s, NOW, row, "21610")
        assert s.exec(select(OptedOut.phone)).one() == ANA
        assert notify.to_phone(s, NOW, core.agency(s), ANA, "More.", about="test", once="b") is None
        assert len(core.tasks(s)) == 1


def test_family_is_told_nothing_where_no_dose_is_planned(core: Core) -> None:
    core.load(customers=[{"name": "Dorothy Baker", "phone": DOROTHY, "contacts": FAMILY}])
    fail(core, "30003")
    with core.write() as s:
        assert [task.about for task in core.tasks(s)] == [""]
    assert told(core, ANA) == []


def says(core: Core, words: str) -> None:
    """Dorothy texts a word of the law."""
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{words}", sender=DOROTHY, body=words)
    while inbox.first_looks(core.app):
        pass


def test_once_she_agrees_again_nobody_need_phone_her_for_it_and_who_was_told_hears_so(core: Core) -> None:
    world(core, FAMILY)
    says(core, "STOP")
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.urgent, task.status) == (True, "open")
    core.clock.move(minutes=42)
    says(core, "START")
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.status, task.outcome, task.nag_at) == ("closed", "our texts reach her again", None)
    assert told(core, ANA)[1:] == [
        "Elm Care: our texts reach Dorothy Baker again. Nothing for you to do. Thank you."
    ]


def test_who_phones_her_already_reads_that_our_texts_reach_her_again(core: Core) -> None:
    world(core, FAMILY)
    says(core, "STOP")
    with core.write() as s:
        desk.claim(s, core.clock.at, core.tasks(s)[0], "Pat")
    says(core, "START")
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.status, task.urgent, task.about) == ("claimed", False, "our texts reach her again")


def test_a_phone_that_is_on_again_ends_its_task_too(core: Core) -> None:
    world(core, FAMILY)
    fail(core, "30003")
    with core.write() as s:
        row = notify.to_customer(s, core.clock.at, core.dorothy(s), "Hi.", about="test", once="arrives")
        assert row is not None
        delivery.report(s, core.clock.at, row, "SM", "delivered", "")
        assert [task.status for task in core.tasks(s)] == ["closed"]
    assert "reach Dorothy Baker again" in told(core, ANA)[-1]


def test_what_fell_due_while_she_wanted_no_texts_is_written_down_with_its_outcome(core: Core) -> None:
    world(core, FAMILY)
    says(core, "STOP")
    to(core, "2026-12-01T12:30")
    says(core, "START")
    with core.write() as s:
        whats = [row.what for row in s.exec(select(Entry))]
        left = [task.task for task in core.tasks(s) if task.status == "open"]
    assert "no texts to her since today 9am; 1 dose fell due: 1 missed" in whats
    assert left == ["She gets no texts: please call her about a medicine"]
