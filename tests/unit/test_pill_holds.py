"""Her medicine reminders on hold: only after a plain read-back, each held dose once, a person told."""

from datetime import UTC, datetime

import pytest

from concierge_bot.models import DoseStatus
from concierge_bot.understanding.medicines import pill_holds as words_of
from tests.fixtures.core import Core
from tests.fixtures.town import ANA
from tests.unit.test_medication import EVENING, PILL, doses, reminders, run, start, world
from tests.unit.test_memory import hear

TUESDAY = datetime(2026, 12, 1, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("no pill texts thursday to monday", ("2026-12-03", "2026-12-07")),
        ("i'm in hospital till monday, stop the reminders", ("2026-12-01", "2026-12-06")),
        ("Stop my medicine reminders for a week", ("2026-12-01", "2026-12-07")),
        ("dont remind me of my pills until friday", ("2026-12-01", "2026-12-03")),
        ("hold my medicine texts from thursday to monday please", ("2026-12-03", "2026-12-07")),
        ("in the hospital until monday no reminders please", ("2026-12-01", "2026-12-06")),
        (
            "I'm at my sister's from Thursday until the Tuesday after, you needn't be minding me about the tablet",
            ("2026-12-03", "2026-12-07"),
        ),
    ],
)
def test_words_that_hold_are_read_with_their_days(words: str, days: tuple[str, str]) -> None:
    assert words_of.asks(words)
    read = words_of.days(words, TUESDAY, "US")
    assert read is not None
    assert read.last is not None
    assert (read.first.isoformat(), read.last.isoformat()) == days


@pytest.mark.parametrize(
    "words",
    [
        "skip my pill tonight",
        "stop my heart pill till monday",
        "im in hospital till monday",
        "hold my deliveries till monday im in hospital",
        "no milk thursday to monday",
        "remind me of my pills at 8",
        "did you stop my pill reminders?",
        "no reminders about the bins please",
        "i did not take my pill",
        "no more reminders to order milk im in hospital",
    ],
)
def test_words_of_something_else_hold_nothing(words: str) -> None:
    assert not words_of.asks(words)


@pytest.mark.parametrize(
    ("words", "own", "other"),
    [
        (
            "stop the pill reminders till monday. send milk on tuesday",
            "stop the pill reminders till monday.",
            "send milk on tuesday",
        ),
        (
            "no need to remind me of my pills from friday till monday and tell ana i am away",
            "no need to remind me of my pills from friday till monday",
            "tell ana i am away",
        ),
        ("hold my pill reminders from thursday to sunday please", "", ""),
        ("send milk and bread", "", ""),
    ],
)
def test_what_she_asks_besides_a_hold_has_its_own_turn(words: str, own: str, other: str) -> None:
    assert tuple(half.strip() for half in words_of.besides(words)) == (own, other)


def statuses(core: Core) -> list[str]:
    """Return how her doses are, in order of time."""
    with core.write() as s:
        return [str(dose.status) for dose in doses(s)]


def tasks(core: Core) -> list[tuple[str, bool]]:
    """Return the tasks of the desk, and whether they are urgent."""
    with core.write() as s:
        return [(task.task, task.urgent) for task in core.tasks(s)]


def test_a_hold_is_read_back_plainly_and_only_her_one_holds_the_days(core: Core) -> None:
    start(core, EVENING, world(PILL))
    assert hear(core, "no pill texts thursday to monday") == (
        "I will not remind you of your medicine from Thursday Dec 3 up to and with Monday Dec 7. "
        "Nobody will check if you take it. I remind you again from Tuesday Dec 8. "
        "Reply 1 if that is right, 2 to keep the reminders."
    )
    assert set(statuses(core)) == {"planned"}, "nothing is held by words alone"
    assert hear(core, "1").startswith("All right. I do not remind you of your medicine from Thursday")
    assert tasks(core)[-1][0].endswith(
        "from Thursday Dec 3 up to and with Monday Dec 7, as she asked: please note it"
    )
    run(core, hours=11)
    assert len(reminders(core)) == 2, "Wednesday's, asked twice"
    hear(core, "T")
    run(core, hours=24 * 5)
    assert len(reminders(core)) == 2
    run(core, hours=24)
    assert len(reminders(core)) == 4, "on Tuesday again, by itself"
    assert statuses(core)[:7] == ["taken", "held", "held", "held", "held", "held", "missed"]


def test_two_keeps_the_reminders_and_other_days_are_read_back_anew(core: Core) -> None:
    start(core, EVENING, world(PILL))
    hear(core, "no pill texts thursday to monday")
    assert "up to and with Sunday Dec 6" in hear(core, "no thursday to sunday")
    assert hear(core, "2") == "Good. I go on to remind you of your medicine."
    run(core, hours=24 * 2)
    assert "held" not in statuses(core)


def test_a_hold_that_begins_today_holds_the_open_dose_too_and_asks_her_people_no_more(core: Core) -> None:
    people = [{"name": "Ana", "phone": ANA, "permissions": ["doses"]}]
    start(core, EVENING, world({**PILL, "critical": True}, contacts=people))
    run(core, hours=10, minutes=35)
    assert core.carrier.bodies()[-1].startswith("Elm Care: Dorothy Baker has not answered our 8am text")
    assert "I remind you again from Monday Dec 7" in hear(
        core, "i'm in hospital till monday, stop the reminders"
    )
    hear(core, "1")
    run(core, hours=72)
    assert len(reminders(core)) == 2
    assert (
        core.carrier.bodies().count(
            "Elm Care: Dorothy Baker need not answer our 8am text any more. Nothing for you to do. Thank you."
        )
        == 1
    )
    assert set(statuses(core)) == {"held"}
    assert (
        "Dorothy Baker is not reminded of her critical medicine from today up to and with Sunday Dec 6, "
        "as she asked: the pharmacist should call her",
        True,
    ) in tasks(core)


@pytest.mark.parametrize("words", ["no more pill texts please", "hold my pill reminders till i say"])
def test_without_an_end_a_person_asks_and_all_goes_on(core: Core, words: str) -> None:
    start(core, EVENING, world(PILL))
    assert hear(core, words).startswith("Your medicine reminders go on for now.")
    run(core, hours=10)
    assert len(reminders(core)) == 1
    assert tasks(core)[0][0].startswith("She wants her medicine reminders held: ask her")


def test_one_of_several_medicines_is_never_held_by_a_guess(core: Core) -> None:
    start(core, EVENING, world({**PILL, "say_as": "heart pill"}, {"name": "Metformin", "times": ["09:00"]}))
    assert hear(core, "no heart pill texts thursday to monday").startswith("Your medicine reminders go on")


def test_she_is_home_sooner_and_is_reminded_again(core: Core) -> None:
    start(core, EVENING, world(PILL))
    hear(core, "i'm in hospital till monday, stop the reminders")
    hear(core, "1")
    core.clock.move(hours=24)
    run(core)
    assert set(statuses(core)) == {"held"}
    assert hear(core, "im home again") == "Good. I remind you of your medicine again."
    run(core, hours=10)
    assert len(reminders(core)) == 1
    with core.write() as s:
        assert [dose.status for dose in doses(s)][:2] == [DoseStatus.held, DoseStatus.reminded]
