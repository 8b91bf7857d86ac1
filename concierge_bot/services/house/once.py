"""Rows whose key makes writing them twice harmless, also when both writers come at the same moment."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from concierge_bot.models.base import Row

Kept = TypeVar("Kept", bound=Row)


def keep(s: Session, known: SelectOfScalar[Kept], make: Callable[[], Kept]) -> tuple[Kept, bool]:
    """Write a row unless ``known`` finds it; return the one that is there then, and whether it is ours."""
    if found := s.exec(known).first():
        return found, False
    try:
        with s.begin_nested():
            row = make()
            s.add(row)
    except IntegrityError:  # another transaction wrote it after our look
        if theirs := s.exec(known).first():
            return theirs, False
        raise
    return row, True
