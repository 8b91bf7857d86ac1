"""The bar: below it a member gets no new jobs, hears why and may say its side; above it probation ends."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Order, Provider, Rating, Standing, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import moving
from concierge_bot.texts import say
from concierge_bot.texts.pages import told

BAR, FEWEST = 3.0, 5
"""Stars below which a member is barred, once so many of them stand behind it."""
SHOWN = 5
HEARD_WITHIN = timedelta(days=1)
LOW_RATINGS = "its ratings are too low"


def look(s: Session, now: datetime, provider: Provider) -> None:
    """After each rating: below the bar a member is on probation, gets no new jobs, and those not begun are moved.

    Who was admitted on probation, and is not below it with so many stars, is active.
    """
    rows = stars(s, provider)
    if provider.barred or len(rows) < FEWEST:
        return
    if _mean(rows) >= BAR:
        _proven(s, now, provider)
        return
    provider.barred, provider.standing = LOW_RATINGS, Standing.probation
    s.add(provider)
    s.flush()
    moving.to_others(s, now, provider, provider.barred, but_favourites=True)
    agency = s.get_one(Agency, provider.agency_id)
    note(s, now, agency.key, f"{provider.name} is on probation: {_mean(rows)} of 5 by {len(rows)} ratings")
    evidence = _evidence(s, rows)
    desk.open_task(
        s,
        now,
        agency,
        f"{provider.name} is on probation, {_mean(rows)} of 5 by {len(rows)} ratings: hear its side",
        once=_once(provider),
        about=evidence,
        due_in=HEARD_WITHIN,
    )
    if provider.phone:
        text = say("member_barred", agency=agency.name, mean=_mean(rows), count=len(rows), evidence=evidence)
        notify.to_phone(s, now, agency, provider.phone, text, about="member", once=_once(provider))


def notice(s: Session, provider: Provider) -> str:
    """Return why a member gets no new jobs, with the stars and their jobs, for its page; empty if it gets some."""
    rows = stars(s, provider)
    if not (provider.barred and rows):
        return ""
    return told(
        "{mean} of 5 by your last {count} ratings ({words})",
        mean=_mean(rows),
        count=len(rows),
        words=_evidence(s, rows),
    )


def heard(s: Session, now: datetime, provider: Provider, words: str) -> bool:
    """Write a barred member's own words to the task that decides about it; False if none is open."""
    query = select(Task).where(Task.agency_id == provider.agency_id, Task.once == _once(provider))
    task = s.exec(query.where(Task.status != TaskStatus.closed)).first()
    if not provider.barred or task is None:
        return False
    said = f" / It says: {words}"
    if task.about.endswith(said):
        return True  # a button that was pressed twice
    task.about += said
    s.add(task)
    note(s, now, provider.agency_id, f"{provider.name} said its side")
    return True


def lift(s: Session, now: datetime, provider: Provider, who: str) -> None:
    """Give a member its jobs back; its stars count anew from now on."""
    provider.barred, provider.standing, provider.rated_since = "", Standing.active, now
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} is active again, by {who}")


def stars(s: Session, provider: Provider) -> list[Rating]:
    """Return the ratings of a member that count, oldest first."""
    query = select(Rating).where(Rating.provider_id == provider.id)
    if provider.rated_since is not None:
        query = query.where(Rating.at > provider.rated_since)
    return list(s.exec(query.order_by(col(Rating.at), col(Rating.id))))


def _proven(s: Session, now: datetime, provider: Provider) -> None:
    if provider.standing == Standing.probation:
        provider.standing = Standing.active
        s.add(provider)
        note(s, now, provider.agency_id, f"{provider.name} is active: its probation is over")


def _evidence(s: Session, rows: list[Rating]) -> str:
    """Return the last stars with the jobs that they are for; her words and her name are not the member's."""
    said = []
    for row in rows[-SHOWN:]:
        order = s.get(Order, row.order_id) if row.order_id else None
        said.append(f"order {order.number}: {row.stars}" if order else f"no order: {row.stars}")
    return ", ".join(said)


def _mean(rows: list[Rating]) -> float:
    return round(sum(row.stars for row in rows) / len(rows), 1)


def _once(provider: Provider) -> str:
    return f"barred:{provider.id}:{provider.rated_since}"
