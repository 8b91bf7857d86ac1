"""A phone number as somebody types it, in the form in which we keep it."""

import phonenumbers

from concierge_bot.errors import BadInput
from concierge_bot.texts.pages import told


def read(written: str, country: str, field: str = "number") -> str:
    """Return a number in E.164, read as in a country; BadInput if it is none."""
    try:
        found = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        found = None
    if found is None or not phonenumbers.is_possible_number(found):
        raise BadInput(told("Write the phone number with its area code, like 305 555 0134"), field=field)
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
