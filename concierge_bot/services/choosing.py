"""Who gets the job: hard filters first, then her own preference. Pure, and its inputs are kept with the choice.

No fee, commission or payment to us is among the inputs, so none can change the order.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from concierge_bot.models import Customer, Provider, Standing

CHOOSABLE = (Standing.active, Standing.probation)


@dataclass(frozen=True)
class Candidate:
    """What is known of one provider for one job; ``missing`` counts the things it does not list."""

    name: str
    provider_id: int
    favourite: int
    missing: int
    rank: int
    rating: float
    price: int


def eligible(provider: Provider, customer: Customer) -> str:
    """Return why a provider cannot be chosen for her, or an empty string."""
    if provider.standing not in CHOOSABLE:
        return f"standing is {provider.standing}"
    if provider.disabled:
        return provider.disabled
    if provider.name in customer.blocks:
        return "she does not want them"
    if provider.covers and customer.postcode not in provider.covers:
        return "does not serve her street"
    return ""


def candidate(provider: Provider, customer: Customer, missing: int = 0) -> Candidate:
    """Return the inputs that ranking uses for one provider."""
    favourites = customer.favourites
    return Candidate(
        name=provider.name,
        provider_id=provider.key,
        favourite=favourites.index(provider.name) if provider.name in favourites else len(favourites),
        missing=missing,
        rank=provider.rank,
        rating=provider.rating or 0.0,
        price=provider.price,
    )


def ranking(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Order candidates: her favourites, then who has everything, then rank, rating, price and name."""
    return sorted(candidates, key=lambda c: (c.favourite, c.missing, c.rank, -c.rating, c.price, c.name))


def reason(ranked: Sequence[Candidate], chosen: int, favourites: int) -> str:
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
    differs = (
        ("missing", best.missing != behind[0].missing),
        ("rank", best.rank != behind[0].rank),
        ("rating", best.rating != behind[0].rating),
        ("price", best.price != behind[0].price),
    )
    return next((word for word, decided in differs if decided), "alike")


def because(ranked: Sequence[Candidate], refused: dict[str, str]) -> dict[str, Any]:
    """Return the inputs and the result of a choice, to be stored with it."""
    return {"ranking": [asdict(c) for c in ranked], "not_chosen": refused}
