"""The desk's records: a table with a report for each row, all about one person, and what erasure leaves."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select
from starlette.testclient import TestClient

from concierge_bot.models import Account, Contact, Customer, Entry, OptedOut, Outbox, Transfer
from concierge_bot.services.orders import quotes
from concierge_bot.services.people import consent, ending, family_acts, passes
from concierge_bot.services.talk import arrival
from concierge_bot.web import app as web_app
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.on_paper import in_pdf

HEAD = "name,phone,address,postcode,language,contact,relation,contact_phone,sees,medicines\n"
ROSE = "Rose Miller,(303) 555-0171,7 Oak Lane,80202,en,Ana Miller,daughter,303 555 0172,all,Metformin 8:00 20:00\n"
JOSE = (
    'José Núñez,+13035550173,"9 Elm St, Apt 2",80202,es,Eva Núñez,hija,+13035550174,alarms,Warfarin! 18:00\n'
)


@pytest.fixture
def desk(core: Core) -> TestClient:
    """An operator's browser."""
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    with core.write() as s:
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    web.cookies.set("desk", token, path="/desk")
    return web


def sent_in(desk: TestClient, table: str | bytes, do: str = "import") -> Any:
    raw = table.encode() if isinstance(table, str) else table
    return desk.post("/desk/page/enrol/table", data={"do": do}, files={"file": ("people.csv", raw)})


def invited(core: Core) -> list[str]:
    with core.write() as s:
        return [row.to for row in s.exec(select(Outbox).where(Outbox.about == "invitation"))]


def test_each_row_is_enrolled_by_itself_and_the_report_names_the_others(core: Core, desk: TestClient) -> None:
    wrong = [
        ROSE.replace("Rose", "Twin"),
        f"Dorothy Baker,{DOROTHY},,,en,Ana,,+13035550172,alarms,\n",
        "=HYPERLINK(1),+13035550175,,,en,Ana,,+13035550172,alarms,\n",
        "Short,+13035550176\n",
        "No Times,+13035550177,,,en,Ana,,+13035550172,alarms,Metformin\n",
        "No Family,+13035550178,,,en,,,,,\n",
        "French,+13035550179,,,fr,Ana,,+13035550172,alarms,\n",
        "No Phone,12,,,en,Ana,,+13035550172,alarms,\n",
    ]
    page = sent_in(desk, HEAD + ROSE + JOSE + "".join(wrong)).text
    assert "<strong>2 of 10</strong>" in page
    for words in (
        "Line 4, Twin Miller: the same number as in line 2",
        "Line 5, Dorothy Baker: is a customer already",
        "Line 6, =HYPERLINK(1): name begins like a formula",
        "Line 7, Short: has more or fewer cells",
        "Line 8, No Times: medicines are written like",
        "Line 9, No Family: Name at least one",
        "Line 10, French: language is en or es",
        "Line 11, No Phone: Write the phone number",
    ):
        assert words in page
    assert invited(core) == ["+13035550171", "+13035550173"]
    assert "<strong>0 of 2</strong>" in sent_in(desk, HEAD + ROSE + JOSE).text, "the same table twice"


def test_a_check_keeps_nothing(core: Core, desk: TestClient) -> None:
    assert "<strong>2 of 2</strong> rows can be invited" in sent_in(desk, HEAD + ROSE + JOSE, "check").text
    assert invited(core) == []
    with core.write() as s:
        assert len(s.exec(select(Customer)).all()) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_what_spreadsheets_write(core: Core, desk: TestClient, encoding: str) -> None:
    sent_in(desk, (HEAD + JOSE).replace(",", ";").replace("St; Apt", "St, Apt").encode(encoding))
    with core.write() as s:
        jose = s.exec(select(Customer).where(Customer.phone == "+13035550173")).one()
        assert (jose.name, jose.address, jose.language) == ("José Núñez", "9 Elm St, Apt 2", "es")


@pytest.mark.parametrize(
    "table",
    ["", "hello", "name,phone\n", HEAD + '"open\n', b"\x89PNG\x00\x01", HEAD.replace("sees", "says") + ROSE],
)
def test_what_is_no_such_table_is_told_so(core: Core, desk: TestClient, table: str | bytes) -> None:
    assert sent_in(desk, table).status_code == 422
    assert invited(core) == []


def test_a_link_to_the_form_is_made_by_the_desk_alone(desk: TestClient) -> None:
    assert "https://house.example.test/enrol/enter/" in desk.post("/desk/page/enrol/link").text
    desk.cookies.clear()
    assert desk.post("/desk/page/enrol/link").status_code == 403
    assert desk.get(f"/desk/customers/{DOROTHY}/record").status_code == 403


def lived(core: Core) -> None:
    """Let her have lived with us a while: texts, an order, a note of her daughter's, money."""
    ana = {"name": "Ana Baker", "phone": ANA, "permissions": ["orders", "alarms"]}
    plans = [{"name": "Lisinopril", "times": ["08:55", "20:00"]}]
    olga = {"name": "Olga Petrov", "phone": "+13055550177"}
    core.load(customers=[{**WORLD["customers"][0], "contacts": [ana], "medications": plans}, olga])
    with core.write() as s:
        dorothy = core.dorothy(s)
        arrival.store(s, NOW, core.agency(s), sid="SM1", sender=DOROTHY, body="my secret words")
        quotes.quote(s, NOW, dorothy, "milk", "", once="q")
        family_acts.leave_note(s, NOW, family_contact(s), "her secret note")
        s.add(
            Transfer(
                agency_id=dorothy.agency_id, once="t", kind="goods", debit=Account.customer,
                credit=Account.agency, amount=620, customer_id=dorothy.key, at=NOW,
            )
        )  # fmt: skip


def family_contact(s: Session) -> Contact:
    return s.exec(select(Contact)).one()


def test_the_record_has_everything_and_nothing_of_others(core: Core, desk: TestClient) -> None:
    lived(core)
    with core.write() as s:
        passes.issue(s, NOW, core.agency(s).key, "family link", contact_id=family_contact(s).key)
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    desk.cookies.set("desk", token, path="/desk")
    data = desk.get(f"/desk/customers/{DOROTHY}/record.json").json()
    assert {
        "customer",
        "contact",
        "grant",
        "medication",
        "dose",
        "message",
        "orders",
        "transfer",
    } <= data.keys()
    assert data["message"][0]["body"] == "my secret words"
    assert "token_hash" not in str(data)
    assert "Olga" not in str(data)
    page = desk.get(f"/desk/customers/{DOROTHY}/record").text
    assert "my secret words" in page
    assert "<summary>Erase" not in page


def test_the_record_on_paper_says_her_words_as_they_are(core: Core, desk: TestClient) -> None:
    with core.write() as s:
        words = "*none* of $this$ is #panic(markup) <but> José said it"
        arrival.store(s, NOW, core.agency(s), sid="SM9", sender=DOROTHY, body=words)
    answer = desk.get(f"/desk/customers/{DOROTHY}/record.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert f"body {words}" in in_pdf(answer.content)
    with core.write() as s:
        assert "record seen by Ruth at the desk" in [row.what for row in s.exec(select(Entry))]


def test_erasure_leaves_only_what_is_named(core: Core, desk: TestClient) -> None:
    lived(core)
    with core.write() as s:
        token = passes.issue(s, NOW, core.agency(s).key, "desk session", operator="Ruth")
    desk.cookies.set("desk", token, path="/desk")
    path = f"/desk/page/customers/{DOROTHY}/erase"
    assert desk.post(path, data={"name": "Dorothy Baker"}).status_code == 409, "she is still served"
    with core.write() as s:
        consent.revoke(s, NOW, core.dorothy(s), "stop", once="r")
        ending.end(s, NOW + timedelta(minutes=1), core.dorothy(s), "moved", "Ruth")
    assert desk.post(path, data={"name": "Dorothy"}).status_code == 422
    page = desk.post(path, data={"name": "Dorothy Baker"}).text
    assert "1 lines of the ledger" in page
    assert "took back her consent, with her number, until 2030" in page
    with core.write() as s:
        left = "".join(
            str(dict(row)) for table in SQLModel.metadata.sorted_tables if table.name != "optedout"
            for row in s.execute(table.select()).mappings()
        )  # fmt: skip
        for word in (
            "Dorothy",
            DOROTHY,
            "secret words",
            "secret note",
            "Lisinopril",
            ANA,
            "Ana Baker",
            "milk",
        ):
            assert word not in left.replace("2% milk half gallon", ""), word
        assert s.exec(select(OptedOut)).one().phone == DOROTHY
        assert s.exec(select(Transfer)).one().amount == 620
        assert [row.name for row in s.exec(select(Customer).order_by("id"))] == ["Erased", "Olga Petrov"]
