"""Two agencies in one database, with the same person, members and family in both: neither notices the other."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from httpx2 import Response
from sqlmodel import Session, col, select
from starlette.testclient import TestClient
from twilio.request_validator import RequestValidator
from typer.testing import CliRunner, Result

from concierge_bot.cli import cli
from concierge_bot.clock import Clock
from concierge_bot.errors import NotFound, Refused
from concierge_bot.models import (
    Agency,
    Alarm,
    Consent,
    Contact,
    Customer,
    Dispatch,
    Dose,
    DoseStatus,
    LegStatus,
    Message,
    Order,
    OrderStatus,
    Outbox,
    Provider,
    Task,
)
from concierge_bot.services.house import desk, loading, scenario, worklist
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import baskets, order_lines, ordering, quotes
from concierge_bot.services.people import customers, family, finding, pages, passes
from concierge_bot.services.safety import alarm_book, alarms
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from concierge_bot.worker import inbox, outbox
from concierge_bot.worker.ticks import Ticker
from connectors import signing
from tests.fixtures.core import MILK, NOW, PUBLIC, SHOP, TOKEN, Core
from tests.fixtures.town import AGENCY, ANA, DESK, DOROTHY

OAK_NUMBER, OAK_DESK, STRANGER = "+13055550200", "+13055550201", "+13055550299"
ELM, OAK = "Elm Care", "Oak Care"
PILL = {"name": "Lisinopril", "times": ["10:00"]}


def world(agency: str, **more: Any) -> dict[str, Any]:
    """One agency's world: Dorothy, her daughter, and members of the same names in both."""
    ana = {"name": f"Ana of {agency}", "phone": ANA, "permissions": ["alarms", "orders"]}
    return {
        "now": "2026-12-01T09:00",
        "customers": [
            {
                "name": "Dorothy Baker",
                "phone": DOROTHY,
                "contacts": [ana],
                "medications": [PILL],
                "notes": agency,
            }
        ],
        "providers": [
            {**SHOP, "catalogue": [{**MILK, "name": f"milk of {agency}"}], **more},
            {"name": "SafeHome", "kind": "care_monitor"},
            {"name": "Pharmacy", "kind": "pharmacy"},
        ],
    }


@dataclass(frozen=True)
class Two:
    """Both agencies in one house."""

    core: Core
    web: TestClient

    def agency(self, s: Session, name: str) -> Agency:
        """Return an agency by name."""
        return s.exec(select(Agency).where(Agency.name == name)).one()

    def of(self, s: Session, model: Any, name: str) -> list[Any]:
        """Return an agency's own rows of a table."""
        key = self.agency(s, name).key
        return list(s.exec(select(model).where(model.agency_id == key).order_by(col(model.id))))

    def dorothy(self, s: Session, name: str) -> Customer:
        """Return the Dorothy of an agency."""
        (found,) = self.of(s, Customer, name)
        assert isinstance(found, Customer)
        return found

    def place(self, s: Session, name: str) -> Order:
        """Order milk for one of the two."""
        customer = self.dorothy(s, name)
        quotes.quote(s, NOW, customer, "milk", "", once=f"quote:{name}")
        order: Order = self.of(s, Order, name)[-1]
        ordering.place(s, NOW, customer, order)
        return order

    def sign_in(self, name: str) -> None:
        """Sign the browser in at the desk of an agency."""
        with self.core.write() as s:
            link = pages.desk_link(s, NOW, self.agency(s, name), "Ruth", PUBLIC)
        self.web.cookies.clear()
        assert self.web.post(link).status_code == 303

    def text(self, body: str, to: str, sender: str = DOROTHY) -> None:
        """Text one of the two numbers as the carrier posts it, and look at it."""
        sid = f"SM{body}{to}{sender}"
        form = {"MessageSid": sid, "From": sender, "To": to, "Body": body, "NumMedia": "0"}
        proof = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/twilio/sms", form)
        answer = self.web.post("/twilio/sms", data=form, headers={"X-Twilio-Signature": proof})
        assert answer.status_code == 200
        assert inbox.first_looks(self.core.app)

    def hook(self, key: int, secrets: list[str], kind: str, data: dict[str, Any]) -> Response:
        """Post a member's signed webhook."""
        stamp = self.core.clock.machine()
        body = json.dumps({"type": kind, "timestamp": stamp.isoformat(), "data": data}).encode()
        headers = signing.sign(secrets, f"msg-{key}-{kind}", stamp, body)
        return self.web.post(f"/hooks/{key}", content=body, headers=headers)

    def send(self) -> None:
        """Send everything that may leave."""
        for _ in range(50):
            while outbox.send_one(self.core.app):
                pass
            self.core.clock.move(seconds=1)

    def senders(self, to: str) -> set[str]:
        """Return from which of our numbers a phone was texted."""
        return {taken.sender for taken in self.core.carrier.taken if taken.to == to}


@pytest.fixture
def two(core: Core) -> Two:
    """Elm Care and Oak Care."""
    core.load(**world(ELM, price=500))
    oak = {"name": OAK, "phone": OAK_NUMBER, "desk_phone": OAK_DESK}
    with core.write() as s:
        loading.add(s, NOW, scenario.parse({**world(OAK, price=0), "agency": oak}, core.app.connectors))
        for customer in s.exec(select(Customer)):
            customer.consent = Consent.given
        for row in s.exec(select(Outbox)):
            s.delete(row)
    browser = TestClient(web_app.create(core.app), base_url=PUBLIC, follow_redirects=False)
    return Two(core, browser)


def test_a_text_belongs_to_the_agency_whose_number_it_was_sent_to(two: Two) -> None:
    two.text("fire in my kitchen help", OAK_NUMBER)
    with two.core.write() as s:
        assert [m.recipient for m in two.of(s, Message, OAK)] == [OAK_NUMBER]
        assert two.of(s, Message, ELM) == two.of(s, Alarm, ELM) == two.of(s, Task, ELM) == []
        assert len(two.of(s, Alarm, OAK)) == 1
    two.send()
    assert two.senders(DOROTHY) == two.senders(ANA) == two.senders(OAK_DESK) == {OAK_NUMBER}
    assert two.senders(DESK) == set()


def test_stop_ends_the_texts_of_one_agency_only(two: Two) -> None:
    two.text("STOP", AGENCY)
    with two.core.write() as s:
        assert two.dorothy(s, ELM).consent == Consent.revoked
        assert two.dorothy(s, OAK).consent == Consent.given


def test_an_answer_is_meant_for_the_question_of_the_same_agency(two: Two) -> None:
    with two.core.write() as s:
        quotes.quote(s, NOW, two.dorothy(s, ELM), "milk", "", once="a")
        quotes.quote(s, NOW, two.dorothy(s, OAK), "milk", "", once="b")
    two.text("1", OAK_NUMBER)
    assert inbox.turns(two.core.app)
    with two.core.write() as s:
        assert [order.status for order in two.of(s, Order, OAK)] == [OrderStatus.placed]
        assert [order.status for order in two.of(s, Order, ELM)] == [OrderStatus.quoted]


def test_a_stranger_is_answered_by_each_for_itself(two: Two) -> None:
    two.text("hello", AGENCY, STRANGER)
    two.text("hello", OAK_NUMBER, STRANGER)
    two.send()
    told = [(taken.sender, taken.body.split(" here")[0]) for taken in two.core.carrier.taken]
    assert sorted(told) == [(AGENCY, ELM), (OAK_NUMBER, OAK)]


def test_a_family_member_is_the_contact_of_the_agency_she_texts(two: Two) -> None:
    two.text("thank you for your help", OAK_NUMBER, ANA)
    with two.core.write() as s:
        (task,) = two.of(s, Task, OAK)
        assert task.task.startswith(f"Ana of {OAK}")
        assert two.of(s, Task, ELM) == []


def test_a_desk_phone_claims_only_its_own_tasks(two: Two) -> None:
    with two.core.write() as s:
        for name in (ELM, OAK):
            desk.open_task(s, NOW, two.agency(s, name), f"Call for {name}", once="same key in both")
        assert two.of(s, Task, ELM)[0].number == two.of(s, Task, OAK)[0].number
        number = two.of(s, Task, OAK)[0].number
    two.text(f"OK {number}", OAK_NUMBER, OAK_DESK)
    two.text(f"ok {number}", AGENCY, OAK_DESK)  # at the other number this phone is a stranger
    with two.core.write() as s:
        assert two.of(s, Task, OAK)[0].claimed_by == "the desk phone"
        assert two.of(s, Task, ELM)[0].claimed_by == ""


def test_an_order_goes_only_to_shops_of_its_own_agency(two: Two) -> None:
    with two.core.write() as s:
        order = two.place(s, ELM)
        assert [item.name for item in baskets.of_order(s, order)] == [f"milk of {ELM}"]
        (offer,) = s.exec(select(Dispatch))
        assert s.get_one(Provider, offer.provider_id).agency_id == order.agency_id
        dispatch.next_one(s, NOW, offer, LegStatus.declined)
        assert order.status == OrderStatus.failed, "the free shop of the other agency is not asked"
        assert len(s.exec(select(Dispatch)).all()) == 1
        assert customers.pharmacy_words(s, two.dorothy(s, OAK)) == "Pharmacy"


def test_a_member_reports_only_about_its_own_jobs(two: Two) -> None:
    with two.core.write() as s:
        elm, oak = two.place(s, ELM), two.place(s, OAK)
        assert elm.number == oak.number
        ref = s.exec(select(Dispatch.ref).where(Dispatch.agency_id == elm.agency_id)).one()
        shop = two.of(s, Provider, OAK)[0]
        key, secrets = shop.key, shop.secrets
        other = two.of(s, Provider, ELM)[0].key
    assert two.hook(key, secrets, "dispatch.accepted", {"dispatch": ref}).status_code == 422
    assert two.hook(other, secrets, "dispatch.accepted", {"dispatch": ref}).status_code == 403
    with two.core.write() as s:
        assert two.of(s, Order, ELM)[0].status == OrderStatus.placed


def test_a_monitor_raises_the_alarm_of_its_own_agency(two: Two) -> None:
    with two.core.write() as s:
        monitor = two.of(s, Provider, OAK)[1]
        key, secrets = monitor.key, monitor.secrets
    assert two.hook(key, secrets, "monitor.fall", {"account": DOROTHY}).status_code == 200
    with two.core.write() as s:
        assert two.of(s, Alarm, ELM) == []
        (alarm,) = two.of(s, Alarm, OAK)
        with pytest.raises(NotFound):
            alarm_book.find(s, two.agency(s, ELM).key, alarm.number)
    two.send()
    assert two.senders(DOROTHY) == two.senders(ANA) == {OAK_NUMBER}
    assert {taken.body.partition(":")[0] for taken in two.core.carrier.taken if taken.to == ANA} == {OAK}


def test_the_desk_sees_and_does_only_its_own(two: Two) -> None:
    with two.core.write() as s:
        two.place(s, ELM)
        desk.open_task(s, NOW, two.agency(s, ELM), "Elm's own task", once="elm", customer=two.dorothy(s, ELM))
        alarms.raise_alarm(s, NOW, two.dorothy(s, ELM), source="customer", kind="fire", once="alarm")
        numbers = {
            "tasks": two.of(s, Task, ELM)[0].number,
            "orders": two.of(s, Order, ELM)[0].number,
            "alarms": two.of(s, Alarm, ELM)[0].number,
        }
    two.sign_in(OAK)
    assert two.web.get("/desk/tasks").json() == []
    for path in ("tasks/{tasks}/claim", "orders/{orders}/undo", "alarms/{alarms}/acknowledge"):
        assert two.web.post(f"/desk/{path.format(**numbers)}").status_code == 404
    for path in ("tasks/{tasks}/close", "alarms/{alarms}/resolve"):
        assert two.web.post(f"/desk/{path.format(**numbers)}", json={"outcome": "x"}).status_code == 404
    shown = two.web.get("/desk").text
    assert OAK in shown
    assert "Elm" not in shown

    two.sign_in(ELM)
    assert len(two.web.get("/desk/tasks").json()) == 2
    assert two.web.post(f"/desk/tasks/{numbers['tasks']}/claim").status_code == 200


def test_a_conversation_is_taken_over_at_one_agency_only(two: Two) -> None:
    two.sign_in(OAK)
    assert two.web.post(f"/desk/conversations/{DOROTHY}/take-over").status_code == 200
    assert (
        two.web.post(
            f"/desk/conversations/{DOROTHY}/reply", json={"text": "Hello, this is Ruth."}
        ).status_code
        == 200
    )
    with two.core.write() as s:
        assert two.dorothy(s, OAK).taken_over
        assert not two.dorothy(s, ELM).taken_over
    two.send()
    assert two.senders(DOROTHY) == {OAK_NUMBER}
    assert "this is Ruth" in two.web.get(f"/desk/customers/{DOROTHY}").text
    two.sign_in(ELM)
    assert "this is Ruth" not in two.web.get(f"/desk/customers/{DOROTHY}").text


def test_a_link_opens_the_pages_of_its_own_agency(two: Two) -> None:
    with two.core.write() as s:
        two.place(s, ELM)
        (ana,) = two.of(s, Contact, OAK)
        token = pages.family_link(s, NOW, two.agency(s, OAK), ANA, "").rsplit("/", 1)[1]
        session = passes.use(s, NOW, token, "family")
        found = passes.session(s, NOW, session, "family")
        assert (found.agency_id, found.contact_id) == (ana.agency_id, ana.id)
        page = family.page(s, NOW, s.get_one(Contact, found.contact_id))
        assert (page.agency, list(page.orders)) == (OAK, [])
        with pytest.raises(Refused):
            passes.session(s, NOW, session, "desk")


def test_read_models_hold_one_agency(two: Two) -> None:
    with two.core.write() as s:
        two.place(s, ELM)
        work = worklist.page(s, NOW, two.agency(s, OAK).key)
        assert (list(work.tasks), list(work.alarms)) == ([], [])
        oak = two.agency(s, OAK).key
        assert order_lines.lately(s, NOW, oak) == []
        for asked in ("", "dorothy", DOROTHY):
            assert [customer.notes for customer in finding.find(s, oak, asked).customers] == [OAK]
        assert finding.find(s, oak, str(two.of(s, Order, ELM)[0].number)).nothing


def test_reminders_come_from_her_own_agencys_number(two: Two) -> None:
    two.core.clock.move(hours=1)
    Ticker(two.core.app).sweep()
    two.send()
    assert two.senders(DOROTHY) == {AGENCY, OAK_NUMBER}
    with two.core.write() as s:
        for name in (ELM, OAK):
            assert {
                dose.status for dose in two.of(s, Dose, name) if dose.due_at <= NOW + timedelta(hours=1)
            } == {DoseStatus.reminded}


def test_a_rush_at_one_number_does_not_hold_up_the_other(two: Two) -> None:
    with two.core.write() as s:
        for n in range(20):
            desk.open_task(s, NOW, two.agency(s, ELM), f"Task {n}", once=f"t{n}", urgent=True)
        desk.open_task(s, NOW, two.agency(s, OAK), "The only one", once="only", urgent=True)
    while outbox.send_one(two.core.app):
        pass
    assert two.senders(OAK_DESK) == {OAK_NUMBER}
    assert two.core.clock.machine() == datetime(2026, 12, 1, 14, tzinfo=UTC)


KEY = {"Authorization": f"Bearer {DEVELOPMENT_SECRET}"}
"""The desk key and the operations key of these tests are the same."""


@pytest.mark.parametrize(("method", "path"), [("GET", "/desk/tasks"), ("POST", "/operations/links")])
def test_a_key_opens_the_agency_that_is_named_and_with_several_asks_for_it(
    two: Two, method: str, path: str
) -> None:
    asked = two.web.request(method, path, headers=KEY)
    assert asked.status_code == 422
    assert asked.json()["field"] == "agency"
    assert f"{ELM} ({AGENCY}), {OAK} ({OAK_NUMBER})" in asked.json()["error"]
    assert two.web.request(method, path, params={"agency": "Elm"}, headers=KEY).status_code == 404
    assert two.web.request(method, path, params={"agency": OAK}).status_code == 403
    for named in (OAK, OAK_NUMBER):
        assert two.web.request(method, path, params={"agency": named}, headers=KEY).status_code == 200


def test_links_lead_to_the_pages_of_the_agency_that_is_named(two: Two) -> None:
    for name in (ELM, OAK):
        links = two.web.post("/operations/links", params={"agency": name}, headers=KEY).json()
        two.web.cookies.clear()
        assert two.web.post(links["desk"]).status_code == 303
        assert name in two.web.get("/desk").text


def test_the_only_agency_need_not_be_named(core: Core) -> None:
    web = TestClient(web_app.create(core.app), base_url=PUBLIC)
    assert web.get("/desk/tasks", headers=KEY).json() == []


@pytest.fixture
def command(two: Two, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """The command line beside the house with both agencies, whose web process answers without a socket."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCIERGE_DATABASE_URL", two.core.app.settings.database)
    monkeypatch.setattr(
        httpx, "request", lambda method, url, timeout, **told: two.web.request(method, url, **told)
    )
    return lambda *words: CliRunner().invoke(cli, words)


def test_the_desk_at_the_command_line_is_that_of_the_agency_named(
    two: Two, command: Callable[..., Result]
) -> None:
    with two.core.write() as s:
        for name in (ELM, OAK):
            desk.open_task(s, NOW, two.agency(s, name), f"Call for {name}", once="same key in both")
        number = two.of(s, Task, OAK)[0].number
    assert f"{ELM} ({AGENCY}), {OAK} ({OAK_NUMBER})" in str(command("desk", "list").exception)
    listed = command("desk", "list", "--agency", OAK).output
    assert f"Call for {OAK}" in listed
    assert ELM not in listed
    assert command("desk", "claim", str(number), "--agency", OAK).exit_code == 0
    with two.core.write() as s:
        assert two.of(s, Task, OAK)[0].claimed_by == "the desk"
        assert two.of(s, Task, ELM)[0].claimed_by == ""


@pytest.mark.parametrize("words", [("link", "desk", "Ruth"), ("link", "family", ANA)])
def test_a_link_by_command_is_for_the_agency_named(
    two: Two, command: Callable[..., Result], words: tuple[str, ...]
) -> None:
    assert OAK in str(command(*words).exception)
    made = command(*words, "--agency", OAK).output.strip()
    with two.core.write() as s:
        now = Clock().now()
        session = passes.use(s, now, made.rsplit("/", 1)[1], words[1])
        assert passes.session(s, now, session, words[1]).agency_id == two.agency(s, OAK).key
