"""What the pages say, in the language of who reads them: gettext, whose English stands where it is said.

`make words` gathers that English into `pages.es.po`, where its Spanish is written beside it.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from concierge_bot.texts import Said, capital
from concierge_bot.texts.spanish import spanish_value

LANGUAGES = ("en", "es")
WRITTEN = Path(__file__).parent / "pages.es.po"
HOW = {
    ("month", "en"): "LLLL",
    ("month", "es"): "LLLL",
    ("month and year", "en"): "LLLL y",
    ("month and year", "es"): "LLLL 'de' y",
    ("day", "en"): "MMM d",
    ("day", "es"): "d MMM",
    ("day and year", "en"): "MMMM d, y",
    ("day and year", "es"): "d 'de' MMMM 'de' y",
    ("weekday", "en"): "EEEE MMMM d",
    ("weekday", "es"): "EEEE d 'de' MMMM",
    ("weekday and day", "en"): "EEEE MMM d",
    ("weekday and day", "es"): "EEEE d MMM",
    ("weekday, day and month", "en"): "EEE dd MMM",
    ("weekday, day and month", "es"): "EEE d MMM",
    ("weekday, month and day", "en"): "EEE MMM dd",
    ("weekday, month and day", "es"): "EEE d MMM",
    ("weekday, month, day", "en"): "EEE MMM d",
    ("weekday, month, day", "es"): "EEE d MMM",
    ("weekday, short", "en"): "EEE",
    ("weekday, short", "es"): "EEE",
    ("day of a year", "en"): "MMM d, y",
    ("day of a year", "es"): "d MMM y",
}
"""How a day is written (Unicode TR 35)."""


def told(english: str, /, **values: object) -> str:
    """Return a sentence of a page with its blanks filled: English as it stands, translated when it is shown."""
    return Said(lambda language: _filled(english, language, values))


def marked(english: str) -> str:
    """Return a sentence as it stands: it is gathered where it is marked, and told where it is used."""
    return english


def spoken(words: str) -> str:
    """Return a time or a state in words of ours, whose Spanish is put together word by word."""
    return Said(lambda language: words if language == "en" else str(spanish_value("words", words)))


def stated(name: object) -> str:
    """Return what our code names, a state or a kind, in plain words; ``states`` has those that are gathered."""
    words = str(name).replace("_", " ")
    return Said(lambda language: translated(words, language))


def begun(words: str) -> str:
    """Return words as a sentence begins, in each language."""
    return Said(lambda language: capital(str(shown(words, language))))


def dated(day: date, how: str) -> str:
    """Return a day as ``HOW`` it is written: its month, its month and year, its day, its day with the weekday."""
    return Said(lambda language: format_date(day, HOW[how, language], locale=language))


def shown(value: object, language: str) -> object:
    """Return what a page shows, in a language if it is a sentence of ours."""
    return value.to(language) if isinstance(value, Said) else value


def translated(english: str, language: str) -> str:
    """Return a message of the pages in a language."""
    return _spanish().gettext(english) if language == "es" else english


def translated_number(one: str, many: str, n: int, language: str) -> str:
    """Return the message of the pages that fits a number, in a language."""
    if language == "es":
        return _spanish().ngettext(one, many, n)
    return one if n == 1 else many


def preferred(header: str) -> str:
    """Return that of our languages which a browser asks for first (RFC 9110, Accept-Language), else English."""
    wanted = sorted((_weighed(part) for part in header.split(",")), key=lambda found: -found[1])
    ours = (language for language, weight in wanted if language in LANGUAGES and weight > 0)
    return next(ours, "en")


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";")
    try:
        weighs = float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        weighs = 0
    return tag.strip().partition("-")[0].lower(), weighs


def _filled(english: str, language: str, values: Mapping[str, object]) -> str:
    if language == "en":
        return english.format(**values)
    said = {
        name: value.to(language) if isinstance(value, Said) else spanish_value(name, value)
        for name, value in values.items()
    }
    return translated(english, language).format(**said)


@cache
def _spanish() -> Translations:
    compiled = BytesIO()
    with WRITTEN.open("rb") as written:
        write_mo(compiled, read_po(written, locale="es"))
    compiled.seek(0)
    return Translations(compiled)
