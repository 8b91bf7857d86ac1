"""A yes in many tongues and manners: one list of its words, for the short answers and for the longer ones.

Nothing is a yes that says anything else besides: what is left over makes it a text of another kind.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from concierge_bot.understanding.answers import openers

Yes = Literal["plain", "kind", ""]
"""``kind``: only a kind word ("lovely, thanks"), which is a yes to what was asked last and to nothing older."""

_ABROAD = frozenset("tak da ja jo sim wi opo oui si haan haanji hai naam aiwa dobrze dobra".split())
"""Yes as those say it who write to us in some English of their own."""
WORDS = _ABROAD | frozenset(
    "y ya yah yea yeah yeh yep yes yess yis yup yessir yessum yesm aye ok okay okey okie oky o.k. k kk sure"
    " surely"
    " righto alright alrighty alrite fine correct agreed agree definitely certainly absolutely indeed exactly"
    " claro"
    " dale vale bueno perfecto listo adelante han accha theek thik roger amen please good great grand"
    " 👍 👌 ✅ 🙏 ❤".split()
)
"""What alone is a yes to an open question, however short."""
_YES = frozenset(
    "yes yess yep yeah yea ya yah yup yis yessir yessum yesm aye oui si haan haanji definitely certainly claro "
    "affirmative roger".split()
)
HAZLO = (
    r"(?:pid|orden|haz|hag|mand|traig|tra|reserv|confirm|compr|envi|apunt|agend|pon|pong)[ae]?"
    r"(?:me|nos)?(?:lo|la)s?"
)
"""Spanish for "do it" of any kind: "reservalo", "hazlo", "mandamela"."""
_GO_AHEAD = re.compile(
    r"\b(?:go (?:ahead|for it|on)|(?:it|that)(?:wi)?ll do|it wi?ll do|lets (?:do|have) (?:it|that)"
    rf"|(?:order|book|send|fire) away|{HAZLO})\b"
)
"""What says yes, where an "ok" or a "fine" may only mean that she read it."""
_ALL_OF_THEM = frozenset("both all of everything lot each two".split())
_DOES = frozenset(
    "order send get place proceed go carry do book buy bring confirm confirmed submit set start reserve".split()
)
"""What she tells us to do with it."""
_CORE = (
    (WORDS - {"please", "good", "great"})
    | _DOES
    | frozenset("right suppose bet ack deffo sound irie delighted pleasure affirmative reckon".split())
)
_KIND = frozenset(
    "lovely perfect wonderful super brilliant smashing excellent fantastic marvelous marvellous splendid ideal"
    " great nice"
    " champion magic deadly cool fab good sweet delightful".split()
)
_BESIDE = frozenset(
    "it its that thats this them the a an then my good woman man girl lad lass sir madam miss dear love hun honey"
    " darling i"
    " id ill you me so and well oh now on ahead along with for us to would like want mean meant said think whatever"
    " say is"
    " quite very all too please pls thank thanks kindly again can could will be happy glad must may as order"
    " through up by"
    " means of course just mi amor vida cielo mija mijo corazon gracias por favor senor senora senorita beta bhai"
    " ji arre"
    " didi sugar pet duck duckie doll dearie sweetheart sweetie son boss mate buddy maam mam mon friend young child"
    " chile"
    " ah ach arrah och musha sure cheers ta thanx thx million god bless obliged much ya your heart angel kind u ur"
    " there"
    " youre are eres un la lo las los que muy bien es eso pues hun luv hen petal guv hon chief dude gent nice lovely"
    " great perfect"
    " him her already exactly indeed wonderful super brilliant excellent mine here".split()
)
_PHRASES = re.compile(
    r"\b(?:esta bien|de acuerdo|por supuesto|como no|claro que si|kar (?:do|de|dijiye|dena)|kardo|bhej (?:do|de)"
    r"|theek hai"
    rf"|thik hai|ho jaye|chalega|{HAZLO}|(?:order|book|send|fire) away"
    r"|you bet(?:cha)?|spot on|go on(?: then| so)*|go for it|right you are"
    r"|right so"
    r"|put (?:it|that|them|the order) through"
    r"|(?:then )?ask (?:them|him|her|away)(?! (?:if|to|what|when|how|about|for)\b)"
    r"|fire away|works? for me|suits? (?:me|us)(?: fine| grand| well)?|thats the ticket|(?:that|it) ?(?:wi)?ll do"
    r"(?: nicely| fine| me| grand| just fine)*|(?:(?:that|it|they) ?(?:d|would|wi?ll|will|s|is|are|re)|thats|its"
    r"|theyre)"
    r"(?: be)?(?: just| quite| all| absolutely| perfectly)?(?: so)? (?:lovely|grand|great|nice|fine|perfect"
    r"|wonderful|good"
    r"|ideal|right|correct|smashing|super|it|ok|okay|alright|all right|brilliant|splendid|the one"
    r"|what i (?:want\w*|asked for|said|meant|need\w*))"
    r"|sounds? (?:good|great|fine|lovely|perfect|right|grand|ok|okay|about right|wonderful|nice)(?: to me)?"
    r"|all (?:correct|right|good|fine|as it should be)|make it so|by all means|why not|lets (?:do (?:it|that)"
    r"|have it|go)"
    r"|let (?:it|them) come|jolly good|very (?:good|well)|fair enough|good enough|i dont mind if i do|thumbs up|uh huh"
    r"|m+ ?h+m+|okie? dokie?|i (?:do|would|will)(?= |$)|(?:ill|we will|i will) (?:take|have) (?:it|that|them)"
    r"|(?:happy|fine|ok|good) with (?:that|it)|quite right|i think so|whatever you (?:think|say|like)"
    r"|as you (?:think|say|like)"
    r"|youre right|thats me|no objections?|carry on|may as well|might as well)\b"
)
_POLITE = re.compile(
    r"\bif (?:you|ye|it|its|that|thats)\b(?: \w+){0,6} (?:would|mind|can|could|bother|trouble|please|like|asking"
    r"|bold|much)\b"
    r"|\b(?:its |that is |it is |youre )?(?:very |so |awful |too )*(?:kind|good) of you\b|\bmuch obliged\b"
    r"|\bgod bless(?: you)?\b|\bif (?:i|we|you|it) (?:must|have to|has to)\b|\bi (?:have|got|ve got) no choice\b"
    r"|\bthanks a million\b|\bbless (?:you|your heart)\b|\bgo raibh maith agat\b|\blive long\b|\bat all\b"
)
_NO_CHANGE = re.compile(
    r"^(?:no+ )+(?:(?:leave|keep) (?:it|that|them|all)(?: (?:all|so|be|alone|as (?:it is|they are|is)))* ?"
    r"|nothing else ?"
    r"|thats (?:all|it|everything) ?|more ?)*"
)
_CHOSEN = re.compile(
    rf"\b(?:1|one)\b(?=(?: (?:{'|'.join(_YES | {'ok', 'okay', 'go', 'please', 'send', 'book', 'ask', 'order'})})\b)+)"
    r"|(?:(?<=\byes )|(?<=\byep )|(?<=\byeah )|(?<=\bok ))1(?= please\b|$)"
)
"""The number of a choice that stands beside her yes: "yes 1 si si"."""
_QUESTION = re.compile(
    r"\?|^(?:do|did|have|are|is|will|would|when|what|who|where) (?:you|it|that|i)\b(?! think| say)"
)
_ALL = re.compile(r"\b(?:both|all of (?:it|them|that)|everything|the lot|each of them|the two of them)\b")
_A_FEW = 3
"""Words at the beginning, among which "both" says that all is wanted; later on there must be a yes too."""
_JOINTS = re.compile(
    r"\s*[.,;!\n-]+\s+(?:(?:and|but|also|plus)\s+)?|\s+(?:and|but|also|plus|pero)\s+"
    r"|(?<=\byes)\s+(?=(?:the|some)\b)",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"^(?:(?:and|also|plus|oh|now|then|so|please|dear|love|mija|beta)\b[\s,]*)+", re.IGNORECASE
)
_AGAINST = re.compile(
    r"(?:but|pero|only|not|no|dont|without|except|instead|unless|if|make it|wait)\b|.*\b(?:but|pero)$",
    re.IGNORECASE,
)
_THE_ORDER = re.compile(r"\b(?:the|my|this|that|an|your) order\b")


def line(text: str) -> str:
    """Return her words in small letters, without accents and with no marks but the question mark."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s?👍👌✅]", " ", letters).split())


def agrees(text: str, things: Iterable[str] = (), about: str = "") -> Yes:
    """Tell whether a text says nothing but yes.

    What it names must be all that was read back (``things``), or of what else we asked (``about``).
    """
    said = line(text)
    if _QUESTION.search(said):
        return ""
    unchanged = _NO_CHANGE.match(said)
    if unchanged:
        said = said[unchanged.end() :]
        if not _DOES & set(said.split()):
            return ""
    bare = _POLITE.sub(" ", _CHOSEN.sub("", said))
    phrases = len(_PHRASES.findall(bare))
    words = _PHRASES.sub(" ", bare).split()
    names = [set(line(thing).split()) for thing in things]
    named = {word for word in words for name in names if word in name}
    known = _CORE | _ALL_OF_THEM | _KIND | _BESIDE | named | set(line(about).split())
    if any(word not in known for word in words):
        return ""
    if named - _BESIDE and not all(name & named for name in names):
        return ""
    if "just" in words and named:
        return ""
    if phrases or _CORE & set(_THE_ORDER.sub("", " ".join(words)).split()):
        return "plain"
    return "kind" if _KIND & set(words) else ""


def lead(text: str, things: Iterable[str] = (), about: str = "") -> tuple[str, str, bool]:
    """Part a yes from what follows it in a text; the last tells whether it is set against the yes ("but", "only")."""
    if agrees(text, things, about):
        return "", "", False
    for cut in _JOINTS.finditer(text):
        head, rest = text[: cut.start()], text[cut.end() :].strip()
        if rest and agrees(head, things, about) == "plain" and not only_opens(head, rest):
            bare = _FILLING.sub("", rest)
            return head.strip(), bare or rest, bool(_AGAINST.match(cut[0].strip(" ,.;!-").casefold() or bare))
    return "", "", False


def only_opens(head: str, rest: str) -> bool:
    """Tell whether a word that may be a yes only opens the question behind it: "right, where were we"."""
    return not firmly(head) and openers.leads_to(line(head), line(rest))


def adds(text: str) -> bool:
    """Tell whether words put something to what was read back, and say no yes to it: "oh and the usual too"."""
    return openers.adds(line(text))


def is_against(text: str) -> bool:
    """Tell whether what follows a yes is set against it: "but at nine"."""
    return bool(_AGAINST.match(text.strip()))


def firmly(text: str) -> bool:
    """Tell whether a yes says yes, or what to do, and does not only find it nice."""
    said = line(text)
    return bool((_YES | _DOES) & set(said.split()) or _GO_AHEAD.search(said))


def names(text: str, about: str) -> bool:
    """Tell whether a text names what a question is about, by any of the words for it."""
    return bool(set(line(text).split()) & set(line(about).split()) - _BESIDE)


def means_all(text: str) -> bool:
    """Tell whether a yes is for all that we asked."""
    return bool(_ALL.search(line(text)))


def agrees_to_all(text: str) -> bool:
    """Tell whether a text that may say more says that all is wanted ("I done told you yes to both")."""
    said = line(text)
    plainly = means_all(" ".join(said.split()[:_A_FEW])) or WORDS & set(said.split())
    return means_all(text) and bool(plainly) and not _REFUSES.search(said) and not _QUESTION.search(said)


def takes(text: str, *, about: str) -> bool:
    """Tell whether a longer text agrees to what it names ("oh all right then the mediums will do")."""
    said = line(text)
    if text.rstrip().endswith("?") or _REFUSES.search(said) or not _TAKES.search(said):
        return False
    named = {word.removesuffix("s") for word in re.findall(r"\w+", about.casefold())}
    strange = {word for word in _TAKES.sub(" ", said).split() if word.removesuffix("s") not in named}
    return strange <= _BESIDE | _BESIDE_WHAT_IS_TAKEN


_TAKES = re.compile(
    r"\b(yes|yeah|yep|yea|aye|ok|okay|all ?right|alright|fine|sure|agreed?|go ahead|(will|ll|ull) do|thatll do"
    r"|good enough|(ill|i will|we will|well) (take|have)|(can|could|might as well) (take|have|bring|send)"
    r"|i dont mind|suits? me|very well|by all means|(bring|send|give me|take|use))\b"
)
_REFUSES = re.compile(
    r"\b(no|not|nor|never|wont|cant|but|only|unless|why|what|whats|how|when|where|someone else|somebody else|instead of"
    r"|dont(?! mind)|didnt|isnt|want(ed)?|rather|else|cancel|stop)\b"
)
_BESIDE_WHAT_IS_TAKEN = frozenset(
    "we those these are im with told already guess suppose if have one ones do".split()
)
