"""The ledger: one row debits one account and credits another; what was delivered so far is in it."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
INDEXED = ("agency_id", "customer_id", "provider_id", "order_id", "case_id")
OLD_INDEXED = ("agency_id", "customer_id", "order_id", "posting", "provider_id")

CHARGES = """
INSERT INTO transfer (agency_id, once, kind, debit, credit, amount, customer_id, order_id, about, at)
SELECT agency_id, 'charge:' || id, 'charge', 'customer', 'agency', total, customer_id, id, 'order ' || number,
       COALESCE(window_end, created_at)
FROM orders WHERE status IN ('delivered', 'done') AND total > 0
"""
SHARES = """
INSERT INTO transfer (agency_id, once, kind, debit, credit, amount, customer_id, provider_id, order_id, about, at)
SELECT leg.agency_id, 'share:' || leg.id, 'share', 'agency', 'member', leg.price, orders.customer_id, leg.provider_id,
       orders.id, leg.kind || ' of order ' || orders.number, COALESCE(leg.since, orders.created_at)
FROM leg JOIN orders ON orders.id = leg.order_id
WHERE leg.status IN ('delivered', 'done') AND leg.price > 0 AND leg.provider_id IS NOT NULL AND leg.parent_id IS NULL
  AND orders.status IN ('delivered', 'done') AND orders.total IS NOT NULL
"""


def upgrade() -> None:
    op.drop_table("ledgerline")
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("once", TEXT(), nullable=False),
        sa.Column("kind", TEXT(), nullable=False),
        sa.Column("debit", TEXT(), nullable=False),
        sa.Column("credit", TEXT(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("about", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"]),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agency_id", "once", name="uq_transfer_once"),
        sa.CheckConstraint("amount > 0", name="ck_transfer_amount"),
        sa.CheckConstraint("debit <> credit", name="ck_transfer_two_accounts"),
        sa.CheckConstraint(
            "debit IN ('customer', 'member', 'agency', 'bank')"
            " AND credit IN ('customer', 'member', 'agency', 'bank')",
            name="ck_transfer_accounts",
        ),
        sa.CheckConstraint(
            "customer_id IS NOT NULL OR (debit <> 'customer' AND credit <> 'customer')",
            name="ck_transfer_customer",
        ),
        sa.CheckConstraint(
            "provider_id IS NOT NULL OR (debit <> 'member' AND credit <> 'member')",
            name="ck_transfer_member",
        ),
    )
    for column in INDEXED:
        op.create_index(op.f(f"ix_transfer_{column}"), "transfer", [column], unique=False)
    op.execute(CHARGES)
    op.execute(SHARES)


def downgrade() -> None:
    op.drop_table("transfer")
    op.create_table(
        "ledgerline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("posting", TEXT(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("account", TEXT(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("about", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"]),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in OLD_INDEXED:
        op.create_index(op.f(f"ix_ledgerline_{column}"), "ledgerline", [column], unique=False)
