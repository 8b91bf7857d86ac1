"""Two requests in one text are two; a story before the point, a list and a change of mind stay one."""

import pytest

from concierge_bot.understanding.parting import clauses

SAYS = {
    "order_groceries": ("milk", "bread", "eggs", "cake"),
    "thanks": ("thank", "bless you"),
    "report_problem": ("broken", "squashed", "not in the bag"),
    "list_schedule": ("who comes", "what have i got", "on thursday?"),
    "confirm_taken": ("took my pill",),
    "pause_deliveries": ("bring nothing",),
    "out_of_scope": ("football",),
    "set_reminder": ("remind",),
    "family_access": ("tell carol",),
    "refill_medication": ("refill", "running low", "heart pills"),
    "billing_question": ("cost",),
}


def read(words: str) -> tuple[str, float]:
    """Stand in for the model where only the cuts are looked at: sure of what it has a word for."""
    return next(
        ((intent, 0.95) for intent, own in SAYS.items() if any(w in words for w in own)), ("chitchat", 0.9)
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the eggs were broken. bring new ones and milk", None),
        ("thanks for the cake. order milk. also who comes thursday", ["order milk", "who comes thursday"]),
        ("refill my sugar pills and get milk", ["refill my sugar pills", "get milk"]),
        ("milk please and dont tell carol", ["milk please", "dont tell carol"]),
        ("milk and bread please and remind me at 5", ["milk and bread please", "remind me at 5"]),
        ("1 and what did it cost", ["1", "what did it cost"]),
        ("T and 2 eggs", ["T", "2 eggs"]),
        (
            "i took my pill. Oh and Sunday is her birthday can you remind me",
            ["i took my pill", "Sunday is her birthday can you remind me"],
        ),
        ("i took my pill. oh and the sun is out", None),
        ("need milk bread and a dozen eggs", None),
        ("i ran out of milk and my sister is coming saturday so i need cake too", None),
        ("good morning dear. could you bring me milk and some bread please", None),
        ("remind me of the cake. it is broken", None),
        (
            "good morning. bread and two eggs. and my water pills are running low, can you see to them",
            ["two eggs", "running low, can you see to them"],
        ),
        ("my drops are running low and some bread too", ["my drops are running low", "bread too"]),
        (
            "refill my drops an my sister has me till monday so bring nothing",
            ["my drops", "so bring nothing"],
        ),
        ("milk please. thank you so much. bless you", None),
        ("took my pill this morning. the cleaner is on thursday?", ["this morning", "on thursday?"]),
        ("the eggs were broken. can you send new ones", None),
        ("the pizza came but the lighter is not in the bag", None),
        ("milk please. did they win the football", ["milk please", "did they win the football"]),
        ("milk please. they lost the football", None),
        ("bread, the football", None),
        ("milk please. and the bread?", None),
    ],
)
def test_a_text_is_cut_only_between_requests(text: str, parts: list[str] | None) -> None:
    found = [part.strip(" .,") for part in clauses.parts(text, read)]
    expected = parts or [text]
    assert [part.endswith(wanted) for part, wanted in zip(found, expected, strict=True)] == [True] * len(
        expected
    )
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("rest", "empty"),
    [
        ("thank you dear", True),
        ("with my porridge, on the porch", True),
        ("the lighter was not in the bag", False),
        ("is it raining", False),
        ("milk", False),
    ],
)
def test_what_asks_for_nothing_beside_an_answer_is_known(rest: str, empty: bool) -> None:
    assert clauses.is_empty(rest, read) == empty
