"""Pill dispensers: what one gave is seen, what is the matter is a person's, and its plan is the reminders' own.

That plan changes only when the pharmacy asks for it (docs/decisions/0017).
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.errors import BadInput
from concierge_bot.models import (
    Agency,
    Customer,
    Device,
    Dose,
    DoseStatus,
    Evidence,
    Medication,
    Provider,
)
from concierge_bot.services.house import desk, heard_once, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_outcomes, plans
from concierge_bot.services.orders import windows
from concierge_bot.services.safety import devices
from concierge_bot.texts import say
from connectors.base import DispenserNews, PlanLine
from connectors.kinds import DispenserWord, SignalKind

SOON = timedelta(minutes=30)
WAITS = (DoseStatus.planned, DoseStatus.reminded, DoseStatus.missed)
LEFT_OUT = (DoseStatus.skipped, DoseStatus.held)
"""A dose that waits ends as taken by what left the machine; one that she leaves out is a person's to ask about."""
TROUBLE = {
    DispenserWord.JAM: ("The dispenser of {name} is stuck: call her before her next dose", True),
    DispenserWord.DOOR_OPEN: (
        "The dispenser of {name} stands open: call her, and see that it is closed",
        True,
    ),
    DispenserWord.LOW: ("The dispenser of {name} is nearly empty: have it filled", False),
}
SIGNALS = {DispenserWord.OFFLINE: SignalKind.OFFLINE}


def receive(s: Session, now: datetime, provider: Provider, news: DispenserNews) -> str:
    """Take what a dispenser reports, once; return in one word what it did. BadInput if it is none of our customers'."""
    device = devices.whose(s, now, provider, news.account)
    customer = s.get_one(Customer, device.customer_id)
    s.refresh(customer, with_for_update=True)  # the same report may come several times at the same moment
    devices.heard(s, now, device, SIGNALS.get(news.word, SignalKind.ALIVE))
    if news.word in (DispenserWord.ALIVE, DispenserWord.OFFLINE):
        return str(news.word)
    return heard_once.once(
        s, now, provider, news.id, str(news.word), lambda: _apply(s, now, customer, device, news)
    )


def lines(s: Session, customer: Customer, today: date) -> tuple[PlanLine, ...]:
    """Return what her dispenser is to give: the very plan that she is reminded by."""
    inside = [p for p in plans.of(s, customer) if p.in_dispenser and not (p.until and p.until < today)]
    return tuple(
        sorted(
            PlanLine(slot, f"{plan.name} {plan.strength}".strip(), _weekdays(plan.days))
            for plan in inside
            for slot in plan.times
        )
    )


def _apply(s: Session, now: datetime, customer: Customer, device: Device, news: DispenserNews) -> str:
    note(s, now, device.agency_id, f"dispenser: {news.word}", customer=customer)
    once = f"dispenser:{device.id}:{news.id}"
    if news.word == DispenserWord.DISPENSED:
        return _dispensed(s, now, customer, news, once)
    if news.word == DispenserWord.NOT_TAKEN:
        return _not_taken(s, now, customer, news, once)
    if news.word == DispenserWord.PLAN:
        return _compared(s, now, customer, device, news.plan)
    if news.word in TROUBLE:
        words, urgent = TROUBLE[news.word]
        _task(s, now, customer, words, once, urgent=urgent)
        if news.word == DispenserWord.JAM:
            text = say("dispenser_jam", by=windows.by(now, SOON, customer.time_zone))
            notify.to_customer(s, now, customer, text, about="dispenser", once=once)
        return "desk"
    return "noted"


def _dispensed(s: Session, now: datetime, customer: Customer, news: DispenserNews, once: str) -> str:
    """What left the machine is seen: it ends the dose, or bears out her word; whatever fits no plan is a person's."""
    doses = _of_slot(s, customer, news.slot)
    at = min(news.at or now, now)
    if not doses:
        words = "The dispenser of {name} gave something that is in no plan: the pharmacist should call her"
        _task(s, now, customer, words, once, urgent=True)
        return "mismatch"
    if any(dose.evidence == Evidence.device for dose in doses):
        words = "The dispenser of {name} may have given a dose twice: the pharmacist should call her"
        _task(s, now, customer, words, once, urgent=True)
        return "twice"
    if any(dose.status in LEFT_OUT for dose in doses):
        words = "{name} leaves a dose out, and her dispenser gave it: the pharmacist should call her"
        _task(s, now, customer, words, once, urgent=True)
    if waiting := [dose for dose in doses if dose.status in WAITS]:
        dose_outcomes.take_all(s, now, customer, waiting, Evidence.device, at=at)
    for dose in doses:
        if dose.status == DoseStatus.taken and dose.evidence != Evidence.device:
            dose.evidence, dose.ended_at = Evidence.device, at
            s.add(dose)
            note(s, now, dose.agency_id, "dose taken, evidence device", customer=customer)
    return "taken" if any(dose.status == DoseStatus.taken for dose in doses) else "desk"


def _not_taken(s: Session, now: datetime, customer: Customer, news: DispenserNews, once: str) -> str:
    """The cup is still there: the dose waits on, up its ladder; if somebody says it was taken, a person asks."""
    if any(dose.status == DoseStatus.taken for dose in _of_slot(s, customer, news.slot)):
        words = "A dose of {name} is said to be taken, and still lies in her dispenser: call her"
        _task(s, now, customer, words, once, urgent=True)
        return "desk"
    return "noted"


def _compared(s: Session, now: datetime, customer: Customer, device: Device, told: Sequence[PlanLine]) -> str:
    """Its plan must be the one that she is reminded by; while a new one is on its way the old one is right."""
    ours = lines(s, customer, local(now, customer.time_zone).date())
    followed = tuple(sorted(PlanLine(x.time, x.medicine, _weekdays(x.days)) for x in told))
    if followed == ours:
        device.plan_due = None
        s.add(device)
        return "same plan"
    if device.plan_due is not None:
        return "awaited"
    words = "The dispenser of {name} follows another plan than her reminders: ring the pharmacy, then her"
    known = hashlib.sha256(repr(followed).encode()).hexdigest()[:16]
    _task(s, now, customer, words, f"mismatch:{device.id}:{known}:{now.date()}", urgent=True)
    return "mismatch"


def fall_due(s: Session, now: datetime, device: Device) -> None:
    """A dispenser has not taken over its new plan in time: what it gives next may be wrong."""
    customer, since = s.get_one(Customer, device.customer_id), device.plan_due
    device.plan_due = None
    s.add(device)
    words = "The dispenser of {name} has not taken over its new plan: call her before her next dose"
    _task(s, now, customer, words, f"plan:{device.id}:{since}", urgent=True)


def of_customer(s: Session, customer: Customer) -> list[Device]:
    """Return her dispensers."""
    query = select(Device).join(Provider, col(Provider.id) == Device.provider_id)
    return list(s.exec(query.where(Device.customer_id == customer.id, Provider.kind == "dispenser")))


def _of_slot(s: Session, customer: Customer, slot: str | None) -> list[Dose]:
    """Return the doses of a planned time that lie in the dispenser; what was called off is in no plan."""
    if slot is None:
        return []
    day, _, time = slot.partition("T")
    try:
        planned = date.fromisoformat(day)
    except ValueError as error:
        raise BadInput(
            "slot: write the planned time on her clock, like 2026-12-01T08:00", field="slot"
        ) from error
    query = (
        select(Dose)
        .join(Medication, col(Medication.id) == Dose.medication_id)
        .where(
            Dose.customer_id == customer.id,
            Dose.local_date == planned,
            Dose.slot == time,
            col(Medication.in_dispenser),
            Dose.status != DoseStatus.cancelled,
        )
    )
    return list(s.exec(query.order_by(col(Dose.id))))


def _weekdays(days: Sequence[str]) -> tuple[str, ...]:
    short = {day[:3].lower() for day in days}
    return tuple(sorted(short)) if len(short) < 7 else ()


def _task(s: Session, now: datetime, customer: Customer, words: str, once: str, *, urgent: bool) -> None:
    desk.open_task(
        s,
        now,
        s.get_one(Agency, customer.agency_id),
        words.format(name=customer.name),
        once=once,
        customer=customer,
        urgent=urgent,
        due_in=SOON,
    )
