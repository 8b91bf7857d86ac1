"""Her deliveries on hold and on again: read back first, orders that fall within offered to be stopped, then lifted."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Message, Order, OrderStatus, Question, StandingOrder
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pill_holds, plans
from concierge_bot.services.orders import baskets, holds, ordering, read_backs, standing_book, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some, together
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.match import best_named

PERSON_WITHIN, SAID_WITHIN = timedelta(minutes=30), timedelta(minutes=15)
Hold = dict[str, Any]


def quote(s: Session, now: datetime, customer: Customer, words: str, days: Stretch, *, once: str) -> str:
    """Read a hold back in words and ask for her OK; where nothing is to come, there is nothing to hold."""
    rows = standing_book.of_customer(s, customer)
    if _all_is_meant(s, now, customer, words):
        return _read_back(s, now, customer, holds.kept(days), once=once, all_of_it=True)
    if not rows and not _within(s, customer, holds.kept(days)):
        return _tell(s, now, customer, say("hold_nothing"), once)
    return _read_back(s, now, customer, holds.kept(days, _meant(rows, words)), once=once)


def _all_is_meant(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether she takes medicines and spoke of everything, now or just before we asked her for the days."""
    lately = select(Message.body).where(
        Message.customer_id == customer.id, Message.received_at > now - SAID_WITHIN
    )
    said = any(holding.everything(body) for body in (words, *s.exec(lately)))
    return said and bool(plans.of(s, customer))


def to_a_person(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Her days could not be read twice: a person asks her, and nothing is held until then."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants her deliveries held, and the days are not clear: ask her",
        once=f"hold:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    by = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return _tell(s, now, customer, say("passed_on", by=by), once)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the days of the hold that waits for her OK; an empty string if the words change nothing."""
    question = next((q for q in questions.open_ones(s, now, customer) if q.about == "hold"), None)
    if errands.kind(words) != errands.OTHER or clauses.only_asks(words):
        return ""  # whoever shall come on that day is no delivery, and a question holds nothing
    here = local(now, customer.time_zone)
    days = holding.read(words, here, customer.country)
    if question is None or days is None:
        return ""
    hold = _of(question)
    last = None if hold["last"] == holds.FOREVER.isoformat() else date.fromisoformat(hold["last"])
    before = Stretch(date.fromisoformat(hold["first"]), last)
    new = holds.kept(holding.corrected(words, before, days, here.date()), hold["number"])
    return _read_back(s, now, customer, new, once=once, all_of_it="3" in question.choices)


def begin(
    s: Session, now: datetime, customer: Customer, question: Question, *, once: str, medicines: bool = False
) -> str:
    """She agreed: nothing is placed for those days; an order that is placed for them already is asked about.

    Her ``medicines`` have a read-back of their own: nobody's pills go unasked by one digit.
    """
    hold = _of(question)
    ended = holds.standing(customer, now) if question.data["instead"] else []
    customer.holds = [*holds.without(customer, ended), hold]
    s.add(customer)
    _plan_anew(s, now, customer)
    note(s, now, customer.agency_id, "deliveries on hold", customer=customer)
    back = holds.back_on(hold)
    text = together(
        say("hold_begun", when=holds.spoken(hold, customer, now)),
        say("hold_ends", day=back) if back else say("hold_open"),
    )
    open_orders = [] if hold["number"] else _within(s, customer, hold)
    text, asked = _ask_about(s, now, customer, open_orders, text)
    _tell(s, now, customer, text, once, asked)
    if medicines:
        last = None if hold["last"] == holds.FOREVER.isoformat() else date.fromisoformat(hold["last"])
        days = Stretch(date.fromisoformat(hold["first"]), last)
        pill_holds.for_days(s, now, customer, days, once=f"{once}:pills")
    return text


def decide(
    s: Session, now: datetime, customer: Customer, question: Question, *, stop: bool, once: str
) -> str:
    """She says whether an order that falls into the hold is to be stopped; then the next one is asked about."""
    order = s.get_one(Order, question.subject_id, with_for_update=True)
    if stop and order.status in LIVE_ORDERS:
        text = ordering.stop(s, now, customer, order)
    else:
        text = say("hold_kept", number=order.number)
    left = [s.get_one(Order, int(i)) for i in question.data["left"].split(",") if i]
    text, asked = _ask_about(s, now, customer, left, text)
    return _tell(s, now, customer, text, once, asked)


def lift(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Her deliveries go on, at once or from the day that she names, which is read back; the next one is told."""
    held = holds.standing(customer, now)
    if not held:
        return _tell(s, now, customer, coming(s, now, customer, first=say("hold_none")), once)
    here = local(now, customer.time_zone)
    day = holding.again_from(words, here, customer.country)
    if day is not None:
        first = min(hold["first"] for hold in held)
        last = (day - timedelta(days=1)).isoformat()
        return _read_back(
            s, now, customer, {"first": first, "last": last, "number": None}, once=once, instead="all"
        )
    customer.holds = holds.without(customer, held)
    s.add(customer)
    for row in standing_book.of_customer(s, customer):  # what the hold kept back was not missed
        row.placed_to = max(row.placed_to or now, now)
    _plan_anew(s, now, customer)
    note(s, now, customer.agency_id, "deliveries on again", customer=customer)
    return _tell(s, now, customer, coming(s, now, customer, first=say("hold_lifted")), once)


def coming(s: Session, now: datetime, customer: Customer, *, first: str) -> str:
    """Say a sentence, and what comes next of what comes again and again."""
    found = standing_book.coming(s, now, customer)
    if not found:
        return together(first, say("hold_next_none"))
    at, row = min(found, key=lambda pair: pair[0])
    day = windows.spoken(at, None, customer.time_zone, now)
    return say_some("hold_next", baskets.lines(standing_book.lines(row)), first=first, when=day)


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    hold: Hold,
    *,
    once: str,
    instead: str = "",
    all_of_it: bool = False,
) -> str:
    data = {
        "first": hold["first"],
        "last": hold["last"],
        "number": str(hold["number"] or ""),
        "instead": instead,
    }
    rows = [row for row in standing_book.of_customer(s, customer) if row.number == hold["number"]]
    when, back = holds.spoken(hold, customer, now), holds.back_on(hold)
    what = (
        say("hold_one", items=baskets.spoken(standing_book.lines(rows[0])[:2]), when=when)
        if rows
        else say("hold", when=when)
    )
    text = together(what, say("hold_ends", day=back) if back else say("hold_open"))
    text = together(text, say("hold_choice_all" if all_of_it else "hold_choice"))
    choices = ("1", "2", "3") if all_of_it else ("1", "2")
    return questions.read_back(
        s, now, customer, "hold", text, once=once, choices=choices, words="the hold", data=data
    )


def _of(question: Question) -> Hold:
    number = question.data["number"]
    return {
        "first": question.data["first"],
        "last": question.data["last"],
        "number": int(number) if number else None,
    }


def _meant(rows: list[StandingOrder], words: str) -> int | None:
    """Return the one standing order of several that she names; None for all of them."""
    if len(rows) < 2:
        return None
    named = best_named(words, {str(row.number): [item["name"] for item in row.items] for row in rows})
    return int(named.choice) if named.choice else None


def _within(s: Session, customer: Customer, hold: Hold) -> list[Order]:
    """Return her placed orders that would come within a hold."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(LIVE_ORDERS),
        col(Order.window_start).is_not(None),
    )
    return [
        order
        for order in s.exec(query.order_by(col(Order.window_start)))
        if order.window_start is not None
        and hold["first"] <= local(order.window_start, customer.time_zone).date().isoformat() <= hold["last"]
        and order.status != OrderStatus.on_the_way
    ]


def _ask_about(
    s: Session, now: datetime, customer: Customer, orders: list[Order], text: str
) -> tuple[str, Question | None]:
    """Add to a text the question whether the first of some orders shall be stopped, too."""
    if not orders:
        return text, None
    order = orders[0]
    question = questions.ask(
        s,
        now,
        customer,
        "order_in_hold",
        choices=["1", "2"],
        subject_id=order.id,
        words=f"order {order.number}",
        data={"left": ",".join(str(other.id) for other in orders[1:])},
    )
    window = read_backs.spoken_window(order, customer, now)
    return together(text, say("hold_order", number=order.number, window=window)), question


def _plan_anew(s: Session, now: datetime, customer: Customer) -> None:
    for row in standing_book.of_customer(s, customer):
        standing_book.plan(s, now, customer, row)


def undecided(s: Session, now: datetime, question: Question) -> None:
    """She did not say whether an order within the hold shall come: a person asks her."""
    if question.about == "order_in_hold":
        customer, order = s.get_one(Customer, question.customer_id), s.get_one(Order, question.subject_id)
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"Order {order.number} comes while her deliveries are on hold: ask her about it",
            once=f"in-hold:{order.id}",
            customer=customer,
            order=order,
        )


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="hold", once=once, question=question)
    return text
