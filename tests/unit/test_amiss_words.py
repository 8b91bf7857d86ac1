"""What she says of things that came is known as a complaint, whatever else may be read in its words."""

import pytest

from concierge_bot.understanding.orders import amiss_words

CAME = amiss_words.called(
    ["Whole milk gallon", "Eggs large dozen", "Wheat bread", "Bananas", "Frozen peas", "Folgers coffee 11oz"]
)
FRED = amiss_words.called(["Fixit Fred", "handyman", "handy man guy"])
CAB = amiss_words.called(["Blue Cab", "ride", "lift car driver"])


@pytest.mark.parametrize(
    "words",
    [
        "the boy brought it but the milk is sour",
        "and theres no eggs",
        "there were no eggs in the bag",
        "MILKS OFF AGAIN",
        "half the eggs are broken",
        "two of the eggs was cracked",
        "the bananas came all black",
        "that bread is hard as a rock",
        "milk smells funny",
        "my bananas are way too green to eat",
        "the bread they brought has mold on it",
        "i never got the eggs",
        "your driver didnt bring the coffee",
        "the eggs weren't in there",
        "i cant find the coffee anywhere",
        "only one milk came",
        "i asked for white bread and he brought wheat",
        "he brought the wrong coffee",
        "the coffee was not what i asked for",
        "i want my money back for the milk",
        "the peas were thawed",
        "and the sour milk, did anyone do anything about it",
        "coffee tastes burnt i think",
        "there are bugs in the bread",
    ],
)
def test_goods_that_came_are_complained_of(words: str) -> None:
    assert amiss_words.of_goods(words, CAME, last=False), words


@pytest.mark.parametrize(
    "words",
    [
        "it was all squashed",
        "they were cold",
        "one of them is broken",
        "you forgot the eggs",
        "wrong coffee",
        "its sour",
        "half of it is missing",
    ],
)
def test_what_may_be_of_a_list_is_of_what_came_when_that_was_said_last(words: str) -> None:
    assert amiss_words.of_goods(words, CAME, last=True), words
    assert not amiss_words.of_goods(words, CAME, last=False), words


@pytest.mark.parametrize(
    "words",
    [
        "milk and eggs and sour cream",
        "add frozen peas and a dozen eggs",
        "no eggs",
        "and no eggs this time",
        "make sure the bananas are not too green",
        "will the milk be cold",
        "the milk was fine",
        "nothing was broken, the eggs are lovely",
        "i have no eggs left",
        "bread, milk, dry dog food",
        "take the eggs off",
        "i am out of milk and bread",
        "is the milk sour cream",
        "i want whole milk not the 2%",
        "it is cold out today and i want some bread",
        "change the milk to 2 percent",
        "the bread i have is going, so bring another",
        "my son likes his eggs hard boiled",
        "dont bring the eggs",
        "where is the milk",
    ],
)
def test_other_words_of_goods_are_none(words: str) -> None:
    assert not amiss_words.of_goods(words, CAME, last=False), words
    assert not amiss_words.of_goods(words, CAME, last=True), words


@pytest.mark.parametrize(
    "words",
    [
        "AND FRED NEVER SHOWED WHO SAYS HES DONE",
        "fred didn't fix it",
        "fred says hes done but the door still sticks",
    ],
)
def test_a_visit_that_is_told_as_done_was_not(words: str) -> None:
    assert amiss_words.of_visit(words, FRED, last=False), words
    assert amiss_words.of_visit("nobody came", FRED, last=True)


def test_a_cab_that_did_not_come() -> None:
    assert amiss_words.of_visit("WHERES MY CAB ITS HALF PAST 2", CAB, last=False)
    assert amiss_words.of_visit("no cab came", CAB, last=False)
    assert not amiss_words.of_visit("the cab was lovely", CAB, last=True)
    assert not amiss_words.of_visit("i need a cab at 4", CAB, last=True)
    assert not amiss_words.of_visit("has he not been paid yet", CAB, last=False)
