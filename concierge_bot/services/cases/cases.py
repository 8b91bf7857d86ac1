"""Cases are ours until they are resolved: found by the clock, with promised times that are kept or made good."""

from datetime import datetime, timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    LIVE_ORDERS,
    Account,
    Case,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    Provider,
    Task,
    TaskStatus,
    Transfer,
    Urgency,
)
from concierge_bot.services.cases import cover
from concierge_bot.services.house import desk, desk_phone, notify, promises
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import legs, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say, together

PERSON_WITHIN = timedelta(minutes=30)
LATE_WITHIN = timedelta(minutes=20)
NOT_HERE = ("late", "lost", "never_came")
AND = " / "
"""What stands between the words in which she told of one case, the newest last."""
REMEDY_OF = "remedy_of"
"""Under which word an order that makes good for a case names it."""
LATE_ONLY = (
    col(Order.status).in_(LIVE_ORDERS),
    col(Order.late_told).is_(False),
    col(Order.kind).not_in(("response", legs.SERVICE)),
)
PROMISED_ONLY = (col(Case.status) == "promised", col(Case.missed) == 0)
"""What the clock watches: ends of windows that she was not told about, and promised times."""


def open_case(
    s: Session,
    now: datetime,
    customer: Customer,
    kind: str,
    about: str,
    *,
    order: Order | None = None,
    within: timedelta = PERSON_WITHIN,
    must: str = "find out, and tell her",
    urgent: bool = False,
) -> Case:
    """Open a case with a promised time, and the task of the person who keeps it."""
    case = Case(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        order_id=order.id if order else None,
        kind=kind,
        status="promised",
        about=about,
        promise_due=now + within,
        created_at=now,
    )
    s.add(case)
    s.flush()
    whose = f", order {order.number}" if order else ""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"Case {case.number} ({kind.replace('_', ' ')}{whose}): {must}",
        once=f"case:{case.id}",
        about=about,
        customer=customer,
        order=order,
        case=case,
        urgent=urgent,
        due_in=within,
    )
    note(s, now, customer.agency_id, f"case {case.number} opened: {kind}", customer=customer, order=order)
    return case


def found_late(s: Session, now: datetime, order: Order) -> None:
    """Her window is over and it is not there: she hears it before she asks, with a time that is itself watched."""
    order.late_told = True
    s.add(order)
    customer = s.get_one(Customer, order.customer_id)
    if of_order(s, order) is not None:
        return
    case = open_case(s, now, customer, "late", "found by the clock", order=order, within=LATE_WITHIN)
    case.liable = _who_has_it(s, order)
    s.add(case)
    text = together(
        say("case_found_late", number=order.number), late_words(s, now, customer, order, LATE_WITHIN)
    )
    tell(s, now, customer, text, once=f"late:order:{order.id}")


def late_words(s: Session, now: datetime, customer: Customer, order: Order, within: timedelta) -> str:
    """Say from what the members reported where it is, and by when she hears more; she need not call anyone."""
    by = windows.by(now, within, customer.time_zone)
    if legs.unbrought(s, order):
        return say("case_late_nobody", by=by)
    gone = next((leg for leg in legs.of(s, order) if leg.status == LegStatus.picked_up and leg.since), None)
    if gone is None or gone.since is None:
        return say("case_late", by=by)
    at = windows.clock(local(gone.since, customer.time_zone))
    return say("case_late_driver", at=at, by=by)


def promise_missed(s: Session, now: datetime, case: Case) -> None:
    """A promised time went by: it is urgent now, and she is told a new one, unless a person is at it already."""
    case.missed += 1
    customer = s.get_one(Customer, case.customer_id)
    task = task_of(s, case)
    case.promise_due = now + promises.AGAIN_WITHIN
    s.add(case)
    note(
        s,
        now,
        case.agency_id,
        f"case {case.number}: promise missed",
        customer=customer,
        order=order_of(s, case),
    )
    if task is None:
        task = desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"Case {case.number}: what was promised did not come",
            once=f"case:{case.id}:missed",
            about=case.about,
            customer=customer,
            order=order_of(s, case),
            case=case,
            urgent=True,
            calm=True,
            due_in=promises.AGAIN_WITHIN,
        )
    elif task.status == TaskStatus.open:
        task.calm = task.calm or not task.urgent
        task.urgent, task.due_at = True, case.promise_due
        desk_phone.nag(s, now, task)
    else:
        return
    promises.say_sorry(s, now, customer, once=f"case:{case.id}")


def tell(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> None:
    """Text her about a case."""
    notify.to_customer(s, now, customer, text, about="case", once=once, urgency=Urgency.order)


def of_order(s: Session, order: Order) -> Case | None:
    """Return the open case of an order that is not there."""
    query = select(Case).where(
        Case.order_id == order.id, Case.status != "resolved", col(Case.kind).in_(NOT_HERE)
    )
    return s.exec(query.order_by(col(Case.id).desc())).first()


def came(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """An order came: what was late has come, and what makes good for a case ends it; both settle who pays."""
    if order.status not in ledger.CAME:
        return
    key = order.chosen_because.get(REMEDY_OF)
    if key is not None:
        resolve(s, now, s.get_one(Case, key), f"made good by order {order.number}")
    late = of_order(s, order)
    if late is not None:
        resolve(s, now, late, f"order {order.number} came")


def resolve(s: Session, now: datetime, case: Case, outcome: str) -> None:
    """End a case with what came of it; its task ends with it, and whoever is liable makes up for what it cost."""
    if case.status != "resolved":
        case.status = "resolved"
        s.add(case)
        customer = s.get_one(Customer, case.customer_id)
        note(
            s, now, case.agency_id, f"case {case.number} resolved", customer=customer, order=order_of(s, case)
        )
        if (task := task_of(s, case)) is not None:
            desk.close(s, now, task, outcome, "the concierge")
    hold_liable(s, now, case)


def hold_liable(s: Session, now: datetime, case: Case) -> int:
    """Debit the liable member with what the agency is short of over the case; the others are paid in full.

    Who is not insured is stood for by the member above it. Return how many cents that were; nothing while nobody is
    named, and never twice.
    """
    query = select(Provider).where(Provider.agency_id == case.agency_id, Provider.name == case.liable)
    liable = s.exec(query).first() if case.liable else None
    if liable is None:
        return 0
    mine = [order.key for order in orders_of(s, case)]
    of_it = or_(col(Transfer.case_id) == case.id, col(Transfer.order_id).in_(mine))
    short = ledger.total(s, Account.agency, of_it)
    times = len(_held(s, case))
    about = f"case {case.number}"
    posting = ledger.Posting(
        f"liable:{case.id}:{times}", "liability", Account.member, Account.agency, max(short, 0), about
    )
    bears, order = cover.bearer(s, case, liable), order_of(s, case)
    new = ledger.post(
        s,
        now,
        case.agency_id,
        posting,
        customer_id=case.customer_id,
        provider_id=bears.id,
        order=order,
        of_case=case,
    )
    if new:
        said = f"case {case.number}: {cover.words(s, case, liable, bears)}"
        note(s, now, case.agency_id, said, order=order)
    return max(short, 0)


def was_held(s: Session, case: Case) -> bool:
    """Tell whether a member has paid for a case already."""
    return bool(_held(s, case))


def orders_of(s: Session, case: Case) -> list[Order]:
    """Return the order that a case is about, and those that make good for it."""
    query = select(Order).where(Order.customer_id == case.customer_id, Order.created_at >= case.created_at)
    made = [order for order in s.exec(query) if order.chosen_because.get(REMEDY_OF) == case.id]
    first = order_of(s, case)
    return [first, *made] if first is not None else made


def task_of(s: Session, case: Case) -> Task | None:
    """Return the task of a case that no person has ended."""
    return s.exec(select(Task).where(Task.case_id == case.id, Task.status != TaskStatus.closed)).first()


def _who_has_it(s: Session, order: Order) -> str | None:
    """Return which member an order waits for: who picked it up, else the first that has not done its part.

    Where nobody brings it, that is who had taken the way on and then failed; who never took it owes nothing.
    """
    if legs.unbrought(s, order):
        return _who_failed(s, order)
    on_its_way = [leg for leg in legs.of(s, order) if leg.status == LegStatus.picked_up]
    waiting = [leg for leg in legs.of(s, order) if leg.status in (LegStatus.accepted, LegStatus.offered)]
    return name(s, [*on_its_way, *waiting][0]) if on_its_way or waiting else None


def _who_failed(s: Session, order: Order) -> str | None:
    way = legs.courier(s, order)
    gave_up = (
        select(Provider.name)
        .join(Dispatch, col(Dispatch.provider_id) == Provider.id)
        .where(
            Dispatch.leg_id == (way.id if way else None),
            col(Dispatch.status).in_((LegStatus.failed, LegStatus.cancelled)),
            col(Dispatch.answered_at).is_not(None),
        )
    )
    return s.exec(gave_up.order_by(col(Dispatch.id).desc()).limit(1)).first()


def name(s: Session, leg: Leg) -> str | None:
    """Return who has a leg."""
    return s.get_one(Provider, leg.provider_id).name if leg.provider_id else None


def order_of(s: Session, case: Case) -> Order | None:
    """Return the order that a case is about, if it is about one."""
    return s.get(Order, case.order_id) if case.order_id else None


def _held(s: Session, case: Case) -> list[Transfer]:
    query = select(Transfer).where(Transfer.case_id == case.id, Transfer.kind == "liability")
    return list(s.exec(query))
