"""Long chores done before anything runs: one at a time, watched, and quiet unless they fail.

Standard library only: install.py uses this before any environment exists.
"""

import fcntl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Tick = Callable[[int, str], None]
TAIL = 30


class ChoreFailed(RuntimeError):
    """A chore could not be done; the message is for a person and says what to do next."""


@contextmanager
def alone(lock: Path, tick: Tick) -> Iterator[int]:
    """Wait, saying so, until nobody else holds the lock file, then hold it; yields its descriptor."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tick(0, "waiting for another run in this folder")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield held.fileno()


def watched(
    command: Sequence[str], cwd: Path, environ: Mapping[str, str], log: Path, tick: Tick, lock: int
) -> None:
    """Run a command, its output going to the log, calling tick(elapsed seconds, last line) every second.

    The command inherits the lock, so that it stays locked if we are killed while it still works.
    Raises ChoreFailed with the end of the log.
    """
    started = time.monotonic()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=cwd, env=environ, stdout=output, stderr=subprocess.STDOUT, pass_fds=[lock]
        )
        try:
            while not _ended(process):
                tick(round(time.monotonic() - started), _last_line(log))
        finally:
            _stop(process)
    if process.returncode:
        end = "\n".join(log.read_text(errors="replace").splitlines()[-TAIL:])
        raise ChoreFailed(
            f"{end}\n\nIt stopped with status {process.returncode}. The whole output is in {log}"
        )


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return False
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        process.wait()


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
