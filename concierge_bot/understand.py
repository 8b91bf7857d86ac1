"""``concierge understand``: texts in, a JSON object a line out, by the same model and code as an inbound text."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

import httpx

from concierge_bot import parts, running
from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.children import Program
from concierge_bot.clock import Clock, local
from concierge_bot.errors import BadInput, Misconfigured
from concierge_bot.services.talk.look import plain_words
from concierge_bot.settings import Settings, load
from concierge_bot.understanding.everything import Known, understand
from concierge_bot.understanding.goods.items import Product
from concierge_bot.understanding.words import spanish

AT_ONCE = 2
START_SECONDS = 120


def run(source: TextIO, target: TextIO, *, now: str = "", zone: str = "") -> None:
    """Read lines (plain texts or JSON objects) and write what is understood, in the same order."""
    default = now or local(Clock().now(), zone or "UTC").isoformat()
    with _dialogue() as dialogue, ThreadPoolExecutor(AT_ONCE) as pool:
        for answer in pool.map(lambda line: one(dialogue, line.rstrip("\n"), default), source):
            target.write(json.dumps(answer, ensure_ascii=False) + "\n")
            target.flush()


def one(dialogue: Dialogue, line: str, default: str) -> dict[str, Any]:
    """Return what is understood of one line; a wrong line gives ``{"error"}`` in its place."""
    try:
        told = _told(line)
        text = _string(told, "text")
        known = _known(told, default)
    except BadInput as error:
        return {"error": error.message}
    return understand(text, dialogue.parse(plain_words(spanish.in_english(text))), known)


def _told(line: str) -> dict[str, Any]:
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        told: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"bad JSON: {error.msg} at character {error.pos}") from error
    return told


def _known(told: dict[str, Any], default: str) -> Known:
    now = _instant(_string(told, "now") if "now" in told else default)
    if "zone" in told:
        zone = _zone(_string(told, "zone"))
        now = now.astimezone(zone) if now.tzinfo or "now" not in told else now
    return Known(now.replace(tzinfo=None), _medicines(told), _catalogue(told))


def _medicines(told: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in _list(told, "medications"):
        name = entry if isinstance(entry, str) else _string(entry, "name")
        alias = "" if isinstance(entry, str) else str(entry.get("say_as") or "")
        found[name] = [alias] if alias else []
    return found


def _catalogue(told: dict[str, Any]) -> list[Product]:
    entries = _list(told, "catalogue")
    return [
        Product(entry)
        if isinstance(entry, str)
        else Product(_string(entry, "name"), entry.get("price"), entry.get("unit"))
        for entry in entries
    ]


def _list(told: dict[str, Any], field: str) -> list[Any]:
    value = told.get(field) or []
    if not isinstance(value, list) or not all(isinstance(entry, str | dict) for entry in value):
        raise BadInput(f"`{field}` is a list of strings or objects", field=field)
    return value


def _string(told: dict[str, Any], field: str) -> str:
    value = told.get(field)
    if not isinstance(value, str):
        raise BadInput(f"`{field}` is a string", field=field)
    return value


def _instant(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words)
    except ValueError as error:
        raise BadInput(f"`now` is a local ISO 8601 time, not '{words}'", field="now") from error


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError) as error:
        raise BadInput(f"`zone` is an IANA time zone, not '{name}'", field="zone") from error


@contextmanager
def _dialogue() -> Iterator[Dialogue]:
    """Ask the dialogue server that runs already, or start one for the time that is needed."""
    settings = load()
    running_one = Dialogue(settings)
    if running_one.healthy():
        yield running_one
        return
    with tempfile.TemporaryDirectory() as folder:
        own = parts.with_free_ports(
            settings.model_copy(
                update={
                    "port": 0,
                    "simulator_port": 0,
                    "dialogue_port": 0,
                    "dialogue_url": "",
                    "var": Path(folder),
                }
            )
        )
        with _started(parts.dialogue(own), own):
            yield Dialogue(own)


@contextmanager
def _started(part: Program, settings: Settings) -> Iterator[None]:
    sys.stderr.write("starting the dialogue server ...\n")
    log = settings.var / "dialogue.log"
    with log.open("w") as output:
        child = part.start(output)
    try:
        deadline = time.monotonic() + START_SECONDS
        with httpx.Client(timeout=running.ANSWER_SECONDS) as http:
            while not running.answers(http, part.ready_url):
                if child.poll() is not None or time.monotonic() > deadline:
                    raise Misconfigured(f"The dialogue server did not start:\n{log.read_text()[-2000:]}")
                time.sleep(0.1)
        yield
    finally:
        child.terminate()
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()  # all is read: a busy machine's slow goodbye costs no answer
            child.wait()
