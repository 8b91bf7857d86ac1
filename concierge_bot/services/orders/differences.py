"""What another basket has otherwise than the one before, as she is told it."""

from collections.abc import Sequence

from concierge_bot.services.orders import baskets
from concierge_bot.services.orders.basket import Line


def pairs(gone: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return which line stands in for which: the ones that share most words of their names."""
    left, found = list(gone), []
    for line in new[: len(gone)]:
        words = set(line.name.casefold().split())
        old = max(left, key=lambda one: len(words & set(one.name.casefold().split())))
        left.remove(old)
        found.append((old, line))
    return found


def told(before: Sequence[Line], after: Sequence[Line]) -> list[str]:
    """Say what another basket has otherwise: ``Eggs medium for Eggs large``, ``no Wheat bread``, ``1 Milk``."""
    was, will = {line.name: line for line in before}, {line.name: line for line in after}
    gone = [line for line in before if line.name not in will]
    new = [line for line in after if line.name not in was]
    swapped = pairs(gone, new)
    out, over = {old.name for old, _ in swapped}, {line.name for _, line in swapped}
    return [
        *(f"{_said(line)} for {old.name}" for old, line in swapped),
        *(f"no {line.name}" for line in gone if line.name not in out),
        *(f"{_said(line)} too" for line in new if line.name not in over),
        *(_said(line) for line in after if line.name in was and _amount(line) != _amount(was[line.name])),
    ]


def _said(line: Line) -> str:
    return baskets.lines((line,))[0]


def _amount(line: Line) -> tuple[float, str]:
    return line.quantity or 1, line.unit or ""
