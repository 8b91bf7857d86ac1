"""The desk API: the worklist, and what an operator does. Signed in by session, or by the desk key and an agency."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.errors import NotFound, Refused
from concierge_bot.models import Alarm, Customer, Medication, Order, Task
from concierge_bot.services.everyday import trips
from concierge_bot.services.house import desk, notify, state, worklist
from concierge_bot.services.house.fields import Phone, Slot, Weekday, Zone
from concierge_bot.services.medicines import plan_changes, plan_requests, plans
from concierge_bot.services.money import settling
from concierge_bot.services.orders import ordering
from concierge_bot.services.people import contact_limits, customers, ending, numbers, passes
from concierge_bot.services.safety import alarm_book, alarms
from concierge_bot.services.talk import conversation
from concierge_bot.understanding.contact_limits import Limits
from concierge_bot.web.deps import Authorization, DeskCookie, House, RowId, same

router = APIRouter(prefix="/desk")

Answer = dict[str, Any]


@dataclass(frozen=True)
class Operator:
    """Who is at the desk, and of which agency."""

    agency_id: int
    name: str


class Outcome(BaseModel):
    """How something ended, in the operator's words."""

    model_config = ConfigDict(extra="forbid")

    outcome: str = Field(default="done", max_length=2000)


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


class Reason(BaseModel):
    """Why a person's service ends."""

    model_config = ConfigDict(extra="forbid")

    reason: Literal["died", "moved", "other"]


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


def operator(
    app: House, authorization: Authorization = "", desk: DeskCookie = "", agency: str = ""
) -> Operator:
    """Return who is signed in, Refused if nobody is; the desk key opens the one ``agency``, or the one named so."""
    token = authorization.removeprefix("Bearer ").strip() or desk
    with app.db.read() as s:
        if same(token, app.settings.desk_key.get_secret_value()):
            return Operator(customers.agency_called(s, agency).key, "the desk")
        found = passes.session(s, app.clock.now(), token, "desk")
        return Operator(found.agency_id, found.operator)


SignedIn = Annotated[Operator, Depends(operator)]


@router.get("/tasks")
def tasks(app: House, who: SignedIn, closed: bool = False) -> list[Answer]:
    """List the worklist, most urgent first, then by clock."""
    with app.db.read() as s:
        now = app.clock.now()
        return [_task(s, now, task) for task in desk.tasks(s, who.agency_id, closed=closed)]


@router.post("/tasks/{number}/claim")
def claim(app: House, who: SignedIn, number: RowId) -> Answer:
    """Take a task; its reminders to the desk phone end."""
    with app.db.write() as s:
        now, task = app.clock.now(), desk.find(s, who.agency_id, number)
        desk.claim(s, now, task, who.name)
        return _task(s, now, task)


@router.post("/tasks/{number}/close")
def close(app: House, who: SignedIn, number: RowId, body: Outcome) -> Answer:
    """End a task with what came of it."""
    with app.db.write() as s:
        now, task = app.clock.now(), desk.find(s, who.agency_id, number)
        alarms.close_task(s, now, task, body.outcome, who.name)
        settling.task_closed(s, now, task)
        return _task(s, now, task)


@router.post("/orders/{number}/undo")
def undo_order(app: House, who: SignedIn, number: RowId) -> Answer:
    """Stop an order for her; she is told."""
    with app.db.write() as s:
        query = select(Order).where(Order.agency_id == who.agency_id, Order.number == number)
        order = s.exec(query.with_for_update()).first()
        if order is None:
            raise NotFound(f"There is no order {number}")
        now = app.clock.now()
        ordering.undo(s, now, order, who.name)
        ordering.say_undone(s, now, order, once=f"undone:{order.id}")
        return {
            "number": order.number,
            "status": str(order.status),
            "customer_name": s.get_one(Customer, order.customer_id).name,
        }


@router.post("/alarms/{number}/acknowledge")
def acknowledge(app: House, who: SignedIn, number: RowId) -> Answer:
    """A person has this alarm now."""
    with app.db.write() as s:
        alarm = alarm_book.find(s, who.agency_id, number)
        alarms.acknowledge(s, app.clock.now(), alarm, who.name)
        return _alarm(s, alarm)


@router.post("/alarms/{number}/send-team")
def send_team(app: House, who: SignedIn, number: RowId) -> Answer:
    """Send the response team to this alarm."""
    with app.db.write() as s:
        alarm = alarm_book.find(s, who.agency_id, number)
        alarms.send_team(s, app.clock.now(), alarm, who.name)
        return _alarm(s, alarm)


@router.post("/alarms/{number}/resolve")
def resolve(app: House, who: SignedIn, number: RowId, body: Outcome) -> Answer:
    """A person ends this alarm."""
    with app.db.write() as s:
        alarm = alarm_book.find(s, who.agency_id, number)
        alarms.resolve(s, app.clock.now(), alarm, body.outcome, who.name)
        return _alarm(s, alarm)


@router.post("/conversations/{phone}/take-over")
def take_over(app: House, who: SignedIn, phone: str) -> Answer:
    """Speak with her in person; the machine is silent."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        conversation.take_over(s, app.clock.now(), customer, who.name)
        return {"taken_over": True, "customer_name": customer.name}


@router.post("/conversations/{phone}/hand-back")
def hand_back(app: House, who: SignedIn, phone: str) -> Answer:
    """Let the machine answer her again."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        conversation.hand_back(s, app.clock.now(), customer, who.name)
        return {"taken_over": False, "customer_name": customer.name}


@router.post("/conversations/{phone}/reply")
def reply(app: House, who: SignedIn, phone: str, body: Words) -> Answer:
    """Text her in an operator's words; Refused while she has not agreed to texts."""
    with app.db.write() as s:
        now = app.clock.now()
        customer = customer_of(s, who, phone)
        once = f"desk:{customer.id}:{now.isoformat()}"
        row = notify.to_customer(s, now, customer, body.text, about="desk reply", once=once)
        if row is None:
            why = "is not served any more" if customer.ended_at else "has not agreed to texts: phone her"
            raise Refused(f"{customer.name} {why}")
        return {"sent": True, "customer_name": customer.name}


@router.get("/conversations/{phone}/plans")
def her_plans(app: House, who: SignedIn, phone: str) -> list[Answer]:
    """List her medicine plans, on her wall clock."""
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


def customer_of(s: Session, who: Operator, phone: str) -> Customer:
    """Return the customer with this number of the operator's own agency; NotFound if it has none."""
    customer = customers.by_phone(s, who.agency_id, phone)
    if customer is None:
        raise NotFound("There is no customer with this number")
    return customer


def _task(s: Session, now: datetime, row: Task) -> Answer:
    """A task as the state tells it, and in the words of the worklist: her name, and when on the agency's clock."""
    line = worklist.task(s, now, row)
    name = line.customer.name if line.customer else None
    return {**state.task(s, row), "customer_name": name, "due_local": line.due, "late": line.late}


def _plan(row: Medication) -> Answer:
    return row.model_dump(
        mode="json",
        include={"name", "strength", "times", "days", "every", "begins", "until", "critical", "say_as"},
    )


def _alarm(s: Session, row: Alarm) -> Answer:
    name = s.get_one(Customer, row.customer_id).name
    return {"number": row.number, "status": str(row.status), "customer_name": name}
