"""Standing orders know for which time one was placed last."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.add_column(sa.Column("placed_to", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("standing_order") as batch_op:
        batch_op.drop_column("placed_to")
