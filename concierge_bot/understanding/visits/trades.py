"""What a trade offers, in the words that its customers have for it: one file for each in data/offerings."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from concierge_bot.understanding.visits import work_wanted

FOLDER = Path(__file__).parents[3] / "data" / "offerings"
ELDER_CARE = "elder_care"


@dataclass(frozen=True)
class Service:
    """A kind of service: the words that name it, how it is read back, and what whoever does it must show besides.

    The words of a ``plain`` one are a wish by themselves, where nothing is asked or told of them. ``directory`` are the
    tags under which a map knows businesses that do it.
    """

    kind: str
    words: re.Pattern[str]
    said: str
    plain: bool = False
    evidence: tuple[str, ...] = ()
    directory: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What may be amiss in her home and takes several members: their services see to it together, as one case."""

    words: re.Pattern[str]
    said: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class Trade:
    """A pack: who asks for its help and with what, by language; its services and faults, the most particular first."""

    name: str
    asked_by: dict[str, str]
    helps_with: dict[str, str]
    examples: dict[str, str]
    services: tuple[Service, ...]
    faults: tuple[Fault, ...]

    @cached_property
    def by_kind(self) -> dict[str, Service]:
        """Return the services by their kinds."""
        return {one.kind: one for one in self.services}

    @cached_property
    def strong(self) -> frozenset[str]:
        """Return the words that name a plain service by themselves, so that a slip in one is worth mending."""
        said = " ".join(one.said for one in self.services if one.plain)
        return frozenset(word for word in said.split() if len(word) >= _LONG)

    def service(self, text: str) -> Service | None:
        """Return the first service that a text names, or None."""
        line = _LIFTED.sub(" ", work_wanted.without_scenery(text.casefold()))
        return next((one for one in self.services if one.words.search(line)), None)

    def fault(self, text: str) -> Fault | None:
        """Return the fault that a text tells of, or None."""
        line = text.casefold()
        return next((one for one in self.faults if one.words.search(line)), None)

    def parts(self, text: str) -> list[str]:
        """Return a text that names several services side by side as one text for each; else nothing.

        "need an accountant and internet by the 1st" needs an accountant by the 1st, and internet by the 1st.
        """
        line = text.casefold()
        hits = [hit for one in self.services if (hit := one.words.search(line))]
        hits.sort(key=lambda hit: hit.start())
        if len(hits) < 2 or not all(_BESIDE.fullmatch(line[a.end() : b.start()]) for a, b in pairwise(hits)):
            return []
        head, rest = text[: hits[0].start()], text[hits[-1].end() :]
        return [f"{head}{text[hit.start() : hit.end()]}{rest}" for hit in hits]


_BESIDE = re.compile(r"(?:\W|\b(?:and|an?|n|plus|also|the|some|new|good)\b)+")
"""What may stand between two services that are wanted alike."""
_LIFTED = re.compile(
    r"\b(?:to|can|could|can'?t|cannot|couldn'?t|don'?t|not|never|must|should|shouldn'?t|i|we)"
    r" (?:(?:even|really|hardly|barely|always|safely) )?lift\b"
    r"|\blift (?:it|them|that|those|these|up|anything|nothing|heavy|(?:my|the) \w+)\b"
)
"""What she lifts, or cannot: no ride, as "a lift to the clinic" is one."""
_LONG = 7
_SPOKEN: ContextVar[str] = ContextVar("trade", default=ELDER_CARE)


@contextmanager
def spoken(name: str) -> Iterator[None]:
    """Read the words of one customer as those of her agency's trade.

    It is set at the four doors where a turn begins (`worker/inbox.py`, `worker/dialogue_turn.py`, `actions/base.py`,
    `actions/forms.py`) and not handed on: some sixty readings of a text ask for it far below, and all but these few
    lines would only carry it through.
    """
    token = _SPOKEN.set(name)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def now() -> Trade:
    """Return the trade in whose words is spoken now; elder care where nobody said."""
    return trade(_SPOKEN.get())


def names() -> list[str]:
    """Return the names of all trades that are installed."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def evidence(services: Iterable[str]) -> list[str]:
    """Return what must be shown for some services, in whatever trade they are offered."""
    known = [one for name in names() for one in trade(name).services]
    return [shown for one in known if one.kind in services for shown in one.evidence]


@cache
def trade(name: str) -> Trade:
    """Return a trade by its name; FileNotFoundError if no file describes it."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    services = (Service(kind, **_read(one)) for kind, one in told["services"].items())
    faults = (Fault(**_read(one)) for one in told.get("faults", {}).values())
    return Trade(name, told["asked_by"], told["helps_with"], told["examples"], tuple(services), tuple(faults))


def _read(one: dict[str, Any]) -> dict[str, Any]:
    listed = {key: tuple(value) for key, value in one.items() if isinstance(value, list)}
    return {**one, **listed, "words": re.compile("|".join(one["words"]))}
