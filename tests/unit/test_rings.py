"""Somebody rings our number: one key answers what is open, all else reaches a person, and no call is lost."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from sqlmodel import select
from starlette.testclient import TestClient
from twilio.request_validator import RequestValidator

from concierge_bot.models import Ring, TaskStatus
from concierge_bot.services.safety import alarm_book, alarms, ladder
from concierge_bot.services.talk import questions
from concierge_bot.web import app as web_app
from tests.fixtures.core import PUBLIC, TOKEN, Core
from tests.fixtures.town import AGENCY, ANA, DESK, DOROTHY
from tests.unit.test_medication import EVENING, PILL, doses, reminders, run, start, world

HOME, STRANGER = "+13055550177", "+13055550199"
THROUGH = "I put you through to a person. In an emergency hang up and call 911."


class Phone:
    """A phone that rings our number, and the carrier between."""

    def __init__(self, core: Core, phone: str, sid: str = "CA1") -> None:
        self.web = TestClient(web_app.create(core.app))
        self.form = {"CallSid": sid, "From": phone, "To": AGENCY}

    def post(self, path: str, **more: str) -> Element:
        """Post as the carrier does, and return its TwiML."""
        form = {**self.form, **more}
        proof = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{path}", form)
        answer = self.web.post(path, data=form, headers={"X-Twilio-Signature": proof})
        assert answer.status_code == 200
        return ElementTree.fromstring(answer.text)  # noqa: S314 - our own answer

    def rings(self) -> Element:
        """Ring."""
        return self.post("/twilio/call")

    def follows(self, url: str | None, **more: str) -> Element:
        """Go on where the TwiML says."""
        assert url is not None
        return self.post(url.removeprefix(PUBLIC), **more)


def said(heard: Element) -> str:
    """Return what is read out."""
    return " ".join(say.text or "" for say in heard.iter("Say"))


def dialled(heard: Element) -> str:
    """Return the number that the caller is put through to."""
    number = heard.find("Dial/Number")
    return "" if number is None else number.text or ""


def due(core: Core, **more: Any) -> None:
    """Let a dose be open."""
    start(core, EVENING, world({**PILL, "say_as": "heart pill"}, landline=HOME, **more))
    run(core, hours=10)


@pytest.mark.parametrize("phone", [DOROTHY, HOME])
def test_she_rings_and_one_says_that_she_took_it(core: Core, phone: str) -> None:
    due(core)
    her = Phone(core, phone)
    heard = her.rings()
    assert said(heard) == (
        "Elm Care. Hello Dorothy Baker. If you took your heart pill (8am) press 1. For a person press 2 or wait."
    )
    gather = heard.find("Gather")
    assert gather is not None
    after = [said(her.follows(gather.get("action"), Digits="1")) for _ in range(3)]
    assert set(after) == {"Thank you. I wrote down 8am for your heart pill."}
    run(core, hours=3)
    assert len(reminders(core)) == 1
    with core.write() as s:
        assert (doses(s)[0].status, doses(s)[0].evidence) == ("taken", "customer")
        assert core.tasks(s) == []


def test_any_other_key_or_none_puts_her_through_and_who_picks_up_hears_who_it_is(core: Core) -> None:
    due(core)
    her = Phone(core, DOROTHY)
    heard = her.rings()
    gather, on = heard.find("Gather"), heard.find("Redirect")
    assert gather is not None
    assert on is not None
    for through in (her.follows(gather.get("action"), Digits="2"), her.follows(on.text)):
        assert said(through) == f"Elm Care. Hello Dorothy Baker. {THROUGH}"
        assert dialled(through) == DESK
    number, dial = through.find("Dial/Number"), through.find("Dial")
    assert number is not None
    assert dial is not None
    screen = her.follows(number.get("url"))
    assert said(screen) == "Elm Care. Dorothy Baker is on the line. Press 1 to talk."
    assert screen.find("Hangup") is not None, "an answering machine presses no key"
    pressed = screen.find("Gather")
    assert pressed is not None
    assert list(her.follows(pressed.get("action"), Digits="1")) == []
    core.clock.move(minutes=10)
    over = her.follows(dial.get("action"), DialCallStatus="completed")
    assert [verb.tag for verb in over] == ["Hangup"]
    with core.write() as s:
        (task,) = core.tasks(s)
        assert (task.status, task.outcome) == (TaskStatus.closed, "put through")
        assert [row for row in core.sent(s) if row.to == DESK] == [], "its phone rang: no text besides"
        assert doses(s)[0].status == "reminded", "her dose is still open"


def test_a_call_that_nobody_takes_is_a_message_and_an_urgent_task(core: Core) -> None:
    start(core, EVENING, world())
    her = Phone(core, DOROTHY)
    dial = her.rings().find("Dial")
    assert dial is not None
    for _ in range(2):
        heard = her.follows(dial.get("action"), DialCallStatus="no-answer")
    assert "A person will ring you back in a few minutes." in said(heard)
    record = heard.find("Record")
    assert record is not None
    recording = {"RecordingSid": "RE7", "RecordingDuration": "12", "Digits": "hangup"}
    for _ in range(2):
        her.follows(record.get("action"), **recording)
    with core.write() as s:
        (task,) = core.tasks(s)
        assert task.urgent
        assert task.task == "Dorothy Baker rang us: call back now"
        assert task.about == "message of 12 seconds, recording RE7"
        assert [row.body for row in core.sent(s)] == [
            f"Elm Care task {task.number}: {task.task}. Reply OK {task.number} to take it."
        ]


def test_a_caller_of_whom_no_more_is_heard_is_rung_back(core: Core) -> None:
    start(core, EVENING, world())
    Phone(core, DOROTHY).rings()
    core.clock.move(minutes=1)
    run(core)
    assert core.carrier.bodies() == []
    run(core, minutes=5)
    assert "rang us: call back now" in core.carrier.bodies()[0]


@pytest.mark.parametrize(
    ("phone", "who"),
    [(STRANGER, f"A number we do not know ({STRANGER})"), (ANA, "Ana, daughter of Dorothy Baker")],
)
def test_who_is_no_customer_is_put_through_to_the_desk(core: Core, phone: str, who: str) -> None:
    start(core, EVENING, world(contacts=[{"name": "Ana", "relation": "daughter", "phone": ANA}]))
    heard = Phone(core, phone).rings()
    assert said(heard) == f"Elm Care. {THROUGH}"
    assert dialled(heard) == DESK
    with core.write() as s:
        assert [task.task for task in core.tasks(s)] == [f"{who} rang us: call back now"]


def test_she_rings_in_an_alarm_and_one_is_noted_but_ends_nothing(core: Core) -> None:
    due(core)
    with core.write() as s:
        alarm = alarms.raise_alarm(
            s, core.clock.at, core.dorothy(s), source="monitor", kind="fall", once="m:1"
        )
        number = alarm.number
    her = Phone(core, DOROTHY)
    heard = her.rings()
    assert said(heard).endswith("If you are OK press 1. For a person press 2 or wait.")
    gather = heard.find("Gather")
    assert gather is not None
    assert said(her.follows(gather.get("action"), Digits="1")).startswith("I am glad you are well")
    with core.write() as s:
        alarm = alarm_book.find(s, core.agency(s).key, number)
        assert alarm.status == "open"
        steps = ladder.steps(s, ladder.of_alarm(s, alarm))
        assert [(one.who, one.channel, one.answer) for one in steps][-1] == (
            "customer",
            "call",
            alarms.SAYS_OK,
        )


@pytest.mark.parametrize(("digits", "raised"), [("2", False), ("1", True)])
def test_a_safety_question_has_the_digits_of_its_text_in_a_call_too(
    core: Core, digits: str, raised: bool
) -> None:
    start(core, EVENING, world())
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="a")
    her = Phone(core, DOROTHY)
    gather = her.rings().find("Gather")
    assert gather is not None
    heard = her.follows(gather.get("action"), Digits=digits)
    assert (dialled(heard) == DESK) is raised
    with core.write() as s:
        assert (alarm_book.open_alarm(s, core.dorothy(s)) is not None) is raised
        assert questions.open_about(s, core.dorothy(s), "safety") == []


def test_the_same_call_again_is_one_call_and_an_old_question_confirms_nothing(core: Core) -> None:
    due(core)
    her = Phone(core, DOROTHY)
    gather = her.rings().find("Gather")
    her.rings()
    assert gather is not None
    core.clock.at += timedelta(hours=5)
    assert "I have that already" in said(her.follows(gather.get("action"), Digits="1"))
    with core.write() as s:
        assert len(s.exec(select(Ring)).all()) == 1
        assert doses(s)[0].status == "reminded"


def test_a_call_without_the_carriers_signature_is_refused(core: Core) -> None:
    due(core)
    her = Phone(core, DOROTHY)
    her.rings()
    for path in ("", "/1/keys", "/1/desk", "/1/screen", "/1/screened", "/1/over", "/1/recorded"):
        assert her.web.post(f"/twilio/call{path}", data={**her.form, "Digits": "1"}).status_code == 403
    with core.write() as s:
        assert doses(s)[0].status == "reminded"


def test_she_rings_about_her_check_in_and_one_says_that_she_is_well(core: Core) -> None:
    start(core, EVENING, world(company={"check_in": "08:00"}))
    run(core, hours=10)
    her = Phone(core, DOROTHY)
    heard = her.rings()
    assert said(heard).endswith("If you are OK press 1. For a person press 2 or wait.")
    gather = heard.find("Gather")
    assert gather is not None
    assert said(her.follows(gather.get("action"), Digits="1")).startswith("Thank you.")
    with core.write() as s:
        assert questions.open_about(s, core.dorothy(s), "check_in") == []
        assert core.tasks(s) == []
