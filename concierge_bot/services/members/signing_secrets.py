"""The secret that a member and we sign with: a new one comes while the old one is still good, so nothing is lost."""

import base64
import hashlib
import secrets
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import NotNow
from concierge_bot.models import Provider
from concierge_bot.services.house.timeline import note

BOTH_GOOD = timedelta(days=1)
MOST = 3


def new() -> str:
    """Return a fresh secret as Standard Webhooks writes it."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def rotate(s: Session, now: datetime, provider: Provider, who: str) -> str:
    """Give a member a new secret and return it; those that are good now are good for a day more.

    Whoever lost the new one before it was stored makes another, and what its system still uses goes on to be good.
    """
    if not provider.secrets:
        raise NotNow(f"{provider.name} has no secret: it is reached by {provider.channel}")
    provider.secrets = [new(), *provider.secrets[: MOST - 1]]
    provider.old_secret_until = now + BOTH_GOOD
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} has a new secret, made by {who}")
    return provider.secrets[0]


def mark(provider: Provider) -> str:
    """Return by what a member's newest secret is known again without being told."""
    return hashlib.sha256(provider.secrets[0].encode()).hexdigest()[:12] if provider.secrets else ""


def fall_due(s: Session, now: datetime, provider: Provider) -> None:
    """From now on only the new secret is good."""
    provider.secrets, provider.old_secret_until = provider.secrets[:1], None
    s.add(provider)
    note(s, now, provider.agency_id, f"the old secret of {provider.name} is no longer good")
