"""The pictures of her medicines on the family page count as the list beside them does: by times of day."""

from datetime import timedelta
from typing import Any

from sqlmodel import select

from concierge_bot.models import Dose, Medication
from concierge_bot.services.medicines import dose_book
from concierge_bot.services.people import family_week
from tests.fixtures.core import Core
from tests.unit.test_medication import EVENING, run, start, world
from tests.unit.test_memory import hear

MORNING: list[dict[str, Any]] = [
    {"name": "Lisinopril", "times": ["08:00", "20:00"]},
    {"name": "Furosemide", "times": ["08:00"]},
    {"name": "Metformin", "times": ["08:00"]},
]


def today(core: Core) -> dict[str, int]:
    """Return what the picture of this day counts."""
    with core.write() as s:
        return family_week.of(s, core.clock.at, core.dorothy(s)).days.columns[-1].counts


def test_several_medicines_of_one_time_count_once(core: Core) -> None:
    start(core, EVENING, world(*MORNING))
    run(core, hours=10.1)
    assert today(core) == {"open": 2}, "8am and 8pm"
    hear(core, "T")
    assert today(core) == {"said": 1, "open": 1}


def test_what_differs_at_one_time_is_counted_apart(core: Core) -> None:
    start(core, EVENING, world(*MORNING))
    run(core, hours=10.1)
    hear(core, "T")
    with core.write() as s:
        query = select(Dose).join(Medication).where(Medication.name == "Metformin", Dose.slot == "08:00")
        dose = s.exec(query).first()
        assert dose is not None
        dose_book.end(s, core.clock.at + timedelta(minutes=1), dose, dose.status.skipped, dose.evidence)
    assert today(core) == {"said": 1, "left": 1, "open": 1}
