"""What is written in haste has no index that nobody asks: a reminder writes four rows, and each index of them costs."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NEEDLESS = (
    ("dose", "agency_id"),
    ("dose", "medication_id"),
    ("outbox", "agency_id"),
    ("question", "agency_id"),
    ("question", "closed_at"),
    ("timeline", "agency_id"),
)
MOSTLY_EMPTY = (
    ("dose", "ladder_id"),
    ("outbox", "sid"),
    ("timeline", "order_id"),
    ("timeline", "alarm_id"),
)
DUE = sa.text("step_at IS NOT NULL")
OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    for table, column in (*NEEDLESS, *MOSTLY_EMPTY):
        op.drop_index(f"ix_{table}_{column}", table)
    for table, column in MOSTLY_EMPTY:
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=there, postgresql_where=there)
    op.create_index("ix_question_open", "question", ["expires_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.drop_index("ix_dose_due", "dose")
    op.create_index("ix_dose_due", "dose", ["step_at", "customer_id"], sqlite_where=DUE, postgresql_where=DUE)


def downgrade() -> None:
    op.drop_index("ix_dose_due", "dose")
    op.create_index("ix_dose_due", "dose", ["step_at"], sqlite_where=DUE, postgresql_where=DUE)
    op.drop_index("ix_question_open", "question")
    for table, column in MOSTLY_EMPTY:
        op.drop_index(f"ix_{table}_{column}", table)
    for table, column in (*NEEDLESS, *MOSTLY_EMPTY):
        op.create_index(f"ix_{table}_{column}", table, [column])
