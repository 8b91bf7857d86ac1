"""Does what falls due: APScheduler ticks, rings of the house come sooner; due times live in rows, never in jobs."""

import logging
import threading
from collections.abc import Sequence
from datetime import timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency
from concierge_bot.services.house import desk, due, rush
from concierge_bot.services.house.due import Due, Turn, Unit
from concierge_bot.worker import catalogues

log = logging.getLogger(__name__)

AFTER_A_FAULT = timedelta(minutes=5)


class Ticker:
    """Sweeps all that is due; what many people may be due at one moment in one commit for all of them."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._one_at_a_time = threading.Lock()
        self._scheduler = BackgroundScheduler(timezone="UTC")

    def sweep(self) -> None:
        """Do everything that is due now, in order of its time."""
        with self._one_at_a_time:
            passed: set[Due] = set()
            while (turn := self._whose_turn(passed)) is not None:
                some = self._do(turn)
                if not some:  # another worker has it, or it was answered meanwhile
                    passed.add(turn.due)
                while some:
                    some = self._do(turn)

    def look_ahead(self) -> None:
        """Let the reminders of a coming rush begin early, and a new shop's goods be read."""
        catalogues.begin(self._app)
        with self._app.db.write() as s:
            rush.spread(s, self._app.clock.now(), self._app.settings.messages_per_second)

    def start(self) -> None:
        """Tick each second, unless it ticks already; a tick that is late or missed is made up for by the next one."""
        if self._scheduler.running:
            return
        self._scheduler.add_job(
            self.sweep, "interval", seconds=1, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.add_job(
            self.look_ahead, "interval", minutes=1, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _whose_turn(self, passed: set[Due]) -> Turn | None:
        with self._app.db.read() as s:
            return due.whose_turn(s, self._app.clock.now(), passed)

    def _do(self, turn: Turn, among: Sequence[Unit] = (), *, alone: bool = False) -> bool:
        """Do what is due of one kind in one commit, then what is to be done alone; False if nothing was there.

        What fails is found by halves: the other people's planned things must go on, and a person must know.
        """
        found: Sequence[Unit] = ()
        left: Sequence[Unit] = ()
        try:
            with self._app.db.write() as s:
                now = self._app.clock.now()
                if found := due.claim(s, now, turn, among):
                    left = turn.due.work(s, now, found, alone=alone)
        except Exception:
            if not found:
                raise
            if len(found) == 1:
                self._put_off(turn.due, found[0])
            else:
                for half in (found[: len(found) // 2], found[len(found) // 2 :]):
                    self._do(turn, half)
        for unit in left:
            self._do(turn, [unit], alone=True)
        return bool(found)

    def _put_off(self, what: Due, unit: Unit) -> None:
        """Try again later, and give it to a person now."""
        kind = what.model.__name__.lower()
        log.exception("%s %s could not be done", kind, unit[0])
        with self._app.db.write() as s:
            now = self._app.clock.now()
            rows = [row for key in unit if (row := s.get(what.model, key)) is not None]
            for row in rows:
                setattr(row, what.name, now + AFTER_A_FAULT)
                s.add(row)
            if not rows:
                return  # a world was loaded meanwhile
            desk.open_task(
                s,
                now,
                s.get_one(Agency, rows[0].agency_id),
                f"A planned {kind} could not be done: see the log, and look after it by hand",
                once=f"fault:{kind}:{unit[0]}",
                urgent=True,
            )
