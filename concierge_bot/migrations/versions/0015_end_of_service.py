"""When, why and by whom a person's service ended, and the right of one of her people to end it."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
BEFORE = ("alarms", "doses", "orders", "money")
NOW = (*BEFORE, "service")


def upgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("ended_at", TIME(), nullable=True))
        for column in ("end_reason", "ended_by"):
            batch_op.add_column(sa.Column(column, TEXT(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE scope ADD VALUE IF NOT EXISTS 'service'")
    else:
        _scopes(BEFORE, NOW)


def downgrade() -> None:
    op.execute("DELETE FROM \"grant\" WHERE scope = 'service'")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE scope RENAME TO scope_before")
        op.execute("CREATE TYPE scope AS ENUM ('alarms', 'doses', 'orders', 'money')")
        op.execute('ALTER TABLE "grant" ALTER COLUMN scope TYPE scope USING scope::text::scope')
        op.execute("DROP TYPE scope_before")
    else:
        _scopes(NOW, BEFORE)
    with op.batch_alter_table("customer") as batch_op:
        for column in ("ended_by", "end_reason", "ended_at"):
            batch_op.drop_column(column)


def _scopes(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Change what SQLite keeps as text of the longest name's length."""
    with op.batch_alter_table("grant") as batch_op:
        batch_op.alter_column(
            "scope", existing_type=sa.Enum(*old, name="scope"), type_=sa.Enum(*new, name="scope")
        )
