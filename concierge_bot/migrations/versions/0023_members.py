"""What a leg costs and since when it stands as it does, a member's recap, what she prefers, a member's page."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    with op.batch_alter_table("leg") as batch_op:
        batch_op.add_column(sa.Column("since", TIME(), nullable=True))
        batch_op.add_column(sa.Column("price", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("code", TEXT(), nullable=False, server_default=""))
    with op.batch_alter_table("orderitem") as batch_op:
        batch_op.add_column(sa.Column("leg_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_order_item_leg", "leg", ["leg_id"], ["id"])
    with op.batch_alter_table("pass") as batch_op:
        batch_op.add_column(sa.Column("provider_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_pass_provider", "provider", ["provider_id"], ["id"])
    with op.batch_alter_table("provider") as batch_op:
        batch_op.add_column(sa.Column("recap_at", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_provider_recap_at"), ["recap_at"], unique=False)
    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("prefers", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("help", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("dislikes", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("pass") as batch_op:
        batch_op.drop_constraint("fk_pass_provider", type_="foreignkey")
        batch_op.drop_column("provider_id")
    with op.batch_alter_table("orderitem") as batch_op:
        batch_op.drop_constraint("fk_order_item_leg", type_="foreignkey")
        batch_op.drop_column("leg_id")
    with op.batch_alter_table("customer") as batch_op:
        batch_op.drop_column("dislikes")
        batch_op.drop_column("help")
        batch_op.drop_column("prefers")
    with op.batch_alter_table("provider") as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_recap_at"))
        batch_op.drop_column("recap_at")
    with op.batch_alter_table("leg") as batch_op:
        for column in ("code", "skills", "round", "price"):
            batch_op.drop_column(column)
        batch_op.drop_column("since")
