"""Sizes are no amounts, and an amount that nobody means is asked about before it is read back as an order."""

from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus, Provider
from concierge_bot.services.orders import baskets, quotes
from concierge_bot.understanding.goods.items import Item
from tests.fixtures.core import NOW, SHOP, Core
from tests.unit.said import hears

TEA = {"name": "Barry's tea 80 bags", "price": 699}
CATALOGUE: list[dict[str, Any]] = [
    TEA,
    {"name": "Free range eggs 6", "price": 300},
    {"name": "Rice", "price": 250},
]


def quoted(s: Session, core: Core, words: str) -> str:
    """Have her words read back; return what she is told."""
    quotes.quote(s, NOW, core.dorothy(s), words, "", once=words)
    return core.sent(s)[-1].body


@pytest.mark.parametrize(
    ("name", "said", "unit", "packs"),
    [
        ("Barry's tea 80 bags", 80, None, 1),
        ("Barry's tea 80 bags", 80, "bag", 1),
        ("Barry's tea 80 bags", 2, None, 2),
        ("Barry's tea 80 bags", 6, None, 6),
        ("Black tea 100 bags", 100, None, 1),
        ("Toilet paper 12 rolls", 12, None, 1),
        ("Free range eggs 6", 6, None, 1),
        ("Free range eggs 6", 12, None, 2),
    ],
)
def test_what_counts_the_pieces_of_a_pack_is_its_size(
    core: Core, name: str, said: int, unit: str | None, packs: int
) -> None:
    core.load(providers=[{**SHOP, "catalogue": [{"name": name, "price": 500}]}])
    with core.write() as s:
        products = baskets.catalogue(s, s.exec(select(Provider)).one())
        assert baskets.priced((Item(name, said, unit),), products).items[0].quantity == packs


@pytest.mark.parametrize("words", ["90 rice", "40 wheat bread"])
def test_an_amount_that_nobody_means_is_asked_first(core: Core, words: str) -> None:
    core.load(providers=[{**SHOP, "catalogue": [*CATALOGUE, {"name": "Wheat bread", "price": 299}]}])
    with core.write() as s:
        assert "Do you want that much?" in quoted(s, core, words)
        hears(s, core, "2")
        assert "Reply 1 to order" in core.sent(s)[-1].body
        assert (s.exec(select(Order)).one().total or 0) < 1000
        hears(s, core, "yes")
        assert s.exec(select(Order)).one().status == OrderStatus.placed


def test_who_means_it_is_asked_once(core: Core) -> None:
    core.load(providers=[{**SHOP, "catalogue": CATALOGUE}])
    with core.write() as s:
        quoted(s, core, "90 rice")
        hears(s, core, "yes dear")
        assert core.sent(s)[-1].body.startswith("Rossi Grocer: 90 Rice. $225")


def test_what_she_says_otherwise_is_read_back(core: Core) -> None:
    core.load(providers=[{**SHOP, "catalogue": CATALOGUE}])
    with core.write() as s:
        quoted(s, core, "90 rice")
        hears(s, core, "no make it 3")
        assert "3 Rice" in core.sent(s)[-1].body


@pytest.mark.parametrize("words", ["3 rice", "a dozen free range eggs", "2 barrys tea"])
def test_what_anybody_may_mean_is_read_back_at_once(core: Core, words: str) -> None:
    core.load(providers=[{**SHOP, "catalogue": CATALOGUE}])
    with core.write() as s:
        assert "Reply 1 to order" in quoted(s, core, words)
