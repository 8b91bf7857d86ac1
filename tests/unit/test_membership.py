"""From prospect to member: admitted by evidence, told before it runs out once each, and not chosen without it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.clock import instant
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import Provider, Standing
from concierge_bot.services.house import due, state
from concierge_bot.services.members import candidates, evidence, membership
from concierge_bot.services.members.evidence import Shown
from tests.fixtures.core import NOW, Core
from tests.unit.test_scorecards import rated
from tests.unit.test_several_members import PACKS, SWIFT, her, ordered, says, stands

PHONE = "+13055550177"
LATER = date(2028, 1, 1)
PROSPECT: dict[str, Any] = {**SWIFT, "phone": PHONE, "admitted": False}
ALL = [
    Shown("insurance", "", LATER),
    Shown("background_check", "Joe Brown", LATER),
    Shown("training", "Joe Brown", LATER),
    Shown("references"),
]


def swift(s: Session) -> Provider:
    """Return the courier."""
    return s.exec(select(Provider).where(Provider.name == "Swift")).one()


def why_not(s: Session, core: Core) -> str:
    """Return why the courier cannot be chosen for her, or nothing if he can."""
    return candidates.of_kind(s, core.dorothy(s), "courier")[1].get("Swift", "")


def told(s: Session, core: Core) -> list[str]:
    """Return what the courier was texted."""
    return [row.body.partition(": ")[2] for row in core.sent(s) if row.to == PHONE]


def looked(s: Session, day: str, hour: int = 9) -> None:
    """Do what falls due up to an hour of a day on the agency's clock."""
    until = instant(datetime.fromisoformat(day).replace(hour=hour), "America/New_York")
    provider = swift(s)
    while provider.look_at is not None and provider.look_at <= until:
        membership.fall_due(s, provider.look_at, provider)
        s.flush()


def test_a_prospect_is_admitted_by_evidence_and_proves_itself(core: Core) -> None:
    her(core, providers=[PACKS, PROSPECT])
    with core.write() as s:
        assert why_not(s, core) == "standing is prospect"
        with pytest.raises(NotNow, match="write down its insurance, training, references, and until when"):
            membership.admit(s, NOW, swift(s), [ALL[1]], "Pat")
        with pytest.raises(BadInput, match="until which day"):
            membership.admit(s, NOW, swift(s), [Shown("insurance")], "Pat")
        with pytest.raises(BadInput, match="each person by name"):
            membership.admit(s, NOW, swift(s), [Shown("training", "", LATER)], "Pat")
        membership.admit(s, NOW, swift(s), ALL, "Pat")
        assert (swift(s).standing, why_not(s, core)) == (Standing.probation, "")
        assert told(s, core)[-1].startswith("welcome, Swift.")
        with pytest.raises(NotNow, match="admitted already"):
            membership.admit(s, NOW, swift(s), [], "Pat")
        assert rated(s, core, "Swift", 5, 4, 4, 3).standing == Standing.probation
        assert rated(s, core, "Swift", 4).standing == Standing.active, "five good jobs end its probation"


def test_what_has_run_out_admits_nobody(core: Core) -> None:
    her(core, providers=[PACKS, PROSPECT])
    with core.write() as s, pytest.raises(NotNow, match="insurance"):
        membership.admit(s, NOW, swift(s), [*ALL[1:], Shown("insurance", "", date(2026, 11, 30))], "Pat")


def test_member_and_desk_are_told_once_each_30_14_and_3_days_ahead(core: Core) -> None:
    her(
        core,
        providers=[
            PACKS,
            {**SWIFT, "phone": PHONE, "evidence": [{"kind": "Insurance", "expires": "2027-01-20"}]},
        ],
    )
    with core.write() as s:
        looked(s, "2026-12-20")
        assert told(s, core) == [], "too early"
        looked(s, "2026-12-21")
        looked(s, "2027-01-06")
        looked(s, "2027-01-17")
        membership.fall_due(s, NOW + timedelta(days=47, hours=1), swift(s))
        assert (
            told(s, core)
            == [
                "your insurance is good until January 20. Please send us the new one before that. "
                "Without it you get no jobs."
            ]
            * 3
        )
        tasks = [task.task for task in core.tasks(s)]
        assert tasks == ["insurance of Swift ends on January 20: get the new one (it was texted)"] * 3
        looked(s, "2027-01-20", hour=23)
        assert why_not(s, core) == "", "it is good through its last day"
        looked(s, "2027-01-21", hour=0)
        assert why_not(s, core) == "insurance has run out"
        assert len(told(s, core)) == 3, "nobody is texted at midnight"
        looked(s, "2027-01-21")
        assert told(s, core)[3:] == [
            "your insurance was good until January 20. You get no jobs until we have the new one."
        ]
        (card,) = [one for one in state.whole(s, NOW)["providers"] if one["name"] == "Swift"]
        assert card["standing"] == "suspended"
        membership.show(s, NOW + timedelta(days=52), swift(s), [Shown("insurance", "", LATER)], "Pat")
        assert (why_not(s, core), swift(s).stands) == ("", Standing.active), "it is back where it was"


def test_who_joins_late_is_told_the_nearest_time_only(core: Core) -> None:
    her(
        core,
        providers=[
            PACKS,
            {**SWIFT, "phone": PHONE, "evidence": [{"kind": "licence", "expires": "2026-12-12"}]},
        ],
    )
    with core.write() as s:
        looked(s, "2026-12-08")
        assert len(told(s, core)) == 1
        looked(s, "2026-12-12")
        assert len(told(s, core)) == 2


def test_jobs_not_begun_go_to_others_when_its_evidence_ends(core: Core) -> None:
    ends = [{"kind": "insurance", "expires": "2026-12-01"}]
    her(
        core, favourites=["Swift"], providers=[PACKS, {**SWIFT, "evidence": ends}, {**SWIFT, "name": "Metro"}]
    )
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        looked(s, "2026-12-02")
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "offered")]
        assert any("it has no phone for texts" in task.task for task in core.tasks(s))


def test_training_is_of_a_person_and_one_who_has_it_is_enough(core: Core) -> None:
    of = {"kind": "elder-care training", "expires": "2026-12-02"}
    both = [{**of, "person": "Joe"}, {**of, "person": "Ann", "expires": "2027-12-02"}]
    her(core, providers=[PACKS, {**SWIFT, "phone": PHONE, "evidence": both}])
    with core.write() as s:
        looked(s, "2026-12-03")
        assert why_not(s, core) == ""
        assert told(s, core)[0].startswith("your training of Joe is good until December 2.")
        assert evidence.missing(swift(s), date(2026, 12, 3)) == [
            "insurance",
            "background_check",
            "references",
        ]


def test_a_suspended_member_comes_back_on_probation(core: Core) -> None:
    her(core, providers=[PACKS, {**PROSPECT, "admitted": True}])
    with core.write() as s:
        membership.suspend(s, NOW, swift(s), "two complaints in a week", "Pat")
        assert why_not(s, core) == "standing is suspended"
        with pytest.raises(NotNow, match="gets no jobs as it is"):
            membership.suspend(s, NOW, swift(s), "again", "Pat")
        membership.admit(s, NOW, swift(s), ALL, "Pat")
        assert swift(s).standing == Standing.probation


def test_it_falls_due_by_the_one_list(core: Core) -> None:
    her(core, providers=[PACKS, {**SWIFT, "evidence": [{"kind": "insurance", "expires": "2027-06-01"}]}])
    with core.write() as s:
        turn = due.whose_turn(s, NOW)
        assert turn is not None
        assert turn.due.kind == "evidence"
