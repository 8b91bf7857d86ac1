"""Every sentence that we text, in one catalogue: plain, warm, GSM-7, at most two segments.

A test holds each of them to the carrier's rules and to the words that a customer must never be offered.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Self

from concierge_bot.texts.catalogue import ENGLISH as ENGLISH
from concierge_bot.texts.catalogue import SPANISH
from concierge_bot.texts.spanish import spanish_value
from connectors import gsm7

POISON = {"US": "1-800-222-1222", "CA": "1-844-764-7669", "GB": "111", "AU": "131126"}
LISTEN = {"US": "988", "CA": "988", "GB": "116 123", "IE": "116 123", "AU": "13 11 14", "NZ": "1737"}
"""Who hears at any hour a person who does not want to live: the lifeline, the Samaritans."""
SIGNS = {"USD": "$", "GBP": "£", "CAD": "$", "AUD": "$"}
EMERGENCY = {"US": "911", "CA": "911", "GB": "999", "IE": "112", "AU": "000", "NZ": "111", "IN": "112"}


class Said(str):
    """A sentence of the catalogue: as it stands it is English, and who it is for may have it in another language."""

    _in: Callable[[str], str]

    def __new__(cls, in_language: Callable[[str], str]) -> Self:
        said = super().__new__(cls, in_language("en"))
        said._in = in_language
        return said

    def __deepcopy__(self, memo: Mapping[int, object]) -> Self:
        return self

    def to(self, language: str) -> str:
        """Return it in a language (ISO 639 code); in English where we do not have that language."""
        return self._in(language)


def say(sentence: str, /, **values: object) -> str:
    """Return a sentence of the catalogue with its blanks filled; a wrong name or blank is our mistake."""
    return Said(lambda language: _filled(sentence, language, values))


def by_language(words: Mapping[str, str]) -> str:
    """Return words that are told in several languages as one sentence of ours, which has at least its English."""
    return Said(lambda language: words.get(language, words["en"]))


def say_some(sentence: str, things: Sequence[str], /, *, first: str = "", **values: object) -> str:
    """Say a sentence with as many of its ``items`` as two segments hold, and how to see all; another comes first."""
    return Said(lambda language: _shortened(sentence, things, in_language(first, language), language, values))


def together(*parts: str, by: str = " ") -> str:
    """Return several sentences as one text, each in the language of whom it is for; empty ones are left out."""
    return Said(
        lambda language: in_language(by, language).join(in_language(part, language) for part in parts if part)
    )


def capital(words: str) -> str:
    """Return words as a sentence begins; names in them stay as they are."""
    return words[:1].upper() + words[1:]


def in_language(text: str, language: str) -> str:
    """Return a text in a language (ISO 639 code), if it is a sentence of ours."""
    return text.to(language) if isinstance(text, Said) else text


def _filled(sentence: str, language: str, values: Mapping[str, object]) -> str:
    values = {k: v.to(language) if isinstance(v, Said) else v for k, v in values.items()}
    if language == "es" and sentence in SPANISH:
        return gsm7.plain(SPANISH[sentence].format(**{k: spanish_value(k, v) for k, v in values.items()}))
    return gsm7.plain(ENGLISH[sentence].format(**values))


def _shortened(
    sentence: str, things: Sequence[str], first: str, language: str, values: Mapping[str, object]
) -> str:
    begin = f"{first} " if first else ""
    for shown in range(len(things), -1, -1):
        text = begin + _filled(sentence, language, {**values, "items": _first(things, shown, language)})
        if len(text) <= gsm7.LIMIT:
            break
    return text


def _first(things: Sequence[str], shown: int, language: str) -> str:
    listed, left = ", ".join(things[:shown]), len(things) - shown
    if not left:
        return listed
    return _filled("and_more" if shown else "so_many", language, {"listed": listed, "left": left})


def fits(text: str) -> bool:
    """Tell whether a text keeps within two segments."""
    return gsm7.fits(text)


def emergency_number(country: str) -> str:
    """Return the public emergency number to name in a country (ISO 3166 code)."""
    return EMERGENCY.get(country, "112")


def poison_number(country: str) -> str:
    """Return the number of the poison help line of a country, else its emergency number."""
    return POISON.get(country, emergency_number(country))


def listening_number(country: str) -> str:
    """Return the number at which somebody hears her at any hour in a country, or nothing where we know none."""
    return LISTEN.get(country, "")


def money(cents: int | None, currency: str = "USD") -> str:
    """Return an amount as she reads it: ``$14.20``, ``$3``, ``£3``."""
    if cents is None:
        return "price to come"
    whole, rest = divmod(cents, 100)
    sign = SIGNS.get(currency, f"{currency} ")
    return f"{sign}{whole}.{rest:02d}" if rest else f"{sign}{whole}"
