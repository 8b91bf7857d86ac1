"""Many doses due at one second, and the worker killed with kill -9 again and again while it works them off.

`make faults` does it with 2,000 doses and 100 kills and prints one JSON object; `make test` with a few of each.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import Session, col, create_engine, func, select

from concierge_bot import schema
from concierge_bot.models import Agency, Customer, Dose, DoseStatus, Medication, Outbox, OutboxState
from tests.unit.simulator_core import ACCOUNT, PUBLIC, TOKEN, running

ROOT = Path(__file__).parent.parent.parent
US = "+13055550100"
TOWN: dict[str, Any] = {"now": "2026-12-01T09:00", "agency": {"name": "Elm Care", "phone": US}}
PATIENCE = 600.0
LONGEST_LIFE = 1.0
AMID = 4
"""One in so many kills may strike before all are reminded, which is done in a moment."""


@dataclass(frozen=True)
class Burst:
    """What came of it: reminders lost or doubled in the outbox and at the carrier, seconds until work went on."""

    due: int
    kills: int
    kills_amid_reminding: int
    lost: int
    doubled: int
    lost_at_carrier: int
    doubled_at_carrier: int
    went_on_after_median: float
    went_on_after_worst: float


def burst(due: int, kills: int, seed: int, folder: Path, url: str = "") -> Burst:
    """Let so many doses fall due, kill the worker so many times at random, and count."""
    url = url or f"sqlite:///{folder}/concierge.db"
    engine = create_engine(url)
    schema.upgrade(engine)
    chance, went_on, amid = random.Random(seed), [], 0
    with running() as sim:
        sim.afresh(TOWN)
        load(engine, due)
        nursery = Nursery(folder, url, str(sim.http.base_url).rstrip("/"))
        for n in range(kills + 1):
            before, began = progress(engine), time.monotonic()
            worker = nursery.start()
            waits = before[0] == due or n >= kills // AMID
            if n < kills and before[1] < due and waits:
                until(lambda before=before: progress(engine) != before)  # type: ignore[misc]
                went_on.append(time.monotonic() - began)
            if n < kills:
                time.sleep(chance.uniform(0, LONGEST_LIFE))  # the moment is what is tested
                amid += progress(engine)[0] < due
                nursery.end(worker, signal.SIGKILL)
        until(lambda: progress(engine)[1] >= due and not open_rows(engine))
        nursery.end(worker, signal.SIGTERM)
        nursery.close()
        listed = sim.http.get(f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", auth=(ACCOUNT, TOKEN))
        assert listed.is_success, listed.text
        taken = Counter(everything(sim.http, listed.json()))
    with Session(engine) as s:
        rows = Counter(s.exec(select(Outbox.to).where(Outbox.about == "dose")))
    engine.dispose()
    went_on.sort()
    return Burst(
        due=due,
        kills=kills,
        kills_amid_reminding=amid,
        lost=due - len(rows),
        doubled=sum(rows.values()) - len(rows),
        lost_at_carrier=due - len(taken),
        doubled_at_carrier=sum(taken.values()) - len(taken),
        went_on_after_median=round(went_on[len(went_on) // 2], 2) if went_on else 0.0,
        went_on_after_worst=round(went_on[-1], 2) if went_on else 0.0,
    )


def everything(http: Any, page: dict[str, Any]) -> list[str]:
    """Return to whom the texts of the carrier's list went, page after page."""
    found = [message["to"] for message in page["messages"]]
    while page["next_page_uri"]:
        page = http.get(page["next_page_uri"], auth=(ACCOUNT, TOKEN)).json()
        found += [message["to"] for message in page["messages"]]
    return found


def load(engine: Engine, due: int) -> None:
    """Write so many customers with a dose each that is due now."""
    now = datetime.now(UTC)
    with Session(engine) as s:
        s.add(Agency(id=1, name="Elm Care", phone=US))
        s.flush()
        connection = s.connection()
        people = [
            Customer(id=n, agency_id=1, name=f"Mrs {n}", phone=phone(n), conversation=f"c{n}")
            for n in range(1, due + 1)
        ]
        connection.execute(insert(Customer), [person.model_dump() for person in people])
        plans = [Medication(id=n, agency_id=1, customer_id=n, name="Lisinopril") for n in range(1, due + 1)]
        connection.execute(insert(Medication), [plan.model_dump() for plan in plans])
        doses = [
            Dose(
                id=n, agency_id=1, medication_id=n, customer_id=n, local_date=now.date(), slot="08:00",
                due_at=now, step_at=now + timedelta(seconds=1),
            )
            for n in range(1, due + 1)
        ]  # fmt: skip
        connection.execute(insert(Dose), [dose.model_dump() for dose in doses])
        s.commit()


def phone(n: int) -> str:
    """Return the phone of one of many customers."""
    return f"+1937{n:07d}"


class Nursery:
    """Starts workers that send to the simulated carrier as fast as they can, as the house starts a dead one again."""

    def __init__(self, folder: Path, url: str, carrier: str) -> None:
        told = {
            "VAR": str(folder),
            "DATABASE_URL": url,
            "TWILIO_API_URL": carrier,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "PUBLIC_URL": PUBLIC,
            "MESSAGES_PER_SECOND": "10000",
        }
        with (folder / "worker.log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.nursery"],
                cwd=ROOT,
                env={**os.environ, **{f"CONCIERGE_{key}": value for key, value in told.items()}},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._line() == "ready\n"

    def start(self) -> int:
        """Start a worker, and return its pid."""
        assert self._process.stdin
        self._process.stdin.write("another\n")
        self._process.stdin.flush()
        return int(self._line())

    def end(self, worker: int, by: signal.Signals) -> None:
        """End a worker and wait until it is gone."""
        os.kill(worker, by)
        assert self._line() == "ended\n"

    def close(self) -> None:
        """Start no more."""
        self._process.communicate(timeout=60)

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "the worker does not get on"
        time.sleep(0.02)  # it is another process: there is nothing to wait on but the rows


def progress(engine: Engine) -> tuple[int, int]:
    """Return how many doses were reminded, and how many of these texts left."""
    with Session(engine) as s:
        reminded = s.exec(select(func.count()).select_from(Dose).where(Dose.status != DoseStatus.planned))
        sent = select(func.count()).select_from(Outbox).where(Outbox.about == "dose")
        return reminded.one(), s.exec(sent.where(Outbox.state == OutboxState.sent)).one()


def open_rows(engine: Engine) -> int:
    """Return how much has not left yet."""
    with Session(engine) as s:
        open_states = col(Outbox.state).in_((OutboxState.waiting, OutboxState.sending))
        return s.exec(select(func.count()).select_from(Outbox).where(open_states)).one()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        found = burst(due=2000, kills=100, seed=random.SystemRandom().randrange(10**6), folder=Path(made))
    sys.stdout.write(json.dumps({"bench": "faults", **asdict(found)}) + "\n")
    sys.exit(bool(found.lost or found.doubled or found.lost_at_carrier or found.doubled_at_carrier))
