"""A yes, a no, a choice or an all-clear in her own words; and what only sounds like one."""

import pytest

from concierge_bot.understanding.answers import agreeing, assent, well_words
from concierge_bot.understanding.medicines import recall

AGREES = """order it|send the order please|Order it then, my good woman|send it please|yes order that|ok get me that
please do|Quite right.|go on then|alright|go ahead|I suppose so|yes do the bread|the bread i mean. go ahead
whatever you think|Very good, carry on.|place the order|OK send it, its fine|I meant proceed with the order."""
NO_YES = """the order|send help|order eggs|good morning|do you|thank you dear|no|yes but no milk|ok just bread|i want it
is that right?|get me the other one|i am fine|dont send it|send it tomorrow|yes do the bread and eggs"""
LEADS = """T and 2 eggs=T=2 eggs|L. and is the milk coming=L=is the milk coming
took my pill, need milk=took my pill=need milk
1 and what did it cost=1=what did it cost|not yet, and send eggs=not yet=send eggs"""
NO_LEAD = (
    "1. milk 2. bread|1, but no bread|T, thanks dear|1 and add eggs|1 and 2 eggs|took it, sorry late|T please"
)
WELL = """2 I'm fine I said I took the pill|no im fine|2 im ok just skip it|im fiine nno danger|no danger|1 im ok
1 I am fine|i dont need help|2"""
NOT_WELL = "1|1 ok|no im not fine|2 pills please|im ok but my leg hurts|no|yes|help me"


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", lines(AGREES))
def test_a_yes_in_her_own_words(text: str) -> None:
    assert agreeing.agrees(text, ["Wheat bread"])


@pytest.mark.parametrize("text", lines(NO_YES))
def test_what_is_more_or_other_than_yes(text: str) -> None:
    assert not agreeing.agrees(text, ["Wheat bread"])


def test_a_yes_to_one_of_two_things_is_none_to_both() -> None:
    assert not agreeing.agrees("yes do the bread", ["Wheat bread", "2% milk"])
    assert agreeing.agrees("yes send the milk and the bread", ["Wheat bread", "2% milk"])


@pytest.mark.parametrize(
    "text", ["not the dear one", "no i want two", "not that one the other", "no i want it"]
)
def test_a_no_with_more_words_calls_nothing_off(text: str) -> None:
    assert not assent.refuses(text)
    assert not assent.calls_off(text)


@pytest.mark.parametrize(
    "text", ["no", "no thanks dear", "no i dont want it", "never mind", "not today thank you"]
)
def test_a_plain_no(text: str) -> None:
    assert assent.refuses(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the order", "1"),
        ("first i suppose", "1"),
        ("the first", "1"),
        ("two", "2"),
        ("the second", "2"),
        ("the other one", "2"),
        ("the handyman", "2"),
        ("both", "both"),
        ("send me two pints", ""),
        ("order more milk", ""),
        ("not the first", ""),
    ],
)
def test_which_of_two(text: str, meant: str) -> None:
    assert assent.pick(text, "the order", "a handyman") == meant


@pytest.mark.parametrize("text", lines(LEADS))
def test_an_answer_before_a_request(text: str) -> None:
    whole, head, rest = text.split("=")
    assert assent.lead(whole) == (head, rest)


@pytest.mark.parametrize("text", lines(NO_LEAD))
def test_no_answer_before_a_request(text: str) -> None:
    assert assent.lead(text) == ("", "")


@pytest.mark.parametrize("text", lines(WELL))
def test_all_is_well(text: str) -> None:
    assert well_words.all_well(text, by_number=True)


@pytest.mark.parametrize("text", lines(NOT_WELL))
def test_not_plainly_well(text: str) -> None:
    assert not well_words.all_well(text, by_number=True)


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("have i had my lunch", False),
        ("have i had my lunch pills", True),
        ("did she have her morning one", True),
        ("did i take my sugar pill or not", True),
    ],
)
def test_only_a_medicine_is_looked_up(text: str, record: bool) -> None:
    assert recall.asks_the_record(text) is record
