"""Does she want no reminders of her medicine for some days ("in hospital till monday, stop the reminders")?"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from concierge_bot.understanding.doses import dose_spelling
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.understanding.parting import clauses

_PILLS = r"(?:pil+s?|tablets?|meds?|med[ei]\w*n\w*|doses?)"
_TEXTS = r"(?:texts?|txts?|reminders?|reminding|remind|messages?|calls?|nag\w*|asking|minding|bothering)"
_STOP = re.compile(
    r"\b(?:stop|hold|pause|suspend|quit|no|dont|do not|neednt|need not|without|skip|cancel"
    r"|(?:turn|switch|leave) off|keep back)\b"
)
_OFF = re.compile(rf"\b{_TEXTS} (?:off|on hold)\b")
_PILL_TEXTS = re.compile(rf"\b{_PILLS}\b(?: \w+){{0,1}} {_TEXTS}\b|\b{_TEXTS}\b(?: \w+){{0,3}} {_PILLS}\b")
_NO_TEXT_OF = re.compile(
    r"\b(?:stop|hold|pause|suspend|no|not|dont|never|skip|cancel|neednt)\b(?: (?!forget|let|skip|stop|sure)\w+){0,4}? "
    r"(?:texts?|txts?|texting|reminders?|reminding|remind|messages?|nag\w*|minding|bothering)\b"
)
_SENTENCES = re.compile(r"[.!?;\n]+")
_GO_ON = re.compile(
    r"\b(?:dont|do not|never|didnt|did not)(?: \w+){0,3}? (?:hold|stop|pause|suspend|cancel|turn off|switch off)\b"
    r"|\b(?:continue|keep(?: \w+){0,3}? (?:on|coming|going|as)|carry on|as (?:it is|they are|before|always|usual))\b"
)
_TWO_DAYS = re.compile(
    r"\b(?:today|tonight|this evening|this morning)(?: and| or| nor| n)* (?:and |or |nor )?(?:for )?tomorrow\b"
)
_REMINDERS = re.compile(r"\b(?:reminders?|reminding me|remind me)\b")
_AWAY = re.compile(r"\b(?:hospital|hosp|rehab|clinic|nursing home|care home|ward|infirmary|surgery)\b")
_OTHER = re.compile(r"\b(?:milk|deliver\w*|grocer\w*|order\w*|shop\w*|bread|food|bins?|appointments?)\b")
_AGAIN = re.compile(r"\b(?:resume|restart|start|again|begin|back on|turn on|switch on|unpause|want)\b")
_HOME = re.compile(
    r"\b(?:im|i am|we are|were|got|came|just|now) (?:\w+ )?(?:back|home|out of|out)\b|\bback home\b"
)
_THE_DAY_AFTER = re.compile(r"\bthe (\w+day) (?:after|following|after that)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:un|')?til+\b")
_WITH = re.compile(r"\b(?:including|and with|inclusive)\b")


def asks(text: str) -> bool:
    """Tell whether a text wants the reminders of her medicine held; leaving a medicine out is another thing."""
    line = _plain(text)
    if holding.spares_pills(text):
        return False
    if goes_on(text) or _OTHER.search(line) or "?" in text or not (_STOP.search(line) or _OFF.search(line)):
        return False
    return bool(_PILL_TEXTS.search(line) or (_AWAY.search(line) and _REMINDERS.search(line)))


def asks_of(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text wants no reminder of a medicine, which it names as she calls it or as its box does."""
    if (
        holding.spares_pills(text)
        or goes_on(text)
        or "?" in text
        or not dose_spelling.names_one(_plain(text), names)
    ):
        return False
    return any(_NO_TEXT_OF.search(_plain(sentence)) for sentence in _SENTENCES.split(text))


def besides(text: str) -> tuple[str, str]:
    """Part a text that wants the reminders held from what else it asks for; two empty strings if it asks no more."""
    pieces = clauses.cut(text)
    others = [
        piece for piece in pieces if clauses.orders_on(piece) and not asks(piece) and not of_reminders(piece)
    ]
    if not others or len(others) == len(pieces):
        return "", ""
    own = "".join(piece for piece in pieces if piece not in others)
    return (own, clauses.bare(others[0]) + "".join(others[1:])) if asks(own) else ("", "")


def goes_on(text: str) -> bool:
    """Tell whether a text wants the reminders to go on as they are ("do not hold the reminders")."""
    line = _plain(text)
    if holding.spares_pills(text):
        return False  # what it holds is still to be done
    return bool(_GO_ON.search(line)) and bool(_PILL_TEXTS.search(line) or _REMINDERS.search(line))


def of_reminders(text: str) -> bool:
    """Tell whether a text speaks of reminders."""
    return bool(_REMINDERS.search(_plain(text)))


def days(text: str, now: datetime, country: str) -> Stretch | None:
    """Return for which days; she is reminded again on the day until which she says. None if that must be asked."""
    if _TWO_DAYS.search(_plain(text)):
        return Stretch(now.date(), now.date() + timedelta(days=1))
    read = holding.read(_THE_DAY_AFTER.sub(r"\1", text), now, country)
    if read is None or read.last is None:
        return None
    ends_before = _UNTIL.search(_plain(text)) and not _WITH.search(_plain(text)) and read.first < read.last
    return Stretch(read.first, read.last - timedelta(days=1)) if ends_before else read


def resumes(text: str) -> bool:
    """Tell whether a text wants them again, or says that she is home again."""
    line = _plain(text)
    of_pills = bool(_PILL_TEXTS.search(line) or _REMINDERS.search(line)) and bool(_AGAIN.search(line))
    return of_pills or bool(_HOME.search(line))


def is_home(text: str) -> bool:
    """Tell whether she says that she is home again."""
    return bool(_HOME.search(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
