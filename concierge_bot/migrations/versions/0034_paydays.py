"""When a member is paid next."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.add_column(sa.Column("payday_at", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_provider_payday_at"), ["payday_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_payday_at"))
        batch_op.drop_column("payday_at")
