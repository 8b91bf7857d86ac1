"""A worker's place: its name on what it has in work, under a lock that ends with its process and never before.

So whoever takes a place knows that its last holder is dead, and takes over at once what that one had in work.
"""

import fcntl
import secrets
import socket
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TextIO

from sqlalchemy.engine import make_url

from concierge_bot.bootstrap import App
from concierge_bot.errors import Misconfigured


@dataclass(frozen=True)
class Place:
    """A name that only one living worker has, and the locked file that proves it."""

    name: str
    lock: TextIO


def take(app: App) -> Place:
    """Take the one place of a SQLite database, or the first free one of this folder; Misconfigured if it is taken."""
    if not app.db.sqlite:
        return next(place for n in count() if (place := _locked(app.settings.var / f"worker-{n}.place")))
    place = _locked(Path(f"{make_url(app.db.url).database}.worker"))
    if place is None:
        raise Misconfigured("Another worker runs on this SQLite database: stop it, or use PostgreSQL")
    return place


def _locked(path: Path) -> Place | None:
    """Lock a file and read its name, which no other machine and no copy of the folder has; None if it is taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.seek(0)
    name = file.read()
    if not name:
        name = secrets.token_hex(8)
        file.write(name)
        file.flush()
    return Place(f"{name}@{socket.gethostname()}", file)
