"""The desk's rooms: who has what, who is found by what, and that every look and act is written down."""

import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.models import Consent, Customer, Entry, Provider, Task, Urgency
from concierge_bot.services.cases import cases
from concierge_bot.services.house import desk, worklist
from concierge_bot.services.members import away
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
    assert worklist.left(NOW, NOW + timedelta(seconds=59)) == "now"
    assert worklist.left(NOW, NOW - timedelta(seconds=59)) == "now"


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
    assert "Statement seen by Kim" in kim.get(f"{HERS}/history").text
    core.clock.move(minutes=11)
    kim.get(HERS)
    with core.write() as s:
        assert len([row for row in s.exec(select(Entry)) if row.what.startswith("texts seen")]) == 2


WAYS_IN = {"/desk/code", "/desk/enrol", "/desk/notices", "/desk/operators"}
"""Of the desk's own, and of nobody's data."""


def test_every_room_that_shows_somebodys_data_writes_down_who_looked(core: Core, web: TestClient) -> None:
    kim = signed_in(core, web, "Kim")
    rooms = set()
    for room in lists(core) - WAYS_IN:
        before = looks(core)
        shown = kim.get(f"{room}?name=Rossi Grocer" if "statement" in room else room)
        if shown.headers["content-type"].startswith("text/html"):
            rooms.add(room)
            assert shown.status_code == 200, room
            assert looks(core) == before + 1, room
    assert len(rooms) > 8


def looks(core: Core) -> int:
    with core.write() as s:
        return len([row for row in s.exec(select(Entry)) if row.what.endswith("seen by Kim at the desk")])


def lists(core: Core) -> set[str]:
    """Return what can be looked at of the desk without a number or a name in its address."""
    told = create(core.app).openapi()["paths"]
    paths = {path for path, verbs in told.items() if path.startswith("/desk") and "get" in verbs}
    return {path for path in paths if "{" not in path and not path.endswith(("/live", ".pdf"))}


ACTS: list[tuple[str, dict[str, Any]]] = [
    (f"customers/{DOROTHY}/paid", {"amount": 100, "receipt": "r1"}),
    (f"customers/{DOROTHY}/credit", {"amount": 100, "receipt": "r2", "about": "late"}),
    ("members/adjust", {"name": "Rossi Grocer", "kind": "bonus", "amount": 100, "about": "kept", "receipt": "r3"}),
    ("members/paid", {"name": "Rossi Grocer", "amount": 100, "receipt": "r4"}),
    ("members/invite", {"phone": "+13055550159"}),
    ("members/link", {"name": "Rossi Grocer"}),
    ("members/join-link", {}),
    ("members/suspend", {"name": "Rossi Grocer", "reason": "late"}),
    ("page/enrol/link", {}),
    (f"conversations/{DOROTHY}/clock", {"time_zone": "America/Chicago"}),
    (f"conversations/{DOROTHY}/take-over", {}),
    (f"conversations/{DOROTHY}/limits", {"contact": ANA, "only_alarms": True}),
    (f"customers/{DOROTHY}/number", {"new": "+13055550161"}),
    (f"customers/{DOROTHY}/end", {"reason": "moved"}),
    ("leave", {}),
]  # fmt: skip


def test_every_act_is_written_down_with_who_did_it(core: Core, web: TestClient) -> None:
    kim = signed_in(core, web, "Kim")
    for path, body in ACTS:
        with core.write() as s:
            before = len(s.exec(select(Entry)).all())
        answer = kim.post(f"/desk/{path}", json=body, follow_redirects=False)
        assert answer.status_code < 400, (path, answer.text)
        with core.write() as s:
            told = [row.what for row in s.exec(select(Entry).order_by("id"))][before:]
        assert any("Kim" in what for what in told), (path, told)


def test_who_closes_a_task_tells_her_in_the_same_step(core: Core, web: TestClient) -> None:
    kim, number = signed_in(core, web, "Kim"), a_task(core)
    assert "Text to Dorothy Baker about it" in kim.get("/desk").text
    told = {"outcome": "the plumber comes", "tell_her": "Joe the plumber comes Thursday at 2pm."}
    for _ in range(2):
        kim.post(f"/desk/page/tasks/{number}/close", data=told)
    with core.write() as s:
        assert [(row.to, row.body) for row in core.sent(s)] == [(DOROTHY, told["tell_her"])]
        task = s.exec(select(Task)).one()
        assert (task.status, task.outcome) == ("closed", "the plumber comes")


def test_who_gets_no_texts_is_told_nothing_and_her_task_stays_open(core: Core, web: TestClient) -> None:
    kim, number = signed_in(core, web, "Kim"), a_task(core)
    with core.write() as s:
        core.dorothy(s).consent = Consent.revoked
    assert "about it" not in kim.get("/desk").text
    refused = kim.post(f"/desk/tasks/{number}/close", json={"outcome": "done", "tell_her": "All is well."})
    assert refused.status_code == 403
    assert "phone her" in refused.json()["error"]
    with core.write() as s:
        assert core.sent(s) == []
        assert s.exec(select(Task)).one().status == "open"


def test_one_who_speaks_with_her_is_named_and_sends_a_text_once(core: Core, web: TestClient) -> None:
    kim, pat = signed_in(core, web, "Kim"), signed_in(core, web, "Pat")
    page = f"/desk/page/conversations/{DOROTHY}"
    kim.post(f"{page}/take-over")
    assert "Kim does." in pat.get(HERS).text
    assert "with Kim" in pat.get("/desk").text
    for _ in range(2):
        kim.post(f"{page}/reply", data={"text": "Hello Dorothy.", "once": "a1"})
        kim.post(f"{page}/quick", data={"quick": "quick_call", "once": "a2"})
    assert pat.post(f"{page}/quick", data={"quick": "quick_nothing"}).status_code == 422
    with core.write() as s:
        assert [row.body for row in core.sent(s)] == [
            "Hello Dorothy.",
            "This is Kim from Elm Care. I will call you in a few minutes.",
        ]
        core.dorothy(s).language = "es"
        s.flush()
    kim.post(f"{page}/quick", data={"quick": "quick_call", "once": "a3"})
    kim.post(f"{page}/hand-back")
    with core.write() as s:
        assert core.sent(s)[-1].body.startswith("Soy Kim, de Elm Care.")
        assert core.dorothy(s).taken_over_by == ""


def test_cases_and_who_is_not_reached_and_outages_are_listed(core: Core, web: TestClient) -> None:
    with core.write() as s:
        cases.open_case(s, NOW, core.dorothy(s), "broken", "two eggs broken")
        core.dorothy(s).consent = Consent.revoked
        once, about = "outage:7", "From 3am to 4am nothing could be sent. 2 texts that waited: 2 done late."
        desk.open_task(s, NOW, core.agency(s), "We were down from 3am to 4am", once=once, about=about)
    kim = signed_in(core, web, "Kim")
    shown = kim.get("/desk/cases").text
    assert "two eggs broken" in shown
    assert "in 30 min" in shown
    core.clock.move(hours=1)
    assert "30 min late" in kim.get("/desk/cases").text
    lost = kim.get("/desk/unreached").text
    assert "Dorothy Baker" in lost
    assert "opted out" in lost
    assert "José" not in lost
    assert "<li>2 texts that waited: 2 done late</li>" in kim.get("/desk/outages").text
    with core.write() as s:
        away.heard(s, core.clock.now(), core.agency(s), s.exec(select(Provider)).one(), "closed friday")
    shown = kim.get("/desk/page/risks").text
    assert "One grocer or none" in shown
    assert "Members that take no jobs on coming days" in shown
    assert "closed friday" in shown


STORM = {
    "words": "Elm Care: a storm comes. Stay in.",
    "spanish": "Elm Care: viene una tormenta.",
    "postcodes": "454",
}


def test_a_notice_is_looked_at_and_sent_to_nobody_twice(core: Core, web: TestClient) -> None:
    (dorothy,) = WORLD["customers"]
    people = {"+13055550171": "es", "+13055550172": "en", "+13055550173": "en"}
    others = [
        {**dorothy, "name": f"P{phone}", "phone": phone, "language": language}
        for phone, language in people.items()
    ]
    core.load(customers=[dorothy, *others, {**dorothy, "phone": JOSE, "postcode": "33101"}])
    with core.write() as s:
        late = s.exec(select(Customer).where(Customer.phone == "+13055550172")).one()
        late.consent, late.time_zone = Consent.given, "Pacific/Honolulu"
        s.exec(select(Customer).where(Customer.phone == "+13055550173")).one().consent = Consent.revoked
    pat = signed_in(core, web, "Pat")
    shown = pat.post("/desk/page/notices", data=STORM)
    number = shown.url.path.rsplit("/", 1)[1]
    assert "3 customers get it" in shown.text
    assert "1 read Spanish" in shown.text
    assert "No text reaches these 1" in shown.text
    with core.write() as s:
        assert core.sent(s) == [], "nothing is sent before it was looked at"
    assert "3 waiting" in pat.post(f"/desk/page/notices/{number}/send").text
    assert pat.post(f"/desk/page/notices/{number}/send").status_code == 409
    with core.write() as s:
        sent = {row.to: row for row in core.sent(s)}
        assert set(sent) == {DOROTHY, "+13055550171", "+13055550172"}
        assert {row.urgency for row in sent.values()} == {Urgency.notice}
        assert sent["+13055550171"].body == STORM["spanish"]
        assert sent[DOROTHY].due_at == NOW
        assert sent["+13055550172"].due_at == NOW + timedelta(hours=4), "eight in the morning on Hawaii"
    assert "3 dropped" in pat.post(f"/desk/page/notices/{number}/call-off").text
    assert pat.post("/desk/page/notices", data={"words": "x" * 291}).status_code == 422


def code_sent(core: Core) -> str:
    """The code in the last text to an operator."""
    with core.write() as s:
        found = re.search(r"\d{6}", core.sent(s)[-1].body)
    assert found is not None
    return found.group()


def test_an_operator_signs_in_by_a_code_and_is_let_out_at_once(core: Core, web: TestClient) -> None:
    lead = signed_in(core, web, "Pat")
    colleague = {"name": "Kim", "phone": "+19375558001"}
    lead.post("/desk/page/operators", data=colleague)
    assert lead.post("/desk/page/operators", data=colleague).status_code == 409
    kim = TestClient(web.app, base_url="https://testserver")
    form = kim.post("/desk/code", data={"number": "937 555 8001"}).text
    key = form.split('name="key" value="')[1].split('"')[0]
    assert kim.post("/desk/code/enter", data={"key": key, "code": "1"}).status_code == 403
    opened = kim.post("/desk/code/enter", data={"key": key, "code": code_sent(core)})
    assert opened.url.path == "/desk"
    assert "Kim" in opened.text
    again = TestClient(web.app, base_url="https://testserver")
    assert again.post("/desk/code/enter", data={"key": key, "code": code_sent(core)}).status_code == 403
    assert kim.post("/desk/page/notices", data=STORM).status_code == 409, "a notice is a lead's"
    assert kim.post("/desk/page/operators/end", data={"name": "Pat"}).status_code == 409
    lead.post("/desk/page/operators/end", data={"name": "Kim"})
    assert kim.get("/desk").status_code == 403
    with core.write() as s:
        told = [row.what for row in s.exec(select(Entry)) if "Kim" in row.what and "seen" not in row.what]
    assert told == [
        "Kim let in to the desk by Pat",
        "Kim signed in at the desk",
        "Kim let out of the desk by Pat",
    ]


def test_a_number_that_is_nobodys_gets_no_code_and_learns_nothing(core: Core, web: TestClient) -> None:
    for _ in range(3):
        assert "a code is on its way" in web.post("/desk/code", data={"number": "937 555 8009"}).text
    assert web.post("/desk/code", data={"number": "937 555 8009"}).status_code == 409
    with core.write() as s:
        assert core.sent(s) == []


def test_who_signs_out_is_out(core: Core, web: TestClient) -> None:
    pat = signed_in(core, web, "Pat")
    assert pat.post("/desk/leave").url.path == "/desk/code"
    assert pat.get("/desk").status_code == 403
