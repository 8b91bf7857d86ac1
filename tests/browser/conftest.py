"""A core that serves its pages on a fresh database, and a real browser to open them with."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from sqlmodel import SQLModel

from concierge_bot.bootstrap import App
from concierge_bot.settings import Settings
from concierge_bot.web import app as web_app

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("these tests need Chromium: install it, on Debian with `apt-get install chromium`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, which fails the test if a page has an error in its console."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        errors: list[str] = []
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        yield context
        assert [line for line in errors if "status of 40" not in line] == []


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The core's web application, served on a free port."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        place = tmp_path_factory.mktemp("house") / "concierge.db"
        app = App.build(Settings(database_url=f"sqlite:///{place}", port=door.getsockname()[1]))
        SQLModel.metadata.create_all(app.db.engine)
        config = uvicorn.Config(
            web_app.create(app), log_level="warning", ws="none", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield app
        server.should_exit = True
        thread.join(timeout=10)
        app.http.close()
        app.db.engine.dispose()


WORLD: dict[str, Any] = {
    "now": "2026-12-01T09:41",
    "agency": {"name": "Elm Care", "phone": "+19375550100", "desk_phone": "+19375550199"},
    "customers": [
        {
            "name": "Dorothy Baker",
            "phone": "+19375550101",
            "address": "14 Elm Street, Dayton",
            "medications": [{"name": "Lisinopril", "times": ["08:00", "20:00"], "say_as": "morning pill"}],
            "contacts": [
                {
                    "name": "Ana Baker",
                    "relation": "daughter",
                    "phone": "+19375550111",
                    "permissions": ["alarms", "orders"],
                }
            ],
        }
    ],
}


@pytest.fixture
def links(house: App) -> dict[str, str]:
    """Fresh links to the pages of a freshly loaded world."""
    key = house.settings.operations_key.get_secret_value()
    answer = httpx.post(
        f"{house.settings.core}/operations/load",
        json={"scenario": WORLD},
        headers={"Authorization": f"Bearer {key}"},
        trust_env=False,
    )
    pages: dict[str, str] = answer.raise_for_status().json()["pages"]
    return pages


@pytest.fixture
def axe() -> str:
    """The source of axe-core."""
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
