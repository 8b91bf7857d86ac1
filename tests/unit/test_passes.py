"""Links are used once and sessions end; the database never holds what opens a door."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.errors import Refused
from concierge_bot.models import Agency, Pass
from concierge_bot.services.people import passes
from concierge_bot.web import app as web_app
from tests.fixtures.core import NOW, Core


def issued(core: Core, purpose: str = "desk link") -> str:
    """Issue a pass for an operator."""
    with core.write() as s:
        return passes.issue(s, NOW, s.exec(select(Agency)).one().key, purpose, operator="Ruth")


def used(core: Core, token: str, purpose: str = "desk") -> str:
    """Use a link; return the session's token."""
    with core.write() as s:
        return passes.use(s, core.clock.now(), token, purpose)


def test_a_link_becomes_a_session_of_the_same_person(core: Core) -> None:
    session = used(core, issued(core))
    with core.write() as s:
        found = passes.session(s, NOW, session, "desk")
        assert found.operator == "Ruth"
        assert found.expires_at == NOW + passes.SESSION_LASTS


def test_a_link_is_used_once(core: Core) -> None:
    token = issued(core)
    used(core, token)
    with pytest.raises(Refused, match="used already"):
        used(core, token)


def test_two_browsers_at_once_use_a_link_once(core_on_either: Core) -> None:
    token = issued(core_on_either)

    def attempt(_: int) -> bool:
        try:
            used(core_on_either, token)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == [False, False, False, True]


def test_a_link_expires(core: Core) -> None:
    token = issued(core)
    core.clock.at = NOW + passes.LINK_LASTS
    with pytest.raises(Refused, match="no longer good"):
        used(core, token)


def test_a_session_expires_or_is_ended(core: Core) -> None:
    first, second = used(core, issued(core)), used(core, issued(core))
    with core.write() as s:
        passes.session(s, NOW + passes.SESSION_LASTS - timedelta(seconds=1), first, "desk")
        with pytest.raises(Refused):
            passes.session(s, NOW + passes.SESSION_LASTS, first, "desk")
        passes.session(s, NOW, second, "desk").ended_at = NOW
        s.flush()
        with pytest.raises(Refused):
            passes.session(s, NOW, second, "desk")


@pytest.mark.parametrize(
    ("made_for", "used_as"), [("family link", "desk"), ("desk link", "family"), ("desk session", "desk")]
)
def test_a_pass_opens_only_what_it_was_made_for(core: Core, made_for: str, used_as: str) -> None:
    with pytest.raises(Refused):
        used(core, issued(core, made_for), used_as)


@pytest.mark.parametrize("token", ["", "guess", "' OR 1=1", "\x00"])
def test_a_guess_opens_nothing(core: Core, token: str) -> None:
    issued(core)
    with core.write() as s, pytest.raises(Refused):
        passes.session(s, NOW, token, "desk")


def test_a_link_is_no_session(core: Core) -> None:
    token = issued(core)
    with core.write() as s, pytest.raises(Refused):
        passes.session(s, NOW, token, "desk")


def test_the_database_holds_no_token(core: Core) -> None:
    token = issued(core)
    session = used(core, token)
    with core.write() as s:
        kept = str([row.model_dump() for row in s.exec(select(Pass))])
    assert token not in kept
    assert session not in kept


@pytest.fixture
def browser(core: Core) -> TestClient:
    return TestClient(web_app.create(core.app), base_url="https://house.example.test", follow_redirects=False)


def test_looking_at_a_link_uses_nothing_up(core: Core, browser: TestClient) -> None:
    token = issued(core)
    for _ in range(3):
        assert browser.get(f"/desk/enter/{token}").status_code == 200
    entered = browser.post(f"/desk/enter/{token}")
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"].lower()
    for word in ("httponly", "secure", "samesite=lax", "path=/desk"):
        assert word in cookie
    assert browser.get("/desk").status_code == 200
    assert browser.post(f"/desk/enter/{token}").status_code == 403


def test_without_a_session_the_desk_is_closed(browser: TestClient) -> None:
    assert browser.get("/desk").status_code == 403
    assert browser.get("/desk/tasks").status_code == 403
    assert browser.get("/desk/tasks", headers={"Authorization": "Bearer "}).status_code == 403


def test_another_sites_form_is_refused(core: Core, browser: TestClient) -> None:
    token = issued(core)
    assert browser.post(f"/desk/enter/{token}", headers={"Origin": "https://evil.test"}).status_code == 403
    assert (
        browser.post(f"/desk/enter/{token}", headers={"Origin": "https://house.example.test"}).status_code
        == 303
    )
