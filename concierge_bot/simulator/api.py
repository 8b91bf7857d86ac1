"""The door for people and tests: `/sim/...`, the public contract of docs/simulator.md."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from . import carrier, desk, dispensers, habits, monitors, voice
from .config import Behaviour
from .errors import Refused
from .handsets import Answers, Handset, State
from .providers import Report, Words, report
from .scenarios import Named, named
from .times import LONGEST_MOVE, instant, iso
from .town import Provider, Town, overview, provider_view
from .world import World

router = APIRouter(prefix="/sim")


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


AnyWorld = Annotated[World, Depends(_world)]


def _town(world: AnyWorld) -> Town:
    return world.town


AnyTown = Annotated[Town, Depends(_town)]


def _handset(phone: str, town: AnyTown) -> Handset:
    return town.handset(phone)


def _provider(name: str, town: AnyTown) -> Provider:
    return town.provider(name)


AnyHandset = Annotated[Handset, Depends(_handset)]
AnyProvider = Annotated[Provider, Depends(_provider)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TextBody(_Body):
    """A text that a handset sends."""

    text: Words
    sid: Words | None = None
    pictures: int = Field(default=0, ge=0, le=10)


class HandsetBody(_Body):
    """How a handset is to be found from now on."""

    state: State | None = None
    answers_calls: Answers | None = None


class KeysBody(_Body):
    """Keys pressed during a call."""

    digits: Words


class SpeechBody(_Body):
    """Words spoken after the tone."""

    text: Words


class BehaviourBody(_Body):
    """How a provider behaves from now on."""

    behaviour: Behaviour


class ClockBody(_Body):
    """Where business time is to go: an instant, `HH:MM` for the next such, or a length; or whether it is to run."""

    to: str | None = None
    by: Annotated[timedelta, Field(ge=timedelta(0), le=LONGEST_MOVE)] | None = None
    run: bool | None = None


@router.post("/reset")
async def reset(body: Named | dict[str, Any], world: AnyWorld) -> dict[str, Any]:
    """Forget everything and load a scenario, the body or a bundled one by `name`."""
    if isinstance(body, Named):
        return await world.reset(named(body.name), body.behaviour, keep=body.keep)
    if "name" in body:
        raise Refused(
            422, "name: a bundled scenario is named with `behaviour` and `keep` alone beside it", "name"
        )
    keep = body.pop("keep", False)  # a wish of the caller's, no field of a scenario
    if not isinstance(keep, bool):
        raise Refused(422, "keep must be true or false", "keep")
    return await world.reset(body, keep=keep)


@router.get("/town")
async def town_overview(town: AnyTown) -> dict[str, Any]:
    """The town at a glance: its time, people, providers and pages."""
    return overview(town, await town.now())


@router.get("/handsets")
async def handsets(town: AnyTown) -> list[dict[str, Any]]:
    """Every handset seen so far."""
    return [handset.view() for handset in town.handsets.values()]


@router.get("/handsets/{phone}")
async def handset_state(handset: AnyHandset) -> dict[str, Any]:
    """One handset."""
    return handset.view()


@router.post("/handsets/{phone}")
async def set_handset(body: HandsetBody, handset: AnyHandset) -> dict[str, Any]:
    """Switch a handset on or off, make it a landline, let it answer calls or not."""
    handset.state = body.state or handset.state
    handset.answers_calls = body.answers_calls or handset.answers_calls
    return handset.view()


@router.post("/handsets/{phone}/texts")
async def send_text(body: TextBody, handset: AnyHandset, town: AnyTown) -> dict[str, str]:
    """The handset sends a text to our number."""
    return {"sid": (await carrier.text(town, handset, body.text, body.sid, pictures=body.pictures)).sid}


@router.get("/handsets/{phone}/texts")
async def texts(handset: AnyHandset, since: int = 0) -> list[dict[str, Any]]:
    """The texts that the handset shows, those after number `since`."""
    return [text.view() for text in handset.texts if text.n > since]


@router.get("/handsets/{phone}/calls")
async def calls(handset: AnyHandset, town: AnyTown) -> list[dict[str, Any]]:
    """The calls of the handset, oldest first."""
    return voice.of_handset(town, handset)


@router.post("/handsets/{phone}/calls")
async def place_call(handset: AnyHandset, town: AnyTown) -> dict[str, str]:
    """The handset calls our number."""
    return {"sid": (await voice.dial(town, handset)).sid}


@router.post("/handsets/{phone}/calls/{sid}/keys")
async def press_keys(sid: str, body: KeysBody, handset: AnyHandset, town: AnyTown) -> dict[str, Any]:
    """Press keys during a call."""
    return voice.view(await voice.press(town, handset, sid, body.digits))


@router.post("/handsets/{phone}/calls/{sid}/speech")
async def speak(sid: str, body: SpeechBody, handset: AnyHandset, town: AnyTown) -> dict[str, Any]:
    """Speak after the tone; what was said stays at the carrier, as a recording."""
    return voice.view(await voice.speak(town, handset, sid, body.text))


@router.post("/handsets/{phone}/calls/{sid}/hang-up")
async def hang_up(sid: str, handset: AnyHandset, town: AnyTown) -> dict[str, Any]:
    """End a call from the handset's side."""
    return voice.view(await voice.hang_up(town, handset, sid))


@router.get("/providers/{name}")
async def provider_state(provider: AnyProvider) -> dict[str, Any]:
    """One provider."""
    return provider_view(provider)


@router.put("/providers/{name}")
async def set_provider(body: BehaviourBody, provider: AnyProvider, town: AnyTown) -> dict[str, Any]:
    """Set how a provider behaves."""
    await habits.change(town, provider, body.behaviour)
    return provider_view(provider)


@router.post("/providers/{name}/events")
async def provider_event(body: Report, provider: AnyProvider, town: AnyTown) -> dict[str, Any]:
    """A provider reports on a job by its own channel; the core's answer is part of ours."""
    return await report(town, provider, body)


@router.get("/providers/{name}/inbox")
async def inbox(provider: AnyProvider) -> list[dict[str, Any]]:
    """What reached a provider, oldest first."""
    return provider.inbox


@router.get("/providers/{name}/jobs")
async def jobs(provider: AnyProvider) -> list[dict[str, Any]]:
    """The jobs as the provider itself keeps them, oldest first; `next` is what may be reported now."""
    return [
        {**dispatch.view(), "next": habits.fitting(provider, dispatch)}
        for dispatch in provider.dispatches.values()
    ]


@router.post("/monitors/{phone}/signals")
async def monitor_signal(phone: str, body: monitors.Sensed, town: AnyTown) -> dict[str, Any]:
    """A sensor in a customer's home reports something."""
    return await monitors.signal(town, phone, body)


@router.post("/dispensers/{phone}/events")
async def dispenser_event(phone: str, body: dispensers.Done, town: AnyTown) -> dict[str, Any]:
    """A customer's dispenser tells what it did, what is the matter, or which plan it follows."""
    return await dispensers.tell(town, phone, body)


@router.get("/dispensers/{phone}")
async def dispenser(phone: str, town: AnyTown) -> dict[str, Any]:
    """The plan that a customer's dispenser follows."""
    return dispensers.plan(town, phone)


@router.post("/desk/{act}")
async def desk_act(act: str, body: dict[str, Any], town: AnyTown) -> Any:
    """What an operator does at the desk."""
    return await desk.do(town, act, body)


@router.post("/clock")
async def clock(body: ClockBody, world: AnyWorld) -> dict[str, Any]:
    """Move business time, doing everything that falls due on the way in its order; or let it stand or run on."""
    if sum(told is not None for told in (body.to, body.by, body.run)) != 1:
        raise Refused(422, "give either `to`, `by` or `run`", "to")
    if body.run is not None:
        return await world.run(run=body.run)
    now, _ = await world.core.business_time(seconds=10)
    if body.to is not None:
        return {"now": await world.move(instant(body.to, world.town.zone, now))}
    return {"now": await world.move(now + (body.by or timedelta()))}


@router.get("/clock")
async def time_of_day(town: AnyTown) -> dict[str, Any]:
    """Business time, and whether it runs."""
    return {"now": iso(await town.now()), "runs": town.stands is None}


@router.post("/settle")
async def settle(world: AnyWorld) -> dict[str, Any]:
    """Wait until all is quiet, at most 30 s."""
    return await world.settle()


@router.get("/state")
async def state(world: AnyWorld) -> Any:
    """The core's whole state."""
    return await world.core.operation("GET", "state")
