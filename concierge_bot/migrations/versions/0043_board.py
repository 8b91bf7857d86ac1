"""What a member says of its coming days is a board: no jobs, or only so many, or what else changes."""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.alter_column("away", new_column_name="board")


def downgrade() -> None:
    with op.batch_alter_table("provider") as batch_op:
        batch_op.alter_column("board", new_column_name="away")
