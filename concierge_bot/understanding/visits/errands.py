"""Which service a text asks for, and whether it plainly asks for one."""

import re

from rapidfuzz.distance import OSA

from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import fetching, titles, trades
from concierge_bot.understanding.words import spanish

OTHER = "other"
COMPANION = "companion"
MEAL = "meal"
_COMPANY = re.compile(
    r"\b(?:some(?:one|body)|any(?:one|body)|a (?:visitor|volunteer|companion|lady|gentleman)|a nice \w+|you) "
    r"(?:\w+ ){0,5}?(?:visit me|(?:sit|stay) with (?:me|him|her|mom|mum|mother|dad|father|my \w+)"
    r"|keep (?:me|him|her|mom|mum|mother|dad|father|my \w+) company"
    r"|come (?:by|over|round)(?: and| to)? (?:chat|talk|visit)"
    r"|(?:have|drink|take|share) (?:a |some )?(?:nice )?(?:cup of |cuppa |pot of )?(?:tea|coffee|cuppa) with me"
    r"|play cards|read to me|take a walk with me|walk with me)\b"
    r"|\b(?:just|only|some|a bit of|a little|for) company\b(?! (?:car|policy|name|called|phone|about|said|that))"
    r"|\b(?:need|want|like|love|have|looking for|just|only|visit)\b[^.;!?]{0,40}?"
    r"\b(?:some(?:one|body)|a (?:person|lady|man|friend)) (?:to|i can) (?:talk|chat) (?:to|with)\b"
    r"|\ba (?:little |nice )?chat and a (?:nice )?(?:cup of tea|cup of coffee|cuppa|coffee|tea)\b"
    r"|\b(?:need|want|like|book|send) (?:me )?a (?:visitor|companion|visit(?! (?:to|at|from|with)))\b"
)
_TEA = re.compile(
    r"\ba (?:(?:little|nice) )?(?:chat|natter|visit|talk) (?:and|over|with) a (?:nice )?"
    r"(?:cup of (?:tea|coffee)|cuppa|coffee|tea)\b",
    re.IGNORECASE,
)
SOMEBODY_TO = re.compile(
    r"\b(?:some?(?:one|body)|any(?:one|body)|a (?:man|lady|woman|girl|boy|person|fella|helper)|helper) "
    r"(?:(?:who'?d|that'?d|who|that|to|out|there|please|can|could|would|will|come|cum|by|over|round|around|here|and"
    r"|up|the|house) )*"
    r"(?P<do>[a-z'][^.,;?!]*)"
)
"""Whom she wants, and for what: read back in her own words where no list knows the kind of work."""
_HIM_TO = re.compile(
    r"^\W*(?:(?:and|also|then|oh|please|pls|now)\W+)*(?:the|a|an|that|your) (?:\w+ ){0,2}?"
    r"(?:man|lady|woman|guy|girl|fella)"
    r" (?:to|who can) (?:please )?(?:come|fix|look|see|clean|do|cut|help|set)\b"
)
"""Whom she wants, with nothing that says so: "and the TV man to come fix it"."""
_BRINGS_HER = re.compile(r"\bbring (?:me|us)(?: back)?\b")
_TAKE_ME = re.compile(
    r"\b(?:get|take|drive|run|carry) me (?:over |up |down |out )?(?:to (?!bed|sleep|know)|there\b|home\b)",
    re.IGNORECASE,
)
_TO_INSTALL = re.compile(
    r"\b(?:hang|install|mount|assemble|put up|put together) (?:up )?(?:an?|the|my|our|some|new)\b",
    re.IGNORECASE,
)
_STRONG = frozenset(
    "hairdresser hairdressers haircut barber plumber electrician handyman carpenter joiner gardener cleaner lawyer "
    "solicitor attorney notary technician locksmith ride taxi meal hair".split()
)
"""Words that name a service by themselves, so that a slip in one is worth mending."""
_LONG = 7
_NOUN = (
    "(?:ride|taxi|cab|(?:hot |warm |cooked )?(?:meal|supper|dinner|lunch|breakfast)"
    "(?! ?(?:meat|rolls?|plates?|bags?|box))"
    "|hairdresser|haircut|barber|plumber|electrician|handyman|cleaner|lawyer|technician)"
)
_ASKED_FOR = re.compile(
    rf"^\W*(?:\w+\W+){{0,6}}?(?:an?|some)\W+(?:\w+\W+)?{_NOUN}\b"
    rf"|\b(?:need|want|wnat|ned|book|send|get|order)\W+(?:me\W+)?(?:the|my|us|some)?\W*{_NOUN}\b"
    r"|^\W*(?:and |also )?(?:hairdresser|haircut|barber|plumber|taxi|handyman)\b"
)
_NOT_ASKED_FOR = re.compile(
    r"\b(?:is|was|were|did|didnt|does|where|wheres|when|whens|what|whats|why|who|whos|how|cancel\w*|stop|no|not|dont"
    r"|never|late|change|changed|charged|paid|thanks|thank|remind|has|hasnt|had|came|instead|every|each|bring|took"
    r"|deliver|order|milk|bread|stars?|rat(?:e|ing)|rude|lovely|nice|good|great|saw|hit|fell|got|robbed|ripped|but"
    r"|gave|left|says?|said)\b|\?"
)
_DISHES = re.compile(
    r"\b(?:no|not|without) (?:too |much )?(?!more\b|the\b|my\b|an?\b)[a-z]+\b(?! (?:me|us)\b)"
    r"|\border (?=me\b|us\b|an?\b|some\b)"
)
"""How a meal shall not be, and a verb: no word of what is not wanted, or of an order that stands."""
_OF_ORDERS = re.compile(
    r"\b(?:orders?|deliver\w*|grocer\w*|shop\w*|store|pharmacy|pills?|tablets?|medicine|meds|refills?|prescription"
    r"|milk|bread|eggs|butter|coffee|food|stuff|bags?|box|boxes|parcels?|packages?|cat|dog|bins|remind\w*)\b"
)
EMPTY = frozenset(
    """
    a an and anybody anyone are around arrange at book bit can come could do find for from get give good have help
    helper hello hi home house i id im in is kindly like little looking me my need needed needs now of one or order
    out person please pls send service services set some somebody someone something somewhere thanks thank that the
    there thing this to today u up us want wanted was with would you your
    """.split()
)


def kind(text: str) -> str:
    """Return which kind of service a text asks for; ``other`` if the closed list knows none.

    What she says that she does not want names one only where nothing else does: "not the meal, a haircut".
    """
    text = spanish.in_english(text)
    meant = denied.without(text)
    found = kind_said(meant)
    return found if found != OTHER or meant == text else kind_said(text)


def kind_said(text: str) -> str:
    """Return the kind that the words name, whatever is denied in them."""
    if _COMPANY.search(text.casefold()):
        return COMPANION
    if fetching.asked_for(text):
        return fetching.FETCH
    if known := details.service(text) or titles.kind(text) or details.service(mended(text)):
        return known
    if _TAKE_ME.search(text):
        return "ride"
    return "handyman" if _TO_INSTALL.search(text) else OTHER


def without_tea(text: str) -> str:
    """Return a text that asks for company without the tea that is drunk together: it is nothing to be bought."""
    return _TEA.sub("a chat", text) if kind(text) == COMPANION else text


def mended(text: str) -> str:
    """Return a text with slips in the words for services mended: "hairdreser", "a rde", "rridde"."""
    return re.sub(r"[a-z]{3,}", lambda found: _mended(found[0]), text.casefold())


def _mended(word: str) -> str:
    strong = _STRONG | trades.now().strong
    if word in strong or word in lexicon().phrases:
        return word
    plain = _single(word)
    slips = 2 if len(plain) >= _LONG else 1 if len(word) > 2 else 0
    near = [
        (OSA.distance(plain, _single(known)), known)
        for known in strong
        if word[0] == known[0] and abs(len(plain) - len(_single(known))) <= slips
    ]
    best = min(near, default=(slips + 1, word))
    return best[1] if best[0] <= slips else word


def _single(word: str) -> str:
    """Return a word without the letters that a trembling hand hits twice."""
    return re.sub(r"(.)\1+", r"\1", word)


def asked_for(text: str) -> bool:
    """Tell whether a text plainly asks for a service by its name: "and a ride friday at 2 to see the surgeon"."""
    if (
        titles.asked_for(text)
        or fetching.asked_for(text)
        or (_COMPANY.search(text.casefold()) and "?" not in text.rstrip("?"))
    ):
        return True
    if (
        SOMEBODY_TO.search(text.casefold())
        and kind(text) != OTHER
        and not _NOT_ASKED_FOR.search(_BRINGS_HER.sub(" ", mended(text)))
    ):
        return True
    plain = mended(text)
    named = trades.now().service(text) or trades.now().service(plain)
    if named and named.plain and "?" not in text and not _NOT_ASKED_FOR.search(plain):
        return True
    if _HIM_TO.search(plain) and kind(text) != OTHER and not _NOT_ASKED_FOR.search(plain):
        return True
    told = _DISHES.sub(" ", plain) if kind(text) == MEAL else plain
    if _ASKED_FOR.search(plain) and not _NOT_ASKED_FOR.search(told):
        return True
    head = re.split(r"[,.;!](?:\s|$)", plain)[0]
    alone = names_nothing_else(plain) and "?" not in plain
    return alone and bool(_ASKED_FOR.search(head)) and not _NOT_ASKED_FOR.search(head)


def names_nothing_else(text: str) -> bool:
    """Tell whether a text without a service's name says nothing of goods, shops or medicine either."""
    return not _OF_ORDERS.search(text.casefold())


def names_something(text: str) -> bool:
    """Tell whether a text says at all what is wanted, or only that something is."""
    words = re.findall(r"[a-z']+", text.casefold())
    return kind(text) != OTHER or any(word.replace("'", "") not in EMPTY for word in words)
