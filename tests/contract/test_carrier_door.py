"""The carrier's doors against Twilio's own signatures: what is not proven is not stored, what is proven is not lost."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlalchemy import event
from sqlmodel import select
from starlette.testclient import TestClient
from twilio.request_validator import RequestValidator

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency, Message, Outbox, Ring, Task, Urgency
from concierge_bot.services.house import loading, notify, scenario
from concierge_bot.web import app as web_app
from concierge_bot.worker import inbox
from tests.fixtures.core import PUBLIC, TOKEN, WORLD, settings
from tests.fixtures.town import AGENCY, DOROTHY

SMS = "/twilio/sms"
SID = "SM00000000000000000000000000000001"
"""Twilio's own validator computes what these tests sign with."""
signed = RequestValidator(TOKEN).compute_signature


@dataclass
class Door:
    """The real web app of one house, and what it has stored."""

    app: App
    web: FastAPI
    client: TestClient

    def post(self, form: dict[str, str], path: str = SMS, signature: str | None = None) -> Response:
        """Post a form as the carrier does: signed over the public address unless told otherwise."""
        if signature is None:
            signature = signed(f"{PUBLIC}{path}", form)
        proof = [(b"X-Twilio-Signature", signature.encode("latin-1"))]
        return self.client.post(path, data=form, headers=proof)

    def stored(self) -> list[Message]:
        """Return every stored text."""
        with self.app.db.read() as s:
            return list(s.exec(select(Message).order_by("id")))

    def refused(self) -> int:
        """Return how many requests the house says that it refused."""
        return int(self.client.get("/ready").json()["refused"])


@pytest.fixture
def door(either_url: str) -> Iterator[Door]:
    yield from _door(either_url)


@pytest.fixture
def sqlite_door(sqlite_url: str) -> Iterator[Door]:
    yield from _door(sqlite_url)


def _door(url: str) -> Iterator[Door]:
    app = App.build(settings(url))
    with app.db.write() as s:
        loading.load(s, app.clock.machine(), scenario.parse(WORLD, app.connectors), {})
    web = web_app.create(app)
    yield Door(app, web, TestClient(web, raise_server_exceptions=False))
    app.close()


def sms(body: str = "need milk", **more: str) -> dict[str, str]:
    """A text as Twilio posts it."""
    account = "AC" + "0" * 32
    return {
        "MessageSid": SID,
        "AccountSid": account,
        "From": DOROTHY,
        "To": AGENCY,
        "Body": body,
        "NumMedia": "0",
        **more,
    }


def test_a_proven_text_is_stored_and_answered_with_nothing_to_say(door: Door) -> None:
    answer = door.post(sms())
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    assert "<Message" not in answer.text
    (message,) = door.stored()
    assert (message.body, message.sender, message.recipient) == ("need milk", DOROTHY, AGENCY)
    assert message.customer_id is not None
    assert door.refused() == 0


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param("", id="missing"),
        pytest.param("bm90IHRoZSByaWdodCBvbmU=", id="wrong"),
        pytest.param("not base64 at all \xe9", id="garbage"),
        pytest.param(signed(f"{PUBLIC}/twilio/call", sms()), id="replayed from another path"),
        pytest.param(signed(f"{PUBLIC}{SMS}?again=1", sms()), id="replayed without its query"),
        pytest.param(signed(f"http://house.example.test{SMS}", sms()), id="another scheme"),
        pytest.param(signed(f"{PUBLIC}{SMS}", sms("need bread")), id="body tampered"),
        pytest.param(
            RequestValidator("another token").compute_signature(f"{PUBLIC}{SMS}", sms()), id="another token"
        ),
    ],
)
def test_what_is_not_proven_stores_nothing_and_is_counted(sqlite_door: Door, signature: str) -> None:
    answer = sqlite_door.post(sms(), signature=signature)
    assert answer.status_code == 403
    assert "signature" in answer.json()["error"]
    assert sqlite_door.stored() == []
    assert sqlite_door.refused() == 1


@pytest.mark.parametrize(
    "path",
    [SMS, "/twilio/call", "/twilio/call/1/keys", "/twilio/status/1", "/twilio/voice/1", "/twilio/keys/1"],
)
def test_every_door_of_the_carrier_asks_for_proof(sqlite_door: Door, path: str) -> None:
    assert sqlite_door.post(sms(), path, signature="").status_code == 403


@pytest.mark.parametrize("announced", [True, False])
def test_what_is_too_large_is_refused_before_its_proof_and_counted(
    sqlite_door: Door, announced: bool
) -> None:
    body = urlencode(sms("x" * 64 * 1024)).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = sqlite_door.client.post(SMS, content=body if announced else iter([body]), headers=headers)
    assert answer.status_code == 413
    assert sqlite_door.stored() == []
    assert sqlite_door.refused() == 1


@pytest.mark.parametrize("path", ["/desk/tasks/1/close", "/desk/page/tasks/1/close"])
def test_no_other_door_reads_without_end(sqlite_door: Door, path: str) -> None:
    kind = "application/x-www-form-urlencoded" if "page" in path else "application/json"
    answer = sqlite_door.client.post(path, content=iter([b"x" * 65 * 1024]), headers={"Content-Type": kind})
    assert answer.status_code == 413


def test_a_query_is_part_of_what_is_signed(sqlite_door: Door) -> None:
    assert sqlite_door.post(sms(), f"{SMS}?source=primary").status_code == 200
    without = signed(f"{PUBLIC}{SMS}", sms())
    assert sqlite_door.post(sms(), f"{SMS}?source=primary", signature=without).status_code == 403


def at_once(door: Door, form: dict[str, str], path: str) -> list[Response]:
    """Post the same form five times at the same moment."""
    together = threading.Barrier(5)

    def once_more(_: int) -> Response:
        together.wait()
        return door.post(form, path)

    with ThreadPoolExecutor(5) as pool:
        return list(pool.map(once_more, range(5)))


def test_the_same_text_five_times_at_once_is_one_row(door: Door) -> None:
    assert [answer.status_code for answer in at_once(door, sms(), SMS)] == [200] * 5
    assert len(door.stored()) == 1


@pytest.mark.parametrize("caller", [DOROTHY, "+13055550199"], ids=["a customer", "an unknown number"])
def test_the_same_call_five_times_at_once_is_one_task_and_one_answer(door: Door, caller: str) -> None:
    form = {"CallSid": "CA1", "From": caller, "To": AGENCY}
    for _ in range(2):
        answers = at_once(door, form, "/twilio/call")
        assert [answer.status_code for answer in answers] == [200] * 5
        assert len({answer.text for answer in answers}) == 1
    with door.app.db.read() as s:
        (task,) = s.exec(select(Task))
        assert "rang us" in task.task
        assert s.exec(select(Outbox)).all() == [], "the desk phone rings"
        ring = s.exec(select(Ring)).one().key
    at_once(door, form, f"/twilio/call/{ring}/over")
    with door.app.db.read() as s:
        assert len(s.exec(select(Outbox)).all()) == 1, "nobody took it: the desk phone is texted once"


def test_the_same_report_of_a_lost_text_five_times_at_once_is_one_task(door: Door) -> None:
    with door.app.db.write() as s:
        agency, now = s.exec(select(Agency)).one(), door.app.clock.now()
        lost = notify.to_phone(
            s, now, agency, DOROTHY, "Hello.", about="test", once="t", urgency=Urgency.dose
        )
        assert lost is not None
        key = lost.key
    form = {"MessageSid": "SM9", "MessageStatus": "undelivered", "ErrorCode": "30005"}
    answers = at_once(door, form, f"/twilio/status/{key}")
    assert [answer.status_code for answer in answers] == [204] * 5
    with door.app.db.read() as s:
        assert len(s.exec(select(Task)).all()) == 1


def test_texts_of_one_unknown_number_that_are_read_at_once_are_one_task_and_one_text(door: Door) -> None:
    for n in range(5):
        door.post(sms("hello", From="+13055550199", MessageSid=f"SM{n}"))
    together = threading.Barrier(5)

    def read(_: int) -> bool:
        together.wait()
        return inbox.first_looks(door.app)

    with ThreadPoolExecutor(5) as pool:
        assert all(pool.map(read, range(5)))
    with door.app.db.read() as s:
        (task,) = s.exec(select(Task))
        assert task.task.startswith("A number we do not know wrote")
        (answer,) = s.exec(select(Outbox).where(Outbox.about == "unknown sender"))
        assert "I do not know this number yet" in answer.body
    assert all(message.state == "done" for message in door.stored())


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("", "0"),
        ("long " * 320, "0"),
        ("\N{RED APPLE}\N{FACE WITH TEARS OF JOY}\N{THUMBS UP SIGN}", "0"),
        ("", "1"),
        ("zero\x00byte", "0"),
        ("/restart", "0"),
    ],
    ids=["empty", "1600 characters", "emoji only", "picture without words", "zero byte", "slash"],
)
def test_odd_texts_are_kept(door: Door, body: str, media: str) -> None:
    assert door.post(sms(body, NumMedia=media)).status_code == 200
    (message,) = door.stored()
    assert message.body == body.replace("\x00", "")
    assert message.media == int(media)


def test_a_zero_byte_anywhere_in_a_proven_text_loses_nothing(door: Door) -> None:
    """PostgreSQL keeps none, and the carrier's signature covers it, so it is left out after the proof."""
    assert door.post(sms(OptOutType="HELP\x00", MessageSid=f"{SID[:-1]}\x00")).status_code == 200
    assert [message.sid for message in door.stored()] == [SID[:-1]]


def test_a_report_about_what_no_row_can_be_is_refused(sqlite_door: Door) -> None:
    path = f"/twilio/status/{10**30}"
    assert sqlite_door.post(sms(), path).status_code == 422


@pytest.mark.parametrize("count", ["many", "-1", "²", ""])
def test_a_strange_number_of_pictures_is_none(sqlite_door: Door, count: str) -> None:
    assert sqlite_door.post(sms(NumMedia=count)).status_code == 200
    assert sqlite_door.stored()[0].media == 0


@pytest.mark.parametrize(
    ("raw", "read_as"),
    [
        (b"%FF%FE milk", "\ufffd\ufffd milk"),
        (b"\xff\xfe milk", "\xff\xfe milk"),
        (b"%ED%A0%80", "\ufffd\ufffd\ufffd"),
    ],
)
def test_invalid_utf_8_is_never_a_crash(door: Door, raw: bytes, read_as: str) -> None:
    form = sms()
    del form["Body"]
    body = urlencode(form).encode() + b"&Body=" + raw
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert door.client.post(SMS, content=body, headers=headers).status_code == 403

    proof = {**headers, "X-Twilio-Signature": signed(f"{PUBLIC}{SMS}", {**form, "Body": read_as})}
    assert door.client.post(SMS, content=body, headers=proof).status_code == 200
    assert [message.body for message in door.stored()] == [read_as]


def test_a_text_to_a_number_of_no_agency_is_refused_in_words(sqlite_door: Door) -> None:
    answer = sqlite_door.post(sms(To="+13055559999"))
    assert answer.status_code == 404
    assert "agency" in answer.json()["error"]
    assert sqlite_door.stored() == []


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_a_text_that_lacks_what_it_must_have_is_named(sqlite_door: Door, missing: str) -> None:
    form = sms()
    del form[missing]
    answer = sqlite_door.post(form)
    assert answer.status_code == 422
    assert answer.json()["field"] == missing


def test_a_locked_database_is_waited_for(sqlite_door: Door) -> None:
    holder = sqlite3.connect(str(sqlite_door.app.db.engine.url.database), check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(sqlite_door.post, sms())
        time.sleep(0.3)  # the lock is held while the request waits; nothing can be observed but its silence
        assert not waiting.done()
        holder.rollback()
        assert waiting.result(timeout=10).status_code == 200
    holder.close()
    assert len(sqlite_door.stored()) == 1


def test_a_full_disk_makes_the_carrier_try_again_and_loses_nothing(sqlite_door: Door) -> None:
    def full(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine = sqlite_door.app.db.engine
    engine.dispose()
    event.listen(engine, "connect", full)
    refused = None
    kept = []
    for n in range(200):  # until the last free page is used up
        form = sms("x" * 1500, MessageSid=f"SM{n:032d}")
        answer = sqlite_door.post(form)
        if answer.status_code != 200:
            refused = form
            break
        kept.append(form["MessageSid"])
    assert refused is not None
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert [m.sid for m in sqlite_door.stored()] == kept

    event.remove(engine, "connect", full)
    engine.dispose()
    assert sqlite_door.post(refused).status_code == 200
    assert [m.sid for m in sqlite_door.stored()] == [*kept, refused["MessageSid"]]
