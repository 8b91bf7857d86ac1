"""Small questions about the house and the day, which no service of ours is behind."""

import re
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.parting import clauses

Asks = Literal["who", "day", "lonely"]

_MACHINE = r"(person|human|human being|girl|lady|woman|man|robot|machine|computer|bot|recording|real)"
_PATTERNS: dict[Asks, re.Pattern[str]] = {
    "who": re.compile(
        r"^(hi |hello |but |so |and |excuse me )*(who|what) (are you|am i (talking|speaking|texting) (to|with))"
        r"( please| dear| really| then| exactly| anyway| again| now)*$"
        rf"|^(\w+ ){{0,2}}?are you (a |an |just |only |real |live |some )*{_MACHINE}\b.*$"
        rf"|\b(is this|am i (talking|speaking|texting) (to|with)) (a |an |real |live )*{_MACHINE}\b"
    ),
    "day": re.compile(
        r"^(\w+ ){0,3}?(what|which|whats|what is|what s) (the )?(day|date|time)( of the week)?"
        r"( is it| is today| is this| now| today| by your clock| there| please| dear| of day)*$"
        r"|^(\w+ )?is (it|today) (mon|tues|wednes|thurs|fri|satur|sun)day( today| yet)?$"
        r"|^(\w+ )?is it (morning|afternoon|evening|night|noon|day)( time)?( yet| now)?$"
    ),
    "lonely": re.compile(
        r"\b(im|i am|i feel|feeling|i get|i do get|its|it is|it gets) (\w+ ){0,2}?(lonely|lonesome|blue)\b"
        r"|\b(nobody|no one|noone|not a soul)( here)?( has)? (been|called?|rung|rang|phoned|visited|come|came"
        r"|texted|written)"
        r"( \w+){0,3} (day|days|week|weeks|month|months)\b"
        r"|^((so|very|bit|a bit|just|still|all|feel|feeling|really) )*(lonely|lonesome)"
        r"( (today|tonight|now|here|dear|again|without \w+))*$"
        r"|\b(lonely|lonesome) (evenings?|nights?|days?|house|here|without|since)\b"
        r"|\b(nobody|no one|no body|noone)( here)?( ever)? (to talk to|talks to me|calls( me)?|rings( me)?|visits( me)?"
        r"|comes to see me)\b|\bi (really )?miss (having )?(company|someone to talk to|somebody to talk to)\b"
    ),
}
Kind = Literal["joke", "quiz", "lesson", "radio", "television"]
Feeling = Literal["praise", "memory", "grief", "proud", "tired"]
_KIN = (
    r"(?:my |our )?(?:late |dear |poor )?(?:husband|wife|man|mother|mom|mum|father|dad|sister|brother|son"
    r"|daughter|friend|twin"
    r"|baby|dog|cat|neighbou?r)"
)
_FEELINGS: dict[Feeling, re.Pattern[str]] = {
    "praise": re.compile(
        r"\b(?:thank(?:s| you)|thanks so much|bless you)\b.*\bfor (?:the|that|your|such a"
        r"|sending) (?:\w+ ){0,3}?(?:driver|boy|girl"
        r"|man|lady|woman|fella|lad|nurse|helper|cleaner)\b"
        r"|\b(?:the|that|your) (?:driver|delivery \w+|boy|girl|lad|cleaner|helper"
        r"|taxi man) (?:\w+ ){0,3}?(?:was|is) (?:\w+ ){0,2}?"
        r"(?:nice|kind|lovely|polite|sweet|wonderful|good|helpful|gentleman|friendly)\b"
    ),
    "memory": re.compile(
        rf"\b(?:my|our) (?:late|dear departed) \w+|\b(?:rest|bless) (?:his|her|their) (?:\w+ )?(?:soul|memory)"
        rf"|\b(?:when|while) {_KIN}(?: \w+)? (?:was|were) (?:still )?(?:alive|living|with (?:me|us)|here)\b"
        r"|\b(?:he|she|himself|herself|my \w+)(?: \w+)? would(?:ve| have)? (?:so |really )?(?:liked?|loved?"
        r"|enjoyed?|laughed?|smiled?|been (?:so )?(?:proud|pleased|tickled)) (?:you|it|this|that|to|at)\b"
    ),
    "grief": re.compile(
        r"\b(?:i|i do|still|really|just|so|sorely) miss (?:him|her|them|my (?!bus\b|ride\b|stories\b)\w+"
        r"|our \w+)\b|\bmissing "
        rf"(?:him|her|my \w+)\b|\b{_KIN} (?:\w+ )?(?:died|passed|is gone|was buried)\b|\b(?:lost|buried) (?:my|our) \w+"
        r"|\b(?:since|when) (?:he|she|they) (?:died|passed|left us|went)\b|\b(?:he|she) (?:died|passed (?:on|away))\b"
        r"|\b(?:be|is|been|was|its) (?:\w+ ){0,2}(?:years?|months?) (?:\w+ ){0,3}?(?:since|on|today|tomorrow"
        r"|this|next|ago)\b"
        r"|\bwould have been (?:\w+ ){0,3}(?:birthday|today|\d+)\b|\bwidow(?:er)?\b"
        r"|\b(?:since|after) (?:himself|herself) (?:went|died|passed)\b|\bthe funeral\b"
    ),
    "proud": re.compile(
        r"\bproud\b|\bmy (?:great )?(?:grand\w+|son|daughter|niece|nephew|boy|girl) (?:\w+ ){0,3}?(?:graduat\w+"
        r"|got married|won"
        r"|had a baby|had her baby|got engaged|passed (?:his|her|the)|made (?:the|it))\b"
        r"|\b(?:i|we) (?:am|are|became) a (?:great )?grand(?:mother|father|ma|pa)\b"
    ),
    "tired": re.compile(
        r"^(?:\w+ ){0,3}?(?:im|i am|i feel) (?:just |so |very |a bit |all |dead |plain )*(?:tired|worn out"
        r"|pooped|beat|weary)"
        r"(?: out)?(?: today| tonight| now| already| dear| love| from \w+ing\w*| after \w+ing\w*)*$"
    ),
}
_NO_FEELING = re.compile(
    r"\b(?:stars?|need|want|order\w*|deliver(?:ed|s)|ride|lift|pills?|tablets?|refill|send|late|wrong|broken"
    r"|missing from|charged"
    r"|hurts?|pain|dizzy|fell|breath\w*|chest|cancel|remind|call me|ring me|but)\b"
)
"""Beside these a text is of something else, or of more."""
_KINDS: dict[Kind, str] = {
    "joke": r"(?:a |another |one |some |your |the |good )*jokes?|make me laugh|something funny",
    "quiz": r"(?:a |another |the |your )*quiz(?:zes)?|quiz me|quiz question",
    "lesson": r"(?:a |another |the )*(?:little )?lessons?|teach me something|something (?:interesting|new to learn)",
    "radio": r"(?:what is|whats|anything)(?: good)? on (?:the )?radio|radio tips?",
    "television": r"(?:what is|whats|anything)(?: good)? on (?:the )?(?:tv|telly|television)|(?:tv|television) tips?",
}
_WANTS = (
    r"(?:please |can you |could you |would you |will you |i want |i would like |id like |how about |do )*"
)
_GIVES = r"(?:(?:tell|send|give|text|read|have|get)(?: me)? )?"
_EACH_DAY = r"\b(?:every|each) (?:\w+day|day|morning|afternoon|evening|night)\b|\bdaily\b"
_DAILY = re.compile(_EACH_DAY)
_END = re.compile(
    r"^(?:please )?(?:no more|stop|end|quit|enough)(?: of)?(?: sending(?: me)?| with| texting(?: me)?)?\b"
)
_CHECKS = re.compile(
    r"\b(?:check (?:up )?(?:on|in on|in with) me|ask (?:me )?(?:if|whether|how) (?:i am|im|i)\b"
    r"|see (?:if|whether|how) (?:i am|im)\b)"
)
_NO_CHECKS = re.compile(
    r"^(?:please )?(?:no more|stop|end|dont|do not) (?:the |your )?(?:check ?ins?|checking (?:in )?on me)\b"
)


@dataclass(frozen=True)
class Wish:
    """What she would like of us for company: one thing now, one each day, a check-in each day, or no more of it."""

    what: Kind | Literal["check_in"]
    act: Literal["now", "daily", "end"]


def wish(text: str) -> Wish | None:
    """Return what a text wishes for company, or None."""
    line = _line(text)
    if _NO_CHECKS.search(line):
        return Wish("check_in", "end")
    if _CHECKS.search(line) and _DAILY.search(line):
        return Wish("check_in", "daily")
    ends = _END.match(line)
    for what, named in _KINDS.items():
        if ends and re.search(rf"\b(?:{named})\b", line[ends.end() :].replace("daily ", "")):
            return Wish(what, "end")
        if re.match(rf"{_WANTS}{_GIVES}(?:{named})\b", line.replace("daily ", "")):
            return Wish(what, "daily" if _DAILY.search(line) else "now")
    return None


_A_PERSON = re.compile(
    r"\b(want|give|connect|rather|sooner|prefer|need|get me|let me|like to (talk|speak)|can i (talk|speak))\b"
)


def asks(text: str) -> Asks | None:
    """Return which of these a text asks, or None."""
    line = _line(text)
    if _A_PERSON.search(line):
        return None
    return next((ask for ask, pattern in _PATTERNS.items() if pattern.search(line)), None)


def feeling(text: str) -> Feeling | None:
    """Return which feeling a text tells of, where it asks for nothing besides."""
    if "?" in text or any(clauses.orders_on(piece) for piece in clauses.cut(text)):
        return None
    line = _line(text)
    if _NO_FEELING.search(line.replace("my late ", "my ")):
        return None
    return next((one for one, pattern in _FEELINGS.items() if pattern.search(line)), None)


def _line(text: str) -> str:
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", ""))
    return " ".join(words.split())
