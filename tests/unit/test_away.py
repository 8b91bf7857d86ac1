"""A member says on which days it takes no jobs: it is not chosen for them, and the desk sees it."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, Provider
from concierge_bot.services.cases import risks
from concierge_bot.services.members import away, candidates, choosing
from concierge_bot.services.members.choosing import Measured, Wanted
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.understanding.members import member_words
from tests.fixtures.core import NOW, Core


def shop(s: Session) -> Provider:
    """The one shop."""
    return s.exec(select(Provider)).one()


def placed(s: Session, core: Core, what: str) -> Order:
    """Let Dorothy order something."""
    quotes.quote(s, NOW, core.dorothy(s), "milk", what.removeprefix("milk "), once="q")
    order = s.exec(select(Order)).one()
    ordering.place(s, NOW, core.dorothy(s), order)
    return order


def why_not(core: Core, s: Session, start: str, end: str) -> str:
    """Why the shop cannot be chosen for a window on its wall clock, or nothing."""
    job = Wanted(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end))
    _, refused = candidates.of_kind(s, core.dorothy(s), "grocer", job)
    return refused.get("Rossi Grocer", "")


@pytest.mark.parametrize(
    ("words", "told", "out", "inside"),
    [
        ("closed friday", "Friday", "2026-12-03T10:00/2026-12-03T12:00", "2026-12-04T10:00/2026-12-04T12:00"),
        (
            "We're away till monday",
            "",
            "2026-12-07T10:00/2026-12-07T12:00",
            "2026-12-05T10:00/2026-12-05T12:00",
        ),
        (
            "sorry no more jobs today",
            "today",
            "2026-12-02T10:00/2026-12-02T12:00",
            "2026-12-01T15:00/2026-12-01T17:00",
        ),
    ],
)
def test_it_is_passed_over_then_and_only_then(
    core: Core, words: str, told: str, out: str, inside: str
) -> None:
    core.load()
    with core.write() as s:
        answer = away.heard(s, NOW, core.agency(s), shop(s), words)
        assert "no new jobs for you" in answer
        assert told in answer
        s.flush()
        assert why_not(core, s, *out.split("/")) == ""
        assert why_not(core, s, *inside.split("/")) == "says that it takes no jobs then"
        (risk,) = [one for one in risks.register(s, NOW, core.agency(s)) if one.kind == "member_away"]
        assert (risk.about, risk.data["words"]) == ("Rossi Grocer", words)


def test_it_is_back_when_it_says_so(core: Core) -> None:
    core.load()
    with core.write() as s:
        away.heard(s, NOW, core.agency(s), shop(s), "closed friday")
        assert "you get jobs again" in away.heard(s, NOW, core.agency(s), shop(s), "Open again.")
        assert shop(s).board == []
        assert away.heard(s, NOW, core.agency(s), shop(s), "open") == "", "it was not away"


@pytest.mark.parametrize(
    ("words", "told", "most"),
    [
        ("only 3 jobs friday", "at most 3 jobs a day for you Friday", 3),
        ("We can do two orders on friday, staff is sick", "at most 2 jobs a day for you Friday", 2),
        ("max 0 deliveries friday", "no new jobs for you Friday", 0),
    ],
)
def test_it_gets_so_many_jobs_then_and_no_more(core: Core, words: str, told: str, most: int) -> None:
    core.load()
    with core.write() as s:
        assert told in away.heard(s, NOW, core.agency(s), shop(s), words)
        friday, saturday = (datetime.fromisoformat(f"2026-12-0{day}T10:00") for day in (4, 5))
        for busy in range(4):
            seen = Measured(busy=busy)
            assert bool(choosing.eligible(shop(s), core.dorothy(s), Wanted(start=friday), seen)) == (
                busy >= most
            )
            assert not choosing.eligible(shop(s), core.dorothy(s), Wanted(start=saturday), seen)
        kind = "member_short" if most else "member_away"
        (risk,) = [one for one in risks.register(s, NOW, core.agency(s)) if one.kind == kind]
        assert risk.data.get("jobs_a_day", 0) == most


def test_it_says_how_many_jobs_it_can_do_each_day(core: Core) -> None:
    core.load()
    with core.write() as s:
        assert "you can do 8 jobs a day" in away.heard(
            s, NOW, core.agency(s), shop(s), "at most 8 orders a day please"
        )
        assert shop(s).capacity == 8


def test_jobs_of_one_evening_fill_that_day_and_not_the_next(core: Core) -> None:
    core.load()
    with core.write() as s:
        shop(s).capacity = 1
        order = placed(s, core, "milk tonight at 7")
        assert order.window_start is not None
        evening = Wanted(
            start=datetime.fromisoformat("2026-12-01T19:00"), end=datetime.fromisoformat("2026-12-01T20:00")
        )
        after = Wanted(
            start=datetime.fromisoformat("2026-12-02T10:00"), end=datetime.fromisoformat("2026-12-02T11:00")
        )
        for job, full in ((evening, True), (after, False)):
            _, refused = candidates.of_kind(s, core.dorothy(s), "grocer", job)
            assert ("Rossi Grocer" in refused) == full


@pytest.mark.parametrize(
    "words",
    [
        "N27 closed",
        "y27 but full fat milk is out",
        "how much am i owed",
        "im off to pick it up",
        "y27 2 orders of eggs",
    ],
)
def test_what_answers_a_job_is_no_such_word(words: str) -> None:
    assert not member_words.is_away(words)
    assert member_words.jobs(words) is None
