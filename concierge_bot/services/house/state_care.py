"""Her doses, check-ins, alarms and devices, as the contract of the simulator names them."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from concierge_bot.models import Alarm, CheckIn, Customer, Dose, Ladder, Medication, Provider
from concierge_bot.services.house.state_words import State, iso
from concierge_bot.services.safety import devices, ladder


def dose_told(s: Session, dose: Dose) -> State:
    """Return a dose with the steps of its ladder."""
    plan = s.get_one(Medication, dose.medication_id)
    return {
        "medication": plan.name,
        "due": iso(dose.due_at),
        "status": str(dose.status),
        "evidence": str(dose.evidence),
        "at": iso(dose.ended_at),
        "steps": _steps(s, s.get(Ladder, dose.ladder_id) if dose.ladder_id else None),
    }


def check_ins(s: Session, customer: Customer) -> Iterable[CheckIn]:
    """Return her check-ins, the oldest first."""
    query = select(CheckIn).where(CheckIn.customer_id == customer.id)
    return s.exec(query.order_by(col(CheckIn.local_date)))


def check_in_told(s: Session, row: CheckIn) -> State:
    """Return a check-in with the steps of its ladder."""
    return {
        "due": iso(row.due_at),
        "status": str(row.status),
        "at": iso(row.ended_at),
        "steps": _steps(s, s.get(Ladder, row.ladder_id) if row.ladder_id else None),
    }


def alarm_told(s: Session, alarm: Alarm) -> State:
    """Return an alarm with the steps of its ladder."""
    return {
        "number": alarm.number,
        "source": alarm.source,
        "kind": alarm.kind,
        "raised": iso(alarm.raised_at),
        "status": str(alarm.status),
        "steps": _steps(s, ladder.of_alarm(s, alarm)),
    }


def _steps(s: Session, row: Ladder | None) -> list[State]:
    steps = ladder.steps(s, row) if row else []
    return [{"who": p.who, "channel": p.channel, "at": iso(p.at), "answer": p.answer} for p in steps]


def devices_told(s: Session, customer: Customer) -> list[State]:
    """Return the devices in her home, and when each was heard."""
    return [
        {
            "monitor": s.get_one(Provider, device.provider_id).name,
            "account": device.account,
            "status": device.status,
            "heard": iso(device.heard_at),
            "test_due": iso(device.silent_at) if device.test_hours else None,
        }
        for device in devices.of_customer(s, customer)
    ]
