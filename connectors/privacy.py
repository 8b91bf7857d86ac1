"""What each kind of provider may be told: the job and nothing else. Connectors build from `permitted`."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from phonenumbers import Leniency, PhoneNumberMatcher

from connectors.base import Item, Job, News
from connectors.kinds import Kind

WITHHELD = "(number withheld)"

# The parts of a job that only some may have; all others (order, times, her short name) go to everyone.
# A courier carries a closed bag, so it learns neither what is in it nor any remark about that.
# `peers` are the other parts of the order: who, how far and since when, never what they are paid or what they pack.
# A responder needs to know where to go and why; a dispenser only what to hand out.
MAY_KNOW: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.GROCER: frozenset({"items", "window", "address", "note", "peers"}),
        Kind.PHARMACY: frozenset({"items", "window", "address", "note", "peers"}),
        Kind.SERVICE: frozenset({"items", "window", "address", "pickup", "note", "peers"}),
        Kind.COURIER: frozenset({"window", "address", "pickup", "peers"}),
        Kind.RESPONDER: frozenset({"window", "address", "note"}),
        Kind.COMPANION: frozenset({"window", "address", "note"}),
        Kind.DISPENSER: frozenset({"items", "window"}),
        Kind.CARE_MONITOR: frozenset(),
    }
)


def permitted(job: Job, country: str = "US") -> Job:
    """The job as its kind may see it; `country` (ISO 3166) is where numbers without a prefix are dialled."""
    known = MAY_KNOW[job.kind]
    return replace(
        job,
        customer=withhold_numbers(job.customer, country),
        items=tuple(_without_numbers(item, country) for item in job.items) if "items" in known else (),
        window=job.window if "window" in known else None,
        address=_text(job.address, "address" in known, country),
        pickup=_text(job.pickup, "pickup" in known, country),
        note=_text(job.note, "note" in known, country),
        peers=job.peers if "peers" in known else (),
    )


def permitted_news(news: News, kind: Kind, country: str = "US") -> News:
    """The news as a kind may see it: a word from another member is for whoever may know of the others."""
    return replace(news, note=_text(news.note, "peers" in MAY_KNOW[kind], country))


def withhold_numbers(text: str, country: str = "US", shortest: int = 7) -> str:
    """The text without what could be dialled and has `shortest` digits or more: she may write her number."""
    for match in PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE):
        if sum(character.isdigit() for character in match.raw_string) >= shortest:
            text = text.replace(match.raw_string, WITHHELD)
    return text


def _text(value: str | None, allowed: bool, country: str) -> str | None:
    return withhold_numbers(value, country) if value and allowed else None


def _without_numbers(item: Item, country: str) -> Item:
    # A prescription is asked for by its number, which has up to seven digits: an item keeps those.
    return replace(item, name=withhold_numbers(item.name, country, shortest=8))
