"""The processes of a house: another program by its command, our own code as a fork of what is loaded already.

A fork is up in a moment; a program would first read all of its code again, some five seconds of a processor's time.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from concierge_bot.errors import ConciergeError

ROOT = Path(__file__).parent.parent


class Child(Protocol):
    """A process that was started, as subprocess tells of it."""

    pid: int

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Return how it ended, or raise TimeoutExpired."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


@dataclass(frozen=True)
class Program:
    """Another program; ``stdin`` is what it reads at its start."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    ready_url: str = ""
    stdin: str = ""

    def start(self, log: TextIO) -> Child:
        """Start it, in a session of its own."""
        child = subprocess.Popen(  # noqa: S603 - our own programs
            self.command,
            cwd=ROOT,
            env=dict(self.environ),
            stdin=subprocess.PIPE if self.stdin else subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        if child.stdin:
            child.stdin.write(self.stdin)
            child.stdin.close()
        return child


@dataclass(frozen=True)
class Fork:
    """Our own code; whoever starts it has no thread beside it and holds no connection."""

    name: str
    work: Callable[[], None]
    ready_url: str = ""

    def start(self, log: TextIO) -> Child:
        """Start it, in a session of its own."""
        return _Forked(self, log)


Part = Program | Fork


class _Forked:
    def __init__(self, part: Fork, log: TextIO) -> None:
        forking = multiprocessing.get_context("fork")
        self._process = forking.Process(target=_begin, args=(part.work, log.fileno()), name=part.name)
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0)
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def _begin(work: Callable[[], None], log: int) -> None:
    """Leave behind what was the parent's, its signals and its output, and work; an error of ours is one sentence."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, signal.SIG_DFL)
    os.setsid()
    for stream in (sys.stdout, sys.stderr):
        os.dup2(log, stream.fileno())
    try:
        work()
    except ConciergeError as error:
        sys.stderr.write(f"{error.message}\n")
        sys.exit(1)
