"""Who holds her phone, and what is asked in her stead."""

import pytest

from concierge_bot.understanding.people.speaker import in_her_stead, speaker

HER = "Dorothy Baker"


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("this is harold i need razor blades", "Harold", "i need razor blades"),
        ("hi this is maria, dorothys aide, she needs milk", "Maria", "she needs milk"),
        ("its harold", "Harold", ""),
        ("harold here, need my pills", "Harold", "need my pills"),
        ("im harold, dorothys husband. can you send milk", "Harold", "can you send milk"),
        ("maria speaking for dorothy she needs eggs", "Maria", "she needs eggs"),
        ("dorothy's husband here i need a ride", "", "i need a ride"),
        ("I am her carer, she wants 2 milk", "", "she wants 2 milk"),
    ],
)
def test_somebody_else_introduces_himself(text: str, name: str, rest: str) -> None:
    found = speaker(text, HER)
    assert found is not None
    assert (found.name, found.rest) == (name, rest)


@pytest.mark.parametrize(
    "text",
    [
        "this is dorothy i need milk",
        "dorothy here need milk",
        "this is great",
        "this is urgent",
        "its cold",
        "im out of milk",
        "i am a friend of the church",
        "this is my daughters number",
        "its me again",
        "its friday i need milk",
        "im happy and well",
        "it is bread i want",
        "i am a widow",
        "milk here please",
        "my son is here",
        "its ruth's birthday, need a cake",
        "my neighbor here wants bread",
        "will you order",
    ],
)
def test_she_herself_is_taken_for_nobody_else(text: str) -> None:
    assert speaker(text, HER) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("mum needs milk and bread", "i need milk and bread"),
        ("can you get mum some milk", "i need some milk"),
        ("dorothy is out of bread", "i need bread"),
        ("she wants 2 milk", "i want 2 milk"),
        ("mum said the milk was sour", ""),
        ("cancel her order", ""),
        ("i need milk", ""),
    ],
)
def test_what_is_asked_in_her_stead_is_said_as_she_would(text: str, asked: str) -> None:
    assert in_her_stead(text, HER) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can you let Ana know shes fine", "let Ana know shes fine"),
        ("she had a good night. please tell ana she ate well", "tell ana she ate well"),
        ("tell ana i will be late tomorrow", ""),
        ("tell grace she is fine", ""),
    ],
)
def test_what_her_people_shall_be_told_of_her_is_asked_for_her(text: str, asked: str) -> None:
    assert in_her_stead(text, HER, ("Ana Baker",)) == asked
