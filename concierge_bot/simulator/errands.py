"""Work under way in the background: counted, so that settle can wait for it, and cancelled by a reset."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)

Work = Coroutine[Any, Any, Any]


class Errands:
    """The deliveries, callbacks and calls of one town that are still on their way."""

    def __init__(self) -> None:
        self.started = 0
        self._tasks: dict[asyncio.Task[Any], str | None] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def start(self, kind: str, work: Work, turn: str | None = None) -> asyncio.Task[Any]:
        """Begin an errand; those with the same `turn` are done one after the other, in order of starting."""
        self.started += 1
        return self._keep(kind, work if turn is None else self._in_turn(turn, work))

    def wait_quietly(self, work: Work) -> asyncio.Task[Any]:
        """Begin something that settle does not wait for, such as the patience of a caller."""
        return self._keep(None, work)

    def pending(self) -> dict[str, int]:
        """How many errands of each kind are not done."""
        return dict(Counter(kind for kind in self._tasks.values() if kind is not None))

    async def idle(self, seconds: float) -> bool:
        """Whether all errands were done within so many seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while tasks := [task for task, kind in self._tasks.items() if kind is not None]:
            if loop.time() >= end:
                return False
            await asyncio.wait(tasks, timeout=max(0.0, end - loop.time()))
            await asyncio.sleep(0)  # lets the tasks that ended be struck off
        return True

    async def cancel(self) -> None:
        """Drop everything under way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _in_turn(self, turn: str, work: Work) -> Any:
        try:
            async with self._turns[turn]:
                return await work
        finally:
            work.close()  # a no-op once it ran; needed when cancelled before its turn came

    def _keep(self, kind: str | None, work: Work) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._tasks[task] = kind
        task.add_done_callback(self._struck_off)
        return task

    def _struck_off(self, task: asyncio.Task[Any]) -> None:
        kind = self._tasks.pop(task)
        if not task.cancelled() and (trouble := task.exception()) is not None:
            log.error("an errand of the simulator failed: %s", kind, exc_info=trouble)
