"""A dose put off in her own way is asked about later; a reason beside a wish about her family is no shopping."""

import pytest
from sqlmodel import select

from concierge_bot.models import Customer, Dose, DoseStatus, Order
from concierge_bot.services.house import due
from concierge_bot.services.people import sharing
from concierge_bot.understanding.doses import dose_delays, dose_skips
from tests.fixtures.core import WORLD, Core
from tests.unit.said import hears

LATER = """I'm not long up love and I havent had my bit of breakfast, I might leave it a while
I'll have the tablet with the breakfast around ten I suppose, would you ever give me a shout then
would you ever give me another ten minutes, I've the kettle on|let me have my porridge first, give me half an hour
only just up, ask me again at ten|i will take it after my dinner|leave it for a while please|havent eaten yet"""
NOT_LATER = """i took it with my breakfast|i havent had my milk delivered|what is for dinner|leave the order a while
I'll skip it|give me 2 eggs|i had it at ten|can you ring my son"""


def lines(many: str) -> list[str]:
    """Return the texts of a list, one a test."""
    return [text for line in many.splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", lines(NOT_LATER))
def test_other_words_put_nothing_off(text: str) -> None:
    assert not dose_delays.puts_off(text)


@pytest.mark.parametrize("text", lines(LATER))
def test_she_puts_it_off_in_her_own_way(core: Core, text: str) -> None:
    core.load(
        customers=[{**WORLD["customers"][0], "medications": [{"name": "Lisinopril", "times": ["09:30"]}]}]
    )
    core.clock.move(minutes=31)
    with core.write() as s:
        while turn := due.whose_turn(s, core.clock.at):
            turn.due.work(s, core.clock.at, due.claim(s, core.clock.at, turn))
        assert hears(s, core, text) == "answer later"
        assert s.exec(select(Dose).order_by("due_at")).first().status != DoseStatus.taken  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    ["I might give that one a miss tonight", "giving it a miss", "I'll give the water pill a miss today"],
)
def test_a_miss_is_a_skip(text: str) -> None:
    assert dose_skips.skips(text, ["Lisinopril"])


def test_a_reason_is_no_shopping(core: Core) -> None:
    ana = {"name": "Ana Baker", "relation": "daughter", "phone": "+13055550140", "permissions": ["alarms"]}
    core.load(customers=[{**WORLD["customers"][0], "contacts": [ana]}])
    with core.write() as s:
        customer = s.exec(select(Customer)).one()
        words = "I dont want Ana told anything at all, shes in one of her moods"
        sharing.asked(s, core.clock.at, customer, words, once="told")
        assert s.exec(select(Order)).all() == []
