"""A wish that another gets no texts ends nobody's own; who was cut off by his words and says "not me" is put back."""

import pytest
from sqlmodel import Session

from concierge_bot.models import Consent
from concierge_bot.services.people import opt_outs
from concierge_bot.services.talk import arrival
from concierge_bot.understanding.terms.opt_out import opt_out
from concierge_bot.understanding.terms.text_wishes import not_me
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.said import store
from tests.unit.test_family_alarms import BEN, PEOPLE, write

NAMES = ["Dorothy Baker", "Ben Baker", "Xochitl Baker"]
OTHERS = """please stop texting Ben about it
do not text BEN about the pills
no more texts to ben please
stop sending ben these messages
leave ben out of it
take ben off the list
dont bother dad with that
please stop texting my brother
never contact my daughter about this
stop messaging xochitl
stop texting my daughter"""
HIS_OWN = """stop texting me
stop texting me ben
please stop texting me and ben
stop texting ben and me
stop texting my phone
no more texts
take me off this list
leave me alone
stop messaging this number"""
NO_WISH = """leave her the bread
take her the milk
do not send frank the plumber
tell ben i am fine
stop sending bread to mom"""


@pytest.mark.parametrize("words", OTHERS.splitlines())
def test_a_wish_for_somebody_else_is_known(words: str) -> None:
    assert opt_out(words, NAMES).kind == "other"


@pytest.mark.parametrize("words", HIS_OWN.splitlines())
def test_his_own_wish_counts_as_ever(words: str) -> None:
    assert opt_out(words, NAMES).kind == "wish"


@pytest.mark.parametrize("words", NO_WISH.splitlines())
def test_what_is_of_no_texts_is_none(words: str) -> None:
    assert opt_out(words, NAMES).kind is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("No no! not me. I still want to hear about mom", True),
        ("i meant ben", True),
        ("please put me back", True),
        ("keep texting me", True),
        ("I did not mean me", True),
        ("i meant it", False),
        ("thank you", False),
        ("i dont want them", False),
    ],
)
def test_not_me_is_known(words: str, meant: bool) -> None:
    assert not_me(words) is meant


@pytest.fixture
def family(core: Core) -> Core:
    """Dorothy with a daughter who may hear of her doses, and a son."""
    ana = {**PEOPLE[0], "permissions": ["alarms", "doses"]}
    ben = {"name": "Ben Baker", "relation": "son", "phone": BEN, "permissions": ["alarms"]}
    core.load(customers=[{**WORLD["customers"][0], "contacts": [ana, ben]}])
    return core


def out(core: Core, s: Session) -> bool:
    """Tell whether Ana gets no more texts."""
    return opt_outs.holds(s, core.agency(s).key, ANA)


def test_her_daughters_own_texts_go_on_and_a_person_asks_her(family: Core) -> None:
    with family.write() as s:
        told = write(family, s, "Thank you for today. Please stop texting Ben about it")
        assert told.startswith("Your own texts go on.")
        assert not out(family, s)
        (task,) = family.tasks(s)
        assert "somebody else gets no texts" in task.task
        assert "stop texting Ben" in task.about


def test_who_was_cut_off_by_her_own_words_is_put_back(family: Core) -> None:
    with family.write() as s:
        write(family, s, "stop texting me about it all please, no more texts")
        opt_outs.begin(s, NOW, family.agency(s), ANA, "please stop texting me")
        assert out(family, s)
        assert "texts are on again" in write(
            family, s, "No no! not me. I meant do not text BEN. I still want to hear"
        )
        assert not out(family, s)


def test_the_carriers_stop_is_lifted_by_start_alone(family: Core) -> None:
    with family.write() as s:
        opt_outs.begin(s, NOW, family.agency(s), ANA, "STOP")
        opt_outs_before = len(family.sent(s))
        with pytest.raises(IndexError):
            write(family, s, "No no! not me. I still want to hear")
        assert out(family, s)
        assert len(family.sent(s)) == opt_outs_before
        assert "phone" in family.tasks(s)[-1].task


def test_she_herself_keeps_her_texts_and_is_put_back_too(family: Core) -> None:
    with family.write() as s:
        arrival.first_look(s, NOW, family.dorothy(s), store(s, family, "please stop texting ben about it"))
        assert family.dorothy(s).consent == Consent.given
        assert "none to somebody" in family.tasks(s)[-1].task
        arrival.first_look(s, NOW, family.dorothy(s), store(s, family, "no more texts"))
        assert family.dorothy(s).consent == Consent.revoked
        arrival.first_look(s, NOW, family.dorothy(s), store(s, family, "no no not me i meant ben"))
        assert family.dorothy(s).consent == Consent.given
