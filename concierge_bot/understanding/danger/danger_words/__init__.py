"""The phrases that mean danger, by kind; add one by adding it to a list (language: `phrases`).

Alarm phrases bring a human at once; uncertain ones bring one safety question. Kinds stand in order of
urgency: the first that matches names the danger.
"""

from concierge_bot.understanding.danger.danger_words import (
    falls,
    heart_and_breath,
    home,
    illness,
    mind,
    people,
    swallowed,
    wounds,
)
from concierge_bot.understanding.danger.danger_words.groups import GROUPS

__all__ = ["ALARM", "GROUPS", "UNCERTAIN"]

_ROOMS = (falls, heart_and_breath, home, illness, mind, people, swallowed, wounds)
_ALARM_FIRST = (
    "self_harm",
    "breath",
    "chest",
    "stroke",
    "unresponsive",
    "fall",
    "overdose",
    "bleeding",
    "allergy",
    "poison",
    "gas",
    "fire",
    "burn",
    "intruder",
    "violence",
    "trapped",
    "lost",
    "unwell",
    "help",
)
_UNCERTAIN_FIRST = (
    "fall",
    "breath",
    "chest",
    "stroke",
    "overdose",
    "self_harm",
    "bleeding",
    "fire",
    "gas",
    "intruder",
    "violence",
    "unwell",
    "lost",
    "help",
    "poison",
    "allergy",
    "trapped",
    "unresponsive",
)
ALARM = {kind: room.ALARM[kind] for kind in _ALARM_FIRST for room in _ROOMS if kind in room.ALARM}
UNCERTAIN = {
    kind: room.UNCERTAIN[kind] for kind in _UNCERTAIN_FIRST for room in _ROOMS if kind in room.UNCERTAIN
}
