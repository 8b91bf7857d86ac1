"""What each piece of a shopping text is for, and the turns that are put in a plainer order before it is cut up."""

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


_CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2})"
_COUNT = r"\d+|one|two|three|four|five|six"
_HALF_DAY = r"(?:am|pm|a\.m\.?|p\.m\.?|o'?clock)(?!\w)"
_REWRITES: tuple[tuple[str, str], ...] = (
    (r"\$ ?\d+(?:\.\d+)?|\b\d{3}[- ]\d{3}[- ]\d{4}\b|\b\d{3}-\d{4}\b|\b\d{9,}\b", " "),
    (rf"\b(?:between )?{_CLOCK} ?(?:-|to|and) ?{_CLOCK} ?{_HALF_DAY}", " "),
    (rf"\bbetween {_CLOCK} and {_CLOCK}\b", " "),
    (rf"\b(?:at|by|before|after|around|about|until|till)? ?{_CLOCK} ?{_HALF_DAY}", " "),
    (r"\b\d{1,2}:\d\d\b", " "),
    (r"\b(?:at|by|before|after|until|till) (?:noon|midnight|\d{1,2}\b(?! ?(?:[a-z]|/|\.\d)))", " "),
    (r"\b\d{1,2}(?:st|nd|rd|th)\b", " "),
    (
        r"\b(?!we |they |you )(\w+) (?:is|are) (?:all |nearly |almost )?(?:gone|finished|empty|out|low)\b(?! o)",
        r"need \1",
    ),
    (r"\b(\w+) (?:isnt|arent|is not|are not|not) (?:needed|required)\b", r"no \1"),
    (r"\b(?:period|full stop|comma|new line|newline)\b(?! (?:products?|pads?|pants))", ","),
    (r"\ban (?=[bcdfgjklmnpqrstvwyz])", "and "),
    (r"\b(?:substitute|sub) ((?:\w+ ){1,3}?)for ((?:\w+ ?){1,3})", r"without \2 instead \1"),
    (r"\b(\d+) ?#", r"\1 lb"),
    (r"\b\d{2,3}s\b", " "),
    (r"(?<!\S)[a-f]\)", "\n"),
    (rf"\b(?:make|change) (?!it|that|them)((?:\w+ ){{1,3}}?)(?:to )?({_COUNT})\s*$", r"make it \2 \1"),
    (r"\b(?:can|could|may|might) (?:\w+ ){1,3}?have\b", "need"),
    (r"\b\d+[a-z]? (?:\w+ ){1,2}(?:street|st|road|rd|avenue|ave|lane|drive|court|close|way|place)\b", " "),
    (r"\b(doz|dz|lbs?|oz|gals?|qts?|pts?|pkgs?|btl|ct)\.", r"\1"),
    (r"\b([a-z]+) \(([a-z]+(?: [a-z]+){0,2})\)", r"\2 \1"),
    (r"\bhalf (?:and|n|&) half\b", "halfandhalf"),
    (r"\bfood for (?:the |my |our )?(cat|dog|fish|bird)s?\b", r"\1 food"),
    (r"\blitter for (?:the |my )?cats?\b", "cat litter"),
    (
        r"\b(?:swap|change|replace|switch|trade) (?!it|that)((?:\w+ ){1,4}?)(?:to|for|with|into) (?!\d)",
        r"without \1instead ",
    ),
    (r"\b(take|leave|cross) ((?:(?!off |out )\w+ ){1,5}?)(?:off|out)\b", r"\1 off \2"),
    (r"\bx ?(\d+)\b|\b(\d+) ?x\b", r" \1\2 "),
    (r"\b(\w+) instead of (?=\w)", r"\1 rather than "),
)


def rewritten(text: str) -> str:
    """Take clock times, prices and phone numbers out of lower-case text, and put some turns into a plainer order."""
    if re.match(r"\s*1[.)]\s", text):  # a numbered list
        text = re.sub(r"(?<!\S)\d{1,2}[.)]\s+", "\n", text)
    for pattern, plain in _REWRITES:
        text = re.sub(pattern, plain, text)
    return text
