"""Takes the pictures of the documentation from a running demonstration, so that they show what is really there.

Run by `make pictures`; needs Chromium (on Debian and Ubuntu the package chromium) and a trained model.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DOROTHY = "+19375550101"
SCREENS = {(1280, 800): "", (390, 844): "-phone"}
START_SECONDS = 180
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

Addresses = dict[str, str]


def main() -> None:
    """Start a demonstration in a folder of its own, go through the tour, and take every page in both widths."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not here: install it (on Debian and Ubuntu the package chromium)")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demonstration() as at, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_context(color_scheme="light", timezone_id="America/New_York").new_page()
        tour(page, at)
        browser.close()


@contextmanager
def demonstration() -> Iterator[Addresses]:
    """A house with its town on free ports; its addresses."""
    with tempfile.TemporaryDirectory() as folder:
        ports = {f"CONCIERGE_{name}": "0" for name in ("PORT", "SIMULATOR_PORT", "DIALOGUE_PORT")}
        house = subprocess.Popen(
            [sys.executable, "-m", "concierge_bot.cli", "run"],
            cwd=ROOT,
            env={**os.environ, **ports, "CONCIERGE_VAR": folder},
        )
        try:
            yield addresses(house, Path(folder) / "run.json")
        finally:
            house.send_signal(signal.SIGTERM)
            house.wait(timeout=30)


def addresses(house: subprocess.Popen[bytes], run_file: Path) -> Addresses:
    """Wait until the house is ready; where its pages are."""
    deadline = time.monotonic() + START_SECONDS
    while not run_file.exists():
        if house.poll() is not None or time.monotonic() > deadline:
            sys.exit("The demonstration did not start: try `make run`")
        time.sleep(0.2)
    found: Addresses = json.loads(run_file.read_text())
    return found


def tour(page: Page, at: Addresses) -> None:
    """Dorothy orders, Rossi's page has the job, Swift brings it, Ana looks on, and a sensor tells of a fall.

    Corner Mart, which has no computer, is asked on its page, and Rossi sees to its own system on another.
    """
    town = httpx.Client(base_url=at["simulator"], timeout=60)
    page.goto(at["handset"])
    for words in ("need milk and a dozen eggs", "make it 2 milks", "1"):
        write(page, town, words)
    page.goto(f"{at['simulator']}/providers/rossi-grocer")
    page.get_by_role("button", name="Accept").wait_for()
    take(page, "town-provider")
    for who, event in (("rossi-grocer", "accepted"), ("swift", "accepted"), ("swift", "picked_up")):
        tell(town, f"/sim/providers/{who}/events", {"event": event})
    page.goto(at["handset"])
    page.get_by_text("is on its way").wait_for()
    take(page, "handset", whole=False)
    enter(page, at["family"])
    take(page, "family")
    take(page, "family-dark", dark=True)
    page.goto(at["handset"])
    for words in ("we are out of bread and butter", "1"):
        write(page, town, words)
    tell(town, "/sim/providers/rossi-grocer/events", {"event": "declined"})
    desk(page, town, at)


def desk(page: Page, town: httpx.Client, at: Addresses) -> None:
    """What an operator sees of it, and what opens by the links that an operator makes."""
    tell(town, f"/sim/monitors/{DOROTHY}/signals", {"signal": "fall"})
    enter(page, at["desk"])
    take(page, "desk")
    for name, path in (("conversation", f"/customers/{DOROTHY}"), ("members", "/page/members")):
        page.goto(f"{at['core']}/desk{path}")
        take(page, f"desk-{name}")
    page.goto(f"{at['core']}/desk")
    page.get_by_role("link", name="Alarm").first.click()
    take(page, "desk-alarm")
    page.goto(f"{at['core']}/desk/enrol")
    page.get_by_role("button", name="Make a link to the form").click()
    enter(page, page.get_by_label("Send this to whoever fills in the form").input_value())
    take(page, "enrol")
    for member, name, path in (
        ("Corner Mart", "provider", ""),
        ("Rossi Grocer", "provider-system", "/system"),
    ):
        page.goto(f"{at['core']}/desk/page/members")
        page.get_by_role("button", name=f"Link to its page: {member}").click()
        enter(page, page.get_by_label(f"Send this link to {member}").input_value())
        page.goto(f"{at['core']}/member{path}")
        take(page, name)


def write(page: Page, town: httpx.Client, words: str) -> None:
    """Type a text on the handset as Dorothy, and wait for the answer."""
    texts = page.get_by_role("log").get_by_role("listitem")
    there = texts.count()
    page.get_by_label("Your text").fill(words)
    page.get_by_role("button", name="Send").click()
    texts.nth(there).wait_for()
    town.post("/sim/settle").raise_for_status()


def tell(town: httpx.Client, path: str, body: dict[str, str]) -> None:
    """Let something happen in town, and wait until all is quiet again."""
    town.post(path, json=body).raise_for_status()
    town.post("/sim/settle").raise_for_status()


def enter(page: Page, link: str) -> None:
    """Use a single-use link."""
    page.goto(link)
    page.get_by_role("button").click()
    page.wait_for_url(lambda url: "/enter/" not in url)


def take(page: Page, name: str, *, whole: bool = True, dark: bool = False) -> None:
    """Take a page as wide as a desk's screen and as a phone; ``whole`` means beyond the first screen too."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    for (width, height), suffix in SCREENS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        page.wait_for_timeout(1500)  # the pages ask for news every second
        page.screenshot(path=PICTURES / f"{name}{suffix}.png", full_page=whole)
    page.emulate_media(color_scheme="light")


if __name__ == "__main__":
    main()
