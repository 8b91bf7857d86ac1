"""A daughter enrols her mother on a page: what is kept, what leaves before the OK, and what is told after it."""

from typing import Any

import pytest
from sqlmodel import Session, select
from starlette.testclient import TestClient

from concierge_bot.models import Consent, Contact, Customer, Medication, Message, Scope
from concierge_bot.services.people import consent, family, grants, passes
from concierge_bot.services.talk import answers, arrival
from concierge_bot.web import app as web_app
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.ticking import sweep

MUM, ANA = "+13035550171", "+13035550172"
SCRIPT = "<script>alert('x')</script>"
FORM: dict[str, Any] = {
    "name": "Rose Miller", "phone": "(303) 555-0171", "address": "7 Oak Lane", "postcode": "80202",
    "language": "en", "pharmacy": "Main St Pharmacy", "told": "yes",
    "medicine": ["Metformin", "", "Warfarin"], "first": ["08:00", "", "18:00"], "second": ["20:00", "", ""],
    "third": ["", "", ""], "critical": ["", "", "yes"],
    "contact": ["Ana Miller", ""], "relation": ["daughter", ""], "contact_phone": ["303 555 0172", ""],
    "sees": ["all", "alarms"],
}  # fmt: skip


@pytest.fixture
def web(core: Core) -> TestClient:
    """The form, opened by a link of the desk's."""
    pharmacy = {"name": "Main St Pharmacy", "kind": "pharmacy", "channel": "phone", "phone": "+13055550166"}
    core.load(providers=[*WORLD["providers"], pharmacy])
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    with core.write() as s:
        token = passes.issue(s, NOW, core.agency(s).key, "enrol link", operator="Ruth")
    assert "Enrol your mother" in web.post(f"/enrol/enter/{token}").text
    return web


def rose(s: Session) -> Customer:
    return s.exec(select(Customer).where(Customer.phone == MUM)).one()


def test_all_is_kept_and_only_the_invitation_leaves(core: Core, web: TestClient) -> None:
    page = web.post("/enrol", data=FORM)
    assert "The invitation is on its way" in page.text
    with core.write() as s:
        customer = rose(s)
        assert (customer.time_zone, customer.favourites, customer.consent) == (
            "America/Denver", ["Main St Pharmacy"], Consent.asked,
        )  # fmt: skip
        plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
        assert [(plan.name, plan.times, plan.critical) for plan in plans] == [
            ("Metformin", ["08:00", "20:00"], False), ("Warfarin", ["18:00"], True),
        ]  # fmt: skip
        assert [(row.to, row.about) for row in core.sent(s)] == [(MUM, "invitation")]
    assert web.get("/enrol").status_code == 403, "the form is used up"


def agreed(core: Core, web: TestClient, **form: Any) -> str:
    """Enrol her, and let her agree; return what she is told last."""
    web.post("/enrol", data={**FORM, **form})
    with core.write() as s:
        arrival.store(s, NOW, core.agency(s), sid="SM1", sender=MUM, body="ok")
        consent.invite(s, NOW, rose(s), s.exec(select(Message)).one())
    return last_told(core)


def said(core: Core, sid: str, words: str) -> str:
    """She texts a short answer; return what she is told last."""
    with core.write() as s:
        arrival.store(s, NOW, core.agency(s), sid=sid, sender=MUM, body=words)
        message = s.exec(select(Message).where(Message.sid == sid)).one()
        reply: Any = words
        assert answers.answer(s, NOW, rose(s), reply, message)
    return last_told(core)


def last_told(core: Core) -> str:
    with core.write() as s:
        return core.sent(s)[-1].body


def anas_page(core: Core) -> family.FamilyPage:
    with core.write() as s:
        return family.page(s, NOW, s.exec(select(Contact).where(Contact.phone == ANA)).one())


@pytest.mark.parametrize(
    ("answer", "told", "hidden"),
    [
        ("1", "Ana Miller sees deliveries, medicine and alarms.", ["Money"]),
        ("yes", "Ana Miller sees deliveries, medicine and alarms.", ["Money"]),
        ("2", "Ana Miller sees deliveries and alarms.", ["Medicine", "Money"]),
        ("3", "Ana Miller sees alarms.", ["Alarms", "Medicine", "Deliveries", "Money"]),
        ("no", "Ana Miller sees alarms.", ["Alarms", "Medicine", "Deliveries", "Money"]),
    ],
)
def test_after_her_ok_she_is_asked_what_her_daughter_may_see(
    core: Core, web: TestClient, answer: str, told: str, hidden: list[str]
) -> None:
    assert agreed(core, web) == (
        "May Ana Miller see deliveries and medicine? Reply 1 for all, 2 for just what comes, 3 for none."
    )
    assert anas_page(core).not_shared == ["Medicine", "Deliveries", "Money"], "before she has said so"
    assert said(core, "SM2", answer) == f"{told} No one else sees a thing."
    assert anas_page(core).not_shared == hidden


def test_each_of_her_people_is_asked_about_in_turn(core: Core, web: TestClient) -> None:
    people: dict[str, Any] = {
        "contact": ["Ana Miller", "Ben Miller"], "relation": ["daughter", "son"],
        "contact_phone": ["303 555 0172", "303 555 0174"], "sees": ["money", "orders"],
    }  # fmt: skip
    assert agreed(core, web, **people).startswith("May Ana Miller see deliveries, medicine and money?")
    assert said(core, "SM2", "2") == "May Ben Miller see deliveries? Reply 1 for yes, 2 for no."
    assert said(core, "SM3", "2") == (
        "Ana Miller sees deliveries and alarms. Ben Miller sees alarms. No one else sees a thing."
    )


def test_who_is_only_told_of_alarms_is_not_asked_about(core: Core, web: TestClient) -> None:
    assert agreed(core, web, sees=["alarms", "alarms"]) == (
        "Ana Miller sees alarms. No one else sees a thing."
    )


def test_what_she_does_not_say_a_person_asks_her_and_nothing_is_shown(core: Core, web: TestClient) -> None:
    agreed(core, web)
    core.clock.move(days=2, minutes=1)
    sweep(core)
    with core.write() as s:
        (task,) = [row for row in core.tasks(s) if "may see" in row.task]
        assert "ask her" in task.task
    assert anas_page(core).not_shared == ["Medicine", "Deliveries", "Money"]


def test_dont_tell_ana_ends_what_she_was_not_asked_yet(core: Core, web: TestClient) -> None:
    agreed(core, web)
    with core.write() as s:
        grants.end(s, NOW, rose(s), s.exec(select(Contact)).one(), [Scope.orders, Scope.doses])
    said(core, "SM2", "1")
    assert "Deliveries" in anas_page(core).not_shared


def test_before_her_ok_her_page_tells_nothing_of_her(core: Core, web: TestClient) -> None:
    web.post("/enrol", data=FORM)
    with core.write() as s:
        ana = s.exec(select(Contact).where(Contact.phone == ANA)).one()
        assert family.page(s, NOW, ana).sentence == "Rose has not agreed to our help yet."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"phone": "12"}, "Write the phone number with its area code"),
        ({"phone": "+13055550140"}, "call us"),
        ({"name": " "}, "Her name: a name has 1 to 200 characters"),
        ({"first": ["25:99", "", ""]}, "write a time of day as HH:MM"),
        ({"contact": ["", ""]}, "Name at least one of her people"),
        ({"contact_phone": ["(303) 555-0171", ""]}, "write another"),
        ({"sees": ["everything", "x"]}, "Choose what Ana Miller may see"),
        ({"told": ""}, "Tell her first"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_that_was_typed_is_lost(
    core: Core, web: TestClient, wrong: dict[str, Any], words: str
) -> None:
    if "call us" in words:
        wrong = {"phone": WORLD["customers"][0]["phone"]}
    page = web.post("/enrol", data={**FORM, **wrong})
    assert page.status_code in (409, 422)
    assert words in page.text
    assert 'value="7 Oak Lane"' in page.text
    assert 'value="Warfarin"' in page.text
    with core.write() as s:
        assert core.sent(s) == []


def test_a_script_in_any_field_is_only_text(core: Core, web: TestClient) -> None:
    for field in ("name", "address", "postcode", "phone", "medicine", "contact", "relation", "contact_phone"):
        bad: Any = [SCRIPT, "", ""] if isinstance(FORM[field], list) else SCRIPT
        page = web.post("/enrol", data={**FORM, "told": "", field: bad})
        assert page.status_code == 422
        assert SCRIPT not in page.text, field
    assert web.post("/enrol", data={**FORM, "name": "x" * 40_000}).status_code == 422


def test_a_forged_or_used_link_opens_no_form(core: Core, web: TestClient) -> None:
    with core.write() as s:
        token = passes.issue(s, NOW, core.agency(s).key, "enrol link", operator="Ruth")
    web.cookies.clear()
    assert web.get("/enrol").status_code == 403
    assert web.post("/enrol", data=FORM).status_code == 403
    assert web.post("/enrol/enter/forged").status_code == 403
    assert web.post(f"/enrol/enter/{token}").status_code == 200
    assert web.post(f"/enrol/enter/{token}").status_code == 403
    evil = {"Origin": "https://evil.test"}
    assert web.post("/enrol", data=FORM, headers=evil).status_code == 403
