"""What she answers in words of her own is done, where the dialogue model hears it and nothing else could be meant."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import DoseStatus, Order, OrderStatus
from concierge_bot.services.orders import errands, quotes
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
