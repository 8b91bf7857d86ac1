"""What the family pages keep, and the right of one of her people to answer for her."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
BEFORE = ("alarms", "doses", "orders", "money", "service")
NOW = (*BEFORE, "answer")


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE scope ADD VALUE IF NOT EXISTS 'answer'")
    else:
        _scopes(BEFORE, NOW)
    _hers(
        "look",
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), nullable=False, index=True),
        sa.Column("what", TEXT(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
    )
    _hers(
        "familynote",
        sa.Column("contact_id", sa.Integer(), sa.ForeignKey("contact.id"), nullable=False),
        sa.Column("words", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
    )
    _hers(
        "calendar_event",
        sa.Column("uid", TEXT(), nullable=False),
        sa.Column("digest", TEXT(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", TIME(), nullable=False),
        sa.UniqueConstraint("customer_id", "uid"),
        found=False,
    )
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", TEXT(), nullable=False),
        sa.Column("whose", TEXT(), nullable=False, index=True),
        sa.Column("address", TEXT(), nullable=False, index=True),
        sa.Column("at", TIME(), nullable=False),
    )


def downgrade() -> None:
    for table in ("sign_in_try", "calendar_event", "familynote", "look"):
        op.drop_table(table)
    op.execute("DELETE FROM \"grant\" WHERE scope = 'answer'")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TYPE scope RENAME TO scope_before")
        op.execute("CREATE TYPE scope AS ENUM ('alarms', 'doses', 'orders', 'money', 'service')")
        op.execute('ALTER TABLE "grant" ALTER COLUMN scope TYPE scope USING scope::text::scope')
        op.execute("DROP TYPE scope_before")
    else:
        _scopes(NOW, BEFORE)


def _hers(table: str, *columns: sa.schema.SchemaItem, found: bool = True) -> None:
    """Create a table of what belongs to one customer."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agency_id", sa.Integer(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customer.id"), nullable=False, index=found),
        *columns,
    )


def _scopes(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Change what SQLite keeps as text of the longest name's length."""
    with op.batch_alter_table("grant") as batch_op:
        batch_op.alter_column(
            "scope", existing_type=sa.Enum(*old, name="scope"), type_=sa.Enum(*new, name="scope")
        )
