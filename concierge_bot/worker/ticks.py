"""Does what falls due: APScheduler ticks, rings of the house come sooner; due times live in rows, never in jobs."""

import logging
import threading
from datetime import timedelta
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency
from concierge_bot.services import desk, due, rush

log = logging.getLogger(__name__)

AFTER_A_FAULT = timedelta(minutes=5)


class Ticker:
    """Sweeps all that is due, one row and one commit at a time."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._one_at_a_time = threading.Lock()
        self._scheduler = BackgroundScheduler(timezone="UTC")

    def sweep(self) -> None:
        """Do everything that is due now, in order of its time."""
        with self._one_at_a_time:
            while self._one():
                pass

    def look_ahead(self) -> None:
        """Let the reminders of a coming rush begin early."""
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

    def _one(self) -> bool:
        found: due.Found | None = None
        try:
            with self._app.db.write() as s:
                now = self._app.clock.now()
                found = due.claim(s, now)
                if found is not None:
                    found.due.do(s, now, found.row)
        except (
            Exception
        ):  # whatever it is, the other people's planned things must go on, and a person must know
            if found is None:
                raise
            self._put_off(found)
        return found is not None

    def _put_off(self, found: due.Found) -> None:
        """Try again later, and give it to a person now."""
        with self._app.db.write() as s:
            now = self._app.clock.now()
            row: Any = s.get(found.due.model, found.row.id)
            if row is None:
                return  # a world was loaded meanwhile
            log.exception("%s %s could not be done", found.due.model.__name__, found.row.id)
            setattr(row, found.due.name, now + AFTER_A_FAULT)
            s.add(row)
            kind = found.due.model.__name__.lower()
            agency = s.get_one(Agency, row.agency_id)
            desk.open_task(
                s,
                now,
                agency,
                f"A planned {kind} could not be done: see the log, and look after it by hand",
                once=f"fault:{kind}:{row.id}",
                urgent=True,
            )
