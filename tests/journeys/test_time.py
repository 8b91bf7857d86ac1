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
