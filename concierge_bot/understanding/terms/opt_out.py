"""Opting out is law: the carrier's own words count alone, a wish in any words counts, an order never does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from concierge_bot.understanding.people import kin
from concierge_bot.understanding.words.phrases import Phrases
from concierge_bot.understanding.words.plain_words import plain

STOP_WORDS = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Each blocks the number at the carrier (Twilio, "SMS STOP filtering")."""
START_WORDS = frozenset({"start", "unstop", "yes"})
HELP_WORDS = frozenset({"help", "info"})


_KIN = frozenset(
    "son sons daughter daughters brother brothers sister sisters kids children family wife husband nephew niece "
    "grandson granddaughter friend neighbor neighbour everybody everyone anybody".split()
)


@dataclass(frozen=True)
class OptOut:
    """What a text asks of the texting itself.

    "stop": the carrier has blocked the number; "wish": a wish for no more texts, in words; "start": opted in
    again; "help": the carrier has sent its own answer; "part": some of our texts shall stop, or for a while;
    "other": somebody else shall get no texts, and the writer's own go on; None: nothing.
    """

    kind: Literal["stop", "wish", "part", "other", "start", "help"] | None


WISHES = """
    stop/quit/cease texting ~, stop/quit/cease messaging ~, stop/quit contacting ~,
    stop/quit/cease {sending} ~ {texts}, stop/quit the/these/this/all/your? {texts},
    dont/never text/message/sms/contact ~ {me} anymore/again/ever, dont text/message/sms {me} $,
    dont/never text/message/contact {me} please, {no_more} {texts},
    dont {sending} {me}? any? more? these? {texts}, stop getting ~ {texts},
    dont ~ want/need/wish any/more/these/those/your/the? more? {texts},
    dont ~ like/want these/your/those {texts}, dont ~ want/wish to get/receive/have ~ {texts},
    dont want to hear from you, dont ~ want/like you texting/messaging,
    take/remove/get/delete/scratch/strike {me} off/from this/your/the? ~ list/service/system/program/thing/
    texts/messages, take {me} off this $, remove/delete/take/erase my number/name/phone ~, leave me alone,
    unsubscribe me/us/please/from ~, please unsubscribe, opt out, opt me out, opting out, stop please,
    please stop $, stop it $, stop now $, stop it now $, stop all the/these/your/of? {texts}, stop all $,
    ^ stop stop, ^ stop $,
    cancel my/the/these/all? {texts}, turn/shut/switch off ~ {texts}, turn/shut/switch ~ {texts} off,
    end the/these/all? {texts}, lose my number, revoke ~ consent, withdraw ~ consent,
    want/like you to stop $, wish you would stop $, stop bothering/pestering/bugging {me},
    dont bother me anymore/again, no mas mensajes, no me manden/mande/envien/envie ~ mensajes,
    no me escriban/escriba ~, dejen/deje de ~ mensajes, dejen/deje de escribir*, text/message me no more
"""
"""Ways to say that she wants no more texts; an order, a paper or the milk is never named here."""

GROUPS = {
    "me": "me, us, this number, my phone, this phone, my cell",
    "texts": "texts/messages/sms/txts/texting/messaging/notifications, text messages, reminders $, reminders please",
    "sending": "send/sending/sendin",
    "no_more": "no more, enough of, enough with, enough",
}


def opt_out(text: str, others: Sequence[str] = ()) -> OptOut:
    """Tell what the text asks of the texting itself, as the carrier (Twilio) and the FCC read it.

    ``others``: the names of people whom the writer may mean beside himself. No word of theirs ends his own texts.
    """
    word = _only_word(text)
    for kind, words in _KEYWORDS.items():
        if word in words:
            return OptOut(kind)
    said = plain(text)
    if _of_another(said, others):
        return OptOut("other")
    if _wishes().found(_OF_A_SHOP.sub(" ", said)):
        return OptOut("part" if _in_part(said) else "wish")
    return OptOut("part" if _UNMENTIONED.search(said) or _FEWER.search(said) else None)


def is_reserved(word: str) -> bool:
    """Tell whether the carrier acts on this word by itself, so that we may never offer it as a choice."""
    return any(_only_word(word) in words for words in _KEYWORDS.values())


_KEYWORDS: dict[Literal["stop", "start", "help"], frozenset[str]] = {
    "stop": STOP_WORDS,
    "start": START_WORDS,
    "help": HELP_WORDS,
}


_TEXTS = r"(?:texts|messages|texting|reminders|alerts|notifications)"
_ONE_SUBJECT = re.compile(
    r"\b(?:about|regarding|concerning) (?!it\b|this\b|that\b|all\b|any|every|me\b)\w+"
    r"|\b(?:keep|except|apart from|still (?:want|need|send|like|do)|only (?:the|about|for))\b"
    rf"|\b(?:only|just) (?:(?:want|need|like|send|keep) )?(?:me )?(?:the|those|my) (?:\w+ ){{0,2}}?"
    rf"(?:ones?|{_TEXTS})\b(?! (?:to|should) (?:stop|end|quit))"
    r"|\bso (?:much|often|many)\b|\b(?:how (?:was|were) (?:the|my|it)|ratings?|stars|surveys?|quiz\w*|jokes?"
    r"|riddles?|verses?|the weather)\b"
)
_A_WHILE = re.compile(
    r"\b(?:just now|for now|for (?:a|the|an) (?:bit|while|minute|moment|hour|day|week|few)"
    r"|for \w+ (?:hours?|days?|weeks?)|today|tonight|tomorrow|this (?:week|weekend|morning|evening)"
    r"|at (?:night|\d+|church|work)|when (?:im|i am)|while|until|till|before \d+|after \d+|(?:so|too) (?:early|late)"
    r"|in the (?:night|morning|evening|afternoon)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
_NO_MORE = (
    r"(?:stop|quit|cease|dont|do not|never|no more|no need to|leave|take|remove|spare|enough|keep from)"
)
_TEXTING = (
    r"(?:text|texts|texting|message|messaging|contact|contacting|bother|bothering|bug|bugging|pester|pestering"
    r"|notify|notifying|alert|alerting)"
)
_OF_THE_WRITER = re.compile(
    rf"\b{_TEXTING}(?: \w+ (?:and|or))? (?:me|us|this number|this phone|my (?:phone|cell|number|mobile))\b"
)
_UNMENTIONED = re.compile(
    r"\b(?:never|dont|not)\b(?: \w+){0,4} mention(?: \w+){0,3}? (?:pills?|medicines?|meds|medications?|tablets?|drugs?)"
    r"\b(?! to\b)"
)

_FEWER = re.compile(
    rf"\b(?:fewer|less|not so many|too many|so many) (?:\w+ )?{_TEXTS}\b"
    rf"|\bcut (?:back|down) (?:on )?(?:\w+ ){{0,2}}{_TEXTS}\b"
)
"""She gets more of our texts than she wants."""

_OF_A_SHOP = re.compile(
    r"\b(?:unsubscribe|take|remove|get|delete|scratch|strike) (?:me|us)? ?(?:from|off)(?: of)?(?: \w+){0,3}?"
    r" (?:shops?|stores?|markets?|marts?|grocers?|grocery|pharmacy|places?|drivers?|couriers?|newsletters?)\b"
)
"""What she wants no more of is no text of ours."""


def _in_part(said: str) -> bool:
    """Tell whether a wish is for one kind of text, for a while, or about another phone: that is no opt-out."""
    if _ONE_SUBJECT.search(said) or _A_WHILE.search(said):
        return True
    return "reminder" in said and not re.search(r"\b(?:text|message|sms|txt|contact|phone|number)", said)


def _of_another(said: str, names: Sequence[str]) -> bool:
    """Tell whether it is somebody else who shall get no texts: "stop texting Ben", "no more messages to my son"."""
    first = {word for name in names for word in plain(name).split()[1:2]}
    known = kin.MENS_NAMES | kin.WOMENS_NAMES | kin.MEN | kin.WOMEN | _KIN | first
    whom = (
        rf"(?:(?:my|his|her|our|poor|to|for) )*(?:him|her|them|{'|'.join(sorted(map(re.escape, known)))})\b"
    )
    asked = re.search(
        rf"\b{_NO_MORE}(?: \w+){{0,2}}? {_TEXTING} {whom}|\b(?:leave|take|remove|spare) {whom} (?:out|off|from)\b"
        rf"|\b{_NO_MORE} (?:send|sending) {whom}(?: \w+){{0,3}}? {_TEXTS}\b|\b{_NO_MORE} (?:\w+ )?{_TEXTS} {whom}",
        said,
    )
    return asked is not None and not _OF_THE_WRITER.search(said)


def _only_word(text: str) -> str | None:
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return words[0] if len(words) == 1 else None


@cache
def _wishes() -> Phrases:
    return Phrases(WISHES, GROUPS)
