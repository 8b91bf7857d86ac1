"""What the goods of a standing order cost when she agreed to it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.add_column(sa.Column("price", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.drop_column("price")
