"""The carrier's words, wishes in any words, and orders that only sound like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.understanding.terms.opt_out import is_reserved, opt_out


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("STOP", "stop"),
        ("stop.", "stop"),
        (" Stop! ", "stop"),
        ('"End"', "stop"),
        ("StopAll", "stop"),
        ("unsubscribe", "stop"),
        ("Cancel", "stop"),
        ("quit", "stop"),
        ("revoke", "stop"),
        ("OPTOUT", "stop"),
        ("START", "start"),
        ("unstop", "start"),
        ("Yes.", "start"),
        ("help", "help"),
        ("INFO?", "help"),
    ],
)
def test_the_carriers_words_count_alone(text: str, kind: str) -> None:
    assert opt_out(text).kind == kind
    assert is_reserved(text)


@pytest.mark.parametrize(
    "text",
    [
        "please stop texting me",
        "dont message me anymore",
        "take me off this list",
        "STOP ALL",
        "stop please",
        "no more texts please",
        "i dont want these messages",
        "dont send me any more messages",
        "i want to stop getting these texts",
        "Please do not text this number again",
        "remove my number",
        "unsubscribe me",
        "i would like to opt out",
        "quit textin me",
        "stp texting me",
        "leave me alone",
        "no me manden mas mensajes",
    ],
)
def test_a_wish_for_no_more_texts_counts_in_any_words(text: str) -> None:
    assert opt_out(text).kind == "wish"


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me",
        "leave me alone for good",
        "no more texts",
        "stop texting me right now",
        "i dont want to hear from you about anything",
        "please stop texting me and call me instead",
        "too many texts. stop texting me",
        "quit sending me texts",
        "just stop the texts",
    ],
)
def test_a_whole_wish_is_obeyed_at_once(text: str) -> None:
    assert opt_out(text).kind == "wish"


@pytest.mark.parametrize(
    "text",
    [
        "stop texting me about pills but keep the shopping",
        "stop the reminders",
        "Stop bothering me just now, call me when its ready",
        "i never want you to mention medicine",
        "leave me alone for a bit",
        "stop texting me when im asleep",
        "stop texting me so often",
        "dont send me any more texts about groceries",
        "please stop texting me until monday",
        "quit sendin me so many texts just the ones about my food",
        "fewer texts please",
        "quit sendin me junk texts i only want my medicine ones",
    ],
)
def test_a_wish_for_some_texts_or_for_a_while_is_no_opt_out(text: str) -> None:
    assert opt_out(text).kind == "part"


@pytest.mark.parametrize(
    "text",
    [
        "stop the order",
        "stop the milk",
        "stop delivering papers",
        "stop all my orders",
        "stop sending ham",
        "cancel tuesday",
        "cancel the eggs",
        "end of the month",
        "yes please",
        "help with taxes",
        "take eggs off the list",
        "take me off the ham",
        "dont text ana",
        "dont text me before 9",
        "no more milk",
        "no more reminders for the blue pill",
        "quit smoking patches",
        "start with eggs",
        "i cant stop laughing",
        "OK",
        "",
    ],
)
def test_an_order_is_never_an_opt_out(text: str) -> None:
    assert opt_out(text).kind is None


@pytest.mark.parametrize("word", ["1", "OK", "UNDO", "later", "stop the milk", ""])
def test_our_own_choices_are_not_reserved(word: str) -> None:
    assert not is_reserved(word)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert opt_out(text).kind in {"stop", "wish", "part", "start", "help", None}
