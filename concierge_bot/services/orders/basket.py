"""A basket at one shop, and a line as anybody writes it."""

from dataclasses import dataclass
from typing import Protocol

from concierge_bot.understanding.goods.items import Item


class Line(Protocol):
    """A line as anybody writes it."""

    @property
    def name(self) -> str:
        """Return what it is."""

    @property
    def quantity(self) -> float | None:
        """Return how many."""

    @property
    def unit(self) -> str | None:
        """Return of what size."""


@dataclass(frozen=True)
class Basket:
    """Lines at one shop with their prices in cents (None where the shop must say), and what must be asked."""

    items: tuple[Item, ...]
    prices: tuple[int | None, ...]
    unclear: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Return how many lines the shop does not list."""
        return sum(price is None for price in self.prices)

    @property
    def known(self) -> int:
        """Return the sum in cents of the lines whose price is known."""
        return sum(price for price in self.prices if price is not None)

    @property
    def subtotal(self) -> int | None:
        """Return the sum of the lines in cents, or None while a price is to come."""
        return None if None in self.prices else self.known
