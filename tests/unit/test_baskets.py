"""Her words become lines with prices; what a shop does not list has a price to come, never a guess."""

from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderItem, OrderStatus, Product, Provider
from concierge_bot.services.orders import baskets, her_lists, packs
from concierge_bot.understanding.goods.items import Item
from tests.fixtures.core import MILK, NOW, SHOP, Core

BREAD = {"name": "Wheat bread", "price": 299}
EGGS = {"name": "Eggs large dozen", "price": 349}
HAM = {"name": "Ham", "price": 800, "unit": "pound"}
HONEY = {"name": "Honey", "price": None}
CORNER: dict[str, Any] = {
    **SHOP,
    "name": "Corner Mart",
    "catalogue": [{"name": "Dairy 2% milk", "price": 410}],
}


@pytest.fixture
def town(core: Core) -> Core:
    """The small world with two shops."""
    core.load(providers=[{**SHOP, "catalogue": [MILK, BREAD, EGGS, HAM, HONEY]}, CORNER])
    return core


def shop(s: Session, name: str = "Rossi Grocer") -> Provider:
    """Return a shop by name."""
    return s.exec(select(Provider).where(Provider.name == name)).one()


def bought(s: Session, core: Core, *names: str, status: OrderStatus = OrderStatus.delivered) -> None:
    """Let her have bought something before."""
    customer = core.dorothy(s)
    order = Order(
        agency_id=customer.agency_id,
        number=900 + len(s.exec(select(Order)).all()),
        customer_id=customer.key,
        status=status,
        created_at=NOW,
    )
    s.add(order)
    s.flush()
    for name in names:
        s.add(OrderItem(agency_id=order.agency_id, order_id=order.key, name=name))
    s.flush()


def test_words_become_the_shops_names_and_prices(town: Core) -> None:
    with town.write() as s:
        basket = baskets.read(s, town.dorothy(s), "milk bred and a dozen eggs", shop(s))
    assert [item.name for item in basket.items] == ["2% milk half gallon", "Wheat bread", "Eggs large dozen"]
    assert basket.prices == (320, 299, 349)
    assert (basket.subtotal, basket.missing) == (968, 0)


def test_what_the_shop_must_price_leaves_the_sum_open(town: Core) -> None:
    with town.write() as s:
        basket = baskets.read(s, town.dorothy(s), "honey and a torch", shop(s))
    assert basket.prices == (None, None)
    assert basket.subtotal is None
    assert basket.missing == 2


@pytest.mark.parametrize(
    ("item", "product", "cents"),
    [
        (Item("Eggs large dozen", None, None), EGGS, 349),
        (Item("Eggs large dozen", 1, "dozen"), EGGS, 349),
        (Item("Eggs large dozen", 2, "dozen"), EGGS, 698),
        (Item("Eggs large dozen", 12, None), EGGS, 349),
        (Item("Eggs large dozen", 18, None), EGGS, 698),
        (Item("Eggs 6 pack", 6, None), {"name": "Eggs 6 pack", "price": 200}, 200),
        (Item("Eggs half dozen", 6, None), {"name": "Eggs half dozen", "price": 200}, 200),
        (Item("Eggs half dozen", 0.5, "dozen"), {"name": "Eggs half dozen", "price": 200}, 200),
        (Item("Eggs half dozen", 2, None), {"name": "Eggs half dozen", "price": 200}, 400),
        (Item("Cat food", 1, "dozen"), {"name": "Cat food", "price": 90}, 1080),
        (Item("Rolls", 1, "dozen"), {"name": "Rolls", "price": 50}, 600),
        (Item("Ham", 0.5, "pound"), HAM, 400),
        (Item("Ham", 1.5, "pound"), HAM, 1200),
        (Item("Honey", 1, None), HONEY, None),
        (Item("Zebra", 1, None), None, None),
    ],
)
def test_the_price_of_a_line(item: Item, product: dict[str, Any] | None, cents: int | None) -> None:
    listed = Product(agency_id=1, provider_id=1, **product) if product else None
    assert packs.line_price(item, listed) == cents


def test_the_last_order_comes_again_less_what_she_leaves_out(town: Core) -> None:
    with town.write() as s:
        bought(s, town, "2% milk half gallon", "Wheat bread")
        bought(s, town, "Ham", status=OrderStatus.cancelled)
        basket = baskets.read(s, town.dorothy(s), "same as last time", shop(s))
    assert [item.name for item in basket.items] == ["2% milk half gallon", "Wheat bread"]
    assert basket.subtotal == 619


def test_history_is_what_she_bought_newest_first_and_each_once(town: Core) -> None:
    with town.write() as s:
        bought(s, town, "Wheat bread", "Honey")
        bought(s, town, "Wheat bread")
        bought(s, town, "Zebra", status=OrderStatus.quoted)
        assert her_lists.history(s, town.dorothy(s)) == ["Wheat bread", "Honey"]


def test_another_shop_names_and_prices_the_same_lines(town: Core) -> None:
    with town.write() as s:
        basket = baskets.restate(
            s, town.dorothy(s), (Item("2% milk half gallon", 2, None),), shop(s, "Corner Mart")
        )
    assert [(item.name, item.quantity) for item in basket.items] == [("Dairy 2% milk", 2)]
    assert basket.prices == (820,)


def test_another_shop_does_not_pass_something_else_off_as_hers(town: Core) -> None:
    with town.write() as s:
        basket = baskets.restate(s, town.dorothy(s), (Item("Wheat bread", 2, None),), shop(s, "Corner Mart"))
    assert [item.name for item in basket.items] == ["Wheat bread"]
    assert basket.missing == 1


def test_a_correction_changes_only_what_it_names(town: Core) -> None:
    with town.write() as s:
        lines = (Item("2% milk half gallon", None, None), Item("Wheat bread", None, None))
        changed = baskets.change(s, town.dorothy(s), lines, "no bread", shop(s))
        assert changed is not None
        assert [item.name for item in changed.items] == ["2% milk half gallon"]
        assert baskets.change(s, town.dorothy(s), lines, "how is the weather", shop(s)) is None


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item("milk", None, None), "milk"),
        (Item("milk", 2, None), "2 milk"),
        (Item("ham", 0.5, "pound"), "half a pound ham"),
        (Item("ham", 1.5, "pound"), "1.5 pound ham"),
        (Item("Eggs large dozen", 1, "dozen"), "1 Eggs large dozen"),
    ],
)
def test_a_line_is_said_as_she_would_read_it(item: Item, said: str) -> None:
    assert baskets.spoken((item,)) == said


def test_the_shop_is_asked_for_packs_and_not_for_as_many_packs_as_pieces(town: Core) -> None:
    with town.write() as s:
        basket = baskets.priced((Item("Eggs large dozen", 12, None),), baskets.catalogue(s, shop(s)))
    assert (basket.items, basket.prices) == ((Item("Eggs large dozen", 1, None),), (349,))
