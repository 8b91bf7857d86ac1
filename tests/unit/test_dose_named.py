"""Several medicines, one answer: the one that she names is written down, at the time that she says, and told back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.clock import local
from concierge_bot.models import Dose, DoseStatus, Medication
from concierge_bot.understanding.doses import dose_told
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import HEART, hear, lines
from tests.unit.test_medication import run, start, world

THYROID: dict[str, Any] = {"name": "Levothyroxine", "times": ["07:30"], "say_as": "thyroid pill"}
KNEE: dict[str, Any] = {"name": "Ibuprofen", "times": ["08:00"], "say_as": "knee pill"}
NIGHT: dict[str, Any] = {"name": "Donepezil", "times": ["11:00"], "say_as": "memory pill"}
NAMES = {"Lisinopril": ["pressure pill"], "Ibuprofen": ["knee pill"], "Metformin": ["sugar pill"]}


def reminded(core: Core, *plans: dict[str, Any]) -> None:
    """Go on from early in the morning until the dose of eight was asked about."""
    start(core, datetime(2026, 12, 1, 12, 25, tzinfo=UTC), world(*(plans or (HEART,))))
    run(core, minutes=35)


def outcome(core: Core) -> dict[str, tuple[str, str]]:
    """Return how the doses of the first day stand, by her words: the status, and the hour if one was told."""
    with core.write() as s:
        found: dict[str, tuple[str, str]] = {}
        for dose in s.exec(select(Dose).order_by("due_at")):
            plan = s.get_one(Medication, dose.medication_id)
            at = local(dose.ended_at, "America/New_York").strftime("%H:%M") if dose.ended_at else ""
            found.setdefault(plan.say_as, (str(dose.status), at))
        return found


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("took pressure pill", ["Lisinopril"]),
        ("took the knee pill. and pressure one", ["Ibuprofen", "Lisinopril"]),
        ("I have not took the knee one yet I said pressure", ["Ibuprofen"]),
        ("It was the sugar. I ate a pastry and took my pills", []),
        ("took it with my sugar free tea", []),
        ("sugar tablet taken", ["Metformin"]),
    ],
)
def test_only_what_stands_beside_the_verb_is_named(words: str, names: list[str]) -> None:
    assert [word.of for word in dose_told.named(words, NAMES)] == names


@pytest.mark.parametrize("words", lines("TOOK MY PILLS|i took the two|had all of them|took em both"))
def test_several_mean_all_that_wait(words: str) -> None:
    assert dose_told.means_all(words)


def test_the_named_one_wins_over_the_one_that_is_asked(core: Core) -> None:
    reminded(core, THYROID, HEART)
    assert hear(core, "took my heart pill dear").endswith("for your heart pill.")
    assert outcome(core)["thyroid pill"][0] == DoseStatus.reminded
    assert hear(core, "No mam I have not took the heart one yet I said thyroid").startswith(
        "All right. I wrote down that you have not taken your heart pill"
    )
    assert hear(core, "I took the thyroid at seven").endswith("7am for your thyroid pill.")
    assert outcome(core) == {
        "thyroid pill": ("taken", "07:00"),
        "heart pill": ("reminded", ""),
    }


@pytest.mark.parametrize("words", ["TOOK MY PILLS", "TOOK BOTH OF THEM"])
def test_pills_are_all_that_wait(core: Core, words: str) -> None:
    reminded(core, THYROID, HEART)
    told = hear(core, words)
    assert "your thyroid pill" in told
    assert "your heart pill" in told
    assert {status for status, _ in outcome(core).values()} == {"taken"}


def test_of_two_that_are_asked_together_the_one_that_she_does_not_name_still_waits(core: Core) -> None:
    reminded(core, HEART, KNEE)
    told = hear(core, "took the knee one")
    assert told.endswith("for your knee pill. I have no word yet about your heart pill (8am).")
    assert outcome(core)["heart pill"][0] == "reminded"
    assert hear(core, "T").endswith("for your heart pill.")


def test_what_she_names_and_took_before_leaves_the_open_one_open(core: Core) -> None:
    reminded(core, THYROID, HEART)
    hear(core, "took the thyroid one at 7")
    assert hear(core, "took thyroid pill") == "You told me at 7am that you took your thyroid pill."
    assert outcome(core)["heart pill"][0] == "reminded"


def test_what_is_taken_before_its_time_is_not_asked_about(core: Core) -> None:
    reminded(core, NIGHT)
    assert hear(core, "I took my memory pill early").endswith("for your memory pill.")
    run(core, hours=4)
    assert outcome(core)["memory pill"][0] == "taken"


@pytest.mark.parametrize(
    "words",
    [
        "I have taken my heart tablet. Have you noted it? I took it at six.",
        "What did you just say? I took it at six, not at ten past eight.",
        "at six, not at eight",
        "I TOOK it at 6 like i told yu",
    ],
)
def test_the_time_that_she_says_is_the_time_written_down(core: Core, words: str) -> None:
    reminded(core)
    hear(core, "T")
    assert hear(core, words) == "Thank you. I wrote down 6am for your heart pill."
    assert outcome(core)["heart pill"] == ("taken", "06:00")


@pytest.mark.parametrize(
    ("words", "at"),
    [("I did tell you mi take it! Six o'clock, wid mi dinner.", "06:00")],
)
def test_a_dose_is_told_in_her_own_tongue(core: Core, words: str, at: str) -> None:
    reminded(core)
    hear(core, words)
    assert outcome(core)["heart pill"] == ("taken", at)
