"""Many reminders due at one second among many that wait: this house beside APScheduler's own store and the bare driver.

    .venv/bin/python -m benchmarks.timers --waiting 100000 --due 10000 --databases sqlite,postgres
    .venv/bin/python -m benchmarks.timers --candidates house --due 250000 --waiting 0 --databases postgres --workers 2

Each candidate runs in processes of its own; only figures of one run may be compared. Prints one JSON object.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.candidates import CANDIDATES, Task
from tests.fixtures import postgres
from tests.fixtures.town import new_database

ROOT = Path(__file__).parent.parent
AHEAD, PLANNED_PER_SECOND = 3.0, 1000
"""How long before its moment all must be planned: some seconds, and more the more there is."""


def main() -> None:
    """Measure every candidate on every database, once."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--waiting", type=int, default=100_000)
    asked.add_argument("--due", type=int, default=10_000)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--databases", default="sqlite,postgres")
    asked.add_argument("--candidates", default=",".join(CANDIDATES))
    told = asked.parse_args()
    figures: dict[str, Any] = {}
    for database in told.databases.split(","):
        for name in told.candidates.split(","):
            with place(database) as url:
                empty = memory_with_nothing(Task(name, url, 0, 0))
            with place(database) as url:
                task = Task(name, url, told.waiting, told.due)
                figures[f"{name} {database}"] = measure(task, told.workers, empty)
    machine = {"cpus": os.cpu_count(), "load": os.getloadavg()[0]}
    told_by = {"bench": "timers", **vars(told), "machine": machine, "figures": figures}
    sys.stdout.write(json.dumps(told_by, indent=1) + "\n")


@contextmanager
def place(database: str) -> Iterator[str]:
    """Give the address of an empty database of a kind."""
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/timers.db"
        return
    with postgres.server() as dsn:
        yield new_database(dsn, "timers")


def memory_with_nothing(task: Task) -> float:
    """Return the memory (KB) of a worker for which nothing waits."""
    CANDIDATES[task.name].load(task)
    worker = child(task)
    found: float = json.loads(line(worker))["kb"]
    worker.kill()
    worker.wait()
    return found


def measure(task: Task, workers: int, empty: float) -> dict[str, Any]:
    """Load the rows, start the workers, let all of it fall due once they are ready, and count."""
    began = time.monotonic()
    CANDIDATES[task.name].load(task)
    loaded = time.monotonic() - began
    started = [child(task) for _ in range(workers)]
    memory = [json.loads(line(one)) for one in started]
    due = time.time() + AHEAD + task.due / PLANNED_PER_SECOND
    CANDIDATES[task.name].fall_due(task, due)
    assert time.time() < due, "it was due before it was planned: this machine is too busy"
    for one in started:
        assert one.stdin
        one.stdin.write(f"{due}\n")
        one.stdin.flush()
    late = sorted(second for one in started for second in json.loads(line(one)))
    for one in started:
        one.wait(timeout=60)
    return {
        "load_seconds": round(loaded, 2),
        "fired": len(late),
        "seconds": round(late[-1], 3),
        "fires_per_second": round(len(late) / late[-1]),
        "p50_late": round(late[len(late) // 2], 3),
        "p99_late": round(late[int(len(late) * 0.99)], 3),
        "kb_for_each_waiting": round((max(m["kb"] for m in memory) - empty) / max(task.waiting, 1), 3),
    }


def child(task: Task) -> subprocess.Popen[str]:
    """Start a worker of a candidate; it says that it is ready, waits for the moment, and tells how late each was."""
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.candidates", json.dumps(asdict(task))],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: subprocess.Popen[str]) -> str:
    """Return the next line that a worker writes."""
    assert process.stdout
    return process.stdout.readline()


if __name__ == "__main__":
    main()
