"""A provider's own words: plain ones about goods and times reach her, anything else is for a person to read."""

import pytest

from concierge_bot.understanding.members.notes import may_pass

WARES = ("2% milk half gallon", "Folgers coffee 12 oz", "Benadry's finest cards")


@pytest.mark.parametrize(
    "note",
    [
        "no folgers, only maxwell house",
        "No two percent milk today, whole milk for the same price.",
        "our driver is sick, can we come tomorrow at 4?",
        "only 1 loaf of bread left",
        "we can't bring it before 3pm",
        "sold out until friday, store brand instead",
        "closed for the holiday; can bring it Monday 9-11am",
    ],
)
def test_plain_words_are_passed_on(note: str) -> None:
    assert may_pass(note, wares=WARES, medicines=["Lisinopril"])


@pytest.mark.parametrize(
    "note",
    [
        "see www.rossi-pay.com",
        "rossi.com has it",
        "bit.ly/2milk",
        "rossi dot com",
        "https://x.y",
        "that is 12.50 more",
        "$20 more for the driver",
        "twenty dollars cash to the driver please",
        "pay the driver",
        "leave money at the door",
        "we need a gift card first",
        "what is the number on your card",
        "tell us the code you got",
        "reply 123456",
        "12 34 56",
        "one two three four five six",
        "call 937 555 0123",
        "call us at 555-0123",
        "nine three seven five five five",
        "no lisinopril until friday",
        "we are out of lisinopril 10mg",
        "aspirin is better for you",
        "take two pills now",
        "STOP",
        "reply STOP for a better price",
        "reply YES",
        "your bank is closed",
        "no m\u0456lk today",  # a Cyrillic letter
        "we have milk\u200b",
        "no milk " * 20,
        "x",
        " . ",
    ],
)
def test_anything_else_is_not(note: str) -> None:
    assert not may_pass(note, wares=WARES, medicines=["Lisinopril 10mg"])
