"""What an alarm is called: to her, and to the people who are told of it. A kind is a word of our own, never hers."""

import re
from collections.abc import Sequence

from concierge_bot.texts import emergency_number, listening_number, poison_number, say, together
from concierge_bot.texts.pages import told

MONITOR, HERSELF = "monitor", "customer"
"""Who tells of danger; a contact who does is named instead."""
SIGNAL_WORDS = {
    "fall": "you may have fallen",
    "panic": "the button was pressed",
    "pulse": "your pulse is not as usual",
    "inactivity": "nothing has moved for long",
    "smoke": "there may be smoke",
    "oxygen": "your oxygen is not as usual",
    "blood_pressure": "your blood pressure is not as usual",
    "glucose": "your sugar is not as usual",
}
"""Signals of a sensor that alarm, as she is told of them."""

NO_ANSWER, NEEDS_HELP = "no answer when asked if safe", "needs help"
ANOTHER = "somebody else there"
KIND_WORDS = {
    "fall": told("may have fallen"),
    "panic": told("pressed the alarm button"),
    "pulse": told("has an unusual pulse"),
    "inactivity": told("has not moved for long"),
    "smoke": told("may have smoke at home"),
    "oxygen": told("has an unusual oxygen level"),
    "blood_pressure": told("has an unusual blood pressure"),
    "glucose": told("has an unusual blood sugar"),
    "breath": told("may have trouble breathing"),
    "chest": told("may have chest pain"),
    "stroke": told("may have a stroke"),
    "dizzy": told("wrote of feeling dizzy"),
    "unresponsive": told("may not wake up"),
    "overdose": told("may have taken something harmful"),
    "bleeding": told("may be bleeding"),
    "allergy": told("may have a bad reaction"),
    "poison": told("may have swallowed something harmful"),
    "gas": told("may smell gas at home"),
    "fire": told("may have a fire at home"),
    "burn": told("may be burned"),
    "intruder": told("may have a stranger at home"),
    "violence": told("may be hurt by somebody"),
    "trapped": told("may be stuck"),
    "lost": told("may be lost"),
    "unwell": told("may be very ill"),
    ANOTHER: told("wrote that somebody there may be ill or hurt"),
    "self_harm": told("should not be alone now"),
    "danger": told("may be in danger"),
    NEEDS_HELP: told("asked for help"),
    "help": told("asked for help"),
    NO_ANSWER: told("did not answer when we asked if all is well"),
}
_DIZZY = re.compile(
    r"^(?:\W|dizz\w*|dizy|light ?headed|spinning|room|vertigo|is|am|im|so|a|bit|little|very|feel\w*)+$"
)
OF_NO_KIND = frozenset({"danger", "help", NEEDS_HELP, NO_ANSWER})
"""Danger of which nothing more is known: whoever looks after an alarm learns nothing new from it."""


def of_her(kind: str) -> str:
    """Return what may have happened, to be said after her name."""
    return KIND_WORDS.get(kind, told("may need help"))


def to_her(kind: str, country: str, knows: Sequence[str] = ()) -> str:
    """Return what she is told at once of danger that she wrote of: the fixed words, with what fits its kind.

    ``knows``: who of her people was told of it before.
    """
    fixed = say("emergency", emergency=emergency_number(country))
    if knows:
        fixed = say("emergency_again", emergency=emergency_number(country), name=" and ".join(knows))
    if kind in ("overdose", "poison"):
        return together(fixed, say("took_too_much", poison=poison_number(country)))
    if kind == "self_harm":
        listen = listening_number(country)
        return together(say("not_alone"), say("listeners", listen=listen) if listen else "", fixed)
    return fixed


def kind_of(kind: str | None, words: str, *, sure: bool = True) -> str:
    """Return the kind of danger that is told to others: a stroke is told only where her words surely say so.

    A dizzy head alone is none, nor is a shaky hand or a thing forgotten.
    """
    if kind == "stroke" and _DIZZY.search(words.casefold()):
        return "dizzy"
    return "unwell" if kind == "stroke" and not sure else kind or "danger"
