"""A problem that she tells of becomes a case that we own: one for each matter, with an order and a promised time."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Case, Customer, Order, OrderStatus, Task, TaskStatus
from concierge_bot.services.cases import cases, remedies
from concierge_bot.services.house import desk_phone, notify
from concierge_bot.services.orders import baskets, hires, legs, ordering, windows
from concierge_bot.services.people.customers import pharmacy_words
from concierge_bot.texts import emergency_number, say, together
from concierge_bot.understanding.orders import complaints

PERSON_WITHIN = timedelta(minutes=30)
PHARMACIST_WITHIN = timedelta(minutes=15)
LOOKS_BACK = timedelta(days=7)
ONE_MATTER = timedelta(hours=2)
GOODS_AMISS = ("broken", "wrong", "lost")
IN_HER_HANDS = ("broken", "wrong")
"""What she can only say of goods that she has before her."""
NOT_THERE = ("late", "never_came")


def told(
    s: Session, now: datetime, customer: Customer, words: str, *, once: str, of: Order | None = None
) -> str:
    """Open the case of a problem, or say that it is in work already; return the sentence.

    ``of``: the order that it is about, where that is known.
    """
    medicine = complaints.about_medicine(words)
    kind = "clinical" if medicine else _kind(words, of)
    order = of or (None if medicine else _meant(s, now, customer, words, kind))
    known = _known(s, customer, kind, order)
    if known is None and order is None and not medicine and complaints.tells_more(words):
        known = _newest_open(s, now, customer)
    if known is not None:
        return _again(s, now, customer, known, words, once)
    within = PHARMACIST_WITHIN if medicine else PERSON_WITHIN
    not_done = of is not None and of.kind == legs.SERVICE
    must = "the pharmacist should call her" if medicine else "find out, and tell her"
    must = f"call {hires.shop_of(s, of)}, who says that it is done, then her" if of and not_done else must
    case = cases.open_case(
        s, now, customer, kind, words, order=order, within=within, must=must, urgent=medicine or not_done
    )
    by = windows.by(now, within, customer.time_zone)
    if medicine:
        pharmacy, emergency = pharmacy_words(s, customer), emergency_number(customer.country)
        text = say("case_medicine", pharmacy=pharmacy, emergency=emergency, by=by)
    elif order is not None and order.status in LIVE_ORDERS and kind in IN_HER_HANDS:
        text = say("case_order", number=order.number, by=by)  # it came, whoever has not told us so yet
    elif order is not None and order.status in LIVE_ORDERS:
        text = together(
            ordering.spoken_status(s, now, customer, order),
            cases.late_words(s, now, customer, order, PERSON_WITHIN),
        )
    elif order is not None:
        sorry = say("case_sorry", number=order.number)
        if complaints.wants_money(words) and (text := remedies.money_back(s, now, customer, case, once=once)):
            return text
        if text := remedies.offer(s, now, customer, case, order, sorry, once=once):
            return text
        text = say("case_order", number=order.number, by=by)
    else:
        text = say("case", by=by)
    notify.to_customer(s, now, customer, text, about="case", once=once)
    return text


def _kind(words: str, of: Order | None) -> str:
    """Return which kind of problem she tells of; goods that are not there of an order that came are lost."""
    kind = complaints.kind(words)
    came = of is not None and of.kind != legs.SERVICE and of.status not in LIVE_ORDERS
    return "lost" if came and kind in NOT_THERE else kind


def _known(s: Session, customer: Customer, kind: str, order: Order | None) -> Case | None:
    """Return the open case of the same matter; words of no known kind are about what is open already."""
    query = select(Case).where(Case.customer_id == customer.id, Case.status != "resolved")
    for case in s.exec(query.order_by(col(Case.id).desc())):
        same_kind = kind in (case.kind, "other") or {kind, case.kind} <= set(NOT_THERE)
        if same_kind and case.order_id == (order.id if order else None):
            return case
    return None


def replaced(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """New ones for what came broken belong to its case, and are no order; an empty string if it is something else."""
    if not complaints.asks_for_new(words):
        return ""
    query = select(Case).where(
        Case.customer_id == customer.id,
        col(Case.status).in_(("open", "promised")),
        col(Case.kind).in_(GOODS_AMISS),
        col(Case.created_at) > now - LOOKS_BACK,
    )
    for case in s.exec(query.order_by(col(Case.id).desc())):
        if _stems(words) & _stems(case.about) & _stems(" ".join(_names(s, case))):
            return _again(s, now, customer, case, words, once)
    return ""


def wants_amends(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether she wants her money, or free ones, for goods of an order of hers: that is a problem, no order."""
    if not (complaints.wants_money(words) or complaints.wants_free(words)):
        return False
    return _meant(s, now, customer, words, "other") is not None


def _names(s: Session, case: Case) -> list[str]:
    return (
        [item.name for item in baskets.of_order(s, s.get_one(Order, case.order_id))] if case.order_id else []
    )


def _stems(text: str) -> set[str]:
    return {word.strip(".,!?").removesuffix("s") for word in text.casefold().split()}


def _newest_open(s: Session, now: datetime, customer: Customer) -> Case | None:
    """Return the case that she told of lately and that still waits for its promise."""
    query = select(Case).where(
        Case.customer_id == customer.id,
        col(Case.status).in_(("open", "promised")),
        Case.kind != "clinical",
        col(Case.created_at) > now - ONE_MATTER,
    )
    return s.exec(query.order_by(col(Case.id).desc()).limit(1)).first()


def _again(s: Session, now: datetime, customer: Customer, case: Case, words: str, once: str) -> str:
    """The same problem once more: no second task; where our promise was not kept, an urgent one with a new time."""
    case.about = f"{case.about}{cases.AND}{words}"
    task = s.exec(select(Task).where(Task.case_id == case.id, Task.status != TaskStatus.closed)).first()
    if case.promise_due is None or case.promise_due <= now:
        case.promise_due = now + PHARMACIST_WITHIN
        if task is not None:
            task.urgent, task.due_at = True, case.promise_due
            desk_phone.nag(s, now, task)
    if task is not None:
        task.about = case.about
        s.add(task)
    s.add(case)
    by = windows.by(case.promise_due, timedelta(0), customer.time_zone)
    text = say("case_known", by=by)
    notify.to_customer(s, now, customer, text, about="case", once=once)
    return text


def _meant(s: Session, now: datetime, customer: Customer, words: str, kind: str) -> Order | None:
    """Return the newest order that a problem fits: what has not come is still under way, the rest was delivered."""
    if kind in NOT_THERE:
        query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
        if first_due := s.exec(query.order_by(col(Order.window_start).nulls_last(), col(Order.id))).first():
            return first_due
    came = (OrderStatus.on_the_way, OrderStatus.delivered, OrderStatus.done)
    query = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(came),
        col(Order.created_at) > now - LOOKS_BACK,
    )
    recent = list(s.exec(query.order_by(col(Order.id).desc())))
    said = set(words.casefold().split())
    named = [o for o in recent if said & {w for i in baskets.of_order(s, o) for w in i.name.lower().split()}]
    if named:
        return named[0]
    fits = complaints.about_goods(words) or kind in ("lost", "wrong")
    return recent[0] if recent and fits else None
