"""Targets that were agreed with members, and what keeping or missing them pays."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("provider_id", sa.Integer(), sa.ForeignKey("provider.id"), nullable=False, index=True),
        sa.Column("words", TEXT(), nullable=False),
        sa.Column("figure", TEXT(), nullable=False),
        sa.Column("at_least", sa.Float(), nullable=False),
        sa.Column("skill", TEXT(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("at", TEXT(), nullable=False),
        sa.Column("bonus", sa.Integer(), nullable=False),
        sa.Column("penalty", sa.Integer(), nullable=False),
        sa.Column("offered_by", TEXT(), nullable=False),
        sa.Column("offered_at", TIME(), nullable=False),
        sa.Column("agreed_at", TIME(), nullable=True),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.Column("next_at", TIME(), nullable=True, index=True),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("term")
