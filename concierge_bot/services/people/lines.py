"""What we know of a phone's line: a landline is rung instead of texted, and how often in a row nothing arrived."""

from datetime import datetime

from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from concierge_bot.models import Line
from concierge_bot.services.house.once import keep

IN_A_ROW = 3
"""Texts in a row that a phone did not get, after which it counts as not to be reached."""


def by_voice(s: Session, agency_id: int, phone: str) -> bool:
    """Tell whether a phone is a landline, which takes no texts."""
    line = s.exec(_of(agency_id, phone)).first()
    return line is not None and line.voice


def is_landline(s: Session, agency_id: int, phone: str) -> bool:
    """Ring a phone from now on; False if that is known already."""
    line = _line(s, agency_id, phone)
    new, line.voice = not line.voice, True
    s.add(line)
    return new


def lost(s: Session, now: datetime, agency_id: int, phone: str, *, at_once: bool) -> bool:
    """Count a text that did not arrive; True if the phone counts as not to be reached from this one on."""
    line = _line(s, agency_id, phone)
    line.lost += 1
    out_of_reach = line.lost_since is None and (at_once or line.lost >= IN_A_ROW)
    if out_of_reach:
        line.lost_since = now
    s.add(line)
    return out_of_reach


def arrived(s: Session, agency_id: int, phone: str) -> bool:
    """A text arrived: count anew; True if the phone could not be reached before."""
    line = s.exec(_of(agency_id, phone)).first()
    if line is None or not line.lost:
        return False
    back = line.lost_since is not None
    line.lost, line.lost_since = 0, None
    s.add(line)
    return back


def out_of_reach(s: Session, agency_id: int, phone: str) -> bool:
    """Tell whether a phone cannot be reached by texts now, though it is no landline."""
    line = s.exec(_of(agency_id, phone)).first()
    return line is not None and line.lost_since is not None


def _line(s: Session, agency_id: int, phone: str) -> Line:
    return keep(s, _of(agency_id, phone), lambda: Line(agency_id=agency_id, phone=phone))[0]


def _of(agency_id: int, phone: str) -> SelectOfScalar[Line]:
    return select(Line).where(Line.agency_id == agency_id, Line.phone == phone)
