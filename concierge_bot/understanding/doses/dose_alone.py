"""Her own pills by their names, taken or not, or only looked for: that is no danger, and the rest is looked at alone.

What only sounds like danger to a learned reader ("took my blood thinner") is heard without such words; a rule's is not.
"""

import re

from concierge_bot.understanding.doses import dose_hours, dose_spelling, dose_told
from concierge_bot.understanding.doses.dose_told import Names, Word
from concierge_bot.understanding.medicines import medicine_news, recall

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


def rest(text: str, names: Names) -> str:
    """Return a text without what only tells of her own doses by name, each once, asks after them, or looks for them.

    Of the last two a person hears.
    """
    asked = [said for said in dose_spelling.SENTENCES.split(text) if recall.asks_the_record(said)]
    for said in asked:
        text = text.replace(said, "")
    text = medicine_news.without_mislaid(text)
    told = dose_told.pieces(text, names)
    own = [word for word in told if word.of and _is_alone(word, names)]
    if not own:
        return text
    others = [word for word in told if word not in own and not (not word.of and _is_alone(word, names))]
    return ". ".join(word.said for word in others)


def _is_alone(word: Word, names: Names) -> bool:
    called = {
        part for name in (word.of, *names.get(word.of, ())) for part in dose_spelling.plain(name).split()
    }
    line = _WHEN.sub("", dose_spelling.plain(word.said))
    return bool(word.act) and set(line.split()) <= _PLAIN | called
