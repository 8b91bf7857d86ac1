"""What a text does with a visit that she has already: a word for whoever comes, another hour, or a question of it.

Whoever comes (by name, by trade, "that man") stands as one word in it, so that a rule knows no names.
"""

import re
from dataclasses import dataclass
from typing import Literal

from concierge_bot.understanding.people import firms

Act = Literal["tells", "moves", "asks"]
_FOLK = (
    r"(?:man|men|lady|woman|guy|fella|fellow|bloke|lad|lass|girl|chap|gentleman|driver|cabbie|plumber|handyman"
    r"|hairdresser|cleaner|barber|electrician|gardener|technician|carpenter|joiner|painter|cab|taxi|car)s?"
)
_WHOEVER = re.compile(
    rf"\b(?:the|that|this|my|your|our|di|da|de) (?:(?!my\b|the\b|and\b|is\b)[\w']+ ){{0,2}}?{_FOLK}\b"
    r"(?! (?:for|to) me\b)"
    r"|\b(?:he|shee?|they|him|them)(?=(?:'?(?:s|ll|d|re|ve))?\b)|\bhe(?=s\b)|\bher(?= (?:know|that|to|the|i|not)\b)",
    re.IGNORECASE,
)
_HE = r"he(?:'?(?:s|ll|d|re|ve))?"
_AND = r"(?:(?:is|has|will|would|had|really|also|just|please|kindly) )*"
_MUST = (
    r"(?:got ?ta|gota|got to|has to|hasta|have to|needs? to|needs?|must|shud|shoul?d|shall|ought to|oughta|better"
    r"|is to)"
)
_MAY = r"(?:may|can|could|might)"
_COMES = (
    r"(?:just |please |possibly )*(?:com\w*|cum|be|been|arriv\w*|make|do|get (?:here|there)|start\w*|mov\w*|swap|manage"
    r"|fit|take it|change)\b"
)
_WORKS = r"(?:cut|mend|fix|help|clean|take|drive|look|see|have)\b"
_TELLS = re.compile(
    rf"\b(?:tell|let|ask|remind|warn|inform|mention (?:it )?to|say to|(?:make|be) sure(?: that)?) he\b"
    rf"|\bask (?:if|whether) {_HE} (?:{_MAY} |does |do |has |will |knows )(?!com|cum|be\b|arriv|make it|get )[a-z]"
    rf"|\b{_HE} {_AND}(?:{_MUST} (?:not )?(?!{_COMES}|i\b|you\b|\d)"
    rf"|{_MAY} (?!{_COMES}|{_WORKS}|i\b|you\b|\d|not\b))[a-z]"
    rf"|\b{_HE} (?:{_MAY} |{_MUST} )?also (?!com|be\b)[a-z]"
    r"|\bhe\W+(?:(?:order|number|no) ?\d+\W+)?(?:brings?|uses?|parks?|rings?|knocks?|wears?)\b",
    re.IGNORECASE,
)
_ASKED_US = re.compile(
    r"\W*(?:(?:and|so|but|oh|well|no|hello|hey)\W+)*(?:did|have|has|havent|didnt|haven't|didn't|why|when|who)"
    r" (?:you|u|ya|they)\b",
    re.IGNORECASE,
)
"""What she asks of our doing: "did you ask them?" tells nobody anything."""
_DID_YOU_TELL = re.compile(
    r"\W*(?:(?:and|so|but|oh|well|no)\W+)*(?:did|have) (?:you|u|ya|they) (?:tell|told|let|ask|mention to|say to)"
    r" (?P<what>(?!(?:me|us|my)\b).+)",
    re.IGNORECASE | re.DOTALL,
)
_OR_NOT = frozenset("or no not yet already again it that this about of".split())
"""What stands behind such a question and tells nobody anything."""
_HOW_HE = re.compile(
    r"(?:^|[,.;!?] ?|\band )(?:is|are|will|does|do|can|would|should) he (?:be |going to |gonna )?"
    r"(?:call|ring|phone|text me|bring\w*|use|using|park\w*|knock\w*|wear\w*|mind|need\w* (?:me|my|the|a)"
    r"|have (?:his|her|a|the)"
    r"|know (?:the|where|how|what|that))\b",
    re.IGNORECASE,
)
_ASK_HIM = re.compile(
    rf"\b(?:tell|ask|let) he (?:to |if he (?:can |could )?|can he |could he |know to )?"
    rf"(?:{_COMES}|(?:at |on |for )?(?:\w+day|today|tomorrow|\d|noon)\b)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:can|could|cud|might|would|wud|will|shall|should|must|may|inste?ad|rather|sooner|prefer\w*|better|suits?|chang\w*"
    r"|mov\w+|push\w*|shift|switch|make|put|not|early|late|earlier|later|possible|want|like|need\w*|please|pls|chance"
    r"|(?:he|him) come)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|oh|ok|okay|well|hi|hello|please|pls|dear|love|wat|what|say|now|tell me|do you know|remind me"
    r"|can you tell me|could you tell me|i forget|i forgot)\b\W*)*"
    r"(?:when|what time|what hour|what day|which day|at what|how (?:early|late|soon|long)|where|is|are|was|did|does|has"
    r"|have|will)(?:'?s|'?re)?\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\b(?:com\w*|cum\w*|due|arriv\w*|here|there|pick\w*|fetch\w*|collect\w*|get(?:s|ting)?|still|on for|late|o'?clock"
    r"|oclock|today|tomorrow|tonight|\w+day|book\w*|when|where\w*|what time|what hour|how early|how soon)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"\b(?:pay|paid|cash|card|bill|owe|cost\w*|price|charge\w*|money|tip|how much)\b", re.IGNORECASE
)
_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday"
_HOUR = (
    rf"(?:(?:half past|quarter (?:past|to)) \w+|(?:{_NUMBER})(?: thirty| fifteen)?|\d{{1,2}}(?:[:.][0-5]\d)?)"
    r"(?: ?o'?clock)?(?: ?[ap]\.?m\b)?"
)
_REFUSED = re.compile(
    rf"\b{_HOUR} (?:is|was|would be|seems)(?: \w+){{0,3}}? (?:early|late|soon|no good|bad)\b[^,.;!?]*"
    rf"|\b(?:(?:rather|better|sooner|nicer|easier) than|inste?ad of|and not) (?:at )?(?:{_HOUR}|\w+day)\b",
    re.IGNORECASE,
)
_TOWARD = re.compile(rf"\b(?:towards?|nearer|closer to|nearer to) (?={_HOUR})", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<!\bat )(?<!past )(?<!to )(?<!not )(?<!than )(?<!order )\b((?:half past \w+|(?:{_NUMBER})(?: thirty)?))"
    r"(?=\s*(?:o'?clock|would|is|was|will|suits?|sharp|please|inste?ad|$|[.,;?!]))",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(
    rf"\b(?:{_NUMBER}|\d{{1,2}}|\w+day|today|tomorrow|tonight|later|earlier|morning|afternoon|evening|week)\b",
    re.IGNORECASE,
)
_OF_HERS = (
    r"\b(?:my|our) (?:husband|wife|son|daughter|sister|brother|mother|father|mum|mom|dad|grand\w+|niece|nephew|cousin"
    r"|friend|neighbou?r|family|doctor|nurse|cat|dog)\b"
)
_KIN = re.compile(_OF_HERS, re.IGNORECASE)
_HERS_COME = re.compile(rf"{_OF_HERS}(?: \w+)? (?:com\w*|visit\w*|arriv\w*|be here)\b", re.IGNORECASE)
_BRING = re.compile(
    r"\bthey (?:\w+ )?(?:bring|leave|left|deliver|send|drop|forgot|brought)\w*", re.IGNORECASE
)
"""What is said of those who bring goods."""
_REPORTED = re.compile(
    r"^.*?\b(?:asked|said|mentioned|told (?:you|u)|wondered|wondering|meant|hoping|hoped)\b"
    r"(?: (?:you|u|only|just|if|whether|that))*\s+",
    re.IGNORECASE,
)
"""How she says once more what she said already."""
_ORDER = re.compile(r"\b(?:order|number|no\.?) ?#?\d+\b", re.IGNORECASE)


_NOT_COME = re.compile(
    r"\bhe (?:\w+ )?(?:did ?n.?t|didnt|did not|never|has ?n.?t|hasnt|has not|is ?n.?t|is not|not|aint)"
    r" (?:\w+ )?(?:com\w*|came|cum|show\w*|turn\w*|arriv\w*|here|there)\b"
    r"|\bwhere(?:'?s| is| are) (?:my |the )?(?:he|cab|taxi|ride|driver|plumber|handyman|cleaner|hairdresser)\b"
    r"|\bno (?:he|cab|taxi|ride|driver|plumber|handyman|cleaner|hairdresser)"
    r" (?:here|yet|came|come|showed|has come|in sight)\b|\b(?:nobody|no one) (?:came|come|has come|showed up)\b"
    r"|\b(?:still )?waiting (?:here )?(?:for|on) (?:my )?(?:he|cab|taxi|ride)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """What a text does, and the words that do it."""

    act: Act
    words: str


def read(text: str, firm: str = "") -> Said | None:
    """Return what a text does with a visit of hers; None if it does nothing that a visit could be meant by."""
    sentences = re.split(r"(?<=[.!?;])\s+", text.strip())
    if told := [one for one in sentences if _tells(whoever(one, firm))]:
        return Said("tells", " ".join(told))
    if _tells(plain := whoever(text, firm)):
        return Said("tells", text)
    if _OF_MONEY.search(plain):
        return None
    if asked := [one for one in sentences if _asks(whoever(one, firm))]:
        return Said("asks", asked[0])
    if not _WISH.search(plain):
        return None
    clauses = re.split(r",\s+|(?<=[.!?;])\s+", text.strip())
    of_it = [
        one for one in clauses if _HAS_TIME.search(one) or re.search(r"\bhe\b|\bit\b", whoever(one, firm))
    ]
    return Said("moves", timed(", ".join(of_it or clauses)))


def did_not_come(text: str, firm: str = "") -> bool:
    """Tell whether a text says that whoever should come did not, or asks where he is."""
    return _NOT_COME.search(whoever(text, firm)) is not None


def asks_what_he_does(text: str, firm: str = "") -> bool:
    """Tell whether a text asks how he will do it, which only he can say: "will he call first"."""
    plain = whoever(text, firm)
    return _HOW_HE.search(plain) is not None and not _OF_MONEY.search(plain)


def said_to_be_told(text: str) -> str:
    """Return what he shall know, where a text asks if we told him: "did you tell maria its at my house"."""
    found = _DID_YOU_TELL.match(text)
    told = [word.strip("?.,!") for word in found["what"].casefold().split()[1:]] if found else []
    return f"tell {found['what']}" if found and set(told) - _OR_NOT else ""


def _tells(plain: str) -> bool:
    return bool(_TELLS.search(plain)) and not (_ASK_HIM.search(plain) or _ASKED_US.match(plain))


def _asks(plain: str) -> bool:
    head = _ASKS.search(plain)
    wishes = _WISH.search(plain[head.end() if head else 0 :])
    asks = head is not None or (plain.rstrip().endswith("?") and not wishes)
    return asks and bool(_OF_TIME.search(plain))


def whoever(text: str, firm: str = "") -> str:
    """Return a text in which whoever comes is "he", by whatever name she calls him."""
    plain = _ORDER.sub(lambda found: found[0].lower(), " ".join(text.replace("’", "'").split()))
    return _WHOEVER.sub("he", firms.called(plain, firm, "he")).casefold()


def speaks_of_him(text: str) -> bool:
    """Tell whether a text speaks of somebody who may be whoever comes, and of none of hers or of a delivery before."""
    found = re.search(r"\bhe\b|\bhes\b", plain := whoever(_BRING.sub(" ", text)))
    return found is not None and not _KIN.search(plain[: found.start()])


def asks_him(text: str, firm: str = "") -> bool:
    """Tell whether a text wants him asked or told when to come."""
    return bool(_ASK_HIM.search(whoever(text, firm)))


def of_her_own_people(text: str) -> bool:
    """Tell whether it is one of her own people who comes."""
    return bool(_HERS_COME.search(text))


def sets_another_hour(text: str) -> bool:
    """Tell whether a text sets the hour that she wants against another one: "eleven would be better than nine"."""
    return bool(_REFUSED.search(text))


def timed(text: str) -> str:
    """Return a text with the hour that she wants in plain words, and without the one that she does not want."""
    return _BARE.sub(
        r"at \1", _TOWARD.sub("at ", _REFUSED.sub(" ", _ORDER.sub(" ", _REPORTED.sub("", text))))
    )
