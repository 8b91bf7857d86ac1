"""What is read from data/company: the small things of a day, and the few general questions that have an answer."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.errors import Misconfigured
from concierge_bot.understanding.words.phrases import Phrases
from concierge_bot.understanding.words.plain_words import plain

FOLDER = Path(__file__).parents[3] / "data" / "company"
FILES = {"joke": "jokes", "quiz": "quizzes", "lesson": "lessons"}
TIPS = "tips"
KINDS = ("joke", "quiz", "lesson", "radio", "television")


class Entry(BaseModel):
    """A part of a file; a field that is not known is refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Entry):
    """One small thing; a quiz has three choices, the number of the right one, and a word more about it."""

    key: str
    text: str
    kind: str = ""
    choices: tuple[str, ...] = ()
    right: int = 0
    more: str = ""


class Advice(Entry):
    """An answer to a general question, with its source, for whom it is, and the day until which it may be used."""

    key: str
    asks: Annotated[tuple[str, ...], Field(min_length=1)]
    text: str
    source: str
    countries: Annotated[tuple[str, ...], Field(min_length=1)]
    review: date


@cache
def items(kind: str) -> tuple[Item, ...]:
    """Return all items of a kind, in the order of their file."""
    found = (Item.model_validate(one) for one in _read(FILES.get(kind, TIPS)).get("item", []))
    return tuple(item for item in found if item.kind in ("", kind))


@cache
def advice() -> tuple[Advice, ...]:
    """Return all answers to general questions."""
    return tuple(Advice.model_validate(one) for one in _read("advice").get("advice", []))


def answer(text: str, today: date, country: str) -> Advice | None:
    """Return the answer to a general question in a country that is not due to be looked over again."""
    said = plain(text)
    good = (one for one in advice() if one.review > today and country in one.countries)
    return next((one for one in good if _asked(one.key).found(said)), None)


def to_look_over(by: date) -> list[Advice]:
    """Return the answers that are to be looked over again up to a day, the first due first."""
    return sorted((one for one in advice() if one.review <= by), key=lambda one: one.review)


@cache
def _asked(key: str) -> Phrases:
    return Phrases(", ".join(next(one.asks for one in advice() if one.key == key)), {})


def _read(name: str) -> dict[str, list[dict[str, object]]]:
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    except OSError as error:
        raise Misconfigured(
            f"data/company/{name}.toml cannot be read: run from a whole copy of the project"
        ) from error
