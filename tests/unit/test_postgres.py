"""The fixture itself: a server that keeps its promises about durability."""

import psycopg


def test_a_real_server_that_syncs_to_disk(postgres_dsn: str) -> None:
    with psycopg.connect(postgres_dsn.replace("+psycopg", "")) as connection:
        settings = [connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")]
    assert settings == [("on",), ("on",)]
