"""The one sender: once and only once, most urgent first, at each number's pace, whatever dies on the way."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Attempt, Consent, Message, MessageState, Outbox, OutboxState, Task, Urgency
from concierge_bot.services.house import delivery, notify
from concierge_bot.worker import outbox
from tests.fakes import Killed
from tests.fixtures.core import NOW, Core, settings
from tests.fixtures.town import AGENCY, DESK, DOROTHY

DIED = pytest.mark.parametrize("breaks", ["before", "killed before"])
DIED_AFTER = pytest.mark.parametrize("breaks", ["after", "killed after"])


def text(core: Core, body: str = "Hello.", urgency: Urgency = Urgency.notice, **more: Any) -> int:
    """Put a text to Dorothy into the outbox."""
    with core.write() as s:
        once = f"test:{body}:{urgency}"
        row = notify.to_customer(
            s, core.clock.at, core.dorothy(s), body, about="test", once=once, urgency=urgency
        )
        assert row is not None
        for name, value in more.items():
            setattr(row, name, value)
        return row.key


def send(core: Core) -> int:
    """Send what may leave now; return how much that was."""
    sent = 0
    while outbox.send_one(core.app):
        sent += 1
    return sent


def settle(core: Core, **after: float) -> bool:
    """Let time pass, then find out what became of one attempt."""
    core.clock.move(**after)
    return outbox.settle_one(core.app)


def row(s: Session, key: int) -> Outbox:
    """Return a row of the outbox as it is now."""
    return s.get_one(Outbox, key)


def break_off(core: Core, breaks: str, **more: Any) -> int:
    """Try to send a text, with the attempt ending in nobody knows what; return its key."""
    key = text(core, **more)
    core.carrier.breaks = breaks
    try:
        outbox.send_one(core.app)
    except Killed:
        assert breaks.startswith("killed")
    core.carrier.breaks = ""
    with core.write() as s:
        assert row(s, key).state == OutboxState.sending
    return key


def test_a_text_is_sent_once_and_its_attempt_is_ended(core: Core) -> None:
    key = text(core)
    assert send(core) == 1
    assert send(core) == 0
    assert not settle(core, minutes=5)
    (taken,) = core.carrier.taken
    assert (taken.to, taken.body, taken.outbox_id) == (DOROTHY, "Hello.", key)
    with core.write() as s:
        assert (row(s, key).state, row(s, key).sid) == (OutboxState.sent, taken.sid)
        (attempt,) = s.exec(select(Attempt))
        assert (attempt.began_at, attempt.ended_at, attempt.code) == (NOW, NOW, "taken")


def test_the_same_thing_written_twice_is_one_text(core: Core) -> None:
    assert text(core) == text(core)
    assert send(core) == 1


@DIED_AFTER
def test_what_the_carrier_knows_is_not_sent_again(core: Core, breaks: str) -> None:
    key = break_off(core, breaks)
    assert settle(core, seconds=31)
    core.clock.move(minutes=5)
    assert send(core) == 0
    assert core.carrier.bodies() == ["Hello."]
    with core.write() as s:
        assert (row(s, key).state, row(s, key).sid) == (OutboxState.sent, core.carrier.taken[0].sid)


@DIED
def test_what_the_carrier_does_not_know_is_sent_again(core: Core, breaks: str) -> None:
    key = break_off(core, breaks)
    assert settle(core, seconds=31)
    assert send(core) == 1
    assert core.carrier.bodies() == ["Hello."]
    with core.write() as s:
        assert row(s, key).state == OutboxState.sent
        assert not row(s, key).repeated, "it was known not to have left"
        assert len(s.exec(select(Attempt)).all()) == 2


def test_nobody_asks_while_the_sender_may_still_be_at_it(core: Core) -> None:
    break_off(core, "killed after")
    assert not settle(core, seconds=29)
    assert core.carrier.questions == 0


@DIED_AFTER
def test_a_list_that_lags_behind_is_not_believed_at_once(core: Core, breaks: str) -> None:
    core.carrier.list_lags = timedelta(seconds=3)
    break_off(core, breaks)
    outbox.free_left_over(core.app, "")  # the worker is back at once
    assert settle(core, seconds=1)
    assert send(core) == 0, "its list has nothing yet, which proves nothing"
    while core.clock.at < NOW + timedelta(seconds=10):
        settle(core, seconds=1)
    assert send(core) == 0
    assert core.carrier.bodies() == ["Hello."]


def test_a_list_that_stays_empty_is_believed_after_some_seconds(core: Core) -> None:
    break_off(core, "killed before")
    outbox.free_left_over(core.app, "")
    while core.clock.at < NOW + timedelta(seconds=6):
        settle(core, seconds=1)
    assert send(core) == 1


@pytest.mark.parametrize("breaks", ["", "before", "after", "21211"])
def test_what_is_gone_when_the_carrier_answers_is_left(
    core_on_either: Core, breaks: str, caplog: pytest.LogCaptureFixture
) -> None:
    core = core_on_either
    text(core, "of the old world")

    def another_world() -> None:
        core.carrier.meanwhile = lambda: None
        core.load()
        core.clock.move(seconds=1)
        text(core, "of the new world", due_at=core.clock.at + timedelta(minutes=1))

    core.carrier.meanwhile = another_world
    core.carrier.breaks = breaks
    assert send(core) == 1
    core.carrier.breaks = ""
    with core.write() as s:
        (new,) = core.sent(s)
        assert (new.state, new.sid) == (OutboxState.waiting, None), "it may have the id of the old one"
    core.clock.move(minutes=1)
    assert send(core) == 1
    assert core.carrier.bodies()[-1] == "of the new world"
    assert "Traceback" not in caplog.text


def test_what_is_gone_when_the_list_answers_is_left(core_on_either: Core) -> None:
    core = core_on_either
    break_off(core, "killed before")
    core.carrier.meanwhile = core.load
    assert settle(core, seconds=31)
    with core.write() as s:
        assert core.sent(s) == []


def test_the_carriers_clock_may_be_behind_ours(core: Core) -> None:
    core.carrier.clock_is_behind = timedelta(seconds=40)
    break_off(core, "after")
    settle(core, seconds=31)
    assert send(core) == 0
    assert core.carrier.bodies() == ["Hello."]


def test_an_earlier_text_of_the_same_words_is_not_taken_for_this_one(core: Core) -> None:
    text(core)
    send(core)
    core.clock.move(seconds=5)
    with core.write() as s:
        again = notify.to_customer(s, core.clock.at, core.dorothy(s), "Hello.", about="test", once="another")
        assert again is not None
    core.carrier.breaks = "before"
    send(core)
    core.carrier.breaks = ""
    settle(core, seconds=31)
    assert send(core) == 1
    assert core.carrier.bodies() == ["Hello.", "Hello."]


def test_a_callback_proves_that_a_text_left(core: Core) -> None:
    key = break_off(core, "killed after")
    with core.write() as s:
        delivery.report(s, core.clock.at, row(s, key), core.carrier.taken[0].sid, "delivered", "")
    assert not settle(core, seconds=31)
    assert send(core) == 0
    with core.write() as s:
        assert (row(s, key).state, row(s, key).delivery) == (OutboxState.sent, "delivered")


def test_what_a_busy_carrier_did_not_take_is_sent_a_moment_later_without_a_question(core: Core) -> None:
    key = text(core)
    core.carrier.breaks = "busy"
    outbox.send_one(core.app)
    core.carrier.breaks = ""
    assert send(core) == 0, "not at once"
    core.clock.move(seconds=1)
    assert send(core) == 1
    assert core.carrier.questions == 0
    assert [taken.outbox_id for taken in core.carrier.taken] == [key]


def test_a_late_callback_stops_what_was_to_be_sent_again(core: Core) -> None:
    key = break_off(core, "killed after")
    sid = core.carrier.taken.pop().sid  # the list lags behind
    settle(core, seconds=31)
    with core.write() as s:
        assert row(s, key).state == OutboxState.waiting
        delivery.report(s, core.clock.at, row(s, key), sid, "sent", "")
    assert send(core) == 0


@pytest.mark.parametrize("urgency", [Urgency.alarm, Urgency.dose])
def test_when_the_list_never_answers_what_is_urgent_goes_to_a_person(core: Core, urgency: Urgency) -> None:
    key = break_off(core, "killed before", urgency=urgency)
    core.carrier.list_down = True
    settle(core, seconds=31)
    for asked in range(1, outbox.MOST_QUESTIONS):
        assert core.carrier.questions == asked
        with core.write() as s:
            assert row(s, key).state == OutboxState.sending
        assert settle(core, seconds=6)
    with core.write() as s:
        assert (row(s, key).state, row(s, key).error) == (OutboxState.failed, "unknown")
        (task,) = core.tasks(s)
        assert task.urgent
        assert task.customer_id is not None, "the desk must see whom to call"
    core.clock.move(minutes=5)
    assert send(core) == 1, "only the desk is texted"
    assert [taken.to for taken in core.carrier.taken] == [DESK]


def test_when_the_list_never_answers_the_rest_is_sent_again_and_marked(core: Core) -> None:
    key = break_off(core, "killed after", urgency=Urgency.order)
    core.carrier.list_down = True
    settle(core, seconds=31)
    while settle(core, seconds=6):
        pass
    assert core.carrier.questions == outbox.MOST_QUESTIONS
    assert send(core) == 1
    with core.write() as s:
        assert row(s, key).repeated
        assert s.exec(select(Task)).all() == []


def test_a_list_that_answers_again_is_believed(core: Core) -> None:
    break_off(core, "after")
    core.carrier.list_down = True
    settle(core, seconds=31)
    settle(core, seconds=6)
    core.carrier.list_down = False
    assert settle(core, seconds=6)
    assert send(core) == 0
    assert core.carrier.bodies() == ["Hello."]


def test_the_most_urgent_leaves_first_then_the_oldest(core: Core) -> None:
    for urgency in (Urgency.notice, Urgency.order, Urgency.answer, Urgency.dose, Urgency.alarm):
        text(core, urgency.name, urgency)
    text(core, "second alarm", Urgency.alarm)
    while core.clock.at < NOW + timedelta(seconds=10):
        send(core)
        core.clock.move(seconds=1)
    assert core.carrier.bodies() == ["alarm", "second alarm", "dose", "answer", "order", "notice"]


@pytest.mark.parametrize("pace", [0.5, 1.0, 4.0])
def test_a_number_sends_at_its_pace(core_on_either: Core, pace: float) -> None:
    core = _at_pace(core_on_either, pace)
    for n in range(40):
        text(core, f"text {n}")
    for step in range(1, 41):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: outbox.send_one(core.app), range(4)))
        passed = (core.clock.at - NOW).total_seconds()
        assert len(core.carrier.taken) <= passed * pace + 2, f"too fast after {passed} s"
        core.clock.at = NOW + timedelta(seconds=step * 0.5)
    assert len(core.carrier.taken) >= min(40, 19 * pace), "too slow"


def _at_pace(core: Core, pace: float) -> Core:
    chosen = settings(core.app.settings.database_url, messages_per_second=pace)
    return replace(core, app=replace(core.app, settings=chosen))


def test_after_a_quiet_hour_the_pace_is_still_kept(core: Core) -> None:
    text(core, "first")
    send(core)
    core.clock.move(hours=1)
    for n in range(10):
        text(core, f"text {n}")
    assert send(core) <= 2


def test_what_is_not_due_yet_stays(core: Core) -> None:
    text(core, due_at=NOW + timedelta(minutes=5))
    assert send(core) == 0
    core.clock.move(minutes=5)
    assert send(core) == 1


def unread(core: Core, **more: Any) -> int:
    """Let a text of hers be unread."""
    with core.write() as s:
        customer = core.dorothy(s)
        message = Message(
            agency_id=customer.agency_id,
            sid=f"SM{more}",
            sender=DOROTHY,
            recipient=AGENCY,
            body="and eggs",
            customer_id=customer.id,
            received_at=core.clock.at,
            **more,
        )
        s.add(message)
        s.flush()
        return message.key


def test_an_answer_waits_while_more_of_her_texts_are_unread(core: Core) -> None:
    key = unread(core)
    text(core, "An answer.", Urgency.answer)
    text(core, "An alarm.", Urgency.alarm)
    assert send(core) == 1
    assert core.carrier.bodies() == ["An alarm."], "danger never waits"
    with core.write() as s:
        s.get_one(Message, key).state = MessageState.done
    core.clock.move(seconds=1)
    assert send(core) == 1


def test_an_answer_does_not_wait_long(core: Core) -> None:
    unread(core)
    text(core, "An answer.", Urgency.answer)
    core.clock.move(seconds=9)
    assert send(core) == 0
    core.clock.move(seconds=2)
    assert send(core) == 1


def test_an_answer_does_not_wait_for_a_text_that_is_to_be_tried_later(core: Core) -> None:
    unread(core, state=MessageState.waiting, retry_at=NOW + timedelta(seconds=30))
    text(core, "I am slow just now.", Urgency.answer)
    assert send(core) == 1


def test_a_number_that_opted_out_at_the_carrier_is_written_to_no_more(core: Core) -> None:
    key = text(core)
    core.carrier.breaks = "21610"
    assert send(core) == 1
    with core.write() as s:
        assert (row(s, key).state, row(s, key).error) == (OutboxState.failed, "21610")
        customer = core.dorothy(s)
        assert customer.consent == Consent.revoked
        assert notify.to_customer(s, NOW, customer, "More.", about="test", once="more") is None
        assert len(core.tasks(s)) == 1


def test_a_refused_text_is_not_tried_again(core: Core) -> None:
    text(core, urgency=Urgency.dose)
    core.carrier.breaks = "21211"
    send(core)
    core.carrier.breaks = ""
    core.clock.move(hours=1)
    assert send(core) == 1, "only the desk hears of it"
    assert [taken.to for taken in core.carrier.taken] == [DESK]


def test_outside_development_nobody_is_texted_by_chance(core: Core) -> None:
    core = replace(
        core,
        app=replace(core.app, settings=core.app.settings.model_copy(update={"environment": "production"})),
    )
    key = text(core)
    send(core)
    assert core.carrier.taken == []
    with core.write() as s:
        assert row(s, key).state == OutboxState.failed
        assert "LIVE" in row(s, key).error


@pytest.mark.parametrize(
    ("reports", "ends"),
    [
        (["sent", "delivered"], "delivered"),
        (["delivered", "sent"], "delivered"),
        (["delivered", "queued", "delivered"], "delivered"),
        (["undelivered", "sent"], "undelivered"),
    ],
)
def test_reports_come_in_any_order(core: Core, reports: list[str], ends: str) -> None:
    key = text(core)
    send(core)
    for status in reports:
        with core.write() as s:
            delivery.report(s, NOW, row(s, key), core.carrier.taken[0].sid, status, "")
    with core.write() as s:
        assert row(s, key).delivery == ends


def test_the_same_report_twice_has_one_effect(core: Core) -> None:
    key = text(core)
    send(core)
    for _ in range(2):
        with core.write() as s:
            delivery.report(s, core.clock.at, row(s, key), core.carrier.taken[0].sid, "undelivered", "30003")
    core.clock.move(minutes=6)
    assert send(core) == 1
    with core.write() as s:
        assert core.sent(s)[-1].repeated


def test_a_text_waits_for_an_earlier_one_to_the_same_person_that_was_broken_off(core: Core) -> None:
    first = break_off(core, "killed before", urgency=Urgency.answer)
    text(core, "later", Urgency.order)
    text(core, "danger", Urgency.alarm)
    core.clock.move(seconds=1)
    send(core)
    assert core.carrier.bodies() == ["danger"], "what is urgent waits for nobody"
    assert settle(core, seconds=31)
    for _ in range(3):
        core.clock.move(seconds=1)
        send(core)
    with core.write() as s:
        assert row(s, first).state == OutboxState.sent
    assert core.carrier.bodies()[-1] == "later"
    assert len(core.carrier.bodies()) == 3


def test_a_call_that_has_not_left_is_dropped_and_one_that_rings_is_hung_up(core: Core) -> None:
    with core.write() as s:
        agency = core.agency(s)
        agency.desk_phone = DESK
        s.add(agency)
        keys = [
            notify.call(s, NOW, agency, DESK, "Urgent.", about="desk task", once=f"nag:1:{n}:call").key
            for n in range(3)
        ]
        rows = [row(s, key) for key in keys]
        delivery.taken(s, rows[0], "CA1", NOW)
        delivery.taken(s, rows[1], "CA2", NOW)
        delivery.call_ended(s, rows[1], "CA2", "completed", NOW)
        notify.end_calls(s, NOW, "nag:1:")
        notify.end_calls(s, NOW, "nag:1:")
    send(core)
    with core.write() as s:
        assert [row(s, key).state for key in keys] == ["sent", "sent", "dropped"]
    assert (core.carrier.ended, core.carrier.taken) == (["CA1"], [])


def test_a_hang_up_that_nobody_knows_the_end_of_is_done_again(core: Core) -> None:
    with core.write() as s:
        call = notify.call(s, NOW, core.agency(s), DESK, "Urgent.", about="t", once="nag:1:0:call")
        delivery.taken(s, call, "CA1", NOW)
        notify.end_calls(s, NOW, "nag:1:")
    core.carrier.breaks = "killed after"
    with pytest.raises(Killed):
        outbox.send_one(core.app)
    core.carrier.breaks = ""
    assert settle(core, minutes=5)
    send(core)
    assert core.carrier.ended == ["CA1", "CA1"]
