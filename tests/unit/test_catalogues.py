"""What a shop sells comes from its own system: prices that hold, nothing that has run out, a person when it fails."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Customer, Outbox, OutboxState, Product, Provider
from concierge_bot.services.house import late
from concierge_bot.services.orders import inquiries, quotes
from concierge_bot.worker import outbox
from concierge_bot.worker.ticks import Ticker
from connectors.base import Ware
from connectors.goods import MOST
from connectors.registry import Registry
from connectors.sandbox import Behaviour, Sandbox
from connectors.woocommerce import WooCommerceShop
from tests.fixtures.core import NOW, SHOP, Core
from tests.fixtures.vendure import Shop
from tests.fixtures.woocommerce import ACCOUNT, Woo


@dataclass
class Market:
    """A house with one shop, and that shop's own system."""

    core: Core
    box: Sandbox
    woo: Woo

    def half_an_hour(self) -> None:
        """Let the worker look, and send what is due."""
        Ticker(self.core.app).look_ahead()
        while outbox.send_one(self.core.app):
            pass
        self.core.clock.move(minutes=30)

    def listed(self) -> list[tuple[str, int | None, bool]]:
        """What the house lists for the shop."""
        with self.core.write() as s:
            rows = s.exec(select(Product).order_by(col(Product.id))).all()
            return [(row.name, row.price, row.in_stock) for row in rows]

    def tasks(self) -> list[str]:
        """What the desk is to do."""
        with self.core.write() as s:
            return [task.task for task in self.core.tasks(s)]

    def told(self, words: str) -> str:
        """What she is told when she wants something."""
        with self.core.write() as s:
            return quotes.quote(s, self.core.clock.at, self.core.dorothy(s), words, "", once=words)


def member(url: str, **more: Any) -> dict[str, Any]:
    """The shop as somebody writes it down: without goods."""
    return {**SHOP, "channel": "woocommerce", "url": url, "settings": ACCOUNT, **more}


@pytest.fixture
def market(core_on_either: Core) -> Iterator[Market]:
    with Sandbox() as box:
        core_on_either.load(providers=[member(box.url)])
        box.replies = woo = Woo(
            {"2% milk half gallon": "3.20", "Wheat bread": "2.99", "Folgers coffee 11 oz": "8.99"}
        )
        yield Market(core_on_either, box, woo)


def test_the_goods_of_a_new_shop_are_there_a_minute_later_and_stay_as_they_are_in_the_shop(
    market: Market,
) -> None:
    market.half_an_hour()
    assert market.listed() == [
        ("2% milk half gallon", 320, True),
        ("Wheat bread", 299, True),
        ("Folgers coffee 11 oz", 899, True),
    ]
    market.woo.prices = {"2% milk half gallon": "3.49", "Folgers coffee 11 oz": "8.99", "Eggs dozen": "4.29"}
    market.woo.out = {"Folgers coffee 11 oz"}
    market.half_an_hour()
    assert market.listed() == [
        ("2% milk half gallon", 349, True),
        ("Folgers coffee 11 oz", 899, False),
        ("Eggs dozen", 429, True),
    ]
    assert "3.49" in market.told("milk")
    assert market.tasks() == []


def test_what_has_run_out_is_said_and_not_promised(market: Market) -> None:
    market.woo.out = {"Folgers coffee 11 oz"}
    market.half_an_hour()
    text = market.told("milk and folgers coffee")
    assert "Rossi Grocer is out of Folgers coffee 11 oz." in text
    assert "8.99" not in text
    with market.core.write() as s:
        asked = inquiries.answer(s, NOW, market.core.dorothy(s), "do you have folgers coffee", once="sold")
    assert asked == ""
    market.woo.out = set()
    market.half_an_hour()
    assert "is out of" not in market.told("folgers coffee")


def test_prices_in_another_money_are_told_to_nobody(market: Market) -> None:
    market.woo.currency = "EUR"
    market.half_an_hour()
    assert market.listed() == []
    (task,) = market.tasks()
    assert "Rossi Grocer reckons in EUR and we in USD: nobody can be told its prices" in task


def test_a_shop_that_does_not_tell_its_money_is_taken_at_its_word(market: Market) -> None:
    market.woo.currency = ""
    market.half_an_hour()
    assert len(market.listed()) == 3


def test_a_list_without_sense_changes_nothing_and_a_person_hears_of_it_once_a_day(market: Market) -> None:
    market.half_an_hour()
    before = market.listed()
    market.woo.prices = {}
    market.half_an_hour()
    market.woo.prices = {f"soup {number}": "1.00" for number in range(MOST + 1)}
    market.half_an_hour()
    market.box.replies, market.box.reply = None, b'["\xff"]'
    market.half_an_hour()
    assert market.listed() == before
    (task,) = market.tasks()
    assert "The goods of Rossi Grocer could not be read" in task
    market.core.clock.move(days=1)
    market.half_an_hour()
    assert len(market.tasks()) == 2


def test_what_passes_by_itself_troubles_nobody(market: Market) -> None:
    market.half_an_hour()
    before = market.listed()
    market.box.behaviour = Behaviour.DOWN
    for tried in range(1, 4):
        market.half_an_hour()
        assert len(market.tasks()) == (tried == 3)
    assert market.listed() == before
    market.box.behaviour = Behaviour.OK
    market.woo.prices["Eggs dozen"] = "4.29"
    market.half_an_hour()
    assert len(market.listed()) == 4


class Odd(WooCommerceShop):
    """A connector of somebody else's that lets everything through."""

    def wares(self, *_: object) -> list[Ware]:
        """A few goods, and what is none."""
        bad = [Ware(" "), Ware("pie", -3), Ware("x" * 300), Ware("a\0b"), Ware("tart", 10**12)]
        return [Ware("Pie ", 500), *bad, Ware("Pie", 700)]


def test_what_is_no_ware_is_left_out_and_of_two_by_one_name_the_first_counts(market: Market) -> None:
    app = replace(market.core.app, connectors=Registry([Odd()]))
    Ticker(app).look_ahead()
    assert outbox.send_one(app)
    assert market.listed() == [("Pie", 500, True)]


def test_hand_written_goods_give_way_and_a_shop_without_a_system_keeps_its_own(core: Core) -> None:
    with Sandbox() as box:
        box.replies = Woo({"Wheat bread": "2.50"})
        mine = [
            {"name": "Wheat bread", "price": 299, "unit": "loaf"},
            {"name": "Wheat bread"},
            {"name": "Ham"},
        ]
        by_hand = {**SHOP, "name": "Corner Mart", "catalogue": [{"name": "Soap", "price": 100}]}
        core.load(providers=[member(box.url, catalogue=mine), {**by_hand, "url": "http://127.0.0.1:9"}])
        market = Market(core, box, Woo())
        market.half_an_hour()
        assert market.listed() == [("Wheat bread", 250, True), ("Soap", 100, True)]


def test_a_member_that_changes_to_such_a_system_is_read_and_one_that_leaves_it_is_a_task(core: Core) -> None:
    with Sandbox() as box:
        box.replies = Woo({"Ham": "2.50"})
        core.load(providers=[{**SHOP, "url": box.url, "settings": ACCOUNT}])
        market = Market(core, box, Woo())
        market.half_an_hour()
        assert market.listed() == []
        for channel in ("woocommerce", "webhook"):
            with core.write() as s:
                s.exec(select(Provider)).one().channel = channel
            market.half_an_hour()
        assert market.listed() == [("Ham", 250, True)]
        core.clock.move(days=2)
        market.half_an_hour()
        (task,) = market.tasks()
        assert "lists nothing by itself any more" in task


def test_an_outage_loses_no_shop(market: Market) -> None:
    market.half_an_hour()
    market.core.clock.move(days=3)
    with market.core.write() as s:
        late.sort_texts(s, market.core.clock.at, market.core.agency(s))
        (row,) = s.exec(select(Outbox).where(Outbox.channel == "goods")).all()
        assert row.state is OutboxState.waiting
    market.woo.prices = {"Eggs dozen": "4.29"}
    market.half_an_hour()
    assert market.listed() == [("Eggs dozen", 429, True)]


def test_she_orders_what_a_vendure_shop_of_its_own_lists(core: Core, vendure: Shop) -> None:
    told = {"email": "orders@elm.example", "token": vendure.key}
    core.load(providers=[{**SHOP, "channel": "vendure", "url": vendure.url, "settings": told}])
    Ticker(core.app).look_ahead()
    assert outbox.send_one(core.app)
    with core.write() as s:
        dorothy: Customer = core.dorothy(s)
        text = quotes.quote(s, NOW, dorothy, "2 milk 2% half gallon and folgers coffee", "", once="q")
    assert "Milk 2% half gallon" in text
    assert "is out of Folgers coffee 11 oz" in text
