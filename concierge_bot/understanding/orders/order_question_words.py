"""What she asks of an order or of what was read back: is a thing in it, does it come, the sum, is it ordered."""

import re
from typing import Literal

Kind = Literal["in it", "thing comes", "total", "ordered yet"]
_TAIL = (
    r"(?: (?:(?:on |this |for )?\w{3,6}day|tomorrow|tonight|now|then|today|already|yet|please|pls|dear|love|hun|honey"
    r"|sweetheart|or not|or no|too|as well|right))*"
)
_GOODS = (
    r"(?:the |my |any |some |our |that |those )?"
    r"(?P<{}>(?!i\b|it\b|we\b|you\b|there\b|that\b)[\w'&-]+(?: [\w'&-]+){{0,3}}?)"
)
_IN_IT = (
    r"(?:(?:on|in|onto|into) (?:it|there|that|(?:the|my) (?:list|order|bag)|order \d+)|included|down"
    r"|part of (?:it|that|the order|my order)|with (?:it|that))"
)
_DAY = r"(?:\w*day|sabado|domingo|lunes|martes|miercoles|jueves|viernes|tomorrow|manana)"
_ORDER = (
    r"(?:it|that|this|these|them|all that|all this|all of it|everything|both|order (?:number |no )?\d+"
    r"|(?:my|the|that|this) (?:whole |last |new )?(?:order|list|groceries|shopping|food|basket|delivery)(?: \d+)?"
    rf"|(?:my |the )?(?:order (?:for|of|on) )?{_DAY}(?:'?s)?(?: order| list| groceries| delivery)?)"
)
_IN_ALL = (
    r"(?: (?:in all|altogether|all together|all told|all in|total|in total"
    r"|(?:with|including|and|counting) (?:the |your |their )?(?:delivery|bringing|driver|fees?|everything|tax)"
    r"(?: (?:fee|charge|cost|and all|included))?))*"
)
_TENS = r"(?:[a-z]+(?:teen|ty)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SUM = (
    r"(?:\$ ?\d+(?:\.\d\d)?|\d+[.:]\d\d|\d+ (?:dollars?|bucks)"
    rf"|{_TENS}(?:[ -](?:{_TENS}|oh|and))+|{_TENS} (?:dollars?|bucks))(?: (?:dollars?|bucks))?"
    r"(?:(?: and)? [\w-]+(?: [\w-]+)? cents?)?"
)
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "in it",
        rf"(?:is|are|was|were) (?:there )?{_GOODS.format('is')} {_IN_IT}{_TAIL}"
        r"|(?:did|do|have|has) (?:you|u|they|ya)"
        r" (?:put|get|got|add|added|include|included|have|write|wrote|take|remember)(?: down)?"
        rf" {_GOODS.format('put')}(?: {_IN_IT}| as well| too| or not| or no){_TAIL}"
        rf"|(?:did|has|have) {_GOODS.format('on')} (?:get|got|go|gone|make it|made it|end up|been (?:put|added))"
        rf"(?: \w+)? (?:(?:on|in|into|onto) )?{_IN_IT}{_TAIL}"
        rf"|(?:did|have) (?:you|u|they) (?:add|added|include|included) {_GOODS.format('added')}{_TAIL}"
        rf"|(?:does |has )?(?:it|that|the order|my order|order \d+) (?:have|has|got|includes?) {_GOODS.format('has')}"
        rf"(?: {_IN_IT})?{_TAIL}",
    ),
    (
        "thing comes",
        rf"(?:do|have|did) (?:i|we) (?:have|got|get) {_GOODS.format('have')}"
        rf" (?:coming|ordered|on order|on the way){_TAIL}"
        rf"|(?:is|are) (?:there )?(?:any|some|my) {_GOODS.format('any')} coming{_TAIL}"
        rf"|(?:am|are) (?:i|we) getting {_GOODS.format('getting')}{_TAIL}"
        rf"|(?:is|are) (?:there )?{_GOODS.format('ordered')} (?:on order|being sent|being delivered){_TAIL}",
    ),
    (
        "total",
        rf"(?:and )?how much (?:is|are|was|were|will be|comes?|does|do|would|will) {_ORDER}"
        rf"(?: (?:come|comes|coming|cost|costs|be|going to be|going to cost))?(?: to)?{_IN_ALL}{_TAIL}"
        rf"|(?:and |so )*what (?:does|do|will|would|did) {_ORDER}(?: all)? (?:come|cost|be)(?: to)?{_IN_ALL}{_TAIL}"
        r"|(?:(?:and |so |but )*what(?:'?s| is| will be| was)?|tell me|give me|i asked for) (?:is )?(?:the|my|a)? ?"
        r"(?:grand |whole |full |final )?(?:total|sum|price|cost)"
        rf"(?: (?:of|for|on) {_ORDER})?(?: order)?{_IN_ALL}{_TAIL}"
        rf"|{_ORDER} total{_TAIL}"
        rf"|(?:(?:and|so|then|that is|that's|thats|it is|it's|its|is it|is that|that makes|that comes to) )*{_SUM}"
        r" (?:in all|altogether|all together|all told|all in|total|in total"
        r"|(?:with|including) (?:the )?(?:delivery|everything))(?:,? (?:correct|right|is that right|is it|yes|then))*",
    ),
    (
        "ordered yet",
        r"(?:is|was|has|have|are) (?:it|that|this|they|everything|my (?:order|list|groceries))(?: all| been| now)*"
        rf" (?:ordered|placed|put through){_TAIL}"
        rf"|(?:have|did) (?:you|u|we|i) (?:already )?order(?:ed)? (?:it|that|this|them|everything|all that){_TAIL}"
        rf"|did (?:it|that|they|everything) get ordered{_TAIL}"
        r"|(?:is it )?ordered or not|ordered what|what(?:'?s| is) ordered",
    ),
)
"""Kinds of questions and how they are asked; whatever is named in them is the goods."""


_ALL = re.compile(
    r"(?:few |bits? |rest |of |whole |other )*(?:messages|groceries|grocery|shopping|orders?|delivery|deliveries"
    r"|things?|stuff|bags?|box(?:es)?|food|parcels?)",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"^(?:(?:the|my|our|me|mi|any|some|that|those|these) )+", re.IGNORECASE)
_WHEN_ALL = re.compile(
    rf"\b(?:when|what time|which day)(?:'?s| is| are| will| would| do| does|ll)? (?:the |my |our )?"
    rf"(?P<all>{_ALL.pattern})"
    r" (?:(?:would|will|is|are|should|do|does|be|to) )*(?:com\w*|arriv\w*|due|here|get(?:ting)? here|delivered)\b"
    r"|\b(?:when|what time) (?:are|is|do|does|will|would) (?P<they>they|it)(?: all)? (?:to |be |supposed to )*"
    r"(?:com\w*|arriv\w*|due)\b",
    re.IGNORECASE,
)


def bare(goods: str) -> str:
    """Return what is asked after without "my" and "the"."""
    return _ARTICLES.sub("", goods.casefold())


def of_all(goods: str) -> bool:
    """Tell whether all that she ordered is meant: "the few messages"."""
    return goods in ("they", "it") or bool(_ALL.fullmatch(goods))


def when_all(text: str) -> str:
    """Return what a text calls all that she ordered, where it asks when that comes; else nothing."""
    found = _WHEN_ALL.search(text)
    return "" if found is None else (found["all"] or found["they"]).casefold()


def no_thing(goods: str) -> bool:
    """Tell whether what is asked after is somebody, or the order as such, and no goods."""
    return bool(
        re.fullmatch(
            r"(?:a |any |some )?(?:visitors?|company|guests?|orders?|delivery|anything|something)", goods
        )
    )
