"""Standing orders: a rule on her wall clock, placed the day before each time, with a text that says so."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Order, Provider, StandingOrder, Urgency
from concierge_bot.services import baskets, choosing, notify, ordering, questions, quotes, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.desk import open_task
from concierge_bot.services.timeline import next_number, note
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.items import Item

PLACED_AT = time(10)


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
    question = questions.ask(
        s, now, customer, "standing", choices=["1", "2"], subject_id=row.id, words="the repeating order"
    )
    text = say("standing", words=_capital(row.words), items=baskets.spoken(basket.items), shop=ranked[0].name)
    notify.to_customer(s, now, customer, text, about="standing", once=once, question=question)
    return text


def plan(s: Session, now: datetime, customer: Customer, row: StandingOrder) -> None:
    """Set when the next order of a standing order is placed."""
    row.next_at = _place_time(_next(row, customer, now), customer, now)
    s.add(row)


def start(s: Session, now: datetime, customer: Customer, row: StandingOrder, *, once: str) -> str:
    """Begin a standing order that she agreed to."""
    plan(s, now, customer, row)
    note(s, now, row.agency_id, "standing order started", customer=customer)
    text = say("standing_started", words=_capital(row.words), items=_items(row))
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return text


def fall_due(s: Session, now: datetime, row: StandingOrder) -> None:
    """Place the coming order, tell her the day before, and plan the next one."""
    customer = s.get_one(Customer, row.customer_id)
    begin = _next(row, customer, now)
    if begin is None:
        row.next_at = None
        s.add(row)
        return
    _place(s, now, customer, row, begin)
    row.placed_to = instant(begin, customer.time_zone)
    plan(s, now, customer, row)


def _place(s: Session, now: datetime, customer: Customer, row: StandingOrder, begin: datetime) -> None:
    once = f"standing:{row.id}:{begin.isoformat()}"
    found, ranked, refused = quotes.shops(
        s, customer, lambda shop: baskets.restate(s, customer, _lines(row), shop)
    )
    if not ranked:
        open_task(
            s, now, agency_of(s, customer), "No shop can take a standing order", once=once, customer=customer
        )
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
    text = say(
        "standing_placed",
        window=_capital(windows.spoken(start_at, end_at, customer.time_zone, now)),
        items=_items(row),
        shop=shop.name,
        number=order.number,
    )
    notify.to_customer(s, now, customer, text, about="standing", once=once, urgency=Urgency.order)


def _next(row: StandingOrder, customer: Customer, after: datetime) -> datetime | None:
    """Return the next time on her wall clock for which none was placed, leaving out exceptions and a hold."""
    after = max(at for at in (after, row.placed_to, row.held_until) if at is not None)
    first = local(row.first, customer.time_zone).replace(tzinfo=None)
    rule = rrulestr(row.rrule, dtstart=first)
    here = local(after, customer.time_zone).replace(tzinfo=None)
    found: datetime | None = rule.after(here)
    while found is not None and found.date().isoformat() in row.exceptions:
        found = rule.after(found)
    return found


def _place_time(begin: datetime | None, customer: Customer, now: datetime) -> datetime | None:
    """Return when the order for a time is placed: the morning before, or at once if that has passed."""
    if begin is None:
        return None
    before = datetime.combine(begin.date() - timedelta(days=1), PLACED_AT)
    return max(instant(before, customer.time_zone), now)


def _first(start: date | datetime) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, windows.OPENS)


def _items(row: StandingOrder) -> str:
    return baskets.spoken(_lines(row))


def _lines(row: StandingOrder) -> tuple[Item, ...]:
    return tuple(Item(i["name"], i["quantity"], i["unit"]) for i in row.items)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def of_customer(s: Session, customer: Customer) -> list[StandingOrder]:
    """Return her standing orders that were started and not ended."""
    query = select(StandingOrder).where(StandingOrder.customer_id == customer.id)
    return [row for row in s.exec(query) if row.next_at is not None]


def tell(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Tell her what comes again and again, at most three of them."""
    rows = of_customer(s, customer)[:3]
    coming = [f"{_capital(row.words or row.rrule)}: {_items(row)}" for row in rows]
    text = say("schedule", coming="; ".join(coming)) if coming else say("schedule_empty")
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return text
