"""An answer that only the dialogue model hears is taken where it is sure, and parted from what stands beside it."""

import pytest

from concierge_bot.understanding.answers.answered import Answered, Parsed, is_request, read
from concierge_bot.understanding.model.answer_texts import DOSE, GOODS, OFFER, WELL, WHICH

NOTHING = dict.fromkeys((OFFER, DOSE, WHICH, WELL, GOODS), ("else", 0.9))


def parsed(intent: str = "chitchat", share: float = 0.4, **answers: tuple[str, float]) -> Parsed:
    """What the model reads in some words."""
    return Parsed([(intent, share)], NOTHING | answers)


def alone(text: str, found: Parsed, *kinds: str) -> Answered | None:
    """Read a text that is of one piece."""
    return read(text, kinds, lambda words: found, whole=True)


def test_an_answer_that_the_model_is_sure_of_is_one() -> None:
    found = parsed(offer=("yes", 0.9))
    assert alone("I wouldn't say no to it", found, OFFER) == Answered(OFFER, "yes", "I wouldn't say no to it")


@pytest.mark.parametrize("answer", [("yes", 0.79), ("question", 0.99), ("else", 0.99)])
def test_what_it_is_not_sure_of_or_is_no_answer_answers_nothing(answer: tuple[str, float]) -> None:
    assert alone("I wouldn't say no to it", parsed(offer=answer), OFFER) is None


def test_nothing_is_answered_that_was_not_asked() -> None:
    assert alone("down the hatch they went", parsed(dose=("taken", 0.99)), OFFER) is None


def test_two_kinds_of_questions_that_could_take_it_take_nothing() -> None:
    found = parsed(offer=("yes", 0.95), dose=("taken", 0.95))
    assert alone("that's done so", found, OFFER, DOSE) is None


@pytest.mark.parametrize("intent", ["order_status", "rate_service", "report_problem", "set_reminder"])
def test_what_is_surely_another_request_is_no_yes(intent: str) -> None:
    assert alone("where is that boy", parsed(intent, 0.9, offer=("yes", 0.85)), OFFER) is None


def test_what_sounds_like_danger_answers_nothing() -> None:
    found = Parsed([("affirm", 0.7), ("emergency", 0.2)], NOTHING | {OFFER: ("yes", 0.95)})
    assert alone("yes i cant get my breath", found, OFFER) is None


def test_that_she_needs_help_is_heard_though_it_sounds_like_danger_and_that_she_is_well_is_not() -> None:
    frightening = [("emergency", 0.7), ("chitchat", 0.1)]
    help_told = Parsed(frightening, NOTHING | {WELL: ("help", 0.9)})
    well_told = Parsed(frightening, NOTHING | {WELL: ("well", 0.95)})
    assert alone("come quick child", help_told, WELL) == Answered(WELL, "help", "come quick child")
    assert alone("still ticking, somehow", well_told, WELL) is None


def test_more_of_what_was_named_is_no_answer() -> None:
    heard = {"need milk ": parsed("order_groceries", 0.9), "and bananas": parsed(offer=("yes", 0.95))}
    assert (
        read("need milk and bananas", [OFFER], lambda words: heard.get(words, parsed()), whole=False) is None
    )
    assert is_request("need milk and bananas")


def test_a_wish_beside_an_answer_is_parted_from_it() -> None:
    heard = {
        "I'd be glad of it. ": parsed("affirm", 0.9, offer=("yes", 0.95)),
        "The cat is on the bed. ": parsed(),
        "Can you find a man for the gutter": parsed("request_service", 0.9),
    }
    text = "".join(heard)
    bare = {key.strip(): found for key, found in heard.items()}
    found = read(text, [OFFER], lambda words: heard.get(words) or bare.get(words, parsed()), whole=False)
    assert found == Answered(
        OFFER, "yes", "I'd be glad of it. The cat is on the bed.", "Can you find a man for the gutter"
    )


@pytest.mark.parametrize("text", ["need bread", "Please send two pounds of sugar", "and get milk"])
def test_a_plain_request_is_no_answer(text: str) -> None:
    assert is_request(text)


@pytest.mark.parametrize(
    "text", ["get it", "order that then", "I'd be glad of it", "need bread. and yes go on"]
)
def test_what_may_answer_is_asked_about(text: str) -> None:
    assert not is_request(text)
