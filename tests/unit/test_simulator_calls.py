"""The simulated carrier's calls: TwiML read out, keys pressed, what becomes of a call that nobody takes."""

from collections.abc import Iterator
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.twiml.voice_response import Gather, VoiceResponse

from tests.unit.simulator_core import PUBLIC, Sim, carrier_client, running

DOROTHY, US = "+19375550101", "+19375550100"
TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"phone": US, "time_zone": "America/New_York"},
    "customers": [{"name": "Dorothy", "phone": DOROTHY}],
}


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    asked = VoiceResponse()
    gather = Gather(num_digits=1, action="/twilio/keys/7", method="POST")
    gather.say("Time for your morning pill. Press 1 when you took it.")
    asked.append(gather)
    asked.say("We call again later.")
    thanked = VoiceResponse()
    thanked.say("Thank you, Dorothy.")
    world.core.twiml = {"voice/7": str(asked), "keys/7": str(thanked)}
    return world


def place(sim: Sim, **more: Any) -> str:
    call = carrier_client(sim).calls.create(
        to=DOROTHY,
        from_=US,
        url=f"{PUBLIC}/twilio/voice/7",
        status_callback=f"{PUBLIC}/twilio/call-status/7",
        **more,
    )
    assert call.status == "queued"
    return str(call.sid)


def ends(sim: Sim) -> list[str]:
    return [form["CallStatus"] for form in sim.core.of("call-status/7")]


def heard(sim: Sim) -> dict[str, Any]:
    [call] = sim.get(f"handsets/{DOROTHY}/calls")
    return dict(call)


def test_a_call_is_read_out_and_its_keys_reach_the_core(sim: Sim) -> None:
    sid = place(sim)
    sim.settle()
    call = heard(sim)
    assert (call["sid"], call["direction"], call["status"], call["waiting"]) == (
        sid,
        "received",
        "in-progress",
        True,
    )
    assert call["text"] == "Time for your morning pill. Press 1 when you took it."
    assert ends(sim) == []
    after = sim.post(f"handsets/{DOROTHY}/calls/{sid}/keys", digits="1")
    assert after["text"].endswith("Thank you, Dorothy.")
    sim.settle()
    assert sim.core.of("keys/7")[0]["Digits"] == "1"
    assert ends(sim) == ["completed"]
    assert heard(sim)["keys"] == ["1"]
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/keys", 409, digits="1")


def test_a_call_without_a_key_goes_on_to_its_end_when_time_moves(sim: Sim) -> None:
    place(sim)
    sim.settle()
    sim.post("clock", by="PT5M")
    assert heard(sim)["text"].endswith("We call again later.")
    assert ends(sim) == ["completed"]
    assert sim.core.of("keys/7") == []


def test_a_caller_loses_patience(sim: Sim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concierge_bot.simulator.course.LISTENING", 0.0)
    place(sim)
    sim.settle()
    sim.settle()
    assert ends(sim) == ["completed"]


@pytest.mark.parametrize("how", [{"answers_calls": "no"}, {"state": "off"}])
def test_a_call_that_nobody_takes(sim: Sim, how: dict[str, Any]) -> None:
    sim.post(f"handsets/{DOROTHY}", **how)
    place(sim)
    sim.settle()
    assert ends(sim) == ["no-answer"]
    assert heard(sim)["text"] == ""
    assert sim.core.of("voice/7") == []


def test_a_voicemail_hears_everything_and_presses_nothing(sim: Sim) -> None:
    sim.post(f"handsets/{DOROTHY}", answers_calls="voicemail")
    place(sim, machine_detection="Enable", status_callback_event=["ringing", "answered", "completed"])
    sim.settle()
    assert heard(sim)["text"].endswith("We call again later.")
    assert ends(sim) == ["ringing", "in-progress", "completed"]
    assert sim.core.of("call-status/7")[-1]["AnsweredBy"] == "machine_start"


def test_a_landline_takes_calls(sim: Sim) -> None:
    sim.post(f"handsets/{DOROTHY}", state="landline")
    place(sim)
    sim.settle()
    assert heard(sim)["waiting"] is True


def test_a_handset_calls_our_number(sim: Sim) -> None:
    sim.core.twiml["call"] = (
        "<Response><Say>This is Elm Care.</Say><Redirect>/twilio/more</Redirect></Response>"
    )
    sim.core.twiml["more"] = "<Response><Say>Please text us.</Say><Hangup/></Response>"
    sid = sim.post(f"handsets/{DOROTHY}/calls")["sid"]
    sim.settle()
    call = heard(sim)
    assert (call["sid"], call["direction"], call["status"]) == (sid, "sent", "completed")
    assert call["text"] == "This is Elm Care.\nPlease text us."
    assert (sim.core.of("call")[0]["From"], sim.core.of("call")[0]["To"]) == (DOROTHY, US)


DESK = "+19375550108"
THROUGH = (
    '<Response><Say>One moment.</Say><Dial action="/twilio/over"><Number url="/twilio/screen">'
    f"{DESK}</Number></Dial></Response>"
)
SCREEN = (
    '<Response><Gather action="/twilio/screened"><Say>Dorothy is there.</Say></Gather><Hangup/></Response>'
)
MAILBOX = '<Response><Say>Please speak.</Say><Record action="/twilio/recorded"/><Hangup/></Response>'


def through(sim: Sim) -> tuple[str, dict[str, Any]]:
    """Let Dorothy ring, and be put through; return her call and what the desk's phone hears."""
    sim.core.twiml |= {"call": THROUGH, "screen": SCREEN, "over": MAILBOX}
    sid = sim.post(f"handsets/{DOROTHY}/calls")["sid"]
    sim.settle()
    return sid, sim.get(f"handsets/{DESK}/calls")[-1]


def test_a_caller_who_is_put_through_talks_with_whoever_presses_a_key(sim: Sim) -> None:
    sid, desk = through(sim)
    assert heard(sim)["text"] == f"One moment.\n[connecting to {DESK}]"
    assert (desk["text"], desk["waiting"]) == ("Dorothy is there.", True)
    sim.core.twiml["over"] = "<Response><Hangup/></Response>"
    talking = sim.post(f"handsets/{DESK}/calls/{desk['sid']}/keys", digits="1")
    assert talking["talking"]
    assert heard(sim)["talking"]
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/hang-up")
    sim.settle()
    assert sim.get(f"handsets/{DESK}/calls")[-1]["status"] == "completed"
    assert [form["DialCallStatus"] for form in sim.core.of("over")] == ["completed"]


@pytest.mark.parametrize("answers", ["no", "voicemail", "yes"])
def test_whom_nobody_takes_is_asked_to_speak_after_the_tone(sim: Sim, answers: str) -> None:
    sim.post(f"handsets/{DESK}", answers_calls=answers)
    sid, desk = through(sim)
    if answers == "yes":  # who picks up and presses no key is not connected
        sim.post(f"handsets/{DESK}/calls/{desk['sid']}/hang-up")
        sim.settle()
    assert [form["DialCallStatus"] for form in sim.core.of("over")] == ["no-answer"]
    call = heard(sim)
    assert (call["recording"], call["talking"]) == (True, False)
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/keys", 409, digits="1")
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/speech", text="Please ring me. It is about the milk.")
    sim.settle()
    [kept] = sim.core.of("recorded")
    assert kept["RecordingSid"].startswith("RE")
    assert kept["RecordingDuration"] == "2"
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/speech", 409, text="hello?")


def test_she_hangs_up(sim: Sim) -> None:
    sid = place(sim)
    sim.settle()
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/hang-up")
    sim.settle()
    assert ends(sim) == ["completed"]
    sim.post(f"handsets/{DOROTHY}/calls/{sid}/hang-up", 409)


def test_the_core_ends_a_call_once(sim: Sim) -> None:
    sid = place(sim)
    sim.settle()
    ended = carrier_client(sim).calls(sid).update(status="completed")
    assert ended.status == "completed"
    sim.settle()
    assert (heard(sim)["waiting"], ends(sim)) == (False, ["completed"])
    with pytest.raises(TwilioRestException) as refused:
        carrier_client(sim).calls(sid).update(status="completed")
    assert (refused.value.status, refused.value.code) == (400, 21220)


def test_words_that_are_no_twiml_fail_the_call_aloud(sim: Sim) -> None:
    sim.core.twiml["voice/7"] = "<Response><Sing>la la</Sing></Response>"
    place(sim)
    sim.settle()
    assert heard(sim)["text"] == "[an application error has occurred]"
    assert ends(sim) == ["failed"]


def test_the_carriers_list_of_calls(sim: Sim) -> None:
    sid = place(sim)
    sim.settle()
    client = carrier_client(sim)
    assert [call.sid for call in client.calls.list(to=DOROTHY, from_=US)] == [sid]
    assert client.calls(sid).fetch().status == "in-progress"
    assert client.calls.list(to=DOROTHY, status="completed") == []
    with pytest.raises(TwilioRestException) as refused:
        client.calls("CA" + "0" * 32).fetch()
    assert (refused.value.status, refused.value.code) == (404, 20404)
