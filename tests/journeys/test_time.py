"""Business time in a whole house: a quarter of a year is not waited for by who loads another world."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.fixtures.town import RunningHouse, Town
from tests.journeys.worlds import dorothy

PILL = {"name": "Lisinopril", "times": ["08:00", "20:00"]}


def test_a_new_world_does_not_wait_for_a_long_move(town: Town, house: RunningHouse) -> None:
    town.reset(customers=[dorothy(medications=[PILL])])
    with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=house.run["simulator"], timeout=300) as other:
        moving = pool.submit(other.post, "/sim/clock", json={"by": "P90D"})
        deadline = time.monotonic() + 60
        while not town.get(f"/sim/handsets/{town.dorothy()['phone']}/texts"):  # a reminder: time is moving
            assert time.monotonic() < deadline
        began = time.monotonic()
        town.reset(now="2027-06-01T09:00", customers=[dorothy()])
        assert time.monotonic() - began < 30
        answer = moving.result(timeout=30)
    assert answer.status_code == 409, answer.text
    town.settle()
    assert town.get("/sim/clock")["now"].startswith("2027-06-01T13:")
    assert town.received() == [], "nothing of the old world comes into the new one"
    assert town.clock(by="PT2H") == []


def test_business_time_stands_still_and_runs_on(town: Town) -> None:
    town.reset(now="2026-12-01T07:59:59", customers=[dorothy(medications=[PILL])])
    town.clock(run=False)
    stood = town.get("/sim/clock")
    assert stood["runs"] is False
    assert town.text("good morning dear") != []
    for words in ("how are you", "what is on my list"):
        assert town.text(words) != [], "the number's pace holds nothing back while no time goes by"
    assert town.get("/sim/clock") == stood, "an answer took its time, and none went by"
    town.clock(to="2026-12-01T08:00:30")
    assert town.get("/sim/clock") == {"now": "2026-12-01T13:00:30Z", "runs": False}
    town.clock(run=True)
    assert town.get("/sim/clock")["runs"] is True
    reminders = [text for text in town.received() if "time for your 8am medicine" in text["text"]]
    assert len(reminders) == 1
