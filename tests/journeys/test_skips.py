"""She does not take it, or not now: ended or put off as she says, told to a person, and never advised."""

from tests.fixtures.town import Town
from tests.journeys.worlds import PHARMACY, dorothy

PILL = {"name": "Lisinopril", "times": ["10:00"], "say_as": "heart pill"}
SUGAR = {"name": "Metformin", "times": ["10:20"], "say_as": "sugar pill"}


def doses(town: Town) -> list[tuple[str, str]]:
    """Return how her doses of the first of December ended, and who says so."""
    return [
        (d["status"], d["evidence"]) for d in town.dorothy()["doses"] if d["due"].startswith("2026-12-01")
    ]


def test_it_makes_her_sick(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    town.clock(to="2026-12-01T10:00")
    (fixed,) = town.text("not taking it today makes me sick")
    assert fixed.startswith(
        "I wrote down that you skip your heart pill (10am) this time. I cannot advise on medicines."
    )
    assert "Please call Main St Pharmacy" in fixed
    assert "Call 911" in fixed
    assert "call you by 10:15am" in fixed
    assert doses(town) == [("skipped", "customer")]
    (task,) = town.tasks()
    assert task["task"] == "She skips a medicine and says why: the pharmacist should call her"
    assert not task["urgent"]
    assert town.clock(to="2026-12-01T14:00") == [], "a skipped dose is not asked about again"
    assert len(town.tasks()) == 1, "and it is not missed"


def test_the_next_one_is_skipped_before_it_is_due(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    town.text("i wont take my pill today")
    assert town.clock(to="2026-12-01T14:00") == []
    assert doses(town) == [("skipped", "customer")]


def test_a_critical_one_is_asked_first_and_urgent(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[{**PILL, "critical": True}])], providers=[PHARMACY])
    town.clock(to="2026-12-01T10:00")
    (asked,) = town.text("im skipping my heart pill")
    assert asked.startswith("Shall I write down that you skip your heart pill")
    assert town.tasks() == []
    town.text("1")
    (task,) = town.tasks()
    assert task["urgent"]
    (back,) = town.text("no i never said to skip it")
    assert "you have not taken your heart pill" in back
    assert doses(town) == [("reminded", "none")]


def test_she_takes_it_after_all(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    town.clock(to="2026-12-01T10:00")
    sid = "SM" + "6" * 32
    town.text("im skipping my heart pill", sid=sid)
    assert town.text("im skipping my heart pill", sid=sid) == []
    assert len(town.tasks()) == 1
    (noted,) = town.text("i took it after all")
    assert noted.startswith("Thank you. I wrote down")
    assert doses(town) == [("taken", "customer")]


def test_of_two_open_reminders_she_is_asked_which_or_names_one(town: Town) -> None:
    for words, asked in (
        ("i am not going to take that today dear", True),
        ("im skipping my sugar pill", False),
    ):
        town.reset(customers=[dorothy(medications=[PILL, SUGAR])], providers=[PHARMACY])
        town.clock(to="2026-12-01T10:20")
        (told,) = town.text(words)
        assert told.startswith("I asked you two things.") == asked
        if asked:
            (told,) = town.text("1" if "1 for your sugar" in told else "2")
        assert "your sugar pill (10:20am)" in told
        assert doses(town) == [("reminded", "none"), ("skipped", "customer")]


def test_later_with_a_time(town: Town) -> None:
    for words, at, moved in (
        ("give me 20 minutes", "10:20am", "2026-12-01T10:20"),
        ("ask me again in an hour", "11am", "2026-12-01T11:00"),
        ("not now, after lunch", "1pm", "2026-12-01T13:00"),
    ):
        town.reset(customers=[dorothy(medications=[PILL])])
        town.clock(to="2026-12-01T10:00")
        assert town.text(words) == [f"OK. I will ask you again at {at}."]
        (again,) = town.clock(to=moved)
        assert "Did you take it?" in again
        town.text("T")
        assert doses(town) == [("taken", "customer")]
