"""The family page's doors: a code by text, its buttons, its calendar; what is not hers is refused and kept."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select
from starlette.testclient import TestClient

from concierge_bot.models import (
    Alarm,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Grant,
    Leg,
    LegStatus,
    Look,
    Message,
    Order,
    OrderStatus,
    Outbox,
    Question,
    Scope,
)
from concierge_bot.services.orders import quotes
from concierge_bot.services.people import grants, passes
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import arrival
from concierge_bot.web import app as web_app
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.on_paper import in_pdf

OLGA = "+13055550177"
ALL = ["alarms", "doses", "orders", "money", "answer"]
SCRIPT = "<script>alert('x')</script>"


@dataclass(frozen=True)
class House:
    """The core with its doors open, and Ana signed in."""

    core: Core
    web: TestClient

    def post(self, path: str, **form: str) -> Any:
        """Press a button as a browser does, and follow it."""
        return self.web.post(f"/family{path}", data=form, headers={"Origin": "https://house.example.test"})

    def one(self, table: type[Any]) -> Any:
        """Return the only row of a table."""
        with self.core.write() as s:
            return s.exec(select(table)).one()


def opened(core: Core, rights: list[str], people: list[dict[str, Any]] | None = None) -> House:
    """Let Ana, who has these rights, sign in; Olga is another family's mother."""
    ana = {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": rights}
    dorothy = {
        **WORLD["customers"][0],
        "medications": [{"name": "Lisinopril", "times": ["08:00", "20:00"]}],
        "contacts": [ana],
    }
    core.load(customers=people or [dorothy, {"name": "Olga Petrov", "phone": OLGA}])
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    with core.write() as s:
        contact = s.exec(select(Contact)).one()
        token = passes.issue(s, NOW, contact.agency_id, "family session", contact_id=contact.id)
    web.cookies.set("family", token, path="/family")
    return House(core, web)


@pytest.fixture
def house(core: Core) -> House:
    return opened(core, ALL)


def olga(s: Session) -> Customer:
    return s.exec(select(Customer).where(Customer.phone == OLGA)).one()


# Signing in by a code


def asked(house: House, number: str = "(305) 555-0134") -> tuple[str, str]:
    """Ask for a code; return the key of the form, and the code that was texted."""
    page = house.post("/code", number=number)
    key = re.search(r'name="key" value="([^"]+)"', page.text)
    assert key is not None
    with house.core.write() as s:
        texts = [row.body for row in house.core.sent(s) if row.about == "sign-in code"]
    return key[1], re.findall(r"\d{6}", texts[-1])[0] if texts else ""


def test_a_code_opens_the_page_once(house: House) -> None:
    key, code = asked(house, ANA)
    house.web.cookies.clear()
    assert house.web.get("/family").status_code == 403
    assert house.post("/code/enter", key=key, code=f"{code[:3]} {code[3:]}").status_code == 200
    assert "Dorothy Baker" in house.web.get("/family").text
    house.web.cookies.clear()
    assert house.post("/code/enter", key=key, code=code).status_code == 403


def test_a_code_dies_after_ten_minutes_and_works_only_where_it_was_asked_for(house: House) -> None:
    key, code = asked(house, ANA)
    other, _ = asked(house, ANA)
    assert house.post("/code/enter", key=other, code=code).status_code == 403
    house.core.clock.move(minutes=10)
    assert house.post("/code/enter", key=key, code=code).status_code == 403


def test_codes_cannot_be_guessed(house: House) -> None:
    key, code = asked(house, ANA)
    wrong = "000000" if code != "000000" else "000001"
    told = [house.post("/code/enter", key=key, code=wrong).status_code for _ in range(6)]
    assert told == [403] * 5 + [409]
    assert house.post("/code/enter", key=key, code=code).status_code == 409
    assert [house.post("/code", number=ANA).status_code for _ in range(4)] == [200, 200, 409, 409]


def test_one_address_cannot_try_many_numbers(house: House) -> None:
    told = [house.post("/code", number=f"+1305555{n:04}").status_code for n in range(200, 222)]
    assert told == [200] * 20 + [409] * 2


def test_who_is_nobodys_contact_gets_no_text_and_does_not_learn_it(house: House) -> None:
    _, code = asked(house, OLGA)
    assert code == ""
    with house.core.write() as s:
        assert house.core.sent(s) == []
    assert house.post("/code", number="hello").status_code == 422


# The page, and who saw it


def test_the_page_shows_who_looked_and_a_second_look_soon_after_writes_nothing(house: House) -> None:
    house.web.get("/family")
    house.web.get("/family")
    page = house.web.get("/family").text
    assert "Ana Baker, today 9am" in page
    assert house.one(Look).what == "alarms, medicine, deliveries, money"


def test_a_session_that_was_signed_out_is_dead(house: House) -> None:
    assert "You are signed out" in house.post("/leave").text
    assert house.web.get("/family").status_code == 403


def test_signing_out_everywhere_closes_the_calendar_too(house: House) -> None:
    address = made_calendar(house)
    house.post("/leave?everywhere=true")
    assert house.web.get(address).status_code == 403


# Buttons


def test_i_have_it_stops_the_ladder_and_the_page_says_so(house: House) -> None:
    with house.core.write() as s:
        alarms.raise_alarm(s, NOW, house.core.dorothy(s), source="monitor", kind="fall", once="f")
        number = s.exec(select(Alarm)).one().number
    assert "I have it" in house.web.get("/family").text
    for _ in range(2):
        page = house.post(f"/alarms/{number}/have")
        assert "You have it." in page.text
    assert house.one(Alarm).status == "acknowledged"
    with house.core.write() as s:
        alarms.resolve(s, NOW, s.exec(select(Alarm)).one(), "she is fine", "Ruth")
    assert house.post(f"/alarms/{number}/have").status_code == 409


def test_what_is_over_says_when(house: House) -> None:
    with house.core.write() as s:
        row = quotes.quote(s, NOW, house.core.dorothy(s), "milk", "", once="q")
        order = s.exec(select(Order)).one()
        order.status, order.created_at = OrderStatus.delivered, NOW - timedelta(days=2)
        leg = Leg(agency_id=order.agency_id, order_id=order.key, position=1, kind="grocer")
        leg.status, leg.since = LegStatus.delivered, NOW - timedelta(days=1)
        s.add_all([order, leg])
        del row
    assert re.search(r"<strong>Delivered</strong>, yesterday 9am", house.web.get("/family").text)


def test_a_missed_dose_is_told_by_family_with_its_evidence(house: House) -> None:
    with house.core.write() as s:
        dose = s.exec(select(Dose).where(Dose.slot == "20:00")).first()
        assert dose is not None
        dose.status, dose.due_at, dose.step_at = DoseStatus.reminded, NOW - timedelta(hours=1), None
    assert "Dorothy took the 8am medicine" in house.web.get("/family").text
    page = house.post(f"/doses/{dose.id}/taken")
    assert "8am: family said it was taken" in page.text
    assert house.post(f"/doses/{dose.id}/taken").status_code == 409
    with house.core.write() as s:
        assert s.get_one(Dose, dose.id).evidence == Evidence.family


@pytest.mark.parametrize(("answer", "status"), [("yes", OrderStatus.placed), ("no", OrderStatus.cancelled)])
def test_an_answer_for_her_is_hers_and_she_is_told_by_whom(
    house: House, answer: str, status: OrderStatus
) -> None:
    with house.core.write() as s:
        quotes.quote(s, NOW, house.core.dorothy(s), "milk", "", once="q")
    question = house.one(Question)
    page = house.web.get("/family").text
    assert "Dorothy has not answered this yet" in page
    assert "Reply 1" not in page
    assert house.post(f"/questions/{question.id}/{answer}").status_code == 200
    assert house.one(Order).status == status
    with house.core.write() as s:
        told = [row.body for row in house.core.sent(s) if row.to == DOROTHY]
    assert "Ana Baker answered this for you. If that is wrong tell me now." in told
    assert house.post(f"/questions/{question.id}/{answer}").status_code == 409


def test_without_the_right_nobody_answers_for_her(core: Core) -> None:
    house = opened(core, ["orders"])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
    assert "has not answered this yet" not in house.web.get("/family").text
    refused = house.post(f"/questions/{house.one(Question).id}/yes")
    assert refused.status_code == 403
    assert "has not given you this right" in refused.text
    assert "new link" not in refused.text, "a new link would not help"
    assert house.one(Order).status == OrderStatus.quoted


def test_she_is_asked_to_call_once_a_day(house: House) -> None:
    for _ in range(3):
        house.post("/call-me")
    with house.core.write() as s:
        assert [row.body for row in house.core.sent(s)] == [
            f"Ana Baker asks you to call. The number is {ANA}."
        ]


def test_a_note_reaches_the_desk_and_shows_no_script(house: House) -> None:
    page = house.post("/notes", words=f"Mum sees Dr Lee on Tuesday {SCRIPT}")
    assert SCRIPT not in page.text
    assert "Mum sees Dr Lee on Tuesday" in page.text
    with house.core.write() as s:
        assert "left a note about Dorothy Baker" in house.core.tasks(s)[0].task


@pytest.mark.parametrize("letter", ["a", "\u00e4"])
def test_a_note_of_forty_thousand_letters_is_refused_in_plain_words(house: House, letter: str) -> None:
    page = house.post("/notes", words=letter * 40_000)
    assert page.status_code == 422
    assert "at most 2000 characters, and this one 40000" in page.text


def test_a_note_of_danger_is_an_alarm(house: House) -> None:
    house.post("/notes", words="mum fell in the bathroom and cant get up")
    assert house.one(Alarm).source == "Ana Baker"


def test_what_is_another_familys_is_not_there_and_the_try_is_kept(house: House) -> None:
    with house.core.write() as s:
        alarms.raise_alarm(s, NOW, olga(s), source="monitor", kind="fall", once="f")
        quotes.quote(s, NOW, olga(s), "milk", "", once="q")
        number = s.exec(select(Alarm)).one().number
        question = s.exec(select(Question).where(Question.about == "order")).one().id
    paths = [f"/alarms/{number}/have", f"/questions/{question}/yes", "/doses/999/taken", "/others/999"]
    assert [house.post(path).status_code for path in paths] == [404] * 4
    assert house.one(Alarm).status == "open"
    with house.core.write() as s:
        assert [look.what for look in s.exec(select(Look).where(Look.refused))] == [
            f"alarm {number}", f"question {question}", "dose 999", "page 999",
        ]  # fmt: skip


def test_another_sites_form_does_nothing(house: House) -> None:
    for path in ("/notes", "/call-me", "/leave", "/calendar"):
        evil = house.web.post(f"/family{path}", data={"words": "x"}, headers={"Origin": "https://evil.test"})
        assert evil.status_code == 403
    with house.core.write() as s:
        assert house.core.sent(s) == []


def test_when_she_last_wrote_is_known_without_reading_all_that_she_wrote(house: House, core: Core) -> None:
    with core.write() as s:
        for n in range(20):
            at = NOW - timedelta(days=n)
            arrival.store(s, at, core.agency(s), sid=f"SM{n}", sender=DOROTHY, body="hello")
    read: list[Message] = []

    def keep(row: Message, _: object) -> None:
        read.append(row)

    event.listen(Message, "load", keep)
    page = house.web.get("/family").text
    event.remove(Message, "load", keep)
    assert "Dorothy wrote to us at 9am." in page
    assert read == []


def test_her_statement_only_with_the_right(house: House, core: Core) -> None:
    page = house.web.get("/family/statement?month=2026-11-01")
    assert "Dorothy Baker, November 2026" in page.text
    paper = house.web.get("/family/statement.pdf?month=2026-11-01")
    assert "Dorothy Baker, November 2026" in in_pdf(paper.content)
    assert house.web.get("/family/statement?month=2027-01-01").status_code == 422
    without = opened(core, ["orders"]).web
    assert {without.get(f"/family/statement{ending}").status_code for ending in ("", ".pdf")} == {403}


# The calendar


def made_calendar(house: House) -> str:
    """Make a calendar; return its path."""
    found = re.search(
        r"https://house.example.test(/family/calendar/[^\"]+\.ics)", house.post("/calendar").text
    )
    assert found is not None
    return found[1]


def events(house: House, address: str) -> dict[str, dict[str, str]]:
    """Read a calendar as its lines say: the properties of each event by its UID."""
    lines = house.web.get(address).text.replace("\r\n ", "").split("\r\n")
    found: dict[str, dict[str, str]] = {}
    event: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            found[event["UID"]] = event
        event[name] = value
    return found


def test_the_calendar_keeps_its_names_and_counts_changes(house: House) -> None:
    with house.core.write() as s:
        customer = house.core.dorothy(s)
        order = Order(
            agency_id=customer.agency_id, number=900, customer_id=customer.key, status=OrderStatus.accepted,
            window_start=NOW + timedelta(hours=4), window_end=NOW + timedelta(hours=6), created_at=NOW,
        )  # fmt: skip
        s.add(order)
    address = made_calendar(house)
    first = events(house, address)
    assert first == events(house, address)
    delivery = next(uid for uid in first if uid.startswith("order-900"))
    assert first[delivery]["DTSTART;TZID=America/New_York"] == "20261201T130000"
    assert first[delivery]["SUMMARY"] == "Delivery for Dorothy: promised"
    assert first[delivery]["SEQUENCE"] == "0"
    assert sum(uid.startswith("dose-") for uid in first) == 27
    assert "Lisinopril" not in house.web.get(address).text
    with house.core.write() as s:
        s.get_one(Order, order.id).window_start = NOW + timedelta(hours=5)
    again = events(house, address)
    assert again.keys() == first.keys()
    assert (again[delivery]["SEQUENCE"], again[delivery]["DTSTART;TZID=America/New_York"]) == (
        "1", "20261201T140000",
    )  # fmt: skip


def test_the_calendar_follows_what_is_shared_and_dies_with_it(house: House) -> None:
    address = made_calendar(house)
    with house.core.write() as s:
        contact = s.exec(select(Contact)).one()
        grants.end(s, NOW, house.core.dorothy(s), contact, [Scope.doses])
    assert events(house, address) == {}
    with house.core.write() as s:
        grants.end(s, NOW, house.core.dorothy(s), contact)
    assert house.web.get(address).status_code == 403
    assert house.web.get("/family").status_code == 403
    assert {grant.status for grant in _all(house, Grant)} == {"ended"}


def test_a_new_calendar_ends_the_one_before_and_a_guess_opens_none(house: House) -> None:
    first, second = made_calendar(house), made_calendar(house)
    assert house.web.get(first).status_code == 403
    assert house.web.get(second).headers["content-type"].startswith("text/calendar")
    assert house.web.get("/family/calendar/guess.ics").status_code == 403
    house.post("/calendar/end")
    assert house.web.get(second).status_code == 403


def test_lines_are_folded_and_the_zone_tells_its_changes(house: House) -> None:
    text = house.web.get(made_calendar(house)).text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "TZID:America/New_York" in text
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500" in text


def _all(house: House, table: type[Any]) -> list[Any]:
    with house.core.write() as s:
        return list(s.exec(select(table)))


def test_the_text_of_a_code_is_for_the_contact_alone(house: House) -> None:
    asked(house, ANA)
    with house.core.write() as s:
        assert {row.to for row in s.exec(select(Outbox))} == {ANA}
