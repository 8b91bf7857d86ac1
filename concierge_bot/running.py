"""Runs the whole house as child processes; one that dies is started again, Ctrl-C or SIGTERM ends all of them."""

import gc
import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import inspect

from concierge_bot import parts, schema
from concierge_bot.bootstrap import App
from concierge_bot.children import Child, Part
from concierge_bot.errors import Misconfigured
from concierge_bot.services.house import loading
from concierge_bot.settings import Settings

READY_SECONDS = 120
ANSWER_SECONDS = 5
STOP_SECONDS = 10
TOWN = "elm-street"
ADDRESSES = ("handset", "provider", "family", "desk")


class House:
    """Starts, watches and ends the processes of one house."""

    def __init__(self, settings: Settings, scenario: str = TOWN) -> None:
        placed = parts.with_free_ports(settings)
        self.settings = parts.for_demonstration(placed) if settings.demonstration else placed
        self._scenario = scenario
        self._children: dict[str, Child] = {}
        self._stop = threading.Event()
        self._logs = self.settings.var / "log"
        self._run: dict[str, Any] = {}

    def run(self) -> None:
        """Run until told to stop."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: self._stop.set())
        house: list[Part] = [*parts.around(self.settings)]
        try:
            for part in house:
                self._start(part)
            prepare(self.settings)
            core = parts.core(self.settings)
            gc.freeze()  # what is loaded stays, and is shared by all that are forked from here
            for part in core:
                self._start(part)
            house += core
            with httpx.Client(timeout=ANSWER_SECONDS) as http:
                for part in house:
                    self._wait_ready(http, part)
            if not self._stop.is_set():
                self._announce(self._load() if self.settings.demonstration else {})
            while not self._stop.wait(0.2):
                for part in house:
                    self._restart_if_dead(part)
        finally:
            self._end()

    def _start(self, part: Part) -> None:
        self._logs.mkdir(parents=True, exist_ok=True)
        with (self._logs / f"{part.name}.log").open("a") as log:
            self._children[part.name] = part.start(log)

    def _wait_ready(self, http: httpx.Client, part: Part) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while part.ready_url and not self._stop.is_set() and not answers(http, part.ready_url):
            if self._children[part.name].poll() is not None or time.monotonic() > deadline:
                raise Misconfigured(f"The {part.name} part did not start: see {self._logs / part.name}.log")
            self._stop.wait(0.1)

    def _restart_if_dead(self, part: Part) -> None:
        if self._children[part.name].poll() is None or self._stop.is_set():
            return
        say(f"{part.name} ended and is started again")
        self._start(part)
        self._write_run()

    def _load(self) -> dict[str, Any]:
        """Load the town into the core and the simulated world; return the addresses of its pages."""
        body: dict[str, Any] = {"name": TOWN}
        if self._scenario != TOWN:
            body = json.loads(Path(self._scenario).read_text())
        if self.settings.keep:
            body["keep"] = True
        answer = httpx.post(f"{self.settings.simulator}/sim/reset", json=body, timeout=120)
        if answer.is_error:
            raise Misconfigured(f"The scenario was not loaded: {answer.json().get('error')}")
        pages: dict[str, Any] = answer.json()["pages"]
        return {
            "simulator": self.settings.simulator,
            "handset": f"{self.settings.simulator}/",
            "provider": f"{self.settings.simulator}/providers/",
            **pages,
        }

    def _announce(self, pages: dict[str, Any]) -> None:
        self._run = {
            "core": self.settings.core,
            "dialogue": self.settings.dialogue,
            "database": self.settings.database,
            **pages,
        }
        self._write_run()
        for name in ADDRESSES:
            if self._run.get(name):
                say(f"{name:9} {self._run[name]}")
        say("All is ready. Ctrl-C ends it.")

    def _write_run(self) -> None:
        pids = {name: child.pid for name, child in self._children.items()}
        content = {**self._run, "pids": {**pids, "core": pids["web"]}}
        path = self.settings.var / "run.json"
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(content, indent=2) + "\n")
        fresh.replace(path)

    def _end(self) -> None:
        say("Ending ...")
        (self.settings.var / "run.json").unlink(missing_ok=True)
        for child in self._children.values():
            child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def prepare(settings: Settings) -> None:
    """Bring the database to the newest schema; a demonstration never opens one that holds real customers."""
    app = App.build(settings)
    try:
        if settings.demonstration and inspect(app.db.engine).has_table("customer"):
            with app.db.read() as s:
                if loading.holds_real_customers(s):
                    raise Misconfigured(
                        "This database holds real customers, and no Twilio account is set: set the account to serve "
                        "them, or unset CONCIERGE_DATABASE_URL to see the demonstration"
                    )
        schema.upgrade(app.db.engine)
    finally:
        app.close()


def answers(http: httpx.Client, url: str) -> bool:
    """Tell whether an address answers well; one client asks again and again, for making one reads all certificates."""
    try:
        return http.get(url).is_success
    except httpx.HTTPError:
        return False


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
