"""An alarm panel in somebody's home: it rings in over TCP with a SIA DC-09 frame and waits for the answer."""

import asyncio
import secrets
from collections.abc import Mapping
from datetime import datetime

import stamina
from Crypto.Cipher import AES

from connectors.kinds import SignalKind

from .times import machine_now

CODES: Mapping[SignalKind, str] = {
    SignalKind.FALL: "MA",
    SignalKind.PANIC: "PA",
    SignalKind.SMOKE: "FA",
    SignalKind.INACTIVITY: "NA",
    SignalKind.TEST: "RP",
    SignalKind.RESTORED: "MR",
    SignalKind.CANCELLED: "BC",
    SignalKind.LOW_BATTERY: "YT",
    SignalKind.TROUBLE: "AT",
    SignalKind.OFFLINE: "YX",
    SignalKind.DOOR: "DO",
}
PATIENCE = 120.0
ANSWER_WITHIN = 10.0


class Unanswered(Exception):
    """The receiver did not say that it has the frame: ring again."""


def frame(account: str, key: str, code: str, sequence: int, at: datetime) -> bytes:
    """A SIA-DCS frame, encrypted (AES, CBC) when the panel has a key."""
    content = f"|#{account}|Nri1{code}]"
    stamp = at.strftime("_%H:%M:%S,%m-%d-%Y")
    if key:
        filled = secrets.token_hex(8)[: 16 - len(content + stamp) % 16] + content + stamp
        cipher = AES.new(key.encode(), AES.MODE_CBC, bytes(16))
        body = f'"*SIA-DCS"{sequence:04}R0L0#{account}[{cipher.encrypt(filled.encode()).hex().upper()}'
    else:
        body = f'"SIA-DCS"{sequence:04}R0L0#{account}[{content[1:]}{stamp}'
    return f"\n{_check_sum(body):04X}{len(body):04X}{body}\r".encode()


async def ring(host: str, port: int, account: str, key: str, code: str, sequence: int) -> str:
    """Ring until the receiver answers; return its word: ACK, NAK or DUH."""
    async for attempt in stamina.retry_context(
        on=(OSError, Unanswered, TimeoutError),
        attempts=None,
        timeout=PATIENCE,
        wait_initial=0.2,
        wait_max=3.0,
    ):
        with attempt:
            return await _once(host, port, frame(account, key, code, sequence, machine_now()))
    raise Unanswered


async def _once(host: str, port: int, line: bytes) -> str:
    async with asyncio.timeout(ANSWER_WITHIN):
        reader, writer = await asyncio.open_connection(host, port)
        try:
            writer.write(line)
            await writer.drain()
            answer = (await reader.readuntil(b"\r")).decode("ascii")
        except asyncio.IncompleteReadError as error:
            raise Unanswered from error
        finally:
            writer.close()
    return next((word for word in ("ACK", "NAK", "DUH") if word in answer), answer.strip())


def _check_sum(body: str) -> int:
    """CRC-16/ARC, as the standard wants it."""
    total = 0
    for byte in body.encode():
        total ^= byte
        for _ in range(8):
            total = (total >> 1) ^ (0xA001 if total & 1 else 0)
    return total
