"""The desk's rooms: who has what, who is found by what, and that every look and act is written down."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.models import Entry, Task
from concierge_bot.services.house import desk, worklist
from concierge_bot.services.people import finding, pages
from concierge_bot.web.app import create
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY

HERS = f"/desk/customers/{DOROTHY}"
JOSE = "+13055550170"


@pytest.fixture
def web(core: Core) -> TestClient:
    """The web, with Dorothy, her daughter Ana, and José in Los Angeles."""
    (dorothy,) = WORLD["customers"]
    ana = {"name": "Ana Baker", "phone": ANA, "permissions": ["alarms"]}
    jose = {"name": "José Núñez-Ortiz", "phone": JOSE, "time_zone": "America/Los_Angeles"}
    core.load(customers=[{**dorothy, "contacts": [ana]}, jose])
    return TestClient(create(core.app))


def signed_in(core: Core, web: TestClient, name: str) -> TestClient:
    """The same web, in the browser of an operator."""
    with core.write() as s:
        link = pages.desk_link(s, core.clock.now(), core.agency(s), name, "")
    browser = TestClient(web.app, base_url="https://testserver")
    assert browser.post(link, follow_redirects=False).status_code == 303
    return browser


def a_task(core: Core, phone: str = DOROTHY) -> int:
    """A task about a customer, due in half an hour."""
    with core.write() as s:
        agency = core.agency(s)
        (whose,) = finding.find(s, agency.key, phone).customers
        return desk.open_task(s, NOW, agency, "Please answer", once=phone, customer=whose).number


def test_what_a_colleague_has_is_seen_and_taken_only_on_purpose(core: Core, web: TestClient) -> None:
    number = a_task(core)
    kim, pat = signed_in(core, web, "Kim"), signed_in(core, web, "Pat")
    assert kim.post(f"/desk/tasks/{number}/claim").status_code == 200
    refused = pat.post(f"/desk/tasks/{number}/claim")
    assert refused.status_code == 409
    assert "Kim has task" in refused.json()["error"]
    assert "Kim has it." in pat.get("/desk").text
    press = f"/desk/page/tasks/{number}/claim"
    assert pat.post(press, data={"instead_of": "Kim"}, follow_redirects=False).status_code == 303
    with core.write() as s:
        assert s.exec(select(Task)).one().claimed_by == "Pat"


def test_a_task_says_when_on_the_desks_clock_and_on_hers(core: Core, web: TestClient) -> None:
    a_task(core, JOSE)
    with core.write() as s:
        (line,) = worklist.page(s, NOW, core.agency(s).key).tasks
        assert (line.due, line.hers, line.left, line.late) == ("today 9:30am", "6:30am", "in 30 min", False)
        (line,) = worklist.page(s, NOW + timedelta(hours=3), core.agency(s).key).tasks
        assert (line.left, line.late) == ("2 h late", True)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("jose", ["José Núñez-Ortiz"]),
        ("ORTIZ jo", ["José Núñez-Ortiz"]),
        ("(305) 555-0170", ["José Núñez-Ortiz"]),
        ("0170", ["José Núñez-Ortiz"]),
        ("baker", ["Dorothy Baker", "Ana Baker"]),
        ("rossi", ["Rossi Grocer"]),
        ("nobody", []),
    ],
)
def test_people_are_found_by_what_one_remembers(
    core: Core, web: TestClient, asked: str, found: list[str]
) -> None:
    with core.write() as s:
        fits = finding.find(s, core.agency(s).key, asked)
        names = [row.name for row in fits.customers] + [row.name for row, _ in fits.contacts]
        assert names + [row.name for row in fits.members] == found
        assert fits.nothing == (not found)


def test_a_number_finds_what_has_it(core: Core, web: TestClient) -> None:
    number = a_task(core)
    shown = signed_in(core, web, "Kim").get("/desk/people", params={"q": f"#{number}"})
    assert f"Task {number}: Please answer" in shown.text


def test_every_look_is_written_down_once(core: Core, web: TestClient) -> None:
    kim = signed_in(core, web, "Kim")
    for room in ("", "/medicines", "/statement", ""):
        assert kim.get(HERS + room).status_code == 200
    with core.write() as s:
        looks = [row.what for row in s.exec(select(Entry)) if "seen by" in row.what]
    assert looks == [f"{what} seen by Kim at the desk" for what in ("texts", "medicines", "statement")]
    assert "statement seen by Kim" in kim.get(f"{HERS}/history").text
    core.clock.move(minutes=11)
    kim.get(HERS)
    with core.write() as s:
        assert len([row for row in s.exec(select(Entry)) if row.what.startswith("texts seen")]) == 2
