"""A dose told beside other things, or before anybody asked, is written down by its plan, and the rest is served."""

from datetime import timedelta
from typing import Any

import pytest

from concierge_bot.models import DoseStatus
from concierge_bot.services.talk import dose_and_more
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import hear, lines
from tests.unit.test_medication import EVENING, doses, run, start, world

THYROID: dict[str, Any] = {"name": "Levothyroxine", "times": ["07:00"], "say_as": "thyroid pill"}
NIGHT: dict[str, Any] = {"name": "Atorvastatin", "times": ["21:00"], "say_as": "night pill"}
THINNER: dict[str, Any] = {"name": "Apixaban", "times": ["08:00", "20:00"], "say_as": "blood thinner"}
ORDER = "Please send my usual order"

BEFORE_WE_BEGAN = """i took my thyroid pill at 7:00 exactly|Just so you know, my thyroid pill is taken.
for the record the thyroid pill was taken at 7:00|thyroid pill done|had my thyroid one with water at seven"""
EARLY = """took the blood thinner there with me tea so ye can leave me be
just had my blood thinner, you dont need to remind me
i took the 8 oclock one already so dont text me at 8|had my blood thinner so no need to ring me
aye what did I just say I took the 8 oclock one already dont be ringing me at 8"""
SAID_BEFORE = """I took it at a quarter past seven I told ye twice already|I told you twice, I took it at 7:15
took it at 7:15 like I told you|i told ye already i took it quarter past seven"""


def _today_begins(core: Core) -> None:
    """She is new today, a little after seven in the morning."""
    start(core, EVENING + timedelta(hours=9, minutes=10), world(THYROID, NIGHT))


@pytest.mark.parametrize("words", lines(BEFORE_WE_BEGAN))
def test_what_she_took_before_we_began_is_written_down(core: Core, words: str) -> None:
    _today_begins(core)
    assert "thyroid pill" in hear(core, words, "confirm_taken")
    with core.write() as s:
        assert [dose.slot for dose in doses(s) if dose.status == DoseStatus.taken] == ["07:00"]


@pytest.mark.parametrize("words", lines(EARLY))
def test_what_she_takes_before_its_time_is_written_down(core: Core, words: str) -> None:
    start(core, EVENING, world(THINNER))
    run(core, hours=9, minutes=20)
    hear(core, words, "confirm_taken")
    with core.write() as s:
        assert [dose.slot for dose in doses(s) if dose.status == DoseStatus.taken] == ["08:00"]


@pytest.mark.parametrize("words", lines(SAID_BEFORE))
def test_how_often_she_said_so_is_no_doubt(core: Core, words: str) -> None:
    start(core, EVENING, world(THINNER))
    run(core, hours=10, minutes=5)
    assert "7:15am" in hear(core, words, "confirm_taken")


def test_a_t_for_what_is_written_down_says_so(core: Core) -> None:
    start(core, EVENING, world(THINNER))
    run(core, hours=10, minutes=5)
    hear(core, "took my blood thinner")
    assert "took your blood thinner" in hear(core, "T")


@pytest.mark.parametrize(
    "words", lines("Yes I took it. It is about the tomatoes.|yes i took it|i took it with tea didn't i")
)
def test_a_yes_to_what_is_written_down_is_no_second_dose(core: Core, words: str) -> None:
    start(core, EVENING, world(THINNER))
    run(core, hours=10, minutes=5)
    hear(core, "T")
    hear(core, words, "confirm_taken")
    with core.write() as s:
        assert core.tasks(s) == []


@pytest.mark.parametrize("words", lines("took another one just now|i took it again"))
def test_a_second_one_is_for_the_pharmacist(core: Core, words: str) -> None:
    start(core, EVENING, world(THINNER))
    run(core, hours=10, minutes=5)
    hear(core, "T")
    hear(core, words, "confirm_taken")
    with core.write() as s:
        assert core.tasks(s)


def test_an_order_beside_a_dose_is_served_too(core: Core) -> None:
    _today_begins(core)
    with core.write() as s:
        customer = core.dorothy(s)
        text = "Good morning. I took my thyroid pill at 7:00 exactly. Please send two dozen eggs"
        said, rest = dose_and_more.part(s, core.clock.at, customer, text)
    assert "thyroid pill" in said
    assert "eggs" in rest
