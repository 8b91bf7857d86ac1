"""A service in words and times: what, when, for how much, and what whoever comes must know."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Order, Provider
from concierge_bot.services.orders import legs, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.visits import particulars, ride_places
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import DAY_CLOSES

LASTS, RIDE_WAITS, RIDE_TAKES = timedelta(hours=1), timedelta(minutes=15), timedelta(hours=1)
"""Who shall come at nine comes within the hour, a ride within minutes; it sets out an hour before she must be there."""
SHORT_NOTES = 60
ALSO_BACK = "also back"
"""What is noted of a ride of which the hour of the way back is not known yet."""
THERE, FREE = "there", "free"
"""What is kept of a service for which she goes to them, with the place, and of one that costs nothing."""
Data = Mapping[str, str]


def window(now: datetime, customer: Customer, data: Data) -> tuple[datetime, datetime] | None:
    """Return between when somebody shall come; None if she left that open, or if it is over."""
    wall = _window(data)
    if wall is None:
        return None
    begin, until = (instant(at, customer.time_zone) for at in wall)
    return (max(begin, now), until) if max(begin, now) < until else None


def agreed(order: Order, zone: str) -> None:
    """Who does it named another time, which counts from now on: keep it as if she had said it."""
    data = order.chosen_because[legs.VISIT]
    if order.window_start is None or order.window_end is None:
        return
    begin, until = (local(at, zone).replace(tzinfo=None) for at in (order.window_start, order.window_end))
    wall = _window(data)
    if wall is None or until != wall[1] or begin < wall[0]:
        new = {"start": begin.isoformat(), "end": until.isoformat(), "by": ""}
        order.chosen_because = {**order.chosen_because, legs.VISIT: {**data, **new}}


def _window(data: Data) -> tuple[datetime, datetime] | None:
    if not data.get("start"):
        return None
    start, end = (_moment(data[key]) if data.get(key) else None for key in ("start", "end"))
    ride = data["kind"] == particulars.RIDE
    if not isinstance(start, datetime):
        first = date.fromisoformat(data["start"])
        return datetime.combine(first, windows.OPENS), datetime.combine(end or first, windows.CLOSES)
    if data.get("by"):
        return (
            start - RIDE_TAKES if ride else min(datetime.combine(start, windows.AWAKE), start - LASTS)
        ), start
    usual = start + (RIDE_WAITS if ride else LASTS)
    return start, end if isinstance(end, datetime) and end > start else usual


def price(s: Session, customer: Customer, data: Data, shop: Provider) -> str:
    """Say what it costs with a member, both ways where she wants to be brought back."""
    if data.get(FREE):
        return say("free")
    cents, currency = once_cents(data, shop), agency_of(s, customer).currency
    if data.get("back") and cents is not None:
        return f"{money(cents, currency)} each way, {money(2 * cents, currency)} in all"
    return money(cents, currency)


def once_cents(data: Data, shop: Provider) -> int | None:
    """Return what one visit costs in cents: a price for each meal, else for coming; None where it is not known."""
    if data.get(FREE):
        return 0
    many = int(data.get("persons") or 1) if data["kind"] == particulars.MEAL else 1
    return shop.price * many if shop.price else None


def hour_to_ask(data: Data) -> str:
    """Return the question for the hour of a ride that is not known yet; empty where it is, or where it is no ride."""
    if data["kind"] != particulars.RIDE:
        return ""
    if data.get("start") and "T" not in data["start"]:
        return say("ride_back_hour" if data.get("way") == particulars.BACK else "ride_hour")
    return say("ride_back_hour") if ALSO_BACK in data.get("notes", "") else ""


def headed(data: Data, *, notes: bool = False) -> str:
    """Return the service with what she said of it, as a sentence begins with it."""
    said = with_notes(data) if notes else spoken(data)
    return f"{said[0].upper()}{said[1:]}"


def spoken(data: Data) -> str:
    """Return the service with what she said of it, as a sentence goes on with it."""
    return particulars.spoken(data["said"], data["kind"], data)


def when(data: Data, here: datetime) -> str:
    """Say when it shall be, as seen from her wall clock."""
    if not data.get("start"):
        return data["at"]
    start, end = _moment(data["start"]), _moment(data["end"]) if data.get("end") else None
    said = times.words(When(start, end, data.get("repeats") or None, "", ()), here)
    if data.get("repeats"):
        pass
    elif isinstance(start, datetime) and isinstance(end, datetime) and end.time() == DAY_CLOSES:
        said = f"{_day(start, here)} after {_hour(start)}"
    elif data.get("by") and isinstance(start, datetime):
        said = f"{_day(start, here)}, there by {_hour(start)}"
    if due := data.get("due"):
        said = f"{said}, there by {_hour(datetime.fromisoformat(due))}"
    back = _moment(data["back"]) if data.get("back") else None
    return f"{said}, back at {_hour(back)}" if isinstance(back, datetime) else said


def with_notes(data: Data) -> str:
    """Return a service with her word for whoever comes, if that is short."""
    notes = data.get("notes", "")
    return f"{spoken(data)} ({notes})" if notes and len(notes) <= SHORT_NOTES else spoken(data)


def ways(data: Data) -> list[dict[str, str]]:
    """Return each visit of a service by itself: the way there, and the way back."""
    out = {key: value for key, value in data.items() if key != "back"}
    if not data.get("back"):
        return [out]
    start = {"from": data.get("to") or "there", "to": data.get("from") or ride_places.HOME}
    return [
        out,
        {**out, **start, "way": particulars.BACK, "start": data["back"], "end": "", "by": "", "due": ""},
    ]


def told(s: Session, now: datetime, customer: Customer, order: Order) -> dict[str, str]:
    """Return the blanks of what she is told of a placed service: what, when, and its price."""
    data: Data = order.chosen_because[legs.VISIT]
    here = local(now, customer.time_zone).replace(tzinfo=None)
    cost = say("free") if data.get(FREE) else money(order.total, agency_of(s, customer).currency)
    return {"what": with_notes(data), "when": when(data, here), "price": cost}


def for_the_desk(order: Order, customer: Customer) -> str:
    """Return what a person must know to find somebody else."""
    data: Data = order.chosen_because[legs.VISIT]
    return f"{headed(data)}, {data['at']}. Her words: {data['words']}. Address: {customer.address or 'not known'}"


def in_full(data: Data) -> str:
    """Return a service with what she said of it, the places of a way back by name."""
    return particulars.spoken(data["said"], data["kind"], {**data, "way": ""})


def for_the_member(order: Order) -> str:
    """Return what a member must know beside what it is: when she must be there, what fails, and her word for it."""
    data: Data = order.chosen_because[legs.VISIT]
    there = data.get("due") or (data["start"] if data.get("by") else "")
    by = f"There by {_hour(datetime.fromisoformat(there))}" if "T" in there else ""
    goes = "She comes to you" if data.get(THERE) else ""
    return ". ".join(filter(None, (goes, by, data.get("trouble", ""), data.get("notes", ""))))


def _moment(said: str) -> date | datetime:
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)


def _day(at: datetime, here: datetime) -> str:
    return times.words(When(at.date(), None, None, "", ()), here)


def _hour(at: datetime) -> str:
    return "noon" if at.time() == time(12) else windows.clock(at)
