"""Signals of care monitors, whatever protocol brought them: stored once, then a reading, a task, an alarm or a note."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Customer, Device, Provider
from concierge_bot.services.house import desk, heard_once
from concierge_bot.services.house.timeline import note
from concierge_bot.services.safety import alarm_book, alarms, devices, readings
from connectors.base import EVERY_DEVICE, Signal
from connectors.kinds import SignalKind

DANGER = (
    SignalKind.FALL,
    SignalKind.PANIC,
    SignalKind.SMOKE,
    SignalKind.INACTIVITY,
    SignalKind.PULSE,
    SignalKind.OXYGEN,
    SignalKind.BLOOD_PRESSURE,
    SignalKind.GLUCOSE,
)
TASKS = {
    SignalKind.LOW_BATTERY: "The battery of the alarm of {name} is low",
    SignalKind.TROUBLE: "The alarm of {name} reports trouble (power, network or tampering): see whether it works",
    SignalKind.WEIGHT: "The weight of {name} is beyond the limits that a clinician set: call today",
}


def receive(s: Session, now: datetime, provider: Provider, signal: Signal) -> str:
    """Take a signal; return in one word what it did. BadInput if it is about none of our customers."""
    if signal.account == EVERY_DEVICE:
        return _of_all(s, now, provider, signal.signal)
    device = devices.whose(s, now, provider, signal.account)
    customer = s.get_one(Customer, device.customer_id)
    s.refresh(customer, with_for_update=True)  # the same signal may come several times at the same moment
    if signal.signal == SignalKind.ALIVE:
        devices.heard(s, now, device, signal.signal)
        return "alive"

    def apply() -> str:
        devices.heard(s, now, device, signal.signal)
        return _apply(s, now, customer, device, provider, signal)

    return heard_once.once(s, now, provider, signal.id, str(signal.signal), apply)


def _apply(
    s: Session, now: datetime, customer: Customer, device: Device, provider: Provider, signal: Signal
) -> str:
    """Whatever is tried out alarms nobody; a value is judged by her limits, all else by its kind."""
    kind = signal.signal
    if customer.ended_at is not None:
        return _after_the_end(s, now, customer, device, kind)
    if signal.exercise:
        note(s, now, customer.agency_id, f"monitor: {kind} (exercise)", customer=customer)
        return "exercise"
    if kind in readings.OF_SIGNAL and signal.value is not None:
        return _reading(s, now, customer, device, provider, signal)
    return _event(s, now, customer, device, kind, f"signal:{provider.id}:{signal.id}")


def _after_the_end(s: Session, now: datetime, customer: Customer, device: Device, kind: SignalKind) -> str:
    """Her service has ended and her device still speaks: whoever is there now, the desk alone looks after it."""
    note(s, now, customer.agency_id, f"monitor: {kind} after the end of her service", customer=customer)
    desk.open_task(
        s,
        now,
        s.get_one(Agency, customer.agency_id),
        f"The alarm of {customer.name}, whose service has ended, reports {str(kind).replace('_', ' ')}: look into it",
        once=f"ended:{device.id}:{kind}:{now.date()}",
        customer=customer,
        urgent=kind in DANGER,
    )
    return "desk"


def _event(s: Session, now: datetime, customer: Customer, device: Device, kind: SignalKind, once: str) -> str:
    if kind in DANGER:
        return alarms.signal(s, now, customer, str(kind), once=once)
    note(
        s,
        now,
        customer.agency_id,
        f"monitor: {kind}",
        customer=customer,
        alarm=alarm_book.open_alarm(s, customer),
    )
    if kind in TASKS:
        desk.open_task(
            s,
            now,
            s.get_one(Agency, customer.agency_id),
            TASKS[kind].format(name=customer.name),
            once=f"{kind}:{device.id}:{now.date()}",
            customer=customer,
        )
        return "desk"
    return "noted"


def _reading(
    s: Session, now: datetime, customer: Customer, device: Device, provider: Provider, signal: Signal
) -> str:
    """Beyond her limits it is an event; without limits a person is asked once to have them set."""
    measured = _values(signal)
    beyond = readings.keep(s, now, customer, provider, measured)
    if beyond:
        return _event(s, now, customer, device, signal.signal, f"signal:{provider.id}:{signal.id}")
    if beyond is None:
        desk.open_task(
            s,
            now,
            s.get_one(Agency, customer.agency_id),
            f"The {str(signal.signal).replace('_', ' ')} of {customer.name} is measured, but nobody set limits: "
            "ask her doctor for them",
            once=f"limits:{customer.id}:{signal.signal}",
            customer=customer,
        )
    return "reading"


def _values(signal: Signal) -> dict[str, float]:
    assert signal.value is not None
    return readings.values(signal.signal, signal.value)


def _of_all(s: Session, now: datetime, provider: Provider, kind: SignalKind) -> str:
    """The bridge itself is gone or back: so are all devices behind it."""
    if kind not in (SignalKind.OFFLINE, SignalKind.ALIVE):
        raise BadInput("A signal is about one account", field="account")
    for device in devices.all_of(s, provider):
        if kind == SignalKind.OFFLINE or device.status == devices.OFFLINE:
            devices.heard(s, now, device, kind)
    return str(kind)
