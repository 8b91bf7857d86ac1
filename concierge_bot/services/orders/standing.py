"""Standing orders: read back, changed till she agrees, begun, and each time dealt with when it falls due.

A time that has gone by is told.
"""

from datetime import date, datetime

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Provider, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import (
    baskets,
    quotes,
    shop_choice,
    standing_book,
    standing_placing,
    standing_visits,
    windows,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.orders.standing_book import lines
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, say, say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import changes, one_time
from concierge_bot.understanding.when.parts import DAY


def quote(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Read a repeating order back in words and ask for her OK."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    read = times.read(when, here, country=customer.country)
    found, ranked, _ = shop_choice.ranked(
        s,
        customer,
        lambda shop: baskets.read(s, customer, times.without_time(what, here), shop),
        (None, None),
    )
    if read is None or read.start is None or not read.rrule or not ranked:
        text = say("when_schedule")
        notify.to_customer(s, now, customer, text, about="standing", once=once)
        return text
    row = StandingOrder(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        rrule=read.rrule,
        first=instant(_first(read.start), customer.time_zone),
        words=times.words(read, here),
    )
    return _read_back(s, now, customer, row, found[ranked[0].provider_id], ranked[0].name, once)


def draft(s: Session, customer: Customer) -> StandingOrder | None:
    """Return the repeating order that was read back to her and waits for her OK."""
    asked = questions.open_about(s, customer, "standing")
    row = s.get_one(StandingOrder, asked[-1].subject_id) if asked else None
    return row if row is not None and row.next_at is None else None


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str, first: str = "") -> str:
    """Change the goods or the days of what was read back and not begun; an empty string if the words change neither."""
    asked, row = questions.open_about(s, customer, "standing"), draft(s, customer)
    if row is None:
        return ""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    if one_time.says_once(words):
        return _once(s, now, customer, row, asked[-1], words, once)
    said = changes.plainly(words)
    read = times.read(said, here, country=customer.country)
    if read is not None and read.start is not None and not read.rrule:
        return ""  # what comes once is an order of its own
    rest = times.without_time(said, here, customer.country)
    changed: dict[int, Basket] = {}

    def at(shop: Provider) -> Basket:
        there = baskets.restate(s, customer, lines(row), shop)
        after = baskets.change(s, customer, there.items, rest, shop)
        if after is not None and after.items and not after.unclear:
            changed[shop.key] = after
        return changed.get(shop.key, there)

    found, ranked, _ = shop_choice.ranked(s, customer, at, (None, None))
    shop = ranked[0].provider_id if ranked else None
    new_days = read is not None and read.rrule and not {DAY, "unread"} & set(read.asks)
    if shop is None or (shop not in changed and not new_days):
        return ""
    if new_days and read is not None and read.start is not None and read.rrule:
        row.rrule, row.first = read.rrule, instant(_first(read.start), customer.time_zone)
        row.words = times.words(read, here)
    return _read_back(s, now, customer, row, found[shop], ranked[0].name, once, first)


def repeat(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, *, once: str, first: str = ""
) -> str:
    """Read back once more what shall come again and again, as it stands now."""
    found, ranked, _ = shop_choice.ranked(
        s, customer, lambda shop: baskets.restate(s, customer, lines(row), shop), (None, None)
    )
    return _read_back(s, now, customer, row, found[ranked[0].provider_id], ranked[0].name, once, first)


def _once(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, asked: Question, words: str, once: str
) -> str:
    """She wants it once: it is read back as an order of the first day, with what she says now."""
    questions.close(s, now, asked, "only once")
    row.ended_at = now
    s.add(row)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    first = local(row.first, customer.time_zone).replace(tzinfo=None)
    again = times.read(words, here, country=customer.country)
    when = words if again is not None and not again.rrule and not again.asks else f"on {first:%B} {first.day}"
    goods = ", ".join(baskets.lines(lines(row)))
    return quotes.quote(s, now, customer, goods, when, once=once)


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    basket: Basket,
    shop: str,
    once: str,
    first: str = "",
) -> str:
    row.items = [{"name": i.name, "quantity": i.quantity, "unit": i.unit} for i in basket.items]
    row.price = basket.known or None
    s.add(row)
    s.flush()
    text = say_some("standing", baskets.lines(basket.items), first=first, words=capital(row.words), shop=shop)
    return questions.read_back(
        s, now, customer, "standing", text, once=once, subject_id=row.id, words="the repeating order"
    )


def start(s: Session, now: datetime, customer: Customer, row: StandingOrder, *, once: str) -> str:
    """Begin a standing order that she agreed to."""
    standing_book.plan(s, now, customer, row)
    note(s, now, row.agency_id, "standing order started", customer=customer)
    text = say_some("standing_started", baskets.lines(lines(row)), words=capital(row.words))
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return text


def fall_due(s: Session, now: datetime, row: StandingOrder) -> None:
    """Place the order that is due, tell her so, and plan the next one; a time that has gone by is told, not made."""
    customer = s.get_one(Customer, row.customer_id)
    missed = []
    while (found := standing_book.next_one(row, customer, now)) and not standing_book.in_time(
        found.at, customer, now
    ):
        missed.append(found.at)
        row.placed_to = instant(found.rule, customer.time_zone)
    if missed:
        standing_placing.not_made(
            s, now, customer, row, missed, "A standing order was not made in time: see what she needs"
        )
    if found and standing_book.morning_before(row, found.at, customer) <= now:
        (standing_visits if row.visit else standing_placing).place(s, now, customer, row, found)
        row.placed_to = instant(found.rule, customer.time_zone)
    standing_book.plan(s, now, customer, row)


def _first(start: date | datetime) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, windows.OPENS)
