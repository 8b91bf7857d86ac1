"""A small burst under kill -9; `make faults` is the large one."""

from pathlib import Path

import pytest

from tests.faults.burst import burst
from tests.fixtures.town import new_database

pytestmark = pytest.mark.xdist_group("faults")


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_burst_under_kill_9_loses_and_doubles_nothing(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = new_database(request.getfixturevalue("postgres_dsn"), "burst") if database == "postgres" else ""
    found = burst(due=40, kills=2, seed=7, folder=tmp_path, url=url)
    assert (found.lost, found.doubled) == (0, 0)
    assert (found.lost_at_carrier, found.doubled_at_carrier) == (0, 0)
