"""A pharmacy asks for other times: the one way in which a dispenser's plan changes, and her reminders with it."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Agency,
    Customer,
    Device,
    Medication,
    Outbox,
    Provider,
    Urgency,
)
from concierge_bot.services.house import desk, heard_once
from concierge_bot.services.house.once import keep
from concierge_bot.services.medicines import dispensers, plan_changes
from connectors.base import PlanRequest

CONFIRMED_WITHIN = timedelta(minutes=10)
OF_THE_PLAN = ("times", "days", "every", "until")
PERSON_WITHIN = timedelta(minutes=30)


def receive(s: Session, now: datetime, provider: Provider, asked: PlanRequest) -> str:
    """Follow a pharmacy's request once; what no clock says a person reads. BadInput if it is about none of ours."""
    if provider.kind != "pharmacy":
        raise BadInput("Only a pharmacy asks for another plan")
    plan = _about(s, provider, asked)
    customer = s.get_one(Customer, plan.customer_id, with_for_update=True)
    return heard_once.once(
        s, now, provider, asked.id, "plan", lambda: _follow(s, now, provider, customer, plan, asked)
    )


def by_desk(
    s: Session, now: datetime, plan: Medication, told: dict[str, Any], who: str, pharmacist: str
) -> None:
    """An operator changes a plan; what lies in a dispenser only at a pharmacist's word, who is named. NotNow else."""
    timed = any(name in told for name in OF_THE_PLAN)
    if plan.in_dispenser and timed and not pharmacist:
        raise NotNow(
            "This medicine lies in a dispenser: its plan changes only when the pharmacist asks, so name her"
        )
    plan_changes.change(s, now, plan, told, f"{who}, as the pharmacist asked" if pharmacist else who)
    if plan.in_dispenser and timed:
        give(s, now, s.get_one(Customer, plan.customer_id))


def give(s: Session, now: datetime, customer: Customer) -> None:
    """Have her dispensers given the plan as it is now; each must say within ten minutes that it follows it."""
    for device in dispensers.of_customer(s, customer):
        provider = s.get_one(Provider, device.provider_id)
        device.plan_due = now + CONFIRMED_WITHIN
        s.add(device)
        _to_be_given(s, now, device, provider)


def _to_be_given(s: Session, now: datetime, device: Device, provider: Provider) -> None:
    """What is sent is the plan at that moment, so of two changes at once one row is enough."""
    key = f"dispenser-plan:{device.id}:{now.isoformat()}"
    keep(
        s,
        select(Outbox).where(Outbox.key_once == key),
        lambda: Outbox(
            agency_id=device.agency_id,
            key_once=key,
            channel="plan",
            to=provider.name,
            about="dispenser plan",
            urgency=int(Urgency.dose),
            provider_id=provider.key,
            job={"device": device.key},
            created_at=now,
            due_at=now,
        ),
    )


def _follow(
    s: Session, now: datetime, provider: Provider, customer: Customer, plan: Medication, asked: PlanRequest
) -> str:
    if not asked.times:
        desk.open_task(
            s,
            now,
            s.get_one(Agency, provider.agency_id),
            f"{provider.name} has changed a prescription of {customer.name}, not by times of day: read it, ring them",
            once=f"prescription:{asked.id}",
            customer=customer,
            urgent=plan.critical,
            due_in=PERSON_WITHIN,
        )
        return "desk"
    if (list(asked.times), sorted(asked.days)) == (sorted(plan.times), sorted(plan.days)):
        return "nothing new"
    told = {"times": list(asked.times), "days": list(asked.days)}
    plan_changes.change(s, now, plan, told, provider.name)
    if plan.in_dispenser:
        give(s, now, customer)
    return "changed"


def _about(s: Session, provider: Provider, asked: PlanRequest) -> Medication:
    query = select(Medication).where(
        Medication.agency_id == provider.agency_id, Medication.prescription == asked.prescription
    )
    found = s.exec(query).all()
    if len(found) != 1:
        raise BadInput(
            "This prescription number is on the label of none of our customers' medicines, or of several"
        )
    return found[0]
