"""The desk API: the worklist, and what an operator does. Signed in by session, or by the desk key and an agency."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, select

from concierge_bot.bootstrap import App
from concierge_bot.errors import NotFound, NotNow, Refused
from concierge_bot.models import Agency, Alarm, Customer, Order, Task
from concierge_bot.services.house import desk, notify, state, worklist
from concierge_bot.services.house.timeline import note, note_look
from concierge_bot.services.money import settling
from concierge_bot.services.orders import ordering
from concierge_bot.services.people import customers, operators, passes
from concierge_bot.services.safety import alarm_book, alarms
from concierge_bot.texts.pages import marked, told
from concierge_bot.web.deps import Authorization, DeskCookie, House, RowId, same

router = APIRouter(prefix="/desk")

Answer = dict[str, Any]


@dataclass(frozen=True)
class Operator:
    """Who is at the desk, and of which agency."""

    agency_id: int
    agency: str
    name: str
    lead: bool = True


class Outcome(BaseModel):
    """How something ended, in the operator's words."""

    model_config = ConfigDict(extra="forbid")

    outcome: str = Field(default="done", max_length=2000)


class Closing(Outcome):
    """How a task ended, and what she is told of it, if anything."""

    tell_her: str = Field(default="", max_length=640)


class Reason(BaseModel):
    """Why a person's service ends."""

    model_config = ConfigDict(extra="forbid")

    reason: Literal["died", "moved", "other"]


def operator(
    app: House, authorization: Authorization = "", desk: DeskCookie = "", agency: str = ""
) -> Operator:
    """Return who is signed in, Refused if nobody is; the desk key opens the one ``agency``, or the one named so."""
    token = authorization.removeprefix("Bearer ").strip() or desk
    with app.db.read() as s:
        if same(token, app.settings.desk_key.get_secret_value()):
            meant = customers.agency_called(s, agency)
            return Operator(meant.key, meant.name, "the desk")
        found = passes.session(s, app.clock.now(), token, "desk")
        agency_name = s.get_one(Agency, found.agency_id).name
        return Operator(found.agency_id, agency_name, found.operator, operators.is_lead(s, found))


SignedIn = Annotated[Operator, Depends(operator)]


def lead(who: SignedIn) -> Operator:
    """Return the lead who is signed in, NotNow if it is another operator."""
    if not who.lead:
        raise NotNow(told("Only a lead may do this: ask one of them"))
    return who


Lead = Annotated[Operator, Depends(lead)]


class Instead(BaseModel):
    """Of whom a task is taken over, where somebody has it already."""

    model_config = ConfigDict(extra="forbid")

    instead_of: str = Field(default="", max_length=200)


@router.get("/tasks")
def tasks(app: House, who: SignedIn, closed: bool = False) -> list[Answer]:
    """List the worklist, most urgent first, then by clock."""
    with app.db.read() as s:
        now = app.clock.now()
        return [_task(s, now, task) for task in desk.tasks(s, who.agency_id, closed=closed)]


@router.post("/tasks/{number}/claim")
def claim(app: House, who: SignedIn, number: RowId, body: Instead | None = None) -> Answer:
    """Take a task; its reminders to the desk phone end. What a colleague has is taken only ``instead_of`` him."""
    with app.db.write() as s:
        now, task = app.clock.now(), desk.find(s, who.agency_id, number)
        desk.take(s, now, task, who.name, body.instead_of if body else "")
        return _task(s, now, task)


@router.post("/tasks/{number}/close")
def close(app: House, who: SignedIn, number: RowId, body: Closing) -> Answer:
    """End a task with what came of it, and text her so in the operator's words; Refused if she gets no texts."""
    with app.db.write() as s:
        now, task = app.clock.now(), desk.find(s, who.agency_id, number)
        if words := body.tell_her.strip():
            if task.customer_id is None:
                raise NotFound(
                    told("Task {number} is about no customer: nobody can be told", number=number),
                    field="tell_her",
                )
            text_her(s, now, who, s.get_one(Customer, task.customer_id), words, f"task:{task.id}")
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
            raise NotFound(told("There is no order {number}", number=number))
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


def look(app: App, who: Operator, what: str, phone: str = "") -> None:
    """Write into the timeline who looked at what, of one customer (NotFound if there is none) or of many."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone) if phone else None
        note_look(s, app.clock.now(), who.agency_id, what, who.name, customer)


def did(
    s: Session,
    now: datetime,
    who: Operator,
    what: str,
    *,
    customer: Customer | None = None,
    order: Order | None = None,
) -> None:
    """Write into the timeline what an operator did whose verb does not name him itself."""
    note(s, now, who.agency_id, f"{what} by {who.name}", customer=customer, order=order)


def text_her(s: Session, now: datetime, who: Operator, customer: Customer, text: str, once: str) -> None:
    """Text her in an operator's words, once; Refused if she is not served any more or gets no texts."""
    key = f"desk:{customer.id}:{once}"
    if notify.was_told(s, key):
        return
    if notify.to_customer(s, now, customer, text, about="desk reply", once=key) is None:
        why = (
            marked("{name} is not served any more")
            if customer.ended_at
            else marked("{name} has not agreed to texts: phone her")
        )
        raise Refused(told(why, name=customer.name))
    note(s, now, customer.agency_id, f"text written by {who.name}", customer=customer)


def customer_of(s: Session, who: Operator, phone: str) -> Customer:
    """Return the customer with this number of the operator's own agency; NotFound if it has none."""
    customer = customers.by_phone(s, who.agency_id, phone)
    if customer is None:
        raise NotFound(told("There is no customer with this number"))
    return customer


def _task(s: Session, now: datetime, row: Task) -> Answer:
    """A task as the state tells it, and in the words of the worklist: her name, and when on the agency's clock."""
    line = worklist.task(s, now, row)
    name = line.customer.name if line.customer else None
    return {**state.task(s, row), "customer_name": name, "due_local": line.due, "late": line.late}


def _alarm(s: Session, row: Alarm) -> Answer:
    name = s.get_one(Customer, row.customer_id).name
    return {"number": row.number, "status": str(row.status), "customer_name": name}
