"""A changed telephone number in somebody's words: that it has changed, and which it is."""

import re

import phonenumbers

_CHANGED = re.compile(
    r"\b(?:new|other|different) (?:\w+ )?(?:number|phone|cell|mobile|cellphone|telephone|sim)\b"
    r"|\bchanged (?:my |the )?(?:number|phone|cell|mobile)\b|\b(?:number|phone) (?:has |is |was )?(?:changed|new)\b"
    r"|\blost my (?:phone|cell|mobile)\b"
)
_NOT_HERS = re.compile(
    r"\b(?:his|her|their|sons?|daughters?|doctors?|shops?|stores?|plumbers?|bank)s? (?:new )?(?:number|phone)\b"
)


def changed(text: str) -> bool:
    """Tell whether somebody says that his own number or phone is another now."""
    line = " ".join(re.findall(r"[a-z]+", text.casefold().replace("'", "").replace("’", "")))
    return bool(_CHANGED.search(line)) and not _NOT_HERS.search(line) and "?" not in text


def named(text: str, country: str) -> str:
    """Return the one number that a text names, in E.164, read as in a country (ISO 3166); empty without exactly one."""
    found = {
        phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        for match in phonenumbers.PhoneNumberMatcher(text, country, leniency=phonenumbers.Leniency.POSSIBLE)
    }
    return found.pop() if len(found) == 1 else ""
