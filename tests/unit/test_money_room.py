"""The desk's money: statements to print, what was paid and owed, and who pays for a fault."""

import html
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.models import Case, Order
from concierge_bot.services.cases import problems
from concierge_bot.web.app import create
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.fixtures.town import DOROTHY
from tests.unit.on_paper import in_pdf
from tests.unit.test_ledger import come
from tests.unit.test_several_members import her, ordered, says

HERS, SWIFT = f"/desk/customers/{DOROTHY}", "/desk/members/statement?name=Swift"


@pytest.fixture
def door(core: Core) -> TestClient:
    """The desk's door, of who is signed in; one order came."""
    her(core)
    with core.write() as s:
        come(s, core)
    key = core.app.settings.desk_key.get_secret_value()
    return TestClient(create(core.app), headers={"Authorization": f"Bearer {key}"})


def test_a_month_can_be_printed_for_her_and_for_a_member(door: TestClient) -> None:
    hers = door.get(f"{HERS}/statement").text
    assert "In all, to pay: $7.15" in hers
    assert "Dec 1" in hers
    members = door.get("/desk/members/statement", params={"name": "Swift"}).text
    assert "In all, owed to you: $3.95" in members
    assert "Dorothy" not in members, "no customer is named to a member"
    earlier = door.get(f"{HERS}/statement", params={"month": "2026-11-01"}).text
    assert "Nothing in this month" in earlier


def test_the_page_leads_to_the_same_month_as_pdf(door: TestClient) -> None:
    for path, said in ((f"{HERS}/statement", "to pay: $7.15"), (SWIFT, "owed to you: $3.95")):
        (link,) = re.findall(r'href="([^"]+)">As PDF', door.get(path).text)
        answer = door.get(html.unescape(link))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.headers["content-disposition"] == 'inline; filename="statement-2026-12.pdf"'
        assert f"In all, {said}" in in_pdf(answer.content)


@pytest.mark.parametrize("path", [f"{HERS}/statement", f"{HERS}/statement.pdf", SWIFT, "/desk/risks"])
def test_nothing_is_shown_to_who_is_not_signed_in(door: TestClient, path: str) -> None:
    assert door.get(path).status_code == 200
    assert door.get(path, headers={"Authorization": "Bearer nobody"}).status_code == 403


def test_what_was_paid_is_written_once_and_nobody_gets_more_than_is_his(door: TestClient) -> None:
    paid = {"amount": 700, "receipt": "check 12"}
    assert door.post(f"{HERS}/paid", json=paid).json() == {"new": True, "owes": 15}
    assert door.post(f"{HERS}/paid", json=paid).json() == {"new": False, "owes": 15}
    credit = {"amount": 15, "receipt": "c1", "about": "she waited long"}
    assert door.post(f"{HERS}/credit", json=credit).json() == {"new": True, "owes": 0}
    out = {"name": "Swift", "amount": 395, "receipt": "week 49"}
    assert door.post("/desk/members/paid", json={**out, "amount": 396}).status_code == 409
    assert door.post("/desk/members/paid", json=out).json() == {"new": True, "owed": 0}
    assert door.post("/desk/members/paid", json=out).json() == {"new": False, "owed": 0}
    report = door.get("/desk/reconciliation").json()
    assert report["members"] == {"Rossi Grocer": 320}
    assert report["customers"] == {}
    assert report["accounts"] == {"customer": 0, "member": -320, "agency": 15, "bank": 305, "sum": 0}


@pytest.mark.parametrize(("kind", "owed"), [("bonus", 895), ("penalty", -105)])
def test_outcomes_that_were_agreed_pay(door: TestClient, kind: str, owed: int) -> None:
    body = {"name": "Swift", "kind": kind, "amount": 500, "about": "fridge stocked by noon", "receipt": "1"}
    assert door.post("/desk/members/adjust", json=body).json() == {"new": True, "owed": owed}
    assert door.post("/desk/members/adjust", json=body).json() == {"new": False, "owed": owed}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"{HERS}/paid", {"amount": 0, "receipt": "x"}),
        (f"{HERS}/paid", {"amount": -5, "receipt": "x"}),
        (f"{HERS}/paid", {"amount": 5, "receipt": ""}),
        (f"{HERS}/paid", {"amount": 5, "receipt": "x", "card": "4111"}),
        (
            "/desk/members/adjust",
            {"name": "Swift", "kind": "gift", "amount": 5, "about": "x", "receipt": "x"},
        ),
    ],
)
def test_bad_input_is_refused(door: TestClient, path: str, body: dict[str, Any]) -> None:
    assert door.post(path, json=body).status_code == 422


def test_who_is_liable_pays_once_when_the_case_ends(core: Core, door: TestClient) -> None:
    with core.write() as s:
        problems.told(s, NOW, core.dorothy(s), "the milk is sour", once="a")
        case, order = s.exec(select(Case)).one(), s.exec(select(Order)).one()
        number = case.number
        assert order.id == case.order_id
    path = f"/desk/cases/{number}/liable"
    assert door.post(path, json={"member": "Nobody"}).status_code == 404
    credit = {"amount": 320, "receipt": "c1", "about": "sour milk", "case": number}
    assert door.post(f"{HERS}/credit", json=credit).json() == {"new": True, "owes": 395}
    assert door.post(path, json={"member": "Rossi Grocer"}).json() == {"debited": 0}, "it is still open"
    (task,) = [row["number"] for row in door.get("/desk/tasks").json()]
    door.post(f"/desk/tasks/{task}/close", json={"outcome": "she keeps the bread"})
    report = door.get("/desk/reconciliation").json()
    assert report["members"] == {"Swift": 395}, "who sold it bears it"
    assert report["accounts"]["agency"] == 0
    assert door.post(path, json={"member": "Rossi Grocer"}).json() == {"debited": 0}, "not twice"
    assert door.post(path, json={"member": "Swift"}).status_code == 409
    assert door.post("/desk/cases/999/liable", json={"member": "Swift"}).status_code == 404


def test_a_price_that_was_said_on_the_phone_is_written_down_and_charged(core: Core, door: TestClient) -> None:
    core.load(providers=[{**SHOP, "catalogue": [{**MILK, "price": None}]}])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Rossi Grocer", "delivered")
        number = order.number
    assert door.get("/desk/reconciliation").json()["unpriced"] == [number]
    path = f"/desk/orders/{number}/price"
    assert door.post(path, json={"part": 1, "price": 450}).json() == {"number": number, "total": 450}
    assert door.post(path, json={"part": 1, "price": 450}).status_code == 409
    report = door.get("/desk/reconciliation").json()
    assert (report["unpriced"], report["members"]) == ([], {"Rossi Grocer": 450})
