"""She refuses a dose that we asked about, and says what it does to her: that is for the pharmacist, in her words."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.medicines import dose_meant, skips
from concierge_bot.understanding.doses import dose_skips

_ON_HER_BODY = re.compile(
    r"\b(?:mak(?:es?|ing) (?:me|my|mi)|giv(?:es?|ing) me|upsets?|sick|dizz\w*|naus\w*|vomit\w*|throw\w* up|cramps?"
    r"|aches?|aching|hurts?|itch\w*|rash\w*|swoll\w*|swell\w*|bleed\w*|weak|faint\w*|runs|diarr\w*|constipat\w*"
    r"|side effects?)\b"
)


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Write down that she skips it, and tell it on; an empty string if she refuses none, or for no such reason."""
    said = dose_skips.skips(words, dose_meant.names(s, customer))
    if said != "plain" or not _ON_HER_BODY.search(words.casefold()):
        return ""
    return skips.told(s, now, customer, words, once=once)
