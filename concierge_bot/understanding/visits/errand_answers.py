"""What she says yes or no to of a service, what she wants instead, and when she leaves it to us."""

import re

from concierge_bot.understanding.visits.errands import EMPTY, mended, names_something

_ANY_TIME = re.compile(
    r"\b(as )?(soon|quick|early|fast)(er|ly)?( as)?( (you|they|he|she|i)( can)?| poss(ible)?)?\b|\basap\b"
    r"|\bwhenever( (suits|you (can|like|want)|they can))?\b|\bany ?time( (suits|is fine|will do))?\b|\bright away\b"
)
_LEFT_TO_US = re.compile(
    r"\b(?:(?:(?:do not|dont|don't) (?:really )?(?:mind|care|matter)|no (?:matter|preference)|not (?:bothered|fussy)"
    r"|(?:it )?(?:does not|doesnt|doesn't) matter|(?:up to|suit) (?:you|yourself|them)|you (?:choose|pick|decide)"
    r"|either|whichever|any (?:day|time)|whenever|any of (?:them|those))\b)"
)
_NOT_THEN = re.compile(
    r"\b(?:not|but|except|no) (?:too |before |after |on )?(?:early|late(?!r than)|\w*day|\d|noon|morning|evening)"
)
_OFF_WORDS = frozenset(
    """
    after all any anymore appointment booking but call called cancel changed coming dear do does dont drop forget he her
    him mind more never no not off oh ok okay scrap she sorry stop that them then they undo visit well wont yes
    """.split()
)
_WANTED = re.compile(
    r"\b(?:i|we) (?:want|need|wanted|needed|meant|asked for)\b(?! to cancel)|\bmake it\b|\bbook\b"
    r"|\bit (?:should|must) be\b|^(?:he|she|they) (?:can |shall |is to )?comes?\b"
    r"|^(?:do it|come|have (?:him|her|them)) ",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"[.;!?]\s+|,\s+(?=i (?:want|need)\b)"
    r"|,?\s+(?:and\s+)?(?=(?:he|she|they) (?:can come|comes?|is to come|shall come)\b)"
    r"|,?\s+(?:and\s+)?(?=(?:make it|do it|come|have (?:him|her|them)) )",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:yes|yeah|yep|yup|sure|okay|ok|book (?:him|her|it|that|them)|go ahead|please do)\b", re.IGNORECASE
)
_NO_YES = re.compile(r"\b(?:no|not|dont|don't|but|wrong|instead|rather|wait)\b|\?", re.IGNORECASE)
_CHOICE = re.compile(
    r"^\W*[123](?:[.,)!]|(?= (?:and|but|it|yes|please|that|i|make|am (?:ok|okay|fine|well|good|all ?right))\b))\s*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_OFF = re.compile(
    r"\bno (?:more )?(?:need )?(?:for )?(?:the |a |that )?(?:ride|taxi|cab|hairdresser|barber|plumber|electrician|meal"
    r"|handyman|cleaner|lawyer|technician)\b|\b(?:cancel|call off|called off|is off|forget|scrap|dont want|don't want"
    r"|do not want|dont need|don't need|do not need|wont need|won't need)\b"
)
_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday"
_HOUR = (
    rf"(?:(?:half past|quarter (?:past|to)) \w+|\d{{1,2}}(?:[:. ]?[0-5]\d)?|(?:{_NUMBER})\b(?: thirty| fifteen)?)"
    r"(?: ?o'?clock)?(?: ?[ap]\.?m\b)?"
)
_NAMED_DAY = r"(?:today|tomm?or+ow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_REFUSED_HOUR = re.compile(
    r"\b(?:(?:and |but |y )?not|(?:and|but|y) no) "
    r"(?:(?:for )?(?:pick(?:ed|ing)?(?: me)?[ -]?up|leav(?:e|ing)|fetch(?:ed|ing)?(?: me)?|arriv(?:e|ing)) )?"
    rf"(?:at |for |by )?{_HOUR}"
    rf"|\b{_HOUR} (?:is|was|would be|seems) (?:(?:much|far|a bit|a little|way) )?(?:too|to) (?:early|late|soon)\b"
    rf"|\bnot (?:on |for )?{_NAMED_DAY}\b|\binstead\b"
    rf"|\b(?:better|sooner|nicer|easier|rather) than (?:on |for )?{_NAMED_DAY}\b"
    rf"|\b{_NAMED_DAY} (?:is|was|would be|does|will)(?: \w+)?? (?:no good|not|bad|too (?:early|late|soon))"
    r"(?: (?:good|so good|suit|work|do)(?: me| for me)?)?\b"
)


def leaves_open(text: str) -> bool:
    """Tell whether she leaves the time to us, in whole or within bounds: "dont mind, not too early"."""
    plain = text.casefold()
    return bool(_LEFT_TO_US.search(plain) or _NOT_THEN.search(plain)) and "?" not in plain


_NOT_NEEDED = re.compile(
    r"^\W*(?:(?:to|please|just|that|he|she|they|it|we|i) )*(?:never ?mind|forget (?:it|about it)|no need"
    r"|not (?:to )?(?:bother|come)"
    r"|(?:is|are|am)(?:nt|n't| not) needed"
    r"|(?:dont|don't|do not|need not|neednt|needn't) (?:bother|come|need (?:him|her|them|it)))"
    r"(?: (?:now|any ?more|at all|to come|then|please|thanks|thank you|coming|with it))*\W*$",
    re.IGNORECASE,
)


def not_needed(word: str) -> bool:
    """Tell whether a word for whoever comes says nothing but that he is not needed: "never mind", "do not come"."""
    return bool(_NOT_NEEDED.match(word))


def refuses(text: str) -> bool:
    """Tell whether a text says that a service shall not be: "i mean it no ride thursday", "the ride is off"."""
    return bool(_OFF.search(mended(text)))


def says_yes(text: str) -> bool:
    """Tell whether a text says yes among other words, and sets nothing against it."""
    return bool(_YES.search(text)) and not _NO_YES.search(text)


def instead(text: str) -> str:
    """Return what she wants in the place of what she calls off in the same text; empty if it does not say both."""
    parts = [part.strip() for part in _PIECES.split(text) if part.strip()]
    kept = [part for part in parts if not refuses(part)]
    wants = any(_WANTED.search(part) for part in kept)
    return ". ".join(kept) if wants and len(kept) < len(parts) else ""


def calls_off_only(text: str) -> bool:
    """Tell whether a text that names no service says nothing but that something is off."""
    words = re.findall(r"[a-z']+", text.casefold())
    return all(word.replace("'", "") in EMPTY | _OFF_WORDS for word in words)


def without_refused(text: str) -> str:
    """Return a text without the hour that it says no to: "6 30 am not 8"."""
    return _REFUSED_HOUR.sub(" ", text.casefold())


def without_number(text: str) -> str:
    """Return a text without the number of our choices with which it begins: "1 but it must take a wheelchair"."""
    return _CHOICE.sub("", text)


def days_said(text: str) -> str:
    """Return the days between which she leaves the choice: "Thursday or Friday"; empty if she names none or one."""
    days = list(dict.fromkeys(day.removesuffix("s").capitalize() for day in _DAY.findall(text.casefold())))
    return " or ".join(days) if len(days) > 1 and not _NOT_THEN.search(text.casefold()) else ""


def any_time(text: str) -> bool:
    """Tell whether a text says nothing but that any time will do, or the sooner the better."""
    rest, found = _ANY_TIME.subn(" ", text.casefold())
    return found > 0 and not names_something(rest)
