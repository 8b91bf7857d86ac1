"""Of a job that was changed: how many lines were asked for, and how many came as asked."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.add_column(sa.Column("lines_asked", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("lines_kept", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.drop_column("lines_kept")
        batch_op.drop_column("lines_asked")
