"""A member's page and what the desk does about members: by a link, with a button for each thing that may be said."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from concierge_bot.models import Dispatch, Entry, LegStatus, Order, OrderStatus, Outbox, Provider
from concierge_bot.services.cases import risks
from concierge_bot.services.members import dispatch, endpoints, home_help, progress
from concierge_bot.services.orders import legs, ordering, quotes
from concierge_bot.services.people import pages
from concierge_bot.web import app as web_app
from concierge_bot.web import member_view
from tests.fixtures.core import MILK, NOW, PUBLIC, SHOP, WORLD, Core
from tests.unit.test_scorecards import rated

KEY: dict[str, str] = {}
ROSSI: dict[str, Any] = {
    **SHOP,
    "channel": "sms",
    "phone": "+13055550150",
    "services": [],
    "catalogue": [MILK],
}
SWIFT: dict[str, Any] = {"name": "Swift", "kind": "courier", "price": 395}


@dataclass
class Page:
    """A browser with a member signed in."""

    core: Core
    web: TestClient

    def show(self) -> str:
        """Return the page as it stands."""
        answer = self.web.get("/member")
        assert answer.status_code == 200
        return answer.text

    def press(self, words: str, **fields: str) -> int:
        """Press the button with these words on the page; return the status."""
        page = self.show()
        forms = re.findall(r'<form method="post" action="(.*?)">(.*?)</form>', page, re.DOTALL)
        action, body = next((a, b) for a, b in forms if re.search(rf">{re.escape(words)}</button>", b))
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', body))
        return self.web.post(action, data={**hidden, **fields}, follow_redirects=False).status_code


def signed_in(core: Core, name: str) -> Page:
    """Sign a member in by a link."""
    web = TestClient(web_app.create(core.app), base_url=PUBLIC)
    with core.write() as s:
        provider = s.exec(select(Provider).where(Provider.name == name)).one()
        link = pages.member_link(s, core.clock.now(), provider, "")
    assert web.get(link).status_code == 200, "a phone's preview uses nothing up"
    assert web.post(link, follow_redirects=False).status_code == 303
    assert web.post(link).status_code == 403, "it works once"
    return Page(core, web)


@pytest.fixture
def ordered(core: Core) -> Core:
    """Milk is ordered at a shop by text, and fetched by a courier."""
    core.load(providers=[ROSSI, SWIFT, {**SWIFT, "name": "Slow Wheels", "rank": 200}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
    return core


def test_a_shop_does_it_all_by_big_buttons(ordered: Core) -> None:
    page = signed_in(ordered, "Rossi Grocer")
    assert "2% milk half gallon" in page.show()
    assert page.press("Yes, I do it") == 303
    assert page.press("Ready", note="2 bags, keep cold") == 303
    with ordered.write() as s:
        row = s.exec(select(Dispatch).where(Dispatch.status == LegStatus.offered)).one()
        assert s.get_one(Provider, row.provider_id).name == "Swift"
        assert s.exec(select(Order)).one().status == OrderStatus.accepted
    swift = signed_in(ordered, "Swift")
    assert "Rossi Grocer: ready today 9am" in swift.show()
    assert "milk" not in swift.show()
    for words in ("Yes, I do it", "Picked up", "Delivered"):
        assert swift.press(words) == 303
    with ordered.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.delivered
    assert "We owe you $3.95 for 1 done since last Friday." in swift.show()


def test_whose_goods_the_courier_has_brought_has_nothing_left_to_say(ordered: Core) -> None:
    rossi = signed_in(ordered, "Rossi Grocer")
    rossi.press("Yes, I do it")
    rossi.press("Ready")
    swift = signed_in(ordered, "Swift")
    for words in ("Yes, I do it", "Picked up"):
        swift.press(words)
    assert "Something is wrong" in rossi.show()
    assert "/picked_up" not in rossi.show(), "the courier has it: nobody need say so again"
    swift.press("Delivered")
    for page in (rossi, swift):
        assert "It cannot be done" not in page.show()
    assert "Order 1 for Dorothy B.: done" in rossi.show(), "and its own part is not ready any more, but done"
    with ordered.write() as s:
        shop = s.exec(select(Provider).where(Provider.name == "Rossi Grocer")).one()
        said = progress.Report("late-no", "declined", order=s.exec(select(Order)).one().number)
        assert progress.report(s, NOW, shop, said) == "too late"
        assert s.exec(select(Order)).one().status == OrderStatus.delivered
        assert not s.exec(select(Dispatch).where(Dispatch.status == LegStatus.offered)).all()


def test_work_in_her_home_is_ticked_off_with_its_proof(core: Core) -> None:
    (dorothy,) = WORLD["customers"]
    swift = {**SWIFT, "skills": ["fridge"]}
    core.load(customers=[{**dorothy, "help": ["fridge"]}], providers=[ROSSI, swift])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
    signed_in(core, "Rossi Grocer").press("Yes, I do it")
    page = signed_in(core, "Swift")
    page.press("Yes, I do it")
    page.press("Picked up")
    assert "The number that the customer tells you" not in page.show(), "food is handed over without a number"
    assert page.press("Done: old food shown to her", note="the old ham, she kept it") == 303
    assert page.press("Done: cold food in the fridge", note="2 on the top shelf") == 303
    shown = page.show()
    assert "Cold food in the fridge: 2 on the top shelf" in shown
    assert "Old food shown to her: the old ham, she kept it" in shown
    assert "Done: " not in shown
    assert "Comida fría en la nevera" in page.web.get("/member", headers={"Accept-Language": "es"}).text
    assert page.press("Delivered") == 303
    with core.write() as s:
        assert not [task for task in core.tasks(s) if "without proof" in task.task]


def test_whatever_is_to_be_done_in_her_home_has_words_in_each_language() -> None:
    assert home_help.steps() <= set(member_view.WORK)


def test_a_price_is_typed_and_a_double_click_is_one_answer(ordered: Core) -> None:
    page = signed_in(ordered, "Rossi Grocer")
    text = page.show()
    once = re.search(r'name="once" value="([^"]*-accepted)"', text)
    ref = re.search(r"/member/jobs/(\w+)/accepted", text)
    assert once is not None
    assert ref is not None
    for _ in range(2):
        data = {"once": once[1], "total": "3.10"}
        assert (
            page.web.post(f"/member/jobs/{ref[1]}/accepted", data=data, follow_redirects=False).status_code
            == 303
        )
    with ordered.write() as s:
        assert s.exec(select(Order)).one().total == 310 + 395
    assert (
        page.web.post(f"/member/jobs/{ref[1]}/ready", data={"once": "x" * 12, "total": "lots"}).status_code
        == 422
    )


def test_a_shop_that_has_not_all_of_it_says_so_on_its_page(ordered: Core) -> None:
    page = signed_in(ordered, "Rossi Grocer")
    assert "Answer by today 9:15am" in page.show()
    assert page.press("Ask if that is fine", note="whole milk half gallon instead, no 2%") == 303
    assert "we asked about your change" in page.show()
    with ordered.write() as s:
        assert (
            "whole milk half gallon"
            in s.exec(select(Outbox.body).order_by(col(Outbox.id).desc()).limit(1)).one()
        )
        assert s.exec(select(Order)).one().status == OrderStatus.placed


def test_another_time_is_asked_about_and_none_that_is_over(ordered: Core) -> None:
    page = signed_in(ordered, "Rossi Grocer")
    assert page.press("Ask if that is fine", begins="16:00", ends="15:00") == 422
    assert page.press("Ask if that is fine", begins="08:00", ends="08:30") == 422
    assert page.press("Ask if that is fine") == 422, "nothing is different"
    assert page.press("Ask if that is fine", begins="16:00") == 303
    with ordered.write() as s:
        assert "4-6pm" in s.exec(select(Outbox.body).order_by(col(Outbox.id).desc()).limit(1)).one()


def test_only_a_lower_price_is_a_yes(ordered: Core) -> None:
    assert signed_in(ordered, "Rossi Grocer").press("Ask if that is fine", total="3.00") == 303
    with ordered.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.accepted


def test_a_member_sees_how_it_does_where_it_stands_and_what_it_earned(ordered: Core) -> None:
    rossi, swift = (signed_in(ordered, name) for name in ("Rossi Grocer", "Swift"))
    assert "Nothing was counted yet" in rossi.web.get("/member/standing").text
    for page, words in ((rossi, "Yes, I do it"), (rossi, "Ready"), (swift, "Yes, I do it")):
        page.press(words)
    for words in ("Picked up", "Delivered"):
        swift.press(words)
    seen = swift.web.get("/member/standing").text
    for words in ("You get jobs", "1 job counted", "On time</strong>: 100%", "Not shown to us yet"):
        assert words in seen
    assert "Rossi" not in seen
    month = swift.web.get("/member/statement")
    assert "$3.95" in month.text
    assert "Dorothy" not in month.text
    assert swift.web.get("/member/statement.pdf").content.startswith(b"%PDF")
    assert swift.web.get("/member/statement?month=1999-01-01").status_code == 422


def test_nobody_reaches_the_jobs_of_another_member(ordered: Core) -> None:
    with ordered.write() as s:
        ref = s.exec(select(Dispatch.ref)).one()
    page = signed_in(ordered, "Swift")
    answer = page.web.post(f"/member/jobs/{ref}/accepted", data={"once": "x" * 12})
    assert answer.status_code == 404
    assert 'href="/member"' in answer.text, "the way back is to its own page"
    closed = TestClient(web_app.create(ordered.app)).get("/member")
    assert closed.status_code == 403
    assert "text PAGE" in closed.text, "a shop needs nobody to open it again"
    with ordered.write() as s:
        kept = select(Entry).where(
            Entry.what == "refused on the page of Swift: a job that is none of its own"
        )
        assert len(s.exec(kept).all()) == 1
        assert s.exec(select(Order)).one().status == OrderStatus.placed


def test_who_is_barred_sees_why_and_says_its_side_once(ordered: Core) -> None:
    page = signed_in(ordered, "Swift")
    assert page.web.post("/member/reply", data={"words": "what is it?"}).status_code == 409
    with ordered.write() as s:
        rated(s, ordered, "Swift", 1, 2, 1, 1, 2)
    assert "New jobs pause: 1.4 of 5 by your last 5 ratings" in page.show()
    assert 'action="/member/reply"' in page.show()
    side = {"words": "the bridge was shut all week"}
    for _ in range(2):
        assert page.web.post("/member/reply", data=side, follow_redirects=False).status_code == 303
    with ordered.write() as s:
        (task,) = [task for task in ordered.tasks(s) if "hear its side" in task.task]
        assert task.about.count("It says: the bridge was shut all week") == 1


# The desk


@pytest.fixture
def desk(ordered: Core) -> TestClient:
    """The desk's door."""
    key = ordered.app.settings.desk_key.get_secret_value()
    return TestClient(web_app.create(ordered.app), headers={"authorization": f"Bearer {key}"})


def test_a_shop_is_invited_by_text(ordered: Core, desk: TestClient) -> None:
    assert desk.post("/desk/members/invite", json={"phone": "+13055550159"}).json()["kind"] == "grocer"
    assert desk.post("/desk/members/invite", json={"phone": "+13055550159"}).status_code == 409
    with ordered.write() as s:
        assert (
            s.exec(select(Outbox).where(Outbox.to == "+13055550159")).one().body.startswith("Elm Care here.")
        )


def test_a_member_is_suspended_and_admitted_again_by_what_it_shows(ordered: Core, desk: TestClient) -> None:
    name = {"name": "Slow Wheels"}
    assert (
        desk.post("/desk/members/suspend", json={**name, "reason": "late"}).json()["standing"] == "suspended"
    )
    refused = desk.post("/desk/members/admit", json=name)
    assert refused.status_code == 409
    assert refused.json()["error"] == (
        "Slow Wheels cannot be admitted yet: write down its insurance, background check, training, references, "
        "and until when each is good"
    )
    shown = [
        {"kind": kind, "person": "Jo", "expires": "2027-06-01"}
        for kind in ("insurance", "Background check", "training", "references")
    ]
    half = desk.post("/desk/members/evidence", json={**name, "evidence": shown[:2]})
    assert half.json()["standing"] == "suspended"
    admitted = desk.post("/desk/members/admit", json={**name, "evidence": shown[2:]}).json()
    assert (admitted["standing"], len(admitted["evidence"])) == ("probation", 4)


def test_the_desks_page_does_all_of_it_for_who_has_no_terminal(ordered: Core, desk: TestClient) -> None:
    with ordered.write() as s:
        ids = {row.name: row.key for row in s.exec(select(Provider))}
        agency = ordered.agency(s)
        link = pages.desk_link(s, ordered.clock.now(), agency, "Kim", "")
    kim = TestClient(desk.app, base_url=PUBLIC)
    kim.post(link, follow_redirects=False)
    at = "/desk/page/members"
    made = kim.post(f"{at}/{ids['Rossi Grocer']}/link").text
    opened = TestClient(desk.app, base_url=PUBLIC)
    found = re.search(r'value="(\S+/member/enter/[^"]+)"', made)
    assert found is not None
    assert "Jobs" in opened.post(found[1].removeprefix(PUBLIC)).text
    suspended = kim.post(f"{at}/{ids['Swift']}/suspend", data={"reason": "no driver"}).text
    assert "Swift: suspended" in suspended
    with ordered.write() as s:
        rated(s, ordered, "Slow Wheels", 1, 2, 1, 1, 2)
    assert "Its ratings are too low" in kim.get(at).text
    assert "1.4 stars" in kim.get(at).text
    assert "Slow Wheels: active" in kim.post(f"{at}/{ids['Slow Wheels']}/restore").text
    assert kim.post(f"{at}/invite", data={"phone": "(305) 555-0158", "kind": "grocer"}).status_code == 200
    with ordered.write() as s:
        assert s.exec(select(Outbox).where(Outbox.to == "+13055550158")).one().about == "member"
    assert kim.post(f"{at}/9999/link").status_code == 422


def test_a_members_link_is_handed_on(ordered: Core, desk: TestClient) -> None:
    link = desk.post("/desk/members/link", json={"name": "Rossi Grocer"}).json()["link"]
    assert link.startswith(f"{PUBLIC}/member/enter/")
    assert desk.post("/desk/members/link", json={"name": "Nobody"}).status_code == 404


def test_all_are_asked_again_for_a_part_that_came_to_nothing(ordered: Core, desk: TestClient) -> None:
    with ordered.write() as s:
        number = s.exec(select(Order)).one().number
    again = f"/desk/orders/{number}/parts/2/ask-again"
    rossi = signed_in(ordered, "Rossi Grocer")
    rossi.press("Yes, I do it")
    assert desk.post(again).status_code == 409, "it is offered already"
    for name in ("Swift", "Slow Wheels"):
        signed_in(ordered, name).press("No")
    assert [tier["status"] for tier in desk.get(f"/desk/orders/{number}/tiers").json()] == [
        "accepted",
        "failed",
    ]
    orders = desk.get("/desk/orders").text
    assert "courier: Slow Wheels, failed" in orders
    press = f"/desk/page/orders/{number}/parts/2/ask-again"
    assert f'action="{press}"' in orders
    assert desk.post(press, follow_redirects=False).status_code == 303
    assert "courier: Swift, offered" in desk.get(f"/desk/orders/{number}").text
    assert signed_in(ordered, "Swift").press("Yes, I do it") == 303


# Members of members


def test_a_part_is_handed_down_to_an_insured_member_and_replaced_like_any(
    ordered: Core, desk: TestClient
) -> None:
    bike = {**SWIFT, "name": "Bike Boys", "rank": 1}
    insured = [{"kind": "insurance", "expires": "2027-01-31"}]
    ordered.load(
        providers=[
            {**ROSSI, "services": ["delivery"]},
            bike,
            {**SWIFT, "evidence": insured},
            {**SWIFT, "name": "Slow Wheels", "rank": 200, "evidence": insured},
            {
                **SWIFT,
                "name": "Old Papers",
                "rank": 2,
                "evidence": [{"kind": "insurance", "expires": "2026-11-30"}],
            },
        ]
    )
    with ordered.write() as s:
        quotes.quote(s, NOW, ordered.dorothy(s), "milk", "", once="q")
        ordering.place(s, NOW, ordered.dorothy(s), s.exec(select(Order)).one())
        number = s.exec(select(Order)).one().number
    signed_in(ordered, "Rossi Grocer").press("Yes, I do it")
    (shop,) = desk.post(f"/desk/orders/{number}/parts/1/hand-down", json={"kind": "courier"}).json()
    (below,) = shop["below"]
    assert (below["provider"], below["insured"], below["insured_until"]) == ("Swift", True, "2027-01-31")
    assert shop["insured"] is False
    with ordered.write() as s:
        order = s.exec(select(Order)).one()
        made = order.chosen_because["legs"]["courier"]
        assert made["not_chosen"] == {
            "Bike Boys": "no insurance is recorded that is still good",
            "Old Papers": "insurance has run out",
        }
        child = legs.every(s, order)[-1]
        above = legs.of(s, order)[0]
        assert child.window_start == above.window_start, "the target flows down"
    signed_in(ordered, "Swift").press("No")
    (shop,) = desk.get(f"/desk/orders/{number}/tiers").json()
    assert shop["below"][0]["provider"] == "Slow Wheels"
    signed_in(ordered, "Slow Wheels").press("No")
    with ordered.write() as s:
        order = s.exec(select(Order)).one()
        assert (order.status, legs.of(s, order)[0].status) == (OrderStatus.accepted, LegStatus.accepted)
        assert order.status in dispatch.STILL_ON
    signed_in(ordered, "Rossi Grocer").press("Picked up")
    assert desk.post(f"/desk/orders/{number}/parts/9/hand-down", json={"kind": "courier"}).status_code == 404


def test_a_shop_says_on_its_page_what_it_can_do_on_coming_days(ordered: Core) -> None:
    page = signed_in(ordered, "Rossi Grocer")
    assert 'href="/member/coming"' in page.show()

    def press(what: str, **fields: str) -> int:
        return page.web.post(f"/member/coming/{what}", data=fields, follow_redirects=False).status_code

    assert press("each-day", jobs="12") == 303
    assert press("days", first="2026-12-24", last="2026-12-26", jobs="0", words="Christmas") == 303
    assert press("days", first="2026-12-23", last="", jobs="3", words="") == 303
    assert press("days", first="2026-12-20", last="", jobs="", words="new prices") == 303
    shown = page.web.get("/member/coming").text
    assert "Wednesday December 23</strong>: at most 3 jobs a day" in shown
    assert "Thursday December 24 to Saturday December 26</strong>: no jobs (Christmas)" in shown
    assert shown.index("new prices") < shown.index("at most 3"), "the first to come is the first"
    assert 'value="12"' in shown
    with ordered.write() as s:
        kinds = {one.kind for one in risks.register(s, NOW, ordered.agency(s)) if one.about == "Rossi Grocer"}
        assert kinds == {"member_away", "member_short", "member_changes"}
    for wrong in (
        {"first": "2026-12-24", "jobs": ""},
        {"first": "2026-11-01", "jobs": "0"},
        {"first": "2026-12-24", "last": "2026-12-20", "jobs": "0"},
        {"first": "soon", "jobs": "0"},
        {"first": "2026-12-24", "jobs": "-1"},
    ):
        assert press("days", **wrong) == 422, wrong
    assert press("take-back", start="2026-12-23T00:00:00", end="2026-12-24T00:00:00") == 303
    assert press("each-day", jobs="") == 303
    assert "at most 3" not in page.web.get("/member/coming").text
    with ordered.write() as s:
        assert s.exec(select(Provider).where(Provider.name == "Rossi Grocer")).one().capacity is None


def test_the_desk_sends_jobs_again_to_an_address_that_was_closed(ordered: Core) -> None:
    with ordered.write() as s:
        swift = s.exec(select(Provider).where(Provider.name == "Swift")).one()
        swift.disabled = endpoints.CLOSED
        s.add(swift)
    web = TestClient(web_app.create(ordered.app), base_url=PUBLIC, follow_redirects=False)
    web.headers["authorization"] = f"Bearer {ordered.app.settings.desk_key.get_secret_value()}"
    shown = web.get("/desk/page/members").text
    assert shown.count("Send it jobs again</button>") == 1
    assert web.post(f"/desk/page/members/{swift.id}/reopen").status_code == 303
    assert "Send it jobs again</button>" not in web.get("/desk/page/members").text
    assert web.post("/desk/members/reopen", json={"name": "Swift"}).status_code == 409
