"""The end of a person's service: all that is planned ends in one commit, and who must know hears it once.

She died, moved away, or wants no more of it: the desk says so, or one of her people whom she let.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotNow, Refused
from concierge_bot.models import (
    LIVE_ORDERS,
    Alarm,
    AlarmStatus,
    Contact,
    Customer,
    Device,
    Dose,
    DoseStatus,
    Evidence,
    Ladder,
    Leg,
    Message,
    MessageState,
    Order,
    OrderStatus,
    Outbox,
    OutboxState,
    Reminder,
    Scope,
    StandingOrder,
    Task,
    TaskStatus,
)
from concierge_bot.services.everyday import daily
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, plan_changes, plans
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import read_backs
from concierge_bot.services.people import family, grants, passes
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarms, check_ins, ladder
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.texts.pages import told

REASONS = {"died": "service_ended_kind", "moved": "service_ended", "other": "service_ended"}
"""Why it ends, and what her people are told; that she died they shall not hear first from a machine."""
OUTCOME = "her service has ended"
SETTLED_WITHIN = timedelta(days=1)


def end(s: Session, now: datetime, customer: Customer, reason: str, who: str) -> None:
    """End her service now; BadInput for a reason that we do not know, NotNow if it has ended already."""
    if reason not in REASONS:
        raise BadInput(told("Say why it ends: {choices}", choices=", ".join(REASONS)), field="reason")
    s.refresh(customer, with_for_update=True)
    if customer.ended_at is not None:
        raise NotNow(told("The service of {name} has ended already", name=customer.name))
    left = _orders(s, now, customer)
    _alarms(s, now, customer, who)
    _plans(s, now, customer)
    _conversation(s, now, customer)
    _tasks(s, now, customer, who)
    customer.ended_at, customer.end_reason, customer.ended_by = now, reason, who
    s.add(customer)
    note(s, now, customer.agency_id, f"service ended ({reason}) by {who}", customer=customer)
    _tell_her_people(s, now, customer, REASONS[reason])
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"The service of {customer.name} has ended ({reason}): settle what is left",
        once=f"service-ended:{customer.id}:{now.isoformat()}",
        about=". ".join([f"Ended by {who}", *left, "See to her statement, her devices and her dispenser"]),
        customer=customer,
        due_in=SETTLED_WITHIN,
    )


def by_family(s: Session, now: datetime, contact: Contact, reason: str) -> None:
    """One of her people ends it, if she has let them; Refused if not."""
    customer = s.get_one(Customer, contact.customer_id)
    if Scope.service not in family.scopes(s, contact):
        raise Refused(told("{name} has not given you this right: please call us", name=customer.name))
    end(s, now, customer, reason, f"{contact.name} ({contact.relation or 'contact'})")


def take_back(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """It was a mistake: her medicines go on at once; what repeated, a person sets up with her again."""
    s.refresh(customer, with_for_update=True)
    if customer.ended_at is None:
        raise NotNow(told("The service of {name} has not ended", name=customer.name))
    since = customer.ended_at
    customer.ended_at, customer.end_reason, customer.ended_by = None, "", ""
    s.add(customer)
    for plan in plans.of(s, customer):
        plan_changes.follow(s, now, customer, plan)
    plans.plan_ahead(s, now, customer)
    company = daily.of(s, customer)
    check_ins.plan(s, now, company)
    daily.plan(s, now, company)
    note(s, now, customer.agency_id, f"end of service taken back by {who}", customer=customer)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"The service of {customer.name} goes on after all: call her, and her people",
        once=f"service-again:{customer.id}:{now.isoformat()}",
        about="Her medicine reminders go on. Orders, repeating orders, reminders of her own and devices ended at "
        f"{since:%H:%M} UTC: set up again with her what she wants",
        customer=customer,
        urgent=True,
    )


def _orders(s: Session, now: datetime, customer: Customer) -> list[str]:
    """Undo what is under way, each member is told; return what was on its way already."""
    live = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    left = []
    for order in s.exec(live.with_for_update()):
        if order.status == OrderStatus.on_the_way:
            left.append(f"Order {order.number} was on its way: call who brings it")
        order.status = OrderStatus.cancelled
        s.add(order)
        for leg in s.exec(select(Leg).where(Leg.order_id == order.id)):
            dispatch.withdraw(s, now, leg, "the service has ended")
        note(s, now, order.agency_id, "order undone: the service has ended", customer=customer, order=order)
    for row in s.exec(select(StandingOrder).where(StandingOrder.customer_id == customer.id)):
        row.next_at, row.ended_at = None, row.ended_at or now
        s.add(row)
    return left


def _alarms(s: Session, now: datetime, customer: Customer, who: str) -> None:
    query = select(Alarm).where(Alarm.customer_id == customer.id, Alarm.status != AlarmStatus.resolved)
    for alarm in s.exec(query):
        alarms.resolve(s, now, alarm, OUTCOME, who)
    for device in s.exec(select(Device).where(Device.customer_id == customer.id)):
        device.silent_at = None
        s.add(device)


def _plans(s: Session, now: datetime, customer: Customer) -> None:
    still = (DoseStatus.planned, DoseStatus.reminded)
    for dose in s.exec(select(Dose).where(Dose.customer_id == customer.id, col(Dose.status).in_(still))):
        dose_book.end(s, now, dose, DoseStatus.cancelled, Evidence.none)
    for row in s.exec(
        select(Ladder).where(Ladder.customer_id == customer.id, col(Ladder.ended_at).is_(None))
    ):
        ladder.end(s, now, row, OUTCOME)
    mine = select(Reminder).where(Reminder.customer_id == customer.id, col(Reminder.next_at).is_not(None))
    for reminder in s.exec(mine):
        reminder.next_at, reminder.ended_at = None, now
        s.add(reminder)
    check_ins.cancel(s, now, customer)
    daily.of(s, customer).next_at = None
    customer.plan_at = None


def _conversation(s: Session, now: datetime, customer: Customer) -> None:
    """Close what was asked, drop what has not left (but not what members are told), hang up what rings."""
    for question in questions.open_ones(s, now, customer):
        questions.drop(s, now, question, OUTCOME)
        read_backs.unanswered(s, now, question, OUTCOME)
    unread = select(Message).where(Message.customer_id == customer.id, Message.state == MessageState.waiting)
    for message in s.exec(unread):
        message.state, message.done_at, message.read_as = MessageState.done, now, notify.SERVICE_ENDED
        s.add(message)
    written = select(Outbox).where(Outbox.customer_id == customer.id)
    for row in s.exec(written.where(Outbox.state == OutboxState.waiting, Outbox.channel != "job")):
        notify.drop(s, now, row, OUTCOME)
    for row in s.exec(written.where(Outbox.channel == "call")):
        notify.end_calls(s, now, row.key_once)


def _tasks(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """What the desk was to do for her is done; one task stays for what is to be settled."""
    mine = select(Task).where(Task.customer_id == customer.id, Task.status != TaskStatus.closed)
    for task in s.exec(mine):
        desk.close(s, now, task, OUTCOME, who)


def _tell_her_people(s: Session, now: datetime, customer: Customer, sentence: str) -> None:
    """One kind text to each phone of those who see or are told something; every page about her is closed."""
    agency = agency_of(s, customer)
    text = say(sentence, agency=agency.name, name=customer.name, phone=agency.phone)
    for contact in grants.contacts(s, customer):
        passes.end_all(s, now, contact)
        if family.scopes(s, contact):
            once = f"service-ended:{customer.id}:{now.isoformat()}:{contact.phone}"
            notify.to_phone(
                s, now, agency, contact.phone, text, about=notify.SERVICE_ENDED, once=once, customer=customer
            )
