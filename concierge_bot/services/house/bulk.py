"""Many rows in one statement: they reach the database as one JSON value, which SQLite and PostgreSQL read alike."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Integer,
    ScalarSelect,
    TableValuedAlias,
    cast,
    func,
    insert,
    literal,
    select,
)
from sqlmodel import Session

from concierge_bot.models.base import Row


def write(
    s: Session,
    model: type[Row],
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    giving: Sequence[str] = (),
    **same: Any,
) -> Sequence[Any]:
    """Write rows in their order: the values of some columns for each, and the ``same`` ones; return columns of them.

    A row's own values are texts, whole numbers or JSON; what nobody names has the model's default.
    """
    if not rows:
        return []
    each = _each(dict(enumerate(rows)))
    columns = [column for column in _columns(model) if not column.primary_key]
    values = [
        _read(each, names.index(column.name), column)
        if column.name in names
        else literal(same.get(column.name, _default(model, column.name)), column.type)
        for column in columns
    ]
    found = select(*values).select_from(each).order_by(cast(each.c.key, Integer))
    written = insert(model).from_select([column.name for column in columns], found)
    if not giving:
        s.execute(written)
        return []
    return s.execute(written.returning(*(model.__table__.c[name] for name in giving))).all()  # type: ignore[attr-defined]


def among(numbers: Collection[int]) -> ScalarSelect[int]:
    """Return a selection of some numbers, to find rows ``in_`` it, however many they are."""
    each = _each(dict.fromkeys(numbers, 0))
    return select(cast(each.c.key, Integer)).select_from(each).scalar_subquery()


def _each(told: Mapping[int, Any]) -> TableValuedAlias:
    return func.json_each(literal(told, JSON)).table_valued("key", "value")


def _read(each: TableValuedAlias, place: int, column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, JSON):
        return each.c.value.op("->")(place)
    text = each.c.value.op("->>")(place)
    return cast(text, Integer) if isinstance(column.type, Integer) else text


def _columns(model: type[Row]) -> Sequence[Column[Any]]:
    return list(model.__table__.c)  # type: ignore[attr-defined]  # SQLModel does not declare it


def _default(model: type[Row], name: str) -> Any:
    default = model.model_fields[name].get_default(call_default_factory=True)
    return None if default is PydanticUndefined else default
