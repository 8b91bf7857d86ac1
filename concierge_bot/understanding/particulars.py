"""What she says of a service beside its name and hour: from where to where, how many go, what is to be done."""

import re
from collections.abc import Mapping, Sequence

from concierge_bot.understanding import fetching

HOME = "home"
_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_COUNT = r"(?P<n>[1-9]|one|two|three|four|five|six|both)"
_PEOPLE = (
    re.compile(rf"\b{_COUNT} (?:of us|persons?|people|passengers?|adults?|seats?)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:me|i|myself) and (?:my )?(?P<two>\w+)\b|\b(?:my )?\w+ and (?:me|i|myself)\b"
        r"|\bwith (?:me|my (?:wife|husband|son|daughter|sister|brother|friend|aide|nurse|mother|father|mom|mum|dad"
        r"|neighbou?r))\b"
        r"|\bi(?:'m| am|'ll| will)? (?:go|going|come|coming|ride|riding)(?: along)? (?:too|with (?:him|her|them))\b"
        r"|\b(?:he|she|my \w+) (?:goes|comes|is coming|is going)(?: along)? (?:too|with me)\b|\bfor us both\b",
        re.IGNORECASE,
    ),
)
_NEEDS = re.compile(
    r"\b(?:wheel ?chair|walker|rollator|crutches|oxygen(?: tank| bottle)?|service dog|guide dog|car seat|ramp"
    r"|step ?stool|ladder|scooter)\b",
    re.IGNORECASE,
)
"""What must find room, or be brought along."""
_MEALS = re.compile(
    rf"\b{_COUNT} (?:\w+ ){{0,2}}?(?:meals?|dinners?|lunch(?:es)?|suppers?|portions?)\b"
    rf"|\bfor {_COUNT.replace('n>', 'm>')}\b(?! ?(?:[ap]m\b|:|o'?clock|days?|weeks?))",
    re.IGNORECASE,
)
_DIET = re.compile(
    r"\b(?:vegetarian|vegan|halal|kosher|soft|mashed|pureed|diabetic|chicken|beef|pork|turkey|fish|soup|pasta|hot"
    r"|(?:low|no|less|without|not|sugar|gluten|salt|dairy|nut)[ -](?:too )?(?:salt|sugar|egg|eggs|meat|pork|beef|fish"
    r"|nuts?|milk|dairy|onions?|garlic|spicy|gluten|free))\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"^(?:st|street|av|ave|avenue|rd|road|dr|drive|blvd|boulevard|lane|ln|way|pike|court|ct|place|n|s|e|w|north|south"
    r"|east|west|main|\d+(?:st|nd|rd|th))$",
    re.IGNORECASE,
)
_SHORTENED = frozenset("dr st mt mr mrs ms ave rd blvd n s e w".split())
_NO_PLACE = frozenset(
    """
    be get take come have pick bring know do fix make mend repair look help drive fetch collect him her them me us you
    cut clean put set use keep say tell ask wait sit stay eat it that this say do them send talk order arrive leave
    hell death bed sleep carry leave start begin
    """.split()
)
"""What stands behind "to" where no place does."""
_LED = frozenset("see visit go attend meet".split())
_ENDS = frozenset(
    """
    and or but because cause so if when where which who that please pls thanks thank for with arriving arrive returning
    return back then i im we he she it they me us you there is are was needs need leaving as today tomorrow tonight
    monday tuesday wednesday thursday friday saturday sunday one two three four five not no to from before after about
    around now only just also than because can could will would should has have at by
    """.split()
)
_AM = frozenset("i'm im am i’m we're".split())
_JOINED = frozenset("on in at".split())
_OWN, _HERS = frozenset(("my", "our")), frozenset(("home", "house", "place"))
_BACK = re.compile(
    r"(?:[,:]?\s*\b(?:and|also|then|plus|with|but|i (?:want|need|require)|please)\b)*[,\s]*\b(?:an? |the |my )?"
    r"(?:(?<!to )return(?:ing|s)?(?! (?:the|my|a|some|it|these|those|this)\b)|round trip"
    r"|(?:com(?:e|ing)|going|go|get(?:ting)?|ride|bring(?:ing)?(?: me| us)?|driv(?:e|ing)(?: me| us)?"
    r"|tak(?:e|ing)(?: me| us)?) (?:back|home again)(?! (?:a|an|some|the|my|more|two|three|it|that)\b)"
    r"|(?:pick(?:ing)?(?: me| us)? up|collect(?: me| us)?|fetch(?: me| us)?) (?:back|again)"
    r"|back (?:home )?(?=(?:at|by|around|about|\d)))\b[^.;!?\n]*",
    re.IGNORECASE,
)
_HOMEWARD = re.compile(
    r"[,\s]*\b(?:(?:and|also|then|plus|with)\b[\s,]*)*(?:(?:an? |the |my |his |her )?(?:ride|lift|trip"
    r"|cab|taxi|way) home"
    r"|(?:(?:somebody|someone|who)(?: to| is| will|'s)? )?(?:com(?:e|ing)|go(?:ing)?|get(?:ting)?|carry(?:ing)?"
    r"|bring(?:ing)?|tak(?:e|ing)|driv(?:e|ing)|run(?:ning)?)(?: me| us| him| her)? home|(?<=then )home"
    r"|(?:\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? )?(?<!from )(?<!my )home(?: again)?(?= (?:at|by|around|about"
    r"|after|later|\d))"
    r"|\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? home\b|then home"
    r"|there and (?:then )?back|both ways|to and (?:fro|back))\b[^.;!?\n]*",
    re.IGNORECASE,
)
"""The way home, which is the way back for who goes out."""
_THERE_AND_BACK = re.compile(r"\b(?:there and (?:then )?back|both ways|to and (?:fro|back))\b", re.IGNORECASE)
_DOCTOR_WORD = re.compile(r"\b(?:doctor|docter|docctor|doc)\b")
_DOCTORS = frozenset("dr doctor docter doc".split())
_DOCTOR_ONLY = re.compile(r"^(?:the |my |a )?(?:dr|doctor|docter|doc)$", re.IGNORECASE)
_SOME_DOCTOR = re.compile(r"(?:\b(?:doctor|docter|dr|dentist|clinic))$", re.IGNORECASE)
_STOP = (
    r"(?=[,.;!?|()]|$|\b(?:and|but|because|so|please|pls|if|for|by|on|at|when|with|it|i|we|he|she|they|you|can"
    r"|could)\b)"
)
_NP = r"(?:[\w'-]+ ?){1,4}?"
_ONE = r"(?:the|my|our|that|this|a|an)"
_THINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:put|fit|install|hang|mount)(?: up| in| on)? (?P<t>(?:a|an|the|my|our|some|new) (?:[\w'-]+ ?){1,9}?)"
        r"(?=[,.;!?|()]|$|\b(?:and|but|because|so|please|pls|if|it|i|we|can|could|for (?:me|us))\b)",
        rf"\b(?:fix|repair|mend|unblock|unclog|replace|install|hang|change|clean|dust|vacuum|hoover|mop|wash|paint"
        rf"|assemble|tighten|look at|see to|check|do) (?P<t>(?:only |just )?{_ONE} {_NP}){_STOP}",
        rf"\b(?P<t>{_ONE} {_NP})(?:done|fixed|cleaned|mended|repaired|washed|dusted|seen to|looked at)\b",
        rf"\b(?P<t>(?:{_ONE} )?{_NP})(?:needs? (?:to be )?(?:fixed|fixing|mended|mending|cleaned|cleaning|done|doing"
        rf"|washing|washed|repair\w*|replac\w*|a fix|work|looking at))\b",
        rf"\b(?P<t>{_ONE} {_NP})\b(?:keeps?|is|are|won'?t|will not|doesn'?t|does not|don'?t|leaks?|drips?|broke|stuck"
        rf"|has|sticks?|runs?|stopped|came off|fell off)\b[^,.;!?|]{{0,40}}",
        rf"\b(?:for|only|just) (?P<t>{_ONE} {_NP}){_STOP}",
        r"\b(?P<t>(?:(?:dripping|leaky|leaking|broken|busted|blocked|clogged|stuck|jammed|loose|running|squeaky|cracked"
        r"|screen|front|back|side|garden|kitchen|bath|bathroom|shower|porch|garage|storm|cellar|bedroom"
        r"|light|curtain|grab|hand|guest|living|sitting|dining|spare|water|smoke) ){0,3}"
        r"(?:door|toilet|sink|tap|faucet|steps?|lamp|bulb|shelf|gutters?|windows?|lock|fence|gate|roof|heater|furnace"
        r"|dryer|washer|stove|oven|fridge|tv|computer|kitchen|bathroom|bedroom|room|floors?|carpet|stairs|rod|rail"
        r"|bar|alarm|dishes|laundry|hinge|cupboard))\b",
    )
)
_NO_THING = re.compile(
    r"\b(?:time|day|morning|afternoon|evening|week|moment|price|cost|guy|man|woman|lady|fella|handyman|plumber|cleaner"
    r"|electrician|person|job|appointment|favou?r|minute|hour|while|same|one|cleaning|meals?|ride|taxi|cab|friend|wife"
    r"|husband|bit|lot|hand|phone call|please|order)\b",
    re.IGNORECASE,
)
_TELL_THEM = re.compile(
    r"^\W*(?:(?:and|but|also|please|just|pls|so)\b\W*)*(?:(?:can|could) you )?"
    r"(?:(?:make|be) sure (?:they|he|she|the \w+)"
    r" knows?|(?:tell|let|ask) (?:them|him|her|the \w+|[a-z]+?)(?: know)?"
    r"|mention|say)?\b(?: that\b| to (?=take|bring))?\s*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^\W*(?:(?:and|but|also|please|just|pls|so|ok)\b\W*)*(?:(?:can|could|would|will) (?:you|u) (?:please )?)?"
    r"(?:tell|let|ask|inform|make sure|be sure|mention|remind) (?!me\b|us\b|my\b|your?\b)",
    re.IGNORECASE,
)
_HERS_TO_YOU = re.compile(r"\b(?:my|our)\b", re.IGNORECASE)
RIDE, MEAL, FETCH = "ride", "meal", fetching.FETCH
BACK = "back"
PLACED = ("handyman", "cleaning", "technician", "other")
"""Kinds of work that are done to something of hers."""


def plain(words: str) -> str:
    """Return words with "p.m." as one word, so that a full stop ends a sentence."""
    return _DOTTED.sub(lambda found: f"{found[1]}m", " ".join(words.split()))


def parted(words: str, *, out: bool = False) -> tuple[str, str]:
    """Return words without what she says of the way back, and that; both as plain words.

    "Home at four" is the way back of who goes ``out``, or says so; else it is a way of its own.
    """
    line = plain(words)
    back: list[str] = []
    for pattern in (_BACK, _HOMEWARD):
        for found in reversed(list(pattern.finditer(line))):
            before = line[: found.start()]
            if pattern is _HOMEWARD and not (out or _THERE_AND_BACK.search(found[0]) or _goes_out(before)):
                continue
            line = f"{before.rstrip(' ,:')}{line[found.end() :]}".strip()
            back.insert(0, found[0].strip(" ,:"))
    return line, " ".join(back)


def _goes_out(words: str) -> bool:
    return re.search(r"\bto\b", words) is not None and _way(words).get("to", HOME) != HOME


def names_own(data: Mapping[str, str]) -> bool:
    """Tell whether what she says of a service says where it goes or what is to be done."""
    return bool(data.get("to") or data.get("from") or data.get("thing"))


def is_part_of(place: str, known: str) -> bool:
    """Tell whether a place says no more than one that is known: "the doctor" of "Dr. Mehta, 212 Wayne Ave"."""
    new, old = (set(re.findall(r"\w+", _DOCTOR_WORD.sub("dr", one.casefold()))) for one in (place, known))
    return bool(new and old) and new - {"the", "my", "a"} <= old


def word_for_them(words: str) -> str:
    """Return what whoever comes shall know, without how she asks that they are told."""
    word = _TELL_THEM.sub("", words).strip(" .,")
    return word.lower() if word.isupper() else word


def is_word_for_them(words: str) -> bool:
    """Tell whether a text only asks that whoever comes is told something."""
    return bool(_TELLS.match(words)) and "?" not in words.rstrip("?")


def goes_back(words: str) -> bool:
    """Tell whether words begin with the way back."""
    return bool(_BACK.match(words))


def read(words: str, kind: str, times: Sequence[tuple[int, int]] = ()) -> dict[str, str]:
    """Return what plain words say of a service; its times, where they stand, are no part of it."""
    masked, last = "", 0
    for start, end in times:
        masked, last = f"{masked}{words[last:start]} | ", end
    masked += words[last:]
    if masked.isupper():
        masked = masked.title() if kind == RIDE else masked.lower()
    found = {"needs": ", ".join(dict.fromkeys(one.casefold() for one in _NEEDS.findall(masked)))}
    if kind == RIDE:
        found |= _way(masked)
        found["persons"] = _persons(masked)
    elif kind == MEAL:
        count = _MEALS.search(masked)
        found["persons"] = _number((count["n"] or count["m"]) if count else "")
        found["thing"] = ", ".join(dict.fromkeys(one.casefold() for one in _DIET.findall(masked)))
    elif kind == FETCH:
        found |= fetching.read(masked)
    elif kind in PLACED:
        found["thing"] = _thing(masked)
    return {key: value for key, value in found.items() if value}


def spoken(said: str, kind: str, data: Mapping[str, str]) -> str:
    """Return a service with what she said of it: ``a taxi to the VA, 2 people, wheelchair``."""
    name, persons = said, data.get("persons", "")
    if kind == FETCH:
        return fetching.spoken(said, data)
    if data.get("way") == BACK:
        return f"{said} back from {data['from']}"
    if kind == MEAL and persons not in ("", "1"):
        name = f"{persons} meals"
    elif kind == RIDE:
        start, to = data.get("from", HOME), data.get("to", "")
        name += f" from {start}" if start != HOME or to == HOME else ""
        name += f" to {to}" if to else ""
    elif kind != MEAL and data.get("thing") and not said.startswith("somebody to"):
        name += f" for {_HERS_TO_YOU.sub('your', data['thing'])}"
    many = f"{persons} people" if kind == RIDE and persons not in ("", "1") else ""
    diet = data.get("thing", "") if kind == MEAL else ""
    return ", ".join(filter(None, (name, many, diet, data.get("needs", ""))))


def _way(words: str) -> dict[str, str]:
    tokens = re.findall(r"[\w'’&#-]+|[^\w\s]", words)
    low = [token.casefold() for token in tokens]
    found: dict[str, str] = {}
    for n, word in enumerate(low):
        if (
            word == "from"
            or (word in ("at", "from") and low[max(n - 1, 0)] in ("up", "pickup", "pick-up"))
            or (word == "at" and low[max(n - 1, 0)] in _AM)
        ):
            found.setdefault("from", _place(tokens, n + 1))
        elif word == "to":
            found.setdefault("from", HOME if low[max(n - 1, 0)] == HOME else "")
            found["to"] = found.get("to") or _place(tokens, n + 1)
        elif word == "at" and not found.get("to"):
            found["to"] = _place(tokens, n + 1)
        found = {key: value for key, value in found.items() if value}
    return _with_name(tokens, found)


def _with_name(tokens: Sequence[str], found: dict[str, str]) -> dict[str, str]:
    """Name where she goes though no "to" stands before it: "dr mehta 212 wayne av"."""
    to = found.get("to", "")
    if to and not _SOME_DOCTOR.search(to):
        return found
    for n, token in enumerate(tokens[:-1]):
        doctor = (
            token.casefold() in _DOCTORS and tokens[n + 1] != "|" and not _STREET.match(tokens[max(n - 1, 0)])
        )
        street = (
            token.isdigit() and tokens[n + 1].isalpha() and any(map(_STREET.match, tokens[n + 2 : n + 4]))
        )
        name = _place(tokens, n) if doctor or street else ""
        if (
            name
            and not _DOCTOR_ONLY.match(name)
            and not is_part_of(name, to)
            and not is_part_of(name, found.get("from", ""))
        ):
            return {**found, "to": name if not to or is_part_of(to, name) else f"{to}, {name}"}
    return found


def _place(tokens: Sequence[str], begin: int) -> str:
    """Return the place whose name begins at a token; empty where none does."""
    while begin < len(tokens) and tokens[begin].casefold() in _LED:
        begin += 1
    if begin >= len(tokens) or tokens[begin].casefold() in _NO_PLACE:
        return ""
    kept: list[str] = []
    for n in range(begin, min(begin + 12, len(tokens))):
        word, behind = tokens[n], tokens[n + 1 : n + 3]
        if word == "." and kept and kept[-1].casefold() in _SHORTENED:
            continue
        if _ends(word, behind, kept):
            break
        kept.append(word)
    low = [word.casefold() for word in kept]
    if all(word in _OWN | {"the", "a", "an"} for word in low):
        return ""
    if set(low) <= _OWN | _HERS:
        return HOME
    return re.sub(r" ,", ",", " ".join(kept))


def _ends(word: str, behind: Sequence[str], kept: Sequence[str]) -> bool:
    """Tell whether the name of a place ends before a word."""
    low, follows = word.casefold(), behind[0] if behind else ""
    proper = any((follows[:1].isupper(), follows[:1].isdigit(), *map(_STREET.match, behind)))
    if word == "," or low in _JOINED:
        counts = len(behind) > 1 and behind[1].casefold() in ("people", "persons", "passengers")
        return not kept or not proper or counts or follows.casefold() in _ENDS
    if not re.match(r"[\w#]", word) or low in _ENDS or (low in _OWN and bool(kept)):
        return True
    return low.isdigit() and not (proper or (bool(kept) and bool(_STREET.match(kept[-1]))))


def _persons(words: str) -> str:
    said = _PEOPLE[0].search(words)
    return _number(said["n"]) if said else ("2" if _PEOPLE[1].search(words) else "")


def _number(word: str) -> str:
    return str(_COUNTS.get(word.casefold(), word)) if word else ""


def _thing(words: str) -> str:
    for pattern in _THINGS:
        for found in pattern.finditer(words):
            thing = " ".join(found["t"].split()).strip(" ,'")
            if thing and not _NO_THING.search(thing) and not thing.isdigit():
                thing = re.sub(r"^(?:only|just) ", "", thing)
                return thing if re.match(rf"{_ONE}\b", thing, re.IGNORECASE) else f"the {thing}"
    return ""
