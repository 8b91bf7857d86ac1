"""The secret that a member and we sign with: a new one comes while the old one is still good, so nothing is lost."""

import base64
import secrets
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import NotNow
from concierge_bot.models import Provider
from concierge_bot.services.house.timeline import note

BOTH_GOOD = timedelta(days=1)


def new() -> str:
    """Return a fresh secret as Standard Webhooks writes it."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def rotate(s: Session, now: datetime, provider: Provider, who: str) -> str:
    """Give a member a new secret and return it; the old one is good for a day more, an older one no longer."""
    if not provider.secrets:
        raise NotNow(f"{provider.name} has no secret: it is reached by {provider.channel}")
    provider.secrets = [new(), provider.secrets[0]]
    provider.old_secret_until = now + BOTH_GOOD
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} has a new secret, made by {who}")
    return provider.secrets[0]


def fall_due(s: Session, now: datetime, provider: Provider) -> None:
    """From now on only the new secret is good."""
    provider.secrets, provider.old_secret_until = provider.secrets[:1], None
    s.add(provider)
    note(s, now, provider.agency_id, f"the old secret of {provider.name} is no longer good")
