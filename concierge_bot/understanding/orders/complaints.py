"""What kind of problem her words tell of, by a closed list: the machine sorts, and a person reads the words."""

import re
from functools import lru_cache

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.visits import errands

KINDS = {
    "rude": r"rude\w*|shout\w*|yell\w*|swore|swear\w*|curs(ed|ing)|nasty|mean to me|disrespect\w*|attitude|insult\w*"
    r"|unkind|scared me|bad mannered",
    "never_came": r"(nobody|no one|noone|none|never|didnt|did not|hasnt|havent|nuh|not|no)( \w+){0,3} "
    r"(came|come|show(ed)?( up)?|turn(ed)? up|appear\w*|arriv\w*)|no show|no sign|noshow",
    "late": r"late|still waiting|been waiting|not here|isnt here|aint here|overdue|delayed|hours ago|where is|wheres"
    r"|(supposed|meant) to (be|come|have)|should have (come|been)|waited|hurry",
    "wrong": r"wrong|not (what|my|mine|the one)|isnt (my|mine|what)|someone elses|somebody elses|(ask|asked|order|"
    r"ordered|want|wanted) .* (got|came|sent|brought|bring|gave|and i)|instead of|decaf|different|mix(ed)? up|swapped|"
    r"(got|get|received|came|comes|sent|brought|gave|(it|this|that|these|those|they) (is|are|was|were)|its|thats) .*"
    r"(i (had |only |clearly )?(asked|said|wanted|ordered|meant)|and not) .*",
    "lost": r"missing|forgot\w*|no \w+ in (it|the|my)|wasnt in|not in (it|the|my)|left out|short|without|lost|stolen"
    r"|took it away|gone|delivered to|didnt (get|receive)|did not (get|receive)|never (got|received)|falta",
    "broken": r"brok\w*|crack\w*|smash\w*|squash\w*|crush\w*|sour|spoil\w*|rotten|mou?ldy?|stale|leak\w*|burst|torn"
    r"|dent\w*|damag\w*|melted|frozen|cold|warm|dead|expired|out of date|past its date|smell\w*|bad|aff"
    r"|gone off|went off|is off|was off|bugs?|insects?|ruined|wet|burnt|raw|not fixed|not work\w*|doesnt work"
    r"|wont work|never fixed|worse|went black|(?:bit|too|very|rock|so) (?:hard|dry|tough)|on the hard side",
}
_NEW = re.compile(
    r"\b(new|another|others?|fresh|free|good ones|replace\w*|again|instead|not broken|not cracked)\b"
)
_MONEY = re.compile(
    r"\b(?:refund\w*|reimburse\w*|credit(?! card)|(?:my |the )?money(?: \w+){0,2} back|pay(?:ing)? me back"
    r"|(?:my|the) money for (?:the|them|those|it)|take (?:it|them|those|the \w+) off (?:my|the) bill)\b"
)
_BACK_TO = frozenset("he him his she her they them it that this".split())
_CLAUSE = re.compile(r"[.,;!?\n]|\b(?:but|only|though)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:nothing|none|never|not|wasnt|werent|isnt|arent|without|no) (?:\w+ ){0,2}?"
    r"(?:\w+ed|broken|wrong|missing|bad|off)\b"
)
_MEDICINE = re.compile(
    r"\b(pills?|tablets?|medicines?|meds|medications?|inhalers?|puffers?|insulin|capsules?|prescriptions?|doses?|drops)\b"
)
_DELIVERY = re.compile(
    r"\b(orders?|deliver\w*|bags?|boxe?s?|packages?|parcels?|packets?|grocer\w*|shopping|shops?|stores?|driver|courier|"
    r"food|tins?|bottles?|cartons?|loaf|messages)\b"
)


def kind(text: str) -> str:
    """Return which kind of problem a text tells of; ``other`` if the list knows none."""
    line = _plain(text)
    return next((name for name, words in KINDS.items() if re.search(rf"\b({words})\b", line)), "other")


def goods_amiss(text: str) -> bool:
    """Tell whether a text says that something is wrong with goods; that nothing was broken is no such thing."""
    return any(
        about_goods(clause)
        and kind(clause) in ("broken", "wrong", "lost")
        and not _DENIED.search(_plain(clause))
        for clause in _CLAUSE.split(text)
    )


def asks_for_new(text: str) -> bool:
    """Tell whether a text asks for something in place of what came."""
    return bool(_NEW.search(_plain(text)))


def wants_money(text: str) -> bool:
    """Tell whether a text asks for the money of something back."""
    return bool(_MONEY.search(_plain(text)))


def wants_free(text: str) -> bool:
    """Tell whether a text asks for goods that cost nothing, in place of others: not "sugar free" ones."""
    return bool(re.search(r"\b(?:the |new |my |for |some |just |want )free\b|\bfree ones?\b", _plain(text)))


def tells_more(text: str) -> bool:
    """Tell whether a text goes on about what was told before: it speaks of him or it, and names nothing new."""
    words = _plain(text).split()
    return not _BACK_TO.isdisjoint(words) and not about_goods(text) and errands.kind(text) == errands.OTHER


def about_medicine(text: str) -> bool:
    """Tell whether it is a medicine that something is wrong with."""
    return bool(_MEDICINE.search(_plain(text)))


def about_goods(text: str) -> bool:
    """Tell whether it is about something that was, or should be, brought."""
    line = _plain(text)
    return bool(_DELIVERY.search(line)) or not _goods().isdisjoint(line.split())


def _plain(text: str) -> str:
    spaced = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", ""))
    return " ".join(spaced.split())


@lru_cache(maxsize=1)
def _goods() -> frozenset[str]:
    foods = (phrase.split() for phrase, token in lexicon().phrases.items() if token.kind == Kind.FOOD)
    return frozenset(word for words in foods for word in words if len(words) == 1)
