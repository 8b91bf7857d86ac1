"""The simulated carrier: texts both ways, as the real `twilio` client and a real handset would find them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from twilio.base.exceptions import TwilioRestException

from concierge_bot.channels.twilio import Carrier, Received
from tests.fixtures.core import settings as core_settings
from tests.unit.simulator_core import ACCOUNT, PUBLIC, TOKEN, Sim, carrier_client, running

DOROTHY, US = "+19375550101", "+19375550100"
TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"name": "Elm Care", "phone": US, "time_zone": "America/New_York"},
    "customers": [
        {"name": "Dorothy", "phone": DOROTHY},
        {"name": "Lou", "phone": "+19375550102", "landline": True},
    ],
}


def send(sim: Sim, to: str = DOROTHY, body: str = "Good morning") -> Any:
    return carrier_client(sim).messages.create(
        to=to, from_=US, body=body, status_callback=f"{PUBLIC}/twilio/status/7"
    )


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    return world


def statuses(sim: Sim) -> list[tuple[str, str | None]]:
    return [(form["MessageStatus"], form.get("ErrorCode")) for form in sim.core.of("status/7")]


def test_a_text_from_a_handset_reaches_the_core_as_a_signed_webhook(sim: Sim) -> None:
    sid = sim.post(f"handsets/{DOROTHY}/texts", text="need milk")["sid"]
    sim.settle()
    [form] = sim.core.of("sms")
    assert (form["MessageSid"], form["From"], form["To"], form["Body"]) == (sid, DOROTHY, US, "need milk")
    assert (form["AccountSid"], form["NumMedia"]) == (ACCOUNT, "0")
    assert "OptOutType" not in form
    [shown] = sim.get(f"handsets/{DOROTHY}/texts")
    assert (shown["n"], shown["direction"], shown["text"], shown["delivered"]) == (
        1,
        "sent",
        "need milk",
        True,
    )


def test_the_same_sid_again_is_delivered_again_but_shown_once(sim: Sim) -> None:
    for _ in range(3):
        sim.post(f"handsets/{DOROTHY}/texts", text="need milk", sid="SMrepeat")
    sim.settle()
    assert [form["MessageSid"] for form in sim.core.of("sms")] == ["SMrepeat"] * 3
    assert len(sim.get(f"handsets/{DOROTHY}/texts")) == 1


def test_a_repeated_sid_waits_for_the_texts_before_it(sim: Sim) -> None:
    sim.core.statuses["sms"] = [503]
    for text, sid in (("one", "SMone"), ("two", "SMtwo"), ("one", "SMone")):
        sim.post(f"handsets/{DOROTHY}/texts", text=text, sid=sid)
    sim.settle()
    assert [form["Body"] for form in sim.core.of("sms")] == ["one", "two", "one"]


def test_a_text_with_half_a_character_is_refused_since_no_phone_sends_one(sim: Sim) -> None:
    half = '{"text": "need milk \\ud83d"}'
    headers = {"Content-Type": "application/json"}
    answer = sim.http.post(f"/sim/handsets/{DOROTHY}/texts", content=half, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (422, "text")
    sim.post(f"handsets/{DOROTHY}/texts", text="need milk \N{GLASS OF MILK}")
    sim.settle()
    assert [form["Body"] for form in sim.core.of("sms")] == ["need milk \N{GLASS OF MILK}"]


def test_a_text_from_the_core_is_shown_and_its_status_reported(sim: Sim) -> None:
    message = send(sim)
    assert message.status == "queued"
    sim.settle()
    assert statuses(sim) == [("sent", None), ("delivered", None)]
    [shown] = sim.get(f"handsets/{DOROTHY}/texts")
    assert (shown["direction"], shown["text"], shown["encoding"], shown["segments"]) == (
        "received", "Good morning", "GSM-7", 1,
    )  # fmt: skip
    assert datetime.fromisoformat(shown["at"]) - sim.core.now < timedelta(seconds=30)


@pytest.mark.parametrize(("state", "code"), [("off", "30003"), ("landline", "30006")])
def test_a_handset_that_cannot_be_reached(sim: Sim, state: str, code: str) -> None:
    sim.post(f"handsets/{DOROTHY}", state=state)
    message = send(sim)
    sim.settle()
    assert statuses(sim) == [("sent", None), ("undelivered", code)]
    assert sim.get(f"handsets/{DOROTHY}/texts") == []
    assert carrier_client(sim).messages(message.sid).fetch().error_code == int(code)
    sim.post(f"handsets/{DOROTHY}/texts", 409, text="hello")


def test_a_landline_in_the_scenario_is_one(sim: Sim) -> None:
    assert sim.get("handsets/+19375550102")["state"] == "landline"


def test_stop_words_block_and_start_unblocks(sim: Sim) -> None:
    sim.post(f"handsets/{DOROTHY}/texts", text=" Stop ")
    with pytest.raises(TwilioRestException) as refused:
        send(sim)
    assert (refused.value.status, refused.value.code) == (400, 21610)
    sim.post(f"handsets/{DOROTHY}/texts", text="stop it please")
    sim.post(f"handsets/{DOROTHY}/texts", text="START")
    sim.settle()
    assert send(sim).sid
    assert [form.get("OptOutType") for form in sim.core.of("sms")] == ["STOP", None, "START"]


def test_help_is_marked_and_blocks_nothing(sim: Sim) -> None:
    sim.post(f"handsets/{DOROTHY}/texts", text="help")
    sim.settle()
    assert sim.core.of("sms")[0]["OptOutType"] == "HELP"
    assert send(sim).sid


def test_a_core_that_is_away_gets_everything_later_and_in_order(sim: Sim) -> None:
    sim.core.statuses["sms"] = [503, 503]
    sim.core.statuses["status/7"] = [500]
    sim.post(f"handsets/{DOROTHY}/texts", text="one")
    sim.post(f"handsets/{DOROTHY}/texts", text="two")
    send(sim)
    sim.settle()
    assert [form["Body"] for form in sim.core.of("sms")] == ["one", "two"]
    assert statuses(sim) == [("sent", None), ("delivered", None)]


def test_the_carriers_list_is_filtered_and_newest_first(sim: Sim) -> None:
    for body in ("a", "b", "c"):
        send(sim, body=body)
    send(sim, to="+19375550103", body="for another")
    sim.post(f"handsets/{DOROTHY}/texts", text="hello")
    listed = carrier_client(sim).messages.list(to=DOROTHY, from_=US, page_size=2)
    assert [message.body for message in listed] == ["c", "b", "a"]
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert carrier_client(sim).messages.list(to=DOROTHY, date_sent_after=tomorrow) == []
    assert len(carrier_client(sim).messages.list(to=DOROTHY, date_sent_before=tomorrow)) == 3
    [inbound] = carrier_client(sim).messages.list(from_=DOROTHY, limit=5)
    assert (inbound.direction, inbound.body) == ("inbound", "hello")


def test_a_wrong_token_is_refused(sim: Sim) -> None:
    with pytest.raises(TwilioRestException) as refused:
        carrier_client(sim, "wrong").messages.create(to=DOROTHY, from_=US, body="x")
    assert (refused.value.status, refused.value.code) == (401, 20003)
    assert carrier_client(sim).api.v2010.accounts(ACCOUNT).fetch().status == "active"


@pytest.mark.parametrize(
    ("to", "body", "code"), [("12", "x", 21211), (DOROTHY, "", 21602), (DOROTHY, "x" * 1601, 21617)]
)
def test_a_send_that_makes_no_sense_is_refused(sim: Sim, to: str, body: str, code: int) -> None:
    with pytest.raises(TwilioRestException) as refused:
        send(sim, to, body)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("body", "encoding", "segments"),
    [
        ("a" * 160, "GSM-7", 1), ("a" * 161, "GSM-7", 2), ("€" * 80, "GSM-7", 1), ("€" * 81, "GSM-7", 2),
        ("’" * 70, "UCS-2", 1), ("’" * 71, "UCS-2", 2), ("😀" * 36, "UCS-2", 2),
    ],
)  # fmt: skip
def test_segments_are_counted_as_a_carrier_counts_them(
    sim: Sim, body: str, encoding: str, segments: int
) -> None:
    send(sim, body=body)
    shown = sim.get(f"handsets/{DOROTHY}/texts")[-1]
    assert (shown["encoding"], shown["segments"]) == (encoding, segments)


def test_a_handset_shows_what_came_since(sim: Sim) -> None:
    for body in ("a", "b", "c"):
        send(sim, body=body)
    assert [text["n"] for text in sim.get(f"handsets/{DOROTHY}/texts?since=1")] == [2, 3]


def test_a_reset_forgets_everything(sim: Sim) -> None:
    send(sim)
    sim.post("reset", **TOWN)
    assert sim.get(f"handsets/{DOROTHY}/texts") == []
    assert carrier_client(sim).messages.list() == []


def test_a_text_of_the_old_town_does_not_slip_into_the_new_one(sim: Sim) -> None:
    answers: list[int] = []

    def late() -> None:
        with pytest.raises(TwilioRestException) as busy:
            send(sim, body="Your milk of the old town")
        answers.append(busy.value.status)

    sim.core.meanwhile = late
    sim.afresh(TOWN)
    sim.core.meanwhile = lambda: None
    assert answers == [429]
    assert sim.get(f"handsets/{DOROTHY}/texts") == []
    send(sim)
    assert len(sim.get(f"handsets/{DOROTHY}/texts")) == 1


def test_the_core_finds_in_the_list_what_was_texted_to_it(sim: Sim) -> None:
    sid = sim.post(f"handsets/{DOROTHY}/texts", text="need milk")["sid"]
    send(sim)
    url = str(sim.http.base_url).rstrip("/")
    carrier = Carrier(
        core_settings(
            "sqlite://",
            twilio_account_sid=ACCOUNT,
            twilio_auth_token=SecretStr(TOKEN),
            twilio_api_url=url,
        )
    )
    now = datetime.now(UTC)
    assert carrier.received_texts(US, now - timedelta(minutes=1)) == [Received(sid, DOROTHY, "need milk", 0)]
    assert carrier.received_texts(US, now + timedelta(minutes=1)) == []


def test_a_picture_without_words_reaches_the_core_as_one(sim: Sim) -> None:
    sim.post(f"handsets/{DOROTHY}/texts", text="", pictures=1)
    sim.settle()
    [form] = sim.core.of("sms")
    assert (form["Body"], form["NumMedia"]) == ("", "1")
    assert sim.get(f"handsets/{DOROTHY}/texts")[-1]["pictures"] == 1
