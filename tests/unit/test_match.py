"""Misspelt medicines and people: found when only one can be meant, asked when two can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.understanding.words.match import best, best_named, medicine

MEDICINES = [
    "metformin",
    "metoprolol tartrate",
    "metoprolol succinate",
    "lisinopril",
    "insulin",
    "insulin glargine",
    "hydralazine",
    "hydroxyzine",
    "warfarin",
]
ALIASES = {
    "metoprolol": ["heart pill", "the little white one"],
    "furosemide": ["water pill", "lasix"],
    "atorvastatin": ["cholesterol pill"],
}
PEOPLE = {"Ana Lopez": ["daughter"], "Anna Smith": ["nurse"], "Robert": ["bob", "son"]}


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("metforman", "metformin"),
        ("METFORMIN", "metformin"),
        ("did i take my metforman today", "metformin"),
        ("lisinipril", "lisinopril"),
        ("linisopril", "lisinopril"),
        ("metoprolol tartrat", "metoprolol tartrate"),
        ("glargine", "insulin glargine"),
        ("hydralazine", "hydralazine"),
        ("warfrin", "warfarin"),
    ],
)
def test_certain(words: str, choice: str) -> None:
    found = best(words, MEDICINES)
    assert (found.certain, found.choice, found.candidates) == (True, choice, ())


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("metoprolol", {"metoprolol tartrate", "metoprolol succinate"}),
        ("insulin", {"insulin", "insulin glargine"}),
        ("hydroxazine", {"hydralazine", "hydroxyzine"}),
    ],
)
def test_two_near_ones_are_never_picked_from(words: str, candidates: set[str]) -> None:
    found = best(words, MEDICINES)
    assert found.ambiguous
    assert found.choice is None
    assert set(found.candidates) == candidates


@pytest.mark.parametrize(
    "words", ["", "pill", "my medicine", "zzz", "good morning", "aspirin", "the", "the the"]
)
def test_nothing_fits(words: str) -> None:
    found = best(words, MEDICINES)
    assert not found.certain
    assert not found.ambiguous


def test_no_choices() -> None:
    assert not best("metformin", []).certain


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("my heart pill", "metoprolol"),
        ("hart pill", "metoprolol"),
        ("water pil", "furosemide"),
        ("lasicks", None),
        ("the little white one", "metoprolol"),
        ("pill", None),
        ("atorvastatine", "atorvastatin"),
    ],
)
def test_names_for_pills(words: str, name: str | None) -> None:
    assert best_named(words, ALIASES).choice == name


def test_two_aliases_of_one_name_are_no_doubt() -> None:
    names = {"metoprolol": ["heart pill", "heart pills"], "lasix": []}
    assert best_named("heart pill", names).choice == "metoprolol"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("my daughter", "Ana Lopez"),
        ("bob", "Robert"),
        ("robbert", "Robert"),
        ("ana", "Ana Lopez"),
        ("Anna's", "Anna Smith"),
    ],
)
def test_people(words: str, name: str | None) -> None:
    assert best_named(words, PEOPLE).choice == name


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=5))
def test_never_outside_the_list(words: str, choices: list[str]) -> None:
    found = best(words, choices)
    assert {found.choice, *found.candidates} <= {None, *choices}
    assert not (found.certain and found.ambiguous)


NEAR = [
    ("prednisone", "prednisolone"),
    ("omeprazole", "esomeprazole"),
    ("citalopram", "escitalopram"),
    ("lisinopril", "fosinopril"),
    ("hydralazine", "hydroxyzine"),
    ("lorazepam", "clonazepam"),
]


@pytest.mark.parametrize(("hers", "other"), [*NEAR, *((other, hers) for hers, other in NEAR)])
def test_another_medicine_is_never_taken_for_hers(hers: str, other: str) -> None:
    assert medicine(f"i need more {other} please", {hers: []}).choice is None
    assert medicine(f"i need more {hers} please", {hers: []}).choice == hers


@given(
    st.lists(st.sampled_from(sorted({name for pair in NEAR for name in pair})), unique=True, max_size=4),
    st.text(alphabet="abcdeilmnoprstuzx ", max_size=30),
)
def test_a_medicine_is_hers_and_stands_out_or_is_asked(hers: list[str], words: str) -> None:
    found = medicine(words, {name: ["heart pill"] if name == "lisinopril" else [] for name in hers})
    assert {found.choice, *found.candidates} <= {None, *hers}
    assert found.choice is None or not found.candidates
