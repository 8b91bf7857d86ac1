"""What is in work names the worker that has it."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("message", "outbox"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(
                sa.Column("worker", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
            )


def downgrade() -> None:
    for table in ("message", "outbox"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("worker")
