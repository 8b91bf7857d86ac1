"""The history of her numbers, and how each change was verified."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "numberchange",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("old", TEXT(), nullable=False),
        sa.Column("new", TEXT(), nullable=False),
        sa.Column("status", TEXT(), nullable=False),
        sa.Column("asked_by", TEXT(), nullable=False),
        sa.Column("asked_at", TIME(), nullable=False),
        sa.Column("old_ok_at", TIME(), nullable=True),
        sa.Column("new_ok_at", TIME(), nullable=True),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("numberchange") as batch_op:
        for column in ("agency_id", "customer_id", "new"):
            batch_op.create_index(batch_op.f(f"ix_numberchange_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("numberchange")
