"""Asked if she is all right: her words are read generously without a sign of danger in them, and never with one."""

import pytest

from concierge_bot.understanding.answers import well_words

WELL = """I am yes thank you, I was only asking is it the tablets does that|There's not a thing wrong with me
Mother of God no, I'm only after getting up. There's not a thing wrong with me|arre I am fine fine|of course I am
no no beta I am ok now, sitting and having chai. no 911|whoa I aint in no danger its just the drain|yes i am
si estoy bien mija|todo bien gracias|right as rain|never better thank you|dont be daft im fine|fine|good thanks
im all right dear, no pain at all|not a bother on me|no no grand|mi alright man|i was just joking|main theek hoon beta
false alarm, sorry|dont call anyone|I am fine, didnt fall, only the jar did|I'm perfectly alright just hot"""
NOT_WELL = """yes|no|1|help|im fine but my chest hurts|not so good|i dont know|yes please|not really|i am not ok
im on the floor but ok|yes come quick|ok but i cant get up|I think so but dizzy|i feel bad|no i am not fine
im ok now but the blood wont stop|my leg|come now please|ok i fell|he is hurting me|i'm alright, it hurts though
fine, but i feel faint"""


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", lines(WELL))
def test_she_is_well(text: str) -> None:
    assert well_words.all_well(text, by_number=True)


@pytest.mark.parametrize("text", lines(NOT_WELL))
def test_she_is_not_plainly_well(text: str) -> None:
    assert not well_words.all_well(text, by_number=True)


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("I'm grand, thank you. add butter and take off the milk", "add butter and take off the milk"),
        ("2 I'm OK. and put the eggs back on for tomorrow", "put the eggs back on for tomorrow"),
        ("im fine but where is my milk", "where is my milk"),
        ("nothing wrong with me just want my groceries", "just want my groceries"),
        ("arre I am fine fine. I only want you tell my son", "I only want you tell my son"),
        ("It is fine. Handyman still please.", "Handyman still please"),
        ("I am fine thank you dear", ""),
        ("2", ""),
    ],
)
def test_what_she_asks_for_besides_is_kept(text: str, besides: str) -> None:
    assert well_words.besides(text) == besides


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("yes I am quite well, a little stiff in the knees but one can't complain at 83", True),
        ("cant complain dear", True),
        ("mustn't grumble love", True),
        ("yes im fine but i cant reach the phone", False),
    ],
)
def test_who_cannot_complain_is_well(text: str, well: bool) -> None:
    assert well_words.all_well(text, by_number=False) is well
