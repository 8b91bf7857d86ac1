"""Plain questions that her rows or the clock answer, by a closed list: no model has to guess at those."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import order_question_words, stopping
from concierge_bot.understanding.parting import clauses

Kind = (
    Literal[
        "who we are",
        "clock",
        "asked of us",
        "ordered",
        "came",
        "missing",
        "did she",
        "wrote us",
        "word",
        "coming",
        "who comes",
        "help",
    ]
    | order_question_words.Kind
)
_TAIL = r"(?: (?:now|today|dear|love|hun|honey|please|pls|ta|do you know|is it|it is|again))*"
_LEAD = (
    r"(?:(?:and|also|oh|hi|hello|hey|ok|so|sorry|please|dear|love|tell me|can you tell me|do you know|could you tell me"
    r"|i (?:(?:just|clean|have) )*(?:forget|forgot|forgotten"
    r"|(?:dont|don't|do not|cant|can't|cannot) (?:remember|recall|know))"
    r"|remind me|i (?:(?:only|just|merely|was|am|have|did) )*(?:asked?|asking|wondered|wondering"
    r"|want(?:ed)? to know)(?: you)?)\W+)*"
)
_MACHINE = (
    r"(?:person|human(?: being)?|people|somebody|someone|girl|lady|woman|man|fella|robot|machine|computer|bot|recording"
    r"|program|real|real one|alive)"
)
_GOODS = r"(?:the |my |me |our |any |some |mom'?s |moms )?(?!you\b|i\b|he\b|she\b|they\b|it\b)\w[\w' ]{1,40}?"
_WHO = (
    r"(?!it\b|he\b|she\b|they\b|that\b|this\b|there\b|you\b|i\b|we\b|(?:some|any)(?:one|body)\b|what\b|who\b)"
    r"(?:my |our |the |mi )?[\w'-]+(?: (?!com|going|visit|home|back)[\w'-]+)?"
)
_COMES_BY = (
    r"(?:com(?:e|es|ing)(?: (?:home|over|by|round|back|here|in|out))*|visit(?:ing)?|going to (?:come|visit|be here)"
    r"|due|(?:home|back)(?= (?:to|ton|soon|yet|now|for|by|on|at|this|from|again|here)|$)"
    r"|get(?:s|ting)? (?:here|in|back|home)|arriv(?:e|es|ing)|be (?:here|back|home))\b"
)
_ASKS_IF = r"(?:i )?(?:(?:only|just) )?(?:want(?:ed)?|would like|need) to know (?:if|when|whether|what time) "
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "who we are",
        rf"(?:(?:are|r) (?:you|u)|is (?:this|that|it)|am i (?:talking|speaking|texting|writing) (?:to|with))"
        rf" (?:an? |the |just |only |really |real |live |actual |some |sort of )*{_MACHINE}"
        rf"(?: or (?:an? |the |just |real |live )*{_MACHINE})?{_TAIL}"
        r"|(?:who|what)(?:'?s| am i| is| are| r)? (?:you|u|this|(?:talking|speaking|texting|writing) (?:to|with))"
        rf"(?: really| exactly| then| anyway)?{_TAIL}",
    ),
    *order_question_words.PATTERNS,
    (
        "who comes",
        rf"(?:is|are|will) (?P<who>{_WHO}) {_COMES_BY}.*"
        rf"|(?:when|what time|which day|what day)(?:'?s| is| are| does| do| will|ll) (?P<at>{_WHO}) {_COMES_BY}.*"
        rf"|{_ASKS_IF}(?P<if>{_WHO}) (?:is |are |will (?:be )?)?{_COMES_BY}.*",
    ),
    (
        "help",
        r"(?:and )?who(?:'?s| is|'?ll| will)? (?:be )?(?:going to )?"
        r"(?P<does>driv(?:e|es|ing)|tak(?:e|es|ing)|fetch(?:es|ing)?|pick(?:s|ing)?|collect(?:s|ing)?|clean(?:s|ing)?"
        r"|fix(?:es|ing)?|cut(?:s|ting)?"
        r"|com(?:e|es|ing)(?= (?:to|for|about|over (?:to|for)|out (?:to|for))\b))\b.*"
        r"|(?:and )?(?:did|has) (?P<firm>(?!you\b|u\b|i\b|it\b)[\w']+(?: [\w']+){0,2}?)"
        r" (?:cancel|cancelled|call(?:ed)? off|back(?:ed)? out)\b.*"
        r"|(?:and )?(?P<off>(?!you\b|u\b|i\b|it\b)[\w']+(?: [\w']+){0,2}?) (?:cancelled|called off|backed out)\b.*",
    ),
    (
        "missing",
        rf"(?:(?:i |we )?(?:have |got |see )?(?:still )?(?:there'?s |there is )?(?:still )?)no (?P<no>{_GOODS})"
        rf" (?:yet|so far|here yet|come yet)|(?:there'?s |there is )?still no (?P<still>{_GOODS})"
        rf"(?: yet| here| today)?|where(?:'?s| is| are) (?P<where>{_GOODS})(?: at| then| now| got to)?"
        r"(?: i (?:need|want|asked|said|told|ordered)\b.*)?",
    ),
    (
        "clock",
        rf"what(?:s|'s| is)? (?:the )?(?:day|date|time|month|year)(?: of the week)?"
        rf"(?: (?:is|is it|it is|are we|is today|today))?{_TAIL}"
        rf"|what (?:day|date|time|month|year) (?:is it|it is|is today|are we){_TAIL}"
        rf"|(?:what|which) day of the week is it{_TAIL}",
    ),
    (
        "asked of us",
        r"did i (?:ask|tell|get|want|text) you to (?:remind|do) .*|what (?:have|did) i (?:ask|asked|tell|told|want) you"
        r" to (?:do|remind) ?.*|what (?:did|do|have) i (?:have|got|need)? ?to (?:do|remember)\b.*"
        r"|what (?:was|am) i (?:supposed|meant) to (?:do|remember)\b.*|what reminders (?:do|have) i .*"
        r"|what (?:are|were) (?:my|the) reminders.*|(?:has|did) .*\breminder (?:come|gone|go off|went)\b.*",
    ),
    (
        "ordered",
        r"what (?:all )?(?:did|have) i order(?:ed)?(?: from you)?(?: today)?(?: dear| love)?(?: today)?"
        rf"|did i (?:order|say|get) {_GOODS}(?: today| already| yet)?|have i ordered {_GOODS}(?: today| already| yet)?"
        rf"|(?:has|have|did|was|were) {_GOODS} (?:been |get |got )?ordered(?: today| already| yet)?",
    ),
    (
        "came",
        r"who(?:s| is|'s)? (?:it|this|that) from"
        r"|did i (?:do|order|ask for|buy) (?:that|this|these|those|it|them|all that)"
        rf"|(?:has|have|did|is|are) {_GOODS} (?:come|came|arrive|arrived|here|delivered|been delivered)(?: yet| today)?"
        rf"|{_GOODS} came(?: yet)?\?",
    ),
    (
        "coming",
        r"what(?:'?s|ve|'ve| is| do| have| did)? (?:(?:i|we)(?:'?ve)? )?(?:have |got |get )?"
        r"(?:planned |booked |set |down )?(?:on order"
        r"|coming(?: up| to me)?|on (?:my|the) (?:list|calendar|diary|schedule|plan)|planned|booked|set up)"
        r"(?:,? (?:(?:and|or|on|for) )*(?:today|tommorow|tommorrow|tomorow|tomorrow|tonight|this \w+|on \w+|\w+day))*"
        r"|(?:is|are) (?:there )?(?:somebody|someone|anybody|anyone) coming(?: to me| by| over| round)?"
        r"(?: today| tomorrow| tonight| this \w+| on \w+)?|(?:what|who)(?:'?s| is)? com(?:es|ing)(?: to me)?"
        r"(?:,? (?:(?:and|or|on) )*(?:today|tomorrow|tonight|this \w+|on \w+|\w+day))*(?:,? i (?:get|am|forget)\b.*)?",
    ),
    (
        "wrote us",
        r"(?:did|have) i (?:already )?(?:answer|answered|text|texted|write|written|wrote|reply|replied|say"
        r"|said good morning|check|checked)(?: (?:in|back))?(?: (?:to|with))? ?(?:you|u|ye|ya|this|today)\b.*",
    ),
    (
        "did she",
        r"did i (?:already |remember to )?(?:call|ring|phone|lock|turn|close|shut|switch|feed|pay|post|mail|water|visit"
        r"|see|thank|write|tell|leave|unplug|put|answer)\b.*|is the (?:\w+ )?(?:door|gate|window|stove|oven|iron|gas)"
        r" (?:locked|shut|closed|off|on)\b.*",
    ),
    (
        "word",
        r"(?:did|has|have) (?P<who>(?!i\b|you\b|u\b|we\b)(?:my )?[\w-]+(?: [\w-]+)?)"
        r" (?:say|said|call|called|ring|rang|rung|phone|phoned|text"
        r"|texted|write|written|tell you|told you|answer|answered|been in touch)\b.*"
        r"|any (?:word|news) from (?P<from>(?:my )?[\w-]+)\b.*",
    ),
)
_STILL = re.compile(r"\b(?:still|even|really|also)\b ?", re.IGNORECASE)
"""What is no part of what she asks after: "is the milk still coming"."""
_READ = tuple((kind, re.compile(_LEAD + f"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _PATTERNS)
_DICTATED = re.compile(
    r"(?<=\w )((?:do|did|have) (?:i|we) (?:have|get|got) (?:[\w']+ ){1,3}(?:coming|on order|on the way))$",
    re.IGNORECASE,
)
"""A question behind a story that was dictated without a stop."""
_LEFT = re.compile(
    r"\b(?:somebody|someone|some (?:man|boy|lad|woman|fella)|a (?:man|boy|lad|woman|fella|driver)|they|he)\b.{0,40}?"
    r"\b(?:left|dropped|put|brought|came (?:\w+ ){0,4}?with)\b"
    r".{0,20}?\b(?:bags?|box|boxes|parcel|package|things?|stuff|shopping|groceries|food)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS = re.compile(
    r"\b(?:i|we)(?:'?ve| have)? (?:still )?(?:got|have|had)? ?(?:too much|too many|plenty of|enough|two|three)"
    r" (?P<goods>\w+)",
    re.IGNORECASE,
)
_AMISS = re.compile(
    r"\b(?:wrong|broke\w*|missing|late|rude|smash\w*|melt\w*|leak\w*|not mine)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\W*(?:i'?m|i'?ve|i'?ll|i (?!took|have taken|need|want (?!to))\w+|it|she|he|they|yes|oh|no"
    r"|(?:and )?(?:my|his|her) [\w' ]{2,20} (?:is|are|was|were)|(?:the )?\w+ (?:is|was) \w+ing (?:at|for|about))\b",
    re.IGNORECASE,
)
"""How what she only tells beside a question begins."""
_FILLER = re.compile(r"(?:\W+(?:dear|love|hun|honey|please|pls|ta|mam|do you know))+$", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\W*(?:(?:oh|well|no+|dear|my)\W+)*no (?:more|then|thank\w*)\b"
    r"|\W*no\b\W+(?:\w+\W+){0,2}?(?:once|one|that|it)(?: is|'?s) (?:plenty|enough)\b",
    re.IGNORECASE,
)
"""How she refuses what we read back, beside a question: it is her answer to that, and goes first."""
_ANOTHER_TIME = re.compile(
    r"\btoo (?:late|early)\b|\b(?:want|wanted|need|needed|make|asked for|told (?:you|u)|said|rather|like) "
    r"(?:it |them )?(?:\w+ ){0,3}?(?:no+n|morn\w*|afternoon|evening|tonight|earlier|sooner|later"
    r"|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\b(?:when|what time|if|whether|know|will it|is it|does it)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"\W*(?:and |so )?(?:who|what|where|how|why|which|is|are|did|does|do|has|have|will|can|could)(?:'?s)?\b",
    re.IGNORECASE,
)
_NOT_AN_ORDER = re.compile(
    r"(?:\bnot|n'?t)\b(?: \w+){0,2}? (?:about |asking about )?(?:an?|my|the|any)"
    r" (?:order|delivery|groceries|shopping)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:husband|wife|son|daughter|sister|brother|mother|father|mum|mom|mam|dad|grand\w+|niece|nephew|cousin|friend"
    r"|neighbou?r|girls|boys|kids|family|little ones|aunt\w*|uncle)\b",
    re.IGNORECASE,
)
_AND_A_DAY = re.compile(
    r"\W*(?:and|also|or|n)\s+(?:on |for )?(?:\w+day|tomorrow|today|tonight)\b", re.IGNORECASE
)
"""One more day of the same question: "what comes today and wednesday"."""
_WORD = re.compile(r"[\w']+")
_BEGINS = frozenset("but pero and so well oh now hey dear what about how my the that those".split())
"""How she begins with what her question names then: "but my coffee, did the coffee get on there"."""
_MORE = re.compile(r"[.?!]\s+\w")
"""Another sentence: a plain question stands alone, or is parted from the rest first."""
_COMES = re.compile(r"\b(?:com(?:e|es|ing)|going to (?:come|call|ring))\b", re.IGNORECASE)


OF_PEOPLE = ("word", "who comes")
"""What is asked of one of her people may speak of her pills: "did ana say when she comes to do my pills"."""

NO = "no"
"""What stands for her refusal, when the rest of a text goes its own way."""


@dataclass(frozen=True)
class Plain:
    """A question, the words that ask it, and whom or what it names."""

    kind: Kind
    words: str
    about: str = ""


def read(text: str) -> Plain | None:
    """Return which plain question some words are; None if they are anything else."""
    words = " ".join(text.split()).strip(" .,!;:\"'")
    more = clauses.cut(words)[1:]
    if _MORE.search(words) or any(clauses.orders_on(piece) for piece in more):
        return None
    pills = recall.names_pills(words)
    asked = _FILLER.sub("", words.rstrip("?! ."))
    if dictated := _DICTATED.search(asked):
        asked = words = dictated[1]
    for kind, pattern in _READ:
        found = pattern.fullmatch(asked) or pattern.fullmatch(words)
        if found:
            named = next((value for value in found.groupdict().values() if value), "")
            if pills and (kind not in OF_PEOPLE or recall.names_pills(named)):
                continue
            return Plain(kind, words, _STILL.sub("", named).strip())
    return None


def wonders_at(text: str) -> str | None:
    """Return what she has too much of, or nothing for what somebody left at her door; None if a text asks for more."""
    if _AMISS.search(text) or any(clauses.orders_on(piece) for piece in clauses.cut(text)):
        return None
    if has := _HAS.search(text):
        return has["goods"]
    return "" if _LEFT.search(text) else None


def somebody(words: str, about: str) -> bool:
    """Tell whether whom a question names is a person of her own life: kin, or a name that she writes as one."""
    named = about.removeprefix("my ").removeprefix("our ")
    return bool(_KIN.search(about)) or (f" {named}" in words and named[:1].isupper())


def helper(asked: Plain) -> str:
    """Return the words that name the service of which she asks who does it, or when."""
    drives = asked.kind == "help" and re.match(r"driv|tak|fetch|pick|collect", asked.about)
    return f"a ride: {asked.words}" if drives else asked.words


def wants_another_time(words: str) -> bool:
    """Tell whether words about an order say that it shall come at another time, and do not ask when it comes."""
    return bool(_ANOTHER_TIME.search(words)) and not _ASKS.search(words)


def tells(words: str) -> bool:
    """Tell whether words tell something, and ask nothing."""
    return not (_ASKS.search(words) or _QUESTION.match(words))


def of_no_order(words: str) -> bool:
    """Tell whether she says that she did not speak of an order."""
    return bool(_NOT_AN_ORDER.search(words))


def asks_of_coming(words: str) -> bool:
    """Tell whether it is asked if somebody is to come."""
    return bool(_COMES.search(words))


def parts(text: str) -> list[str]:
    """Part a text at its plain questions, in her order; what is too short beside them is no request."""
    found: list[tuple[bool, str]] = []
    for sentence in _sentences(text):
        plain = read(sentence) is not None
        if found and not plain and (_AND_A_DAY.match(sentence) or not found[-1][0]):
            found[-1] = (found[-1][0], found[-1][1] + sentence)
        else:
            found.append((plain, sentence))
    if not any(plain for plain, _ in found):
        return []
    said = {word for plain, words in found if plain for word in _WORD.findall(words.casefold())} | _BEGINS
    found = [one for one in found if one[0] or not set(_WORD.findall(one[1].casefold())) <= said]
    refused = [words for plain, words in found if not plain and _NO_MORE.match(words)]
    kept = [
        words
        for plain, words in found
        if plain
        or (
            len(words.split()) > 2
            and words not in refused
            and (not _TELLS.match(words) or stopping.wants_after_all(words))
        )
    ]
    return [clauses.bare(words.strip()) for words in (*(NO for _ in refused[:1]), *kept)]


def _sentences(text: str) -> list[str]:
    """Cut a text where its sentences end, and at an "and" behind which a plain question stands."""
    ends = [
        0,
        *(
            m.end()
            for m in re.finditer(
                r"[.!?\n]+\s+|,?\s+(?=(?:and|also|oh|but|n)\s)|,\s+(?=(?:did|has|have|is|are|what|when|where|who|how)\s)",
                text,
            )
        ),
        len(text),
    ]
    return [text[a:b] for a, b in pairwise(ends) if text[a:b].strip()]
