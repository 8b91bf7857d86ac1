"""What of a provider's free words may be read to a customer: plain words about goods and times, from a closed list.

A list of what is forbidden would always lack something; whatever is not known here is for a person to read.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.terms.opt_out import is_reserved

LONGEST = 90
MOST_NUMBERS = 2
"""From "10am to 12" it is not far to a phone number or a code."""

_PLAIN = frozenset(
    """
    a about after afternoon again all almost already also am an and another any around as at available away back bad
    be because been before best better big bigger bit both box brand brands bread bring broken brought but by came can
    cannot cant case close closed come comes coming could couldnt couple day days deliver delivered delivery
    different do does doesnt dont door dozen driver each earlier early either empty enough evening every few fewer
    fine finish first for fresh friday from full fully gone good got had half has have havent here holiday hour hours
    how if in instead into is isnt it its just kind large larger last late later least left less little long lot made
    make many maybe minutes monday more morning most much near need new next nice night no none noon not nothing now
    of off ok okay on one ones only open or order other our out over pack packs part percent pm possible price put
    quarter quite rather ready rest right run running same saturday shelf shop short sick size sizes small smaller snow
    so sold some soon sorry still stock store such sunday supplier than thank thanks that thats the their them then
    there these they they're thing this those thursday till time to today tomorrow tonight too truck tuesday two
    twice until up us usual van very was wasnt we wednesday week weekend weeks well were weve what when which while
    will with without wont work would yet you your
    """.split()
)
_PLACES = frozenset(
    "bag bags cold counter dock fragile front heavy keep parcel parcels register ring bell side upright warm".split()
)
"""Where a thing is fetched and how it is carried."""
_COUNTED = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_NUMBER = re.compile(r"\d{1,2}(:\d\d)?(am|pm|st|nd|rd|th|lbs?|oz|%)?")
_NEVER = frozenset(
    """
    advil aspirin aspirins card cards cod code codes dose doses drug drugs ibuprofen insulin med medicine medicines
    meds paracetamol pill pills spam stamp stamps tablet tablets tylenol
    """.split()
)
"""Goods that are medicines, or words that a swindler could use."""


def may_pass(
    note: str, *, wares: Iterable[str] = (), medicines: Iterable[str] = (), goods: bool = True
) -> bool:
    """Tell whether a note is nothing but known words and two numbers; ``wares`` are names that the shop sells.

    Without ``goods`` no word for a thing to buy is among the known ones.
    """
    words = _words(note)
    if not words or len(note) > LONGEST:
        return False
    numbers = [word for word in words if _NUMBER.fullmatch(word) or word in _COUNTED]
    known = (
        (_PLAIN | _PLACES | (_goods() if goods else frozenset()) | _of_names(wares))
        - _NEVER
        - _of_names(medicines)
    )
    strange = [w for w in words if w not in numbers and (w not in known or is_reserved(w))]
    return not strange and len(numbers) <= MOST_NUMBERS


def _words(note: str) -> list[str]:
    """Cut a note at white space, hyphens and the ends of sentences; what stands inside a word stays there."""
    plain = note.casefold().replace("’", "'").replace("'", "")
    return [word for part in re.split(r"[\s()&;-]+", plain) if (word := part.strip(".,:!?"))]


def _of_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _words(name) if word.isalpha() and len(word) > 1)


@lru_cache(maxsize=1)
def _goods() -> frozenset[str]:
    kinds = (Kind.FOOD, Kind.BRAND, Kind.QUALITY)
    return _of_names(phrase for phrase, token in lexicon().phrases.items() if token.kind in kinds)
