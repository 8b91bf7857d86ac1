"""A member's own system asks: its jobs with the live view, its month, how it does, and its coming days, both ways."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.models import Provider
from concierge_bot.services.cases import risks
from concierge_bot.services.members import candidates
from concierge_bot.services.members.choosing import Wanted
from concierge_bot.web import app as web_app
from connectors import signing
from tests.fixtures.core import NOW, PUBLIC, Core
from tests.unit.test_several_members import PACKS, SLOW, SWIFT, her, ordered, says

ASH = {"name": "Ash", "kind": "courier", "channel": "sms", "phone": "+13055550151", "rank": 300}


@dataclass
class System:
    """The own systems of members, which sign what they ask."""

    core: Core
    web: TestClient

    def ask(self, name: str, path: str, told: Any = None, signer: str = "") -> Any:
        """Ask as one member, or with another's signature; return the answer."""
        with self.core.write() as s:
            rows = {row.name: row for row in s.exec(select(Provider))}
        body = b"" if told is None else json.dumps(told).encode()
        headers = signing.sign(rows[signer or name].secrets, "q-1", self.core.clock.now(), body)
        method = "GET" if told is None else "PUT"
        return self.web.request(method, f"/hooks/{rows[name].id}{path}", content=body, headers=headers)


@pytest.fixture
def system(core: Core) -> System:
    """A shop that packs, and couriers."""
    her(core, providers=[PACKS, SWIFT, SLOW, ASH])
    return System(core, TestClient(web_app.create(core.app), base_url=PUBLIC))


def test_its_jobs_are_told_with_the_live_view_and_nobody_elses(system: System) -> None:
    with system.core.write() as s:
        order = ordered(s, system.core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Rossi Grocer", "ready")
        says(s, "Swift", "accepted")
    (job,) = system.ask("Swift", "/jobs").json()["jobs"]
    assert (job["order"], job["status"], job["held"], job["earns"]) == (order.number, "accepted", True, 395)
    assert [(leg["provider"], leg["status"]) for leg in job["legs"]] == [("Rossi Grocer", "ready")]
    assert job["items"] == [], "never what is in the bag"
    (job,) = system.ask("Rossi Grocer", "/jobs").json()["jobs"]
    assert [item["name"] for item in job["items"]] == ["2% milk half gallon"]
    assert job["address"] == "", "it only packs"
    assert system.ask("Slow Wheels", "/jobs").json() == {"jobs": []}


def test_its_month_and_how_it_does_are_told(system: System) -> None:
    with system.core.write() as s:
        ordered(s, system.core)
        for name, said in (("Rossi Grocer", "accepted"), ("Swift", "accepted"), ("Swift", "picked_up")):
            says(s, name, said)
        says(s, "Swift", "delivered")
    month = system.ask("Swift", "/statement").json()
    assert [(line["kind"], line["amount"]) for line in month["lines"]] == [("share", 395)]
    assert (month["after"], month["owed"]["amount"], month["owed"]["on"]) == (395, 395, "2026-12-04")
    assert system.ask("Swift", "/statement?month=2026-11-03").json()["lines"] == []
    assert system.ask("Swift", "/statement?month=2027-01-01").status_code == 422
    card = system.ask("Swift", "/scorecard").json()
    assert (card["standing"], card["jobs"], card["own"]["on_time"]) == ("active", 1, 1)
    assert set(card["field"].values()) == {None}
    assert card["meaning"].keys() == card["own"].keys()


def test_what_it_says_of_its_coming_days_is_read_by_choosing_and_the_risks(system: System) -> None:
    shut = {"start": "2026-12-04T05:00:00Z", "end": "2026-12-05T05:00:00Z", "jobs": 0, "words": "stocktaking"}
    new = {"start": "2026-12-20T05:00:00Z", "end": "2026-12-21T05:00:00Z", "words": "new prices"}
    told = system.ask("Swift", "/coming", {"jobs_a_day": 4, "notices": [shut, new]})
    assert told.json() == {"jobs_a_day": 4, "notices": [shut, {**new, "jobs": None}]}
    assert system.ask("Swift", "/coming").json() == told.json()
    friday = Wanted(start=(NOW + timedelta(days=3)).replace(tzinfo=None))
    with system.core.write() as s:
        _, refused = candidates.of_kind(s, system.core.dorothy(s), "courier", friday)
        assert refused["Swift"] == "says that it takes no jobs then"
        found = [one for one in risks.register(s, NOW, system.core.agency(s)) if one.about == "Swift"]
        assert [(one.kind, one.data["words"]) for one in found] == [
            ("member_away", "stocktaking"),
            ("member_changes", "new prices"),
        ]
    assert system.ask("Swift", "/coming", {}).json() == {"jobs_a_day": None, "notices": []}
    far = {**shut, "end": "9999-12-31T23:59:59Z"}
    assert system.ask("Swift", "/coming", {"notices": [far]}).status_code == 400
    wrong = system.ask("Swift", "/coming", {"notices": [{**shut, "end": shut["start"]}]})
    assert (wrong.status_code, wrong.json()["error"]) == (
        400,
        "notices.0: ends before it starts. Correct it and send the message again.",
    )


def test_only_whoever_signs_is_answered(system: System) -> None:
    for path in ("/jobs", "/statement", "/scorecard", "/coming"):
        assert system.ask("Swift", path, signer="Slow Wheels").status_code == 403
        assert system.web.get(f"/hooks/1{path}").status_code == 403
        assert system.web.get(f"/hooks/999{path}").status_code == 404
    assert system.ask("Swift", "/coming", {"jobs_a_day": 0}, signer="Slow Wheels").status_code == 403
    with system.core.write() as s:
        ash = s.exec(select(Provider).where(Provider.name == "Ash")).one()
        assert not ash.secrets, "who has no system signs nothing"
    assert system.web.get(f"/hooks/{ash.id}/jobs").status_code == 403
