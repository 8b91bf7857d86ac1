"""Alembic's entry: the metadata is that of our models; SQLite changes tables by copying them (batch)."""

import sqlmodel
from alembic import context
from sqlalchemy import Connection

import concierge_bot.models  # noqa: F401 - fills the metadata


def migrate(connection: Connection) -> None:
    """Run the migrations on the connection that was handed in (see concierge_bot/schema.py)."""
    context.configure(
        connection=connection,
        target_metadata=sqlmodel.SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


migrate(context.config.attributes["connection"])
