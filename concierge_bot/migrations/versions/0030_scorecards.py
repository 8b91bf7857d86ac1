"""What scorecards are made of, when she is asked how it was, and which members get no new jobs."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.add_column(sa.Column("barred", TEXT(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("rated_since", TIME(), nullable=True))
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("rate_at", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_orders_rate_at"), ["rate_at"], unique=False)
    with op.batch_alter_table("leg") as batch_op:
        batch_op.add_column(sa.Column("quoted", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("promised_end", TIME(), nullable=True))
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.add_column(sa.Column("answered_at", TIME(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.drop_column("answered_at")
    with op.batch_alter_table("leg") as batch_op:
        batch_op.drop_column("promised_end")
        batch_op.drop_column("quoted")
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_rate_at"))
        batch_op.drop_column("rate_at")
    with op.batch_alter_table("provider") as batch_op:
        batch_op.drop_column("rated_since")
        batch_op.drop_column("barred")
