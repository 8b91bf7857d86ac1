"""The page of a member with a system of its own: address, secret, a test event, what left for it, and nobody else's."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from concierge_bot.models import Entry, Order, Outbox, Provider
from concierge_bot.services.members import endpoints
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.worker import outbox
from connectors import signing
from connectors.base import Incoming
from connectors.sandbox import Behaviour, Sandbox
from tests.contract.test_member_page import Page, signed_in
from tests.fixtures.core import MILK, NOW, PUBLIC, SHOP, Core

SYSTEM = "/member/system"
PRIVATE = ("Dorothy", "14 Elm Street", "+13055550134", "milk", "Lisinopril")


@dataclass
class System:
    """A shop with IT: its page in a browser, and its own server."""

    core: Core
    page: Page
    box: Sandbox

    def show(self) -> str:
        """Return the page as it stands."""
        answer = self.page.web.get(SYSTEM)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        return answer.text

    def press(self, what: str, **fields: str) -> Any:
        """Send the form that posts to an address below the page, with what is hidden in it."""
        found = re.search(
            rf'<form method="post" action="{SYSTEM}/{what}">(.*?)</form>', self.show(), re.DOTALL
        )
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', found[1])) if found else {}
        return self.page.web.post(f"{SYSTEM}/{what}", data={**hidden, **fields}, follow_redirects=False)

    def work(self) -> None:
        """Send all that may leave now."""
        while outbox.send_one(self.core.app):
            pass

    def shop(self) -> Provider:
        """Return the shop's row."""
        with self.core.write() as s:
            return s.exec(select(Provider).where(Provider.name == "Rossi Grocer")).one()

    def jobs(self) -> list[Outbox]:
        """Return what is to leave for members."""
        with self.core.write() as s:
            return list(s.exec(select(Outbox).where(Outbox.channel == "job").order_by(col(Outbox.id))))


@pytest.fixture
def system(core: Core) -> Iterator[System]:
    """A shop whose server is asked for milk."""
    with Sandbox() as box:
        woman = {
            "name": "Dorothy Baker",
            "phone": "+13055550134",
            "address": "14 Elm Street",
            "postcode": "45402",
        }
        rossi = {**SHOP, "rank": 1, "catalogue": [MILK], "url": box.url}
        others = [{"name": "Swift", "kind": "courier"}, {"name": "Watch", "kind": "care_monitor"}]
        mart = {**SHOP, "name": "Corner Mart", "channel": "sms", "phone": "+13055550150", "catalogue": [MILK]}
        core.load(customers=[woman], providers=[rossi, mart, *others])
        with core.write() as s:
            quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
            ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
        yield System(core, signed_in(core, "Rossi Grocer"), box)


def test_a_delivery_shows_its_id_kind_status_and_tries_and_nothing_of_hers(system: System) -> None:
    system.box.behaviour = Behaviour.DOWN
    system.work()
    (request,) = system.box.received
    assert all(word in request.body.decode() for word in ("Dorothy", "14 Elm Street", "milk"))
    shown = system.show()
    assert request.headers["webhook-id"] in shown
    assert "dispatch.requested, order 1" in shown
    assert "<strong>503</strong> not taken" in shown
    assert "The next try is today 9" in shown
    assert [word for word in PRIVATE if word in shown] == []
    system.box.behaviour = Behaviour.OK
    system.core.clock.move(seconds=6)
    system.work()
    assert "<strong>200</strong> taken" in system.show()


def test_a_member_sends_a_delivery_again_under_its_own_id(system: System) -> None:
    system.work()
    (job,) = system.jobs()
    assert system.press(f"deliveries/{job.id}/again").status_code == 303
    assert system.press(f"deliveries/{job.id}/again").status_code == 409, "it is on its way"
    system.work()
    assert len({request.headers["webhook-id"] for request in system.box.received}) == 1
    assert len(system.box.received) == 2
    assert system.page.press("No") == 303
    assert system.press(f"deliveries/{job.id}/again").status_code == 409, "the job is over"
    assert f"deliveries/{job.id}/again" not in system.show()


def test_what_is_anothers_is_not_there_and_that_it_was_asked_for_is_kept(system: System) -> None:
    (job,) = system.jobs()
    swift = signed_in(system.core, "Swift")
    assert swift.web.post(f"{SYSTEM}/deliveries/{job.id}/again").status_code == 404
    assert swift.web.post(f"{SYSTEM}/deliveries/999999/again").status_code == 404
    with system.core.write() as s:
        kept = select(Entry.what).where(col(Entry.what).startswith("refused on the page of Swift"))
        assert list(s.exec(kept)) == [
            f"refused on the page of Swift: delivery {number} that is none of its own"
            for number in (job.id, 999999)
        ]
    assert system.jobs()[0].repeated is False


def test_a_test_event_is_signed_sent_once_and_its_answer_seen(system: System) -> None:
    system.work()
    assert system.press("test").status_code == 303
    again = system.press("test")
    assert again.status_code == 409
    assert "wait half a minute" in again.text
    system.box.behaviour = Behaviour.DOWN
    system.work()
    request = system.box.received[-1]
    incoming = Incoming(dict(request.headers), request.body)
    assert signing.verify(system.shop().secrets, incoming, system.core.clock.machine())
    told = json.loads(request.body)
    assert (told["type"], told["data"]) == ("webhook.test", {})
    shown = system.show()
    assert re.search(r'webhook\.test: <span class="late">failed', shown)
    assert request.headers["webhook-id"] in shown
    system.core.clock.move(hours=1)
    system.work()
    assert len(system.box.received) == 2, "it is not tried again by itself"
    system.box.behaviour = Behaviour.OK
    assert system.press("test").status_code == 303
    system.work()
    assert "webhook.test: <span>sent" in system.show()
    assert [task.task for task in tasks(system)] == [], "it is nobody's task"


def test_a_double_click_is_one_test_event(system: System) -> None:
    system.work()
    for _ in range(2):
        assert system.press("test", once="twice-pressed").status_code == 303
    system.work()
    assert [json.loads(request.body)["type"] for request in system.box.received].count("webhook.test") == 1


def test_a_new_secret_is_shown_once_and_a_reload_makes_no_other(system: System) -> None:
    (old,) = system.shop().secrets
    assert old not in system.show()
    mark = re.search(r'name="mark" value="(\w+)"', system.show())
    assert mark is not None
    made = system.press("secret")
    assert made.headers["cache-control"] == "no-store"
    (new,) = re.findall(r"whsec_[\w+/=]+", html.unescape(made.text))
    assert system.shop().secrets == [new, old]
    assert "today" not in made.text
    assert "tomorrow 9am" in made.text
    assert system.press("secret", mark=mark[1]).status_code == 409, "the page of the secret was loaded again"
    assert new not in system.show()
    assert "good as well until tomorrow 9am" in system.show()
    third = re.findall(r"whsec_[\w+/=]+", html.unescape(system.press("secret").text))[0]
    assert system.shop().secrets == [third, new, old], "who lost the new one still works with the old one"
    assert system.press("secret/end-old").status_code == 303
    assert system.shop().secrets == [third]
    assert "older one" not in system.show()


def test_an_address_is_moved_when_jobs_can_go_there_and_a_person_looks_at_it(system: System) -> None:
    for wrong in (
        "shop.test",
        "ftp://shop.test/jobs",
        "https://",
        "https://10.0.0.7/jobs",
        "http://169.254.169.254/latest",
        "x" * 600,
    ):
        assert system.press("address", url=wrong).status_code == 422, wrong
    with Sandbox() as moved:
        moved.behaviour = Behaviour.MOVED
        assert system.press("address", url=moved.url).status_code == 422, "it only sends us on"
    with Sandbox() as new:
        for _ in range(2):
            assert system.press("address", url=f" {new.url} ").status_code == 303
        system.work()
        assert [request.method for request in new.received].count("POST") == 1
    assert system.box.received == []
    (task,) = tasks(system)
    assert task.task == "Rossi Grocer moved the address of its jobs: ring it if you did not expect that"


def test_who_closed_its_address_gets_jobs_again_at_another(system: System) -> None:
    system.box.behaviour = Behaviour.GONE
    system.work()
    assert "You get no jobs: its endpoint answered" in system.show()
    system.box.behaviour = Behaviour.OK
    assert system.press("address", url=f"{system.box.url}/new").status_code == 303
    assert system.shop().disabled == ""
    assert endpoints.CLOSED not in system.show()


def test_who_has_mended_its_address_gets_jobs_there_again(system: System) -> None:
    system.box.behaviour = Behaviour.GONE
    system.work()
    system.box.behaviour = Behaviour.OK
    assert system.press("address", url=system.box.url).status_code == 303, "the same one"
    assert system.shop().disabled == ""
    assert tasks(system) == [], "nothing was led away"


def test_only_who_has_a_system_has_this_page(system: System) -> None:
    mart = signed_in(system.core, "Corner Mart")
    assert SYSTEM not in mart.show()
    answer = mart.web.get(SYSTEM)
    assert answer.status_code == 404
    assert 'href="/member"' in answer.text, "the way back is to its own page"
    assert SYSTEM in system.page.show()
    stranger = TestClient(system.page.web.app, base_url=PUBLIC)
    for path in ("test", "secret", "secret/end-old", "address", "deliveries/1/again"):
        assert stranger.post(
            f"{SYSTEM}/{path}", data={"url": "https://evil.test", "once": "x" * 12}
        ).status_code in (
            403,
            422,
        )
        forged = {"origin": "https://evil.example"}
        assert system.page.web.post(f"{SYSTEM}/{path}", headers=forged).status_code == 403
    assert stranger.get(SYSTEM).status_code == 403


def test_a_monitor_only_reports(system: System) -> None:
    watch = signed_in(system.core, "Watch").web
    shown = watch.get(SYSTEM).text
    assert "/hooks/" in shown
    assert "Send a test event" not in shown
    assert "Make a new secret" in shown
    assert watch.post(f"{SYSTEM}/test", data={"once": "x" * 12}).status_code == 409
    assert watch.post(f"{SYSTEM}/address", data={"url": "https://shop.example/jobs"}).status_code == 409


def tasks(system: System) -> list[Any]:
    """Return the desk's tasks about this shop."""
    with system.core.write() as s:
        return [
            task for task in system.core.tasks(s) if "Rossi" in task.task and "could not" not in task.task
        ]
