"""Where a member's own system takes its jobs: written down at its start, and moved by the member itself."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.texts.pages import told
from connectors.answers import endpoint
from connectors.base import AnyConnector, Connector, Member, Misconfigured, MonitorConnector
from connectors.kinds import Kind

CLOSED = "its endpoint answered that it is gone for good (410)"
LOOK_WITHIN = timedelta(hours=4)


def is_sent_to(connector: AnyConnector) -> bool:
    """Tell whether a member of this connector is sent anything over the web; a monitor only reports."""
    return isinstance(connector, Connector) and not isinstance(connector, MonitorConnector)


def check(url: str | None) -> None:
    """A member with a system of its own needs an address that jobs can be sent to."""
    try:
        endpoint(Member("", Kind.SERVICE, {"url": url or ""}))
    except Misconfigured as error:
        raise BadInput(
            told("url: where are jobs sent to? Write an address like https://shop.example/jobs"), field="url"
        ) from error


def reopen(s: Session, now: datetime, provider: Provider, who: str) -> bool:
    """Send a member jobs again whose address answered that it is closed; False if it did not."""
    if provider.disabled != CLOSED:
        return False
    provider.disabled = ""
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} gets jobs again at its address, by {who}")
    return True


def move(s: Session, now: datetime, provider: Provider, url: str) -> bool:
    """Send a member's jobs to another address from now on, or to the same one that was closed; False if it was not.

    A person looks at a new one: who got into a member's page could lead its jobs away.
    """
    check(url)
    if provider.config.get("url") == url:
        return reopen(s, now, provider, "itself on its page")
    provider.config = {**provider.config, "url": url}
    if provider.disabled == CLOSED:
        provider.disabled = ""
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} moved the address of its jobs on its page")
    desk.open_task(
        s,
        now,
        s.get_one(Agency, provider.agency_id),
        f"{provider.name} moved the address of its jobs: ring it if you did not expect that",
        once=f"endpoint:{provider.id}:{now.isoformat()}",
        due_in=LOOK_WITHIN,
    )
    return True
