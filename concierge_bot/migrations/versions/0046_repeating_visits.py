"""What comes again and again may be a visit: what somebody comes for, in place of goods."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.add_column(sa.Column("visit", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.drop_column("visit")
