"""A member that wants no more texts has no way to get jobs: what it has goes on to others, and the desk rings it."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Dispatch, LegStatus, Provider
from concierge_bot.services.house import desk, notify
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import legs
from concierge_bot.services.people import opt_outs
from concierge_bot.texts import say

OPTED_OUT = "it opted out of our texts"


def stop(s: Session, now: datetime, agency: Agency, provider: Provider, words: str) -> None:
    """Text a member no more; a job that it has not begun goes to the next one."""
    opt_outs.begin(s, now, agency, provider.phone or "", words)
    if provider.channel != "sms":
        return
    provider.disabled = provider.disabled or OPTED_OUT
    s.add(provider)
    s.flush()
    waits = (*legs.OPEN, LegStatus.accepted)
    query = select(Dispatch).where(Dispatch.provider_id == provider.id, col(Dispatch.status).in_(waits))
    for row in s.exec(query.with_for_update()).all():
        dispatch.next_one(s, now, row, LegStatus.declined)
    desk.open_task(
        s,
        now,
        agency,
        f"{provider.name} wants no more texts from us and gets no jobs: ring it, it may have meant an order",
        once=f"member-stop:{provider.id}:{now.isoformat()}",
    )


def start(s: Session, now: datetime, agency: Agency, provider: Provider, *, once: str) -> None:
    """Text a member again; it can be chosen as before."""
    opt_outs.end(s, agency, provider.phone or "")
    if provider.disabled == OPTED_OUT:
        provider.disabled = ""
        s.add(provider)
    text = say("member_back", agency=agency.name)
    notify.to_phone(s, now, agency, provider.phone or "", text, about="member", once=once)
