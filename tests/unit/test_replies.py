"""Short answers: one meaning or none; what is longer, or doubtful, is never taken for a yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.understanding.answers import replies


@pytest.mark.parametrize(
    ("reply", "texts"),
    [
        ("1", "1|one|1.|number 1|1 please|1 ok|ok 1|yes 1|1 thanks dear"),
        ("2", "2|two|2!|2 please|number two"),
        ("3", "3|three please"),
        ("5", "5|five please"),
        (
            "yes",
            "yes|Yes please|y|ok|OK!|okay dear|sure|yep|go ahead|do it|sounds good|yes order it please|👍|fine",
        ),
        ("no", "no|nope|no thank you|no thanks|nah|leave it|not now|never mind|I dont want it|👎"),
        ("taken", "t|T|taken|took it|I took them|yes I took it|ive taken my pills|done|all taken|T thanks"),
        ("later", "l|L|later|later please|not yet|in a minute|in a bit|remind me later|give me 10 minutes"),
    ],
)
def test_a_short_answer_is_read(reply: str, texts: str) -> None:
    wrong = {text: replies.read(text) for text in texts.split("|") if replies.read(text) != reply}
    assert wrong == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?",
        "1 2",
        "1 or 2",
        "yes no",
        "no 1",
        "not ok",
        "not taken",
        "i didnt take it",
        "i havent taken them",
        "i took it but i was sick",
        "ok but no bread",
        "yes and add eggs",
        "need milk",
        "11",
        "12",
        "1 milk and 2 bread",
        "what is 1",
        "ok what time will it come",
        "yes i fell down the stairs",
        "did i take it",
        "yes yes yes yes yes yes yes yes yes",
    ],
)
def test_what_is_no_short_answer_is_left_alone(text: str) -> None:
    assert replies.read(text) is None


@pytest.mark.parametrize("text", ["ok", "im ok", "I am fine", "yes im ok", "Fine, thanks dear"])
def test_that_all_is_well_is_heard(text: str) -> None:
    assert replies.is_fine(text)


@pytest.mark.parametrize(
    "text", ["yes", "no", "1", "not ok", "no im not fine", "fine if you call me", "please"]
)
def test_what_could_mean_either_is_not_that_all_is_well(text: str) -> None:
    assert not replies.is_fine(text)


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_a_crash(text: str) -> None:
    assert replies.read(text) in (None, "1", "2", "3", "4", "5", "yes", "no", "taken", "later")
    assert replies.is_correction(text) in (True, False)
    assert replies.is_undo(text) in (True, False)


@pytest.mark.parametrize(
    "text", ["1 but no bread", "ok and eggs", "no wait", "make it 2", "actually two", "add ham"]
)
def test_a_correction_is_known_by_how_it_begins(text: str) -> None:
    assert replies.is_correction(text)


@pytest.mark.parametrize(
    "text", ["need milk", "1", "ok", "nobody came", "butter please", "waiter", "addition"]
)
def test_other_texts_are_no_corrections(text: str) -> None:
    assert not replies.is_correction(text)


@pytest.mark.parametrize(
    ("text", "is_undo"),
    [
        ("UNDO", True),
        ("undo please", True),
        ("undo the order", True),
        ("undone", False),
        ("UNDO. I did not ask for medicine. I asked for glasses.", True),
        ("UNDO i said the other shop", True),
        ("undo, that was not what i meant", True),
        ("undo the reminder", False),
        ("undo my shoes", False),
        ("", False),
    ],
)
def test_our_own_word_for_stopping_an_order(text: str, is_undo: bool) -> None:
    assert replies.is_undo(text) is is_undo
