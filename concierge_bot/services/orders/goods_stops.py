"""All of some goods is stopped, in orders and in what comes again and again, and each of them is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Question, StandingOrder
from concierge_bot.services.orders import (
    baskets,
    ordering,
    read_backs,
    standing_book,
    standing_changes,
    standing_days,
    standing_ends,
    standing_skips,
    stops,
    visit_book,
)
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.orders import stop_goods, usual_words
from concierge_bot.understanding.orders.stop_goods import StopGoods
from concierge_bot.understanding.orders.usual_words import DAYS

ABOUT = "goods_stop"


@dataclass(frozen=True)
class Thing:
    """What brings goods to her: an order, or what comes again; the days of the week on which it comes."""

    order: Order | None
    row: StandingOrder | None
    days: frozenset[int]
    words: str


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Stop all of the goods that she names, but for what she keeps; None if she means no goods of hers that come."""
    said = stop_goods.read(text)
    if said is None:
        return None
    foods = said.foods or _unnamed(s, now, customer, said)
    things = [one for one in _things(s, now, customer) if foods & _foods(s, one)]
    draft = read_backs.open_quote(s, now, customer)
    if not things or (draft is not None and draft.chosen_because.get("instead_of") is None and not said.all):
        return None
    kept = [one for one in things if one.days & set(said.kept)]
    meant = [one for one in things if one not in kept and (not said.days or one.days & set(said.days))]
    if said.spares and said.kept and not kept:
        _none_then(s, now, customer, things, said, once)
    elif not meant and kept:
        read_backs.tell(s, now, customer, say_some("goods_stay", _words(kept)), once)
    elif not meant or (said.spares and not said.kept):
        _ask_person_words(s, now, customer, things, once)
    else:
        _stop(s, now, customer, meant, kept, said, once)
    return ""


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said whether the weekly one moves to the day that she kept, and the rest is stopped."""
    things = [one for one in _things(s, now, customer) if _key(one) in q.data["things"].split()]
    weekly = next((one for one in things if one.row is not None and _is_weekly(one.row)), None)
    if reply not in ("1", "yes") or weekly is None or weekly.row is None:
        read_backs.tell(s, now, customer, say("left_as_is"), once)
        return
    told = [_end(s, now, customer, one) for one in things if one is not weekly]
    placed = select(Order).where(Order.standing_order_id == weekly.row.id, col(Order.status).in_(LIVE_ORDERS))
    told += [ordering.stop(s, now, customer, order) for order in s.exec(placed).all()]
    day = int(q.data["day"])
    standing_days.set_days(weekly.row, customer, now, (day,))
    standing_book.plan(s, now, customer, weekly.row)
    items = baskets.lines(standing_book.lines(weekly.row))
    moved = say_some("standing_moved", items, words=weekly.row.words)
    read_backs.tell_each(s, now, customer, (moved, *told), once)


def _things(s: Session, now: datetime, customer: Customer) -> list[Thing]:
    orders = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    found = [
        Thing(order, None, _day_of(order, customer), _order_words(s, now, customer, order))
        for order in s.exec(orders.order_by(col(Order.id)))
    ]
    rows = [row for row in standing_book.of_customer(s, customer) if not row.visit]
    return [
        *found,
        *(
            Thing(
                None,
                row,
                frozenset(standing_ends.days(row, customer)),
                f"{baskets.spoken(standing_book.lines(row))} ({standing_days.spoken_days(row, customer, now)})",
            )
            for row in rows
        ),
    ]


def _order_words(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    window = read_backs.spoken_window(order, customer, now)
    return f"{baskets.spoken(baskets.of_order(s, order))} ({window})"


def _day_of(order: Order, customer: Customer) -> frozenset[int]:
    at = order.window_start
    return frozenset([local(at, customer.time_zone).weekday()] if at is not None else [])


def _foods(s: Session, thing: Thing) -> frozenset[str]:
    lines = baskets.of_order(s, thing.order) if thing.order is not None else standing_book.lines(_row(thing))
    return frozenset(word for line in lines for word in lexicon.stems(line.name))


def _row(thing: Thing) -> StandingOrder:
    assert thing.row is not None
    return thing.row


def _unnamed(s: Session, now: datetime, customer: Customer, said: StopGoods) -> frozenset[str]:
    """Return the goods that she does not name: those that she stopped last, else what alone comes on those days."""
    if (last := _stopped_last(s, now, customer)) or not said.days:
        return last
    days = [_foods(s, one) for one in _things(s, now, customer) if one.days & set(said.days)]
    visits = [one for one in visit_book.coming(s, now, customer) if _visit_day(one, customer) in said.days]
    return frozenset.intersection(*days) if days and not visits else frozenset()


def _visit_day(visit: visit_book.Visit, customer: Customer) -> int | None:
    at = visit.start(customer)
    return None if at is None else local(at, customer.time_zone).weekday()


def _stopped_last(s: Session, now: datetime, customer: Customer) -> frozenset[str]:
    """Return the goods of what she stopped last: "and the Tuesday ones" is of those."""
    last = stops.last_stopped(s, now, customer)
    lines = baskets.of_order(s, last[0]) if last is not None else ()
    ended = select(StandingOrder).where(
        StandingOrder.customer_id == customer.id, col(StandingOrder.ended_at) > now - timedelta(hours=1)
    )
    names = [line.name for line in lines] or [str(i["name"]) for row in s.exec(ended) for i in row.items]
    return frozenset(word for name in names for word in usual_words.foods(name) or lexicon.stems(name))


def _stop(
    s: Session,
    now: datetime,
    customer: Customer,
    meant: list[Thing],
    kept: list[Thing],
    said: StopGoods,
    once: str,
) -> None:
    """Stop each, and say each; what has other goods in it is not stopped, and said too."""
    foods = said.foods or _unnamed(s, now, customer, said)
    mixed = [one for one in meant if not _only(s, one, foods)]
    gone = [one for one in meant if one not in mixed]
    told = []
    for one in gone:
        by_day = bool(said.days) and not said.all
        weekly = one.row is not None and _is_weekly(one.row)
        if by_day and weekly and not one.days & set(said.again):
            if any(
                other.row is not None and not _is_weekly(other.row) and other.days & one.days
                for other in gone
            ):
                continue  # that time of it is the other one
            told.append(_skip(s, now, customer, one))
        else:
            told.append(_end(s, now, customer, one))
    stays = [say_some("goods_stay", _words(kept))] if kept else []
    rest = [say_some("goods_mixed", _words(mixed))] if mixed else []
    read_backs.tell_each(s, now, customer, (*told, *rest, *stays), once)


def _only(s: Session, thing: Thing, foods: frozenset[str]) -> bool:
    """Tell whether there is nothing in it but those goods."""
    lines = baskets.of_order(s, thing.order) if thing.order is not None else standing_book.lines(_row(thing))
    return all(foods & lexicon.stems(line.name) for line in lines)


def _end(s: Session, now: datetime, customer: Customer, thing: Thing) -> str:
    if thing.order is not None:
        if thing.order.status not in LIVE_ORDERS:
            return ""  # it ended with what it was made of
        return together(f"{thing.words}:", ordering.stop(s, now, customer, thing.order))
    return standing_ends.end(
        s, now, customer, _row(thing), words=standing_days.spoken_days(_row(thing), customer, now)
    )


def _skip(s: Session, now: datetime, customer: Customer, thing: Thing) -> str:
    """Leave out the next time of what comes again."""
    row = _row(thing)
    found = next(standing_skips.coming(row, customer, now))
    return standing_skips.left_out(s, now, customer, row, found)


def _words(things: Iterable[Thing]) -> list[str]:
    return [one.words for one in things]


def _is_weekly(row: StandingOrder) -> bool:
    return row.rrule != standing_changes.ONCE


def _key(thing: Thing) -> str:
    return f"o{thing.order.key}" if thing.order is not None else f"s{_row(thing).key}"


def _none_then(
    s: Session, now: datetime, customer: Customer, things: Iterable[Thing], said: StopGoods, once: str
) -> None:
    """What she would keep is not there: she is asked whether the weekly one shall come then, and the rest stop."""
    things = list(things)
    if not any(one.row is not None and _is_weekly(one.row) for one in things):
        _ask_person_words(s, now, customer, things, once)
        return
    text = say_some("goods_none_then", _words(things), day=DAYS[said.kept[0]].capitalize())
    data = {"day": str(said.kept[0]), "things": " ".join(map(_key, things))}
    questions.read_back(
        s, now, customer, ABOUT, text, told="standing", once=once, words="what shall stop", data=data
    )


def _ask_person_words(
    s: Session, now: datetime, customer: Customer, things: Iterable[Thing], once: str
) -> None:
    """It is not clear which she means: all are named, and nothing is stopped."""
    text = say_some("goods_which", _words(things))
    read_backs.tell(s, now, customer, text, once)
