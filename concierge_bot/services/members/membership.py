"""From prospect to member and out again: admitted by evidence, told before it runs out, suspended without it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import Agency, Provider, Standing
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import evidence, moving, nobody
from concierge_bot.services.members.evidence import Shown
from concierge_bot.texts import say, together
from concierge_bot.texts.pages import stated, told

AHEAD = (3, 14, 30)
"""So many days before something runs out it is told, once each."""
TOLD_AT = time(9)
DAY = timedelta(days=1)
OPEN = (Standing.prospect, Standing.suspended)


def begin(s: Session, now: datetime, provider: Provider) -> None:
    """A member is new here, or showed something: what it may do counts at once, what is to be told is due."""
    today = local(now, s.get_one(Agency, provider.agency_id).time_zone).date()
    provider.lapsed = _lapsed(provider, today)
    provider.look_at = now if provider.evidence else None
    s.add(provider)


def show(s: Session, now: datetime, provider: Provider, more: Sequence[Shown], who: str) -> None:
    """Write down what a member has shown; BadInput says what is not told of it."""
    for one in more:
        if trouble := evidence.incomplete(one):
            raise BadInput(trouble, field="evidence")
    provider.evidence = evidence.with_more(provider, more)
    begin(s, now, provider)
    what = ", ".join(one.words for one in more)
    note(s, now, provider.agency_id, f"{provider.name} showed {what}, written down by {who}")


def admit(s: Session, now: datetime, provider: Provider, more: Sequence[Shown], who: str) -> None:
    """Take a prospect, or one that was suspended, on probation; NotNow while something is not shown or has run out."""
    if more:
        show(s, now, provider, more, who)
    if provider.standing not in OPEN:
        raise NotNow(
            told(
                "{name} is admitted already: its standing is {status}",
                name=provider.name,
                status=stated(provider.stands),
            )
        )
    agency = s.get_one(Agency, provider.agency_id)
    today = local(now, agency.time_zone).date()
    if lacking := evidence.missing(provider, today):
        named = together(*map(stated, lacking), by=", ")
        raise NotNow(
            told(
                "{name} cannot be admitted yet: write down its {named}, and until when each is good",
                name=provider.name,
                named=named,
            )
        )
    provider.standing = Standing.probation
    begin(s, now, provider)
    nobody.awake(s, now, provider)
    note(s, now, agency.key, f"{provider.name} is admitted on probation by {who}")
    _text(
        s,
        now,
        agency,
        provider,
        say("member_admitted", agency=agency.name, shop=provider.name),
        _at("admitted", now),
    )


def suspend(s: Session, now: datetime, provider: Provider, reason: str, who: str) -> None:
    """Give a member no more jobs until it is admitted again; what it has not begun goes to others."""
    if provider.standing in OPEN:
        raise NotNow(
            told(
                "{name} gets no jobs as it is: its standing is {status}",
                name=provider.name,
                status=stated(provider.standing),
            )
        )
    provider.standing = Standing.suspended
    s.add(provider)
    s.flush()
    agency = s.get_one(Agency, provider.agency_id)
    note(s, now, agency.key, f"{provider.name} is suspended by {who}: {reason}")
    moving.to_others(s, now, provider, "suspended")
    _text(s, now, agency, provider, say("member_suspended", agency=agency.name), _at("suspended", now))


def fall_due(s: Session, now: datetime, provider: Provider) -> None:
    """Tell member and desk of what runs out soon, or has; from the day after its last one nobody chooses it."""
    agency = s.get_one(Agency, provider.agency_id)
    here = local(now, agency.time_zone).replace(tzinfo=None)
    provider.lapsed = _lapsed(provider, here.date())
    s.add(provider)
    if here.time() < TOLD_AT:  # whoever is told, or loses or gets its jobs, is told in the morning
        provider.look_at = instant(datetime.combine(here.date(), TOLD_AT), agency.time_zone)
        return
    if provider.standing not in OPEN:
        s.flush()
        for one in evidence.shown(provider):
            _tell(s, now, agency, provider, one, here.date())
        if provider.lapsed:
            moving.to_others(s, now, provider, provider.lapsed)
    following = _next(provider, here)
    provider.look_at = instant(following, agency.time_zone) if following else None


def _tell(s: Session, now: datetime, agency: Agency, provider: Provider, one: Shown, today: date) -> None:
    """Tell of one thing, if its end is near; each time once, and never of two times together."""
    if one.expires is None:
        return
    left = (one.expires - today).days
    mark = -1 if left < 0 else next((days for days in AHEAD if left <= days), None)
    if mark is None:
        return
    key = f"{one.kind}:{one.person}:{one.expires}:{mark}"
    day = f"{one.expires:%B} {one.expires.day}"
    words = {"agency": agency.name, "evidence": one.words, "day": day}
    _text(s, now, agency, provider, say("member_ended" if left < 0 else "member_ends", **words), key)
    told = "it was texted" if provider.phone else "it has no phone for texts, so tell it"
    desk.open_task(
        s,
        now,
        agency,
        f"{one.words} of {provider.name} {'ended' if left < 0 else 'ends'} on {day}: get the new one ({told})",
        once=f"evidence:{provider.id}:{key}",
        due_in=DAY * max(left, 1),
    )


def _text(s: Session, now: datetime, agency: Agency, provider: Provider, text: str, key: str) -> None:
    if provider.phone:
        notify.to_phone(
            s, now, agency, provider.phone, text, about="member", once=f"member:{provider.id}:{key}"
        )


def _at(what: str, now: datetime) -> str:
    return f"{what}:{now.isoformat()}"


def _lapsed(provider: Provider, today: date) -> str:
    gone = [one.words for one in evidence.expired(provider, today)]
    return f"{' and '.join(gone)} has run out" if gone else ""


def _next(provider: Provider, here: datetime) -> datetime | None:
    """Return when the next thing is to be told, or runs out, on the agency's clock."""
    ends = [one.expires for one in evidence.shown(provider) if one.expires is not None]
    told = [datetime.combine(end - DAY * days, TOLD_AT) for end in ends for days in AHEAD]
    over = [datetime.combine(end + DAY, time.min) for end in ends]
    return min((at for at in (*told, *over) if at > here), default=None)
