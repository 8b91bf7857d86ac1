"""Devices in homes: whose they are, when one was heard last, and the task when one falls silent."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Customer, Device, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people.customers import by_phone
from connectors.kinds import SignalKind

NEW, HEARD, OFFLINE, SILENT = "new", "heard", "offline", "silent"
GRACE = timedelta(hours=1)
"""After a test is due, before its absence is somebody's task."""
OFFLINE_FOR = timedelta(minutes=10)
"""Radio networks lose a device and find it again: so long is waited before a person is asked to look."""
SOON = timedelta(minutes=30)


def whose(s: Session, now: datetime, provider: Provider, account: str) -> Device:
    """Return the device of an account; one that is her own phone number is enrolled by its first signal."""
    if row := find(s, provider, account):
        return row
    customer = by_phone(s, provider.agency_id, account)
    if customer is None:
        raise BadInput("This account belongs to none of our customers: tell the agency", field="account")
    s.refresh(customer, with_for_update=True)
    return find(s, provider, account) or enrol(s, now, customer, provider, account)


def find(s: Session, provider: Provider, account: str) -> Device | None:
    """Return the device of an account at a care monitor."""
    return s.exec(select(Device).where(Device.provider_id == provider.id, Device.account == account)).first()


def enrol(
    s: Session,
    now: datetime,
    customer: Customer,
    provider: Provider,
    account: str,
    *,
    secret: str = "",
    test_hours: int | None = None,
) -> Device:
    """Write down that a device is hers; the first test is due as from now."""
    row = Device(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        provider_id=provider.key,
        account=account,
        secret=secret,
        test_hours=test_hours,
    )
    row.silent_at = _due(row, now)
    s.add(row)
    s.flush()
    return row


def heard(s: Session, now: datetime, device: Device, kind: SignalKind) -> None:
    """A device spoke, or its network says that it is gone; a test that is due is not made up for by other words."""
    if kind == SignalKind.OFFLINE:
        if device.status != SILENT:
            device.status = OFFLINE
            device.silent_at = min(filter(None, (device.silent_at, now + OFFLINE_FOR)))
    else:
        device.heard_at = now
        if device.status != HEARD or kind == SignalKind.TEST:
            device.status, device.silent_at = HEARD, _due(device, now)
    s.add(device)


def fall_due(s: Session, now: datetime, device: Device) -> None:
    """Nothing was heard in time: a person looks after it, and is asked again a day later if it stays so."""
    customer = s.get_one(Customer, device.customer_id)
    silent_since = device.silent_at
    device.status, device.silent_at = SILENT, now + timedelta(days=1)
    s.add(device)
    note(s, now, device.agency_id, "monitor: silent", customer=customer)
    desk.open_task(
        s,
        now,
        s.get_one(Agency, device.agency_id),
        f"The {_called(s, device)} of {customer.name} is silent: call and see whether it works",
        once=f"silent:{device.id}:{silent_since}",
        customer=customer,
        due_in=SOON,
    )


def all_of(s: Session, provider: Provider) -> list[Device]:
    """Return every device that a care monitor serves."""
    return list(s.exec(select(Device).where(Device.provider_id == provider.id).order_by(col(Device.id))))


def of_customer(s: Session, customer: Customer) -> list[Device]:
    """Return her devices."""
    return list(s.exec(select(Device).where(Device.customer_id == customer.id).order_by(col(Device.id))))


def _called(s: Session, device: Device) -> str:
    return "dispenser" if s.get_one(Provider, device.provider_id).kind == "dispenser" else "alarm"


def _due(device: Device, now: datetime) -> datetime | None:
    return now + timedelta(hours=device.test_hours) + GRACE if device.test_hours else None
