"""What is measured must not have been learned: the two sets of texts stay apart."""

import runpy
from pathlib import Path

DUPLICATES = runpy.run_path(str(Path(__file__).parents[1] / "dialogue" / "duplicates.py"))


def test_no_training_text_nearly_repeats_a_development_text() -> None:
    """A near-duplicate flatters the figures; it is taken out of the training texts."""
    assert DUPLICATES["near_duplicates"]() == []


def test_texts_that_differ_in_case_and_marks_are_alike() -> None:
    """Letters decide, not capitals and commas."""
    triples = DUPLICATES["triples"]
    assert triples("Where is my milk?") == triples("where, is my MILK")
