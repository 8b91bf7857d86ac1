"""What a member asks us by text besides answering a job: what he is owed, his day, his page; and how a shop joins."""

import re
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.members import opening
from concierge_bot.understanding.when.vocabulary import NUMBERS

Asked = Literal["owed", "day", "page", ""]

_OWED = re.compile(
    r"\b(owed?|owes|owing|paid|payment|payout|pay ?day|my money|balance|earn(?:ed|ings)?)\b|\bwhen .*\bpay\b"
)
_PAGE = re.compile(r"(?:my |the |send |me |please )*(?:page|link|sheet|print|print ?out)(?: please)?")
_DAY = re.compile(
    r"(?:my |the |send |me |show |please |whats? (?:is )?(?:on |up )?|what have i got )*"
    r"(?:today|day|jobs?|orders?|list|recap)(?: today| please| for today| on today)*"
)
_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?\b|\b([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:hi|hello|yes|ok|okay|sure)?[\s,.!]*"
    r"(?:(?:we are|this is|i am|im|my shop is|its|name is|our name is|called)\s+)?",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"^(?:(?:hi|hello|sorry|we|i|we're|i'm|im|are|am|be|will|ill|we'll|the shop|shop|is|s|its|it's|gonna|have to)\W+)*"
    r"(?:closed|close|closing|shut|away|out of town|on holiday|on vacation|full|fully booked|booked up|not working"
    r"|(?:can.?t|cannot|can not) (?:take|do) (?:any )?(?:more )?(?:jobs?|orders?|work)"
    r"|no (?:more )?(?:jobs?|orders?|work))\b"
)
_MOST = re.compile(
    r"^(?:(?:hi|hello|sorry|we|i)\W+)*(?:(?:can|could|will) )?"
    r"(?:(?:only|just|at most|max(?:imum)?|up to|no more than|do|take|handle|have time for)\W+)+"
    rf"(\d{{1,3}}|{'|'.join(NUMBERS)}) (?:more )?(?:jobs?|orders?|deliver(?:y|ies)|visits?)\b"
)
_EACH_DAY = re.compile(r"\b(?:a|per|each|every) day\b|\bdaily\b")
_BACK = re.compile(r"(?:we are |we're |i am |im |i'm )?(?:open|back|open again|back again)(?: now| today)?")
_TILL = re.compile(r"\b(?:till?|until|'til)\b")
LONGEST_NAME = 60


@dataclass(frozen=True)
class Jobs:
    """At most how many jobs a member can do, each day or at the time of which the ``rest`` of its text speaks."""

    most: int
    each_day: bool
    rest: str


@dataclass(frozen=True)
class Shop:
    """What a shop says of itself when it joins; what was not found in its words is empty."""

    name: str = ""
    hours: str = ""
    area: tuple[str, ...] = ()


def asks(text: str) -> Asked:
    """Return what a member asks us; nothing if it is no such question."""
    said = " ".join(text.casefold().replace("'", "").split()).strip(" ?!.")
    if _OWED.search(said) and not re.search(r"\b[ynrpd]\s?#?\d", said):
        return "owed"
    if _PAGE.fullmatch(said):
        return "page"
    return "day" if _DAY.fullmatch(said) else ""


def is_away(text: str) -> bool:
    """Tell whether a member says that it takes no jobs for a while: "closed friday", "no more jobs today"."""
    said = " ".join(text.casefold().split())
    return bool(_AWAY.match(said)) and not re.search(r"\b[yn]\s?#?\d", said)


def jobs(text: str) -> Jobs | None:
    """Read how many jobs a member says that it can do: "only 3 jobs on friday", "at most 8 orders a day"."""
    said = " ".join(text.casefold().split())
    found = _MOST.match(said)
    if found is None:
        return None
    most = int(found[1]) if found[1].isdigit() else NUMBERS[found[1]]
    rest = said[found.end() :].strip(" .!,")
    return Jobs(most, bool(_EACH_DAY.search(rest)), rest)


def is_back(text: str) -> bool:
    """Tell whether a member says that it takes jobs again."""
    return bool(_BACK.fullmatch(" ".join(text.casefold().split()).strip(" .!")))


def says_till(text: str) -> bool:
    """Tell whether the day that a member names is the first one on which it works again."""
    return bool(_TILL.search(text.casefold()))


def shop(text: str) -> Shop:
    """Read the name, the hours and the area of a shop from one text, in any order and with any commas."""
    parts = [part.strip(" .") for part in re.split(r"[,;\n]+|\s[-\u2013]\s|\.\s", text) if part.strip(" .")]
    area = tuple("".join(found).upper() for part in parts for found in _ZIP.findall(part))
    left = [" ".join(_ZIP.sub(" ", part).split()) for part in parts]
    hourly = [part for part in left if opening.read(part) is not None]
    week = opening.read(", ".join(hourly))
    others = [part for part in left if part not in hourly] or [opening.without(part) for part in hourly]
    names = [part for part in others if sum(map(str.isalpha, part)) > 1]
    name = " ".join(_CALLED.sub("", names[0], count=1).split()) if names else ""
    if len(name) > LONGEST_NAME or not name[:1].isalnum():
        name = ""
    return Shop(name, opening.spoken(week) if week else "", tuple(dict.fromkeys(area)))
