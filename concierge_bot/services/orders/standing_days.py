"""What comes again and again shall come on another day: from now on, or this week only; in doubt she is asked."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import (
    baskets,
    placed_changes,
    read_backs,
    standing,
    standing_book,
    standing_changes,
    standing_ends,
    standing_skips,
    windows,
)
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, say, say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.orders import usual_words
from concierge_bot.understanding.orders.usual_words import DAYS, Move

ABOUT = "standing_day"
_BYDAY = re.compile(r"BYDAY=[A-Z,]+")
_ORDERS = re.compile(r"\b(?:order|delivery|groceries|shopping|usual|ones?)\b", re.IGNORECASE)


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Move what she means to the day that she names; None if she moves nothing that comes again."""
    said = usual_words.moves(text)
    if said is None:
        return None
    if (draft := standing.draft(s, customer)) is not None and _is_of(draft, text, bare=True):
        return _redraw(s, now, customer, draft, said, text, once)
    bare = read_backs.open_quote(s, now, customer) is None  # else it is of that
    row = _meant(s, customer, said, text, bare=bare)
    if row is None:
        return None
    if set(said.to) == standing_ends.days(row, customer):
        _tell_kept(s, now, customer, row, once)
    elif said.always is None:
        _ask(s, now, customer, row, said, once)
    elif said.always:
        _always(s, now, customer, row, said.to, once)
    else:
        _this_week(s, now, customer, row, said.to[0], once)
    return ""


def counted(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Give what was read back and not begun the number that she says ("only the one"); None if she says none."""
    row, many = standing.draft(s, customer), usual_words.only_so_many(text)
    if row is None or not many or len(row.items) != 1 or not _is_of(row, text, bare=True):
        return None
    if usual_words.days(text) or "?" in text:
        return None
    row.items = [{**row.items[0], "quantity": many}]
    standing.repeat(s, now, customer, row, once=once)
    return ""


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said if it shall come on the other day from now on, this week only, or not."""
    row, day = s.get_one(StandingOrder, q.subject_id), int(q.data["day"])
    if row.next_at is None or reply not in ("1", "2"):
        notify.to_customer(s, now, customer, say("left_as_is"), about="standing", once=once)
    elif reply == "1":
        _always(s, now, customer, row, (day,), once)
    else:
        _this_week(s, now, customer, row, day, once)


def _is_of(row: StandingOrder, text: str, *, bare: bool) -> bool:
    """Tell whether a text names goods of a row and no others; ``bare`` if it may name none."""
    named = usual_words.foods(text)
    return named <= usual_words.stems(row.items) and (bool(named) or bare)


def _meant(s: Session, customer: Customer, said: Move, text: str, *, bare: bool) -> StandingOrder | None:
    rows = [
        row
        for row in standing_book.of_customer(s, customer)
        if not row.visit and row.rrule != standing_changes.ONCE and "FREQ=WEEKLY" in row.rrule
    ]
    bare = bare and bool(_ORDERS.search(text)) and bool(said.away)
    rows = [row for row in rows if _is_of(row, text, bare=bare)]
    from_there = [row for row in rows if standing_ends.days(row, customer) & set(said.away)]
    found = from_there or (rows if usual_words.foods(text) else [])
    return found[0] if len(found) == 1 else None


def _redraw(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, said: Move, text: str, once: str
) -> str:
    """What was read back and not begun is read back on the day that she means; it takes the place of what she names."""
    first = ""
    for other in standing_book.of_customer(s, customer):
        alike = not other.visit and usual_words.stems(other.items) & usual_words.stems(row.items)
        if alike and standing_ends.days(other, customer) & set(said.away):
            first = standing_ends.end(s, now, customer, other, words=spoken_days(other, customer, now))
    set_days(row, customer, now, said.to)
    s.add(row)
    if not standing.amend(s, now, customer, text, once=once, first=first):
        standing.repeat(s, now, customer, row, once=once, first=first)
    return ""


def _always(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, to: tuple[int, ...], once: str
) -> None:
    order = _placed(s, customer, row)
    set_days(row, customer, now, to)
    row.exceptions = []
    standing_book.plan(s, now, customer, row)
    note(s, now, customer.agency_id, "standing order moved to another day", customer=customer)
    _drop_drafts(s, now, customer, row)
    first = ""
    if order is not None:
        when = windows.spoken(order.window_start or now, order.window_end, customer.time_zone, now)
        first = say("standing_this_one_stays", number=order.number, window=when)
    items = baskets.lines(standing_book.lines(row))
    text = say_some("standing_moved", items, first=first, words=row.words)
    notify.to_customer(s, now, customer, text, about="standing", once=once)


def set_days(row: StandingOrder, customer: Customer, now: datetime, to: tuple[int, ...]) -> None:
    """Let a row come on other days of the week at its hour, from the first that no placed one of it is near."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    at = local(row.first, customer.time_zone).time()
    after = here
    if row.placed_to is not None and row.placed_to > now:
        after = local(row.placed_to, customer.time_zone).replace(tzinfo=None) + timedelta(days=3)
    coming = (datetime.combine(after.date() + timedelta(days=n), at) for n in range(15))
    first = next(
        one
        for one in coming
        if one.weekday() in to and standing_book.in_time(one, customer, now) and one > after
    )
    row.first = instant(first, customer.time_zone)
    row.rrule = _BYDAY.sub("BYDAY=" + ",".join(DAYS[day][:2].upper() for day in sorted(to)), row.rrule)
    read = times.read(
        "every " + " and ".join(DAYS[day] for day in sorted(to)), here, country=customer.country
    )
    row.words = times.words(read, here) if read is not None else row.words


def _this_week(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, day: int, once: str
) -> None:
    """Move its next time to another day of that week; what is placed of it already is moved as an order is."""
    if (order := _placed(s, customer, row)) is not None:
        placed_changes.change(s, now, customer, order, f"on {DAYS[day]}", once=once)
        return
    found = next(standing_skips.coming(row, customer, now))
    at = found.at + timedelta(days=day - found.at.weekday())
    at += timedelta(days=0 if standing_book.in_time(at, customer, now) else 7)
    this = standing_changes.by_itself(s, now, customer, row, found)
    this.first, this.items = instant(at, customer.time_zone), [dict(item) for item in row.items]
    standing_book.plan(s, now, customer, this)
    note(s, now, customer.agency_id, "one time of a standing order moved", customer=customer)
    standing_changes.say_this_time(s, now, customer, standing_book.lines(this), at, once)


def _placed(s: Session, customer: Customer, row: StandingOrder) -> Order | None:
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.standing_order_id == row.id,
        col(Order.status).in_(LIVE_ORDERS),
    )
    return s.exec(query.order_by(col(Order.id).desc()).limit(1)).first()


def _drop_drafts(s: Session, now: datetime, customer: Customer, row: StandingOrder) -> None:
    """What was offered of the same goods to come again is what she just moved."""
    for question in questions.open_about(s, customer, "standing"):
        other = s.get_one(StandingOrder, question.subject_id)
        if usual_words.stems(other.items) & usual_words.stems(row.items):
            questions.close(s, now, question, "she moved what she has")
            other.ended_at = now
            s.add(other)


def _tell_kept(s: Session, now: datetime, customer: Customer, row: StandingOrder, once: str) -> None:
    text = say_some(
        "standing_kept", baskets.lines(standing_book.lines(row)), words=spoken_days(row, customer, now)
    )
    notify.to_customer(s, now, customer, text, about="standing", once=once)


def spoken_days(row: StandingOrder, customer: Customer, now: datetime) -> str:
    """Return when a standing order comes, as she would say it."""
    if row.words:
        return row.words
    found = standing_book.next_one(row, customer, now)
    if row.rrule == standing_changes.ONCE or found is None or "BYDAY" not in row.rrule:
        return (
            windows.spoken(instant(found.at, customer.time_zone), None, customer.time_zone, now)
            if found
            else ""
        )
    days = " and ".join(DAYS[day].capitalize() for day in sorted(standing_ends.days(row, customer)))
    return f"every {days}"


def _ask(s: Session, now: datetime, customer: Customer, row: StandingOrder, said: Move, once: str) -> None:
    text = say_some(
        "standing_day",
        baskets.lines(standing_book.lines(row)),
        words=spoken_days(row, customer, now),
        day=capital(DAYS[said.to[0]]),
    )
    questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        told="standing",
        once=once,
        choices=("1", "2", "3"),
        subject_id=row.id,
        words="the day it comes",
        data={"day": str(said.to[0])},
    )
