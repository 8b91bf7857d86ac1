"""A core that serves its pages on a fresh database."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from sqlmodel import SQLModel

from concierge_bot.bootstrap import App
from concierge_bot.settings import Settings
from concierge_bot.web import app as web_app


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
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
def links(core: App) -> dict[str, str]:
    """Fresh links to the pages of a freshly loaded world."""
    key = core.settings.operations_key.get_secret_value()
    answer = httpx.post(
        f"{core.settings.core}/operations/load",
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
