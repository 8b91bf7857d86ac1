"""What a contact wants to be told, and not at night."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("contact") as batch_op:
        for column in ("not_at_night", "only_alarms"):
            batch_op.add_column(sa.Column(column, sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("contact") as batch_op:
        for column in ("only_alarms", "not_at_night"):
            batch_op.drop_column(column)
