"""Promised times and ends of windows are watched by the clock."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cases") as batch_op:
        batch_op.add_column(sa.Column("missed", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index(batch_op.f("ix_cases_promise_due"), ["promise_due"], unique=False)
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("late_told", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index(batch_op.f("ix_orders_window_end"), ["window_end"], unique=False)
    # what was late before there was a clock for it is no news now
    op.execute(
        "UPDATE orders SET late_told = true WHERE window_end IS NOT NULL AND window_end < CURRENT_TIMESTAMP"
    )
    op.execute(
        "UPDATE cases SET missed = 1 WHERE promise_due IS NOT NULL AND promise_due < CURRENT_TIMESTAMP"
    )


def downgrade() -> None:
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_window_end"))
        batch_op.drop_column("late_told")
    with op.batch_alter_table("cases") as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_promise_due"))
        batch_op.drop_column("missed")
