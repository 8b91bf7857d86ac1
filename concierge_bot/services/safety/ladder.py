"""The rows and clocks of a ladder; who is asked when is data (ladders.toml), what is said is for escalation.py."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Literal, get_args

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    Alarm,
    Contact,
    Customer,
    Ladder,
    LadderStep,
    Outbox,
    OutboxState,
    Scope,
    Urgency,
)
from concierge_bot.services.house import notify
from concierge_bot.services.people import contact_limits, opt_outs
from concierge_bot.services.people.customers import contacts_with

Ask = Literal["again", "call", "contact", "desk"]
WAIT_FOR_WORD = timedelta(minutes=30)
WILL, CANNOT, TAKEN, WELL = "will check", "cannot check", "says it was taken", "says all is well"


@dataclass(frozen=True)
class Step:
    """Who is asked, and how long after the step before."""

    ask: Ask
    after: timedelta


@dataclass(frozen=True)
class Policy:
    """The steps for one class of things, who may be told, and when her people are left in peace."""

    scopes: tuple[Scope, ...]
    steps: tuple[Step, ...]
    quiet: tuple[time, time] | None = None

    def wakes(self, at: time) -> bool:
        """Tell whether a contact may be texted at this time of her day."""
        return self.quiet is None or self.quiet[1] <= at < self.quiet[0]


@cache
def policies() -> dict[str, Policy]:
    """Return every policy by its name; one that makes no sense stops the start of the house."""
    told = tomllib.loads(resources.files(__package__).joinpath("ladders.toml").read_text("utf-8"))
    return {
        name: Policy(
            scopes=tuple(Scope(scope) for scope in given["scopes"]),
            steps=tuple(_step(name, **step) for step in given["steps"]),
            quiet=_hours(given["quiet"]) if "quiet" in given else None,
        )
        for name, given in told.items()
    }


def _step(policy: str, ask: str, after: int) -> Step:
    known = next((one for one in get_args(Ask) if one == ask), None)
    if known is None:
        raise ValueError(
            f"ladders.toml, {policy}: '{ask}' is no step: write one of {', '.join(get_args(Ask))}"
        )
    return Step(known, timedelta(minutes=after))


def _hours(written: list[str]) -> tuple[time, time]:
    begin, end = (time.fromisoformat(one) for one in written)
    return begin, end


def begin(
    s: Session, now: datetime, customer: Customer, policy: str, *, at: datetime, alarm: Alarm | None = None
) -> Ladder:
    """Start to climb; the first step is done at the given time."""
    row = Ladder(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        alarm_id=alarm.id if alarm else None,
        policy=policy,
        began_at=now,
        step_at=at,
    )
    s.add(row)
    s.flush()
    return row


def coming(ladder: Ladder) -> Step | None:
    """Return the step that is to be done next, if one is left."""
    steps = policies()[ladder.policy].steps
    return steps[ladder.step] if ladder.step < len(steps) else None


def plan(s: Session, now: datetime, ladder: Ladder) -> None:
    """Plan the next step after one was done; at the top there is none."""
    step = coming(ladder)
    ladder.step_at = now + step.after if step else None
    s.add(ladder)


def hold(s: Session, now: datetime, ladder: Ladder, contact: Contact) -> None:
    """Somebody goes to check: nobody else is told meanwhile; without his word it goes on."""
    ladder.holder_id, ladder.step_at = contact.id, now + WAIT_FOR_WORD
    s.add(ladder)


def heard(s: Session, ladder: Ladder) -> None:
    """Who went to check sent word: none of her people is told any more; what is left is for the desk."""
    while (step := coming(ladder)) is not None and step.ask != "desk":
        ladder.step += 1
    ladder.step_at = ladder.step_at if coming(ladder) else None
    s.add(ladder)


def end(s: Session, now: datetime, ladder: Ladder, outcome: str) -> None:
    """There is an answer: nobody is asked any more."""
    ladder.step_at, ladder.ended_at, ladder.outcome = None, now, outcome
    s.add(ladder)


def log(
    s: Session,
    now: datetime,
    ladder: Ladder,
    who: str,
    channel: str,
    answer: str = "",
    by: Contact | None = None,
) -> None:
    """Write down that a person was asked or told, and what came back."""
    s.add(
        LadderStep(
            agency_id=ladder.agency_id,
            ladder_id=ladder.key,
            contact_id=by.id if by else None,
            who=who,
            channel=channel,
            at=now,
            answer=answer,
        )
    )


def whose_turn(
    s: Session, now: datetime, customer: Customer, ladder: Ladder, but: str = ""
) -> Contact | None:
    """Return the first of her people who may be told, takes texts, and was not told of this yet."""
    policy = policies()[ladder.policy]
    if not policy.wakes(local(now, customer.time_zone).time()):
        return None
    seen = set(s.exec(select(LadderStep.contact_id).where(LadderStep.ladder_id == ladder.id)))
    phones = {contact.phone for contact in told(s, ladder)}
    of = Scope.alarms if ladder.alarm_id is not None else policy.scopes[0]
    may = {c.key: c for scope in policy.scopes for c in contacts_with(s, customer, scope)}
    return next(
        (
            contact
            for contact in sorted(may.values(), key=lambda c: (c.position, c.key))
            if contact.id not in seen
            and contact.phone not in phones
            and contact.name != but
            and contact_limits.allows(s, now, contact, of)
            and not opt_outs.holds(s, contact.agency_id, contact.phone)
        ),
        None,
    )


def tell(s: Session, now: datetime, ladder: Ladder, contact: Contact, text: str, *, about: str) -> None:
    """Tell one of her people, within what she shares when it leaves."""
    scope = next(scope for scope in policies()[ladder.policy].scopes if notify.shares(s, contact.key, scope))
    urgency = Urgency.alarm if ladder.alarm_id else Urgency.dose
    once = f"ladder:{ladder.id}:{contact.id}"
    notify.to_contact(s, now, contact, scope, text, about=about, once=once, urgency=urgency)
    log(s, now, ladder, contact.name, "sms", by=contact)


def tell_after(s: Session, now: datetime, ladder: Ladder, contact: Contact, text: str) -> None:
    """Tell one who was told that there is an answer; what he was told and has not left does not leave."""
    once = f"ladder:{ladder.id}:{contact.id}"
    waits = select(Outbox).where(Outbox.key_once == once, Outbox.state == OutboxState.waiting)
    if (unsent := s.exec(waits).first()) is not None:
        notify.drop(s, now, unsent, "answered meanwhile")
        return
    scope = next(
        (one for one in policies()[ladder.policy].scopes if notify.shares(s, contact.key, one)), None
    )
    if scope is not None:
        notify.to_contact(
            s, now, contact, scope, text, about="answered", once=f"{once}:over", urgency=Urgency.order
        )


def told(s: Session, ladder: Ladder) -> list[Contact]:
    """Return who of her people was told, each once."""
    query = (
        select(Contact)
        .join(LadderStep, col(LadderStep.contact_id) == Contact.id)
        .where(LadderStep.ladder_id == ladder.id)
        .distinct()
        .order_by(col(Contact.position), col(Contact.id))
    )
    return list(s.exec(query))


def steps(s: Session, row: Ladder) -> list[LadderStep]:
    """Return who was asked or told, in order."""
    query = select(LadderStep).where(LadderStep.ladder_id == row.id)
    return list(s.exec(query.order_by(col(LadderStep.id))))


def of_alarm(s: Session, alarm: Alarm) -> Ladder:
    """Return the ladder of an alarm; each has one."""
    return s.exec(select(Ladder).where(Ladder.alarm_id == alarm.id)).one()
