"""What a provider does by itself: accepts and delivers in time, declines, or keeps its peace."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from connectors.kinds import Kind, LegEvent

from .agenda import Act
from .config import Behaviour
from .providers import Report, report
from .town import Dispatch, Provider, Town

# How far into the promised window each step happens; a courier fetches what a shop has ready.
MOMENTS = {LegEvent.READY: 0.25, LegEvent.PICKED_UP: 0.5, LegEvent.DELIVERED: 0.75, LegEvent.DONE: 0.75}
NO_WINDOW = timedelta(hours=1)


async def answer(town: Town, provider: Provider, dispatch: Dispatch) -> None:
    """Answer a new job in the provider's present mood."""
    if provider.behaviour == "declines":
        await report(town, provider, Report(event=LegEvent.DECLINED, order=dispatch.order))
    if provider.behaviour == "accepts":
        await report(town, provider, Report(event=LegEvent.ACCEPTED, order=dispatch.order))
        if dispatch.status == LegEvent.ACCEPTED:
            await _plan(town, provider, dispatch)


async def change(town: Town, provider: Provider, behaviour: Behaviour) -> None:
    """Change its mood: what it had planned is off, and jobs it has not answered are answered now."""
    provider.behaviour = behaviour
    if provider.channel == "sms" and provider.phone is not None:
        town.handset(provider.phone).state = "off" if behaviour in ("down", "gone") else "on"
    for dispatch in list(provider.dispatches.values()):
        town.agenda.drop(dispatch.id)
        if dispatch.status == "requested":
            await answer(town, provider, dispatch)


def fitting(provider: Provider, dispatch: Dispatch) -> list[LegEvent]:
    """What may be reported next on a job: the answer to an offer, then the next step; Ready may be left out."""
    if not dispatch.open:
        return []
    steps = _steps(provider)
    if dispatch.status in ("requested", LegEvent.PROPOSED, LegEvent.ON_HOLD):
        held = provider.kind == Kind.PHARMACY and dispatch.status != LegEvent.ON_HOLD
        return [LegEvent.ACCEPTED, LegEvent.DECLINED, *((LegEvent.ON_HOLD,) if held else ())]
    done = next((n for n, step in enumerate(steps, 1) if step == dispatch.status), 0)
    coming = steps[done : done + (2 if steps[done : done + 1] == (LegEvent.READY,) else 1)]
    return [*coming, LegEvent.FAILED] if coming else []


async def _plan(town: Town, provider: Provider, dispatch: Dispatch) -> None:
    start, end = await _window(town, provider, dispatch)
    for event in _steps(provider):
        moment = start + (end - start) * MOMENTS[event]
        town.agenda.plan(Act(moment, dispatch.id, partial(_step, town, provider, dispatch, event)))


async def _step(town: Town, provider: Provider, dispatch: Dispatch, event: LegEvent) -> None:
    if dispatch.open and _can_speak(town, provider):
        await report(town, provider, Report(event=event, order=dispatch.order))


def _can_speak(town: Town, provider: Provider) -> bool:
    """A member by text whose phone is off says nothing."""
    return provider.channel != "sms" or town.handset(provider.phone or "").state == "on"


def _steps(provider: Provider) -> Sequence[LegEvent]:
    """A shop brings its goods itself or has them fetched; a courier fetches and brings; others come and do it."""
    if provider.kind == Kind.COURIER:
        return (LegEvent.PICKED_UP, LegEvent.DELIVERED)
    if provider.kind in (Kind.GROCER, Kind.PHARMACY):
        fetched = (LegEvent.READY, LegEvent.PICKED_UP)
        return (*fetched, LegEvent.DELIVERED) if provider.brings else fetched
    return (LegEvent.DONE,)


async def _window(town: Town, provider: Provider, dispatch: Dispatch) -> tuple[datetime, datetime]:
    """The promised window, UTC; a provider by text has read it in words, so the core's state tells it."""
    window = dispatch.data.get("window")
    if window is None and provider.channel == "sms":
        window = _leg_window(await town.core.operation("GET", "state"), provider.name, dispatch.order)
    if window is None:
        now = await town.now()
        return now, now + NO_WINDOW
    return datetime.fromisoformat(window["start"]), datetime.fromisoformat(window["end"])


def _leg_window(state: dict[str, Any], provider: str, order: int) -> dict[str, str] | None:
    for customer in state["customers"]:
        for candidate in customer["orders"]:
            for leg in candidate["legs"] if candidate["number"] == order else []:
                if leg["provider"] == provider:
                    window: dict[str, str] | None = leg["window"]
                    return window
    return None
