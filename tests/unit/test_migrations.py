"""Migrations make exactly what the models say, on both databases, and can be run again and taken back."""

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel, create_engine

from concierge_bot import schema
from tests.fixtures.town import new_database


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: object) -> Iterator[Engine]:
    """An empty database of each kind."""
    url = f"sqlite:///{tmp_path}/empty.db"
    if request.param == "postgres":
        url = new_database(request.getfixturevalue("postgres_dsn"), "migrations")
    made = create_engine(url)
    yield made
    made.dispose()


def tables(engine: Engine) -> set[str]:
    """Return the names of the tables that hold the house's rows."""
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_make_what_the_models_say_and_can_be_taken_back(engine: Engine) -> None:
    assert not schema.current(engine)
    schema.upgrade(engine)
    assert schema.current(engine)
    schema.check(engine)
    assert tables(engine) == set(SQLModel.metadata.tables)

    schema.upgrade(engine)
    schema.check(engine)

    with schema.configured(engine) as config:
        command.downgrade(config, "base")
    assert tables(engine) == set()
    assert not schema.current(engine)

    schema.upgrade(engine)
    schema.check(engine)
