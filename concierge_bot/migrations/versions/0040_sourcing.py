"""What is looked for outside the network, and who was found for it."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
STATES = sa.Enum("found", "asked", "quoted", "refused", "chosen", name="findingstate")


def upgrade() -> None:
    op.create_table(
        "search",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customer.id"), nullable=False, index=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("task.id"), nullable=False),
        sa.Column("kind", TEXT(), nullable=False),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.UniqueConstraint("task_id"),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("search_id", sa.Integer(), sa.ForeignKey("search.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", TEXT(), nullable=False),
        sa.Column("phone", TEXT(), nullable=False),
        sa.Column("address", TEXT(), nullable=False),
        sa.Column("source", TEXT(), nullable=False),
        sa.Column("state", STATES, nullable=False),
        sa.Column("price", sa.Integer(), nullable=True),
        sa.Column("words", TEXT(), nullable=False),
        sa.Column("provider_id", sa.Integer(), sa.ForeignKey("provider.id"), nullable=True, index=True),
    )


def downgrade() -> None:
    op.drop_table("finding")
    op.drop_table("search")
    STATES.drop(op.get_bind(), checkfirst=True)
