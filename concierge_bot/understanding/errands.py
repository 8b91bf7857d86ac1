"""A service in her own word for it: what she asked for is read back as she would say it."""

import re

from rapidfuzz.distance import OSA

from concierge_bot.understanding import denied, details, fetching, spanish, titles, trades
from concierge_bot.understanding.lexicon import lexicon

_TRADES = re.compile(
    r"\b(plumber|electrician|handyman|joiner|carpenter|painter|gardener|window cleaner|cleaner|hairdresser|barber"
    r"|lawyer|solicitor|attorney|notary|taxi|cab|ride|lift|locksmith|chimney sweep|piano tuner|tax man|accountant"
    r"|chiropodist)\b"
)
_SPOKEN = {
    fetching.FETCH: fetching.DRIVER,
    "companion": "somebody to keep you company",
}
"""What every trade may have, beside the services of its own (data/offerings)."""
OTHER = "other"
_SPOKEN_OTHER = "help with what you wrote"
_BY_TRADE = re.compile(
    r"\b(?:the|that|my|di) (?!old |young |other |nice |same |delivery |milk |pill )"
    r"(\w+ (?:man|lady|woman|guy|fella|bloke))\b"
)
_ALL_NIGHT = re.compile(
    r"\b(?:(?:al+|the whole|half the|through the|during the|every|in the middle of the) (?:night|nite|day|morning)"
    r"|(?:keeps?|kept|wakes?|woke) (?:me|us) (?:up|awake)(?: at night)?|(?:since|last) (?:yesterday|night))\b",
    re.IGNORECASE,
)
"""How long or when something troubles her: no time for anybody to come."""
_CORNER = re.compile(r"\b\w+ (?:and|&) \d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)
"""Where two streets meet: no day of the month."""
COMPANION = "companion"
_COMPANY = re.compile(
    r"\b(?:some(?:one|body)|any(?:one|body)|a (?:visitor|volunteer|companion|lady|gentleman)|a nice \w+|you) "
    r"(?:\w+ ){0,5}?(?:visit me|(?:sit|stay) with (?:me|him|her|mom|mum|mother|dad|father|my \w+)"
    r"|keep (?:me|him|her|mom|mum|mother|dad|father|my \w+) company"
    r"|come (?:by|over|round)(?: and| to)? (?:chat|talk|visit)"
    r"|(?:have|drink|take|share) (?:a |some )?(?:nice )?(?:cup of |cuppa |pot of )?(?:tea|coffee|cuppa) with me"
    r"|play cards|read to me|take a walk with me|walk with me)\b"
    r"|\b(?:need|want|like|book|send) (?:me )?a (?:visitor|companion|visit(?! (?:to|at|from|with)))\b"
)
_SOMEBODY_TO = re.compile(
    r"\b(?:some?(?:one|body)|any(?:one|body)|a (?:man|lady|woman|girl|boy|person|fella|helper)|helper) "
    r"(?:(?:who'?d|that'?d|who|that|to|out|there|please|can|could|would|will|come|cum|by|over|round|around|here|and"
    r"|up|the|house) )*"
    r"(?P<do>[a-z'][^.,;?!]*)"
)
"""Whom she wants, and for what: read back in her own words where no list knows the kind of work."""
_BRINGS_HER = re.compile(r"\bbring (?:me|us)(?: back)?\b")
_NO_WORK = re.compile(
    r"(?:is|are|was|were|came|has|have(?= (?:been|to|my|the|left|got)\b)|had|with|at|in|on|of|from|for|there"
    r"|left|stole|told"
    r"|said|called?|ring|rang|phone|talk"
    r"|speak|listen|answer\w*|else|coming|going|my|your|i|he|she|they|we|you|but|because|took|else\w*|new|nice|good|else)\b"
)
_TIME_BEHIND = re.compile(
    r"\s+(?:(?:on|at|by|about|around|this|next|every|each|from|between|before|after|maybe)\s+)*"
    r"(?:\d|today\b|tomm?or+ow\b|tmrw\b|tonight\b|mon\w*day|tue\w*|wed?n\w*|thu\w*|fri(?:day)?\b|sat\w*day|sun\w*day"
    r"|morning|afternoon|evening|noon|week\b|next\b|asap\b|soon\b|please\b|pls\b|because\b|so\b|its?\b|it's\b|when(?:ever)?\b).*$"
)
_TURNED = {
    "me": "you",
    "my": "your",
    "i": "you",
    "mine": "yours",
    "myself": "yourself",
    "us": "you",
    "our": "your",
    "im": "you are",
    "mom": "Mom",
    "mum": "Mum",
    "dad": "Dad",
}
_MOST_OF_HERS = 8  # words
_TOGETHER = re.compile(r"\b(?:sit|stay|tea|coffee|cuppa|cards|read|walk)\b")
"""What is done together on a visit."""
_A_LADY = re.compile(
    r"\b(?:not|no|nor|rather not|dont want|don't want) (?:an? )?(?P<not>man|men|male|fella|woman|lady|female)\b"
    r"|\b(?:prefer|rather have|should like|would like|want|like|better be|make it|has to be"
    r"|must be) (?:an? )(?P<yes>lady|woman|man)\b"
)
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
_BY = re.compile(
    r"\b(?:by|before|(?:no|not) later than|latest(?: by| at)?) (?:about |around )?"
    r"(?=\d|noon|midday|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_FETCHED = re.compile(r"\b(?:come|be here|get here|fetch|collect|pick)\b")
_WANTED = re.compile(
    r"\b(?:i|we) (?:want|need|wanted|needed|meant|asked for)\b(?! to cancel)|\bmake it\b|\bbook\b"
    r"|\bit (?:should|must) be\b",
    re.IGNORECASE,
)
_TAKE_ME = re.compile(
    r"\b(?:get|take|drive|run|carry) me (?:over |up |down |out )?(?:to (?!bed|sleep|know)|there\b|home\b)",
    re.IGNORECASE,
)
_TO_INSTALL = re.compile(
    r"\b(?:hang|install|mount|assemble|put up|put together) (?:up )?(?:an?|the|my|our|some|new)\b",
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
_FOR_SO_MANY = re.compile(
    r"\bfor (?:[1-9]|one|two|three|four|five|six)\b(?! ?(?:[ap]\.?m\b|:|o'?clock|days?|weeks?|hours?))",
    re.IGNORECASE,
)
_CLOSES_AT = re.compile(r"\bclos(?:es?|in|ing)(?: up)? at", re.IGNORECASE)
_FROM_A_PLACE = re.compile(
    r"\bfrom(?= (?!\d|noon\b|now\b|(?:mon|tue|wed|thu|fri|sat|sun)\w*day\b))", re.IGNORECASE
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_STRONG = frozenset(
    "hairdresser hairdressers haircut barber plumber electrician handyman carpenter joiner gardener cleaner lawyer "
    "solicitor attorney notary technician locksmith ride taxi meal hair".split()
)
"""Words that name a service by themselves, so that a slip in one is worth mending."""
_LONG = 7
_NOUN = (
    "(?:ride|taxi|cab|meal|hairdresser|haircut|barber|plumber|electrician|handyman|cleaner|lawyer|technician)"
)
_ASKED_FOR = re.compile(
    rf"^\W*(?:\w+\W+){{0,6}}?(?:an?|some)\W+(?:\w+\W+)?{_NOUN}\b"
    rf"|\b(?:need|want|wnat|ned|book|send|get)\W+(?:me\W+)?(?:the|my|us)?\W*{_NOUN}\b"
    r"|^\W*(?:and |also )?(?:hairdresser|haircut|barber|plumber|taxi|handyman)\b"
)
_NOT_ASKED_FOR = re.compile(
    r"\b(?:is|was|were|did|didnt|does|where|wheres|when|whens|what|whats|why|who|whos|how|cancel\w*|stop|no|not|dont"
    r"|never|late|change|changed|charged|paid|thanks|thank|remind|has|hasnt|had|came|instead|every|each|bring|took"
    r"|deliver|order|milk|bread|stars?|rat(?:e|ing)|rude|lovely|nice|good|great|saw|hit|fell|got|robbed|ripped|but"
    r"|gave|left|says?|said)\b|\?"
)
_OFF = re.compile(
    r"\bno (?:more )?(?:need )?(?:for )?(?:the |a |that )?(?:ride|taxi|cab|hairdresser|barber|plumber|electrician|meal"
    r"|handyman|cleaner|lawyer|technician)\b|\b(?:cancel|call off|called off|is off|forget|scrap|dont want|don't want"
    r"|do not want|dont need|don't need|do not need|wont need|won't need)\b"
)
_REFUSED_HOUR = re.compile(
    r"\b(?:and )?not (?:(?:for )?(?:pick(?:ed|ing)?(?: me)?[ -]?up|leav(?:e|ing)|fetch(?:ed|ing)?(?: me)?"
    r"|arriv(?:e|ing)) )?"
    r"(?:at |for |by )?\d{1,2}(?:[:. ]\d\d)?(?: ?[ap]\.?m\b)?"
    r"|\bnot (?:on |for )?(?:today|tomm?or+ow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\binstead\b"
)
_OF_ORDERS = re.compile(
    r"\b(?:orders?|deliver\w*|grocer\w*|shop\w*|store|pharmacy|pills?|tablets?|medicine|meds|refills?|prescription"
    r"|milk|bread|eggs|butter|coffee|food|stuff|bags?|box|boxes|parcels?|packages?|cat|dog|bins|remind\w*)\b"
)
_EMPTY = frozenset(
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
    found = _kind(meant)
    return found if found != OTHER or meant == text else _kind(text)


def _kind(text: str) -> str:
    if _COMPANY.search(text.casefold()):
        return COMPANION
    if fetching.asked_for(text):
        return fetching.FETCH
    if known := details.service(text) or titles.kind(text) or details.service(mended(text)):
        return known
    if _TAKE_ME.search(text):
        return "ride"
    return "handyman" if _TO_INSTALL.search(text) else OTHER


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
        _SOMEBODY_TO.search(text.casefold())
        and kind(text) != OTHER
        and not _NOT_ASKED_FOR.search(_BRINGS_HER.sub(" ", mended(text)))
    ):
        return True
    plain = mended(text)
    named = trades.now().service(text) or trades.now().service(plain)
    if named and named.plain and "?" not in text and not _NOT_ASKED_FOR.search(plain):
        return True
    if _ASKED_FOR.search(plain) and not _NOT_ASKED_FOR.search(plain):
        return True
    head = re.split(r"[,.;!](?:\s|$)", plain)[0]
    alone = names_nothing_else(plain) and "?" not in plain
    return alone and bool(_ASKED_FOR.search(head)) and not _NOT_ASKED_FOR.search(head)


def leaves_open(text: str) -> bool:
    """Tell whether she leaves the time to us, in whole or within bounds: "dont mind, not too early"."""
    plain = text.casefold()
    return bool(_LEFT_TO_US.search(plain) or _NOT_THEN.search(plain)) and "?" not in plain


def rules_out(text: str) -> bool:
    """Tell whether a text says when it shall not be: "not too early, and not wednesday"."""
    return bool(_NOT_THEN.search(text.casefold()))


def refuses(text: str) -> bool:
    """Tell whether a text says that a service shall not be: "i mean it no ride thursday", "the ride is off"."""
    return bool(_OFF.search(mended(text)))


def says_yes(text: str) -> bool:
    """Tell whether a text says yes among other words, and sets nothing against it."""
    return bool(_YES.search(text)) and not _NO_YES.search(text)


def instead(text: str) -> str:
    """Return what she wants in the place of what she calls off in the same text; empty if it does not say both."""
    parts = [part.strip() for part in re.split(r"[.;!?]\s+|,\s+(?=i (?:want|need)\b)", text) if part.strip()]
    kept = [part for part in parts if not refuses(part)]
    wants = any(_WANTED.search(part) for part in kept)
    return ". ".join(kept) if wants and len(kept) < len(parts) else ""


def calls_off_only(text: str) -> bool:
    """Tell whether a text that names no service says nothing but that something is off."""
    words = re.findall(r"[a-z']+", text.casefold())
    return all(word.replace("'", "") in _EMPTY | _OFF_WORDS for word in words)


def says_fetched(text: str) -> bool:
    """Tell whether the hour of a ride is when she is fetched."""
    return bool(_FETCHED.search(text.casefold()))


def without_refused(text: str) -> str:
    """Return a text without the hour that it says no to: "6 30 am not 8"."""
    return _REFUSED_HOUR.sub(" ", text.casefold())


def by_trade(text: str) -> str:
    """Return whom she calls by his work ("the furnace man"); empty if nobody."""
    found = _BY_TRADE.search(text.casefold())
    return f"the {found[1]}" if found else ""


def without_trouble(text: str) -> str:
    """Return words without what is no time to come: "it drips all night", "Jackson and 4th"."""
    return _CORNER.sub("", _ALL_NIGHT.sub("", text))


def without_number(text: str) -> str:
    """Return a text without the number of our choices with which it begins: "1 but it must take a wheelchair"."""
    return _CHOICE.sub("", text)


def for_times(text: str, sort: str) -> str:
    """Return words, as long as before, without what sounds like a time: "from home at ten", "dinner for two"."""
    if sort == "meal":
        return _FOR_SO_MANY.sub(lambda found: " " * len(found[0]), text)
    if sort == fetching.FETCH:
        text = _CLOSES_AT.sub(lambda found: "before".ljust(len(found[0])), text)
    return _FROM_A_PLACE.sub("near", text) if sort in ("ride", fetching.FETCH) else text


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, each of which may name a time of its own: when she must be there, and who comes."""
    return [part for part in re.split(r"[,;.?!]\s+|\b(?:so|but|and)\b", text) if part.strip()]


def says_by(text: str) -> bool:
    """Tell whether a text says by when somebody is to come."""
    return bool(_BY.search(text.casefold()))


def by_night(text: str) -> bool:
    """Tell whether a text says in so many words that an hour is one of the night or the early morning."""
    return bool(re.search(r"\d\s*a\.?m\b|\bmorning\b|\bnight\b", text.casefold()))


def names_nothing_else(text: str) -> bool:
    """Tell whether a text without a service's name says nothing of goods, shops or medicine either."""
    return not _OF_ORDERS.search(text.casefold())


def days_said(text: str) -> str:
    """Return the days between which she leaves the choice: "Thursday or Friday"; empty if she names none or one."""
    days = list(dict.fromkeys(day.removesuffix("s").capitalize() for day in _DAY.findall(text.casefold())))
    return " or ".join(days) if len(days) > 1 and not _NOT_THEN.search(text.casefold()) else ""


def spoken(text: str) -> str:
    """Return the service in her word for it: ``a plumber``."""
    text = spanish.in_english(text)
    text = meant if _kind(meant := denied.without(text)) != OTHER else text
    if fetching.asked_for(text):
        return fetching.DRIVER
    if named := _TRADES.search(text.casefold()) or _TRADES.search(mended(text)):
        word = named.group(1)
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    sort = kind(text)
    hers = (
        _in_her_words(text)
        if sort == OTHER or (sort == COMPANION and _TOGETHER.search(text.casefold()))
        else ""
    )
    return hers or called(sort)


def called(sort: str) -> str:
    """Return our word for a kind of service."""
    known = trades.now().by_kind.get(sort)
    return known.said if known else _SPOKEN.get(sort, _SPOKEN_OTHER)


def _in_her_words(text: str) -> str:
    """Say whom she wants as she said it: ``somebody to sit with Mom``; empty if she did not say what for."""
    found = _SOMEBODY_TO.search(" ".join(text.casefold().split()))
    what = _TIME_BEHIND.sub("", found["do"].partition(" / ")[0]).strip() if found else ""
    words = what.replace("i'm", "im").split()
    if not words or len(words) > _MOST_OF_HERS or _NO_WORK.match(what) or len(what) < len("do it"):
        return ""
    return f"somebody to {' '.join(_TURNED.get(word, word) for word in words)}"


def whom(text: str) -> str:
    """Return who shall come, where she says that it must be a woman or a man: ``a lady``; else an empty string."""
    found = _A_LADY.search(text.casefold())
    if found is None:
        return ""
    men = ("man", "men", "male", "fella")
    return "a man" if (found["yes"] == "man" or (found["not"] and found["not"] not in men)) else "a lady"


def any_time(text: str) -> bool:
    """Tell whether a text says nothing but that any time will do, or the sooner the better."""
    rest, found = _ANY_TIME.subn(" ", text.casefold())
    return found > 0 and not names_something(rest)


def names_something(text: str) -> bool:
    """Tell whether a text says at all what is wanted, or only that something is."""
    words = re.findall(r"[a-z']+", text.casefold())
    return kind(text) != OTHER or any(word.replace("'", "") not in _EMPTY for word in words)
