"""A member of a known kind joins by what is written of it: at the desk, at the command line, or by its join link."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.errors import NotNow
from concierge_bot.models import Agency, Provider, Standing
from concierge_bot.services.house import desk, loading, scenario
from concierge_bot.services.members import endpoints, evidence, joining, membership
from concierge_bot.texts.pages import told
from connectors.registry import Registry

PERSON_WITHIN = timedelta(hours=4)
LISTS = ("covers", "services", "skills", "languages")
WORDS = ("name", "kind", "phone", "url", "hours")


def from_form(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return what a form says of a member: what is left empty is left out, a list is parted by commas."""
    told: dict[str, Any] = {name: fields[name].strip() for name in WORDS if fields.get(name, "").strip()}
    for name in LISTS:
        if parts := [part.strip() for part in fields.get(name, "").split(",") if part.strip()]:
            told[name] = parts
    return told


def enrol(
    s: Session, now: datetime, agency: Agency, said: Mapping[str, Any], connectors: Registry, who: str
) -> Provider:
    """Write down a new member; who has shown all that it must is admitted at once, else it is a prospect.

    Without a channel it is reached at its ``url`` if there is one, else by text.
    """
    channel = said.get("channel") or ("webhook" if said.get("url") else "sms")
    member = scenario.parse_member({**said, "channel": channel}, connectors)
    taken = select(Provider.id).where(Provider.agency_id == agency.id, Provider.name == member.name)
    if s.exec(taken).first() is not None:
        raise NotNow(
            told("There is a member called {name} already: choose another name", name=member.name),
            field="name",
        )
    if member.phone and joining.is_known(s, agency, member.phone):
        raise NotNow(told("Somebody has this phone number already: look for it at the desk"), field="phone")
    if endpoints.is_sent_to(connectors.find(member.channel, member.kind)):
        endpoints.check(member.url)
    row = loading.add_member(s, agency, member.model_copy(update={"standing": Standing.prospect}))
    membership.begin(s, now, row)
    if not evidence.missing(row, local(now, agency.time_zone).date()):
        membership.admit(s, now, row, [], who)
    return row


def apply(
    s: Session, now: datetime, agency: Agency, said: Mapping[str, Any], connectors: Registry
) -> Provider:
    """Write down a business that says itself what it does, as a prospect; the desk has a task to look at it."""
    row = enrol(s, now, agency, said, connectors, "itself")
    needs = ", ".join(kind.replace("_", " ") for kind in evidence.needed(row))
    reached = f" {row.phone}." if row.phone else ""
    desk.open_task(
        s,
        now,
        agency,
        f"{row.name} wants to join: ask for its {needs}, then admit it",
        once=f"joined:{row.id}",
        about=f"A {row.kind}.{reached} Open {row.hours or 'always'}. Serves {', '.join(row.covers) or 'everywhere'}.",
        due_in=PERSON_WITHIN,
    )
    return row
