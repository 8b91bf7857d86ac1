"""Keeps an open page up to date: its content is rendered again whenever the house rings."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync
from fastapi.sse import ServerSentEvent

from concierge_bot.bootstrap import App
from concierge_bot.errors import ConciergeError

LOOK_AGAIN = 60.0  # seconds: "today" passes and sessions expire without a ring
CALM = 0.2  # seconds: a busy house rings often, and one look serves many rings

_TURNS: RunVar[CapacityLimiter] = RunVar("open_pages")


async def changes(app: App, content: Callable[[], str]) -> AsyncIterator[ServerSentEvent]:
    """Send a page's content at once and at each change, until it is refused: the session was ended."""
    rung, loop = asyncio.Event(), asyncio.get_running_loop()

    def ring() -> None:
        loop.call_soon_threadsafe(rung.set)

    stop, shown = app.wake.watch(ring), ""
    try:
        while True:
            rung.clear()
            now = await run_sync(content, limiter=_one_at_a_time())
            if now != shown:
                yield ServerSentEvent(raw_data=now)
                shown = now
            with suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), LOOK_AGAIN)
            await asyncio.sleep(CALM)
    except ConciergeError:
        yield ServerSentEvent(raw_data="", event="ended")
    finally:
        stop()


def _one_at_a_time() -> CapacityLimiter:
    """Open pages are looked at one after another: fifty at once would leave no time for whoever opens a page."""
    turns = _TURNS.get(None)
    if turns is None:
        turns = CapacityLimiter(1)
        _TURNS.set(turns)
    return turns
