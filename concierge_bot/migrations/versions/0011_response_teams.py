"""When the response team is sent to an alarm that nobody has taken."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.add_column(sa.Column("respond_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_alarm_respond_at"), ["respond_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarm_respond_at"))
        batch_op.drop_column("respond_at")
