"""Who speaks with her in person, the operators of the desk, and notices to many customers."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.add_column("customer", sa.Column("taken_over_by", TEXT(), nullable=False, server_default=""))
    op.create_table(
        "operator",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("name", TEXT(), nullable=False),
        sa.Column("phone", TEXT(), nullable=False, index=True),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.UniqueConstraint("agency_id", "name"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", TEXT(), nullable=False),
        sa.Column("spanish", TEXT(), nullable=False),
        sa.Column("postcodes", sa.JSON(), nullable=False),
        sa.Column("written_by", TEXT(), nullable=False),
        sa.Column("written_at", TIME(), nullable=False),
        sa.Column("sent_by", TEXT(), nullable=False),
        sa.Column("sent_at", TIME(), nullable=True),
        sa.Column("called_off_at", TIME(), nullable=True),
        sa.UniqueConstraint("agency_id", "number"),
    )
    with op.batch_alter_table("pass") as batch_op:
        batch_op.add_column(sa.Column("operator_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("pass_operator_id_fkey", "operator", ["operator_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("pass") as batch_op:
        batch_op.drop_constraint("pass_operator_id_fkey", type_="foreignkey")
        batch_op.drop_column("operator_id")
    op.drop_table("notice")
    op.drop_table("operator")
    op.drop_column("customer", "taken_over_by")
