"""What a shop sells: the whole of it, and what she wants in it, never a near thing unless it is the only one found."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from connectors.base import Item, Member, Misconfigured

PAGE = 100
"""How much is asked for at once: neither Vendure nor WooCommerce gives more."""
MOST = 5000
"""Each text of hers is read beside all that a shop sells: a warehouse names the part of it that is for us."""

_Found = TypeVar("_Found")


def whole(member: Member, page: Callable[[int], Sequence[_Found]]) -> list[_Found]:
    """All pages of a list, each asked for by how much came before it; Misconfigured for one that has no end."""
    found: list[_Found] = []
    while len(found) <= MOST:
        found += (more := page(len(found)))
        if len(more) < PAGE:
            return found
    raise Misconfigured(
        f"{member.name} lists more than {MOST} goods: write on its page which part of them is for us."
    )


def pieces(item: Item) -> int:
    """How many a shop must put into the cart: whole ones."""
    return max(1, math.ceil(item.quantity or 1))


def choose(wanted: str, found: Sequence[tuple[str, _Found]]) -> _Found | None:
    """The one that is called so or, where only one was found, that one."""
    named = [one for name, one in found if name.casefold() == wanted.casefold()]
    return named[0] if named else found[0][1] if len(found) == 1 else None
