"""Company: check-ins at her hour, and one small thing a day."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
STATUS = sa.Enum("planned", "asked", "answered", "missed", "held", "cancelled", name="checkinstatus")


def upgrade() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("check_in", TEXT(), nullable=False),
        sa.Column("daily", TEXT(), nullable=False),
        sa.Column("daily_at", TEXT(), nullable=False),
        sa.Column("next_at", TIME(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("customer_id"),
    )
    with op.batch_alter_table("company") as batch_op:
        for column in ("agency_id", "next_at"):
            batch_op.create_index(batch_op.f(f"ix_company_{column}"), [column], unique=False)
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("due_at", TIME(), nullable=False),
        sa.Column("step_at", TIME(), nullable=True),
        sa.Column("ladder_id", sa.Integer(), nullable=True),
        sa.Column("status", STATUS, nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["ladder_id"], ["ladder.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("customer_id", "local_date"),
    )
    with op.batch_alter_table("check_in") as batch_op:
        for column in ("agency_id", "customer_id", "ladder_id"):
            batch_op.create_index(batch_op.f(f"ix_check_in_{column}"), [column], unique=False)
        waits = sa.text("step_at IS NOT NULL")
        batch_op.create_index(
            "ix_check_in_due", ["step_at"], unique=False, sqlite_where=waits, postgresql_where=waits
        )


def downgrade() -> None:
    op.drop_table("check_in")
    op.drop_table("company")
    STATUS.drop(op.get_bind(), checkfirst=True)
