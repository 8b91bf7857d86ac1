"""How long a connector may take: a plug-in that hangs must not hold the sender, and what it gives back is looked at."""

from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from connectors.base import Temporary

PATIENCE = 25.0
"""Seconds of machine time, below the lease of a job, so that nobody else takes it up meanwhile."""

Given = TypeVar("Given")


def in_time(call: Callable[[], Any], kind: type[Given]) -> Given:
    """Return what a connector's call gives; Temporary if it takes too long or is not of the kind that it must be."""
    given: list[Any] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            given.append(call())
        except Exception as error:  # noqa: BLE001 - handed over to whoever waits
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if failed:
        raise failed[0]
    if not given:
        raise Temporary(f"its connector did not come back within {PATIENCE:g} seconds: repair it")
    if not isinstance(given[0], kind):
        raise Temporary(f"its connector gave back no {kind.__name__}: repair it")
    return given[0]
