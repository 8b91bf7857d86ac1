"""Brings a database to the present schema with Alembic, and writes a new migration when the models changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from concierge_bot.db import WRITES

ONE_AT_A_TIME = 7_201
"""Two processes that start together must not both make the tables: SQLite's write lock, PostgreSQL's advisory one."""

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest schema; a no-op when it is there."""
    with configured(engine) as config:
        command.upgrade(config, "head")


def check(engine: Engine) -> None:
    """Raise alembic's CommandError if the models differ from what the migrations make."""
    with configured(engine) as config:
        command.check(config)


def write(engine: Engine, message: str) -> None:
    """Write a migration for what changed in the models since the database's schema."""
    with configured(engine) as config:
        command.revision(config, message, autogenerate=True, rev_id=f"{_count() + 1:04d}")


def current(engine: Engine) -> bool:
    """Tell whether the database has the newest schema."""

    with engine.connect() as connection:
        has = MigrationContext.configure(connection).get_current_revision()
    return has == ScriptDirectory(str(MIGRATIONS)).get_current_head()


@contextmanager
def configured(engine: Engine) -> Iterator[Config]:
    """Give Alembic's configuration for a database, alone with its schema; commit what was done."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
        config.attributes["connection"] = connection
        yield config
        connection.commit()


def _count() -> int:
    return len(list((MIGRATIONS / "versions").glob("*.py")))
