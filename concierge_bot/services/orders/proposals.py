"""A provider wants it otherwise: she is asked, in our words and only the plain ones of theirs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import (
    Customer,
    Dispatch,
    Leg,
    Medication,
    Order,
    OrderItem,
    Provider,
    Question,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note as write_down
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import baskets, differences, legs, prices, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say
from concierge_bot.understanding.answers import agreeing
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.members import notes

LASTS = timedelta(hours=4)
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Line:
    """A line of the order as the provider would bring it; ``price`` is the line's in cents, if it says one."""

    name: str
    quantity: float | None = None
    unit: str | None = None
    price: int | None = None


def propose(
    s: Session,
    now: datetime,
    row: Dispatch,
    lines: Sequence[Line] = (),
    *,
    window: windows.Span | None,
    note: str,
    total: int | None,
) -> None:
    """Ask her if another window, price of theirs (cents) or thing is fine; the clock of the offer waits for her."""
    leg = s.get_one(Leg, row.leg_id)
    order = s.get_one(Order, leg.order_id)
    customer = s.get_one(Customer, order.customer_id)
    provider = s.get_one(Provider, row.provider_id)
    dispatch.hold(s, now, row)
    if window:
        leg.window_start, leg.window_end = window
    questions.settled(s, now, ["proposal"], row.key, "replaced")
    question = questions.ask(
        s,
        now,
        customer,
        "proposal",
        choices=["1", "2"],
        subject_id=row.id,
        words=f"the change to order {order.number}",
        lasts=time_to_decide(now, order, window),
        instead_of=(),
    )
    row.expires_at = question.expires_at
    s.add(row)
    s.add(leg)
    ordered = [Item(one.name, one.quantity, one.unit) for one in legs.rows(s, order, leg)]
    whole = _whole(ordered, lines) if order.kind == "groceries" else ()
    differs = ", ".join(differences.told(ordered, whole)) if whole else ""
    said = [" ".join(words.split()).rstrip(" .,:;!?") for words in (differs, note)]
    passed_on = [words for words in said if may_pass(s, order, provider, words)]
    withheld = [words for words in said if words and words not in passed_on]
    if withheld:
        _for_a_person(s, now, customer, order, provider, ". ".join(withheld), once=f"note:{question.id}")
    in_all = None if total is None else prices.in_all(s, customer, order, leg, total)
    changes = [
        *passed_on[:1],
        windows.spoken(*window, customer.time_zone, now) if window else "",
        "" if in_all is None else f"{money(in_all, agency_of(s, customer).currency)} in all",
    ]
    change = ", ".join(filter(None, changes))
    question.data = {
        "change": change,
        **({} if total is None else {"price": str(total)}),
        **({"items": json.dumps([asdict(line) for line in whole])} if whole else {}),
    }
    s.add(question)
    notify.to_customer(
        s,
        now,
        customer,
        _words(provider, order, change, withheld=bool(withheld) and not (passed_on and whole)),
        about="proposal",
        once=f"proposal:{question.id}",
        urgency=Urgency.order,
        question=question,
    )
    write_down(s, now, order.agency_id, f"{provider.name}: proposed a change", customer=customer, order=order)


def _whole(ordered: Sequence[Item], lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the whole order as it would come; who sends only other lines than were ordered means these instead."""
    names = {item.name for item in ordered}
    if not lines or len(lines) >= len(ordered) or names & {line.name for line in lines}:
        return tuple(lines)
    replaced = {old.name for old, _ in differences.pairs(ordered, lines)}
    kept = (Line(item.name, item.quantity, item.unit) for item in ordered if item.name not in replaced)
    return (*kept, *lines)


def take_over(s: Session, customer: Customer, order: Order, leg: Leg, change: Mapping[str, str]) -> None:
    """Write the lines and the price that she agreed to into her order."""
    if "items" in change:
        before = {row.name: row for row in legs.rows(s, order, leg)}
        lines = [Line(**told) for told in json.loads(change["items"])]
        legs.write(s, order, leg, [(line, _price(line, before.get(line.name))) for line in lines])
    if "price" in change:
        prices.agree(s, customer, order, leg, int(change["price"]))


def _price(line: Line, known: OrderItem | None) -> int | None:
    alike = known is not None and (known.quantity, known.unit) == (line.quantity, line.unit)
    return known.price if line.price is None and known is not None and alike else line.price


def waiting(s: Session, now: datetime, customer: Customer, order: Order | None = None) -> Question | None:
    """Return the newest question about a proposed change, of one order or of any, that she has not answered."""
    for question in questions.open_ones(s, now, customer):
        if question.about in dispatch.CHANGES and order in (None, of(s, question)):
            return question
    return None


def agreed_in_words(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether her words take what is proposed: they agree, and name nothing but it."""
    question = waiting(s, now, customer)
    return question is not None and agreeing.takes(text, about=question.data.get("change", ""))


def of(s: Session, question: Question) -> Order:
    """Return the order that a proposal is about."""
    leg = s.get_one(Leg, s.get_one(Dispatch, question.subject_id).leg_id)
    return s.get_one(Order, leg.order_id)


def once_more(s: Session, question: Question) -> str:
    """Return the sentence that asks again for her answer to a proposal."""
    if "asked" in question.data:
        return question.data["asked"]
    row = s.get_one(Dispatch, question.subject_id)
    provider, order = s.get_one(Provider, row.provider_id), of(s, question)
    change = question.data.get("change", "")
    if change:
        return say("proposed_waits", number=order.number, shop=provider.name, note=change)
    return say("proposed_note", shop=provider.name, number=order.number)


def time_to_decide(now: datetime, order: Order, window: windows.Span | None) -> timedelta:
    """Until a window begins, the promised or the proposed one, somebody else can still be asked."""
    begins = [start for start in (order.window_start, window[0] if window else None) if start]
    return max(min([now + LASTS, *begins]) - now, dispatch.REPLY_WITHIN)


def _words(provider: Provider, order: Order, change: str, *, withheld: bool) -> str:
    if not withheld:
        return say("proposed", shop=provider.name, note=change or "they want to change it")
    if change:
        return say("proposed_and_note", shop=provider.name, note=change)
    return say("proposed_note", shop=provider.name, number=order.number)


def may_pass(s: Session, order: Order, provider: Provider, note: str) -> bool:
    """Tell whether she may read the provider's own words; a prescription names no medicine to her."""
    plans = s.exec(select(Medication).where(Medication.customer_id == order.customer_id))
    sold = baskets.catalogue(s, provider) if provider.kind == "grocer" else []
    ordered = baskets.of_order(s, order) if order.kind == "groceries" else ()
    return notes.may_pass(
        note,
        wares=[*(product.name for product in sold), *(item.name for item in ordered)],
        medicines=[plan.name for plan in plans],
    )


def _for_a_person(
    s: Session, now: datetime, customer: Customer, order: Order, provider: Provider, note: str, *, once: str
) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{provider.name} left a note with its change to order {order.number}: tell her what she may need",
        once=once,
        about=note[:LONGEST_NOTE],
        customer=customer,
        order=order,
        due_in=dispatch.PERSON_WITHIN,
    )
