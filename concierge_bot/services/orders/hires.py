"""A service that a member does: who it would be, and on her OK an order with one leg for each way."""

import re
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Customer, Order, OrderItem, OrderStatus, Provider, Question
from concierge_bot.services.house.timeline import next_number
from concierge_bot.services.members import candidates, choosing, dispatch
from concierge_bot.services.orders import legs, ordering, price_limits, visit_words
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.people import firms
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.visits import particulars

_ORDER = re.compile(r"\border\b", re.IGNORECASE)
_WANTS = re.compile(r"\W*(?:\w+\W+){0,4}?(?:can|could|would|will|may)\b", re.IGNORECASE)
_TELLS_OF = re.compile(
    r"^\W*(?:(?:and|so|but|ok|oh)\W+)*(?:did|does|has|have|was|were|is|are|who|what|when|where|why|how)\b"
    r"|\b(?:was|were|came|did|tell|told|gave|thank\w*|pay|paid|owe|bill|already|al\w?redy|good|great|lovely|rude|brought)\b",
    re.IGNORECASE,
)
"""She asks or tells something of a member, and does not send for it."""
KINDS = {reading.COMPANION: reading.COMPANION, particulars.FETCH: legs.COURIER}
"""What members of a kind of their own do; all else is done by a member for services."""
SOON = "as soon as we can"


def firm(s: Session, customer: Customer, words: str) -> Provider | None:
    """Return the member for services that her words name; whom they say no to only where they name nothing else."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id)
    does = {one.name: one for one in s.exec(query) if one.kind in (legs.SERVICE, reading.COMPANION)}
    meant = denied.without(words)
    named = firms.named(meant, does)
    if not named and reading.kind(meant) == reading.OTHER:
        named = firms.named(words, does)
    return does.get(named)


def asked_by_name(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words that name a member for services want it to come, or say when or what for."""
    if firm(s, customer, words) is None or not reading.names_nothing_else(_ORDER.sub(" ", words)):
        return False
    return bool(_WANTS.match(words)) or not ("?" in words or _TELLS_OF.search(words))


def best(s: Session, now: datetime, customer: Customer, data: Data) -> Provider | None:
    """Return whom to ask: the one that she named, else the first by her preference; nobody where a person must plan."""
    span = visit_words.window(now, customer, data)
    if data["kind"] == reading.OTHER or (span is None and data["at"] != SOON):
        return None
    ranked, _ = able(s, customer, data["kind"], span or (None, None))
    named = [one for one in ranked if one.name == data.get("firm")]
    if not ranked or (data.get("firm") and not named):
        return None
    most = int(data.get(price_limits.AT_MOST) or 0)
    fits = [one for one in named or ranked if not most or one.price <= most]
    return s.get_one(Provider, (fits or named or ranked)[0].provider_id)


def able(
    s: Session, customer: Customer, kind: str, span: tuple[datetime | None, datetime | None] = (None, None)
) -> candidates.Found:
    """Return the members that do a kind of service and may do it for her then, and why the others may not."""
    job = candidates.wanted(s, customer, span, service="" if kind in KINDS else kind)
    return candidates.of_kind(s, customer, leg_kind(kind), job)


def leg_kind(kind: str) -> str:
    """Return the kind of member that does a kind of service."""
    return KINDS.get(kind, legs.SERVICE)


def place(s: Session, now: datetime, customer: Customer, q: Question, shop: Provider) -> list[Order]:
    """Place what she agreed to with a member: one order for each way."""
    return [book(s, now, customer, data, shop) for data in visit_words.ways(q.data)]


def book(s: Session, now: datetime, customer: Customer, data: Data, shop: Provider, **because: int) -> Order:
    """Place one visit with a member; what else it belongs to is kept with it."""
    span = visit_words.window(now, customer, data) or (None, None)
    ranked, refused = able(s, customer, data["kind"], span)
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        kind=legs.SERVICE,
        window_start=span[0],
        window_end=span[1],
        total=visit_words.once_cents(data, shop),
        chosen_because={
            **choosing.because(ranked, refused, customer.prefers),
            "provider_id": shop.key,
            "shop": shop.name,
            legs.VISIT: dict(data),
            **({"instead_of": int(data["instead_of"])} if data.get("instead_of") else {}),
            **because,
        },
        created_at=now,
    )
    s.add(order)
    s.flush()
    item = OrderItem(
        agency_id=order.agency_id, order_id=order.key, name=visit_words.in_full(data), price=order.total
    )
    s.add(item)
    s.flush()
    ordering.place(s, now, customer, order)
    return order


def say_anew(s: Session, order: Order, data: Data) -> None:
    """She said more of it, or otherwise: write down what it is now."""
    order.chosen_because = {**order.chosen_because, legs.VISIT: dict(data)}
    s.add(order)
    for row in legs.rows(s, order):
        row.name = visit_words.in_full(data)
        s.add(row)
    s.flush()


def ask_again(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """She wants it at another time: whoever had it is asked first, then the others."""
    data = order.chosen_because[legs.VISIT]
    order.window_start, order.window_end = visit_words.window(now, customer, data) or (None, None)
    order.status, shop = OrderStatus.placed, None
    ordering.may_be_undone(order, now)
    s.add(order)
    for leg in legs.of(s, order):
        shop = s.get(Provider, leg.provider_id) if leg.provider_id else None
        leg.round += 1
        leg.provider_id = None
        s.add(leg)
        s.flush()
        dispatch.offer(s, now, customer, order, leg, shop)


def shop_of(s: Session, order: Order) -> str:
    """Return the name of whoever does it or was asked last."""
    leg = legs.of(s, order)[0]
    shop = s.get(Provider, leg.provider_id) if leg.provider_id else None
    return shop.name if shop else str(order.chosen_because["shop"])
