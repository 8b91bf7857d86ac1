"""Until when a member's old secret is good beside its new one."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.add_column(sa.Column("old_secret_until", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_provider_old_secret_until"), ["old_secret_until"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_old_secret_until"))
        batch_op.drop_column("old_secret_until")
