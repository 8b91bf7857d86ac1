"""Of one urgency, what concerns a critical medicine leaves first."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

OPEN = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.add_column(sa.Column("risk", sa.Integer(), nullable=False, server_default="1"))
    _index(["state", "urgency", "risk", "due_at"])


def downgrade() -> None:
    _index(["state", "urgency", "due_at"])
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("risk")


def _index(columns: list[str]) -> None:
    op.drop_index("ix_outbox_open", table_name="outbox")
    op.create_index("ix_outbox_open", "outbox", columns, sqlite_where=OPEN, postgresql_where=OPEN)
