"""The plain words in which a dose is told: whoever uses no other says nothing else."""

import re
from collections.abc import Collection

from concierge_bot.understanding.doses import dose_hours, dose_spelling

_WHEN = re.compile(
    rf"\b(?:at|around|about|bout|by|past)(?: {dose_hours.TIME_WORD})+\b|\b\d{{1,2}}(?: \d\d)? ?[ap]m\b"
)
_PLAIN = frozenset(
    "i ive id have had has just already now did done do took taken take my the that this these those and of em them it "
    "one ones pill tablet tab capsule medicine med dose today tonight yesterday last this morning mornin evening night "
    "dear love honey hun baby sweetie thanks thank you with after before breakfast lunch dinner supper toast coffee "
    "tea milk juice grits eggs oatmeal porridge cereal food meal too also as well yes yep yeah ok okay not yet "
    "skip skipping gonna going to will wont dont want but later lied sorry oops wait meant "
    "aint havent hadnt didnt never still man no mam ma sir told yall both sharp on time usual oclock o clock".split()
)
"""Words among which a dose is told and nothing else; a number that is no time is none of them."""


def says_no_more(words: str, called: Collection[str]) -> bool:
    """Tell whether words name a medicine, by the words of ``called``, and tell of a dose of it, and nothing else."""
    return not left(words, called)


def left(words: str, called: Collection[str]) -> set[str]:
    """Return what is left of some words besides the telling of a dose."""
    return set(_WHEN.sub("", dose_spelling.plain(words)).split()) - _PLAIN - set(called)
