"""Danger of somebody else in the house is told as that one's, and what only sounds like danger alarms nobody."""

import pytest

from concierge_bot.services.safety import alarm_book, alarm_words
from concierge_bot.understanding.danger import safety, whose_danger
from tests.fixtures.core import Core
from tests.fixtures.town import ANA
from tests.unit.test_medication import PILL, world
from tests.unit.test_memory import hear

ANA_HEARS = {"name": "Ana", "phone": ANA, "permissions": ["alarms"]}
ANOTHERS = """my wife she not wake up properly she talk funny
my wife ... her mouth is crooked and she talks funny
the wife is talking funny and cant lift her arm
my husband has chest pain
my neighbor fell in her yard and cant get up"""
HERS = """my mouth is crooked
my daughter thinks im having a stroke
my husband is here, i have chest pain
my mum fell and cant get up
my wife hit me"""
HARMLESS = """it's gone off now
my tablets fell on the floor but I picked up, took it
my pills fell on the floor
dropped my tablets on the floor
no don't send
no don't send, I found one at back of cupboard
my neighbor lent me some milk. i still want bread"""
DANGER_STILL = """my pills fell on the floor and i fell picking them up
i dropped my pills and cant get up
my chest hurt but its gone off
the smoke alarm its gone off
i dont want to wake up
i hope i not wake up
hes sat down and cant breathe"""


@pytest.mark.parametrize("words", ANOTHERS.splitlines())
def test_what_ails_another_is_told_as_such_and_never_as_self_harm(core: Core, words: str) -> None:
    core.load(**world(PILL, contacts=[ANA_HEARS]))
    told = hear(core, words)
    assert told.startswith("Call 911 now")
    with core.write() as s:
        alarm = alarm_book.open_alarm(s, core.dorothy(s))
        assert alarm is not None
        assert alarm.kind == alarm_words.ANOTHER
        to_ana = [row.body for row in core.sent(s) if row.to == ANA]
        assert "Dorothy Baker wrote that somebody there may be ill or hurt." in to_ana[0]
        assert "somebody else there" in core.tasks(s)[0].task


@pytest.mark.parametrize("words", HERS.splitlines())
def test_her_own_danger_is_hers(words: str) -> None:
    found = safety.by_rules(words)
    assert found.level == "alarm"
    assert not (found.kind in whose_danger.KINDS and whose_danger.is_anothers(words, found.words))


@pytest.mark.parametrize("words", HARMLESS.splitlines())
def test_what_fell_that_is_no_person_or_passed_alarms_nobody(words: str) -> None:
    assert safety.danger(words).level == "none"


@pytest.mark.parametrize("words", DANGER_STILL.splitlines())
def test_danger_beside_it_is_danger(words: str) -> None:
    assert safety.danger(words).level == "alarm"
