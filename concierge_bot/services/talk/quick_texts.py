"""What an operator says so often that one press is enough; it leaves in her language."""

from sqlmodel import Session

from concierge_bot.errors import BadInput
from concierge_bot.models import Customer
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say
from concierge_bot.texts.pages import told

KEYS = ("quick_look", "quick_call", "quick_ask", "quick_done")


def words(s: Session, customer: Customer, who: str) -> dict[str, str]:
    """Return the quick texts of an operator to her, by their keys."""
    agency = agency_of(s, customer).name
    return {key: say(key, name=who, agency=agency) for key in KEYS}


def chosen(s: Session, customer: Customer, who: str, key: str) -> str:
    """Return one of them; BadInput says which there are."""
    if key not in KEYS:
        raise BadInput(told("Choose one of {choices}", choices=", ".join(KEYS)), field="quick")
    return words(s, customer, who)[key]
