"""From where to where a ride goes: the names of places, as they stand among her other words."""

import re
from collections.abc import Sequence

HOME = "home"
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
    hell death bed sleep carry leave start begin lift noon midday midnight half quarter
    """.split()
)
"""What stands behind "to" where no place does."""
_AT_HERS = frozenset(
    "door doors porch step steps stairs gate driveway curb kerb entrance ramp garage window".split()
)
"""Where at her house he is to come: nowhere that she goes."""
_DRIVEN = re.compile(
    r"(?:(?:the|a|his|her|their|that) )?(?:car|cab|taxi|van|vehicle|seat|wheelchair)", re.IGNORECASE
)
"""What she is driven in: nowhere that she goes."""
_LED = frozenset("see visit go attend meet".split())
_ENDS = frozenset(
    """
    and or but because cause so if when where which who that please pls thanks thank for with arriving arrive returning
    return back then i im we he she it they me us you there is are was be needs need leaving as today tomorrow tonight
    monday tuesday wednesday thursday friday saturday sunday one two three four five not no to from before after about
    around now only just also than because can could will would should has have at by
    """.split()
)
_AM = frozenset("i'm im am i’m we're".split())
_JOINED = frozenset("on in at".split())
_PLACE_NOUN = re.compile(
    r"^(?:hospital|clinic|medical|health|cent(?:er|re)|church|library|mall|plaza|station|airport|school|bank|market"
    r"|pharmacy|university|museum|theat(?:er|re)|park|hall|hotel|temple|chapel|office|building|tower)$",
    re.IGNORECASE,
)
_STREET_NAMED = re.compile(
    r"^(?:st|street|av|ave|avenue|rd|road|dr|drive|blvd|boulevard|lane|ln|pike|parkway|pkwy|court|ct)$",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"(?<![\w:])(?<!live at )(?<!from )(?<!house is )\d{1,5} "
    r"(?:(?!(?:to|for|at|on|in|and|or|i|we|the|my|am|pm|with|from|by|is|its?|be|pick|me)\b)[a-z]+ ){1,3}?"
    r"(?:st|street|ave?|avenue|rd|road|dr|drive|blvd|boulevard|lane|ln|pike|parkway|pkwy|court|ct|place|terrace)\b",
    re.IGNORECASE,
)
"""An address of a street with its number."""
_NO_NAME = frozenset(
    """
    its it's it that that's thats the this my our an in a is cab taxi ride lift car van please pick up me at on near by
    o'clock oclock am pm said told need want thing visit office bit business appointment appt doctor doctors there here
    of who about book get
    """.split()
)
"""What leads to the name of a place and is no part of it."""
_LIVES = frozenset("live lives from house home outside".split())
"""What tells where she is fetched."""
_OWN, _HERS = frozenset(("my", "our")), frozenset(("home", "house", "place"))
_RIDES = frozenset(
    "ride cab taxi lift car trip driver rides cabs taxis go going come coming get getting".split()
)
_SMALL_WORDS = frozenset("the a an and to of".split())
_HOURS = frozenset("noon midday morning afternoon evening night am pm oclock o'clock same day".split())
_OF_PLACES = frozenset("the my of doctor doctors office visit appointment".split())
_DOCTOR_WORD = re.compile(r"\b(?:doctor|docter|docctor|doc)\b")
_DOCTORS = frozenset("dr doctor docter doc".split())
_DOCTOR_ONLY = re.compile(r"^(?:the |my |a )?(?:dr|doctor|docter|doc)$", re.IGNORECASE)
_SOME_DOCTOR = re.compile(r"(?:\b(?:doctor|docter|dr|dentist|clinic))$", re.IGNORECASE)


def is_part_of(place: str, known: str) -> bool:
    """Tell whether a place says no more than one that is known: "the doctor" of "Dr. Mehta, 212 Wayne Ave"."""
    new, old = (set(re.findall(r"\w+", _DOCTOR_WORD.sub("dr", one.casefold()))) for one in (place, known))
    return bool(new and old) and new - {"the", "my", "a"} <= old


def is_some_place(place: str) -> bool:
    """Tell whether words name no place by its name: "there", "the doctor"."""
    return place.casefold() in ("there", "it", "that") or _SOME_DOCTOR.search(place) is not None


def way(words: str) -> dict[str, str]:
    tokens = re.findall(r"[\w'’&#-]+|[^\w\s]", words)
    low = [token.casefold() for token in tokens]
    found: dict[str, str] = {}
    for n, word in enumerate(low):
        if word == HOME and _homeward(low, n):
            found.setdefault("to", HOME)
        elif (
            word == "from"
            or (word in ("at", "from") and low[max(n - 1, 0)] in ("up", "pickup", "pick-up"))
            or (word == "at" and low[max(n - 1, 0)] in _AM)
        ):
            found.setdefault("from", _place(tokens, n + 1))
        elif word == "to":
            to = _place(tokens, n + 1)
            start = HOME if to and low[max(n - 1, 0)] == HOME else _left(tokens, n) if to == HOME else ""
            found.setdefault("from", start)
            found["to"] = found.get("to") or to
        elif word == "at" and not found.get("to"):
            found["to"] = _place(tokens, n + 1)
        found = {key: value for key, value in found.items() if value}
    return _with_name(tokens, found)


def _homeward(low: Sequence[str], n: int) -> bool:
    """Tell whether "home" is where she goes: "a ride home from the doctor"."""
    return (
        low[n - 1 : n] != []
        and low[n - 1] in _RIDES
        and "from" in low[n + 1 :]
        and low[n + 1 : n + 2] != ["to"]
    )


def _left(tokens: Sequence[str], to: int) -> str:
    """Return the place that stands before "to my house", and is left for home: "dr patel to my house"."""
    begin = to
    while begin and to - begin < 5 and _is_of_place(tokens[begin - 1]):
        begin -= 1
    low = [token.casefold() for token in tokens[begin:to]]
    while low and low[0] in _JOINED:
        begin, low = begin + 1, low[1:]
    if not low or set(low) <= _OWN | _HERS | _SMALL_WORDS:
        return ""
    return " ".join(tokens[begin:to])


def _is_of_place(token: str) -> bool:
    low = token.casefold()
    return low.isalpha() and low not in _NO_PLACE | _RIDES | _HOURS | ((_ENDS | _NO_NAME) - _OF_PLACES)


def _with_name(tokens: Sequence[str], found: dict[str, str]) -> dict[str, str]:
    """Name where she goes though no "to" stands before it: "dr mehta 212 wayne av", "the doctor ... Miami Valley"."""
    to = found.get("to", "")
    if to and not _SOME_DOCTOR.search(to):
        return found if to == HOME else _with_address(" ".join(tokens), found)
    for n, token in enumerate(tokens[:-1]):
        doctor = (
            token.casefold() in _DOCTORS
            and tokens[n + 1] != "|"
            and not _STREET.match(tokens[max(n - 1, 0)])
            and tokens[n + 1].casefold() not in _NO_NAME
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
    name = _named(tokens)
    if not name or is_part_of(name, to) or is_part_of(name, found.get("from", "")):
        return found
    return {**found, "to": f"{to}, {name}" if to else name}


def _with_address(words: str, found: dict[str, str]) -> dict[str, str]:
    """Put the address that she gives of a place to its name: "to the VA ... it is 4100 west third street"."""
    to = found["to"]
    for one in ADDRESS.finditer(words):
        known = is_part_of(one[0], f"{to} {found.get('from', '')}")
        if not known and not re.search(r"\d", to):
            return {**found, "to": f"{to}, {one[0]}"}
    return found


def _named(tokens: Sequence[str]) -> str:
    """Return the place that is called by what it is or by its street: "Miami Valley Hospital", "Wyoming St"."""
    for n, token in enumerate(tokens):
        if not (_PLACE_NOUN.match(token) or _STREET_NAMED.match(token)):
            continue
        begin = n
        while begin and _is_of_name(tokens[begin - 1]):
            begin -= 1
        joined = (
            begin > 1
            and tokens[begin - 1].casefold() in ("on", "at", "in")
            and _is_of_name(tokens[begin - 2])
        )
        if joined:
            begin -= 1
            while begin and _is_of_name(tokens[begin - 1]):
                begin -= 1
        if _LIVES & {token.casefold() for token in tokens[max(begin - 3, 0) : begin]}:
            continue
        end = n + 1
        while end < len(tokens) and _is_of_name(tokens[end]):
            end += 1
        if begin < n:
            return " ".join(tokens[begin:end])
    return ""


def _is_of_name(token: str) -> bool:
    low = token.casefold()
    return (
        token.replace("'", "").isalpha() and token[:1].isupper() and low not in _ENDS | _NO_PLACE | _NO_NAME
    )


def _place(tokens: Sequence[str], begin: int) -> str:
    """Return the place whose name begins at a token; empty where none does."""
    while begin < len(tokens) and tokens[begin].casefold() in _LED:
        begin += 1
    if begin >= len(tokens) or tokens[begin].casefold() in _NO_PLACE:
        return ""
    kept: list[str] = []
    for n in range(begin, min(begin + 12, len(tokens))):
        word, behind = tokens[n], tokens[n + 1 : n + 4]
        if word == "." and kept and kept[-1].casefold() in _SHORTENED:
            continue
        if _ends(word, behind, kept):
            break
        kept.append(word)
    low = [word.casefold() for word in kept]
    if (low and low[-1] in _AT_HERS) or _DRIVEN.fullmatch(" ".join(low)):
        return ""
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
