"""Two pills in two states: each has its own word, and what she takes back is only what she spoke of."""

from datetime import UTC, datetime

import pytest

from tests.fixtures.core import Core
from tests.unit.test_medication import doses, run, start, world
from tests.unit.test_memory import hear

MORNING = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""Seven in New York."""
SUGAR_PILL = {"name": "Metformin", "say_as": "sugar pill", "times": ["08:00"]}
PRESSURE_PILL = {"name": "Amlodipine", "say_as": "pressure pill", "times": ["08:00"]}


def reminded(core: Core) -> None:
    """She was asked about both."""
    start(core, MORNING, world(SUGAR_PILL, PRESSURE_PILL))
    run(core, hours=1.1)


@pytest.mark.parametrize(
    "words",
    [
        "took the sugar one. pressure one finish meals first",
        "took the sugar one. pressure one needs food",
        "took the sugar pill, pressure pill eat first",
        "sugar one yes. pressure after breakfast",
        "took the sugar one but the pressure one later",
    ],
)
def test_what_she_says_something_else_of_is_not_taken_with_the_other(core: Core, words: str) -> None:
    reminded(core)
    assert hear(core, words).startswith(
        "Thank you. I wrote down 8:06am for your sugar pill. I have no word yet"
    )
    with core.write() as s:
        assert [dose.status for dose in doses(s)[:2]] == ["taken", "reminded"]


@pytest.mark.parametrize(
    "words", ["took the sugar one and the presure pill", "took sugar pill. pressure pill too"]
)
def test_a_name_alone_goes_with_what_stands_beside_it(core: Core, words: str) -> None:
    reminded(core)
    hear(core, words)
    with core.write() as s:
        assert [dose.status for dose in doses(s)[:2]] == ["taken", "taken"]


def test_what_she_takes_back_after_we_spoke_of_one_is_not_the_other(core: Core) -> None:
    reminded(core)
    hear(core, "T")
    hear(core, "a gone take another sugar pill to be sure")
    core.clock.move(minutes=2)
    assert hear(core, "no i didnt take it, joking").startswith(
        "All right. I wrote down that you have not taken your sugar pill (8am)."
    )
    with core.write() as s:
        assert [dose.status for dose in doses(s)[:2]] == ["reminded", "taken"]
