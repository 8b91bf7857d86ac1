"""What is measured must not have been learned: the two sets of texts stay apart."""

import runpy
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

from concierge_bot.understanding.model import training_texts

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


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/nlu/**/*.yml")), ids=lambda path: path.stem)
def test_the_training_texts_have_the_one_form_that_is_read(path: Path) -> None:
    """What is read line by line is all that is in the file as YAML."""
    blocks = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]
    written = [
        (line.removeprefix("- ").strip(), block["intent"], *_about(block))
        for block in blocks
        for line in block["examples"].strip().split("\n")
    ]
    assert [tuple(example) for example in training_texts.read(path)] == written


def _about(block: dict[str, dict[str, str]]) -> tuple[str, bool, bool]:
    about = block["metadata"]
    return about["writer"], bool(about.get("lookalike")), bool(about.get("middle"))
