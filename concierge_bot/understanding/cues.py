"""The turns of phrase that steer a shopping list: asking, refusing, changing her mind, telling a story."""

import re
from enum import Enum, auto


class Kind(Enum):
    """What one token of her text is for."""

    FOOD = auto()  # any ware of the closed list or the catalogue
    BRAND = auto()
    QUALITY = auto()
    NUMBER = auto()
    UNIT = auto()
    BREAK = auto()
    AND = auto()
    OR = auto()
    WANT = auto()
    WITHOUT = auto()
    HAVE = auto()
    SWITCH = auto()
    INSTEAD = auto()
    USUAL = auto()
    LAST = auto()
    MORE = auto()
    SOMETHING = auto()
    ARTICLE = auto()
    SOME = auto()
    OF = auto()
    WITH = auto()
    FOR = auto()
    NAMED = auto()
    THAT_ONE = auto()
    STORY = auto()
    PLAIN = auto()
    UNKNOWN = auto()


_TABLE = {
    Kind.AND: "and, plus, also, then",
    Kind.OR: "or",
    Kind.WANT: (
        "need, want, get, get me, bring, bring me, buy, order, send, send me, pick up, i will have, i will take, add, put on, "
        "give me, fetch, grab, would like, id like, i would like, could use, can i have, can i get, may i have, could i have, "
        "can you get, dont forget, out of, im out of, ran out of, run out of, running out of, low on, running low on, "
        "have no, have no more, no more, short of, dont have, dont have any, havent got, havent got any, havent any, wants, needs, "
        "i need, dont have no, got no, ill have, ill take, let me have, lets have, like to have, id like to have, could i please have, can i please have, may i please have, bring over, pick me up, all out of, clean out of, fresh out of, used up, ran out, looking for"
    ),
    Kind.WITHOUT: (
        "no, not, without, except, except for, minus, hold, skip, hold the, skip the, take off, take out, take away, remove, drop, "
        "forget, forget about, leave out, leave off, delete, scratch, lose, cancel, dont need, dont need any, dont want, "
        "dont want any, dont send, dont get, dont bring, dont order, dont add, no need for, never mind, nevermind, dont buy, "
        "instead of, rather than, but not, but no, do not need, wont need, cross off, cant eat, cant have, allergic to, "
        "dont like, dont eat, dont drink, enough with, im not allowed"
    ),
    Kind.HAVE: (
        "i have, i got, ive got, i already have, already have, already got, i still have, still have, we have, we got, got plenty of, "
        "have plenty of, have enough, got enough, plenty of, enough, i hav, i alredy have, have lots of, i do have, "
        "i have plenty of, i have enough, i already got, we already have, we still have, i still got, ive still got, ive already got, have"
    ),
    Kind.SWITCH: (
        "no wait, wait, i meant, i mean, meant, make it, make that, make them, scratch that, oops, sorry i meant, "
        "correction, no make it, change it to, change that to, should be, i said, no wait make it, no wait make that, sorry make it"
    ),
    Kind.INSTEAD: "instead",
    Kind.USUAL: "usual, regular order, normal order, usual order, usual stuff, usual things, usual groceries, usual shopping, usual list",
    Kind.LAST: (
        "same as last week, same as last time, same as before, same as usual order, same again, same order, same things, same thing, "
        "same as always, same as the last time, same list, last weeks order, last order, last weeks list, same, what i had last time, "
        "what i had last week, what i got last time, what i got last week, like last week, like last time, "
        "same as i had last week, same as i had last time, same as last order, repeat my last order"
    ),
    Kind.MORE: "more, another, extra, additional",
    Kind.SOMETHING: "something, some thing, a treat, treats",
    Kind.ARTICLE: "a, an",
    Kind.SOME: "some, few",
    Kind.OF: "of",
    Kind.WITH: "with",
    Kind.FOR: "for",
    Kind.NAMED: "its, this is, im, i am, it is, my name is, hi dear its, thanks, thank you, thx, ty, love, dear, hi, hello, hey, from, regards, ok, yours",
    Kind.THAT_ONE: "big one, large one, small one, little one, bigger one, larger one, smaller one, medium one, big ones, small ones, large ones",
    Kind.STORY: (
        "i, the weather, would be, for dinner, cant sleep, dont know, dont worry, no idea, no one, no need, no hurry, no rush, "
        "no problem, thank god, it is, no reason, not well, not sure, no good, not good, not feeling, not yet, not today, no time, not much"
    ),
    Kind.PLAIN: (
        "the usual place, the usual time, usual time, usual place, by the way, no thanks, no thank you, yes please, no please, at all, hi honey, "
        "thanks honey, thank you honey, ok honey, please honey, hello honey, hi sugar, thanks sugar, sweetie pie, honey pie, of course, "
        "can you, could you, would you, will you, can, for me, for us, for you, order for, shopping list, have a nice, have a good, have a great, "
        "that is all, thats all, thats it, left, to my order, to the order, to the list, to my list, off, one, like, too, as well, "
        "food shop, cant get out, corner shop, dinner time, i think, i guess, i suppose, if you can, if you could, if possible, if you please, would you mind, "
        "actually, you can, be a dear, be so kind, so kind, if you would, on my, for this week, for the week, would, pls, plz, pleas, pleae, plese, u, ur"
    ),
}

PHRASES: dict[str, Kind] = {
    phrase.strip(): kind for kind, phrases in _TABLE.items() for phrase in phrases.split(",") if phrase.strip()
}
"""Every phrase and what it does; the longest one that fits is taken."""

_CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2})"
_REWRITES: tuple[tuple[str, str], ...] = (
    (r"\$ ?\d+(?:\.\d+)?|\b\d{3}[- ]\d{3}[- ]\d{4}\b|\b\d{3}-\d{4}\b|\b\d{5,}\b", " "),
    (rf"\b(?:between )?{_CLOCK} ?(?:-|to|and) ?{_CLOCK} ?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)|\bbetween {_CLOCK} and {_CLOCK}\b", " "),
    (rf"\b(?:at|by|before|after|around|about|until|till)? ?{_CLOCK} ?(?:am|pm|a\.m\.?|p\.m\.?|o'?clock)(?!\w)", " "),
    (r"\b\d{1,2}:\d\d\b", " "),
    (r"\b(?:at|by|before|after|until|till) (?:noon|midnight|\d{1,2}\b(?! ?(?:[a-z]|/|\.\d)))", " "),
    (r"\b\d{1,2}(?:st|nd|rd|th)\b", " "),
    (r"(?m)^\s*\d{1,2}[.)]\s+", ", "),
    (r"\bhalf (?:and|n|&) half\b", "half-and-half"),
    (r"\bfood for (?:the |my |our )?(cat|dog|fish|bird)s?\b", r"\1 food"),
    (r"\blitter for (?:the |my )?cats?\b", "cat litter"),
    (r"\b(?:swap|change|replace|switch|trade) ((?:(?!to |for |with )\w+ ){1,4}?)(?:to|for|with|into) ", r"without \1instead "),
    (r"\b(take|leave|cross) ((?:(?!off |out )\w+ ){1,3}?)(?:off|out)\b", r"\1 off \2"),
    (r"\bx ?(\d+)\b|\b(\d+) ?x\b", r" \1\2 "),
    (r"\b(\w+) instead of (?=\w)", r"\1 rather than "),
)


def rewritten(text: str) -> str:
    """Take clock times, prices and phone numbers out of lower-case text, and put some turns into a plainer order."""
    for pattern, plain in _REWRITES:
        text = re.sub(pattern, plain, text)
    return text
