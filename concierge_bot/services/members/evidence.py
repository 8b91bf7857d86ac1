"""What a member has shown of itself, and until when it is good: insurance first."""

from datetime import date

from concierge_bot.models import Provider

INSURANCE = "insurance"


def insured_until(provider: Provider) -> str:
    """Return the day up to which a member's insurance is recorded (ISO 8601), or nothing."""
    days = [str(one.get("expires", "")) for one in provider.evidence if one.get("kind") == INSURANCE]
    return max(days, default="")


def insured(provider: Provider, today: date) -> bool:
    """Tell whether a member's insurance is recorded and has not run out."""
    return insured_until(provider) >= today.isoformat()
