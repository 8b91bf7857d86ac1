"""What is offered at once to make good for a case: new ones today or tomorrow, or the money back, within limits."""

import tomllib
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from sqlmodel import Session, col, func, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    Case,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Question,
)
from concierge_bot.services.cases import amiss, cases
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.members import candidates, dispatch
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import baskets, legs, ordering, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together
from concierge_bot.understanding.answers.replies import Reply

ABOUT = "remedy"
MOST_NAMED = 50


def lost(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> None:
    """Whoever had picked it up has lost it: his part failed, the others are paid, and she is offered new ones."""
    row = s.exec(
        select(Dispatch).where(Dispatch.leg_id == leg.id, Dispatch.provider_id == leg.provider_id)
    ).all()[-1]
    dispatch.move(s, now, row, LegStatus.failed)
    legs.move(s, now, leg, LegStatus.failed)
    for other in legs.of(s, order):
        if other.kind in legs.GOODS and other.id != leg.id and other.status in legs.HELD:
            dispatch.finish(s, now, other)
        else:
            dispatch.withdraw(s, now, other, "the order was lost")
    order.status = OrderStatus.failed
    s.add(order)
    ledger.pay_shares(s, now, customer, order)
    case = cases.of_order(s, order) or cases.open_case(
        s, now, customer, "lost", "a member lost it", order=order
    )
    case.kind, case.liable = "lost", cases.name(s, leg)
    s.add(case)
    words = say("case_lost", number=order.number)
    text = offer(s, now, customer, case, order, words, once=f"lost:{leg.id}")
    if not text:
        by = windows.by(case.promise_due or now, timedelta(0), customer.time_zone)
        cases.tell(s, now, customer, together(words, say("case", by=by)), once=f"lost:{leg.id}")


def offer(
    s: Session, now: datetime, customer: Customer, case: Case, order: Order, words: str, *, once: str
) -> str:
    """Offer to make good for a case in one text after these words; an empty string where a person must decide."""
    if not _within_limits(s, now, customer, case, order):
        return ""
    today, tomorrow = slots(now, customer)
    spans = [span for span in (today, tomorrow) if span is not None]
    window, *later = [windows.spoken(*span, customer.time_zone, now) for span in spans]
    named = baskets.spoken(amiss.goods(s, order, case.about))
    items = named if len(named) <= MOST_NAMED else say("remedy_all")
    ways = (
        say("remedy", items=items, window=window, later=later[0])
        if later
        else say("remedy_one", items=items, window=window)
    )
    text = together(words, ways)
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        text,
        once=once,
        choices=[str(n) for n in range(1, len(spans) + 2)],
        subject_id=case.id,
        words=f"order {order.number}",
        urgency=questions.ORDER,
        lasts=timedelta(hours=12),
        data={str(n): f"{span[0].isoformat()} {span[1].isoformat()}" for n, span in enumerate(spans, 1)},
    )


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She chose: new ones come then, or she pays nothing for it."""
    case = s.get_one(Case, q.subject_id)
    order = s.get_one(Order, case.order_id)
    span = q.data.get(reply)
    if case.status == "resolved":
        cases.tell(s, now, customer, say("late_answer"), once=once)
        return
    if span is None:
        _credit(s, now, customer, case, order, once)
        return
    start, end = (datetime.fromisoformat(at) for at in span.split())
    again = _again(s, now, customer, case, order, (start, end))
    case.promise_due, case.missed = end, 0
    s.add(case)
    if (task := cases.task_of(s, case)) is not None:
        task.due_at, task.urgent, task.nag_at = end, False, None
        s.add(task)
    text = say(
        "remedy_again", window=windows.spoken(start, end, customer.time_zone, now), number=again.number
    )
    cases.tell(s, now, customer, text, once=once)


def money_back(s: Session, now: datetime, customer: Customer, case: Case, *, once: str) -> str:
    """She asks for her money and not for new ones: she has it, within limits; an empty string beyond them."""
    order = s.get_one(Order, case.order_id)
    if not _within_limits(s, now, customer, case, order):
        return ""
    return _credit(s, now, customer, case, order, once)


def _credit(s: Session, now: datetime, customer: Customer, case: Case, order: Order, once: str) -> str:
    """Take what was amiss off what she owes: the goods that she named, or all that she was charged."""
    rows, charged = amiss.goods(s, order, case.about), ledger.charged(s, order)
    price = amiss.price(rows)
    part = price is not None and len(rows) < len(legs.rows(s, order))
    about = f"case {case.number}, order {order.number}"
    taken = ledger.credit(
        s, now, customer, price if part and price else charged, about,
        once=f"case:{case.id}", order=order, of_case=case,
    )  # fmt: skip
    cases.resolve(s, now, case, "no charge")
    text = (
        say("remedy_part", items=baskets.spoken(rows), price=money(taken, agency_of(s, customer).currency))
        if part
        else say("remedy_money", number=order.number)
    )
    cases.tell(s, now, customer, text, once=once)
    return text


def slots(now: datetime, customer: Customer) -> tuple[windows.Span | None, windows.Span]:
    """Return the next short time today, if her day is long enough for it, and one tomorrow."""
    how = _data()["offer"]
    here = local(now, customer.time_zone).replace(tzinfo=None)
    length = timedelta(minutes=how["slot_minutes"])
    begin = here + timedelta(minutes=how["soonest_minutes"])
    begin += (datetime.combine(here.date(), time.min) - begin) % length
    begin = max(begin, datetime.combine(here.date(), windows.OPENS))
    end_of_day = datetime.combine(here.date(), time(how["last_hour"]))
    today = _span(begin, begin + length, customer) if begin + length <= end_of_day else None
    first, last = (_on(here.date() + timedelta(days=1), at) for at in how["tomorrow"])
    return today, _span(first, last, customer)


def _again(
    s: Session, now: datetime, customer: Customer, case: Case, order: Order, span: windows.Span
) -> Order:
    """Order the same once more; she pays for it what the first one would have cost, or nothing if she paid that."""
    because = order.chosen_because
    first: dict[str, Any] = {key: because[key] for key in ("provider_id", "shop") if key in because}
    paid = ledger.charged(s, order) > 0
    again = Order(
        agency_id=order.agency_id,
        number=next_number(s, order.agency_id),
        customer_id=order.customer_id,
        kind=order.kind,
        window_start=span[0],
        window_end=span[1],
        total=0 if paid else order.total,
        fee=order.fee,
        chosen_because={**first, cases.REMEDY_OF: case.id},
        created_at=now,
    )
    s.add(again)
    s.flush()
    legs.write(s, again, None, [(row, row.price) for row in amiss.goods(s, order, case.about)])
    note(s, now, order.agency_id, f"order {again.number} makes good for it", customer=customer, order=order)
    ordering.place(s, now, customer, again)
    return again


def _within_limits(s: Session, now: datetime, customer: Customer, case: Case, order: Order) -> bool:
    data = _data()
    limits = data["limits"]
    if case.kind not in data["offer"]["kinds"] or order.kind != "groceries" or order.total is None:
        return False
    if order.total > limits["most_cents"] or order.chosen_because.get(cases.REMEDY_OF):
        return False
    since = now - timedelta(days=limits["within_days"])
    given = select(func.count(col(Question.subject_id).distinct())).where(
        Question.customer_id == customer.id,
        Question.about == ABOUT,
        Question.subject_id != case.id,
        col(Question.asked_at) > since,
    )
    return s.exec(given).one() < limits["most_times"] and bool(candidates.of_kind(s, customer, "grocer")[0])


def _span(begin: datetime, end: datetime, customer: Customer) -> windows.Span:
    return instant(begin, customer.time_zone), instant(end, customer.time_zone)


def _on(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("remedies.toml").read_text("utf-8"))
