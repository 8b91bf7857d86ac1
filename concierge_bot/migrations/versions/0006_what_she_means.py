"""A text may choose what an earlier one means; the core keeps what it told the dialogue server."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    with op.batch_alter_table("message") as batch_op:
        batch_op.add_column(sa.Column("intent", TEXT(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("words_of", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_message_words_of_message", "message", ["words_of"], ["id"])
    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("dialogue_turns", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("dialogue_knows", TEXT(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_column("dialogue_knows")
        batch_op.drop_column("dialogue_turns")
    with op.batch_alter_table("message") as batch_op:
        batch_op.drop_constraint("fk_message_words_of_message", type_="foreignkey")
        batch_op.drop_column("words_of")
        batch_op.drop_column("intent")
