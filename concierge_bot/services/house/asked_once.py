"""What the many readers of one text ask of her rows is asked of the database once, until something is written."""

import functools
from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")
KEPT = "answers kept"


def asked_once(
    query: Callable[Concatenate[Session, P], Sequence[T]],
) -> Callable[Concatenate[Session, P], list[T]]:
    """Keep what a query answers for as long as its session writes nothing; it is told plain values, no rows."""

    @functools.wraps(query)
    def answer(s: Session, /, *told: P.args, **more: P.kwargs) -> list[T]:
        s.flush()  # as before any query: what was changed is written first
        kept = s.info.setdefault(KEPT, {})
        key = (query, told, tuple(more.items()))
        if key not in kept:
            kept[key] = tuple(query(s, *told, **more))
        return list(kept[key])

    return answer


@event.listens_for(Session, "after_flush")
@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, *_: Any) -> None:
    session.info.pop(KEPT, None)


@event.listens_for(Session, "do_orm_execute")
def _forget_if_it_writes(state: ORMExecuteState) -> None:
    if not state.is_select:
        state.session.info.pop(KEPT, None)
