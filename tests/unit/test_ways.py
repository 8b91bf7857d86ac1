"""The gate over all journeys can fail: it knows the ways that a text may take before Rasa, and no other."""

import pytest

from tests.fixtures.ways import another


@pytest.mark.parametrize(
    "way",
    ["dialogue", "danger", "consent", "opted out", "no consent yet", "taken over", "answer 1", "answer undo"],
)
def test_a_way_that_may_be_taken(way: str) -> None:
    assert another([("words", way)]) == []


@pytest.mark.parametrize("way", ["undo", "correction", "late answer", "no words", "list", "failed", ""])
def test_another_way_is_listed_with_its_text(way: str) -> None:
    assert another([("hello", "dialogue"), ("words", way)]) == [("words", way)]
