"""Two requests in one text are two; a story before the point, a list and a change of mind stay one."""

import pytest

from concierge_bot.understanding import clauses

SAYS = {
    "order_groceries": ("milk", "bread", "eggs", "cake"),
    "report_problem": ("broken", "squashed"),
    "list_schedule": ("who comes", "what have i got"),
    "set_reminder": ("remind",),
    "family_access": ("tell carol",),
    "refill_medication": ("refill",),
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
        ("need milk bread and a dozen eggs", None),
        ("i ran out of milk and my sister is coming saturday so i need cake too", None),
        ("good morning dear. could you bring me milk and some bread please", None),
        ("remind me of the cake. it is broken", None),
    ],
)
def test_a_text_is_cut_only_between_requests(text: str, parts: list[str] | None) -> None:
    found = [part.strip(" .,") for part in clauses.parts(text, read)]
    expected = parts or [text]
    assert [part.endswith(wanted) for part, wanted in zip(found, expected, strict=True)] == [True] * len(
        expected
    )
    assert len(found) == len(expected)
