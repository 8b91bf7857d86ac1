"""Who bears what a case cost: the liable member by its insurance, or the one above that handed the part down to it."""

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Case, Leg, Order, Provider
from concierge_bot.services.members import evidence
from concierge_bot.services.orders import legs


def bearer(s: Session, case: Case, liable: Provider) -> Provider:
    """Return who pays: without insurance on the day of the case, the next member above that has it, else the first."""
    above = liable
    while not is_insured(s, case, above):
        over = _above(s, case, above)
        if over is None:
            return liable
        above = over
    return above


def is_insured(s: Session, case: Case, member: Provider) -> bool:
    """Tell whether a member's insurance is recorded for the day of a case."""
    zone = s.get_one(Agency, case.agency_id).time_zone
    return evidence.insured(member, local(case.created_at, zone).date())


def words(s: Session, case: Case, liable: Provider, bears: Provider) -> str:
    """Say who bears a case and by which insurance, for its course."""
    if not is_insured(s, case, bears):
        return f"{bears.name} bears it; no insurance of its is recorded for that day"
    instead = "" if bears.id == liable.id else f" instead of {liable.name}, who had none that day"
    return f"{bears.name} bears it{instead}, insured until {evidence.insured_until(bears)}"


def _above(s: Session, case: Case, member: Provider) -> Provider | None:
    """Return the member whose part of the order this one's was handed down from."""
    order = s.get(Order, case.order_id) if case.order_id else None
    parts = legs.every(s, order) if order else []
    mine = next((leg for leg in parts if leg.provider_id == member.id and leg.parent_id), None)
    if mine is None:
        return None
    over = s.get_one(Leg, mine.parent_id)
    query = select(Provider).where(Provider.id == over.provider_id)
    return s.exec(query).first()
