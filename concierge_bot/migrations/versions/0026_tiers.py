"""A leg may be a part of another one, done by a member below."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("leg") as batch_op:
        batch_op.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_leg_parent", "leg", ["parent_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("leg") as batch_op:
        batch_op.drop_constraint("fk_leg_parent", type_="foreignkey")
        batch_op.drop_column("parent_id")
