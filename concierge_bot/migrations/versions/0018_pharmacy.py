"""The number of a prescription, what a refill brings, what lies in a dispenser, and what a pharmacist holds."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    with op.batch_alter_table("medication") as batch_op:
        batch_op.add_column(sa.Column("prescription", TEXT(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("refill_quantity", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("in_dispenser", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.add_column(sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.drop_column("held")
    with op.batch_alter_table("medication") as batch_op:
        batch_op.drop_column("in_dispenser")
        batch_op.drop_column("refill_quantity")
        batch_op.drop_column("prescription")
