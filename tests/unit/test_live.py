"""Open pages are looked at one after another, however many are open and however often the house rings."""

import asyncio
import time

from concierge_bot.web.live import changes
from tests.fixtures.core import Core


def test_open_pages_do_not_crowd_out_who_opens_one(core: Core) -> None:
    within, most = [0], [0]

    def content() -> str:
        within[0] += 1
        most[0] = max(most[0], within[0])
        time.sleep(0.01)
        within[0] -= 1
        return "a page"

    async def first_look() -> str | None:
        stream = changes(core.app, content)
        event = await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]  # it is a generator
        return event.raw_data

    async def several() -> list[str | None]:
        return await asyncio.gather(*(first_look() for _ in range(6)))

    assert asyncio.run(several()) == ["a page"] * 6
    assert most == [1]
