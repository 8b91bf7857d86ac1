"""The simulated world from outside: start it afresh, move its time, wait until all is quiet."""

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from . import dispensers, scenarios, voice
from .config import Behaviour
from .core import Core
from .errors import Refused
from .times import LONGEST_MOVE, iso
from .town import Town

log = logging.getLogger(__name__)

SETTLE = 30.0  # seconds of machine time
MOVE = 900.0  # seconds of machine time that the core may take over one move
SLACK = timedelta(seconds=1)  # time runs while a request travels
STRIDE = timedelta(
    minutes=15
)  # business time between two looks at what members that act by themselves have planned


class World:
    """One town at a time, and the business time that it shares with the core."""

    def __init__(self, core: Core) -> None:
        self.core = core
        core.broker.told = self._device_told
        self._town: Town | None = None
        self._turn = asyncio.Lock()  # resets, moves and due acts do not overlap
        self._moves: set[asyncio.Task[str]] = set()
        self.loading = False

    @property
    def loaded(self) -> bool:
        """Whether there is a town."""
        return self._town is not None

    @property
    def town(self) -> Town:
        """The town; 409 before the first reset."""
        if self._town is None:
            raise Refused(409, "no scenario is loaded: POST /sim/reset first")
        return self._town

    async def reset(
        self, scenario: dict[str, Any], behaviour: Behaviour = "manual", *, keep: bool = False
    ) -> dict[str, Any]:
        """Forget everything and load a scenario; a refused one leaves the old town at rest.

        A move under way is broken off. With ``keep`` the core leaves its data of the last run as it is.
        """
        fresh = scenarios.build(self.core, scenario, behaviour)
        for moving in self._moves:
            moving.cancel()
        async with self._turn:
            old = self._town
            if old is not None:
                await old.errands.cancel()
            self._town, self.loading = fresh, True
            try:
                answer = await self._load(fresh, keep)
            except Refused:
                self._town = old
                raise
            finally:
                self.loading = False
        return {"now": answer["now"], "pages": fresh.pages, "number": fresh.number}

    async def close(self) -> None:
        """Drop what is under way."""
        if self._town is not None:
            await self._town.errands.cancel()
        await self.core.broker.close()

    async def move(self, to: datetime) -> str:
        """Move business time, doing everything that falls due on the way; the time reached, ISO 8601 UTC.

        409 when a reset breaks it off.
        """
        moving = asyncio.create_task(self._move(to))
        self._moves.add(moving)
        moving.add_done_callback(self._moves.discard)
        await asyncio.wait({moving})
        if moving.cancelled():
            raise Refused(409, "a scenario was loaded meanwhile, and business time is the new one's", "to")
        return moving.result()

    async def run(self, *, run: bool) -> dict[str, Any]:
        """Let business time stand still, or run on from where it stands."""
        async with self._turn:
            answer: dict[str, Any] = await self.core.operation("POST", "clock", {"run": run})
            self.town.set_time(datetime.fromisoformat(answer["now"]), runs=run)
            return answer

    async def _move(self, to: datetime) -> str:
        async with self._turn:
            town = self.town
            now = await self._look(town)
            if to < now - SLACK:
                raise Refused(422, f"business time is {iso(now)} already and never goes back", "to")
            if to > now + LONGEST_MOVE + SLACK:
                raise Refused(
                    422, f"one move goes {LONGEST_MOVE.days} days at most: move in several steps", "to"
                )
            await self._quiet(town)  # what is due now comes before what is due later
            while True:
                now = await self._step(town, min(to, self._next_stop(town, now, to)))
                await self._do_due(town, now)
                if now >= to:
                    return iso(now)

    async def settle(self) -> dict[str, Any]:
        """Wait until neither side has anything under way, at most 30 s; what is left otherwise."""
        loop = asyncio.get_running_loop()
        end = loop.time() + SETTLE
        left: dict[str, Any] = {}
        while (seconds := end - loop.time()) > 0:
            async with self._turn:
                await self._do_due(self.town, await self.town.now())
            left = await self._unfinished(self.town, seconds)
            if not left:
                return {"settled": True}
            await asyncio.sleep(0.05)
        return {"settled": False, "unfinished": left}

    async def live(self) -> None:
        """Let time run by itself: once a second, do what the town had planned for now."""
        while True:
            await asyncio.sleep(1)
            async with self._turn:
                if self._town is not None:
                    await self._live_on(self._town)

    async def start(self, name: str, behaviour: Behaviour) -> None:
        """Load the first scenario, bundled or from a JSON file, as soon as the core is up."""
        while not await self.core.healthy():
            await asyncio.sleep(0.2)
        scenario = scenarios.from_file(Path(name)) if name.endswith(".json") else scenarios.named(name)
        await self.reset(scenario, behaviour)

    def _device_told(self, topic: str, body: bytes) -> None:
        if self._town is not None and topic.endswith(dispensers.SET):
            dispensers.given(self._town, topic, body)

    async def _load(self, town: Town, keep: bool) -> dict[str, Any]:
        if any(provider.channel == scenarios.BROKER for provider in town.providers.values()):
            await self.core.broker.start()
        body = {"scenario": town.scenario, "endpoints": scenarios.endpoints(town), "keep": keep}
        answer: dict[str, Any] = await self.core.operation("POST", "load", body, seconds=MOVE)
        for name, given in answer["providers"].items():
            provider = town.provider(name)
            provider.hook, provider.hook_secret = given["hook"], given["secret"] or ""
        town.pages = dict(answer["pages"])
        town.set_time(datetime.fromisoformat(answer["now"]), runs=True)
        return answer

    async def _live_on(self, town: Town) -> None:
        try:
            await self._do_due(town, await self._look(town))
        except Refused as trouble:
            log.debug("the core does not tell the time: %s", trouble)  # it may be starting again

    async def _look(self, town: Town) -> datetime:
        now, runs = await self.core.business_time(seconds=10)
        town.set_time(now, runs=runs)
        return now

    def _next_stop(self, town: Town, now: datetime, to: datetime) -> datetime:
        """How far to go in one move: to the next planned act; by strides while members act by themselves."""
        stops = [to]
        if (planned := town.agenda.next_at()) is not None:
            stops.append(max(planned, now))
        if any(provider.behaviour == "accepts" for provider in town.providers.values()):
            stops.append(now + STRIDE)
        return min(stops)

    async def _step(self, town: Town, to: datetime) -> datetime:
        await voice.let_lapse(town)
        town.moving = True
        try:
            answer = await self.core.operation("POST", "clock", {"to": iso(to)}, seconds=MOVE)
        finally:
            town.moving = False
        reached = datetime.fromisoformat(answer["now"])
        town.set_time(reached, runs=town.stands is None)
        await self._quiet(town)
        return max(reached, to)

    async def _do_due(self, town: Town, now: datetime) -> None:
        while (act := town.agenda.take_due(now)) is not None:
            await act.do()
            await self._quiet(town)

    async def _quiet(self, town: Town) -> None:
        """After an act: its consequences happen before the next one."""
        loop = asyncio.get_running_loop()
        end = loop.time() + SETTLE
        while (seconds := end - loop.time()) > 0 and await self._unfinished(town, seconds):
            await asyncio.sleep(0.02)

    async def _unfinished(self, town: Town, seconds: float) -> dict[str, Any]:
        """What is left on either side after waiting at most so long; empty when all is quiet."""
        if not await town.errands.idle(seconds):
            return {"simulator": town.errands.pending()}
        begun = town.errands.started
        try:
            async with asyncio.timeout(seconds):
                answer = await self.core.operation("POST", "settle", {})
        except TimeoutError:
            answer = {"settled": False, "unfinished": await self.core.operation("GET", "unfinished")}
        except Refused as trouble:
            return {"core": trouble.error}
        left: dict[str, Any] = {} if answer["settled"] else dict(answer["unfinished"])
        if town.errands.pending() or town.errands.started != begun:
            left["simulator"] = town.errands.pending()
        return left
