"""A service that is no shopping (a ride, a plumber, a film): read back with who does it; else a person sets it up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Provider, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import baskets, hires, visit_words, windows
from concierge_bot.services.orders.hires import SOON
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding import conditions, particulars, reminding, visit_hours, visit_questions
from concierge_bot.understanding import errands as reading
from concierge_bot.understanding import when as times
from concierge_bot.understanding.replies import Reply
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import DAY_CLOSES, UNREAD

PERSON_WITHIN = timedelta(minutes=30)
NOW = timedelta(minutes=1)
ABOUT, TASK = "service", "service:"
ALSO_BACK = "also back"
LASTS = timedelta(hours=12)
"""Her OK is good for the rest of the day: the price is that of the list, and who is asked may still say no."""
DAWN, HALF_A_DAY, HALF_A_DAY_HOURS = 6, timedelta(hours=12), 12
"""Nobody is fetched or visited before six unless she says so."""
MORNING = (time(9), time(12))
BY_DAY = ("handyman", "cleaning", "technician", "hairdresser")
"""Who comes to her house on a day without an hour is offered in the morning."""


def quote(
    s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str, first: str = ""
) -> str:
    """Read a service back to her with who does it, and ask for her OK; her own words are kept."""
    words = what if when in (what, "") else f"{what} / {when}"
    kind, said = _kind(s, customer, words)
    there, back = particulars.parted(what)
    if when and when != what:
        then, later = particulars.parted(when)
        back = back or later
    else:
        then = when and there
    data = {
        "kind": kind,
        "said": _with_whom(said, what),
        "words": words,
        **_at(now, customer, there, then, kind),
    }
    data |= _more(s, now, customer, data, f"{there}. {then}" if then != there else there, back)
    if data["said"] == reading.called(reading.OTHER):
        return _tell(s, now, customer, say("what_service"), once)
    before = [q for q in questions.open_about(s, customer, ABOUT) if q.data["kind"] == kind]
    if before and not particulars.names_own(data):  # "that ride, Wednesday": what was said of it before stays
        old = before[0].data
        data = {**old, **changes(s, now, customer, old, words)}
    return _read_back(s, now, customer, data, before, once=once, first=first)


def offer(s: Session, now: datetime, customer: Customer, data: Data, *, once: str) -> str:
    """Read a service back that differs from one that is set up; nothing is changed before her OK."""
    before = [q for q in questions.open_about(s, customer, ABOUT) if q.data["kind"] == data["kind"]]
    return _read_back(s, now, customer, dict(data), before, once=once)


def once_more(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks about a service that waits for her OK: it is read back again; empty if she asks about none."""
    kind, firm = reading.kind(words), hires.firm(s, customer, words)
    asked = [
        q
        for q in questions.open_ones(s, now, customer)
        if q.about == ABOUT
        and (
            kind == q.data["kind"]
            or (firm is not None and q.data["kind"] in firm.services)
            or (kind == reading.OTHER and visit_questions.names_one(words))
        )
    ]
    if not asked:
        return ""
    new = {**asked[0].data, **changes(s, now, customer, asked[0].data, words)}
    return _read_back(s, now, customer, new, asked[:1], once=once, first=say("not_yet_booked"))


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the service that waits for her OK, what she does not speak of as it was; empty if nothing is changed."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is None or reading.kind(words) not in (reading.OTHER, asked.data["kind"]):
        return ""
    new = changes(s, now, customer, asked.data, words)
    if not new:
        return ""
    return _read_back(s, now, customer, {**asked.data, **new}, [asked], once=once)


def corrects(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say how the service shall be that was just read back, and nothing else."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is None or not questions.was_last_said(s, customer, asked):
        return False
    alone = reading.names_nothing_else(words) and "?" not in words
    return alone and bool(changes(s, now, customer, asked.data, words))


def echoed(s: Session, now: datetime, customer: Customer, words: str) -> Question | None:
    """Return the service just read back that she says yes to by saying it once more: "Hal yes please. Wednesday"."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is None or not reading.says_yes(words) or not reading.names_nothing_else(words):
        return None
    new = changes(s, now, customer, asked.data, words)
    shop = hires.best(s, now, customer, asked.data)
    if shop is not None and new.get("firm") == shop.name:
        del new["firm"]
    same = all(asked.data.get(key, "") == value for key, value in new.items() if key != "words")
    return asked if new and same else None


def settle(s: Session, now: datetime, customer: Customer, asked: Question, words: str) -> bool:
    """Take what she says beside her yes along with it; False if it asks for more than that."""
    new = changes(s, now, customer, asked.data, words)
    known = details(s, now, customer, asked.data, words)
    same = all(asked.data.get(key, "") == value for key, value in new.items() if key != "words")
    if known and same and known.items() <= asked.data.items():
        return True
    if not new or not new.keys().isdisjoint(("start", "at", "back", "firm")):
        return False
    asked.data = {**asked.data, **new}
    s.add(asked)
    return True


def details(s: Session, now: datetime, customer: Customer, data: Data, words: str) -> dict[str, str]:
    """Return what her words say of a service beside its hour."""
    return _more(s, now, customer, data, particulars.plain(words), "")


def add_note(s: Session, asked: Question, words: str) -> None:
    """Keep a word for whoever will come."""
    notes = "; ".join(filter(None, (asked.data.get("notes", ""), particulars.word_for_them(words))))
    asked.data = {**asked.data, "notes": notes, "words": f"{asked.data['words']} / {words}"}
    s.add(asked)


def changes(s: Session, now: datetime, customer: Customer, data: Data, words: str) -> dict[str, str]:
    """Return what her words change of a service: its time, the way back, who does it, or what is to be done."""
    out = data["kind"] == particulars.RIDE and data.get("to", particulars.HOME) != particulars.HOME
    there, back = particulars.parted(reading.without_number(words), out=out)
    if ALSO_BACK in data.get("notes", "") and not back and visit_hours.alone(there):
        there, back = "", there  # the hour that we asked for
    if data.get("way") == particulars.BACK:
        there, back = particulars.plain(reading.without_number(words)), ""
    new = moved(now, customer, data, there)
    new |= _more(s, now, customer, {**data, **new}, there, back)
    if whom := reading.whom(words):
        new["said"] = _with_whom(data["said"], words) if whom else data["said"]
    new = {key: value for key, value in new.items() if data.get(key, "") != value or key == "start"}
    if not new or (new.keys() <= {"at", "start", "end", "by"} and _names_goods(s, now, customer, there)):
        return {}
    return {**new, "words": f"{data['words']} / {words}"}


def _kind(s: Session, customer: Customer, words: str) -> tuple[str, str]:
    """Return the kind of service, and her word for it; a firm that she names says what she wants, too."""
    words = conditions.without(words)
    kind, said = reading.kind(words), reading.spoken(words)
    firm = hires.firm(s, customer, words)
    if firm is None or kind in firm.services or not firm.services:
        return kind, said
    return firm.services[0], reading.called(firm.services[0])


def _more(s: Session, now: datetime, customer: Customer, data: Data, words: str, back: str) -> dict[str, str]:
    """Return what her words say beside the hour: places, how many, what is broken, the way back, and the firm."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    spans = times.spans(reading.for_times(words, data["kind"]), here, customer.country)
    found = particulars.read(words, data["kind"], spans)
    if firm := hires.firm(s, customer, words):
        found["firm"] = firm.name
    day = datetime.fromisoformat(data["start"]) if data.get("start") else here
    read = reminding.moved(back, day, "", here, customer.country) if back else None
    if read is None and (hour := visit_hours.hour(back)):
        read = reminding.moved(f"at {hour}", day, "", here, customer.country)
    if read is not None and isinstance(read.start, datetime):
        at = read.end if isinstance(read.end, datetime) and reading.says_by(back) else read.start
        at = datetime.combine(day.date(), at.time())
        found["back"] = (
            at if at > day or at.hour >= windows.CLOSES.hour - 12 else at + HALF_A_DAY
        ).isoformat()
    told = [*filter(None, data.get("notes", "").split("; ")), *conditions.read(words)]
    if back and "back" not in found and not data.get("back"):
        told.append(ALSO_BACK)
    told = [one for one in dict.fromkeys(told) if one != ALSO_BACK or "back" not in found]
    if told or data.get("notes"):
        found["notes"] = "; ".join(told)
    if particulars.is_part_of(found.get("to", ""), data.get("to", "")):
        del found["to"]
    return found


def _names_goods(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    goods = baskets.read(s, customer, times.without_time(words, local(now, customer.time_zone)), None)
    return bool(goods.items) and not reading.whom(words)


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    data: dict[str, str],
    before: Sequence[Question],
    *,
    once: str,
    first: str = "",
) -> str:
    here = local(now, customer.time_zone).replace(tzinfo=None)
    data["at"] = str(visit_words.when(data, here))
    shop = hires.best(s, now, customer, data)
    told = {"what": visit_words.headed(data, notes=True), "when": visit_words.when(data, here)}
    if shop is None:
        text = say("service", **told)
    else:
        text = say("service_by", shop=shop.name, price=visit_words.price(s, customer, data, shop), **told)
    text = together(text, say("ride_hour") if _lacks_hour(data) else "")
    if ALSO_BACK in data.get("notes", ""):
        text = together(text, say("ride_back_hour"))
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        together(first, text),
        once=once,
        words=data["said"],
        data=data,
        instead_of=before,
        lasts=LASTS,
    )


def _lacks_hour(data: Data) -> bool:
    """Tell whether a ride is wanted on a day, at no hour yet."""
    return data["kind"] == particulars.RIDE and bool(data["start"]) and "T" not in data["start"]


def _with_whom(said: str, words: str) -> str:
    """Return a service with who shall come, where her words say that it must be a woman or a man."""
    whom = reading.whom(words)
    return f"{said} ({whom})" if whom and "(" not in said else said


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her OK books it with the member that she was told; where there is none, it is a task of the desk."""
    if reply not in ("1", "yes"):
        _tell(s, now, customer, say("service_left"), once)
        return
    shop = hires.best(s, now, customer, q.data)
    if shop is None:
        set_up(s, now, customer, q, once=once)
        return
    hires.place(s, now, customer, q, shop)
    note(s, now, customer.agency_id, f"service booked: {q.data['kind']}", customer=customer)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    text = say(
        "service_sent",
        shop=shop.name,
        what=visit_words.with_notes(q.data),
        when=visit_words.when(q.data, here),
        price=visit_words.price(s, customer, q.data, shop),
    )
    _tell(s, now, customer, text, once)


def set_up(s: Session, now: datetime, customer: Customer, q: Question, *, once: str) -> None:
    """A person sets it up with her, by a promised time."""
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
        task_words(customer, q.data),
        once=f"{TASK}{q.id}",
        about=". ".join(about),
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    note(s, now, customer.agency_id, f"service asked for: {q.data['kind']}", customer=customer)
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    what, when = visit_words.spoken(q.data), q.data["at"]
    _tell(s, now, customer, say("service_asked", what=what, when=when, by=promised), once)


def task_words(customer: Customer, data: Data) -> str:
    """Return how a service stands on the desk's list."""
    return f"Service: {visit_words.spoken(data)}, {data['at']}, for {customer.name}"


def members(s: Session, customer: Customer, kind: str) -> list[Provider]:
    """Return the members that may do a kind of service for her, by her preference."""
    return [s.get_one(Provider, one.provider_id) for one in hires.able(s, customer, kind)[0]]


def moved(now: datetime, customer: Customer, data: Mapping[str, str], words: str) -> dict[str, str]:
    """Return the new time that her words give a service, what they leave out as before; empty if they give none."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    ride = data["kind"] == particulars.RIDE
    plain = reading.for_times(reading.without_refused(words), data["kind"])
    rest, there = visit_hours.parted(plain) if ride else (plain, "")
    if there and visit_hours.of_a_meeting(plain) and _fetched_at(data) and not visit_hours.says_fetched(rest):
        return _due(data, data, there, here, customer.country)
    both = bool(there) and visit_hours.says_fetched(rest)
    if ride:
        plain = f"{rest} at {there}" if there and not both else visit_hours.fetched_at(rest)
    tries = [plain, *reversed(reading.clauses(plain))]
    whole = (_moved(one, data, here, customer.country) for one in tries)
    read = next((one for one in whole if one is not None and not one.asks), None)
    if read is None:
        return {}
    read, by = _by(read, plain)
    if ride:  # "come by nine" is when she is fetched, unless she spoke of being there
        only_day = not visit_hours.hour(plain)
        by = not both and (bool(there) or ((by or only_day) and bool(data.get("by"))))
        read = replace(read, end=None) if there else read
    if isinstance(read.start, datetime) and read.start.hour < DAWN and not reading.by_night(plain):
        read = replace(read, start=read.start + HALF_A_DAY, end=None)
    new = _kept(read, here, by=by)
    return {**new, **_due(data, new, there if both else "", here, customer.country)} if ride else new


def _fetched_at(data: Mapping[str, str]) -> bool:
    """Tell whether a ride stands with the hour at which she is fetched."""
    return "T" in data.get("start", "") and not data.get("by")


def _due(
    data: Mapping[str, str], new: Mapping[str, str], there: str, here: datetime, country: str
) -> dict[str, str]:
    """Return by when she must be there beside the hour at which she is fetched, as she says now or said before."""
    if "T" not in new["start"] or new.get("by"):
        return {"due": ""}
    start = datetime.fromisoformat(new["start"])
    before = data.get("due") or (data.get("start", "") if data.get("by") else "")
    at = datetime.combine(start, datetime.fromisoformat(before).time()) if before else None
    if there:
        read = reminding.moved(f"at {there}", start, "", here, country)
        at = datetime.combine(start, read.start.time()) if read and isinstance(read.start, datetime) else None
        at = at + HALF_A_DAY if at is not None and at <= start and at.hour < HALF_A_DAY_HOURS else at
    return {"due": at.isoformat() if at is not None and at > start else ""}


def _by(read: When, words: str) -> tuple[When, bool]:
    """Who shall be there by nine is there at nine at the latest: that hour is what was said."""
    if not isinstance(read.end, datetime) or not reading.says_by(words):
        return read, False
    return replace(read, start=read.end, end=None), True


def _moved(words: str, data: Mapping[str, str], here: datetime, country: str) -> When | None:
    if not data.get("start"):
        return times.read(words, here, country=country)
    start = datetime.fromisoformat(data["start"])
    named = visit_hours.names_day(words, here)
    if "T" not in data["start"]:  # only a day stands: a new one takes its place, an hour belongs to it
        return times.read(
            words if named else f"{times.words(_day(start), here)} {words}", here, country=country
        )
    read, alone = reminding.moved(words, start, "", here, country), times.read(words, here, country=country)
    if alone is not None and not isinstance(alone.start, datetime) and not alone.asks and not alone.end:
        lasts = datetime.fromisoformat(data["end"]) - start if "T" in data.get("end", "") else None
        at = datetime.combine(alone.start, start.time())
        return replace(alone, start=at, end=at + lasts if lasts else None)
    if read is None or named or not isinstance(read.start, datetime):
        return read
    end = datetime.combine(start, read.end.time()) if isinstance(read.end, datetime) else None
    return replace(read, start=datetime.combine(start, read.start.time()), end=end)


def _day(at: datetime) -> When:
    return When(at.date(), None, None, "", ())


def _at(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be; of a ride, when she is fetched or by when she must be there, or both."""
    if kind != particulars.RIDE:
        return _in_the_morning(_read_at(now, customer, what, when, kind), kind)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    what, when = (reading.without_refused(reading.without_number(words)) for words in (what, when))
    (first, there), (then, later) = visit_hours.parted(what), visit_hours.parted(when)
    there = later or there
    if there and visit_hours.says_fetched(f"{first}. {then}" if what != when else first):
        found = _read_at(now, customer, visit_hours.fetched_at(first), visit_hours.fetched_at(then), kind)
        return {**found, **_due({}, found, there, here, customer.country)}
    found = _read_at(now, customer, what, when, kind)
    return {**found, "by": "yes", "end": ""} if there and "T" in found["start"] else found


def _in_the_morning(found: dict[str, str], kind: str) -> dict[str, str]:
    """A day without an hour is offered in the morning; she may say another."""
    if kind not in BY_DAY or not found["start"] or "T" in found["start"] or found["end"] or found["repeats"]:
        return found
    day = date.fromisoformat(found["start"])
    begin, end = (datetime.combine(day, at).isoformat() for at in MORNING)
    return {**found, "start": begin, "end": end}


def _read_at(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be, a day that she said first together with the hour that she said then."""
    here, country = local(now, customer.time_zone).replace(tzinfo=None), customer.country
    what, when = (reading.for_times(reading.without_trouble(words), kind) for words in (what, when))
    read = times.read(when, here, country=country)
    before = times.read(what, here, country=country) if when != what else None
    if before is not None:
        whole = reminding.completed(before.words, when, here, country=country)
        read = whole if reminding.whole(whole) else read or replace(before, asks=())
    if days := reading.days_said(when):
        return {"at": days, "start": ""}
    if read is None or reading.any_time(when) or reading.leaves_open(when):
        return {"at": SOON, "start": ""}
    if read.asks:
        alone = (times.read(one, here, country=country) for one in reading.clauses(when))
        read = next((one for one in alone if one is not None and not one.asks), read)
    if read.asks and (
        set(read.asks) - {UNREAD} or isinstance(read.start, datetime) or read.start <= here.date()
    ):
        return {"at": SOON, "start": ""}
    read, by = _by(read, when)
    if kind == particulars.RIDE:
        by = by and not reading.says_fetched(when)
    if kind == particulars.RIDE and isinstance(read.end, datetime) and read.end.time() == DAY_CLOSES:
        read = replace(read, end=None)  # "from home at ten" is no stretch of time
    if isinstance(read.start, datetime) and read.rrule is None and read.start <= here + NOW:
        return {"at": SOON, "start": ""}
    return _kept(replace(read, asks=()), here, by=by)


def _kept(read: When, here: datetime, *, by: bool) -> dict[str, str]:
    return {
        "at": times.words(read, here),
        "start": read.start.isoformat(),
        "end": read.end.isoformat() if read.end else "",
        "by": "yes" if by else "",
        "repeats": read.rrule or "",
    }


def _tell(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
