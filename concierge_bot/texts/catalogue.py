"""All that we text, put together from its subjects: each has its English and its Spanish side by side.

Spanish is for whoever chose it; her answers stay the ones we know: 1, 2, T, L, OK, UNDO, LIST. GSM-7 has no á, í, ó
and ú: they leave as plain letters. What goes to the desk and to members is English.
"""

from concierge_bot.texts import (
    afterwards,
    consent,
    danger,
    family,
    meanings,
    medicines,
    members,
    orders,
    passed_on,
    plain_questions,
    reminders,
    repeating,
    sharing,
    visits,
)

SUBJECTS = (
    afterwards,
    consent,
    danger,
    family,
    meanings,
    medicines,
    members,
    orders,
    passed_on,
    plain_questions,
    reminders,
    repeating,
    sharing,
    visits,
)
ENGLISH: dict[str, str] = {key: words for subject in SUBJECTS for key, words in subject.ENGLISH.items()}
SPANISH: dict[str, str] = {key: words for subject in SUBJECTS for key, words in subject.SPANISH.items()}
