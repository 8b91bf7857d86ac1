"""She asks where something is that she ordered, or says that it is not there: that is no wish, and no other question.

What else she tells beside it ("i have only the heel left") does not make it one that nobody knows.
"""

import re

_COMES = (
    r"(?:com+(?:e|es|in|ing)|came|here|arriv\w*|deliver\w*|on (?:the|its|it|thier|their) way|late|ready|show\w*"
    r"|brought|turn(?:ed)? up)"
)
_ASKS = re.compile(
    r"\bwhere(?:s|re)?\b(?! (?:do|did|can|could|should|shall|will|would|to)\b)"
    r"|\bwh?at(?: ever| has| have)? ?hap+en\w* (?:to|with|about|of)\b|\bany (?:sign|news|word) of\b|\bwhat about\b"
    r"|\bwh?at(?:s| is) (?:the |with the |this )?(?:hold ?up|status|keeping|taking)\b"
    r"|\bhows (?:my|the|that) \w+ coming\b"
    rf"|\b(?:is|are|was|were|aint|isnt|arent|wasnt) (?:\w+ ){{1,5}}?{_COMES}\b"
    rf"|\b(?:did|has|have|do|does|will) (?:\w+ ){{1,6}}?(?:{_COMES}|bring|get here|left|leave)\b"
    rf"|\b(?:when|what time)(?:s|ll)? (?:\w+ ){{1,6}}?(?:{_COMES}|get here|be here|bring)\b"
    r"|\bdid (?:you|u|ya) (?:ever )?(?:get (?:a )?hold of|hear from|ask|reach|talk to|call) \w+"
)
_NOT = r"(?:not|never|hasnt|havent|didnt|didn|aint|isnt|arent|wasnt)"
_MISSES = re.compile(
    r"\b(?:nothing|none|nobody|noone|no one|nothin)(?: (?:has|have|ever|at all|yet|still))* "
    r"(?:come|came|comes|arriv\w*|here|show\w*|brought)\b"
    rf"|\b{_NOT}(?: \w+){{0,3}}? (?:come|came|here|arriv\w*|showed|deliver\w*)\b"
    r"|\bstill (?:waiting|not|nothing|no)\b|\bno(?: \w+)? ware\b|\bwithout (?:\w+ )?ware\b"
)
_WISHES = re.compile(
    r"\b(?:need|want|wants|send|(?<!my )(?<!the )(?<!that )(?<!our )order|please|pls|add|bring me|get me|get us|cancel"
    r"|stop|instead|change|forget it|leave (?:it|out)|dont want|take off|make it|book|reply|swap|call it off|give up"
    r"|1|2|3)\b|\bhow much\b|\bcosts?\b|\bprices?\b|\bcome to\b"
)
"""What asks for something to be done, or what it costs: that is no question how it stands."""
_ALL = frozenset(
    "food groceries grocery order delivery shopping things stuff bags bag box parcel goods eats vittles comida"
    " pedido compra".split()
)
_MEDICINE = frozenset(
    "refill refills pill pills tablet tablets medicine medicines meds prescription prescriptions drugstore pharmacy"
    " pharmacist chemist".split()
)
LONGEST = 24  # words


def of_all(text: str) -> bool:
    """Tell whether words speak of what she ordered without a name for it."""
    return bool(_ALL & set(_plain(text).split()))


def of_medicine(text: str) -> bool:
    """Tell whether words speak of a medicine that is to come."""
    return bool(_MEDICINE & set(_plain(text).split()))


def asks(text: str) -> bool:
    """Tell whether it is asked where something is, or when and whether it comes, and nothing is wished."""
    line = _plain(text)
    return len(line.split()) <= LONGEST and bool(_ASKS.search(line)) and not _WISHES.search(line)


def misses(text: str, goods: frozenset[str]) -> bool:
    """Tell whether words say that something is not there, of ``goods`` by their plain names; nothing is wished."""
    words = ["ware" if word in goods or word in _ALL else word for word in _plain(text).split()]
    line = " ".join(words)
    return len(words) <= LONGEST and bool(_MISSES.search(line)) and not _WISHES.search(line)


def words_of(text: str) -> frozenset[str]:
    """Return the plain words of a text."""
    return frozenset(_plain(text).split())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("\u2019", "")).split())
