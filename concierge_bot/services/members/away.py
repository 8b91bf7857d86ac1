"""What a member says by text of its coming days: that it takes no jobs, or so many, or does again."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.models import Agency, Provider
from concierge_bot.services.members import board
from concierge_bot.services.members.board import Notice
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.members import member_words
from concierge_bot.understanding.when import When


def heard(s: Session, now: datetime, agency: Agency, provider: Provider, text: str) -> str:
    """Write down when a member takes no jobs, or so many, or again; return what it is told, if it says any of it."""
    here = board.here(s, now, provider)
    if member_words.is_back(text) and board.coming(s, now, provider):
        board.write(s, now, provider, [])
        return say("member_open", agency=agency.name)
    jobs = member_words.jobs(text)
    if jobs is None and not member_words.is_away(text):
        return ""
    if jobs is not None and jobs.each_day:
        board.can_do(s, now, provider, jobs.most)
        return say("member_each_day", agency=agency.name, count=jobs.most)
    said = times.read(jobs.rest if jobs else text, here, country=agency.country)
    begin, until = _span(said, here, till=member_words.says_till(text))
    if until <= here:
        return ""
    board.declare(s, now, provider, Notice(begin, until, jobs.most if jobs else 0, text))
    when = times.words(When(begin.date(), (until - timedelta(seconds=1)).date(), None, "", ()), here)
    if jobs is not None and jobs.most:
        return say("member_short", agency=agency.name, when=when, count=jobs.most)
    return say("member_away", agency=agency.name, when=when)


def _span(said: When | None, here: datetime, *, till: bool) -> tuple[datetime, datetime]:
    """Return from when to when: whole days, but for an hour that is told; without a day the rest of this one."""
    if said is None:
        return here, _midnight(here.date())
    start, end = _moment(said.start), said.end
    if till:
        return here, _moment(end or said.start)
    if isinstance(end, datetime):
        return start, end
    return start, _midnight(end or start.date())


def _moment(said: date | datetime) -> datetime:
    return said if isinstance(said, datetime) else datetime.combine(said, time.min)


def _midnight(day: date) -> datetime:
    """Return the end of a day."""
    return datetime.combine(day + timedelta(days=1), time.min)
