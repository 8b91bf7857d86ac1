"""Which legs an order needs: the goods first, then who brings them, then who puts them away or loads the dispenser."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Order, Provider
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import candidates, dispatch, home_help
from concierge_bot.services.orders import legs, shop_choice
from concierge_bot.services.orders.basket import Basket


def fill(s: Session, customer: Customer, order: Order, shop: Provider, basket: Basket) -> None:
    """Write a basket at a shop into an order: its lines, what bringing and help cost, and the total."""
    legs.write(s, order, None, zip(basket.items, basket.prices, strict=True))
    way = candidates.delivery_fee(s, customer, shop, *shop_choice.others(s, order))
    order.fee = way + home_help.fee(s, customer, order, shop)
    order.total = None if basket.subtotal is None else basket.subtotal + order.fee
    s.add(order)
    s.flush()


def begin(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Plan the legs of a placed order that pack its goods, and offer them."""
    chosen = s.get(Provider, order.chosen_because.get("provider_id", 0))
    kind = pharmacy.PHARMACY if order.kind == pharmacy.PRESCRIPTION else "grocer"
    parts = [(legs.add(s, order, 1, chosen.kind if chosen else kind), chosen)]
    for shop in shop_choice.others(s, order):
        leg = legs.add(s, order, _next(s, order), shop.kind)
        for row in legs.rows(s, order):
            if order.chosen_because[shop_choice.ELSEWHERE].get(row.name) == shop.key:
                row.leg_id = leg.id
                s.add(row)
        parts.append((leg, shop))
    s.flush()
    for leg, one in parts:
        dispatch.offer(s, now, customer, order, leg, one)


def bring(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Once all goods are promised, offer the way to her door to a courier, unless the shops bring them themselves."""
    packed = legs.goods(s, order)
    if not all(leg.status in legs.HELD for leg in packed):
        return
    packers = [s.get_one(Provider, leg.provider_id) for leg in packed]
    fetched = any(candidates.needs_courier(s, customer, shop) for shop in packers)
    courier = legs.courier(s, order)
    if courier is not None:
        if not fetched:
            dispatch.withdraw(s, now, courier, "the shop brings it itself now")
        return
    skills: set[str] = set(packers[0].skills)
    if fetched:
        courier = legs.add(s, order, _next(s, order), legs.COURIER)
        home_help.begin(courier, home_help.carriers_skills(s, customer, order))
        skills = set(courier.skills)
        dispatch.offer(s, now, customer, order, courier)
    _help(s, now, customer, order, skills)


def _help(s: Session, now: datetime, customer: Customer, order: Order, skills: set[str]) -> None:
    """What whoever brings it does not do himself is for somebody who is trained for it."""
    wanted = [skill for skill in home_help.wishes(customer, order) if skill not in skills]
    if not wanted or any(leg.kind == home_help.HELPER for leg in legs.of(s, order)):
        return
    if not home_help.trained(s, customer, order, home_help.HELPER, wanted):
        home_help.nobody(s, now, customer, order, wanted)
        return
    helper = legs.add(s, order, _next(s, order), home_help.HELPER)
    home_help.begin(helper, wanted)
    dispatch.offer(s, now, customer, order, helper)


def _next(s: Session, order: Order) -> int:
    return max((leg.position for leg in legs.of(s, order)), default=0) + 1
