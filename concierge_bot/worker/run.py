"""The worker process: threads for first looks, turns and sending, woken by rings, and the ticker."""

import gc
import logging
import signal
import threading
from collections.abc import Callable

from concierge_bot.bootstrap import App
from concierge_bot.models import Message, Outbox
from concierge_bot.services.house.due import DUES
from concierge_bot.services.safety import alarms
from concierge_bot.wake import EVERYBODY
from concierge_bot.worker import inbox, outbox, place
from concierge_bot.worker.looking import POLL, Looking
from concierge_bot.worker.pulse import Pulse
from concierge_bot.worker.ticks import Ticker

log = logging.getLogger(__name__)

TURNS, SENDERS = 4, 6
AFTER_A_FAULT = 2.0
TEXTS = (str(Message.__tablename__),)
LEAVING = (str(Outbox.__tablename__), *TEXTS)
"""The tables whose rings make a loop look; what may leave also depends on the text that is being answered."""
BY_TIME = (EVERYBODY,)
"""What makes the settling look: an attempt without an end shows itself only when its lease has run out."""
PLANNED = tuple(str(due.model.__tablename__) for due in DUES)


class Worker:
    """Runs every loop of the worker until it is stopped."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._stop = threading.Event()
        self._ticker = Ticker(app)
        self._turning, self._sending = Looking(app.wake, *TEXTS), Looking(app.wake, *LEAVING)
        self._reading, self._settling = Looking(app.wake, *TEXTS), Looking(app.wake, *BY_TIME)

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; what was begun is ended first."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: self.stop())
        self.start()
        self._stop.wait()
        self._app.wake.ring()
        for thread in self._threads:
            thread.join(timeout=15)

    def start(self) -> None:
        """Take over what a dead worker left, then start the loops."""
        self._place = place.take(self._app)
        own = self._place.name
        outbox.free_left_over(self._app, own)
        inbox.free_left_over(self._app, own)
        with self._app.db.write() as s:
            alarms.review(s, self._app.clock.now())
        self._pulse = Pulse(self._app, self._ticker, own)
        self._pulse.begin()
        self._app.wake.listen()
        gc.freeze()  # what was loaded stays: else the collector walks all of it again and again amid a burst
        loops = [
            ("first-looks", lambda: self._one(self._reading, lambda: inbox.first_looks(self._app))),
            *(
                (f"turns-{n}", lambda: inbox.turns(self._app, own, self._turning.alone()))
                for n in range(TURNS)
            ),
            *(
                (f"sender-{n}", lambda: outbox.send_one(self._app, own, self._sending.alone()))
                for n in range(SENDERS)
            ),
            ("settling", lambda: self._one(self._settling, lambda: outbox.settle_one(self._app, own))),
        ]
        self._threads = [
            threading.Thread(target=self._loop, args=(name, work), name=name, daemon=True)
            for name, work in loops
        ]
        self._threads.append(threading.Thread(target=self._sweep, name="sweep", daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End all loops after what they are doing."""
        self._stop.set()
        for looking in (self._reading, self._turning, self._sending, self._settling):
            looking.end()
        self._ticker.stop()

    def _loop(self, name: str, work: Callable[[], bool]) -> None:
        while not self._stop.is_set():
            try:
                work()
            except Exception:  # a loop that died in silence would stop every text after it
                log.exception("%s failed; it goes on in a moment", name)
                self._stop.wait(AFTER_A_FAULT)

    def _one(self, looking: Looking, work: Callable[[], bool]) -> bool:
        """Do one piece of a work that only one thread does."""
        with looking.alone() as look:
            found = look.worth and work()
            look.rest = 0.0 if found else POLL
        return found

    def _sweep(self) -> None:
        """Do what is due, and let the scheduler tick once the first sweep has made up for what a gap left."""
        while not self._stop.is_set():
            seen = self._app.wake.count(*PLANNED)
            try:
                self._pulse.beat()
                self._ticker.sweep()
            except Exception:  # as above: the tick of the next second tries again
                log.exception("the sweep failed; it goes on in a moment")
            self._ticker.start()
            self._app.wake.wait(seen, POLL, *PLANNED)
