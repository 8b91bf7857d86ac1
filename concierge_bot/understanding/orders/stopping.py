"""Which orders she stops by their number, which she wants after all, and words that take back what was done last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from concierge_bot.understanding.doses.dose_spelling import plain

_SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")
_NUMBER = r"(?:order (?:number |no |nr )?|number |no )(\d{1,6})"
_NAMED = re.compile(rf"\b{_NUMBER}\b")
_OR_BARE = r"(?:order |number )*(\d{1,6})"
_KEPT = re.compile(
    r"(?:(?<!dont )(?<!do not )(?<!not )(?<!no longer )\b(?:want|need|keep|leave)|\bnot|\bbut not|\bexcept)"
    rf" (?:the |my )?{_OR_BARE}\b"
    rf"(?! (?:\w+ ){{0,3}}(?:stopped|cancel\w*|off)\b)"
)
_VERB = (
    r"(?:stop|cancel\w*|call off|drop|scrap|undo|bin|get rid of|withdraw|abort|forget"
    r"|(?:dont|do not) (?:want|need|send|bring|deliver)|no longer (?:want|need)|not want"
    r"|(?:didnt|did not) (?:want|order))"
)
_SAYS_STOP = re.compile(
    r"\b(?:stop\w*|cancel\w*|cancle\w*|undo|call (?:\w+ ){0,2}off|scrap|withdraw|abort|drop|delete|bin|get rid"
    r"|take back"
    r"|(?:dont|do not|didnt|did not|no longer|not) (?:\w+ )?(?:want|need|send|bring|order|deliver|mean)"
    r"|changed my mind|no more|without|skip|forget (?:the|my|about)|the order|my order|order \d+)\b"
)
_STOPS = re.compile(
    rf"\b{_VERB}(?: (?:please|my|the|that|this|for me|whole|now|also|too))*"
    rf"(?: (?:it|that|this|them|one)\b|(?: (?:order|number|no))? #?\d{{1,6}}\b|$)"
    r"|\b(?:stop|cancel\w*|call off|undo|scrap) (?:(?:the|my|that|la|el) )?(?!order\b)\w+"
    rf" (?!in\b|from\b|of\b|on\b|off\b)(?:\w+ )??(?:the |my |la |el )?{_NUMBER}\b"
    rf"|\b{_NUMBER} (?:please |must be |to be |should be |has to be )*(?:cancel(?:led|ed)?|stop(?:ped)?|off|away)\b"
)
_UNWANTED = re.compile(
    r"\b(?:skip|cancel|drop|scrap|call off|forget(?: about)?|never ?mind|no need (?:for|of)"
    r"|(?:dont|don't|don’t|do not|no longer|wont|won't) (?:\w+ )?(?:want|need|bring|send))"
    r" (?:(?:the|my|that|those|this|them|any|extra|more|all|of|other|second) )*(?P<goods>[a-z][^.;!?,\n]{2,60})",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:instead|but (?:bring|send|get)|till|until|this time|this week|next week|every|again|anymore|any more|except"
    r"|pill|pills|dose|from (?:my|the) (?:list|order)|in (?:my|the) (?:list|order))\b",
    re.IGNORECASE,
)
"""What is a hold, one time of what repeats, a dose, or a change of a list, and stops no order."""
_ASKS = re.compile(
    r"^(?:(?:and|so|but|yes|no|well|hey|ok|please|tell me) )*"
    r"(?:did|have|has|is|was|are|were|(?:what|when|who|where|how)s?|why|which)\b"
)
_PUT_BACK = re.compile(
    r"\b(?:put|set|turn|change|bring) (?:it|that|them|all|everything|the order|my order)(?: all| right)? back\b"
    r"|\b(?:undo|reverse|revert|reinstate|restore) (?:that|it|this|what you (?:just )?did|the last|order|my order)\b"
    r"|\b(?:like|as) (?:it|they|he|she|this|that)? ?(?:was |were |is |had |used to be )?before\b"
    r"|\bback (?:to )?(?:how|what|the way|as|like) it was\b"
)
_AFTER_ALL = re.compile(
    r"\b(?:i|we) (?:do )?still (?:want|need) (?!to\b)|\b(?:i|we) (?:do )?(?:want|need) (?:it|him|her|them) after all\b"
    r"|^(?:(?:no|oh|please|but|wait) )*keep (?:it|him|her|them|that)(?: (?:please|on|i said \w+))*$|\bi said keep\b"
    r"|\b(?:dont|do not|didnt (?:say|mean) (?:to )?) ?(?:cancel|cancle|call off|stop) (?:it|him|her|them|that)\b"
)
_NOT_THAT_ONE = re.compile(
    r"^(?:(?:no+|oh|wait|sorry|hey|dear|hold on) )+(?:please )?(?:not|i (?:said|meant) not|dont stop|you stopped)"
    r" (?:that|this|the wrong)(?: (?:one|order))?\b|\b(?:stopped|cancell?ed) the wrong (?:one|order)\b"
    r"|\bnot that (?:one|order)\b|\bdid not (?:say|tell you to) (?:cancel|stop) (?:my|that|the|it)\b"
    r"|\bdidnt (?:say|tell (?:you|u) to) (?:cancel|stop) (?:my|that|the|it)\b"
)


@dataclass(frozen=True)
class Stops:
    """The numbers of orders that shall stop, and of those that shall come."""

    stop: tuple[int, ...] = ()
    keep: tuple[int, ...] = ()


def stops(text: str) -> Stops:
    """Tell what a text says of orders that it names by number; nothing, if it only asks about them."""
    line = _line(text)
    named = [int(number) for number in _NAMED.findall(line)]
    keep = [int(number) for number in _KEPT.findall(line)] if named else []
    told = [said for sentence in _SENTENCES.split(text) if (said := _line(sentence)) and not _asks(sentence)]
    if not named or not any(_STOPS.search(said) for said in told):
        return Stops()
    stop = tuple(dict.fromkeys(number for number in named if number not in keep))
    return Stops(stop, tuple(dict.fromkeys(keep)))


def numbers(text: str) -> list[int]:
    """Return the orders that a text names by number."""
    return [int(number) for number in _NAMED.findall(_line(text))]


def says_stop(text: str) -> bool:
    """Tell whether a text says in so many words that something shall not come, and not only "never mind"."""
    return bool(_SAYS_STOP.search(_line(text)))


def without_numbers(text: str) -> str:
    """Return a text without the orders that it names by number."""
    return re.sub(
        r"\b(?:order (?:number |no |nr )?|number )#?\d{1,6}\b|#\d{1,6}\b", "order", text, flags=re.IGNORECASE
    )


def asks_after(text: str) -> bool:
    """Tell whether a text asks how an order stands that it names by number."""
    asked = [sentence for sentence in _SENTENCES.split(text) if _asks(sentence) and numbers(sentence)]
    return bool(asked) and not stops(text).stop


def names(text: str, goods: Sequence[str]) -> bool:
    """Tell whether a text names any of some goods."""
    said = {word.removesuffix("s") for word in _line(text).split()}
    return any(
        word.removesuffix("s") in said
        for thing in goods
        for word in _line(thing).split()
        if len(word) > 2 and word not in _SMALL
    )


def unwanted(text: str) -> str:
    """Return the goods that a text says she does not need; nothing where it asks, holds something or changes a list."""
    found = _UNWANTED.search(text)
    return "" if found is None or "?" in text or _OTHERWISE.search(text) else found["goods"]


def names_nearly(goods: str, name: str) -> bool:
    """Tell whether words call a thing, with a slip of one letter in a word."""
    said = [word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", goods.casefold())]
    called = [word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", name.casefold())]
    return any(a[0] == b[0] and OSA.distance(a, b) <= (len(b) > 2) for a in said for b in called)


def names_part(text: str, goods: Sequence[str]) -> bool:
    """Tell whether a text names some of an order's goods and not the others, nor the order as a whole."""
    named = [thing for thing in goods if names(text, [thing])]
    return 0 < len(named) < len(goods) and not _WHOLE.search(_line(text))


_SMALL = frozenset("the and for with from off out our your his her not new old".split())
_WHOLE = re.compile(r"\b(?:order|everything|all|whole|groceries|shopping|list|delivery|it|lot)\b")


def puts_back(text: str) -> bool:
    """Tell whether a text takes back what was done last ("undo that please", "put it back like before")."""
    return bool(_PUT_BACK.search(_line(text))) and not _asks(text)


def wants_after_all(text: str) -> bool:
    """Tell whether a text wants what was stopped: "keep it, i said keep", "i still want fred, dont cancel him"."""
    return bool(_AFTER_ALL.search(_line(text))) and not _asks(text)


def not_that_one(text: str) -> bool:
    """Tell whether a text says that the wrong thing was stopped."""
    return bool(_NOT_THAT_ONE.search(_line(text)))


_TO_STOP = (
    r"(?:stop|cancel\w*|call off|drop|scrap|forget(?: about)?|never ?mind|(?:i )?(?:dont|don't|do not) want)"
)
_ONE = (
    r"(?:one|order(?! (?:me|us|him|her|an?|some|the|my)\b)|stuff|things|lot|groceries|grocery order|delivery)"
)
_STOPPED = re.compile(
    rf"(?:^|(?<=[.;!?\n] )|(?<=[,;] )|\band )(?:(?:i said|no+|please|and|just|oh|well|ok)[ ,]+)*{_TO_STOP}"
    rf" (?:(?:the|my|that|this|those|them) )*(?P<called>(?!order\b|it\b|that\b)[a-z']{{3,}}(?: [a-z']{{3,}})??)"
    rf"(?: (?P<one>{_ONE})\b(?: for good| please| now| then)*"
    r"|(?=\s*(?:[.,;!\n]|$|(?:order|get|send|book) me\b)))",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    rf"^\W*(?:(?:no|oh|well|stop|cancel)[ ,]+)*(?:the|my|that) (?P<called>[a-z']{{3,}})"
    rf" (?P<one>{_ONE})\b"
    r"(?: the (?P<more>[a-z']{3,}))?(?=\s*(?:[.,;!\n]|$))",
    re.IGNORECASE,
)
"""How she answers which of several orders shall stop: "the rossi one, the bacon"."""
_OF_SHOPS = re.compile(
    r"\b(?:grocers?|grocery|market|mart|stores?|shops?|foods?|pharmacy|drugs?|the)\b", re.IGNORECASE
)
_WHY = re.compile(
    r"^(?:(?:it|they|he|she|that)(?:'s| is| are)? )?(?:never|not|didnt|did not|too late|late|no good)\b[^.;!?]*$",
    re.IGNORECASE,
)


_GIVES_UP = re.compile(
    r"(?:(?:oh|well|ok|no|then|please|just) )*"
    r"(?:(?:forget|forget about|scrap|cancel|drop|give up on|never ?mind) (?:it|that)"
    r"|never ?mind|(?:i )?(?:dont|do not|no longer) (?:even )?want (?:it|that|them)|i give up(?: on (?:it|them|you))?)"
    r"(?: (?:now|any ?more|then|please|at all))*"
)


def gives_it_up(text: str) -> bool:
    """Tell whether a text says nothing but that she does not want "it": "forget it, i dont want it anymore"."""
    pieces = [_line(piece) for piece in re.split(r"[.,;!\n]+", text)]
    return all(_GIVES_UP.fullmatch(piece) for piece in pieces if piece)


@dataclass(frozen=True)
class Named:
    """By what she calls the order that shall stop, and what else a text says.

    ``whole``: she says that it is an order; "never mind the milk" may be of one thing in it.
    """

    called: str
    whole: bool
    rest: str


def named_to_stop(text: str, *, answers: bool) -> Named | None:
    """Return the order that a text stops by a name; None if it stops none so. ``answers``: we asked her which."""
    found = (_THE_ONE.search(text) if answers else None) or _STOPPED.search(text)
    if found is None or _asks(text):
        return None
    rest = _BESIDE.sub("", f"{text[: found.start()]} {text[found.end() :]}")
    return Named(found["called"], bool(found["one"]), "" if _WHY.match(rest) else rest)


def own_name(shop: str) -> str:
    """Return what of a shop's name says which it is: "Rossi" of Rossi Grocer."""
    return " ".join(_OF_SHOPS.sub(" ", shop).split())


_BESIDE = re.compile(r"^(?:[\s.,;!]|\b(?:and|then|so)\b)+|[\s.,;!]+$", re.IGNORECASE)
_STOPS_ALL = re.compile(
    r"\b(?:cancel\w*|stop|call off|scrap|drop|forget|undo|get rid of|(?:dont|do not) (?:want|need)|no more)"
    r" (?:\w+ ){0,2}?(?:all|both|every|each|any)(?: (?:of|the|my|your|those|them|these|one|two|three))*\b"
)
_SPARES = re.compile(r"\b(?:but|except|keep|only|unless|besides|apart from|not the|instead)\b")


def stops_all(text: str) -> bool:
    """Tell whether a text wants all of something stopped, and spares none: "cancel all cabs"."""
    line = _line(text)
    return bool(_STOPS_ALL.search(line)) and not _SPARES.search(line) and not _asks(text)


def _line(text: str) -> str:
    return plain(text.replace("#", " number ")).replace("?", "").strip()


def _asks(sentence: str) -> bool:
    return bool(_ASKS.search(_line(sentence)))
