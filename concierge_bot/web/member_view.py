"""What a member may see of its jobs now, in words that a shop without IT knows, and what it may say next."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.clock import local
from concierge_bot.models import Agency, Dispatch, Leg, LegStatus, Provider
from concierge_bot.services.members import bar, candidates, home_help, member_day
from concierge_bot.services.orders import legs, windows
from concierge_bot.services.people.customers import customer_of_order
from concierge_bot.texts import money, together
from concierge_bot.texts.pages import dated, spoken, told
from concierge_bot.web import browser
from connectors.base import Connector, Job
from connectors.kinds import REPORTS, Kind, LegEvent

BUTTONS = {
    LegEvent.ACCEPTED: told("Yes, I do it"),
    LegEvent.DECLINED: told("No"),
    LegEvent.READY: told("Ready"),
    LegEvent.PICKED_UP: told("Picked up"),
    LegEvent.DELIVERED: told("Delivered"),
    LegEvent.DONE: told("Done"),
}
STANDS = {
    LegStatus.offered: told("can you do it?"),
    LegStatus.proposed: told("we asked about your change"),
    LegStatus.accepted: told("you said yes"),
    LegStatus.ready: told("ready"),
    LegStatus.picked_up: told("on the way"),
    LegStatus.delivered: told("delivered"),
    LegStatus.done: told("done"),
}
PARTS = {
    LegStatus.offered: told("asked"),
    LegStatus.proposed: told("asks for a change"),
    LegStatus.accepted: told("promised"),
    LegStatus.declined: told("said no"),
    LegStatus.expired: told("did not answer"),
    LegStatus.ready: told("ready"),
    LegStatus.picked_up: told("on the way"),
    LegStatus.delivered: told("delivered"),
    LegStatus.done: told("done"),
    LegStatus.cancelled: told("called off"),
    LegStatus.failed: told("could not be done"),
}
"""How far the part of another member is."""
WORK = {
    home_help.CODE: told("the number that the customer tells you"),
    "bag sealed": told("the bag is sealed"),
    "cold food in the fridge": told("cold food in the fridge"),
    "old food shown to her": told("old food shown to her"),
    "loaded into the slots": told("loaded into the slots"),
    "count shown to her": told("the count shown to her"),
}
"""What is to be done in her home, step by step."""
GONE = (LegStatus.picked_up, LegStatus.delivered)
"""The courier has the goods, or had them."""


@dataclass(frozen=True)
class Step:
    """One thing to do in her home, what was said as its proof, and whether it is the number that she tells."""

    words: str
    done: bool
    proof: str
    by_number: bool


@dataclass(frozen=True)
class Line:
    """One job as its member may see it, in words, with what may be said next.

    ``next`` are its big buttons; ``held`` says that it may still go wrong, ``may_change`` that it may come otherwise.
    """

    job: Job
    ref: str
    items: list[str]
    window: str
    stands: str
    answer_by: str
    price: str
    parts: list[str]
    steps: list[Step]
    next: list[tuple[str, str]]
    open: bool
    held: bool
    may_change: bool
    once: str

    @property
    def needs_number(self) -> bool:
        """Tell whether it is handed over only for the number that she tells."""
        return any(step.by_number and not step.done for step in self.steps)


@dataclass(frozen=True)
class MemberPage:
    """A member's jobs of today and later, what it is owed, and why it gets no new jobs if so."""

    name: str
    agency: str
    phone: str
    day: str
    at: str
    owed: str
    notice: str
    lapsed: str
    system: bool
    lines: list[Line]


def seen(app: App, provider_id: int, once: str = "") -> MemberPage:
    """Return what a member may see now; ``once`` is of one opened page, and makes its double clicks harmless."""
    once = once or browser.once()
    with app.db.read() as s:
        now = app.clock.now()
        provider = s.get_one(Provider, provider_id)
        agency = s.get_one(Agency, provider.agency_id)
        here = local(now, agency.time_zone)
        return MemberPage(
            name=provider.name,
            agency=agency.name,
            phone=agency.phone,
            day=dated(here.date(), "weekday"),
            at=windows.clock(here),
            owed=owed(s, now, provider),
            notice=bar.notice(s, provider),
            lapsed=provider.lapsed,
            system=isinstance(members.connector(app.connectors, provider), Connector),
            lines=[
                _line(s, now, provider, agency, row, once) for row in member_day.in_hand(s, now, provider)
            ],
        )


def owed(s: Session, now: datetime, provider: Provider) -> str:
    """Say what a member is owed and when it is paid."""
    due, currency = member_day.owed(s, now, provider), s.get_one(Agency, provider.agency_id).currency
    if not due.jobs:
        return told("We owe you nothing now. What is done this week is paid on Friday.")
    words = told(
        "We owe you {total} for {jobs} done since last Friday. It is paid on {day}.",
        total=money(due.amount, currency),
        jobs=due.jobs,
        day=dated(due.on, "weekday"),
    )
    if not due.unpriced:
        return words
    unpriced = told(
        "Without a price yet: {more}. Text Y and its number with your price, like Y27 18.40.",
        more=due.unpriced,
    )
    return together(words, unpriced)


def _line(s: Session, now: datetime, provider: Provider, agency: Agency, row: Dispatch, once: str) -> Line:
    job, leg = members.job_of(s, row), s.get_one(Leg, row.leg_id)
    zone, is_open = agency.time_zone, row.status in legs.OPEN
    awaited = row.expires_at if row.status == LegStatus.offered else None
    return Line(
        job=job,
        ref=row.ref,
        items=[
            " ".join(filter(None, (f"{i.quantity:g}" if i.quantity else "", i.unit, i.name)))
            for i in job.items
        ],
        window=spoken(windows.spoken(job.window.start, job.window.end, zone, now)) if job.window else "",
        stands=STANDS.get(row.status, str(row.status)),
        answer_by=spoken(windows.spoken(awaited, None, zone, now)) if awaited else "",
        price="" if leg.price is None else money(leg.price, agency.currency),
        parts=[_part(peer.name, peer.status, peer.at, zone, now) for peer in job.peers],
        steps=[
            Step(
                WORK.get(row["step"], row["step"]),
                bool(row["done"]),
                row["proof"],
                row["step"] == home_help.CODE,
            )
            for row in leg.checklist
        ],
        next=[(str(event), BUTTONS[event]) for event in _next(s, provider, row, leg, job)],
        open=is_open,
        held=row.status in legs.HELD,
        may_change=is_open and LegEvent.PROPOSED in REPORTS[Kind(provider.kind)],
        once=f"{once}-{row.id}",
    )


def _part(name: str, status: str, at: datetime | None, zone: str, now: datetime) -> str:
    how_far = PARTS.get(LegStatus(status), status)
    if at is None:
        return told("{name}: {how_far}", name=name, how_far=how_far)
    when = spoken(windows.spoken(at, None, zone, now))
    return told("{name}: {how_far} {when}", name=name, how_far=how_far, when=when)


def _next(s: Session, provider: Provider, row: Dispatch, leg: Leg, job: Job) -> list[LegEvent]:
    """Return what may be said next, as buttons; of goods that the courier has already there is nothing."""
    if row.status in legs.OPEN:
        return [LegEvent.ACCEPTED, LegEvent.DECLINED]
    if row.status not in legs.HELD:
        return []
    if leg.kind not in (*legs.GOODS, legs.COURIER):
        return [LegEvent.DONE]
    if leg.kind in legs.GOODS and any(
        peer.kind == Kind.COURIER and peer.status in GONE for peer in job.peers
    ):
        return []
    fetched = leg.kind in legs.GOODS and candidates.needs_courier(
        s, customer_of_order(s, leg.order_id), provider
    )
    after = {
        LegStatus.accepted: [*([LegEvent.READY] if leg.kind in legs.GOODS else []), LegEvent.PICKED_UP],
        LegStatus.ready: [LegEvent.PICKED_UP],
        LegStatus.picked_up: [] if fetched else [LegEvent.DELIVERED],
    }
    return after.get(leg.status, [])
