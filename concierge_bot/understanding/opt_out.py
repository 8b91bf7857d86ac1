"""Opting out is law: the carrier's own words count alone, a wish in any words counts too, and an order is never one."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from concierge_bot.understanding.phrases import Phrases
from concierge_bot.understanding.plain_words import plain

STOP_WORDS = frozenset("stop stopall unsubscribe cancel end quit revoke optout".split())
"""Each blocks the number at the carrier (Twilio, "SMS STOP filtering")."""
START_WORDS = frozenset("start unstop yes".split())
HELP_WORDS = frozenset("help info".split())


@dataclass(frozen=True)
class OptOut:
    """What a text asks of the texting itself.

    "stop": the carrier has blocked the number; "wish": a wish for no more texts, in words; "start": opted in again;
    "help": the carrier has sent its own answer; None: nothing.
    """

    kind: Literal["stop", "wish", "start", "help"] | None


WISHES = """
    stop/quit texting ~, stop/quit messaging ~, stop contacting ~, stop {sending} ~ {texts},
    stop the/these/this/all/your? {texts}, dont/never text/message/sms/contact ~ {me} anymore/again/ever,
    dont text/message/sms {me} $, dont/never text/message/contact {me} please, {no_more} {texts},
    dont {sending} ~ {texts}, dont ~ want/need/wish/like ~ {texts},
    dont ~ want/wish to get/receive/have ~ {texts}, dont want to hear from you,
    dont ~ want/like you texting/messaging,
    take/remove/get/delete/scratch/strike ~ {me} off/from ~ list/service/system/program/texts/messages,
    take/remove/delete ~ my number/name/phone ~, leave me alone, unsubscribe ~ {me}, unsubscribe please,
    please unsubscribe, opt out, opt me out, opting out, stop please, please stop $, stop it $, stop now $,
    stop all, cancel ~ {texts}, turn/shut/switch off ~ {texts}, end the/these/all? {texts}, lose my number,
    want out of this, revoke ~ consent, withdraw ~ consent, want/like you to stop $, wish you would stop $,
    stop bothering/pestering/bugging me, no mas mensajes, no me manden ~ mensajes, no me escriban ~,
    dejen de ~ mensajes, dejen de escribir*, text/message me no more, i want ~ {texts} to? stop*
"""
"""Ways to say that she wants no more texts; an order, a paper or the milk is never named here."""

GROUPS = {
    "me": "me, us, this number, my phone, this phone, my cell",
    "texts": "texts/text/messages/message/sms/txts/reminders/notifications, texting/messaging",
    "sending": "send/sending/sendin/get/getting",
    "no_more": "no more, enough, enough of, enough with",
}


def opt_out(text: str) -> OptOut:
    """Tell whether the text stops, restarts or asks about the texting itself, as the carrier and the FCC read it."""
    word = _only_word(text)
    for kind, words in _KEYWORDS.items():
        if word in words:
            return OptOut(kind)
    return OptOut("wish" if _wishes().found(plain(text)) else None)


def is_reserved(word: str) -> bool:
    """Tell whether the carrier acts on this word by itself, so that we may never offer it as a choice."""
    return any(_only_word(word) in words for words in _KEYWORDS.values())


_KEYWORDS: dict[Literal["stop", "start", "help"], frozenset[str]] = {
    "stop": STOP_WORDS,
    "start": START_WORDS,
    "help": HELP_WORDS,
}


def _only_word(text: str) -> str | None:
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return words[0] if len(words) == 1 else None


@cache
def _wishes() -> Phrases:
    return Phrases(WISHES, GROUPS)
