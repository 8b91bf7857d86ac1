"""The units in which something comes again."""

from concierge_bot.understanding.when.parts import Every

FREQ = {"hour": "HOURLY", "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
EACH = ("every", "each", "per", "alternate")


def each_of(unit: str, interval: int = 1, count: int = 0, doubt: str = "") -> Every:
    """A repetition in a unit, each or each few of them."""
    return Every(FREQ[unit], interval, count=count, doubt=doubt)  # type: ignore[arg-type]
