"""What the family page shows besides today: what repeats, visits, problems, the week in a picture and in numbers."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.models import Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.cases import cases
from concierge_bot.services.orders import errand_booking, errands
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.test_family_pages import ALL, House, events, made_calendar, opened

WEEKLY: dict[str, Any] = {"items": ["Wheat bread"], "rrule": "FREQ=WEEKLY", "start": "2026-12-04T09:00"}


@pytest.fixture
def house(core: Core) -> House:
    return with_rights(core, ALL)


def with_rights(core: Core, rights: list[str]) -> House:
    """Let Ana, who has these rights, look at a mother with bread each Friday and a ride on Thursday."""
    ana = {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": rights}
    her = {**WORLD["customers"][0], "contacts": [ana], "standing_orders": [WEEKLY]}
    house = opened(core, rights, [{**her, "medications": [{"name": "Lisinopril", "times": ["08:00"]}]}])
    with core.write() as s:
        dorothy = core.dorothy(s)
        errands.quote(s, NOW, dorothy, "a ride to dr patel 40 main street", "thursday at 10", once="q")
        question = s.exec(select(Question)).one()
        errand_booking.answered(s, NOW, dorothy, question, "1", once="a")
        cases.open_case(s, NOW, dorothy, "broken", "two eggs broken")
    return house


def section(page: str, name: str) -> str:
    """Return the words of a section of a page; an empty string if it is not there."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_what_repeats_what_is_booked_and_what_went_wrong_is_on_the_page(house: House) -> None:
    page = house.web.get("/family").text
    assert "Wheat bread" in section(page, "repeats")
    assert "next Friday 9am" in section(page, "repeats")
    assert "A ride to dr patel 40 main street, Thursday at 10am" in section(page, "visits")
    assert "broken or spoiled: seen to, until today 9:30am" in section(page, "troubles")
    assert "two eggs" not in page, "what was said about it is hers"


def test_who_sees_no_deliveries_sees_none_of_it(core: Core) -> None:
    page = with_rights(core, ["alarms", "doses"]).web.get("/family").text
    assert {section(page, name) for name in ("repeats", "visits", "troubles", "deliveries")} == {""}
    assert section(page, "medicine"), "that is shared"


def test_the_calendar_has_visits_and_what_repeats_as_long_as_they_are_shared(
    core: Core, house: House
) -> None:
    found = events(house, made_calendar(house))
    visit = next(event for uid, event in found.items() if uid.startswith("visit-"))
    assert visit["SUMMARY"].startswith("A ride to dr patel")
    assert visit["DTSTART;TZID=America/New_York"] == "20261203T100000"
    bread = next(event for uid, event in found.items() if uid.startswith("repeat-"))
    assert bread["DTSTART;TZID=America/New_York"] == "20261204T090000"
    without = with_rights(core, ["doses"])
    assert not [uid for uid in events(without, made_calendar(without)) if uid.startswith(("visit", "repeat"))]


def test_the_week_is_a_picture_with_its_numbers_beside_it(house: House) -> None:
    taken, missed = DoseStatus.taken, DoseStatus.missed
    past = [(1, taken, Evidence.device), (2, taken, Evidence.customer), (3, missed, Evidence.none)]
    with house.core.write() as s:
        plan = s.exec(select(Medication)).one()
        for days, status, evidence in past:
            at = NOW - timedelta(days=days)
            s.add(
                Dose(
                    agency_id=plan.agency_id, medication_id=plan.key, customer_id=plan.customer_id,
                    local_date=date(2026, 12, 1) - timedelta(days=days), slot="08:00", due_at=at, ended_at=at,
                    status=status, evidence=evidence,
                )
            )  # fmt: skip
    page = house.web.get("/family").text
    words = section(page, "week")
    for told in ("Mon : 1 seen", "Sun : 1 said to be taken", "Sat : 1 no word"):
        assert told in words, words
    week, twelve = re.findall(
        r'<svg viewBox="[^"]+" role="img" aria-label="([^"]+)">(.*?)</svg>', page, re.DOTALL
    )
    assert (week[0], twelve[0]) == (
        "Medicine of the last seven days", "Medicine of the last twelve weeks",
    )  # fmt: skip
    drawn = re.findall(r'<rect class="(\w+)"', week[1])
    assert [drawn.count(kind) for kind in ("seen", "said", "silent")] == [1, 1, 1]
