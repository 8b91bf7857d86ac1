"""She travels: asked whether her medicine times follow the clock there, and back to her home time by itself."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Question, Trip
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import plan_changes, plans
from concierge_bot.services.orders import holds, windows
from concierge_bot.services.talk import answering, questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.medicines import pill_holds
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.understanding.people import places

ABOUT = "trip"


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Ask what her medicine times shall follow where she says that she is; an empty string if she says none."""
    trip = _open(s, customer)
    if trip is not None and pill_holds.is_home(words):
        _end(s, now, customer, trip, once=once)
        return "home"
    found = places.away(words)
    own = plans.of(s, customer)
    times = sorted({slot for plan in own if not plan.as_needed for slot in plan.times})
    if found is None or not times:
        return ""
    place, zone = found
    days = holding.read(words, local(now, customer.time_zone), customer.country)
    if _alike(now, zone, customer.time_zone):
        return ""
    if days is None or days.last is None:
        notify.to_customer(s, now, customer, say("trip_until", place=place), about=ABOUT, once=once)
        return "asked"
    _ask(s, now, customer, place, zone, days, times[0], once=once)
    return "asked"


def answered(
    s: Session, now: datetime, customer: Customer, question: Question, reply: Reply, /, *, once: str
) -> None:
    """Only a yes lets her medicine times follow the clock there, for those days."""
    data = question.data
    if reply not in answering.YES:
        notify.to_customer(s, now, customer, say("trip_left"), about=ABOUT, once=once)
        return
    first, last = (date.fromisoformat(data[end]) for end in ("first", "last"))
    trip = begin(s, now, customer, place=data["place"], zone=data["zone"], first=first, last=last)
    home = windows.spoken(trip.ends_at, None, data["zone"], now).rsplit(" ", 1)[0].rstrip(",")
    text = say("trip_begun", place=trip.place, day=home)
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)


def begin(
    s: Session, now: datetime, customer: Customer, *, place: str, zone: str, first: date, last: date
) -> Trip:
    """Let her medicine times follow the clock of a place for some local days, both inclusive."""
    if (old := _open(s, customer)) is not None:
        _close(s, now, customer, old)
    starts = instant(datetime.combine(first, time.min), customer.time_zone)
    trip = Trip(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        place=place,
        time_zone=zone,
        begins_at=max(starts, now),
        ends_at=instant(datetime.combine(last + timedelta(days=1), time.min), zone),
    )
    trip.step_at = trip.begins_at
    s.add(trip)
    if trip.begins_at <= now:
        fall_due(s, now, trip)
    return trip


def move(s: Session, now: datetime, customer: Customer, zone: str) -> None:
    """She moved for good: all that is hers is on the clock of another time zone."""
    if (trip := _open(s, customer)) is not None:
        _close(s, now, customer, trip)
    customer.time_zone = zone
    _follow(s, now, customer)


def fall_due(s: Session, now: datetime, trip: Trip) -> None:
    """A trip begins, or is over: she is back on her home time, and told so."""
    customer = s.get_one(Customer, trip.customer_id)
    if customer.ended_at is not None:
        trip.step_at, trip.ended_at = None, now
        s.add(trip)
        return
    if now >= trip.ends_at:
        _end(s, now, customer, trip, once=f"trip:{trip.id}:over")
        return
    customer.away_zone, trip.step_at = trip.time_zone, trip.ends_at
    s.add(trip)
    _follow(s, now, customer)
    note(s, now, customer.agency_id, "medicine times on the clock where she is", customer=customer)


def _ask(
    s: Session,
    now: datetime,
    customer: Customer,
    place: str,
    zone: str,
    days: Stretch,
    slot: str,
    *,
    once: str,
) -> None:
    """Read back both times of one of her medicines, so that she sees what would be different."""
    wall = datetime.combine(max(days.first, local(now, customer.time_zone).date()), time.fromisoformat(slot))
    there = local(instant(wall, customer.time_zone), zone)
    hold = holds.kept(days)
    text = say(
        "trip",
        place=place,
        home=windows.clock(wall),
        there=windows.clock(there),
        when=holds.spoken(hold, customer, now),
    )
    data = {"place": place, "zone": zone, "first": hold["first"], "last": hold["last"]}
    questions.read_back(s, now, customer, ABOUT, text, once=once, words="your times away", data=data)


def _end(s: Session, now: datetime, customer: Customer, trip: Trip, *, once: str) -> None:
    _close(s, now, customer, trip)
    notify.to_customer(s, now, customer, say("trip_over"), about=ABOUT, once=once)


def _close(s: Session, now: datetime, customer: Customer, trip: Trip) -> None:
    trip.step_at, trip.ended_at = None, now
    s.add(trip)
    if customer.away_zone is not None:
        customer.away_zone = None
        _follow(s, now, customer)
        note(s, now, customer.agency_id, "medicine times on her home clock again", customer=customer)


def _follow(s: Session, now: datetime, customer: Customer) -> None:
    s.add(customer)
    s.flush()
    for plan in plans.of(s, customer):
        plan_changes.follow(s, now, customer, plan)


def _open(s: Session, customer: Customer) -> Trip | None:
    query = select(Trip).where(Trip.customer_id == customer.id, col(Trip.ended_at).is_(None))
    return s.exec(query.order_by(col(Trip.id).desc())).first()


def _alike(now: datetime, zone: str, home: str) -> bool:
    """Tell whether two places have the same time now; then there is nothing to ask."""
    return local(now, zone).utcoffset() == local(now, home).utcoffset()
