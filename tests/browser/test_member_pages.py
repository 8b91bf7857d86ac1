"""The pages of a member with a system of its own, in a real browser: tried, renewed, read, without scripts too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlmodel import col, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency, Customer, Order, OrderStatus, Outbox, Product, Provider, Term
from concierge_bot.services.members import away, signing_secrets
from concierge_bot.services.money import terms
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.people import pages
from concierge_bot.worker import outbox
from connectors.sandbox import Behaviour, Sandbox
from tests.browser.barriers import barriers
from tests.fakes import FakeCarrier

CORNER = "+19375550132"
WITHIN = 2000  # milliseconds in which a change must be seen
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass
class Shop:
    """A shop with a server, which was asked for milk and was down."""

    core: App
    box: Sandbox
    link: str

    def enter(self, context: BrowserContext) -> Page:
        """Open its page by its link."""
        page = context.new_page()
        page.goto(self.link)
        page.get_by_role("button").click()
        page.wait_for_url(re.compile(r"/member$"))
        return page

    def work(self) -> None:
        """Send all that may leave now."""
        house = replace(self.core, carrier=FakeCarrier(self.core.settings, self.core.clock))
        while outbox.send_one(house):
            pass


@pytest.fixture
def shop(core: App, links: dict[str, str]) -> Iterator[Shop]:
    """The shop, with a link to its page."""
    with Sandbox(Behaviour.DOWN) as box:
        made = Shop(core, box, asked_for_milk(core, box.url))
        made.work()
        yield made


def asked_for_milk(core: App, url: str) -> str:
    """Let a shop at an address be asked for milk; return a link to its page."""
    with core.db.write() as s:
        now, agency = core.clock.now(), s.exec(select(Agency)).one()
        row = Provider(agency_id=agency.key, name="Rossi Grocer", kind="grocer", config={"url": url})
        row.services, row.secrets = ["delivery"], [signing_secrets.new()]
        s.add(row)
        s.flush()
        s.add(Product(agency_id=agency.key, provider_id=row.key, name="Whole milk", price=349))
        customer = s.exec(select(Customer)).one()
        quotes.quote(s, now, customer, "milk", "", once="q")
        ordering.place(s, now, customer, s.exec(select(Order)).one())
        return pages.member_link(s, now, row, core.settings.core)


def test_a_member_sees_to_its_own_system(context: BrowserContext, shop: Shop) -> None:
    page = shop.enter(context)
    page.get_by_role("link", name="Your system").click()
    offer = page.get_by_role("article").filter(has_text="dispatch.requested, order 1")
    expect(offer).to_contain_text("503 not taken")
    expect(offer).not_to_contain_text("milk")
    page.get_by_role("button", name="Send a test event").click()
    shop.box.behaviour = Behaviour.OK
    shop.work()
    page.get_by_role("link", name="See what is new").click()
    tried = page.get_by_role("article").filter(has_text="webhook.test")
    expect(tried).to_contain_text("sent")
    expect(tried).to_contain_text("200 taken")
    page.get_by_role("button", name="Make a new secret").click()
    assert page.get_by_label("Secret").input_value().startswith("whsec_")
    page.get_by_role("link", name="Back to your system").click()
    expect(page.get_by_text("The older one is good as well until")).to_be_visible()
    page.get_by_role("button", name="End the older one now").click()
    expect(page.get_by_text("One secret is good.")).to_be_visible()
    page.get_by_label("Your jobs go to").fill(f"{shop.box.url}/new")
    page.get_by_role("button", name="Use this address").click()
    expect(page.get_by_label("Your jobs go to")).to_have_value(f"{shop.box.url}/new")
    page.get_by_role("button", name="Send a test event").click()
    expect(page.get_by_text("A test event left a moment ago")).to_be_visible()
    page.get_by_role("link", name="Back to the page").click()
    expect(page).to_have_url(re.compile(r"/member$"))


def test_a_shop_without_a_system_does_a_job_on_a_phone(
    browser: Browser, core: App, links: dict[str, str]
) -> None:
    with core.db.write() as s:
        now, agency = core.clock.now(), s.exec(select(Agency)).one()
        row = Provider(agency_id=agency.key, name="Corner Mart", kind="grocer", channel="sms", phone=CORNER)
        row.services = ["delivery"]
        s.add(row)
        s.flush()
        s.add(Product(agency_id=agency.key, provider_id=row.key, name="Whole milk", price=349))
        link = pages.member_link(s, now, row, core.settings.core)
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as phone:
        page = phone.new_page()
        page.goto(link)
        page.get_by_role("button").tap()
        expect(page.get_by_text("No job now.")).to_be_visible()
        expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
        with core.db.write() as s:
            customer = s.exec(select(Customer)).one()
            quotes.quote(s, core.clock.now(), customer, "milk", "", once="q")
            ordering.place(s, core.clock.now(), customer, s.exec(select(Order)).one())
        job = page.get_by_role("article")
        expect(job).to_contain_text("can you do it?", timeout=WITHIN)
        for name in ("Yes, I do it", "Yes, but", "No"):
            button = job.get_by_text(name, exact=name != "Yes, but").bounding_box()
            assert button is not None
            assert button["height"] >= 72
            assert button["width"] > 300
        page.get_by_role("button", name="Yes, I do it").tap()
        page.emulate_media(media="print")
        expect(job.get_by_text("Whole milk")).to_be_visible()
        expect(job.get_by_role("button")).to_have_count(0)
        page.emulate_media(media="screen")
        for words in ("Ready", "Picked up", "Delivered"):
            page.get_by_role("button", name=words).tap()
        expect(job.get_by_role("heading")).to_contain_text("delivered")
        expect(job.get_by_role("button")).to_have_count(0)
    with core.db.read() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.delivered


def test_what_a_shop_is_writing_stays_while_its_page_changes(
    context: BrowserContext, core: App, shop: Shop
) -> None:
    page = shop.enter(context)
    expect(page.get_by_text("This page shows changes by itself.")).to_be_visible()
    page.get_by_text("Yes, but ...").click()
    page.get_by_label("What is different?").type("no whole milk, ")
    with core.db.write() as s:
        provider = s.exec(select(Provider)).one()
        provider.lapsed = "insurance has run out"
        s.add(provider)
    expect(page.get_by_text("send us the new one")).to_be_visible(timeout=WITHIN)
    page.keyboard.type("skim milk instead")
    page.get_by_role("button", name="Ask if that is fine").click()
    expect(page.get_by_role("article")).to_contain_text("we asked about your change")
    with core.db.read() as s:
        asked = s.exec(select(Outbox.body).order_by(col(Outbox.id).desc()).limit(1)).one()
        assert "skim milk" in asked


def test_it_all_works_without_scripts(browser: Browser, shop: Shop) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = shop.enter(context)
    page.get_by_role("link", name="Your system").click()
    page.get_by_role("button", name="Send a test event").click()
    expect(page.get_by_role("article").filter(has_text="webhook.test")).to_contain_text("waiting")
    page.get_by_role("link", name="The documentation").click()
    expect(page.get_by_role("heading", name="dispatch.requested")).to_be_visible()
    expect(page.get_by_text("data.items[].price").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_a_member_has_a_barrier(context: BrowserContext, shop: Shop, axe: str, width: int) -> None:
    with shop.core.db.write() as s:
        now, provider = shop.core.clock.now(), s.exec(select(Provider)).one()
        term = Term(
            agency_id=provider.agency_id,
            provider_id=provider.key,
            words="milk by noon",
            figure="on_time",
            at_least=0.9,
            bonus=2000,
            offered_by="Pat",
            offered_at=now,
        )
        terms.offer(s, now, term)
        away.heard(s, now, s.exec(select(Agency)).one(), provider, "only 3 jobs tomorrow")
    page = shop.enter(context)
    page.set_viewport_size({"width": width, "height": 844})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for path in ("", "/standing", "/coming", "/statement", "/system", "/interface"):
            page.goto(f"{shop.core.settings.core}/member{path}")
            assert barriers(page, axe) == [], path
        page.goto(f"{shop.core.settings.core}/member/system")
        page.get_by_role("button", name="Make a new secret").click()
        assert barriers(page, axe) == [], "the secret"
    assert [url for url in asked if not url.startswith(shop.core.settings.core)] == []
