"""A member says on which days it takes no jobs: it is not chosen for them, and the desk sees it."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Provider
from concierge_bot.services.cases import risks
from concierge_bot.services.members import away, candidates
from concierge_bot.services.members.choosing import Wanted
from concierge_bot.understanding import member_words
from tests.fixtures.core import NOW, Core


def shop(s: Session) -> Provider:
    """The one shop."""
    return s.exec(select(Provider)).one()


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
        assert shop(s).away == []
        assert away.heard(s, NOW, core.agency(s), shop(s), "open") == "", "it was not away"


@pytest.mark.parametrize(
    "words", ["N27 closed", "y27 but full fat milk is out", "how much am i owed", "im off to pick it up"]
)
def test_what_answers_a_job_is_no_such_word(words: str) -> None:
    assert not member_words.is_away(words)
