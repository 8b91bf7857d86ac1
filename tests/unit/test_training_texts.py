"""What is measured must not have been learned: the two sets of texts stay apart."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
DUPLICATES = runpy.run_path(str(ROOT / "tests" / "dialogue" / "duplicates.py"))


def test_no_training_text_nearly_repeats_a_development_text() -> None:
    """A near-duplicate flatters the figures; it is taken out of the training texts."""
    assert DUPLICATES["near_duplicates"]() == []


def test_the_marked_lists_are_training_texts_too() -> None:
    """Who changes a marked list runs `make lists`, then `make danger`."""
    lists = runpy.run_path(str(ROOT / "tools" / "lists_as_texts.py"))
    assert lists["TEXTS"].read_text("utf-8") == lists["as_training_file"]()


def test_texts_that_differ_in_case_and_marks_are_alike() -> None:
    """Letters decide, not capitals and commas."""
    triples = DUPLICATES["triples"]
    assert triples("Where is my milk?") == triples("where, is my MILK")
