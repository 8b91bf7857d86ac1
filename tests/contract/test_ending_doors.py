"""The doors that end a person's service: the desk's API and page, and the family page of whom she let."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.models import Contact, Customer
from concierge_bot.services.people import passes
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import ANA, DOROTHY

KEY = {"Authorization": f"Bearer {DEVELOPMENT_SECRET}"}


@dataclass(frozen=True)
class House:
    """The core with its doors open."""

    core: Core
    web: TestClient

    def ended(self) -> bool:
        """Tell whether her service has ended."""
        with self.core.write() as s:
            return s.exec(select(Customer)).one().ended_at is not None

    def family(self) -> str:
        """Return the session of Ana's open page."""
        with self.core.write() as s:
            ana = s.exec(select(Contact)).one()
            return passes.issue(s, self.core.clock.at, ana.agency_id, "family session", contact_id=ana.id)


@pytest.fixture
def house(core: Core) -> House:
    """Dorothy, whose daughter sees her deliveries."""
    return with_rights(core, ["orders"])


def with_rights(core: Core, rights: list[str]) -> House:
    """Open the doors of a house in which Ana has these rights."""
    ana: dict[str, Any] = {"name": "Ana Baker", "phone": ANA, "permissions": rights}
    core.load(customers=[{**WORLD["customers"][0], "contacts": [ana]}])
    return House(core, TestClient(web_app.create(core.app), raise_server_exceptions=False))


def test_the_desk_ends_it_once_and_takes_it_back(house: House) -> None:
    path = f"/desk/customers/{DOROTHY}"
    assert house.web.post(f"{path}/end", json={"reason": "bored"}, headers=KEY).status_code == 422
    assert house.web.post(f"{path}/end", json={"reason": "died"}).status_code == 403
    answer = house.web.post(f"{path}/end", json={"reason": "died"}, headers=KEY)
    assert answer.json() == {"ended": True, "customer_name": "Dorothy Baker"}
    assert house.ended()
    assert house.web.post(f"{path}/end", json={"reason": "died"}, headers=KEY).status_code == 409
    told = house.web.post(f"/desk/conversations/{DOROTHY}/reply", json={"text": "Hello"}, headers=KEY)
    assert "is not served any more" in told.json()["error"]
    assert house.web.post(f"{path}/restore", headers=KEY).status_code == 200
    assert not house.ended()


def test_the_desks_page_ends_it_by_a_form(house: House) -> None:
    page = house.web.get(f"/desk/customers/{DOROTHY}", headers=KEY).text
    assert f'action="/desk/page/customers/{DOROTHY}/end"' in page
    house.web.post(f"/desk/page/customers/{DOROTHY}/end", data={"reason": "moved"}, headers=KEY)
    assert house.ended()
    assert "Her service has ended" in house.web.get(f"/desk/customers/{DOROTHY}", headers=KEY).text


def test_family_without_the_right_has_no_button_and_no_way(house: House) -> None:
    house.web.cookies.set("family", house.family())
    assert "/family/end" not in house.web.get("/family").text
    assert house.web.post("/family/end", data={"reason": "died"}).status_code == 403
    assert not house.ended()


def test_family_with_the_right_ends_it_and_its_page_closes(core: Core) -> None:
    house = with_rights(core, ["orders", "service"])
    house.web.cookies.set("family", house.family())
    assert "/family/end" in house.web.get("/family").text
    assert house.web.post("/family/end", data={"reason": ""}).status_code == 422
    answer = house.web.post("/family/end", data={"reason": "died"})
    assert "has ended" in answer.text
    assert house.ended()
    assert house.web.get("/family").status_code == 403


def test_the_desk_vouches_for_a_lost_phone_and_the_new_one_is_asked(house: House) -> None:
    path, new = f"/desk/customers/{DOROTHY}/number", "+13055550188"
    assert house.web.post(path, json={"new": "12"}, headers=KEY).status_code == 422
    assert house.web.post(path, json={"new": ANA}, headers=KEY).status_code == 422
    assert house.web.post(path, json={"new": new}, headers=KEY).json()["phone"] == DOROTHY
    with house.core.write() as s:
        assert [row.to for row in house.core.sent(s)] == [new]
