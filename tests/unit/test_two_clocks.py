"""One moment on two clocks: where she and who reads have another time, both are said, and never a wrong one."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.models import Contact
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.people import pages
from concierge_bot.web.app import create
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY

NEW_YORK, LONDON, SYDNEY = "America/New_York", "Europe/London", "Australia/Sydney"
EVENING = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)  # half past six in New York
BETWEEN = datetime(2026, 10, 27, 13, tzinfo=UTC)  # London is on winter time, New York not yet


@pytest.mark.parametrize(
    ("reader", "at", "said"),
    [
        ("", EVENING, "6:30pm"),
        (NEW_YORK, EVENING, "6:30pm"),
        ("America/Toronto", EVENING, "6:30pm"),
        (LONDON, EVENING, "6:30pm her time, 11:30pm yours"),
        (LONDON, EVENING + timedelta(hours=1), "7:30pm her time, 12:30am yours the next day"),
        (SYDNEY, EVENING, "6:30pm her time, 10:30am yours the next day"),
        ("Pacific/Honolulu", EVENING - timedelta(hours=15), "3:30am her time, 10:30pm yours the day before"),
        (LONDON, BETWEEN, "9am her time, 1pm yours"),
    ],
)
def test_both_clocks_are_said_where_they_differ(reader: str, at: datetime, said: str) -> None:
    assert Clocks(NEW_YORK, reader).clock(at) == said


def test_a_window_names_its_day_once() -> None:
    end = NOW + timedelta(hours=2)
    assert Clocks(NEW_YORK, LONDON).spoken(NOW, end, NOW) == "today 9-11am her time, 2-4pm yours"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("America/Los_Angeles", "As of 9am her time, 6am yours."),
        (NEW_YORK, "As of 9am. All times are Dorothy Baker's own."),
        ("Moon/<b>Base</b>", "As of 9am. All times are Dorothy Baker's own."),
    ],
)
def test_the_family_page_knows_the_readers_clock_from_the_device(core: Core, zone: str, said: str) -> None:
    (dorothy,) = WORLD["customers"]
    core.load(customers=[{**dorothy, "contacts": [{"name": "Ana", "phone": ANA, "permissions": ["orders"]}]}])
    web = TestClient(create(core.app), base_url="https://house.example.test")
    with core.write() as s:
        link = pages.link_of(s, NOW, s.exec(select(Contact)).one(), "")
    web.post(link)
    assert said in web.get("/family", headers={"Cookie": f"family={web.cookies['family']}; zone={zone}"}).text


def test_the_desk_reads_her_texts_on_her_clock_and_on_its_own(core: Core) -> None:
    (dorothy,) = WORLD["customers"]
    core.load(customers=[{**dorothy, "time_zone": "America/Los_Angeles"}])
    key = core.app.settings.desk_key.get_secret_value()
    desk = TestClient(create(core.app), headers={"Authorization": f"Bearer {key}"})
    assert "Now 6am her time, 9am yours" in desk.get(f"/desk/customers/{DOROTHY}").text
