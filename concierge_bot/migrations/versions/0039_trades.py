"""What an agency offers: its trade, by the name of a file in data/offerings."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column("agency", sa.Column("trade", TEXT(), nullable=False, server_default="elder_care"))


def downgrade() -> None:
    op.drop_column("agency", "trade")
