"""Where somebody says that she is or goes to, and which time that place keeps (IANA); what is not known is no guess."""

import re
from functools import cache
from zoneinfo import available_timezones

EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
# A state that keeps two times has the one that most of its people keep.
STATES = {
    EASTERN: "connecticut delaware florida georgia indiana kentucky maine maryland massachusetts michigan ohio "
    "pennsylvania vermont virginia|new hampshire|new jersey|new york|north carolina|rhode island|south carolina"
    "|west virginia",
    CENTRAL: "alabama arkansas illinois iowa kansas louisiana minnesota mississippi missouri nebraska oklahoma "
    "tennessee texas wisconsin|north dakota|south dakota",
    MOUNTAIN: "colorado idaho montana utah wyoming|new mexico",
    PACIFIC: "california nevada oregon washington",
    "America/Phoenix": "arizona",
    "America/Anchorage": "alaska",
    "Pacific/Honolulu": "hawaii",
    "Europe/London": "england scotland wales",
    "Europe/Dublin": "ireland",
}
CITIES = {
    EASTERN: "atlanta baltimore boston buffalo charlotte cincinnati cleveland columbus dayton miami orlando "
    "philadelphia philly pittsburgh raleigh richmond savannah tampa|new york city",
    CENTRAL: "austin birmingham dallas houston memphis milwaukee minneapolis nashville omaha tulsa|fort worth"
    "|kansas city|new orleans|oklahoma city|san antonio|st louis|saint louis|st paul|des moines",
    MOUNTAIN: "albuquerque boulder|colorado springs|salt lake city|santa fe",
    PACIFIC: "portland sacramento seattle spokane vegas|las vegas|los angeles|san diego|san francisco|san jose|reno",
    "America/Phoenix": "tucson scottsdale",
    "Europe/London": "manchester liverpool leeds bristol edinburgh glasgow cardiff",
    "Australia/Sydney": "canberra newcastle",
    "Asia/Kolkata": "kolkata mumbai delhi bangalore chennai|new delhi",
}
AREAS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")
NO_PLACE = frozenset(
    "center easter knox troll midway wake jersey louisville monticello petersburg vincennes west east north south "
    "central mountain pacific eastern general lima vostok casey".split()
)
"""Names of zones that are more often another word."""

_GOES = re.compile(
    r"\b(?:im|i am|ill be|i will be|ill|were|we are|well be|going|gonna|staying|stay|visiting|visit|flying|fly|off|"
    r"travel\w*|driving|drive|trip|away|leaving|headed|heading)\b"
)
_TO = r"(?:in|to|at|near|visiting|visit)"
_OTHER = re.compile(
    r"\b(?:order|send|bring|deliver\w*|need|buy|get|call|ring|weather|news|score|from|remind|refill|pharmacy|doctor)\b"
)


def away(text: str) -> tuple[str, str] | None:
    """Return the place, as she would read it, and its zone, where a text only says that she is or goes there."""
    line = " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
    if "?" in text or not _GOES.search(line) or _OTHER.search(line):
        return None
    found = [
        (name, zone)
        for name, zone in _known().items()
        if name in line and re.search(rf"\b{_TO}(?: \w+){{0,3}} {re.escape(name)}\b", line)
    ]
    if not found:
        return None
    name, zone = max(found, key=lambda pair: len(pair[0]))
    return name.title(), zone


@cache
def _known() -> dict[str, str]:
    """Return every place by its name in small letters; our own names stand above those of the zones."""
    zones = {
        zone.rsplit("/", 1)[-1].replace("_", " ").casefold(): zone
        for zone in sorted(available_timezones())
        if zone.startswith(AREAS)
    }
    known = {name: zone for name, zone in zones.items() if name not in NO_PLACE}
    for table in (STATES, CITIES):
        for zone, names in table.items():
            single, *several = names.split("|")
            known |= dict.fromkeys((*single.split(), *several), zone)
    return known
