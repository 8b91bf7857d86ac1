"""What she wants, found among what a shop sells: never a near thing, unless it is the only one that was found."""

import math
from collections.abc import Sequence
from typing import TypeVar

from connectors.base import Item

_Found = TypeVar("_Found")


def pieces(item: Item) -> int:
    """How many a shop must put into the cart: whole ones."""
    return max(1, math.ceil(item.quantity or 1))


def choose(wanted: str, found: Sequence[tuple[str, _Found]]) -> _Found | None:
    """The one that is called so or, where only one was found, that one."""
    named = [one for name, one in found if name.casefold() == wanted.casefold()]
    return named[0] if named else found[0][1] if len(found) == 1 else None
