"""What she answers in words of her own is done, where the dialogue model hears it and nothing else could be meant."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, DoseStatus, Order, OrderStatus, OutboxState
from concierge_bot.services.house import notify
from concierge_bot.services.orders import errands, quotes
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import arrival, questions
from concierge_bot.worker import inbox
from tests.fakes import with_rasa
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY
from tests.unit.test_dose_talk import reminded
from tests.unit.test_medication import doses

GLAD = "Well now I wouldn't turn it away at the door"
HAIR = "a hairdresser thursday at 2"


class Talk:
    """Her talk with a house whose dialogue server hears what a test tells it to."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.app, self.rasa = with_rasa(core.app)

    def says(self, words: str, **answers: tuple[str, float]) -> str:
        """Let her text some words that answer so; return what she is told."""
        self.rasa.answers.setdefault(words, answers)
        self.rasa.reads.setdefault(words, ["chitchat"])
        with self.core.write() as s:
            self.core.clock.move(seconds=1)
            sid = f"SM {self.core.clock.at}"
            agency = self.core.agency(s)
            arrival.store(s, self.core.clock.at, agency, sid=sid, sender=DOROTHY, body=words)
        while inbox.first_looks(self.app) or inbox.turns(self.app):
            pass
        with self.core.write() as s:
            return self.core.sent(s)[-1].body


@pytest.fixture
def talk(core: Core) -> Talk:
    """Her house."""
    return Talk(core)


def read_back(s: Session, core: Core) -> None:
    """Have bread read back to her."""
    quotes.quote(s, NOW, core.dorothy(s), "wheat bread", "", once="quote")


def test_a_yes_in_her_own_words_places_what_was_read_back(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
    assert talk.says(GLAD, offer=("yes", 0.93)).startswith("Ordered: Wheat bread.")


def test_a_yes_that_the_model_is_not_sure_of_places_nothing(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
    talk.says(GLAD, offer=("yes", 0.6))
    with talk.core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


def test_a_no_in_her_own_words_lets_it_be(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
    talk.says("The bin has a better appetite for it than I have", offer=("no", 0.9))
    with talk.core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.cancelled
        assert questions.open_about(s, talk.core.dorothy(s), "order") == []


def test_a_yes_in_her_own_words_is_only_for_what_was_said_last(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
    for snow in ("There's snow on the hill", "There's snow on the hill yet"):
        talk.says(snow)
    talk.says(GLAD, offer=("yes", 0.93))
    with talk.core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


def test_a_medicine_taken_in_her_own_words_is_written_down(core: Core) -> None:
    reminded(core)
    answer = Talk(core).says("The little white fella is gone to his reward", dose=("taken", 0.9))
    assert answer.startswith("Thank you. I wrote down")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.taken


def test_a_medicine_not_yet_taken_is_asked_about_later(core: Core) -> None:
    reminded(core)
    Talk(core).says("Let me get the porridge down me first", dose=("later", 0.9))
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.reminded


def test_neither_of_two_lets_both_be(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
        customer = talk.core.dorothy(s)
        errands.quote(s, NOW, customer, HAIR, HAIR, once="hair")
        first, second = questions.open_ones(s, NOW, customer)[:2]
        questions.ask_which(s, NOW, customer, first, second, "yes", once="which")
    assert talk.says("You may let me off the both of them", which=("neither", 0.9)).startswith("All right.")
    with talk.core.write() as s:
        assert questions.open_ones(s, NOW, talk.core.dorothy(s)) == []


def test_what_she_wants_besides_has_its_own_turn(talk: Talk) -> None:
    with talk.core.write() as s:
        read_back(s, talk.core)
    yes, wish = GLAD, "Can you put the bin out front on fridays"
    talk.rasa.answers[f"{yes}. "] = talk.rasa.answers[f"{yes}."] = {"offer": ("yes", 0.93)}
    talk.rasa.reads[wish] = ["request_service"]
    talk.rasa.share = 0.9
    talk.says(f"{yes}. {wish}")
    with talk.core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.placed
        assert talk.rasa.heard[-1]["message"] == wish


ASKED = "safety"


def ask_if_well(talk: Talk) -> None:
    """Have her asked if she is all right."""
    with talk.core.write() as s:
        alarms.ask_if_safe(s, NOW, talk.core.dorothy(s), once="asked")


def test_asked_if_she_is_all_right_she_says_so_in_her_own_words(talk: Talk) -> None:
    ask_if_well(talk)
    assert "glad" in talk.says("Still here! the Lord is not ready for me", well=("well", 0.95))
    with talk.core.write() as s:
        assert not questions.open_about(s, talk.core.dorothy(s), ASKED)


def test_asked_if_she_is_all_right_she_says_that_she_is_not(talk: Talk) -> None:
    ask_if_well(talk)
    assert "911" in talk.says("i dont like the look of this at all", well=("help", 0.9))
    with talk.core.write() as s:
        assert s.exec(select(Alarm)).one().status == "open"


def test_well_is_not_heard_beside_a_digit(talk: Talk) -> None:
    ask_if_well(talk)
    talk.rasa.reads["9 i suppose"] = ["talk_to_human"]
    talk.says("9 i suppose", well=("well", 0.97))
    with talk.core.write() as s:
        assert questions.open_about(s, talk.core.dorothy(s), ASKED)


def test_the_number_that_was_offered_for_help_is_help_whatever_stands_beside_it(talk: Talk) -> None:
    ask_if_well(talk)
    assert "911" in talk.says("1 i suppose", well=("well", 0.97))


def test_what_she_says_of_goods_that_just_came_is_served_as_a_problem(talk: Talk) -> None:
    with talk.core.write() as s:
        row = notify.to_customer(
            s, NOW, talk.core.dorothy(s), "It came.", about="order delivered", once="came"
        )
        assert row is not None
        row.state = OutboxState.sent
        s.add(row)
    words = "this is skim i can see the bottom of the glass"
    talk.says(words, goods=("wrong", 0.9))
    assert {"message": "/report_problem", "words": words} in talk.rasa.heard
