"""Friday is payday for all: what was earned before it is on the desk's list that morning, however little it is."""

from datetime import datetime, time, timedelta

from sqlmodel import Session, col, or_

from concierge_bot.clock import instant, local
from concierge_bot.models import Account, Agency, Provider, Transfer
from concierge_bot.services.house import desk
from concierge_bot.services.money import ledger
from concierge_bot.texts import money

PAY_WITHIN = timedelta(hours=8)


def fall_due(s: Session, now: datetime, provider: Provider) -> None:
    """Put a member on the list of those who are paid today; one task for all of them, the small with the large."""
    provider.payday_at = None
    s.add(provider)
    agency = s.get_one(Agency, provider.agency_id)
    today = local(now, agency.time_zone).date()
    amount = due_to(s, provider, instant(datetime.combine(today, time.min), agency.time_zone))
    if amount <= 0:
        return
    task = desk.open_task(
        s,
        now,
        agency,
        "Payday: pay each of these members today, and write each payment down by its receipt",
        once=f"payday:{today}",
        due_in=PAY_WITHIN,
    )
    line = f"{provider.name} {money(amount, agency.currency)}"
    task.about = f"{task.about}, {line}" if task.about else line
    s.add(task)


def due_to(s: Session, provider: Provider, until: datetime) -> int:
    """Return what a member earned before a moment and has not been paid, in cents."""
    counts = or_(col(Transfer.at) < until, col(Transfer.kind) == "payout")
    return -ledger.total(s, Account.member, Transfer.provider_id == provider.id, counts)
