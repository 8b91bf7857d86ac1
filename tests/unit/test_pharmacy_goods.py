"""What no grocer lists and a pharmacy sells over its counter: its price is said, and a person gets it there."""

import pytest

from concierge_bot.services.orders import quotes
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

PHARMACY = {
    "name": "Main St Pharmacy",
    "kind": "pharmacy",
    "services": ["delivery"],
    "catalogue": [
        {"name": "Incontinence pads", "price": 1299},
        {"name": "Hearing aid batteries 8 pack", "price": 899},
    ],
}


@pytest.fixture
def town(core: Core) -> Core:
    """The core with a grocer, and a pharmacy that sells some goods."""
    core.load(providers=[*WORLD["providers"], PHARMACY])
    return core


def test_goods_of_the_pharmacy_go_to_a_person_with_a_promised_time(town: Core) -> None:
    with town.write() as s:
        said = quotes.quote(s, NOW, town.dorothy(s), "two packs of hearing aid batteries", "", once="quote")
        assert said.startswith("Main St Pharmacy has that: ")
        assert said.endswith("They will text or call you by 9:30am.")
        (task,) = town.tasks(s)
        assert "Hearing aid batteries" in task.about


def test_what_the_grocer_has_comes_from_the_grocer(town: Core) -> None:
    with town.write() as s:
        assert quotes.quote(s, NOW, town.dorothy(s), "milk", "", once="quote").startswith("Rossi Grocer")
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
