"""What sounds like danger in a contact's words and is none of now: it has gone on for a while, or is of orders."""

import re

from concierge_bot.understanding.words.plain_words import plain

_FOR_A_WHILE = re.compile(
    r"\b(?:been (?:having|getting|feeling|complaining|so|very|a bit)|lately|these days|sometimes|spells|most days"
    r"|for (?:a while|some time|weeks|months|days|(?:a|some|several|two|three|\d+) (?:days|weeks?|months?))"
    r"|now and then|off and on|on and off|keeps (?:having|getting|feeling)|(?:last|past) (?:week|month|few)"
    r"|every (?:day|morning|night))\b"
)
_NOW = re.compile(
    r"\b(?:now|just (?:fell|had|called)|this (?:minute|morning|afternoon|evening)|today|tonight|suddenly"
    r"|at the moment|hurry|help|quick|cant (?:breathe|get up|move|speak)|not (?:breathing|answering|responding))\b"
)
_OF_THE_MIND = re.compile(r"confused|muddled|cant remember|forgetful")
_OF_ORDERS = re.compile(
    r"\b(?:cancel|skip|reorder|change|move|reschedule|(?:do not|dont|stop) (?:send|bring|deliver)\w*)\b"
    r"|\b(?:orders?|ordered|deliver\w*|grocer\w*|milk|gallon|appointments?|bookings?|rides?|cab)\b.*\bconfused\b"
    r"|\bconfused\b.*\b(?:orders?|ordered|deliver\w*|grocer\w*|milk|gallon|appointments?|bookings?|rides?|cab)\b"
)


def muddled_about_orders(text: str, heard: str) -> bool:
    """Tell whether what was heard as danger is only that she mixes up what was ordered or booked."""
    return bool(_OF_THE_MIND.fullmatch(heard)) and bool(_OF_ORDERS.search(plain(text)))


def not_now(text: str) -> bool:
    """Tell whether a contact speaks of what has gone on for a while: a worry for a person, and no danger of now."""
    said = plain(text)
    return bool(_FOR_A_WHILE.search(said)) and not _NOW.search(said)
