"""No page trusts what somebody typed, none runs or styles anything of its own, and none asks another host."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.models import Alarm, Contact, Order, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.people import passes
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import arrival
from concierge_bot.web import app as web_app
from tests.fixtures.core import NOW, SHOP, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY

SCRIPT = "<script>alert('x')</script>"
SHORT = "<img src=x onerror=alert(1)>"
SHOP_PHONE = "+13055550150"


class Strict(HTMLParser):
    """Gathers what a strict page has none of: scripts and styles of its own, and addresses of others."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        told = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in told):
            self.found.append(f"{tag} with its words inside")
        self.found += [f"{tag} {name}" for name in told if name == "style" or name.startswith("on")]
        asks = [told.get(name, "") for name in ("src", "srcset", "action", "hx-sse:connect")]
        asks += [told.get("href", "")] if tag == "link" else []
        self.found += [f"{tag} asks {address}" for address in asks if re.match(r"(\w+:)?//", address)]


@pytest.fixture
def web(core: Core) -> TestClient:
    """A browser in which an operator, a daughter and a shop are signed in, with something of everything."""
    her: dict[str, Any] = {
        **WORLD["customers"][0],
        "contacts": [
            {"name": SHORT, "relation": SHORT, "phone": ANA, "permissions": ["alarms", "orders", "doses"]}
        ],
        "medications": [{"name": SHORT, "times": ["20:00"]}],
        "address": SCRIPT,
        "notes": SCRIPT,
    }
    shop = {
        **SHOP,
        "channel": "sms",
        "phone": SHOP_PHONE,
        "catalogue": [{"name": f"Milk {SHORT}", "price": 300}],
    }
    core.load(customers=[her], providers=[shop])
    with core.write() as s:
        agency, dorothy = core.agency(s), core.dorothy(s)
        arrival.store(s, NOW, agency, sid="SM1", sender=DOROTHY, body=SCRIPT)
        quotes.quote(s, NOW, dorothy, "milk", "", once="q")
        ordering.place(s, NOW, dorothy, s.exec(select(Order)).one())
        alarms.raise_alarm(s, NOW, dorothy, source=SHORT, kind="fall", once="f")
        desk.open_task(s, NOW, agency, f"Call {SCRIPT}", once="t", about=SCRIPT, customer=dorothy)
        contact, provider = s.exec(select(Contact)).one().key, s.exec(select(Provider)).one().key
        tokens = {
            "desk": passes.issue(s, NOW, agency.key, "desk session", operator="Ruth"),
            "family": passes.issue(s, NOW, agency.key, "family session", contact_id=contact),
            "member": passes.issue(s, NOW, agency.key, "member session", provider_id=provider),
        }
    web = TestClient(web_app.create(core.app), base_url="https://house.example.test")
    for name, token in tokens.items():
        web.cookies.set(name, token, path=f"/{name}")
    return web


def every_page(core: Core) -> list[str]:
    """Return the address of whatever can be opened by GET, with the numbers of what there is."""
    told = web_app.create(core.app).openapi()["paths"]
    with core.write() as s:
        order, alarm = s.exec(select(Order)).one().number, s.exec(select(Alarm)).one().number
    known = {"{phone}": DOROTHY}
    found = []
    for path, verbs in told.items():
        if (
            "get" not in verbs
            or path.endswith("/live")
            or not path.startswith(("/desk", "/family", "/member", "/enrol", "/join", "/quote"))
        ):
            continue
        address = path.replace("{phone}", known["{phone}"])
        address = address.replace("{number}", str(alarm if "alarms" in path else order))
        found.append(address if "{" not in address else re.sub(r"{\w+}", "forged", address))
    return found


def test_no_page_runs_what_somebody_typed_or_anything_of_its_own(core: Core, web: TestClient) -> None:
    pages = 0
    for address in every_page(core):
        answer = web.get(address)
        assert answer.status_code < 500, address
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        if answer.headers["content-type"].startswith("text/html"):
            pages += 1
            assert answer.headers["cache-control"] == "no-store", address
            assert SCRIPT not in answer.text, address
            assert SHORT not in answer.text, address
            assert Strict(answer.text).found == [], address
    assert pages > 25


def test_what_an_operator_or_a_shop_types_is_only_text(core: Core, web: TestClient) -> None:
    """Whatever they write, every page shows it as words."""
    page = "/desk/page"
    shop = re.search(r"members/(\d+)/suspend", web.get("/desk/page/members").text)
    assert shop is not None
    for path, form in (
        ("notices", {"words": SCRIPT, "spanish": SCRIPT, "postcodes": SHORT}),
        ("operators", {"name": SCRIPT, "phone": "+13055550188"}),
        (f"conversations/{DOROTHY}/reply", {"text": SCRIPT}),
        (f"members/{shop[1]}/suspend", {"reason": SCRIPT}),
        (f"members/{shop[1]}/evidence", {"kind": SHORT, "person": SCRIPT, "expires": "2027-06-01"}),
        ("members", {"name": SCRIPT, "kind": "grocer", "phone": "+13055550189", "area": SCRIPT}),
    ):
        answer = web.post(f"{page}/{path}", data=form)
        assert answer.status_code < 500, path
        assert SCRIPT not in answer.text, path
    for address in every_page(core):
        shown = web.get(address).text
        assert SCRIPT not in shown or not shown.startswith("\n<!doctype"), address
