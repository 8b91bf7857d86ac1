"""The doors of panels and brokers, over real sockets: stored before it is acknowledged, and again where it was not."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from Crypto.Cipher import AES
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.models import Alarm, Device, Provider, ProviderEvent
from concierge_bot.simulator import panel
from concierge_bot.simulator.broker import TownBroker
from concierge_bot.web import app, brokers, panels
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import DOROTHY

KEY = "0123456789ABCDEF0123456789ABCDEF"
ACCOUNT = "4D2A"


def load(core: Core, channel: str, *devices: dict[str, Any], **member: Any) -> None:
    """Dorothy with devices at one care monitor."""
    told = [{"monitor": "SafeHome", **device} for device in devices]
    core.load(
        customers=[{**WORLD["customers"][0], "devices": told}],
        providers=[{"name": "SafeHome", "kind": "care_monitor", "channel": channel, **member}],
    )


def alarms(core: Core) -> list[Alarm]:
    """Every alarm."""
    with core.write() as s:
        return list(s.exec(select(Alarm)))


def rung(core: Core, key: str, code: str, sequence: int = 1, account: str = ACCOUNT) -> bytes:
    """What a panel that rings now is answered."""
    return panels.take(core.app, panel.frame(account, key, code, sequence, core.clock.machine()))


def test_a_panel_is_acknowledged_and_its_repeat_too_but_it_is_one_alarm(core: Core) -> None:
    load(core, "sia", {"account": ACCOUNT, "key": KEY})
    assert b'"*ACK"0001' in rung(core, KEY, "MA")
    assert b'"*ACK"0001' in rung(core, KEY, "MA")
    with core.write() as s:
        assert [event.effect for event in s.exec(select(ProviderEvent))] == ["alarm"]
    assert len(alarms(core)) == 1


@pytest.mark.parametrize(
    ("key", "account"), [("", ACCOUNT), ("F" * 32, ACCOUNT), (KEY, "9999"), ("", DOROTHY.removeprefix("+"))]
)
def test_a_panel_without_its_key_or_that_nobody_enrolled_is_not_believed(
    core: Core, key: str, account: str
) -> None:
    load(core, "sia", {"account": ACCOUNT, "key": KEY})
    answer = rung(core, key, "MA", account=account)
    assert b'"NAK"' in answer
    assert b"ACK" not in answer.replace(b"NAK", b"")
    assert alarms(core) == []


def test_an_old_frame_played_again_is_not_believed(core: Core) -> None:
    load(core, "sia", {"account": ACCOUNT, "key": KEY})
    frame = panel.frame(ACCOUNT, KEY, "MA", 1, core.clock.machine())
    core.clock.move(minutes=1)
    assert b'"NAK"' in panels.take(core.app, frame)


def test_a_code_that_means_nothing_is_not_asked_for_again(core: Core) -> None:
    load(core, "sia", {"account": ACCOUNT})
    assert b'"DUH"' in rung(core, "", "LB")


def test_the_key_itself_is_never_told(core: Core) -> None:
    load(core, "sia", {"account": ACCOUNT, "key": KEY})
    asks = f'"*SIA-DCS"0001L0#{ACCOUNT}['
    content = f"0000000|#{ACCOUNT}|Nri1RP][K]" + core.clock.machine().strftime("_%H:%M:%S,%m-%d-%Y")
    filled = "0" * (-len(content) % 16) + content
    body = asks + AES.new(KEY.encode(), AES.MODE_CBC, bytes(16)).encrypt(filled.encode()).hex()
    answer = panels.take(core.app, f"\n{panel._check_sum(body):04X}{len(body):04X}{body}\r".encode())
    assert KEY.encode() not in answer


def test_a_panel_hears_nothing_while_the_database_is_away_and_rings_again(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(core, "sia", {"account": ACCOUNT})
    listening = replace(core.app, settings=core.app.settings.model_copy(update={"sia_port": _free_port()}))
    away = [True, True]
    whole = panels.take

    def sometimes(app: Any, line: bytes) -> bytes:
        if away:
            away.pop()
            raise OSError("the disk is full")
        return whole(app, line)

    monkeypatch.setattr(panels, "take", sometimes)
    core.clock.at = datetime.now(UTC)

    async def ringing() -> str:
        async with panels.listening(listening):
            return await panel.ring("127.0.0.1", listening.settings.sia_port, ACCOUNT, "", "PA", 3)

    assert asyncio.run(ringing()) == "ACK"
    assert [alarm.kind for alarm in alarms(core)] == ["panic"]


@pytest.mark.parametrize("channel", ["sia", "mqtt"])
def test_what_panels_and_sensors_say_is_not_taken_over_the_web(core: Core, channel: str) -> None:
    load(core, channel, {"account": ACCOUNT})
    with core.write() as s:
        monitor = s.exec(select(Provider)).one().id
    line = panel.frame(ACCOUNT, "", "MA", 1, core.clock.machine())
    assert TestClient(app.create(core.app)).post(f"/hooks/{monitor}", content=line).status_code == 404
    assert alarms(core) == []


@contextmanager
def running_broker() -> Iterator[tuple[TownBroker, Callable[..., Any]]]:
    """A broker on a thread of its own, and how to call it from here."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def call(work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(30)

    broker = TownBroker()
    call(broker.start())
    try:
        yield broker, call
    finally:
        call(broker.close())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_a_sensor_behind_a_broker(core: Core) -> None:
    with running_broker() as (broker, call):
        load(core, "mqtt", {"account": "dorothy/hall", "test_hours": 24}, url=broker.url("t"))
        ours = brokers.Brokers(core.app)
        ours.start()
        try:
            call(broker.publish("t", "zigbee2mqtt/dorothy/hall", {"smoke": False, "battery": 80}))
            assert alarms(core) == []
            call(broker.publish("t", "zigbee2mqtt/nobody", {"smoke": True}))
            call(broker.publish("t", "zigbee2mqtt/dorothy/hall", {"smoke": True}))
            assert [alarm.kind for alarm in alarms(core)] == ["smoke"]
            call(broker.publish("t", "zigbee2mqtt/bridge/state", {"state": "offline"}))
        finally:
            ours.stop()
    with core.write() as s:
        (device,) = s.exec(select(Device))
        assert device.status == "offline"
        assert s.exec(select(Provider)).one().name == "SafeHome"


def _free_port() -> int:
    from concierge_bot.parts import _free_port

    return _free_port()
