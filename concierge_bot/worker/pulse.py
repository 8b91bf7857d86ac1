"""Says again and again that a worker is alive; after a gap in which none was, makes up for it and has it reported."""

import logging
from datetime import datetime, timedelta

from concierge_bot.bootstrap import App
from concierge_bot.channels.twilio import CarrierUnsure
from concierge_bot.models import Agency, Outage
from concierge_bot.services.house import outages
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox
from concierge_bot.worker.ticks import Ticker

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=30)
SLACK = timedelta(minutes=1)
"""How far before our last sign of life a text may have been lost on its way to us."""
TURNS_FOR = timedelta(seconds=30)
"""How long what she wrote meanwhile is read before what fell due meanwhile is done: it may answer it."""


class Pulse:
    """The heartbeat of one worker."""

    def __init__(self, app: App, ticker: Ticker, worker: str = "") -> None:
        self._app, self._ticker, self._worker = app, ticker, worker
        self._written: tuple[datetime, datetime] | None = None
        self._gaps: list[Outage] = []

    def begin(self) -> None:
        """Write the first sign of life, before anything is sent: what is late by then says so when it leaves."""
        self._write()

    def beat(self) -> None:
        """Write a sign of life if the last one is old, and make up for the gaps that are still to be made up for."""
        clock = self._app.clock
        now, machine = clock.now(), clock.machine()
        if self._written is None or max(now - self._written[0], machine - self._written[1]) >= EVERY:
            self._write()
        gaps, self._gaps = self._gaps, []
        for gap in gaps:
            self._make_up(gap)

    def _write(self) -> None:
        with self._app.db.write() as s:
            now, machine = self._app.clock.now(), self._app.clock.machine()
            outages.beat(s, now, machine, starting=self._written is None)
            s.flush()
            self._gaps = outages.open_ones(s)
        self._written = now, machine

    def _make_up(self, gap: Outage) -> None:
        if gap.fetched is None:
            self._fetch(gap)
        if gap.reported_at is None:
            self._ticker.sweep()
            with self._app.db.write() as s:
                if (row := s.get(Outage, gap.id, with_for_update=True)) is not None:
                    outages.report(s, self._app.clock.now(), row)

    def _fetch(self, gap: Outage) -> None:
        """Take what the carrier could not bring us from its list; what we have is known by its sid."""
        app = self._app
        with app.db.read() as s:
            agency = s.get_one(Agency, gap.agency_id)
        try:
            texts = app.carrier.received_texts(agency.phone, gap.silent_since - SLACK)
        except CarrierUnsure:
            log.exception("the carrier's list of texts to us could not be had; it is asked again")
            return
        with app.db.write() as s:
            new = [
                text.sid
                for text in texts
                if arrival.store(
                    s,
                    app.clock.now(),
                    agency,
                    sid=text.sid,
                    sender=text.sender,
                    body=text.body,
                    media=text.media,
                )
            ]
            row = s.get_one(Outage, gap.id, with_for_update=True)
            row.fetched = len(new)
            s.add(row)
        self._read()

    def _read(self) -> None:
        until = self._app.clock.machine() + TURNS_FOR
        while inbox.first_looks(self._app):
            pass
        while self._app.clock.machine() < until and inbox.turns(self._app, self._worker):
            pass
