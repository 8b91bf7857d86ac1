"""A wish about some texts ends these and no others; a plain wish is obeyed, and her answer to the one question too."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Consent, Message
from concierge_bot.services.talk import arrival, conversation, doubt, held_up, messages
from concierge_bot.understanding.terms import text_wishes
from tests.fixtures.core import Core

RATINGS = """stop texting me how was the pharmacy, I don't want those questions|no more rating texts please
dont ask me for stars anymore|dont be asking me 1 to 5 all the time
Please stop asking me how was the shop|just not the rating ones|stop sending me surveys"""
OTHERS = """stop texting me|STOP|how was your day|no questions|not the star anise|dont rate my chances|stop the order
I do not want the rest|what is the rate of the plumber|no thats fine"""


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


def told(s: Session, core: Core) -> list[str]:
    """Return every text to her."""
    return [row.body for row in core.sent(s) if row.to == core.dorothy(s).phone]


def arrives(s: Session, core: Core, words: str) -> str:
    """Let a text take both looks; return how it was read, empty if the dialogue server is asked."""
    customer, agency = core.dorothy(s), core.agency(s)
    sid = f"SM {core.clock.at} {words}"
    arrival.store(s, core.clock.at, agency, sid=sid, sender=customer.phone, body=words)
    message = s.exec(select(Message).where(Message.sid == sid)).one()
    arrival.first_look(s, core.clock.at, customer, message)
    if message.read_as == doubt.CONTESTED:  # the dialogue model reads a request in it
        held_up.serve(s, message)
    if message.state == "waiting":
        conversation.second_look(s, core.clock.at, customer, message)
    return message.read_as


@pytest.mark.parametrize("words", lines(RATINGS))
def test_that_she_wants_no_ratings_is_known(words: str) -> None:
    assert text_wishes.no_ratings(words)


@pytest.mark.parametrize("words", lines(OTHERS))
def test_words_of_something_else_end_no_questions(words: str) -> None:
    assert not text_wishes.no_ratings(words)


@pytest.mark.parametrize("words", lines(RATINGS))
def test_what_stands_beside_the_wish_is_not_the_wish_again(words: str) -> None:
    beside = text_wishes.besides_ratings(f"the 11th I would say, and {words}, nobody has been yet love")
    assert beside.startswith("the 11th I would say")
    assert not text_wishes.no_ratings(beside)


def test_who_does_not_know_what_she_is_asked_gives_no_order_to_stop() -> None:
    assert not text_wishes.no_ratings("and I don't know what you're asking 1 to 5 of, nobody's been")


def test_a_text_is_never_cut_without_end(core: Core) -> None:
    with core.write() as s:
        message = Message(
            agency_id=1, sid="SM1/1/2/1/1", sender="", recipient="", body="milk", received_at=core.clock.at
        )
        with pytest.raises(RuntimeError, match="again and again"):
            messages.take_apart(s, core.clock.at, message, ["milk"])


def test_only_the_questions_end_and_what_stands_beside_has_its_turn(core: Core) -> None:
    with core.write() as s:
        words = "stop texting me how was the pharmacy, I don't want those questions, and she took her water pill early"
        assert arrives(s, core, words) == "parts"
        dorothy = core.dorothy(s)
        assert (dorothy.consent, dorothy.unrated) == (Consent.given, True)
        assert told(s, core) == ["I will not ask any more how it was. All other texts go on."]
        rest = s.exec(select(Message).where(Message.state == "waiting")).one()
        assert rest.body == "she took her water pill early"


def test_a_plain_wish_is_obeyed_and_her_answer_to_our_one_text_too(core: Core) -> None:
    with core.write() as s:
        arrives(s, core, "stop texting me")
        assert core.dorothy(s).consent == Consent.revoked
        assert "tell me which" in told(s, core)[-1]
        core.clock.move(minutes=5)
        arrives(s, core, "NO keep the pill texts. just not the rating ones")
        dorothy = core.dorothy(s)
        assert (dorothy.consent, dorothy.unrated) == (Consent.given, True)
        assert told(s, core)[-1].startswith("Good. You get our texts again")


@pytest.mark.parametrize(
    ("ended", "said", "after"),
    [
        ("STOP", "keep the pill texts", timedelta(minutes=5)),
        ("stop texting me", "where is my milk", timedelta(minutes=5)),
        ("stop texting me", "keep the pill texts", timedelta(days=2)),
    ],
)
def test_silence_and_other_words_leave_it_ended(core: Core, ended: str, said: str, after: timedelta) -> None:
    with core.write() as s:
        arrives(s, core, ended)
        before = told(s, core)
        core.clock.move(seconds=after.total_seconds())
        arrives(s, core, said)
        assert core.dorothy(s).consent == Consent.revoked
        assert told(s, core) == before
