"""The simulated world from a newcomer's chair: its process, its pages, and the bundled town of Elm Street."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from concierge_bot.services.house.scenario import parse
from concierge_bot.simulator import scenarios
from connectors.registry import Registry
from tests.unit.simulator_core import PUBLIC, Sim, core_alone, running

ROOT = Path(__file__).parents[2]
ELM_STREET: dict[str, Any] = scenarios.named("elm-street")


@pytest.fixture(scope="module")
def sim() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def elm_street(sim: Sim) -> Sim:
    sim.post("reset", name="elm-street")
    return sim


def test_before_a_scenario_the_page_says_what_to_do(sim: Sim) -> None:
    assert "Load Elm Street" in sim.http.get("/").text
    assert sim.http.get("/sim/town").status_code == 409
    assert sim.http.get("/health").json() == {"status": "up", "loaded": False}


def test_a_town_may_begin_with_providers_that_act_by_themselves(sim: Sim) -> None:
    sim.post("reset", name="elm-street", behaviour="accepts")
    assert {provider["behaviour"] for provider in sim.get("town")["providers"]} == {"accepts"}


def test_elm_street_is_a_scenario_that_the_core_takes() -> None:
    town = parse(ELM_STREET, Registry.installed())
    assert town.customers[0].name == "Dorothy Baker"
    assert [provider.kind for provider in town.providers] == [
        "grocer", "grocer", "grocer", "courier", "pharmacy", "care_monitor",
    ]  # fmt: skip
    shops = [provider for provider in town.providers if provider.kind in ("grocer", "pharmacy")]
    assert all(len(shop.catalogue) >= 40 for shop in shops)
    assert all(product.price for shop in shops for product in shop.catalogue)


def test_on_elm_street_it_is_the_monday_before_eight_so_that_the_tour_needs_no_night() -> None:
    now = datetime.fromisoformat(ELM_STREET["now"])
    assert (now.strftime("%A"), now.hour < 8) == ("Monday", True)


def test_every_number_on_elm_street_is_fictional() -> None:
    numbers = re.findall(r"\+\d+", json.dumps(ELM_STREET))
    assert len(numbers) > 15
    assert all(re.fullmatch(r"\+1\d{3}55501\d\d", number) for number in numbers)


def test_what_is_usual_on_elm_street_is_sold_there() -> None:
    sold = {p["name"] for shop in ELM_STREET["providers"] for p in shop.get("catalogue", [])}
    usual = {item["name"] for person in ELM_STREET["customers"] for item in person.get("usual", [])}
    assert usual <= sold


def test_the_handset_page_offers_everybody_in_town(elm_street: Sim) -> None:
    page = elm_street.http.get("/")
    assert page.status_code == 200
    for words in (
        "Dorothy Baker",
        "daughter of Dorothy Baker",
        "+19375550101",
        "Corner Mart",
        'href="/pages/family"',
        "Her sensor",
    ):
        assert words in page.text


def test_every_visit_to_a_page_of_the_core_has_a_link_of_its_own(elm_street: Sim) -> None:
    visits = [elm_street.http.get("/pages/desk", follow_redirects=False) for _ in range(2)]
    assert [visit.status_code for visit in visits] == [303, 303]
    first, second = (visit.headers["location"] for visit in visits)
    assert first.startswith(f"{PUBLIC}/desk/enter/")
    assert first != second
    assert elm_street.http.get("/pages/garden").status_code == 404


def test_a_town_without_a_care_monitor_offers_no_sensor(sim: Sim) -> None:
    sim.post("reset", **{**ELM_STREET, "providers": ELM_STREET["providers"][:1]})
    assert "Her sensor" not in sim.http.get("/").text


@pytest.mark.parametrize("keep", [True, False])
def test_the_data_of_the_last_run_may_be_kept_with_a_scenario_of_ones_own(sim: Sim, keep: bool) -> None:
    sim.post("reset", **ELM_STREET, keep=keep)
    loaded = sim.core.loads[-1]
    assert (loaded["keep"], "keep" in loaded["scenario"]) == (keep, False)


def test_whether_data_is_kept_is_said_by_true_or_false(sim: Sim) -> None:
    assert sim.post("reset", status=422, **ELM_STREET, keep="yes")["field"] == "keep"


def test_the_list_of_providers_links_to_each(elm_street: Sim) -> None:
    page = elm_street.http.get("/providers").text
    assert 'href="/providers/rossi-grocer"' in page
    assert "SafeHome" in page


def test_a_providers_page_exists_and_an_unknown_one_does_not(elm_street: Sim) -> None:
    assert "Rossi Grocer" in elm_street.http.get("/providers/rossi-grocer").text
    assert elm_street.http.get("/providers/nobody").status_code == 404


@pytest.mark.parametrize("path", ["/", "/providers/rossi-grocer"])
def test_pages_bring_everything_themselves(elm_street: Sim, path: str) -> None:
    page = elm_street.http.get(path)
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page.text)
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
        assert elm_street.http.get(address).status_code == 200
    assert not re.findall(r'(?:src|rel="stylesheet" href)="https?:', page.text)


def _start(settings: dict[str, Any]) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "concierge_bot.simulator"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=ROOT,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(json.dumps(settings))
    process.stdin.close()
    process.stdin = None  # so that communicate() leaves it alone
    return process


def _settings(core: str, **more: Any) -> dict[str, Any]:
    return {
        "port": 0, "core_url": core, "public_url": PUBLIC, "account_sid": "AC1", "auth_token": "t",
        "operations_key": "operations-key", "desk_key": "desk-key", **more,
    }  # fmt: skip


def test_the_process_takes_a_free_port_and_loads_its_first_town() -> None:
    with core_alone() as (core, url):
        process = _start(_settings(url, scenario="elm-street", behaviour="accepts"))
        try:
            assert process.stdout is not None
            address = json.loads(process.stdout.readline())["address"]
            with httpx.Client(base_url=address, trust_env=False) as http:
                http.get("/health").raise_for_status()
                deadline = time.monotonic() + 10
                while not http.get("/health").json()["loaded"]:
                    assert time.monotonic() < deadline
                    time.sleep(0.05)
                assert http.get("/sim/providers/swift").json()["behaviour"] == "accepts"
            assert core.loads[0]["endpoints"]["Swift"]["url"] == f"{address}/providers/swift/endpoint"
        finally:
            process.terminate()
            _, trouble = process.communicate(timeout=10)
    assert trouble == ""


def test_a_first_town_that_is_refused_shows_in_the_health(tmp_path: Path) -> None:
    file = tmp_path / "town.json"
    file.write_text('{"now": "2026-12-01T09:00", "wrong": 1}')
    with core_alone() as (_, url):
        process = _start(_settings(url, scenario=str(file)))
        try:
            assert process.stdout is not None
            address = json.loads(process.stdout.readline())["address"]
            deadline = time.monotonic() + 10
            while (health := httpx.get(f"{address}/health", trust_env=False)).status_code == 200:
                assert time.monotonic() < deadline
            assert "unknown field wrong" in health.json()["error"]
        finally:
            process.terminate()
            process.communicate(timeout=10)


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [({"port": 0}, 2, "core_url"), (_settings("http://127.0.0.1:9", port=70000), 1, "port 70000")],
)
def test_a_process_that_cannot_start_says_why(settings: dict[str, Any], code: int, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "concierge_bot.simulator"],
        input=json.dumps(settings), capture_output=True, text=True, check=False, timeout=20, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (code, True, False)
