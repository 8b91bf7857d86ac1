"""Several requests of one text are texts of their own, part of it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("message") as batch_op:
        batch_op.add_column(sa.Column("part_of", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_message_part_of", "message", ["part_of"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("message") as batch_op:
        batch_op.drop_constraint("fk_message_part_of", type_="foreignkey")
        batch_op.drop_column("part_of")
