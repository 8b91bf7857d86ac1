"""A service that is no shopping (a ride, a plumber, a film): read back, and on her OK a person sets it up in time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Provider, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import candidates, choosing
from concierge_bot.services.orders import baskets, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding import errands as reading
from concierge_bot.understanding import reminding
from concierge_bot.understanding import when as times
from concierge_bot.understanding.replies import Reply
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import UNREAD

PERSON_WITHIN = timedelta(minutes=30)
NOW = timedelta(minutes=1)
ABOUT, TASK = "service", "service:"
SOON = "as soon as we can"
LASTS = timedelta(hours=12)
"""Her OK is good for the rest of the day: nothing is priced yet, and a person sets it up with her."""
DAWN, HALF_A_DAY = 6, timedelta(hours=12)
"""Nobody is fetched or visited before six unless she says so."""


def quote(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Read a service back to her with its time, and ask for her OK; her own words are kept for the desk."""
    kind, said = reading.kind(what), reading.spoken(what)
    said = _with_whom(said, what)
    words = what if when == what else f"{what} / {when}"
    at = _at(now, customer, what, when)
    before = [q for q in questions.open_about(s, customer, ABOUT) if q.data["kind"] == kind]
    return _read_back(s, now, customer, {"kind": kind, "said": said, "words": words, **at}, before, once=once)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the time of the service that waits for her OK; an empty string if the words change nothing."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is None or reading.kind(words) not in (reading.OTHER, asked.data["kind"]):
        return ""
    at = moved(now, customer, asked.data, words)
    goods = baskets.read(s, customer, times.without_time(words, local(now, customer.time_zone)), None)
    if not at or (goods.items and not reading.whom(words)):
        return ""
    said = _with_whom(asked.data["said"], words)
    data = {**asked.data, **at, "said": said, "words": f"{asked.data['words']} / {words}"}
    return _read_back(s, now, customer, data, [asked], once=once)


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    data: dict[str, str],
    before: Sequence[Question],
    *,
    once: str,
) -> str:
    text = say("service", what=headed(data["said"]), when=data["at"])
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        once=once,
        words=data["said"],
        data=data,
        instead_of=before,
        lasts=LASTS,
    )


def _with_whom(said: str, words: str) -> str:
    """Return a service with who shall come, where her words say that it must be a woman or a man."""
    whom = reading.whom(words)
    return f"{said} ({whom})" if whom and "(" not in said else said


def headed(said: str) -> str:
    """Return the word for a service as a sentence begins with it."""
    return f"{said[0].upper()}{said[1:]}"


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her OK makes it a task of the desk, which names the members that do such work."""
    if reply not in ("1", "yes"):
        _tell(s, now, customer, say("service_left"), once)
        return
    able = [c.name for c in members(s, customer, q.data["kind"])]
    about = [
        f"Her words: {q.data['words']}",
        f"Address: {customer.address or 'not known'}",
        f"Does such work: {', '.join(able)}" if able else "No member does such work yet",
    ]
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task_words(customer, q),
        once=f"{TASK}{q.id}",
        about=". ".join(about),
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    note(s, now, customer.agency_id, f"service asked for: {q.data['kind']}", customer=customer)
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    _tell(s, now, customer, say("service_asked", by=promised), once)


def task_words(customer: Customer, q: Question) -> str:
    """Return how a service stands on the desk's list."""
    return f"Service: {q.data['said']}, {q.data['at']}, for {customer.name}"


def members(s: Session, customer: Customer, kind: str) -> list[choosing.Candidate]:
    """Return the members that may do a kind of service for her, by her preference."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id)
    fit = [p for p in s.exec(query) if kind in p.services or kind == p.kind]
    return candidates.choose(s, customer, fit)[0]


def moved(now: datetime, customer: Customer, data: Mapping[str, str], words: str) -> dict[str, str]:
    """Return the new time that her words give a service, what they leave out as before; empty if they give none."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    plain = reading.without_refused(words)
    tries = [plain, *reversed(reading.clauses(plain))]
    whole = (_moved(one, data, here, customer.country) for one in tries)
    read = next((one for one in whole if one is not None and not one.asks), None)
    if read is None:
        return {}
    if isinstance(read.end, datetime) and reading.says_by(plain):  # who shall come by nine comes at nine
        read = replace(read, start=read.end, end=None)
    if isinstance(read.start, datetime) and read.start.hour < DAWN and not reading.by_night(plain):
        read = replace(read, start=read.start + HALF_A_DAY, end=None)
    return _kept(read, here)


def _moved(words: str, data: Mapping[str, str], here: datetime, country: str) -> When | None:
    if not data.get("start"):
        return times.read(words, here, country=country)
    return reminding.moved(words, datetime.fromisoformat(data["start"]), "", here, country)


def _at(now: datetime, customer: Customer, what: str, when: str) -> dict[str, str]:
    """Read when it shall be, a day that she said first together with the hour that she said then."""
    here, country = local(now, customer.time_zone).replace(tzinfo=None), customer.country
    what, when = reading.without_trouble(what), reading.without_trouble(when)
    read = times.read(when, here, country=country)
    before = times.read(what, here, country=country) if when != what else None
    if before is not None:
        whole = reminding.completed(before.words, when, here, country=country)
        read = whole if reminding.whole(whole) else read or replace(before, asks=())
    if days := reading.days_said(when):
        return {"at": days, "start": ""}
    if read is None or reading.any_time(when) or reading.leaves_open(when):
        return {"at": SOON, "start": ""}
    if read.asks and (
        set(read.asks) - {UNREAD} or isinstance(read.start, datetime) or read.start <= here.date()
    ):
        return {"at": SOON, "start": ""}
    if isinstance(read.start, datetime) and read.rrule is None and read.start <= here + NOW:
        return {"at": SOON, "start": ""}
    return _kept(replace(read, asks=()), here)


def _kept(read: When, here: datetime) -> dict[str, str]:
    end = {"end": read.end.isoformat()} if read.end else {"end": ""}
    return {"at": times.words(read, here), "start": read.start.isoformat(), **end}


def _tell(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
