"""One ladder for doses and alarms: an alarm's steps move to it. A plan of every so many days has its first day."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TEXT, TIME = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "ladder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("alarm_id", sa.Integer(), nullable=True),
        sa.Column("policy", TEXT(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("step_at", TIME(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("began_at", TIME(), nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.Column("outcome", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"]),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarm.id"]),
        sa.ForeignKeyConstraint(["holder_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ladder") as batch_op:
        for column in ("agency_id", "customer_id", "alarm_id"):
            batch_op.create_index(batch_op.f(f"ix_ladder_{column}"), [column], unique=False)
        waits = sa.text("step_at IS NOT NULL")
        batch_op.create_index(
            "ix_ladder_due", ["step_at"], unique=False, sqlite_where=waits, postgresql_where=waits
        )
    op.create_table(
        "ladderstep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("ladder_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("who", TEXT(), nullable=False),
        sa.Column("channel", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        sa.Column("answer", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["ladder_id"], ["ladder.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ladderstep") as batch_op:
        for column in ("agency_id", "ladder_id", "contact_id"):
            batch_op.create_index(batch_op.f(f"ix_ladderstep_{column}"), [column], unique=False)
    op.execute(
        "INSERT INTO ladder (agency_id, customer_id, alarm_id, policy, step, step_at, began_at, outcome) "
        "SELECT agency_id, customer_id, id, 'alarm', 0, tell_at, raised_at, outcome FROM alarm"
    )
    op.execute(
        "INSERT INTO ladderstep (agency_id, ladder_id, contact_id, who, channel, at, answer) "
        "SELECT a.agency_id, l.id, (SELECT MIN(c.id) FROM contact c WHERE c.customer_id = l.customer_id "
        "AND c.name = a.who), a.who, a.channel, a.at, a.answer "
        "FROM alarmstep a JOIN ladder l ON l.alarm_id = a.alarm_id ORDER BY a.id"
    )
    op.drop_table("alarmstep")
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.drop_index(batch_op.f("ix_alarm_tell_at"))
        batch_op.drop_column("tell_at")
    with op.batch_alter_table("dose") as batch_op:
        batch_op.add_column(sa.Column("ladder_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_dose_ladder_id"), "ladder", ["ladder_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_dose_ladder_id"), ["ladder_id"], unique=False)
        batch_op.drop_column("reminders")
    with op.batch_alter_table("medication") as batch_op:
        batch_op.add_column(sa.Column("begins", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("medication") as batch_op:
        batch_op.drop_column("begins")
    with op.batch_alter_table("dose") as batch_op:
        batch_op.add_column(sa.Column("reminders", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_index(batch_op.f("ix_dose_ladder_id"))
        batch_op.drop_constraint(batch_op.f("fk_dose_ladder_id"), type_="foreignkey")
        batch_op.drop_column("ladder_id")
    with op.batch_alter_table("alarm") as batch_op:
        batch_op.add_column(sa.Column("tell_at", TIME(), nullable=True))
        batch_op.create_index(batch_op.f("ix_alarm_tell_at"), ["tell_at"], unique=False)
    op.create_table(
        "alarmstep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("alarm_id", sa.Integer(), nullable=False),
        sa.Column("who", TEXT(), nullable=False),
        sa.Column("channel", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        sa.Column("answer", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["alarm_id"], ["alarm.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("alarmstep") as batch_op:
        for column in ("agency_id", "alarm_id"):
            batch_op.create_index(batch_op.f(f"ix_alarmstep_{column}"), [column], unique=False)
    op.drop_table("ladderstep")
    op.drop_table("ladder")
