"""What is known of a US ZIP code; each is looked up once, for the list of all of them is read from end to end."""

from functools import lru_cache

import zipcodes

MOST = 4096
"""ZIP codes that are remembered: more than any agency serves."""


@lru_cache(MOST)
def state_of(postcode: str) -> str:
    """Return the state of a US ZIP code, or an empty string."""
    return _known(postcode, "state")


@lru_cache(MOST)
def zone_of(postcode: str) -> str:
    """Return the time zone of a US ZIP code, or an empty string."""
    return _known(postcode, "timezone")


@lru_cache(MOST)
def place_of(postcode: str) -> tuple[float, float] | None:
    """Return the latitude and longitude of a US ZIP code, or None."""
    there = _known(postcode, "lat"), _known(postcode, "long")
    return (float(there[0]), float(there[1])) if all(there) else None


def _known(postcode: str, what: str) -> str:
    if not (postcode.isdigit() and len(postcode) == 5):
        return ""
    known = zipcodes.matching(postcode)
    return str(known[0][what]) if known else ""
