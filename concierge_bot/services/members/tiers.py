"""Members of members: a part of a leg that its member hands down, under the same targets, vetting and field policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import ENDED_LEGS, Agency, Customer, Leg, Order, Provider
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import dispatch, evidence, home_help
from concierge_bot.services.orders import legs
from concierge_bot.texts.pages import stated, told


@dataclass(frozen=True)
class Tier:
    """A leg in the tree of an order: who does it, how far it is, until when its member is insured, who is below."""

    position: int
    kind: str
    provider: str
    status: str
    insured_until: str
    insured: bool
    may_ask_again: bool
    below: "tuple[Tier, ...]" = ()


def find(s: Session, order: Order, position: int) -> Leg:
    """Return a leg of an order, of whatever tier; NotFound if there is none at this position."""
    leg = next((one for one in legs.every(s, order) if one.position == position), None)
    if leg is None:
        raise NotFound(told("Order {number} has no part {part}", number=order.number, part=position))
    return leg


def hand_down(s: Session, now: datetime, parent: Leg, kind: str, skills: Iterable[str] = ()) -> Leg:
    """Let a part of a leg be done by a member below its own, chosen as any is; NotNow if the leg has ended."""
    order = s.get_one(Order, parent.order_id)
    customer = s.get_one(Customer, order.customer_id)
    if parent.status in ENDED_LEGS:
        raise NotNow(
            told(
                "This part of order {number} is {status}: nothing of it can be handed down",
                number=order.number,
                status=stated(parent.status),
            )
        )
    leg = legs.add(s, order, max(one.position for one in legs.every(s, order)) + 1, kind)
    leg.parent_id = parent.key
    leg.window_start, leg.window_end = parent.window_start, parent.window_end
    home_help.begin(leg, [*dict.fromkeys([*skills])])
    s.add(leg)
    s.flush()
    note(s, now, order.agency_id, f"a {kind} part is handed down", customer=customer, order=order)
    dispatch.offer(s, now, customer, order, leg)
    return leg


def tree(s: Session, now: datetime, order: Order) -> tuple[Tier, ...]:
    """Return who does what in an order, each with the members below."""
    today = local(now, s.get_one(Agency, order.agency_id).time_zone).date()
    every = legs.every(s, order)

    def below(parent_id: int | None) -> tuple[Tier, ...]:
        return tuple(
            _tier(s, order, leg, today, below(leg.key)) for leg in every if leg.parent_id == parent_id
        )

    return below(None)


def order_of(s: Session, agency_id: int, number: int) -> Order:
    """Return an order of an agency; NotFound if it has none with this number."""
    order = s.exec(select(Order).where(Order.agency_id == agency_id, Order.number == number)).first()
    if order is None:
        raise NotFound(told("There is no order {number}", number=number))
    return order


def may_ask_again(order: Order, leg: Leg) -> bool:
    """Tell whether a part has come to nothing while its order goes on."""
    return leg.status in legs.NOTHING and order.status in dispatch.STILL_ON


def _tier(s: Session, order: Order, leg: Leg, today: date, below: tuple[Tier, ...]) -> Tier:
    provider = s.get(Provider, leg.provider_id) if leg.provider_id else None
    return Tier(
        position=leg.position,
        kind=leg.kind,
        provider=provider.name if provider else "",
        status=str(leg.status),
        insured_until=evidence.insured_until(provider) if provider else "",
        insured=evidence.insured(provider, today) if provider else False,
        may_ask_again=may_ask_again(order, leg),
        below=below,
    )
