"""A provider wants it otherwise: she is asked, in our words and only the plain ones of theirs."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import Customer, Dispatch, Leg, LegStatus, Medication, Order, Provider, Urgency
from concierge_bot.services import baskets, desk, dispatch, notify, questions, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note as write_down
from concierge_bot.texts import money, say
from concierge_bot.understanding import notes

LASTS = timedelta(hours=4)
LONGEST_NOTE = 500


def propose(
    s: Session, now: datetime, row: Dispatch, *, window: windows.Span | None, note: str, total: int | None
) -> None:
    """Ask her if another window, total (in cents) or thing is fine; the clock of the offer waits for her."""
    leg = s.get_one(Leg, row.leg_id)
    order = s.get_one(Order, leg.order_id)
    customer = s.get_one(Customer, order.customer_id)
    provider = s.get_one(Provider, row.provider_id)
    row.status, leg.status = LegStatus.proposed, LegStatus.proposed
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
        lasts=_time_to_decide(now, order, window),
        data={} if total is None else {"total": str(total)},
        instead_of=(),
    )
    row.expires_at = question.expires_at
    s.add(row)
    s.add(leg)
    passed_on = " ".join(note.split()).rstrip(" .,:;!?") if _may_pass(s, order, provider, note) else ""
    if note and not passed_on:
        _for_a_person(s, now, customer, order, provider, note, once=f"note:{question.id}")
    changes = [
        passed_on,
        windows.spoken(*window, customer.time_zone, now) if window else "",
        "" if total is None else f"{money(total)} in all",
    ]
    notify.to_customer(
        s,
        now,
        customer,
        _words(provider, order, ", ".join(filter(None, changes)), withheld=bool(note) and not passed_on),
        about="proposal",
        once=f"proposal:{question.id}",
        urgency=Urgency.order,
        question=question,
    )
    write_down(s, now, order.agency_id, f"{provider.name}: proposed a change", customer=customer, order=order)


def _time_to_decide(now: datetime, order: Order, window: windows.Span | None) -> timedelta:
    """Until a window begins, the promised or the proposed one, somebody else can still be asked."""
    begins = [start for start in (order.window_start, window[0] if window else None) if start]
    return max(min([now + LASTS, *begins]) - now, dispatch.REPLY_WITHIN)


def _words(provider: Provider, order: Order, change: str, *, withheld: bool) -> str:
    if not withheld:
        return say("proposed", shop=provider.name, note=change or "they want to change it")
    if change:
        return say("proposed_and_note", shop=provider.name, note=change)
    return say("proposed_note", shop=provider.name, number=order.number)


def _may_pass(s: Session, order: Order, provider: Provider, note: str) -> bool:
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
