"""What an operator does for one customer: speak with her, her plans, her clock, her people, her number, the end."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.errors import NotFound
from concierge_bot.models import Customer, Medication
from concierge_bot.services.everyday import trips
from concierge_bot.services.house.fields import Phone, Slot, Weekday, Zone
from concierge_bot.services.medicines import plan_changes, plan_requests, plans
from concierge_bot.services.people import contact_limits, customers, ending, numbers
from concierge_bot.services.talk import quick_texts, taken_over
from concierge_bot.understanding.terms.contact_limits import Limits
from concierge_bot.web.deps import House
from concierge_bot.web.desk import Answer, Operator, Reason, SignedIn, customer_of, did, look, text_her

router = APIRouter(prefix="/desk")

Once = Annotated[str, Field(max_length=40)]
"""What makes a form that is sent twice one text."""


class PlanChange(BaseModel):
    """What is different in one of her medicine plans; what is left out stays. It ends with its last day.

    What lies in a dispenser changes only when a ``pharmacist``, who is named, asks for it.
    """

    model_config = ConfigDict(extra="forbid")

    medication: str = Field(min_length=1, max_length=200)
    times: list[Slot] = Field(default=[], min_length=1)
    days: list[Weekday] = []
    every: int | None = Field(default=None, ge=1, le=366)
    until: date | None = None
    critical: bool = False
    say_as: str = Field(default="", max_length=60)
    pharmacist: str = Field(default="", max_length=200)


class NewNumber(BaseModel):
    """The number under which she is reached from now on, E.164."""

    model_config = ConfigDict(extra="forbid")

    new: Phone


class Clock(BaseModel):
    """Whose clock she lives by: for good, or up to and with a day."""

    model_config = ConfigDict(extra="forbid")

    time_zone: Zone
    until: date | None = None


class ContactLimits(BaseModel):
    """What one of her people wants to be told, and not at night; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    contact: Phone
    not_at_night: bool | None = None
    only_alarms: bool | None = None


class Words(BaseModel):
    """What the operator texts her."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=640)
    once: Once = ""


class Quick(BaseModel):
    """Which of the quick texts she gets."""

    model_config = ConfigDict(extra="forbid")

    quick: str = Field(max_length=40)
    once: Once = ""


@router.post("/conversations/{phone}/take-over")
def take_over(app: House, who: SignedIn, phone: str) -> Answer:
    """Speak with her in person; the machine is silent."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        taken_over.take_over(s, app.clock.now(), customer, who.name)
        return {"taken_over": True, "customer_name": customer.name}


@router.post("/conversations/{phone}/hand-back")
def hand_back(app: House, who: SignedIn, phone: str) -> Answer:
    """Let the machine answer her again."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        taken_over.hand_back(s, app.clock.now(), customer, who.name)
        return {"taken_over": False, "customer_name": customer.name}


@router.post("/conversations/{phone}/reply")
def reply(app: House, who: SignedIn, phone: str, body: Words) -> Answer:
    """Text her in an operator's words; Refused while she has not agreed to texts."""
    with app.db.write() as s:
        return _text(s, app.clock.now(), customer_of(s, who, phone), who, body.text, body.once)


@router.post("/conversations/{phone}/quick")
def quick(app: House, who: SignedIn, phone: str, body: Quick) -> Answer:
    """Text her one of the quick texts, in her language."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        text = quick_texts.chosen(s, customer, who.name, body.quick)
        return _text(s, app.clock.now(), customer, who, text, body.once)


@router.get("/conversations/{phone}/plans")
def her_plans(app: House, who: SignedIn, phone: str) -> list[Answer]:
    """List her medicine plans, on her wall clock."""
    look(app, who, "medicine plans", phone)
    with app.db.read() as s:
        return [_plan(plan) for plan in plans.of(s, customer_of(s, who, phone))]


@router.post("/conversations/{phone}/plans")
def change_plan(app: House, who: SignedIn, phone: str, body: PlanChange) -> Answer:
    """Change a medicine plan of hers, or end it; she is told, and what she was asked already is not asked again."""
    with app.db.write() as s:
        plan = plan_changes.find(s, customer_of(s, who, phone), body.medication)
        told = body.model_dump(exclude={"medication", "pharmacist"}, exclude_unset=True)
        plan_requests.by_desk(s, app.clock.now(), plan, told, who.name, body.pharmacist)
        return _plan(plan)


@router.post("/customers/{phone}/end")
def end_service(app: House, who: SignedIn, phone: str, body: Reason) -> Answer:
    """End a person's service: from now on nothing is sent to or about her."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        ending.end(s, app.clock.now(), customer, body.reason, who.name)
        return {"ended": True, "customer_name": customer.name}


@router.post("/customers/{phone}/number")
def change_number(app: House, who: SignedIn, phone: str, body: NewNumber) -> Answer:
    """Vouch for a new number of hers, her old phone being lost; it counts once the new phone says OK."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        numbers.by_desk(s, app.clock.now(), customer, body.new, who.name)
        return {"phone": customer.phone, "customer_name": customer.name}


@router.post("/customers/{phone}/restore")
def restore_service(app: House, who: SignedIn, phone: str) -> Answer:
    """Take the end of a person's service back."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        ending.take_back(s, app.clock.now(), customer, who.name)
        return {"ended": False, "customer_name": customer.name}


@router.post("/conversations/{phone}/clock")
def set_clock(app: House, who: SignedIn, phone: str, body: Clock) -> Answer:
    """Let her medicine times follow another clock for some days, or move all that is hers to it."""
    with app.db.write() as s:
        now, customer = app.clock.now(), customer_of(s, who, phone)
        if body.until is None:
            trips.move(s, now, customer, body.time_zone)
        else:
            place = body.time_zone.rsplit("/", 1)[-1].replace("_", " ")
            today = local(now, customer.clock_zone).date()
            trips.begin(s, now, customer, place=place, zone=body.time_zone, first=today, last=body.until)
        did(s, now, who, "her clock set", customer=customer)
        return {
            "time_zone": customer.time_zone,
            "away_zone": customer.away_zone,
            "customer_name": customer.name,
        }


@router.post("/conversations/{phone}/limits")
def limit_contact(app: House, who: SignedIn, phone: str, body: ContactLimits) -> Answer:
    """Keep what one of her people wants to be told, and when."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        known = customers.contacts_by_phone(s, who.agency_id, body.contact)
        contact = next((one for one in known if one.customer_id == customer.id), None)
        if contact is None:
            raise NotFound("She has no contact with this number")
        limits = Limits(body.not_at_night, body.only_alarms)
        contact_limits.keep(s, app.clock.now(), contact, limits, who.name)
        return contact.model_dump(mode="json", include={"name", "not_at_night", "only_alarms"})


def _plan(row: Medication) -> Answer:
    return row.model_dump(
        mode="json",
        include={"name", "strength", "times", "days", "every", "begins", "until", "critical", "say_as"},
    )


def _text(s: Session, now: datetime, customer: Customer, who: Operator, text: str, once: str) -> Answer:
    text_her(s, now, who, customer, text, once or now.isoformat())
    return {"sent": True, "customer_name": customer.name}
