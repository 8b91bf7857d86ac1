"""What of hers is to be fixed, fitted or cleaned by somebody who comes."""

import re

_STOP = (
    r"(?=[,.;!?|()]|$|\b(?:and|but|because|before|after|so|please|pls|if|for|by|on|at|when|with|it|i|we|he|she|they|you|can"
    r"|could)\b)"
)
_NP = r"(?:[\w'-]+ ?){1,4}?"
ONE = r"(?:the|my|our|that|this|a|an)"
_TROUBLE = (
    rf"\b(?P<t>{ONE} {_NP})\b(?:keeps?|is|are|won'?t|will not|doesn'?t|does not|don'?t|leaks?|drips?|broke|stuck"
    rf"|has|sticks?|runs?|stopped|came off|fell off)\b[^,.;!?|]{{0,40}}"
)
_FAILS = re.compile(_TROUBLE, re.IGNORECASE)
_THINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:put|fit|install|hang|mount)(?: up| in| on)? (?P<t>(?:a|an|the|my|our|some|new) (?:[\w'-]+ ?){1,9}?)"
        r"(?=[,.;!?|()]|$|\b(?:and|but|because|before|after|so|please|pls|if|it|i|we|can|could|for (?:me|us))\b)",
        rf"\b(?:fix|repair|mend|unblock|unclog|replace|install|hang|change|clean|dust|vacuum|hoover|mop|wash|paint"
        rf"|assemble|tighten|look at|see to|check|do) (?P<t>(?:only |just )?{ONE} {_NP}){_STOP}",
        rf"\b(?P<t>{ONE} {_NP})(?:done|fixed|cleaned|mended|repaired|washed|dusted|seen to|looked at)\b",
        rf"\b(?P<t>(?:{ONE} )?{_NP})(?:(?:needs?|wants?) (?:to be )?(?:fixed|fixing|mended|mending|cleaned|cleaning"
        rf"|done|doing|washing|washed|repair\w*|replac\w*|a fix|work|looking at))\b",
        _TROUBLE,
        rf"\b(?:for|only|just) (?P<t>{ONE} {_NP}){_STOP}",
        r"\b(?P<t>(?:(?:dripping|leaky|leaking|broken|busted|blocked|clogged|stuck|jammed|loose|running|squeaky|cracked"
        r"|screen|front|back|side|garden|kitchen|bath|bathroom|shower|porch|garage|storm|cellar|bedroom"
        r"|light|curtain|grab|hand|guest|living|sitting|dining|spare|water|smoke) ){0,3}"
        r"(?:door|toilet|sink|tap|faucet|steps?|lamp|bulb|shelf|gutters?|windows?|lock|fence|gate|roof|heater|furnace"
        r"|dryer|washer|stove|oven|fridge|tv|computer|kitchen|bathroom|bedroom|room|floors?|carpet|stairs|rod|rail"
        r"|bar|alarm|radiator|boiler|dishes|laundry|hinge|cupboard))\b",
    )
)
_NO_THING = re.compile(
    r"\b(?:time|day|morning|afternoon|evening|week|moment|price|cost|guy|man|woman|lady|fella|handyman|plumber|cleaner|technician|tecnico|hairdresser|barber|driver|carpenter"
    r"|electrician|person|job|appointment|favou?r|minute|hour|while|same|one|cleaning|meals?|ride|taxi|cab|friend|wife"
    r"|husband|girl|boy|nurse|doctor|clinic|daughter|son|sister|brother"
    r"|niece|nephew|neighbou?r|bit|lot|hand|phone call|please|order)\b",
    re.IGNORECASE,
)


_SCENERY = re.compile(
    r"\b(?:hear|answer|get|reach|(?<!see )to|(?<!look )at|by|near|from|outside|behind)"
    r" (?:the|my|our) (?:front |back )?door\b"
    r"|\b(?:after|before|past|around|until|till|un?til) (?:my |the |our |his |her )?"
    r"(?:breakfast|lunch|dinner|supper|meals?)(?: ?time)?\b"
    r"|\b(?:after|before|with|take|taken|took|about|only|was) (?:my|the) tablet\b",
    re.IGNORECASE,
)


_DONE = (
    r"(?:shampoo|wash|cut|trim|perm(?:anent)?|colou?r|rinse|tint|dye|roots|highlights|blow[ -]?dry|curls?|shave"
    r"|manicure|pedicure|nails|toenails)(?: done)?"
)
_A = r"(?:an?|my|the) (?:(?:light|little|quick|short|good|body|half|nice|bit of a) )?"
_HAIR = re.compile(
    rf"\b(?P<t>{_A}{_DONE}(?:(?:,? (?:and|&|with) |, )(?:{_A})?(?:{_DONE}|set))*"
    rf"|(?<!to )(?<!you )(?<!please ){_DONE}(?:,? (?:and|&|with) (?:{_A})?(?:{_DONE}|set))+)\b(?! (?:my|the|her) hair)",
    re.IGNORECASE,
)


def hair_wanted(words: str) -> str:
    """Return what is to be done to her hair or nails: "a wash and set"; empty if she does not say."""
    found = _HAIR.search(words)
    said = " ".join(found["t"].split()).strip(" ,") if found else ""
    return f"{said[0].lower()}{said[1:]}" if said else ""


def trouble(words: str) -> str:
    """Return how something of hers fails, in her words: "the front door sticks"; empty if she does not say."""
    found = _FAILS.search(without_scenery(words))
    return "" if found is None or _NO_THING.search(found["t"]) else " ".join(found[0].split()).strip(" ,'")


def without_trouble(words: str) -> str:
    """Return words without what they tell of a thing that fails: "the lamp is broke"."""
    return _FAILS.sub(" ", words)


def without_scenery(words: str) -> str:
    """Return words without what no work is done to: the door that she hears, her own tablet, an hour after lunch."""
    return _SCENERY.sub(" ", words)


def thing_in(words: str) -> str:
    words = without_scenery(words)
    for pattern in _THINGS:
        for found in pattern.finditer(words):
            thing = " ".join(found["t"].split()).strip(" ,'")
            if thing and not _NO_THING.search(thing) and not thing.isdigit():
                thing = re.sub(r"^(?:only|just) ", "", thing)
                return thing if re.match(rf"{ONE}\b", thing, re.IGNORECASE) else f"the {thing}"
    return ""
