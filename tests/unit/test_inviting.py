"""What is answered to the invitation: an OK, a no, a perhaps, or something that a person has to answer."""

import pytest

from concierge_bot.services.talk.answering import YES
from concierge_bot.understanding.terms import inviting


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ok", "agrees"),
        ("ok dear", "agrees"),
        ("yes please", "agrees"),
        ("no", "declines"),
        ("No thank you I don't want it", "declines"),
        ("not interested", "declines"),
        ("well alright but only for shopping, nothing about my pills", "person"),
        ("OK but no pills", "person"),
        ("what does it cost and who sees what i write", "person"),
        ("is it free", "person"),
        ("can i talk to a real person", "person"),
        ("my daughter anna set this up?", "person"),
        ("maybe. let me think about it", "waits"),
        ("how did you get my number. is this a scam", "asks"),
        ("whos this", "asks"),
        ("", "asks"),
    ],
)
def test_an_answer_to_the_invitation(words: str, answer: str) -> None:
    assert inviting.read(words, YES) == answer
