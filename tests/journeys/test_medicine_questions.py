"""Questions about medicines: the record answers what was taken; all else gets fixed safe words and a pharmacist."""

from typing import Any

from tests.fixtures.town import Json, Town
from tests.journeys.worlds import PHARMACY, ROSSI, SWIFT, dorothy

PILL: Json = {"name": "Lisinopril", "strength": "10mg", "times": ["08:00"]}
EARLY = "2026-12-01T07:30"


def at_eight(town: Town, **who: Any) -> None:
    """Let her be reminded at eight."""
    town.reset(now=EARLY, customers=[dorothy(medications=[PILL], **who)], providers=[PHARMACY])
    town.clock(to="2026-12-01T08:01")


def test_did_i_take_it_is_answered_from_the_record(town: Town) -> None:
    at_eight(town)
    town.text("T")
    town.clock(to="2026-12-01T10:00")
    (told,) = town.text("did i take my pill this morning")
    assert told == "You told me at 8:01am that you took your 8am medicine."
    assert town.tasks() == []


def test_without_a_word_of_hers_the_record_says_so(town: Town) -> None:
    at_eight(town)
    (told,) = town.text("did i take my pill yet", sid="SM" + "4" * 32)
    assert told.startswith("I have no word yet about your 8am medicine.")
    assert "Main St Pharmacy, +13055550144" in told
    (task,) = town.tasks()
    assert "the pharmacist should call her" in task["task"]
    assert town.text("did i take my pill yet", sid="SM" + "4" * 32) == []
    assert len(town.tasks()) == 1


def test_a_doubt_with_slips_is_of_the_pill_and_of_nothing_else_that_is_open(town: Town) -> None:
    town.reset(now=EARLY, customers=[dorothy(medications=[PILL])], providers=[PHARMACY, ROSSI, SWIFT])
    town.clock(to="2026-12-01T08:01")
    (offer,) = town.text("eggs please, today at 2")
    assert "2-4pm" in offer
    (told,) = town.text("think i took my pil befor brekfast but im not shure shoud i take it agan")
    assert told.startswith("I have no word yet about your 8am medicine. Not sure? Call Main St Pharmacy")
    (task,) = town.tasks()
    assert "the pharmacist should call her" in task["task"]
    (placed,) = town.text("1")
    assert "2-4pm" in placed


def test_any_other_question_gets_the_fixed_words_with_numbers_and_a_time(town: Town) -> None:
    at_eight(town)
    (told,) = town.text("can i take aspirin with my blood pressure pill")
    assert told == (
        "I cannot advise on medicines. Please call Main St Pharmacy, +13055550144. Took too much? "
        "Call 1-800-222-1222. Very unwell? Call 911. The pharmacist will call you by 8:16am."
    )
    (task,) = town.tasks()
    assert "aspirin" in task["about"]


def test_in_britain_the_numbers_are_british(town: Town) -> None:
    at_eight(town, country="GB")
    (told,) = town.text("is it ok to take ibuprofen with my tablets")
    assert "Call 111." in told
    assert "Call 999." in told
