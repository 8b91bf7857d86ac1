"""Who does it: her own preference over independent members; no fee or commission is among the inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from concierge_bot.models import Customer, Provider, Standing
from concierge_bot.services.members import board
from concierge_bot.understanding.members import opening

CHOOSABLE = (Standing.active, Standing.probation)
PREFERENCES = ("price", "speed", "rating")
"""What she may say counts most for her, the first of it first."""
USUAL_RATING, AS_GOOD_AS = 4.0, 5
"""Who has few stars counts as if he had so many usual ones besides: one lucky star moves nobody to the top."""
USUAL_MINUTES = 120


@dataclass(frozen=True)
class Wanted:
    """What a job asks for: what must be known how to do, when, on the members' wall clock, and which service it is."""

    skills: frozenset[str] = frozenset()
    start: datetime | None = None
    end: datetime | None = None
    service: str = ""


@dataclass(frozen=True)
class Measured:
    """Of one provider: stars and their sum, minutes from offer to door and their sum, jobs in hand."""

    ratings: int = 0
    stars: int = 0
    jobs: int = 0
    minutes: float = 0
    busy: int = 0


@dataclass(frozen=True)
class Candidate:
    """What is known of one provider for one job; ``missing`` counts the things it does not list, ``foreign`` is 1 if
    her language is not among its own."""

    name: str
    provider_id: int
    favourite: int
    missing: int
    rank: int
    rating: float
    price: int
    foreign: int = 0
    minutes: float = USUAL_MINUTES


def eligible(
    provider: Provider, customer: Customer, wanted: Wanted = Wanted(), measured: Measured = Measured()
) -> str:
    """Return why a provider cannot be chosen for her, or an empty string."""
    if provider.lapsed:
        return provider.lapsed
    if provider.standing not in CHOOSABLE:
        return f"standing is {provider.standing}"
    if provider.disabled:
        return provider.disabled
    if provider.barred and provider.name not in customer.favourites:
        return provider.barred
    if provider.name in customer.blocks:
        return "she does not want them"
    if provider.covers and customer.postcode not in provider.covers:
        return "does not serve her street"
    if wanted.service and wanted.service not in provider.services:
        return "does no such work"
    if lacking := sorted(wanted.skills - set(provider.skills)):
        return f"is not trained for {', '.join(lacking)}"
    if wanted.start is not None and not opening.is_open(
        provider.hours, wanted.start, wanted.end or wanted.start
    ):
        return "is closed then"
    most = _most(provider, wanted)
    if most == 0:
        return "says that it takes no jobs then"
    if most is not None and measured.busy >= most:
        return "has as many jobs as it can do"
    return ""


def _most(provider: Provider, wanted: Wanted) -> int | None:
    """Return how many jobs a member can do on the day of a job, by its own word; None if it sets no limit."""
    said = [provider.capacity]
    if wanted.start is not None:
        end = max(wanted.end or wanted.start, wanted.start + timedelta(minutes=1))
        said.append(board.limit(board.of(provider), wanted.start, end))
    return min((one for one in said if one is not None), default=None)


def candidate(
    provider: Provider, customer: Customer, missing: int = 0, measured: Measured = Measured()
) -> Candidate:
    """Return the inputs that ranking uses for one provider."""
    favourites = customer.favourites
    return Candidate(
        name=provider.name,
        provider_id=provider.key,
        favourite=favourites.index(provider.name) if provider.name in favourites else len(favourites),
        missing=missing,
        rank=provider.rank,
        rating=_guarded(provider.rating or USUAL_RATING, measured.stars, measured.ratings, digits=2),
        price=provider.price,
        foreign=int(customer.language not in (provider.languages or ["en"])),
        minutes=_guarded(USUAL_MINUTES, measured.minutes, measured.jobs, digits=0),
    )


def _guarded(usual: float, total: float, count: int, *, digits: int) -> float:
    """Return a mean as if the usual value had been seen a few times already."""
    return round((usual * AS_GOOD_AS + total) / (AS_GOOD_AS + count), digits)


def ranking(candidates: Sequence[Candidate], prefers: Sequence[str] = ()) -> list[Candidate]:
    """Order candidates: her favourites, who has everything and speaks her language, what counts most for her, then
    rank, rating, price and name."""
    return sorted(candidates, key=lambda c: tuple(value for _, value in _inputs(c, prefers)))


def _inputs(c: Candidate, prefers: Sequence[str]) -> list[tuple[str, Any]]:
    """Return the inputs in the order in which they decide, each with the word that explains it; less is better."""
    hers = {"price": c.price, "speed": c.minutes, "rating": -c.rating}
    return [
        ("favourite", c.favourite),
        ("missing", c.missing),
        ("language", c.foreign),
        *((word, hers[word]) for word in prefers if word in hers),
        ("rank", c.rank),
        ("rating", -c.rating),
        ("price", c.price),
        ("alike", c.name),
        ("alike", c.provider_id),
    ]


def reason(ranked: Sequence[Candidate], chosen: int, favourites: int, prefers: Sequence[str] = ()) -> str:
    """Return in one word which input decided for a provider: what the next one in the ranking has worse."""
    place = next((n for n, c in enumerate(ranked) if c.provider_id == chosen), None)
    if place is None:
        return ""
    best, behind = ranked[place], ranked[place + 1 :]
    if len(ranked) == 1:
        return "only"
    if best.favourite < favourites:
        return "favourite"
    if not behind:
        return "last"
    both = zip(_inputs(best, prefers), _inputs(behind[0], prefers), strict=True)
    return next((word for (word, ours), (_, theirs) in both if ours != theirs), "alike")


def because(
    ranked: Sequence[Candidate], refused: Mapping[str, str], prefers: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the inputs and the result of a choice, to be stored with it."""
    kept = {"ranking": [asdict(c) for c in ranked], "not_chosen": dict(refused)}
    return {**kept, "prefers": list(prefers)} if prefers else kept
