"""What she says of a service beside its name and hour: from where to where, how many go, what is to be done."""

import re
from collections.abc import Mapping, Sequence

from concierge_bot.understanding.visits import fetching, titles
from concierge_bot.understanding.visits.ride_places import HOME, way
from concierge_bot.understanding.visits.work_wanted import hair_wanted, thing_in, trouble, without_trouble
from concierge_bot.understanding.words.vocabulary import names_food

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2}
_COUNT = r"(?P<n>[1-9]|one|two|three|four|five|six|both)"
_PEOPLE = (
    re.compile(rf"\b{_COUNT} (?:of us|persons?|people|passengers?|adults?|seats?)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:me|i|myself) and (?!(?:wait|then|bring|take|pick|drop|get|come|back|fetch|go|return|i|he|she|it|they|we"
        r"|you|also)\b)(?:my )?(?P<two>\w+)\b"
        r"|\b(?:my )?\w+ and (?:me|myself|i(?= (?:go|are|have to|need to) |\W*$))\b(?! back\b)"
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
_SMALL = re.compile(
    r"\b(?:the|an?|my|our|of|on|at|in|to|and|from|for|by|its|doctor|docter|dentist)\b",
    re.IGNORECASE,
)
"""What is no name though all is in capitals."""
_MEALS = re.compile(
    rf"\b{_COUNT} (?:\w+ ){{0,2}}?(?:meals?|dinners?|lunch(?:es)?|suppers?|portions?)\b"
    rf"|\bfor {_COUNT.replace('n>', 'm>')}\b(?! ?(?:[ap]m\b|:|o'?clock|days?|weeks?))",
    re.IGNORECASE,
)
_TWO_MEALS = re.compile(
    r"\b(?:too|to) (?:\w+ )?(?:meals|dinners|lunches|suppers|portions)\b|\bboth of us\b"
    r"|\bthe (?:two|too|to) of (?:us|them)\b"
    r"|\b(?:one )?for me and (?:one )?(?:for )?(?:my )?(?!(?:it|i|he|she|they|bring|make|no|not|the)\b)\w+"
    r"|\band (?:one )?for (?:my )?(?!(?:me|the|it|lunch|dinner|supper|today|tomorrow)\b)\w+ (?:too|to|as well|also)\b"
    r"|\b(?:only|just) (?:put|ordered|got|sent|have|booked|wrote)(?: down)? (?:one|1) (?:meal|dinner|lunch|supper)\b"
    r"|\b(?:another|one more|a second) (?:meal|dinner|lunch|supper)\b",
    re.IGNORECASE,
)
"""That two eat: "too meals", "one for me and one for luis", "you only put one meal"."""
_DIET = re.compile(
    r"\b(?:vegetarian|vegan|halal|kosher|soft|mashed|pureed|diabetic|chicken|beef|pork|turkey|fish|soup|pasta|hot"
    r"|(?:low|no|less|without|not|sugar|gluten|salt|dairy|nut)[ -](?:too )?(?:salt|sugar|egg|eggs|meat|pork|beef|fish"
    r"|nuts?|milk|dairy|onions?|garlic|spicy|gluten|free))\b",
    re.IGNORECASE,
)
_FOOD = re.compile(r"\b(?:(?:no|without|with no) )?(?P<food>[a-z]{3,})\b", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:no|without|not|low|less)\b", re.IGNORECASE)
_NOT_WANTED = re.compile(
    r"\b(?:i )?(?:dont|don't|do not|cant|can't|cannot) (?:want|like|eat|have)(?: any| the)? (?=[a-z]{3})",
    re.IGNORECASE,
)
_A_MEAL = re.compile(
    r"(?:meal|lunch|dinner|supper|breakfast|brunch|food|dish|dessert)(?:es|s)?|plate|course", re.IGNORECASE
)
_GIFT = re.compile(
    r"\b(?:(?!(?:send|get|give|her|him|them|please|and|the|want|like|some|a|an)\b)[\w'-]+ ){0,2}?"
    r"(?:flowers?|roses?|tulips?|lil(?:y|ies)|bouquet|plants?|cards?|chocolates?|fruit basket|gift basket|basket"
    r"|balloons?|cake|toys?|books?)\b(?:(?!\. )[^|?!\n])*",
    re.IGNORECASE,
)
"""What shall be given, to whom and where: all that she says from its name on."""
MOST_OF_A_GIFT = 90
_HERS_TO_YOU = re.compile(r"\b(?:my|our)\b", re.IGNORECASE)
RIDE, MEAL, FETCH, GIFT = "ride", "meal", fetching.FETCH, "gift"
BACK = "back"
HAIRDRESSER, CLEANING = "hairdresser", "cleaning"
PLACED = ("handyman", "cleaning", "technician", "other")
"""Kinds of work that are done to something of hers."""


def names_own(data: Mapping[str, str]) -> bool:
    """Tell whether what she says of a service says where it goes or what is to be done."""
    return bool(data.get("to") or data.get("from") or data.get("thing"))


def read(words: str, kind: str, times: Sequence[tuple[int, int]] = ()) -> dict[str, str]:
    """Return what plain words say of a service; its times, where they stand, are no part of it."""
    masked, last = "", 0
    for start, end in times:
        masked, last = f"{masked}{words[last:start]} | ", end
    masked += words[last:]
    if masked.isupper():
        masked = (
            _SMALL.sub(lambda found: found[0].lower(), masked.title()) if kind == RIDE else masked.lower()
        )
    found = {"needs": ", ".join(dict.fromkeys(one.casefold() for one in _NEEDS.findall(masked)))}
    if kind == RIDE:
        found |= way(masked)
        found["persons"] = _persons(masked)
    elif kind == MEAL:
        count = _MEALS.search(masked)
        said = _number((count["n"] or count["m"]) if count else "")
        found["persons"] = "2" if said in ("", "1") and _TWO_MEALS.search(masked) else said
        found["thing"] = ", ".join(_dishes(_NOT_WANTED.sub("no ", masked)))
    elif kind == FETCH:
        found |= fetching.read(masked)
    elif kind in titles.KINDS:
        found["thing"] = titles.wish(masked)
    elif kind == GIFT:
        found["thing"] = _gift(masked)
    elif kind == CLEANING:  # what broke is nothing that is cleaned
        found["thing"] = thing_in(without_trouble(masked))
    elif kind in PLACED:
        found["thing"], found["trouble"] = thing_in(masked), trouble(masked)
    elif kind == HAIRDRESSER:
        found["thing"] = hair_wanted(masked)
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
    elif kind == GIFT and data.get("thing"):
        name += f": {_HERS_TO_YOU.sub('your', data['thing'])}"
    elif kind in titles.KINDS and data.get("thing"):
        name += f" {data['thing']}" if data["thing"].startswith(titles.NAMED) else f", {data['thing']}"
    elif kind != MEAL and data.get("thing") and not said.startswith("somebody to"):
        name += f" for {_HERS_TO_YOU.sub('your', data['thing'])}"
    many = f"{persons} people" if kind == RIDE and persons not in ("", "1") else ""
    diet = data.get("thing", "") if kind == MEAL else ""
    return ", ".join(filter(None, (name, many, diet, data.get("needs", ""))))


def dishes_with(new: str, before: str) -> str:
    """Return what a meal shall be now; what it shall be without stays: "meatloaf, no fish"."""
    kept = [one for one in before.split(", ") if one.startswith(("no ", "without ")) and one not in new]
    return ", ".join([new, *kept])


def _dishes(words: str) -> list[str]:
    """Return what a meal shall be, and what it shall be without, in her words: "meatloaf", "no pork"."""
    found = [one.span() for one in _DIET.finditer(words)]
    for one in _FOOD.finditer(words):
        known = any(start <= one.start("food") < end for start, end in found)
        if names_food(one["food"]) and not known and not _A_MEAL.fullmatch(one["food"]):
            found.append(one.span())
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        bare = not _WITHOUT.match(words[start:end])
        if joined and bare and words[joined[-1][1] : start] == " ":  # "mashed potatoes"
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return list(dict.fromkeys(" ".join(words[start:end].casefold().split()) for start, end in joined))


def _gift(words: str) -> str:
    """Return what she says of a gift, cut between words."""
    found = _GIFT.search(words)
    said = " ".join(found[0].split()).strip(" ,.") if found else ""
    return said if len(said) <= MOST_OF_A_GIFT else said[:MOST_OF_A_GIFT].rsplit(" ", 1)[0].strip(" ,.")


def _persons(words: str) -> str:
    said = _PEOPLE[0].search(words)
    return _number(said["n"]) if said else ("2" if _PEOPLE[1].search(words) else "")


def _number(word: str) -> str:
    return str(_COUNTS.get(word.casefold(), word)) if word else ""
