"""An alarm knows when it is told again, and phones that are no customer's may opt out."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.add_column(sa.Column("tell_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_alarm_tell_at"), ["tell_at"], unique=False)
    op.create_table(
        "optedout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agency_id", "phone"),
    )
    with op.batch_alter_table("optedout") as batch_op:
        batch_op.create_index(batch_op.f("ix_optedout_agency_id"), ["agency_id"], unique=False)


def downgrade() -> None:
    op.drop_table("optedout")
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarm_tell_at"))
        batch_op.drop_column("tell_at")
