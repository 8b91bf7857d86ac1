"""She is away for some days, and her medicine times follow the clock there."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "trip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("place", TEXT(), nullable=False),
        sa.Column("time_zone", TEXT(), nullable=False),
        sa.Column("begins_at", TIME(), nullable=False),
        sa.Column("ends_at", TIME(), nullable=False),
        sa.Column("step_at", TIME(), nullable=True),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("trip") as batch_op:
        for column in ("agency_id", "customer_id", "step_at"):
            batch_op.create_index(batch_op.f(f"ix_trip_{column}"), [column], unique=False)
    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("away_zone", TEXT(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_column("away_zone")
    op.drop_table("trip")
