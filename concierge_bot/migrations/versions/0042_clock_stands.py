"""Business time may stand still in a demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("house") as batch_op:
        batch_op.add_column(sa.Column("clock_stands", sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("house") as batch_op:
        batch_op.drop_column("clock_stands")
