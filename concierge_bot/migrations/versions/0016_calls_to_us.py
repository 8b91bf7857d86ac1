"""Calls to our number are kept, so that a repeat is harmless."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "ring",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("sid", TEXT(), nullable=False),
        sa.Column("caller", TEXT(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("at", TIME(), nullable=False),
        sa.Column("said", TEXT(), nullable=False),
        sa.Column("taken_at", TIME(), nullable=True),
        sa.Column("recording", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"]),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sid"),
    )
    with op.batch_alter_table("ring") as batch_op:
        for column in ("agency_id", "customer_id"):
            batch_op.create_index(batch_op.f(f"ix_ring_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("ring")
