"""All that is kept about one person, for her to have; and its erasure, with what the law lets us keep named."""

from datetime import datetime
from typing import Any

import sqlmodel
from sqlalchemy import Table, or_, select
from sqlmodel import Session, SQLModel, col

from concierge_bot.errors import NotNow
from concierge_bot.models import Consent, Contact, Customer, Message, Outbox, Task
from concierge_bot.services.house import desk_phone
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import opt_outs
from concierge_bot.services.people.customers import agency_of, new_conversation
from concierge_bot.texts.pages import marked, told

NOT_HERS = frozenset({"agency", "provider", "product", "house"})
SECRET = frozenset({"token_hash", "secrets", "secret"})
KEPT = frozenset({"customer", "transfer", "orders", "cases"})
BOOKS_YEARS, CONSENT_YEARS = 7, 4
NOTHING: dict[str, Any] = {
    "name": "Erased", "landline": None, "address": "", "postcode": "", "away_zone": None, "consent_words": "",
    "favourites": [], "blocks": [], "prefers": [], "help": [], "dislikes": [], "usual": [], "holds": [],
    "pill_holds": [], "notes": "", "dialogue_knows": "", "plan_at": None, "ended_by": "",
}  # fmt: skip
"""What stands in her row when she is erased."""

LEDGER = marked(
    "{lines} lines of the ledger and their orders and cases, without words, until {year} (tax law)"
)
AGREED = marked("that and when she agreed to our texts, until {year} (proof of consent, 28 USC 1658)")
TAKEN_BACK = marked(
    "that and when she took back her consent, with her number, until {year} (proof of consent, 28 USC 1658)"
)
"""What is kept of who is erased."""

Data = dict[str, list[dict[str, Any]]]


def everything(s: Session, customer: Customer) -> Data:
    """Return every row about her, by table; what opens a door is left out."""
    return {
        table.name: [
            {name: value for name, value in row.items() if name not in SECRET}
            for row in s.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).mappings()
        ]
        for table, ids in _hers(s, customer).items()
    }


def erase(s: Session, now: datetime, customer: Customer, who: str) -> list[str]:
    """Erase her, and return in plain words what is kept, why and how long; NotNow while she is served."""
    s.refresh(customer, with_for_update=True)
    if customer.ended_at is None:
        raise NotNow(told("{name} is still served: end the service first", name=customer.name))
    hers = _hers(s, customer)
    lines = len(next((ids for table, ids in hers.items() if table.name == "transfer"), ()))
    for table, ids in hers.items():
        if table.name in KEPT - {"customer"}:
            _let_go(s, table, ids)
    for table, ids in reversed(hers.items()):
        if table.name not in KEPT:
            s.execute(table.delete().where(table.c.id.in_(ids)))
    kept = _kept(now, customer, lines)
    if customer.consent == Consent.revoked:
        opt_outs.begin(s, now, agency_of(s, customer), customer.phone, "")
    customer.phone, customer.conversation = f"erased-{customer.key}", new_conversation()
    for name, value in NOTHING.items():
        setattr(customer, name, value)
    s.add(customer)
    note(s, now, customer.agency_id, f"erased by {who}", customer=customer)
    return kept


def _kept(now: datetime, customer: Customer, lines: int) -> list[str]:
    kept = []
    if lines:
        year = now.year + BOOKS_YEARS
        kept.append(told(LEDGER, lines=lines, year=year))
    year = now.year + CONSENT_YEARS
    kept.append(told(TAKEN_BACK if customer.consent == Consent.revoked else AGREED, year=year))
    return kept


def _let_go(s: Session, table: Table, ids: list[int]) -> None:
    """What is kept names nothing that goes, and none of her words."""
    gone = {
        column.name: None
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name not in KEPT | NOT_HERS
    }
    words = {"about": ""} if table.name == "cases" else {}
    if gone or words:
        s.execute(table.update().where(table.c.id.in_(ids)).values(**gone, **words))


def _hers(s: Session, customer: Customer) -> dict[Table, list[int]]:
    """Return the ids of her rows by table, parents first: what names her, or something of hers."""
    found: dict[str, list[int]] = {"customer": [customer.key]}
    besides = {"outbox": _about_her(s, customer), "message": _from_her_people(s, customer)}
    tables: dict[Table, list[int]] = {}
    for table in SQLModel.metadata.sorted_tables:
        if table.name in NOT_HERS or "id" not in table.c:
            continue
        names_hers = [
            column.in_(found[key.column.table.name])
            for column in table.columns
            for key in column.foreign_keys
            if found.get(key.column.table.name) and key.column.table is not table
        ]
        if table.name in besides:
            names_hers.append(table.c.id.in_(besides[table.name]))
        if table.name != "customer" and names_hers:
            found[table.name] = list(s.scalars(select(table.c.id).where(or_(*names_hers))))
        if found.get(table.name):
            tables[table] = found[table.name]
    return tables


def _about_her(s: Session, customer: Customer) -> list[int]:
    """Return what was written of her to the desk's phone, or to her people, without naming her row."""
    tasks = set(s.exec(sqlmodel.select(Task.id).where(Task.customer_id == customer.id)))
    nags = sqlmodel.select(Outbox.id, Outbox.key_once, Outbox.job).where(
        col(Outbox.customer_id).is_(None), or_(*map(col(Outbox.key_once).startswith, desk_phone.KEYS))
    )
    told = [row for row, key, job in s.exec(nags) if desk_phone.is_about(key, job, tasks)]
    to = sqlmodel.select(Outbox.id).where(
        col(Outbox.customer_id).is_(None), col(Outbox.to).in_(_phones(s, customer))
    )
    return [row for row in (*told, *s.exec(to)) if row is not None]


def _from_her_people(s: Session, customer: Customer) -> list[int]:
    query = sqlmodel.select(Message.id).where(
        col(Message.customer_id).is_(None), col(Message.sender).in_(_phones(s, customer))
    )
    return [row for row in s.exec(query) if row is not None]


def _phones(s: Session, customer: Customer) -> list[str]:
    """Return her phone and those of her people who are nobody else's contact."""
    own = sqlmodel.select(Contact.phone).where(Contact.customer_id == customer.id)
    others = set(s.exec(sqlmodel.select(Contact.phone).where(Contact.customer_id != customer.id)))
    return [customer.phone, *(phone for phone in s.exec(own) if phone not in others)]
