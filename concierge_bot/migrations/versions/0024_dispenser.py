"""By when a dispenser must follow its new plan."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("device") as batch_op:
        batch_op.add_column(sa.Column("plan_due", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_device_plan_due"), ["plan_due"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("device") as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_plan_due"))
        batch_op.drop_column("plan_due")
