"""What she tells of things that came: that they are bad, are not there, or are not what she asked for.

Her words are read with the names of what came in their place, so that the same turns hold for goods of any kind.
"""

import re
from collections.abc import Collection, Iterable

from concierge_bot.understanding.goods.lexicon import stem
from concierge_bot.understanding.orders import complaints

_SIZES = frozenset(
    "whole large small medium fresh pack gallon half pint quart dozen count bag sliced".split()
)
"""Words of a name that tell only its size or manner: "the whole lot" is no milk."""
_IT = (
    r"(?:it|its|they|theyre|them|these|those|that|thats|this|one|ones|some|half|most|everything|all|order|delivery"
    r"|bags?|box(?:es)?|groceries|shopping|stuff|food|cartons?|bottles?|jars?|tins?|cans?|packets?|packs?|lo(?:af|aves))"
)
_SPOILT = (
    r"(?:sour(?! (?:cream|dough|apple|cherr|candy))|soured|spoil\w*|rott\w*|mou?ldy?|stale|broken?"
    r"|crack(?:ed)?(?! (?:wheat|pepper|rye))|smash(?:ed)?|squash(?:ed)?|squish\w*"
    r"|crush(?:ed)?(?! (?:tomato|ice|pineapple|pepper|garlic))|bruised"
    r"|leak\w*|burst|busted|torn|ripped|shattered|damaged|dented|expired|ruined|melted|soggy"
    r"|soaked|mushy|rancid|curdled|slimy|inedible|out of date|past (?:its|the|their) date"
    r"|(?:gone|went|going) (?:off|bad)"
    r"|no good)"
)
"""What nobody orders goods to be."""
_AS_IT_IS = (
    r"(?:bad|off|cold|frozen|warm|wet|hard|dry|dead|raw|burnt|black|brown|green|old|funny|open(?:ed)?|empty|different"
    r"|(?:the )?wrong|missing|short|tiny|unripe|tough|lumpy|bitter|thawed|defrosted|dirty|nasty|awful|terrible|horrible"
    r"|disgusting|flat|not (?:fresh|right|good|mine|what|the|there|here|in)|too \w+)"
)
"""What is amiss only where it is said of what came, and no sort of it: "frozen peas", "they were frozen"."""
_WAS = (
    r"(?:is|was|are|were|came|comes|arrived|tast\w+|smell\w*|looks?|looked|feels?|felt|went|gone|turned|been"
    r"|already)"
)
_VERY = (
    r"(?:(?:all|a|bit|so|very|too|really|kind|kinda|of|totally|completely|half|already|just|pretty|awfully|almost|nearly"
    r"|been|well|way|far|clean|rock|stone|ice|as|some|both|mostly|out|gone|little) )*"
)
_BAD = (
    rf"\bware (?:\w+ ){{0,5}}?{_SPOILT}\b",
    rf"\b{_SPOILT} (?:\w+ )?ware\b",
    rf"\bware (?:(?!and\b|but\b)\w+ ){{0,6}}?{_WAS} {_VERY}{_AS_IT_IS}\b",
    rf"\bware {_VERY}(?:off|missing)\b",
    r"\b(?:holes?|bugs?|mou?ld|hairs?|flies|worms?|weevils|cracks?|spots?) (?:in|on|all over) (?:\w+ )?ware\b",
    r"\bware (?:\w+ ){0,3}(?:has|have|had|full of|got) (?:\w+ ){0,2}(?:holes?|bugs|mou?ld|worms?|weevils|cracks?)\b",
)
_BAD_OF_IT = (
    rf"\b{_IT} (?:{_WAS} )?{_VERY}{_SPOILT}\b",
    rf"\b{_IT} (?:of (?:it|them) )?{_WAS} {_VERY}(?:{_SPOILT}|{_AS_IT_IS})\b"
    r"(?! (?:out|outside|today|day|in here|here)\b)",
)
_CAME = r"(?:got|gotten|brought|sent|delivered|received|came|come|arrived?|included|packed)"
_NOT_THERE = (
    r"\bthere (?:(?:is|was|are|were) )?(?:still )?no (?:\w+ )?ware\b"
    r"(?! (?:on|left|in) (?:the |my |that )?(?:list|home|house|fridge))",
    r"\b(?:no (?:sign of (?:\w+ )?)?ware|ware (?:\w+ )?(?:not|wasnt|werent|isnt|arent|aint))"
    r" (?:came|come|there|here|either"
    r"|in (?:it|the|my|there|here|with|among))\b",
    rf"\bware (?:\w+ )?(?:didnt|did not|never|not|wasnt|werent|hasnt|havent) (?:\w+ ){{0,2}}?{_CAME}\b",
    rf"\b(?:didnt|did not|never|havent|have not|hasnt|wasnt|werent) (?:\w+ ){{0,2}}?"
    rf"(?:{_CAME}|get|bring|send|deliver|receive|see|find"
    r"|leave|give)(?: \w+){0,3} ware\b",
    r"\b(?:cant|cannot|can not|couldnt|could not|dont|do not) (?:see|find) (?:\w+ ){0,2}ware\b",
    r"\bmissing (?:\w+ )?ware\b",
    rf"\b(?:only|just) (?:\w+ ){{0,3}}ware (?:\w+ )?{_CAME}\b"
    rf"|\b{_CAME} (?:me |us )?(?:only|just) (?:\w+ ){{0,3}}ware\b",
)
_NOT_WHAT = (
    r"\b(?:asked for|ordered|said|wanted)\b.*\b(?:brought|sent|came|delivered|gave|arrived)\b",
    r"\b(?:brought|sent|delivered|gave|came with|received) (?:me |us )?(?:\w+ ){0,2}?wrong\b",
    r"\b(?:brought|sent|delivered|gave|received)\b.*\b(?:instead|i (?:asked|ordered|wanted|said))\b",
    r"\b(?:brought|sent|delivered|gave|received) (?:me |us )?(?:way |far )?too (?:many|few|much)\b",
)
_OF_THE_LIST = (
    r"\b(?:forgot|forgotten|missed|left (?:out|off)) (?:\w+ ){0,2}ware\b",
    r"\bwrong (?:\w+ )?ware\b",
    r"\bware (?:is|are|was|were|got)? ?(?:forgotten|left (?:out|off))\b",
    r"\b(?:asked for|ordered|said|wanted)\b.*\b(?:got|and its|and it)\b.*\bware\b",
)
"""What is said of a list as well as of what came: which of them, tells what was said to her last."""
_WHERE = r"\bwhere(?:s| is| are|re)? (?:\w+ )?ware\b"
_NOT_DONE = (
    r"\b(?:never|didnt|did not|hasnt|havent|has not|not|nobody|no one|noone|none)(?: \w+){0,3}? "
    r"(?:came|come|show(?:ed|n)?|turn(?:ed)? up|arrived?|been|here|finish(?:ed)?|done|fix(?:ed)?|did)\b",
    r"\bno (?:\w+ )?(?:ware|one|body) (?:came|come|showed|turned up|here|yet)\b|\bno show\b"
    r"|\bno sign of (?:\w+ )?ware\b",
    r"\bstill (?:stick\w*|leak\w*|drip\w*|broken|stuck|loose|wont|doesnt|does not|not)\b|\bonly half\b",
    r"\bwho says (?:hes|shes|its|theyre|he|she|it|they)\b|\b(?:left|made) (?:\w+ ){0,3}mess\b",
    r"\b(?:isnt|aint|wasnt|arent) (?:\w+ )?(?:done|fixed|finished|here)\b",
)
_AHEAD = re.compile(
    r"\b(?:if|unless|make sure|be sure|hope|hoping|will|wont be|would|going to|gonna"
    r"|please (?:bring|send)|before (?:it|they)"
    r"|so (?:it|they|that)|does it|is it|are they|should|add|let me know|take|remove|drop|cancel|change|swap)\b"
)
"""What is wished or feared of goods to come."""
_NOTHING_AMISS = re.compile(
    rf"\b(?:nothing|none|never|not|wasnt|werent|isnt|arent|without|no) (?:\w+ ){{0,2}}?{_SPOILT}\b"
)


def called(names: Iterable[str]) -> frozenset[str]:
    """Return the words, folded, by which what came may be called."""
    words = (word for name in names for word in re.findall(r"[a-z]+", name.casefold().replace("'", "")))
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in _SIZES)


def of_goods(piece: str, things: Collection[str], *, last: bool) -> bool:
    """Tell whether a piece of a text says that something is wrong with goods that came, which ``things`` call.

    ``last``: that they came is what she was told last, so that "it", and what may be said of a list, is of them.
    """
    line = _line(piece, things)
    if _AHEAD.search(line) or _NOTHING_AMISS.search(line):
        return False
    named = "ware" in line.split()
    turns = [*_BAD, *_NOT_THERE, *(_NOT_WHAT if named or last else ())]
    turns += [*_BAD_OF_IT, *_OF_THE_LIST] if last else []
    return any(re.search(turn, line) for turn in turns) or (named and complaints.wants_money(piece))


def in_her_hands(piece: str, things: Collection[str]) -> bool:
    """Tell whether a piece says of goods that they are bad or not what she asked for: so they came."""
    line = _line(piece, things)
    if _AHEAD.search(line) or _NOTHING_AMISS.search(line) or "ware" not in line.split():
        return False
    return any(re.search(turn, line) for turn in (*_BAD, *_NOT_WHAT))


def of_visit(piece: str, things: Collection[str], *, last: bool) -> bool:
    """Tell whether a piece says that nobody came, or that it is not done, of a visit that is told as done."""
    line = _line(piece, things)
    if not last and "ware" not in line.split():
        return False
    return bool(re.search(_WHERE, line)) or any(re.search(turn, line) for turn in _NOT_DONE)


def wonders(piece: str, things: Collection[str]) -> bool:
    """Tell whether a piece asks where something is that came."""
    return bool(re.search(_WHERE, _line(piece, things)))


def _line(text: str, things: Collection[str]) -> str:
    """Return plain words, each word of a name of what came as "ware" ("milk's off" as "ware is off")."""
    plain = re.sub(r"\b(\w+)['’]s\b", r"\1 is", text.casefold())
    plain = re.sub(r"\b(?:theres|there's|ther's)\b", "there is", plain)
    words = re.sub(r"[^\w\s]", " ", plain.replace("'", "").replace("’", "")).split()
    named = ["ware" if stem(word) in things else word for word in words]
    return re.sub(r"\bware(?: ware)+\b", "ware", " ".join(named))
