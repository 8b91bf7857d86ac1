"""A pharmacy is a shop for what it lists: an order with price, window and driver, alone or beside a grocer's goods."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Dispatch, Leg, Order, Provider
from concierge_bot.services.orders import legs, quotes
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

PHARMACY = {
    "name": "Main St Pharmacy",
    "kind": "pharmacy",
    "catalogue": [
        {"name": "Incontinence pads", "price": 1299},
        {"name": "Hearing aid batteries 8 pack", "price": 899},
    ],
}


@pytest.fixture
def town(core: Core) -> Core:
    """The core with a grocer and a pharmacy that sells some goods, both without a van, and a driver."""
    grocer = {**WORLD["providers"][0], "services": [], "rank": 1}
    core.load(providers=[grocer, PHARMACY, {"name": "Swift", "kind": "courier", "price": 395}])
    return core


def ask(s: Session, town: Core, what: str, when: str = "") -> str:
    """Let her ask for something; return what is read back."""
    return quotes.quote(s, NOW, town.dorothy(s), what, when, once=f"quote:{what}")


def offered(s: Session) -> list[tuple[str, list[str]]]:
    """Return who was offered a part of the order, and what he packs."""
    parts = s.exec(select(Leg, Provider).where(Leg.provider_id == Provider.id).order_by("id"))
    return [
        (shop.name, [row.name for row in legs.rows(s, s.exec(select(Order)).one(), leg)])
        for leg, shop in parts
    ]


def test_goods_of_the_pharmacy_are_an_order_like_any_other(town: Core) -> None:
    with town.write() as s:
        said = ask(s, town, "two packs of hearing aid batteries")
        assert said.startswith(
            "Main St Pharmacy: 2 Hearing aid batteries 8 pack. $17.98 plus $3.95 delivery, today"
        )
        assert hears(s, town, "1") == "answer 1"
        assert offered(s) == [("Main St Pharmacy", ["Hearing aid batteries 8 pack"])]
        order = s.exec(select(Order)).one()
        row = s.exec(select(Dispatch)).one()
        assert (order.kind, order.total) == ("groceries", 1798 + 395)
        assert row.expires_at == NOW + timedelta(minutes=15), "a shop is not waited for as a pharmacist is"
        assert not town.tasks(s)


def test_a_list_for_two_members_is_one_order_with_one_yes(town: Core) -> None:
    with town.write() as s:
        said = ask(s, town, "milk and hearing aid batteries")
        assert said.startswith(
            "Main St Pharmacy: Hearing aid batteries 8 pack. Rossi Grocer: 2% milk half gallon. $12.19"
        )
        assert "plus $3.95 delivery" in said, "one driver brings both"
        hears(s, town, "1")
        assert offered(s) == [
            ("Rossi Grocer", ["2% milk half gallon"]),
            ("Main St Pharmacy", ["Hearing aid batteries 8 pack"]),
        ]
        first, second = s.exec(select(Leg).order_by("id"))
        order = s.exec(select(Order)).one()
        assert (first.price, second.price, order.total) == (320, 899, 320 + 899 + 395)


def test_what_waits_for_her_ok_keeps_its_second_shop_when_it_changes(town: Core) -> None:
    with town.write() as s:
        ask(s, town, "milk and hearing aid batteries")
        assert hears(s, town, "no, two milk") == "answer correction"
        assert town.sent(s)[-1].body.startswith(
            "Main St Pharmacy: Hearing aid batteries 8 pack. Rossi Grocer: 2 2% milk half gallon. $15.39 plus $3.95"
        )
        hears(s, town, "without the hearing aid batteries")
        assert town.sent(s)[-1].body.startswith("Rossi Grocer: 2 2% milk half gallon. $6.40 plus $3.95")
        hears(s, town, "1")
        assert [name for name, _ in offered(s)] == ["Rossi Grocer"]


def test_a_medicine_without_prescription_is_seen_by_a_pharmacist(town: Core) -> None:
    plan = {"name": "Warfarin", "strength": "5 mg", "times": ["20:00"], "say_as": "evening pill"}
    customer = {**WORLD["customers"][0], "medications": [plan]}
    goods = [{"name": "Ibuprofen 200mg 100 count", "price": 849}, *PHARMACY["catalogue"]]
    town.load(providers=[{**PHARMACY, "catalogue": goods}], customers=[customer])
    with town.write() as s:
        assert ask(s, town, "a box of ibuprofen").startswith("Main St Pharmacy: 1 ")
        hears(s, town, "1")
        assert [task.about for task in town.tasks(s)] == ["Ibuprofen 200mg 100 count"]


def test_what_the_grocer_has_comes_from_the_grocer(town: Core) -> None:
    with town.write() as s:
        assert ask(s, town, "milk").startswith("Rossi Grocer")
        assert ask(s, town, "a pogo stick", "tomorrow").startswith("Rossi Grocer"), "who knows: he is asked"
        assert not town.tasks(s)


@pytest.mark.parametrize(
    "text",
    [
        "How much is one pack of incontinence pads? no buy only ask",
        "what do incontinence pads cost, just asking",
    ],
)
def test_who_only_asks_hears_the_price_and_orders_nothing(town: Core, text: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) == "answer asked"
        assert town.sent(s)[-1].body.startswith("Main St Pharmacy: Incontinence pads $12.99.")
