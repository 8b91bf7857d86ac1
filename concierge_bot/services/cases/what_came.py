"""She was asked to text if something is wrong with what came: what she says of it is a complaint before all else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Entry, Order, OrderStatus, Outbox
from concierge_bot.services.medicines import dose_talk
from concierge_bot.services.orders import baskets, legs, read_backs, stops
from concierge_bot.services.talk import answers, questions
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.orders import amiss_words, complaints
from concierge_bot.understanding.parting import clauses, denied
from concierge_bot.understanding.visits import errands as reading

WITHIN = timedelta(hours=36)
OVER = (OrderStatus.on_the_way, OrderStatus.delivered, OrderStatus.done)
NOT_TOLD = (OrderStatus.placed, OrderStatus.accepted)
"""What nobody reported as brought yet, and may be at her door even so."""
KINDS = ("groceries", legs.SERVICE)
"""A medicine is the pharmacist's to ask about."""


@dataclass(frozen=True)
class Told:
    """What she tells of an order that came; the rest of her text asks for something else, before it or behind it."""

    order: Order
    words: str
    before: str = ""
    behind: str = ""


def read(s: Session, now: datetime, customer: Customer, text: str) -> Told | None:
    """Return what a text says is wrong with something that came; None if it says nothing of the kind."""
    pieces = clauses.cut(text)
    for order in _lately(s, now, customer):
        amiss = _reader(s, now, customer, order)
        found = [at for at, piece in enumerate(pieces) if amiss(piece)]
        if not found and amiss(text):
            return Told(order, text.strip())
        if found:
            own = [_is_own(s, now, customer, piece, at in found) for at, piece in enumerate(pieces)]
            before = next((at for at in range(found[0], 0, -1) if own[at - 1]), 0)
            behind = next((at for at in range(found[-1] + 1, len(pieces)) if own[at]), len(pieces))
            told = (pieces[before:behind], pieces[:before], pieces[behind:])
            return Told(order, *("".join(part).strip() for part in told))
    return None


def _reader(s: Session, now: datetime, customer: Customer, order: Order) -> Callable[[str], bool]:
    """Return what tells whether words say that something is wrong with an order."""
    last = _told_last(s, now, customer, order)
    if order.kind != legs.SERVICE:
        things = amiss_words.called(item.name for item in baskets.of_order(s, order))
        if order.status in NOT_TOLD:
            return lambda words: amiss_words.in_her_hands(words, things)
        return lambda words: amiss_words.of_goods(words, things, last=last)
    kind = order.chosen_because.get(legs.VISIT, {}).get("kind", "")
    called = [str(order.chosen_because.get("shop", "")), kind, answers.WHO_DOES.get(kind, "")]
    names = amiss_words.called(called)

    def of_visit(words: str) -> bool:
        another = reading.kind(words) not in (reading.OTHER, kind)
        meant = last or reading.kind(words) == kind
        return not another and amiss_words.of_visit(words, names, last=meant)

    return of_visit


def _is_own(s: Session, now: datetime, customer: Customer, piece: str, amiss: bool) -> bool:
    """Tell whether a piece of a text answers us or asks for something else than to make good what came."""
    if amiss:
        return False
    words = clauses.bare(piece).strip(" .,!;\n")
    if replies.read(words) in ("1", "2", "3") or dose_talk.is_taken(s, customer, words):
        return True
    if stops.meant_by_goods(s, now, customer, words) is not None:
        return True
    if complaints.asks_for_new(words) or complaints.wants_money(words) or denied.no_need(words):
        return False
    return clauses.orders_on(piece) and not clauses.only_points(words)


def _told_last(s: Session, now: datetime, customer: Customer, order: Order) -> bool:
    """Tell whether nothing was read back to her since she was told that an order came."""
    came = select(Outbox.id).where(
        Outbox.customer_id == customer.id, col(Outbox.about).in_([f"order {status}" for status in OVER])
    )
    told = s.exec(came.order_by(col(Outbox.id).desc()).limit(1)).first()
    asked = select(Outbox.id).where(
        Outbox.customer_id == customer.id,
        col(Outbox.question_id).in_(
            [q.id for q in questions.open_ones(s, now, customer) if _is_list(q.about)]
        ),
    )
    since = s.exec(asked.order_by(col(Outbox.id).desc()).limit(1)).first()
    newest = next((one.id for one in _lately(s, now, customer) if one.status in OVER), None) == order.id
    return newest and told is not None and (since is None or since < told)


def _is_list(about: str) -> bool:
    return about in (*read_backs.READ_BACK, "service", "standing")


def _lately(s: Session, now: datetime, customer: Customer) -> list[Order]:
    """Return what came lately, or is at her door, the last first."""
    noted = [f"order {status.replace('_', ' ')}" for status in OVER]
    came = select(Entry.order_id).where(
        Entry.customer_id == customer.id, col(Entry.what).in_(noted), col(Entry.at) > now - WITHIN
    )
    ids = dict.fromkeys(filter(None, s.exec(came.order_by(col(Entry.id).desc()))))
    orders = [s.get_one(Order, one) for one in ids]
    due = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "groceries",
        col(Order.status).in_(NOT_TOLD),
        col(Order.window_start) <= now,
    )
    told = [one for one in orders if one.status in OVER and one.kind in KINDS]
    return [*told, *s.exec(due.order_by(col(Order.id).desc()))]
