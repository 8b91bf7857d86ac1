"""Whose evidence has run out, and when a member is to be told of what ends."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.add_column(sa.Column("lapsed", TEXT(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("look_at", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_provider_look_at"), ["look_at"], unique=False)
    op.execute("UPDATE provider SET look_at = CURRENT_TIMESTAMP")


def downgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_look_at"))
        batch_op.drop_column("look_at")
        batch_op.drop_column("lapsed")
