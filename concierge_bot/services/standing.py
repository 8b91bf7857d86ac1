"""Standing orders: a rule on her wall clock, placed the day before each time, with a text that says so."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Order, Provider, StandingOrder, Urgency
from concierge_bot.services import baskets, choosing, holds, notify, ordering, questions, quotes, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.desk import open_task
from concierge_bot.services.timeline import next_number, note
from concierge_bot.texts import say, say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.items import Item

PLACED_AT = time(10)
SHOP_NEEDS = timedelta(hours=1)


def quote(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Read a repeating order back in words and ask for her OK."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    read = times.read(when, here, country=customer.country)
    found, ranked, _ = quotes.shops(
        s, customer, lambda shop: baskets.read(s, customer, times.without_time(what, here), shop)
    )
    if read is None or read.start is None or not read.rrule or not ranked:
        text = say("when_schedule")
        notify.to_customer(s, now, customer, text, about="standing", once=once)
        return text
    basket = found[ranked[0].provider_id]
    row = StandingOrder(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        items=[{"name": i.name, "quantity": i.quantity, "unit": i.unit} for i in basket.items],
        rrule=read.rrule,
        first=instant(_first(read.start), customer.time_zone),
        words=times.words(read, here),
    )
    s.add(row)
    s.flush()
    things = baskets.lines(basket.items)
    text = say_some("standing", things, words=_capital(row.words), shop=ranked[0].name)
    return questions.read_back(
        s, now, customer, "standing", text, once=once, subject_id=row.id, words="the repeating order"
    )


def plan(s: Session, now: datetime, customer: Customer, row: StandingOrder) -> None:
    """Set when the next order of a standing order is placed; what was before it began was not missed."""
    row.placed_to = row.placed_to or now
    row.next_at = _place_time(_next(row, customer), customer, now)
    s.add(row)


def start(s: Session, now: datetime, customer: Customer, row: StandingOrder, *, once: str) -> str:
    """Begin a standing order that she agreed to."""
    plan(s, now, customer, row)
    note(s, now, row.agency_id, "standing order started", customer=customer)
    text = say_some("standing_started", baskets.lines(lines(row)), words=_capital(row.words))
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return text


def fall_due(s: Session, now: datetime, row: StandingOrder) -> None:
    """Place the order that is due, tell her so, and plan the next one; a time that has gone by is told, not made."""
    customer = s.get_one(Customer, row.customer_id)
    missed = []
    while (begin := _next(row, customer)) and not _in_time(begin, customer, now):
        missed.append(begin)
        row.placed_to = instant(begin, customer.time_zone)
    if missed:
        _not_made(s, now, customer, row, missed, "A standing order was not made in time: see what she needs")
    if begin and _morning_before(begin, customer) <= now:
        _place(s, now, customer, row, begin)
        row.placed_to = instant(begin, customer.time_zone)
    plan(s, now, customer, row)


def _in_time(begin: datetime, customer: Customer, now: datetime) -> bool:
    """Tell whether a shop could still bring it within its window."""
    _, end = windows.window(begin, None, customer, now)
    return now + SHOP_NEEDS <= end


def _not_made(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, begins: list[datetime], task: str
) -> None:
    """Nothing is left out in silence: she is told, and a person sees to it by a promised time."""
    once = f"standing-missed:{row.id}:{begins[0].isoformat()}"
    open_task(s, now, agency_of(s, customer), task, once=once, customer=customer, due_in=quotes.PERSON_WITHIN)
    start_at, end_at = windows.window(begins[0], None, customer, now)
    more = f" and {len(begins) - 1} more" if begins[1:] else ""
    text = say_some(
        "standing_missed",
        baskets.lines(lines(row)),
        window=windows.spoken(start_at, end_at, customer.time_zone, now) + more,
        by=windows.by(now, quotes.PERSON_WITHIN, customer.time_zone),
    )
    notify.to_customer(s, now, customer, text, about="standing", once=once, urgency=Urgency.order)


def _place(s: Session, now: datetime, customer: Customer, row: StandingOrder, begin: datetime) -> None:
    once = f"standing:{row.id}:{begin.isoformat()}"
    found, ranked, refused = quotes.shops(
        s, customer, lambda shop: baskets.restate(s, customer, lines(row), shop)
    )
    if not ranked:
        _not_made(s, now, customer, row, [begin], "No shop can take a standing order")
        return
    shop = s.get_one(Provider, ranked[0].provider_id)
    start_at, end_at = windows.window(begin, None, customer, now)
    order = Order(
        agency_id=row.agency_id,
        number=next_number(s, row.agency_id),
        customer_id=customer.key,
        standing_order_id=row.key,
        window_start=start_at,
        window_end=end_at,
        chosen_because=choosing.because(ranked, refused),
        created_at=now,
    )
    s.add(order)
    s.flush()
    quotes.fill(s, customer, order, shop, found[shop.key])
    ordering.place(s, now, customer, order)
    late = now > instant(begin, customer.time_zone)
    text = say_some(
        "standing_late" if late else "standing_placed",
        baskets.lines(lines(row)),
        window=_capital(windows.spoken(start_at, end_at, customer.time_zone, now)),
        shop=shop.name,
        number=order.number,
    )
    notify.to_customer(s, now, customer, text, about="standing", once=once, urgency=Urgency.order)


def _next(row: StandingOrder, customer: Customer) -> datetime | None:
    """Return the first time on her wall clock that was not dealt with, leaving out exceptions and a hold."""
    after = max(at for at in (row.placed_to, row.held_until) if at is not None)
    first = local(row.first, customer.time_zone).replace(tzinfo=None)
    rule = rrulestr(row.rrule, dtstart=first)
    here = local(after, customer.time_zone).replace(tzinfo=None)
    found: datetime | None = rule.after(here)
    while found is not None:
        held = holds.covering(customer, row, found)
        if held is None and found.date().isoformat() not in row.exceptions:
            break
        found = rule.after(held or found)
    return found


def _place_time(begin: datetime | None, customer: Customer, now: datetime) -> datetime | None:
    """Return when the order for a time is placed: the morning before, or at once if that has passed."""
    return max(_morning_before(begin, customer), now) if begin else None


def _morning_before(begin: datetime, customer: Customer) -> datetime:
    return instant(datetime.combine(begin.date() - timedelta(days=1), PLACED_AT), customer.time_zone)


def _first(start: date | datetime) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, windows.OPENS)


def lines(row: StandingOrder) -> tuple[Item, ...]:
    """Return what comes each time."""
    return tuple(Item(i["name"], i["quantity"], i["unit"]) for i in row.items)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def next_of(s: Session, customer: Customer) -> datetime | None:
    """Return when, on her wall clock, the next thing comes that is planned again and again and not yet placed."""
    times = [_next(row, customer) for row in of_customer(s, customer)]
    return min((time for time in times if time is not None), default=None)


def of_customer(s: Session, customer: Customer) -> list[StandingOrder]:
    """Return her standing orders that were started and not ended."""
    query = select(StandingOrder).where(StandingOrder.customer_id == customer.id)
    return [row for row in s.exec(query) if row.next_at is not None]


def coming(s: Session, customer: Customer) -> list[tuple[datetime, StandingOrder]]:
    """Return when each of her standing orders comes next (UTC); after ``holds.FOREVER`` what waits for her word."""
    found = [(_next(row, customer), row) for row in of_customer(s, customer)]
    return [(instant(begin, customer.time_zone), row) for begin, row in found if begin is not None]
