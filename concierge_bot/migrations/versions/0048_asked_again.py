"""A part that nobody took is asked for again at its time; a task without danger in it reminds the phone less often."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("leg") as batch_op:
        batch_op.add_column(sa.Column("again_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_leg_again_at"), ["again_at"], unique=False)
    with op.batch_alter_table("task") as batch_op:
        batch_op.add_column(sa.Column("calm", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("task") as batch_op:
        batch_op.drop_column("calm")
    with op.batch_alter_table("leg") as batch_op:
        batch_op.drop_index(batch_op.f("ix_leg_again_at"))
        batch_op.drop_column("again_at")
