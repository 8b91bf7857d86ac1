"""A member joins in minutes: by the desk's interface, the form on its page, or a link that it fills in itself."""

import re
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.models import Provider, Standing
from concierge_bot.web import app as web_app
from tests.fixtures.core import PUBLIC, Core

TONY: dict[str, Any] = {
    "name": "Tony's Market",
    "kind": "grocer",
    "phone": "+13055550159",
    "covers": ["45402"],
}
PAPERS = [{"kind": "insurance", "expires": "2027-06-01"}, {"kind": "licence", "expires": "2027-06-01"}]
PAGE = "/desk/page/members"


@pytest.fixture
def desk(core: Core) -> TestClient:
    """The desk's door."""
    key = core.app.settings.desk_key.get_secret_value()
    return TestClient(
        web_app.create(core.app),
        base_url=PUBLIC,
        headers={"authorization": f"Bearer {key}"},
        follow_redirects=False,
    )


def test_who_shows_its_papers_is_admitted_at_once(desk: TestClient) -> None:
    made = desk.post("/desk/members", json={**TONY, "evidence": PAPERS}).json()
    assert (made["standing"], made["missing"]) == ("probation", [])
    assert made["reached"] == "by text to +13055550159"
    bare = desk.post(
        "/desk/members", json={"name": "Metro", "kind": "courier", "url": "https://metro.test/jobs"}
    ).json()
    assert (bare["standing"], bare["missing"][0]) == ("prospect", "insurance")
    assert re.search(
        r"it reports to https://house.example.test/hooks/\d+, signed with whsec_", bare["reached"]
    )
    listed = desk.get("/desk/members")
    assert [one["name"] for one in listed.json()] == ["Metro", "Rossi Grocer", "Tony's Market"]
    assert "whsec_" not in listed.text, "a secret is told once"


@pytest.mark.parametrize(
    ("wrong", "status", "says"),
    [
        ({"phone": "555"}, 422, "write it like +13055550134"),
        ({"phone": "+13055550134"}, 409, "Somebody has this phone number already"),
        ({"name": "Rossi Grocer"}, 409, "There is a member called Rossi Grocer already: choose another name"),
        ({"kind": "courier", "channel": "carrier pigeon"}, 422, "Channels for a courier"),
        ({"channel": "webhook"}, 422, "where are jobs sent to?"),
        ({"url": "shop.test"}, 422, "Write an address like https://shop.example/jobs"),
        ({"phone": None}, 422, "needs its phone"),
        ({"evidence": [{"kind": "7"}]}, 422, "write one like insurance"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(
    desk: TestClient, wrong: dict[str, Any], status: int, says: str
) -> None:
    answer = desk.post("/desk/members", json={**TONY, **wrong})
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_the_desk_adds_and_admits_on_its_page(core: Core, desk: TestClient) -> None:
    form = {
        "name": TONY["name"],
        "kind": "grocer",
        "phone": TONY["phone"],
        "covers": "45402, 45403",
        "hours": "8-6",
    }
    shown = desk.post(PAGE, data=form)
    assert "Tony&#39;s Market: prospect" in shown.text
    assert "It still has to show: insurance, licence" in shown.text
    assert "<strong>Elm Care</strong>" in shown.text
    again = desk.post(PAGE, data=form)
    assert again.status_code == 409
    assert "choose another name" in again.text
    with core.write() as s:
        tony = s.exec(select(Provider).where(Provider.name == TONY["name"])).one()
        assert tony.covers == ["45402", "45403"]
        path = f"{PAGE}/{tony.id}"
    assert desk.post(f"{path}/evidence", data={"kind": "insurance", "expires": "soon"}).status_code == 422
    for paper in PAPERS:
        assert desk.post(f"{path}/evidence", data=paper).status_code == 303
    assert f"{path}/admit" in desk.get(PAGE).text
    assert desk.post(f"{path}/admit").status_code == 303
    with core.write() as s:
        assert s.get_one(Provider, tony.id).standing == Standing.probation


def test_a_business_fills_in_its_own_link_once(core: Core, desk: TestClient) -> None:
    link = desk.post("/desk/members/join-link").json()["link"]
    shop = TestClient(web_app.create(core.app), base_url=PUBLIC)
    for _ in range(2):
        assert "Join Elm Care" in shop.get(link).text, "looking uses nothing up"
    wrong = shop.post(link, data={"name": "Tony's Market", "kind": "grocer"})
    assert wrong.status_code == 422
    assert "needs its phone" in wrong.text
    form = {"name": "Tony's Market", "kind": "grocer", "url": "https://tony.test/jobs"}
    done = shop.post(link, data=form)
    assert "Thank you, Tony&#39;s Market" in done.text
    assert "signed with whsec_" in done.text
    assert shop.post(link, data={**form, "name": "Another"}).status_code == 403, "one link, one business"
    with core.write() as s:
        assert (
            s.exec(select(Provider).where(Provider.name == "Tony's Market")).one().standing
            == Standing.prospect
        )
        assert [task.task for task in core.tasks(s)] == [
            "Tony's Market wants to join: ask for its insurance, licence, then admit it"
        ]


def test_a_secret_is_renewed_and_what_was_lost_is_sent_again(desk: TestClient) -> None:
    made = desk.post("/desk/members/rotate", json={"name": "Rossi Grocer"}).json()
    assert made["secret"].startswith("whsec_")
    assert made["old_until"] == "2026-12-02T14:00:00Z"
    desk.post("/desk/members", json=TONY)
    refused = desk.post("/desk/members/rotate", json={"name": TONY["name"]})
    assert (refused.status_code, refused.json()["error"]) == (
        409,
        "Tony's Market has no secret: it is reached by sms",
    )
    assert desk.post("/desk/members/replay", json={"member": "Rossi Grocer"}).status_code == 409
    assert desk.post("/desk/members/replay", json={}).status_code == 422
