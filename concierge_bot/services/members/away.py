"""When a member takes no jobs, as it says itself by text; whoever chooses and the desk's risks read it."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house.timeline import note
from concierge_bot.texts import say
from concierge_bot.understanding import member_words
from concierge_bot.understanding import when as times
from concierge_bot.understanding.when import When

MOST = 10


def heard(s: Session, now: datetime, agency: Agency, provider: Provider, text: str) -> str:
    """Write down when a member takes no jobs, or that it does again; return what it is told, if it is either."""
    here = local(now, agency.time_zone).replace(tzinfo=None)
    if member_words.is_back(text) and provider.away:
        provider.away = []
        s.add(provider)
        note(s, now, agency.key, f"{provider.name} takes jobs again")
        return say("member_open", agency=agency.name)
    if not member_words.is_away(text):
        return ""
    said = times.read(text, here, country=agency.country)
    begin, until = _span(said, here, till=member_words.says_till(text))
    if until <= here:
        return ""
    kept = [one for one in provider.away if datetime.fromisoformat(one["until"]) > here]
    span = {"from": begin.isoformat(), "until": until.isoformat(), "words": text[:200]}
    provider.away = [*kept, span][-MOST:]
    s.add(provider)
    when = times.words(When(begin.date(), (until - timedelta(seconds=1)).date(), None, "", ()), here)
    note(s, now, agency.key, f"{provider.name} takes no jobs: {when}")
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
