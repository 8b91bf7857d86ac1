"""A hold of everything but her pill texts is one of her deliveries, and a correction keeps what it does not name."""

from datetime import date

import pytest

from concierge_bot.services.medicines import pill_holds
from concierge_bot.services.orders import pauses
from concierge_bot.services.talk import known_intents, questions
from concierge_bot.understanding.medicines import pill_holds as pill_words
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from tests.fixtures.core import Core
from tests.unit.said import hears
from tests.unit.test_medication import PILL, world

SPARED = """Going by my sister in Barbados the 10th till the 20th. Hold everything except the tablets text
no deliveries next week but keep the pill reminders
hold all but my medicine reminders from the 10th to the 20th
stop everything except pills till friday
pause my deliveries till the 20th, not the pill texts
hold the groceries till monday but dont stop my meds texts
no milk or bread till the 20th, keep sending the tablet reminders"""
NOT_SPARED = """hold everything till friday
hold my pill texts till friday
no deliveries and no pill texts till friday
hold everything, not just the pills
stop the pill texts but not the deliveries"""
TEN_TO_TWENTY = Stretch(date(2026, 12, 10), date(2026, 12, 20))


@pytest.mark.parametrize("words", SPARED.splitlines())
def test_what_spares_her_pill_texts_holds_deliveries(core: Core, words: str) -> None:
    core.load(**world(PILL))
    assert holding.spares_pills(words)
    assert not pill_words.asks(words)
    assert not pill_words.asks_of(words, ["tablets"])
    with core.write() as s:
        assert hears(s, core, words) == ""
        customer = core.dorothy(s)
        assert (
            known_intents.known_intent(s, core.clock.at, customer, words, unsure=False) == "pause_deliveries"
        )
        assert not questions.open_about(s, customer, pill_holds.ABOUT)


@pytest.mark.parametrize("words", NOT_SPARED.splitlines())
def test_other_holds_spare_nothing(words: str) -> None:
    assert not holding.spares_pills(words)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("no wait we coming back on the 18th instead", ("2026-12-10", "2026-12-18")),
        ("no till the 18th", ("2026-12-10", "2026-12-18")),
        ("from the 12th to the 16th", ("2026-12-12", "2026-12-16")),
        ("no, from the 12th", ("2026-12-12", "2026-12-20")),
    ],
)
def test_a_correction_keeps_what_it_does_not_name(core: Core, words: str, days: tuple[str, str]) -> None:
    core.load(**world(PILL))
    with core.write() as s:
        customer, now = core.dorothy(s), core.clock.at
        pauses.quote(s, now, customer, "hold everything", TEN_TO_TWENTY, once="one")
        assert pauses.amend(s, now, customer, words, once="two")
        held = questions.open_about(s, customer, "hold")[-1]
        assert (held.data["first"], held.data["last"]) == days


def test_so_does_one_of_a_hold_of_her_pill_texts(core: Core) -> None:
    core.load(**world(PILL))
    with core.write() as s:
        customer, now = core.dorothy(s), core.clock.at
        pill_holds.for_days(s, now, customer, TEN_TO_TWENTY, once="one")
        assert pill_holds.amend(s, now, customer, "no wait we coming back on the 18th instead", once="two")
        held = questions.open_about(s, customer, pill_holds.ABOUT)[-1]
        assert (held.data["first"], held.data["last"]) == ("2026-12-10", "2026-12-18")
