"""Who holds the phone: a text may begin with a name that is not hers, or ask for something in her stead."""

import re
from dataclasses import dataclass

from concierge_bot.understanding.people.kin import MEN, MENS_NAMES, WOMEN, WOMENS_NAMES

RELATIONS = (
    "husband|wife|son|daughter|aide|carer|caregiver|care giver|care taker|caretaker|nurse|home help|helper|neighbou?r"
    "|friend|sister|brother|grandson|granddaughter|grandchild|niece|nephew|social worker|home health aide|cleaner"
    "|daughter in law|son in law|roommate|partner"
)
_HELLO = r"\W*(?:(?:hi|hello|hey|good (?:morning|evening|afternoon)|dear|there|ok|excuse me|sorry)\W+)*"
_NAME = r"(?P<name>[a-z]{2,15})"
_OWNER = r"(?:[a-z]+'?s'?|her|his|the|an?)"
_INTRODUCED = tuple(
    re.compile(_HELLO + pattern + r"(?![\w'])(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"(?:this is|it'?s|it is|i'?m|i am|my name is|you have|its only|itsonly) (?:only )?{_NAME}\W+"
        rf"(?:i'?m |i am |and i'?m )?{_OWNER} (?:new |home )?(?:{RELATIONS})",
        rf"(?:this is|it'?s|it is|i'?m|i am) (?P<owner>{_OWNER}) (?:new |home )?(?:{RELATIONS})"
        rf"(?: {_NAME}(?=\W*[,.:;!-]))?",
        rf"(?P<owner>[a-z]+'?s'?) (?:{RELATIONS}) (?:here|speaking|writing|texting)",
        rf"{_NAME} (?:here|speaking|writing|texting)(?: for (?:her|him|mum|mom|[a-z]+))?",
        rf"(?:this is|my name is|it'?s only) {_NAME}(?: (?:here|speaking|writing|texting|again|now|from))?",
        rf"(?:it'?s|it is|i'?m|i am) {_NAME}(?=\s*(?:$|[,.:;!-]|here|from|and|i |she|he|her|we))",
    )
)
_LOOSE = _INTRODUCED[3:]
"""Here nothing but the name tells that somebody introduces himself: it must be a given name, or a known one."""
_SIGNED = re.compile(r"(?:[.!?,;:\n]|\s[-\u2013]|\blove|\bfrom)\s*([A-Za-z]{1,15})[.!]?$")
_SHORT = 4
_NO_NAMES = frozenset("TLXI")
"""Letters that answer us, or kiss."""
_NEEDS = re.compile(
    r"\b(?:she|he|{who})(?:'s|s)? (?:also |really |just )*(?P<verb>needs?|wants?|would like"
    r"|is out of|out of|ran out of|has run out of|has no(?: more)?|is running low on|is low on|could use"
    r"|is asking for|asks for|asked for|asked me for)\b",
)
_FOR_HER = r"\b(?:for|to) (?:her|him|{who})\b"
_ORDERING = re.compile(
    r"\b(?:please|pls|can you|could you|would you|will you) (?:please |also )*"
    r"(?:order|get|send|bring|buy|deliver)\b|^\W*(?:order|send|get|bring) "
)
_TOLD_OF_HER = (
    r"\b(?:let|tell|text) (?:{hers})(?: know)?(?: that)? (?:(?:s?he|it)(?:'?s)?|her|his|all|{who})\b"
)
_NO_ORDER = re.compile(
    r"\b(cancel|stop|dont|don't|do not|changed?|instead|wrong|broken|never|call|ring|phone)\b"
)


@dataclass(frozen=True)
class Speaker:
    """Somebody else at her phone: a name (empty if only a relation was said), and the words that are left."""

    name: str
    rest: str


def speaker(text: str, own: str, known: tuple[str, ...] = ()) -> Speaker | None:
    """Return who else introduces himself in a text; None if nobody does, or she does so herself."""
    for pattern in _INTRODUCED:
        found = pattern.match(text)
        if found is None:
            continue
        name = (found.groupdict().get("name") or "").lower()
        if name == _first(own):
            return None
        if pattern in _LOOSE and not _is_name(name, known):
            continue
        if (found.groupdict().get("owner") or "").lower() in ("a", "an") and not name:
            continue  # "i am a friend of the church": no helper of hers
        return Speaker(name.capitalize(), found["rest"].strip(" ,.:;-!"))
    return None


def signs(text: str, own: str, known: tuple[str, ...] = ()) -> str:
    """Return the name or the one letter that another than she puts under a text; empty where nobody does."""
    found = _SIGNED.search(text.strip())
    if found is None:
        return ""
    name, first = found[1].lower(), _first(own)
    if name == first or name == first[:1]:
        return ""
    letter = len(name) == 1 and found[1].isupper() and found[1] not in _NO_NAMES
    return found[1].capitalize() if letter or _is_name(name, known) else ""


def in_her_stead(text: str, own: str, known: tuple[str, ...] = ()) -> str:
    """Return what is asked for her by somebody else, as she would ask it; empty if nothing is.

    What one of her people (``known``) shall be told of her is asked for her too.
    """
    who = "|".join([*sorted(WOMEN | MEN), re.escape(_first(own))])
    line = text.lower()
    hers = "|".join(re.escape(_first(name)) for name in known) or "(?!)"
    if told := re.search(_TOLD_OF_HER.format(hers=hers, who=who), text, re.IGNORECASE):
        return text[told.start() :]
    if _NO_ORDER.search(line):
        return ""
    for_her = re.compile(_FOR_HER.format(who=rf"(?:my )?(?:{who})"))
    needs = re.compile(_NEEDS.pattern.replace("{who}", rf"(?:my )?(?:{who})"))
    if found := needs.search(line):
        verb = "want" if found["verb"] in ("want", "wants", "would like") else "need"
        return for_her.sub("", f"i {verb}{line[found.end() :]}").strip()
    if for_her.search(line) and (asked := _ORDERING.search(line)):
        return for_her.sub("", f"i need {line[asked.end() :]}").strip()
    named = re.compile(rf"\b(?:get|order|send|bring|buy) (?:her|him|{who})\b")
    if found := named.search(line):
        return f"i need{line[found.end() :]}".strip()
    return ""


def is_of_her(text: str, own: str) -> bool:
    """Tell whether somebody else writes of her, and not of himself ("she took her pills")."""
    called = "|".join([*sorted(WOMEN | MEN), re.escape(_first(own))])
    return bool(re.search(rf"\b(?:she|her|him|he|his|{called})\b", text.lower()))


def _is_name(name: str, known: tuple[str, ...]) -> bool:
    """Tell whether a word is a given name, one of her people's, or short for it ("geoff")."""
    people = {_first(one) for one in known}
    short = len(name) >= _SHORT and any(one.startswith(name) for one in people)
    return short or name in WOMENS_NAMES | MENS_NAMES | people


def _first(name: str) -> str:
    return name.split()[0].lower() if name.split() else ""
