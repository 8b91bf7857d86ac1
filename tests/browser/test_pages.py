"""The family page and the desk in a real browser: links, live changes, what is not shared, the desk's verbs."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect
from sqlmodel import Session, col, select

from concierge_bot.bootstrap import App
from concierge_bot.models import (
    Agency,
    Alarm,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Grant,
    Medication,
    Message,
    Order,
    OrderItem,
    OrderStatus,
    Outbox,
    Pass,
    Provider,
    Scope,
    Task,
)
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import next_number
from concierge_bot.services.medicines import refills
from concierge_bot.services.orders import ordering
from concierge_bot.services.people import pages
from concierge_bot.services.safety import alarms
from tests.browser.barriers import barriers

ROOT = Path(__file__).parents[2]
PHONE = "+19375550101"
WITHIN = 2000  # milliseconds in which a change must be seen


def signed_in(context: BrowserContext, link: str) -> Page:
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button").click()
    page.wait_for_url(re.compile(r"/(family|desk)$"))
    return page


def dorothy(s: Session) -> Customer:
    return s.exec(select(Customer).where(Customer.phone == PHONE)).one()


@pytest.fixture
def order(core: App, links: dict[str, str]) -> int:
    """An order of milk that a shop has accepted."""
    with core.db.write() as s:
        now, customer = core.clock.now(), dorothy(s)
        row = Order(
            agency_id=customer.agency_id,
            number=next_number(s, customer.agency_id),
            customer_id=customer.key,
            status=OrderStatus.accepted,
            window_start=now + timedelta(hours=4),
            window_end=now + timedelta(hours=6),
            created_at=now,
        )
        s.add(row)
        s.flush()
        s.add(OrderItem(agency_id=row.agency_id, order_id=row.key, name="milk", quantity=2))
        return row.number


@pytest.fixture
def task(core: App, links: dict[str, str]) -> int:
    """A task about a text of hers."""
    with core.db.write() as s:
        now, customer = core.clock.now(), dorothy(s)
        agency = s.exec(select(Agency)).one()
        s.add(
            Message(
                agency_id=agency.key, sid="SM1", sender=PHONE, recipient=agency.phone,
                body="is <b>anybody</b> there", customer_id=customer.id, received_at=now,
            )
        )  # fmt: skip
        return desk.open_task(s, now, agency, "Please answer her", once="t", customer=customer).number


# Links


def test_a_family_link_works_once(context: BrowserContext, links: dict[str, str]) -> None:
    page = signed_in(context, links["family"])
    expect(page.get_by_role("heading", level=1)).to_have_text("No text from Dorothy yet.")
    again = page.goto(links["family"])
    assert again is not None
    assert again.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Please ask for a new link")
    page.get_by_role("link", name="See if your page is still open").click()
    expect(page).to_have_title("Dorothy Baker today")


def test_a_preview_of_a_link_uses_nothing_up(context: BrowserContext, links: dict[str, str]) -> None:
    for _ in range(3):
        assert httpx.get(links["family"], trust_env=False).status_code == 200
    signed_in(context, links["family"])


def test_a_session_is_out_of_reach_for_scripts_and_other_sites(
    context: BrowserContext, links: dict[str, str]
) -> None:
    signed_in(context, links["family"])
    cookies = {cookie["name"]: cookie for cookie in context.cookies()}
    session = cookies.pop("family")
    assert (session["httpOnly"], session["sameSite"]) == (True, "Lax")
    assert {name: cookie["value"] for name, cookie in cookies.items()} in ({}, {"zone": "America/New_York"})


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("purpose", ["family", "desk"])
def test_a_used_an_expired_and_a_forged_link_are_refused_in_plain_words(
    core: App, links: dict[str, str], purpose: str, method: str
) -> None:
    link, base = links[purpose], core.settings.core
    with httpx.Client(trust_env=False) as http:
        assert http.post(link).status_code == 303
        for address in (link, f"{base}/{purpose}/enter/forged", *_expired(core, links)):
            answer = http.request(method, address)
            assert answer.status_code == 403
            assert "ask for a new link" in answer.text
            assert "Dorothy" not in answer.text


def _expired(core: App, links: dict[str, str]) -> list[str]:
    with core.db.write() as s:
        for row in s.exec(select(Pass).where(col(Pass.used_at).is_(None))):
            row.expires_at = core.clock.now()
            s.add(row)
    return list(links.values())


@pytest.mark.parametrize(
    "path",
    [
        "/family", "/family/live",
        "/desk", "/desk/live", f"/desk/customers/{PHONE}", f"/desk/customers/{PHONE}/live",
    ],
)  # fmt: skip
def test_nothing_is_shown_to_who_is_not_signed_in(core: App, links: dict[str, str], path: str) -> None:
    answer = httpx.get(f"{core.settings.core}{path}", trust_env=False, cookies={"family": "x", "desk": "x"})
    assert answer.status_code == 403
    assert "Dorothy" not in answer.text


def test_a_family_session_opens_no_desk(core: App, links: dict[str, str]) -> None:
    with httpx.Client(base_url=core.settings.core, trust_env=False) as http:
        session = http.post(links["family"]).cookies["family"]
        assert http.get("/desk", headers={"Cookie": f"desk={session}"}).status_code == 403


# The family page


def test_a_change_is_seen_without_a_reload(
    context: BrowserContext, core: App, links: dict[str, str], order: int
) -> None:
    page = signed_in(context, links["family"])
    expect(page.locator("h1")).to_contain_text("A delivery comes today 1:41-3:41pm.")
    made = page.locator(f"#order-{order} .way li.made")
    expect(made).to_have_text([re.compile("^asked for"), re.compile("^promised")])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    subprocess.run([sys.executable, "-c", ANOTHER_PROCESS, core.settings.database], cwd=ROOT, check=True)
    expect(page.locator("h1")).to_contain_text("on the way", timeout=WITHIN)
    expect(page.locator(f"#order-{order}")).to_contain_text("On the way", timeout=WITHIN)
    expect(made).to_have_count(3, timeout=WITHIN)


ANOTHER_PROCESS = """
import sys
from sqlmodel import select
from concierge_bot.bootstrap import App
from concierge_bot.models import Order, OrderStatus
from concierge_bot.settings import Settings

with App.build(Settings(database_url=sys.argv[1])).db.write() as s:
    order = s.exec(select(Order)).one()
    order.status = OrderStatus.on_the_way
    s.add(order)
"""


def test_a_browser_that_asks_for_spanish_reads_it_and_sees_changes_in_it(
    browser: Browser, core: App, links: dict[str, str], order: int, axe: str
) -> None:
    page = signed_in(
        browser.new_context(locale="es-US", viewport={"width": 390, "height": 844}), links["family"]
    )
    expect(page.locator("h1")).to_contain_text("Viene una entrega hoy 1:41-3:41pm")
    expect(page.get_by_text("Esta página muestra los cambios por sí sola.")).to_be_visible()
    with core.db.write() as s:
        row = s.exec(select(Order).where(Order.number == order)).one()
        row.status = OrderStatus.on_the_way
        s.add(row)
    expect(page.locator(f"#order-{order}")).to_contain_text("En camino", timeout=WITHIN)
    assert page.locator("html").get_attribute("lang") == "es"
    assert barriers(page, axe) == []
    page.context.close()


def test_what_is_not_granted_is_absent_and_named(
    context: BrowserContext, core: App, links: dict[str, str], order: int
) -> None:
    page = signed_in(context, links["family"])
    private = page.get_by_role("region", name="Not shared with you")
    expect(private).to_contain_text("Medicine")
    expect(private).to_contain_text("Money")
    expect(page.get_by_role("region", name="Medicine")).to_have_count(0)
    assert "8pm" not in page.content()
    with core.db.write() as s:
        grant = s.exec(select(Grant).where(Grant.scope == Scope.orders)).one()
        grant.status = "ended"
        s.add(grant)
    expect(private).to_contain_text("Deliveries", timeout=WITHIN)
    assert "milk" not in page.content()


def granted_doses(core: App) -> None:
    """Let her daughter see the medicines, too."""
    with core.db.write() as s:
        contact = s.exec(select(Contact)).one()
        s.add(
            Grant(agency_id=contact.agency_id, contact_id=contact.key, scope=Scope.doses, at=core.clock.now())
        )


def dose(s: Session, slot: str, now: datetime, **fields: Any) -> Dose:
    """A dose of a medicine of hers that has ended, today or as many days ago as are told."""
    back = timedelta(days=fields.pop("days_ago", 0))
    plan = s.exec(select(Medication)).one()
    today = datetime(2026, 12, 1, tzinfo=UTC).date()
    return Dose(
        agency_id=plan.agency_id, medication_id=plan.key, customer_id=plan.customer_id,
        local_date=today - back, slot=slot, due_at=now - back, ended_at=now - back, **fields,
    )  # fmt: skip


def test_medicine_is_told_once_in_plain_words_with_its_evidence_and_no_name(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    granted_doses(core)
    said = {"status": DoseStatus.taken, "evidence": Evidence.customer}
    seen = {"status": DoseStatus.taken, "evidence": Evidence.device}
    with core.db.write() as s:
        now = core.clock.now()
        s.add_all([dose(s, "1", now, **said), dose(s, "2", now, **said), dose(s, "3", now, **seen)])
    page = signed_in(context, links["family"])
    lines = page.get_by_role("region", name="Medicine").get_by_role("listitem")
    expect(lines).to_have_text(
        [
            "9:41am: Dorothy said it was taken",
            "9:41am: taken, seen by the dispenser",
            "8pm: still to come",
        ]
    )
    assert "Lisinopril" not in page.content()


def test_a_dose_missed_last_evening_is_seen_in_the_first_sentence_and_in_its_line(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    granted_doses(core)
    with core.db.write() as s:
        s.add(dose(s, "1", core.clock.now(), days_ago=1, status=DoseStatus.missed))
        s.add(dose(s, "2", core.clock.now(), days_ago=2, status=DoseStatus.missed))
    page = signed_in(context, links["family"])
    expect(page.locator("h1")).to_have_text(
        "No word from Dorothy about the medicine yesterday at 9:41am. No text from Dorothy yet."
    )
    yesterday = page.get_by_role("region", name="Medicine").get_by_role("list").nth(1)
    expect(yesterday.get_by_role("listitem")).to_have_text(["9:41am: missed, no word from Dorothy"])


def test_a_missed_dose_is_told_only_to_who_may_see_the_medicines(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    with core.db.write() as s:
        s.add(dose(s, "1", core.clock.now(), days_ago=1, status=DoseStatus.missed))
    page = signed_in(context, links["family"])
    expect(page.locator("h1")).to_have_text("No text from Dorothy yet.")


def test_a_refill_names_no_medicine_to_the_family(
    context: BrowserContext, core: App, links: dict[str, str], order: int
) -> None:
    granted_doses(core)
    with core.db.write() as s:
        row = s.exec(select(Order)).one()
        row.kind = "prescription"
        s.add(row)
        s.add(OrderItem(agency_id=row.agency_id, order_id=row.key, name="Lisinopril 10 mg"))
    page = signed_in(context, links["family"])
    expect(page.get_by_role("region", name="Deliveries")).to_contain_text("No deliveries in the last week.")
    assert "Lisinopril" not in page.content()


def test_an_alarm_comes_first_and_who_has_it_is_seen_on_every_page(
    browser: Browser, context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    page = signed_in(context, links["family"])
    expect(page.get_by_text("No alarm is open.")).to_be_visible()
    with core.db.write() as s:
        alarms.raise_alarm(s, core.clock.now(), dorothy(s), source="monitor", kind="fall", once="f")
    expect(page.locator("h1")).to_have_text(
        "Dorothy may have fallen, at 9:41am. Nobody has taken it on yet. No text from Dorothy yet.",
        timeout=WITHIN,
    )
    with browser.new_context(
        viewport={"width": 390, "height": 844}, timezone_id="America/Los_Angeles"
    ) as of_son:
        sons = signed_in(of_son, bens_link(core))
        expect(sons.locator("h1")).to_contain_text("may have fallen, at 9:41am her time, 6:41am yours.")
        have = sons.get_by_role("button", name="I have it")
        size = have.bounding_box()
        assert size is not None
        assert size["height"] >= 72
        assert size["width"] > 300
        expect(have).to_be_in_viewport(ratio=1)
        have.click()
        expect(sons.get_by_text("You have it.")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("A person is seeing to it.", timeout=WITHIN)
    expect(page.get_by_text("Ben Baker has it.")).to_be_visible(timeout=WITHIN)


def bens_link(core: App) -> str:
    """Give her a son who is told of alarms, and him a link."""
    with core.db.write() as s:
        customer, now = dorothy(s), core.clock.now()
        ben = Contact(
            agency_id=customer.agency_id,
            customer_id=customer.key,
            name="Ben Baker",
            phone="+19375550112",
            position=2,
        )
        s.add(ben)
        s.flush()
        s.add(Grant(agency_id=ben.agency_id, contact_id=ben.key, scope=Scope.alarms, at=now))
        return pages.link_of(s, now, ben, core.settings.core)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "wrote to us at 9:41am"), (1, "last wrote to us yesterday at 9:41am"),
     (2, "last wrote to us on Sunday Nov 29 at 9:41am")],
)  # fmt: skip
def test_the_first_sentence_says_when_she_was_last_heard_of(
    context: BrowserContext, core: App, links: dict[str, str], task: int, days: int, words: str
) -> None:
    with core.db.write() as s:
        text = s.exec(select(Message)).one()
        text.received_at -= timedelta(days=days)
        s.add(text)
    page = signed_in(context, links["family"])
    expect(page.locator("h1")).to_have_text(f"Dorothy {words}.")


def test_an_ended_session_takes_the_page_away(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    page = signed_in(context, links["family"])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    with core.db.write() as s:
        session = s.exec(select(Pass).where(Pass.purpose == "family session")).one()
        session.ended_at = core.clock.now()
        s.add(session)
    expect(page).to_have_title("Please ask for a new link", timeout=WITHIN)
    assert "Dorothy" not in page.content()


def test_who_signs_out_reads_so_though_the_stream_hears_of_it_first(
    context: BrowserContext, links: dict[str, str]
) -> None:
    page = signed_in(context, links["family"])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()

    def slowly(route: Route) -> None:
        answer = route.fetch()
        page.wait_for_timeout(1000)
        route.fulfill(response=answer)

    page.route("**/family/leave", slowly)
    page.get_by_text("Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")


def test_the_family_page_works_without_scripts(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    browser = context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as plain:
        page = signed_in(plain, links["family"])
        expect(page.get_by_text("Reload this page to see what is new.")).to_be_visible()


# The desk


def test_the_desk_claims_and_closes_a_task(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    page = signed_in(context, links["desk"])
    page.get_by_role("button", name=f"Claim task {task}").click()
    expect(page.get_by_role("region", name="You have it").get_by_text("You have it.")).to_be_visible()
    page.get_by_text("Close ...").click()
    page.get_by_label("What came of it").fill("I called her")
    page.get_by_role("button", name=f"Close task {task} now").click()
    expect(page.get_by_text("Nothing waits for a person.")).to_be_visible()
    with core.db.read() as s:
        row = s.exec(select(Task)).one()
        assert (row.status, row.outcome, row.claimed_by) == ("closed", "I called her", "first operator")


def test_a_task_that_is_closed_already_says_so(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    browser = context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as not_live:
        page = signed_in(not_live, links["desk"])
        with core.db.write() as s:
            agency = s.exec(select(Agency)).one()
            desk.close(s, core.clock.now(), desk.find(s, agency.key, task), "done", "another")
        page.get_by_role("button", name=f"Claim task {task}").click()
        expect(page.get_by_text(f"Task {task} is closed already.")).to_be_visible()
        page.get_by_role("link", name="Back to the page").click()
        expect(page).to_have_title("Desk - Elm Care")


def test_the_desk_takes_over_replies_and_hands_back(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    page = signed_in(context, links["desk"])
    page.get_by_role("article").get_by_role("link", name="Dorothy Baker").click()
    expect(page.get_by_text("is <b>anybody</b> there")).to_be_visible()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_text("The machine is silent")).to_be_visible()
    page.get_by_label("Text to Dorothy Baker", exact=True).fill("Hello Dorothy, this is Kim.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("listitem").filter(has_text="this is Kim")).to_contain_text("To her")
    with core.db.read() as s:
        assert dorothy(s).taken_over
        assert [row.body for row in s.exec(select(Outbox))] == ["Hello Dorothy, this is Kim."]
    page.get_by_role("button", name="Hand back").click()
    expect(page.get_by_text("The machine answers her.")).to_be_visible()


def test_two_at_the_desk_see_at_once_who_has_what(
    browser: Browser, context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    page = signed_in(context, links["desk"])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    with core.db.write() as s:
        kims = pages.desk_link(s, core.clock.now(), s.exec(select(Agency)).one(), "Kim", core.settings.core)
    with browser.new_context() as of_kim:
        kim = signed_in(of_kim, kims)
        kim.get_by_role("button", name=f"Claim task {task}").click()
        others = page.get_by_role("region", name="Others have it")
        expect(others).to_contain_text("Kim has it.", timeout=WITHIN)
        expect(page.locator("#waiting")).to_have_text("Nothing waits for a person.")
        others.get_by_role("button", name=f"Take over task {task}").click()
        expect(kim.get_by_role("region", name="Others have it")).to_contain_text(
            "First operator has it.", timeout=WITHIN
        )


def test_the_desk_ends_an_alarm_and_undoes_an_order(
    context: BrowserContext, core: App, links: dict[str, str], order: int
) -> None:
    with core.db.write() as s:
        alarms.raise_alarm(s, core.clock.now(), dorothy(s), source="monitor", kind="fall", once="f")
    page = signed_in(context, links["desk"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("link", name=re.compile("^Alarm")).click()
    acknowledge = page.get_by_role("button", name=re.compile("^Acknowledge alarm"))
    expect(acknowledge).to_be_in_viewport(ratio=1)
    acknowledge.click()
    expect(page.get_by_text("First operator has it since")).to_be_visible()
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    page.get_by_text("Resolve ...").click()
    page.get_by_label("What came of it").fill("She is fine")
    page.get_by_role("button", name=re.compile("^Resolve alarm .* now$")).click()
    expect(page.get_by_text("Alarm resolved by first operator")).to_be_visible()
    page.keyboard.press("w")
    expect(page.get_by_text("Nothing waits for a person.")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(str(order))
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"Order {order}").click()
    page.get_by_role("button", name=f"Undo order {order}").click()
    expect(page.get_by_role("heading", name=f"Order {order}: cancelled")).to_be_visible()
    with core.db.read() as s:
        assert s.exec(select(Alarm)).one().outcome == "She is fine"


def test_the_worklist_is_worked_by_keys_and_who_speaks_to_the_machine_turns_them_off(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    with core.db.write() as s:
        second = desk.open_task(s, core.clock.now(), s.exec(select(Agency)).one(), "Another", once="u").number
    page = signed_in(context, links["desk"])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    for key in "jj":
        page.keyboard.press(key)
    focused = "document.activeElement.closest('article')?.id"
    assert page.evaluate(focused) == f"task-{second}"
    page.keyboard.press("k")
    assert page.evaluate(focused) == f"task-{task}"
    page.get_by_role("button", name=f"Claim task {task}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="You have it").get_by_text("You have it.")).to_be_visible()
    page.get_by_role("button", name="Turn keys off").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "find"
    page.reload()
    expect(page.get_by_role("button", name="Turn keys on")).to_be_visible()


def test_a_month_prints_without_what_is_only_for_the_screen(
    context: BrowserContext, core: App, links: dict[str, str]
) -> None:
    page = signed_in(context, links["desk"])
    page.goto(f"{core.settings.core}/desk/customers/{PHONE}/statement")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dorothy Baker")
    expect(page.get_by_text("In all, to pay")).to_be_visible()
    for hidden in (page.locator("nav"), page.get_by_role("link", name="As PDF"), page.locator(".find")):
        expect(hidden).to_be_hidden()


@pytest.fixture
def operator(core: App, links: dict[str, str]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=core.settings.core, trust_env=False) as http:
        http.post(links["desk"])
        yield http


def test_the_desk_shows_changes_by_itself_and_keeps_what_is_being_written(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    page = signed_in(context, links["desk"])
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    page.get_by_text("Close ...").click()
    page.get_by_label("What came of it").type("I called")
    with core.db.write() as s:
        alarms.raise_alarm(s, core.clock.now(), dorothy(s), source="monitor", kind="fall", once="f")
    expect(page.get_by_role("button", name=re.compile("^Acknowledge alarm"))).to_be_visible(timeout=WITHIN)
    expect(page.locator("#waiting")).to_have_text("1 alarm and 1 task wait for a person.")
    page.keyboard.type(" her")
    expect(page.locator(f"#task-{task}").get_by_label("What came of it")).to_have_value("I called her")
    page.get_by_role("button", name=f"Close task {task} now").click()
    expect(page.locator(f"#task-{task}")).to_have_count(0)
    with core.db.read() as s:
        assert s.exec(select(Task.outcome).where(Task.number == task)).one() == "I called her"


def test_a_conversation_shows_new_texts_by_itself_and_keeps_what_is_being_written(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    page = signed_in(context, links["desk"])
    page.goto(f"{core.settings.core}/desk/customers/{PHONE}")
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    page.get_by_label("Text to Dorothy Baker", exact=True).type("Hello ")
    with core.db.write() as s:
        customer, agency = dorothy(s), s.exec(select(Agency)).one()
        customer.taken_over = True
        s.add_all(
            [
                customer,
                Message(
                    agency_id=agency.key, sid="SM2", sender=PHONE, recipient=agency.phone,
                    body="i am fine", customer_id=customer.id, received_at=core.clock.now(),
                ),
            ]
        )  # fmt: skip
    expect(page.locator(".texts").get_by_role("listitem").last).to_contain_text("i am fine", timeout=WITHIN)
    expect(page.get_by_role("button", name="Hand back")).to_be_visible()
    page.keyboard.type("Dorothy")
    expect(page.get_by_label("Text to Dorothy Baker", exact=True)).to_have_value("Hello Dorothy")


def test_the_newest_text_and_the_answer_are_in_sight_of_a_long_conversation(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    def write(n: int) -> None:
        with core.db.write() as s:
            customer, agency = dorothy(s), s.exec(select(Agency)).one()
            at = core.clock.now() + timedelta(seconds=n)
            s.add(
                Message(
                    agency_id=agency.key, sid=f"SM-{n}", sender=PHONE, recipient=agency.phone,
                    body=f"text number {n}", customer_id=customer.id, received_at=at,
                )
            )  # fmt: skip

    for n in range(40):
        write(n)
    page = signed_in(context, links["desk"])
    for width, height in ((1280, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{core.settings.core}/desk/customers/{PHONE}")
        last = page.locator(".texts").get_by_role("listitem").last
        expect(last).to_contain_text("text number 39")
        last.scroll_into_view_if_needed() if width == 390 else None
        expect(last).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollHeight") < 3 * height
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    write(40)
    last = page.locator(".texts").get_by_role("listitem").last
    expect(last).to_contain_text("text number 40", timeout=WITHIN)
    assert page.evaluate("document.querySelector('.talk').scrollTop") == 0, "its end stays in sight"


@pytest.mark.parametrize("path", ["/desk", f"/desk/customers/{PHONE}"])
def test_an_ended_session_takes_the_desk_away(
    context: BrowserContext, core: App, links: dict[str, str], task: int, path: str
) -> None:
    page = signed_in(context, links["desk"])
    page.goto(f"{core.settings.core}{path}")
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    with core.db.write() as s:
        session = s.exec(select(Pass).where(Pass.purpose == "desk session")).one()
        session.ended_at = core.clock.now()
        s.add(session)
    expect(page).to_have_title("Please ask for a new link", timeout=WITHIN)
    assert "Dorothy" not in page.content()


def test_the_desk_works_without_scripts(
    context: BrowserContext, core: App, links: dict[str, str], task: int
) -> None:
    browser = context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as plain:
        page = signed_in(plain, links["desk"])
        expect(page.get_by_text("Reload this page to see what is new.")).to_be_visible()
        page.get_by_role("button", name=f"Claim task {task}").click()
        expect(page.get_by_text("You have it.")).to_be_visible()


def test_another_agencys_numbers_do_not_exist_here(core: App, operator: httpx.Client) -> None:
    with core.db.write() as s:
        other = Agency(name="Oak Care", phone="+13055550100")
        s.add(other)
        s.flush()
        desk.open_task(s, core.clock.now(), other, "Secret", once="o")
        s.add(Customer(agency_id=other.key, name="Olga", phone="+13055550101", conversation="c"))
    assert "Secret" not in operator.get("/desk").text
    for path in ("tasks/1/claim", "conversations/+13055550101/take-over"):
        assert operator.post(f"/desk/page/{path}").status_code == 404
    assert operator.get("/desk/customers/+13055550101").status_code == 404


def test_a_form_of_another_site_does_nothing(core: App, operator: httpx.Client, task: int) -> None:
    path = f"/desk/page/tasks/{task}/claim"
    for origin in ("https://evil.example", "null"):
        assert operator.post(path, headers={"Origin": origin}).status_code == 403
    assert operator.post(path, headers={"Origin": core.settings.core}).status_code == 303


# Everybody can read them


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_barrier(
    context: BrowserContext, core: App, links: dict[str, str], order: int, task: int, axe: str,
    width: int, scheme: Any,
) -> None:  # fmt: skip
    granted_doses(core)
    with core.db.write() as s:
        alarms.raise_alarm(s, core.clock.now(), dorothy(s), source="monitor", kind="fall", once="f")
        dose = s.exec(select(Dose).where(Dose.customer_id == dorothy(s).key)).first()
        assert dose is not None
        dose.status, dose.due_at = DoseStatus.missed, core.clock.now() - timedelta(hours=2)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for purpose in ("family", "desk"):
        page.goto(links[purpose])
        assert barriers(page, axe) == []
        page.get_by_role("button").click()
        page.wait_for_url(f"**/{purpose}")
        assert barriers(page, axe) == []
        page.goto(links[purpose])
        assert barriers(page, axe) == []
    page.goto(f"{core.settings.core}/family/code")
    assert barriers(page, axe) == []
    hers = f"customers/{PHONE}"
    paths = [hers, f"{hers}/medicines", "alarms/3", f"orders/{order}"]
    if width == 390:  # lists and forms, the same at any width
        paths += [
            f"{hers}/history",
            "people?q=do",
            "orders",
            "cases",
            "unreached",
            "page/risks",
            "page/members",
        ]
        paths += ["outages", "notices", "operators", "code"]
    for path in paths:
        page.goto(f"{core.settings.core}/desk/{path}")
        assert barriers(page, axe) == [], path
    if width == 390:
        page.goto(f"{core.settings.core}/desk/page/members")
        page.get_by_role("button", name="Make a join link").click()
        link = page.get_by_text("/join/").inner_text()
        page.goto(f"{core.settings.core}/join/{link.rpartition('/')[2]}")
        assert barriers(page, axe) == [], "a join link"
    assert [url for url in asked if not url.startswith(core.settings.core)] == [], "no other host is asked"


def test_no_page_behind_a_button_has_a_barrier(
    browser: Browser, core: App, links: dict[str, str], axe: str
) -> None:
    with core.db.write() as s:
        contact = s.exec(select(Contact)).one()
        for scope in (Scope.money, Scope.service):
            at = core.clock.now()
            s.add(Grant(agency_id=contact.agency_id, contact_id=contact.key, scope=scope, at=at))
    with browser.new_context(viewport={"width": 390, "height": 844}) as plain:  # it is refused, too
        pages_behind_buttons(plain.new_page(), core, links, axe)


def pages_behind_buttons(page: Page, core: App, links: dict[str, str], axe: str) -> None:
    """Go through what comes only after a button, and look at each for barriers."""
    at = core.settings.core

    def press(name: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).click()
        assert barriers(page, axe) == [], name

    page.goto(links["desk"])
    press("Open the desk")
    for path in ("enrol", f"customers/{PHONE}/record", f"customers/{PHONE}/statement"):
        page.goto(f"{at}/desk/{path}")
        assert barriers(page, axe) == [], path
    page.goto(f"{at}/desk/notices")
    page.get_by_label("In English").fill("Snow tomorrow: no deliveries.")
    press("Show who gets it")
    page.goto(f"{at}/desk/page/members")
    page.get_by_label("Name", exact=True).fill("Pedal Courier")
    page.get_by_label("Phone for texts").fill("+13055550150")
    press("Add the member")
    page.get_by_role("button", name="Link to its page: Pedal Courier").click()
    assert barriers(page, axe) == [], "a link to a member's page"
    page.goto(f"{at}/desk/members/statement?name=Pedal Courier")
    assert barriers(page, axe) == [], "a member's month"
    page.goto(f"{at}/desk/enrol")
    rows = b"name,phone,contact,contact_phone\nRose,12,Ana,13\n"
    table = FilePayload(name="people.csv", mimeType="text/csv", buffer=rows)
    page.get_by_label("File").set_input_files(table)
    press("Check it only")
    expect(page.get_by_text("Line 2, Rose")).to_be_visible()
    press("Make a link to the form")
    form = page.get_by_label("Send this to whoever fills in the form").input_value()
    page.goto(form)
    press("Open the form to enrol somebody")
    page.get_by_label("Name", exact=True).fill("Rose Miller")
    page.get_by_label("Mobile phone").fill("12")
    page.get_by_label("I have told her").check()
    press("Send the invitation")
    for field, words in (
        ("Mobile phone", "(303) 555-0171"), ("ZIP or postcode", "45402"), ("Your name", "Ana Miller"),
        ("Your phone", "+19375550155"),
    ):  # fmt: skip
        page.get_by_label(field).fill(words)
    press("Send the invitation")
    expect(page.get_by_role("heading", name="The invitation is on its way")).to_be_visible()
    page.goto(bens_link(core))
    press("Open the family page")
    page.goto(f"{at}/family")
    page.get_by_text("Sign out", exact=True).click()
    press("Sign out here")
    page.goto(f"{at}/family/code")
    page.get_by_label("Your phone number").fill("+19375550111")
    press("Text me a code")
    page.get_by_label("Code").fill("000000")
    press("Open my page")
    page.goto(links["family"])
    press("Open the family page")
    page.goto(f"{at}/family/statement")
    assert barriers(page, axe) == [], "her statement"
    page.goto(f"{at}/family")
    page.get_by_text("In your own calendar").click()
    press("Make an address for my calendar")
    page.goto(f"{at}/family")
    page.get_by_text("does not need this service any more").click()
    page.get_by_label("Why").select_option("moved")
    press("End the service")
    page.goto(f"{at}/desk/customers/{PHONE}")
    assert barriers(page, axe) == [], "one who is served no more"
    page.goto(f"{at}/desk/customers/{PHONE}/record")
    assert barriers(page, axe) == [], "her record, with erasure"
    page.get_by_label("Type her name").fill("Dorothy Baker")
    press("Erase")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dorothy Baker")


def test_a_refills_sheet_has_no_barrier_and_prints_without_its_form(
    context: BrowserContext, core: App, links: dict[str, str], axe: str
) -> None:
    with core.db.write() as s:
        now, customer = core.clock.now(), dorothy(s)
        plan = s.exec(select(Medication)).one()
        pharmacy: dict[str, Any] = {"name": "Main St Pharmacy", "kind": "pharmacy", "channel": "phone"}
        s.add(Provider(agency_id=customer.agency_id, **pharmacy))
        s.flush()
        refills.offer(s, now, customer, [plan], once="r")
        refill = s.exec(select(Order)).one()
        ordering.place(s, now, customer, refill)
        number = refill.number
    page = signed_in(context, links["desk"])
    page.get_by_role("link", name="Orders").click()
    page.get_by_role("link", name=f"Sheet of refill {number}").click()
    expect(page.get_by_text("Lisinopril")).to_be_visible()
    assert barriers(page, axe) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Write down")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    expect(page.get_by_text("Pharmacist: ___")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Answer").select_option("on_hold")
    page.get_by_label("Why, if on hold or declined").fill("the doctor must sign")
    page.get_by_role("button", name="Write down").click()
    page.goto(f"{core.settings.core}/desk")
    expect(page.get_by_text("puts refill")).to_be_visible()
