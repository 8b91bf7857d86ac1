"""What a shop on WooCommerce sells: its simple products, and each sort (variation) of what comes in several.

A sort is called by its product's name and its own options. The shop's search finds no sorts: their products are read.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

import httpx
from pydantic import BaseModel, RootModel

from connectors.answers import endpoint
from connectors.base import Member
from connectors.calls import Line
from connectors.goods import PAGE, choose, whole

SIMPLE, VARIABLE = "simple", "variable"
_IN_ORDER = {"status": "publish", "orderby": "id", "order": "asc"}


class _Priced(BaseModel):
    """What can be put into an order; it has no price while nobody gave it one."""

    id: int
    price: str = ""
    stock_status: str = "instock"

    @property
    def cents(self) -> int | None:
        """What one costs."""
        try:
            return round(Decimal(self.price) * 100)
        except (InvalidOperation, ValueError, OverflowError):
            return None

    @property
    def is_there(self) -> bool:
        """Whether it can be ordered, from the shelf or later."""
        return self.stock_status != "outofstock"


class Attribute(BaseModel):
    """What a product's sorts differ in."""

    variation: bool = False


class Option(BaseModel):
    """How one sort is, of what its product's sorts differ in."""

    option: str = ""


class Product(_Priced):
    """A product of the shop; one that is variable is no goods itself, its sorts are."""

    name: str
    type: str = SIMPLE
    attributes: list[Attribute] = []


class Variation(_Priced):
    """One sort of a variable product."""

    attributes: list[Option] = []


class Products(RootModel[list[Product]]):
    """What was found."""


class Variations(RootModel[list[Variation]]):
    """The sorts of one product."""


@dataclass(frozen=True, slots=True)
class Good:
    """One thing that can be ordered by its name."""

    name: str
    cents: int | None
    is_there: bool
    product_id: int
    variation_id: int | None = None

    def row(self, quantity: int) -> dict[str, int]:
        """A line of an order for it."""
        sort = {} if self.variation_id is None else {"variation_id": self.variation_id}
        return {"product_id": self.product_id, **sort, "quantity": quantity}


class Shelf:
    """The goods of one shop, as they are during one call."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def all_of_it(self, category: str = "") -> list[Good]:
        """All that can be ordered, or what is in one category."""
        part = {"category": category} if category else {}
        return [good for one in self._products(part) for good in self._goods(one)]

    def find(self, name: str) -> Good | None:
        """What is called so; a near thing only if it is a simple product and the only one that the search finds."""
        asked = httpx.QueryParams(search=name, per_page=20, status="publish")
        _, body = self._send(f"products?{asked}")
        found = [one for one in self._line.read(Products, body).root if one.type == SIMPLE and one.is_there]
        plain = [(one.name, good) for one in found for good in self._goods(one)]
        near = choose(name, plain)
        if near is not None and near.name.casefold() == name.casefold():
            return near
        return self._sort(name) or near

    def _sort(self, name: str) -> Good | None:
        wanted = name.casefold()
        begins = (one for one in self._variable if wanted.startswith(one.name.casefold()))
        sorts = (good for one in begins for good in self._goods(one))
        return next((good for good in sorts if good.is_there and good.name.casefold() == wanted), None)

    @cached_property
    def _variable(self) -> list[Product]:
        return self._products({"type": VARIABLE})

    def _products(self, part: dict[str, str]) -> list[Product]:
        def page(before: int) -> list[Product]:
            return self._line.read(Products, self._page("products", Product, before, part)).root

        return whole(self._line.member, page)

    def _goods(self, one: Product) -> Iterable[Good]:
        if one.type == SIMPLE:
            yield Good(one.name, one.cents, one.is_there, one.id)
        elif one.type == VARIABLE:
            chosen = sum(attribute.variation for attribute in one.attributes)
            for sort in self._variations(one):
                # One that leaves a choice open cannot be ordered by its name.
                if len(sort.attributes) >= chosen:
                    called = " ".join((one.name, *(each.option for each in sort.attributes)))
                    yield Good(called, sort.cents, sort.is_there, one.id, sort.id)

    def _variations(self, one: Product) -> list[Variation]:
        def page(before: int) -> list[Variation]:
            body = self._page(f"products/{one.id}/variations", Variation, before, {})
            return self._line.read(Variations, body).root

        return whole(self._line.member, page)

    def _page(self, path: str, model: type[BaseModel], before: int, part: dict[str, str]) -> bytes:
        fields = ",".join(model.model_fields)
        told: dict[str, Any] = {**_IN_ORDER, **part, "page": before // PAGE + 1, "per_page": PAGE}
        _, body = self._send(f"{path}?{httpx.QueryParams({**told, '_fields': fields})}")
        return body

    def _send(self, path: str) -> tuple[int, bytes]:
        return self._line.send("GET", url(self._line.member, path), key(self._line.member))


def url(member: Member, path: str) -> str:
    """Where the shop's interface is."""
    return f"{str(endpoint(member)).rstrip('/')}/wp-json/wc/v3/{path}"


def key(member: Member) -> dict[str, str]:
    """Who we are there."""
    pair = f"{member.setting('consumer_key')}:{member.setting('consumer_secret')}"
    return {"authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
