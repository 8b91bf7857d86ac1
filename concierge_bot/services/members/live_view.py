"""One live view of an order: each member sees the parts that it waits for or feeds, and may pass on a word."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Dispatch, Leg, LegStatus, Medication, Order, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.members import job_post
from concierge_bot.services.orders import legs
from concierge_bot.services.people.customers import agency_of
from concierge_bot.understanding.members import notes

PERSON_WITHIN = timedelta(minutes=15)
TURN = {"grocer": 1, "pharmacy": 1, "courier": 2}
LAST = 3
TAKES_PART = (*legs.HELD, LegStatus.proposed, LegStatus.delivered, LegStatus.done)


@dataclass(frozen=True)
class Part:
    """A neighbour's part of the order, as the one next to it may see it."""

    kind: str
    name: str
    status: str
    at: datetime | None
    start: datetime | None
    end: datetime | None


def turn(leg: Leg) -> int:
    """Return when a leg has its turn: goods first, then the way, then whoever works in her home."""
    return TURN.get(leg.kind, LAST)


def neighbours(s: Session, leg: Leg) -> list[Leg]:
    """Return the legs that a leg waits for or feeds: of the turns before and after its own, and of the next tier."""
    if leg.parent_id is not None:
        return [s.get_one(Leg, leg.parent_id)]
    order = s.get_one(Order, leg.order_id)
    below = [one for one in legs.every(s, order) if one.parent_id == leg.id]
    others = [one for one in legs.of(s, order) if one.id != leg.id and one.status not in legs.NOTHING]
    before = max((turn(one) for one in others if turn(one) < turn(leg)), default=None)
    after = min((turn(one) for one in others if turn(one) > turn(leg)), default=None)
    return [*(one for one in others if turn(one) in (before, after)), *below]


def parts(s: Session, leg: Leg) -> list[Part]:
    """Return what a leg may see of its neighbours now."""
    return [part(s, one) for one in neighbours(s, leg) if one.status in TAKES_PART]


def part(s: Session, leg: Leg, status: str = "", at: datetime | None = None) -> Part:
    """Return a leg as its neighbours may see it, or as it stood when it had a status."""
    provider = s.get_one(Provider, leg.provider_id)
    return Part(
        leg.kind, provider.name, status or str(leg.status), at or leg.since, leg.window_start, leg.window_end
    )


def tell(s: Session, now: datetime, leg: Leg, what: str, word: str = "") -> None:
    """A leg came on (``what``): its neighbours hear it, the ones after it with a plain word from whoever did it."""
    order = s.get_one(Order, leg.order_id)
    customer = s.get_one(Customer, order.customer_id)
    said = " ".join(word.split())
    passes = bool(said) and _may_pass(s, customer, said)
    told = False
    for other in neighbours(s, leg):
        row = _held(s, other)
        if row is None:
            continue
        after = turn(other) > turn(leg)
        told = told or after
        facts = {"leg": leg.key, "status": what, "at": now.isoformat()}
        if passes and after:
            facts["word"] = said
        job_post.news(s, now, row, f"{leg.id}-{what}-{int(now.timestamp())}", facts)
    if said and told and not passes:
        _for_a_person(s, now, customer, order, leg, said)


def agreed(s: Session, now: datetime, row: Dispatch) -> None:
    """The customer agreed to what a member proposed: it hears what to bring now."""
    job_post.news(s, now, row, f"agreed-{int(now.timestamp())}", {})


def told_anew(s: Session, now: datetime, leg: Leg) -> None:
    """She said more about a job: whoever has it or is asked hears what it is now."""
    query = select(Dispatch).where(
        Dispatch.leg_id == leg.id, col(Dispatch.status).in_((LegStatus.offered, *legs.HELD))
    )
    for row in s.exec(query):
        job_post.news(s, now, row, f"more-{int(now.timestamp())}", {})


def _held(s: Session, leg: Leg) -> Dispatch | None:
    query = select(Dispatch).where(
        Dispatch.leg_id == leg.id,
        Dispatch.provider_id == leg.provider_id,
        col(Dispatch.status).in_((*legs.HELD, LegStatus.proposed)),
    )
    return s.exec(query.order_by(col(Dispatch.id).desc())).first()


def _may_pass(s: Session, customer: Customer, word: str) -> bool:
    """Tell whether the next one may read a word: plain, and naming none of the goods nor her medicines."""
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
    return notes.may_pass(word, medicines=[plan.name for plan in plans], goods=False)


def _for_a_person(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, word: str) -> None:
    provider = s.get_one(Provider, leg.provider_id)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{provider.name} left a word for the next member of order {order.number}: pass on what they may know",
        once=f"word:{leg.id}:{now.isoformat()}",
        about=word[:500],
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )
