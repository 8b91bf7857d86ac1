"""Which medicine a refill is for: her only one needs no name, but another's name is not hers."""

import pytest

from concierge_bot.models import Medication
from concierge_bot.services.medicines import refills

LISINOPRIL = Medication(agency_id=1, customer_id=1, name="Lisinopril", say_as="heart pill")
METFORMIN = Medication(agency_id=1, customer_id=1, name="Metformin")


@pytest.mark.parametrize(
    "words", ["refill please", "my heart pill", "lisinipril", "the usual", "i need my pills"]
)
def test_her_only_one_needs_no_name(words: str) -> None:
    assert refills.find(words, [LISINOPRIL]) is LISINOPRIL


@pytest.mark.parametrize("words", ["refill my fosinopril", "warfarin please", "more Metformin"])
def test_anothers_name_is_not_hers(words: str) -> None:
    assert refills.find(words, [LISINOPRIL]) is None


def test_of_two_the_one_that_she_names() -> None:
    assert refills.find("metforman", [LISINOPRIL, METFORMIN]) is METFORMIN
    assert refills.find("refill", [LISINOPRIL, METFORMIN]) is None
