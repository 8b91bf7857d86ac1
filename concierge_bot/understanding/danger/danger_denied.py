"""What a text itself takes back of its danger: what has not happened, is over, is small, or needs nobody.

Readers that learned from texts hear the word and not the "no" before it, nor the "gone" behind it.
"""

import re

_NOT = (
    r"(?:aint|have not|havent|had not|hadnt|did not|didnt|am not|im not|was not|wasnt|never|not|dont|do not|nor)"
    r"(?: (?:even|once|been|get|got|gone and|feel|feeling|felt|any|the least|in the least|a bit|at all|so|really))*"
)
_HAPPENED = (
    r"(?:fell|fallen|fall|fallin|falling|slipped|tripped|hurt|hurting|bleeding|sick|ill|unwell|poorly|dizzy|faint"
    r"|in pain|in (?:any )?danger|in (?:any )?trouble|on the floor|need (?:no |any )?(?:help|ambulance))"
    r"(?: (?:down|off|over|or (?:nothin|nothing|anything|anythin)|at all|once|any ?more))*"
)
_DENIED = re.compile(
    rf"\b{_NOT} {_HAPPENED}(?: (?:and|nor|or)(?: i)?(?: {_NOT})? {_HAPPENED})*\b"
    r"(?! (?:like|so|this|that|as|worse|before|until|till)\b)",
    re.IGNORECASE,
)
_MINOR = (
    r"(?:head ?aches?|sore head|migraine|back ?aches?|tooth ?aches?|(?:stomach|tummy|belly|ear) ?aches?|cramps?|colds?"
    r"|cough|sniffles?|hiccups|sore throat|stiffness|stiff \w+)"
)
_BETTER = (
    r"(?:gone|passed|went|cleared|over|better|eased|lifted|settled|stopped)"
    r"(?: (?:away|off|up|now|altogether|completely|entirely|already))*"
)
_SINCE = (
    r"(?: (?:is|has|have|had|s|feels))?(?: (?:all|now|quite|long|already|nearly|just|since|much|a bit|lots))*"
)
_COME = (
    r"(?:call|ring|phone|come|send|worry|fuss|check|bother|alarm|frighten)(?:ing)?"
    r"(?: (?:out|round|over|by|on|for|about|me|anyone|anybody|911|999|here|them|him|her|an? \w+))*"
)
_CALMING = re.compile(
    rf"(?:\b(?:the|my|that) )?\b(?:{_MINOR}{_SINCE} {_BETTER}"
    r"|(?:head|back|tummy|stomach|throat|knees?|cough)"
    r" (?:is|s|feels)(?: (?:all|now|quite|much|a bit|lots))* better(?: now)?)\b"
    rf"|\b(?:(?:just|only) )?(?:a |an )?(?:little|slight|small|wee|mild|bit of(?: an?)?|touch of(?: an?)?) {_MINOR}\b"
    rf"|\b(?:nobody|no ?one) (?:(?:needs?|should|must)(?: to)?|(?:has|have) to) {_COME}"
    rf"|\bno (?:need|call|reason) (?:to|for \w+ to) {_COME}"
    r"|(?<![^.,;!?\d\s])\s*\bno (?:help|ambulance|911|999|doctor|danger|emergency)"
    r"(?: (?:needed|wanted|required|please|thanks|thank you))*\s*(?=[.,;!?]|$|\bjust\b|\bonly\b)",
    re.IGNORECASE,
)
_ONE_DOSE = re.compile(
    r"\b(?:i |ive |i have )?(?:just |already |only )*(?:took|taken|had) (?:just |only )?(?:one|an?|1)"
    r" (?:(?:pain|headache|little|single|cold) )*(?:tablet|pill|aspirin|tylenol|advil|paracetamol|ibuprofen)\b"
    r"(?! (?:too|that|of|meant|more|which|instead|from|off|by)\b)",
    re.IGNORECASE,
)
_MIDDLING = re.compile(
    r"\b(?:(?:my|her|his|the) )?(?:(?:blood )?sugars?|glucose) (?:(?:is|was|of|at|reads?|today|this morning) )*"
    r"(?:[89]\d|1\d\d|2[0-4]\d)\b(?!\d)"
    r"|\b(?:(?:my|her|his|the) )?(?:bp|(?:blood )?pressure) (?:(?:is|was|of|at|reads?|today|this morning) )*"
    r"(?:9\d|1[0-5]\d) ?(?:/|over) ?(?:[5-9]\d)\b",
    re.IGNORECASE,
)
"""A reading that frightens nobody; what it means is for a person to say."""
_PAIN_OVER = re.compile(rf"(?:\b(?:the|my|that) )?\bpains?{_SINCE} {_BETTER}\b", re.IGNORECASE)
_PILLS_BY_NAME = re.compile(
    r"\b(?:blood|heart) (?:pressure )?(?=(?:pill|tablet|capsule|medicine|medication)s?\b|meds\b)",
    re.IGNORECASE,
)
"""What many call a medicine of theirs: there is no blood in it, and no heart."""
_THINNER = re.compile(r"\bblood thinner(?=s?\b)", re.IGNORECASE)
_BLEEDS = re.compile(r"\b(?:bled|bleed\w*|bruis\w*|nosebleed\w*)\b", re.IGNORECASE)
_TAKEN = re.compile(
    r"^\W*(?:taken|i? ?took (?:it|them|em|both)|t)(?: already| now)?[.,;!]+ (?=\w)", re.IGNORECASE
)
"""A dose that is told before something else."""
_THING = (
    r"(?:pil+s?|tablets?|meds|capsules|box|bottle|phone|glasses|keys?|cup|mug|plate|spoon|remote|purse|book)"
)
_THING_FELL = re.compile(
    rf"\b(?:my|the|a|some|one|two) (?:\w+ )?{_THING} (?:(?:has|have|had|just|all) )*(?:fell|dropped|rolled|spilled"
    r"|spilt)(?: (?:down|off|out|over|everywhere))*(?: (?:on|onto|to|under|in|all over) (?:the |my )?"
    r"(?:floor|ground|carpet|rug|table|bed|sofa|counter|chair|kitchen floor))?"
    rf"|\b(?:i )?(?:just )?dropped (?:my|the|a|some|one|two) (?:\w+ )?{_THING}"
    r"(?: (?:on|onto|under) (?:the |my )?(?:floor|ground|carpet|rug|table|bed))?",
    re.IGNORECASE,
)
"""A thing that fell is nobody who did."""
_GONE_OFF = re.compile(
    r"\bits?(?: has| have| is)?(?: all| now| just)* (?:gone off|passed off|worn off|eased off)(?: now| again)?\b",
    re.IGNORECASE,
)
_THAT_GOES_OFF = re.compile(
    r"\b(?:alarms?|detectors?|smoke|fire|gas|sirens?|bell|power|electric\w*|heat\w*|oxygen|bomb|gun)\b",
    re.IGNORECASE,
)
"""Of these "gone off" is no relief."""
TWO_WORDS = 2
"""Who writes no more than that says too little to be believed: "no help"."""
_OF_THE_HEART = re.compile(
    r"\b(?:chest|heart|breast\w*|arms?|jaw|shoulders?|sweat\w*|breath\w*)\b", re.IGNORECASE
)
"""A pain there is no less of a danger where it has passed."""


def without(text: str) -> str:
    """Take out what a text says has not happened; what else it tells stays ("never hurt like this" is no denial)."""
    return _left(text, _DENIED)


def calmed(text: str) -> str:
    """Take out what a text says is over, or small, or that nobody need come for, a single dose, and names of pills."""
    named = _PILLS_BY_NAME.sub("", _TAKEN.sub("", text))
    named = named if _BLEEDS.search(named) else _THINNER.sub("pill", named)
    left = _left(_left(_left(named, _CALMING), _ONE_DOSE), _MIDDLING)
    left = _left(left, _THING_FELL)
    left = left if _THAT_GOES_OFF.search(left) else _left(left, _GONE_OFF)
    return left if _OF_THE_HEART.search(left) else _left(left, _PAIN_OVER)


def taken_back(text: str) -> str:
    """Return the words that are left of a text that takes danger back; the text itself where it takes none back."""
    left = without(_left(text, _CALMING))
    return " ".join(left.split()).strip(" ,.;!?") if left != text else text


def _left(text: str, taken_out: re.Pattern[str]) -> str:
    said = text.replace("\u2019", "'").replace("'", "")
    left = taken_out.sub(" ", said)
    taken = left != said and (any(letter.isalnum() for letter in left) or len(said.split()) > TWO_WORDS)
    return left if taken else text
