"""How the words of a dose are misspelt and put right, and whether a line names a medicine or points at one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from concierge_bot.understanding.words.match import best
from concierge_bot.understanding.words.vocabulary import is_english

KINDS = (
    r"(?:pil+s?|tablets?|tabs?|meds?|medicines?|medications?|insulin|injections?|shots?|jabs?|drops|inhaler|puffer"
    r"|doses?|capsules?|patch|needle|(?<!maple )(?<!pancake )(?<!corn )(?<!chocolate )syrup|spray)"
)
IT = r"(?:it|em|them|that|those|this|these|both|all|one|ones|mine)"
SENTENCES = re.compile(r"(?<=[.!?;\n])\s+")
_POINTS = re.compile(
    r"(?:just |already |yet )*(?:(?:it|em|them|mine)(?! (?:back|to (?!me\b|myself\b|be\b|bed\b)[a-z]\w*|out"
    r"|away|off|home|easy|from|up|round|over|delivered|brought|ordered|fixed|with (?:him|her|them|you)$)\b)"
    r"|the (?:two|three|lot)$"
    r"|(?:that|those|this|these|all|both|one|ones)(?= (?:one|ones|of|today|tonight"
    r"|this|now|dear|love|\d+|with|at|already|yet|for|because|cause|cos|earlier|before|after|when|and|thanks|thank|first|anymore|any)\b|$))\b"
)
"""What is only pointed at: "that soup" is no medicine, and what was taken back to the shop was not swallowed."""
HALF_OF_DAY = re.compile(r"(?<=[\d ])([ap])\.? ?m\b\.?", re.IGNORECASE)
_ANSWERED = re.compile(r"\?+\s*(?=(?:no|nope|not yet)\b)", re.IGNORECASE)
"""She asks as we do, and answers: "took the heart pill? not yet"."""
_TAKING_NOW = re.compile(
    r"(?:(?<=^)|(?<=[.,;!:\n])|(?<=\band)|(?<=\bso)|(?<=\byes)|(?<=\bok)|(?<=\bnow)|(?<=\bbut))(?P<before>\W*)"
    r"(?:(?:i ?'?’?m|i am|am)(?: just| only just)? |just )?(?:taking|swallowing|having(?! my\b))"
    r"(?= (?:it|em|them|mine|both|my (?:[a-z]+ ){0,2}[a-z]+|the [a-z ]+?(?:pil+s?|tablets?|ones?|meds?|medicines?)"
    r"|all of (?:it|them)) (?:right |just )?(?:now|this (?:very )?minute|this second|as (?:i|we) (?:speak|text|type))\b"
    r"(?! (?:and then|at|instead|every|or|in the|before|after|because|for)\b))",
    re.IGNORECASE,
)
"""Who takes it as she writes has taken it: "taking it now with water" is no wish and no habit."""
_NOT_TAKIN = re.compile(
    r"\b((?:(?:i ?'?\u2019?m|am|is) )?(?:ai?n'?\u2019?t|not|no)(?: (?:gonna|going|be|even|gon))*) takin'?(?!\w)",
    re.IGNORECASE,
)
"""Who "aint takin" it refuses it; "takin" is else "taken"."""
_SLIPS = {
    "took": "tok|tuk|toke|toook|tooked|tookt|tooken|tok'd",
    "taken": "takin|takn|takken|takenn",
    "swallowed": "swallowd|swalowd|swalowed|swallowwed|swolowed|swollowed|swaloed|swalloed|swalled",
    "pills": "pils|pilss|pillls|pillz|pilz",
    "pill": "pil|pilll|pilk",
    "sugar": "suger|sugr|shuger|shugar",
    "already": "allready",
    "night": "nite|nigth|nyt",
    "tonight": "tonite",
    "half": "haf|hafe",
    "stopped": "stopt|stopd",
    "double": "dubble|duble",
    "again": "agen|agin",
    "meant": "ment",
    "whether": "wether",
    "remember": "rember|remmber|rmember",
    "didnt": "dident|didnot|dint|dindt",
}
"""Misspelt words of a dose that no likeness finds; a medicine's own name is matched by its own."""
_SLIP = {slip: meant for meant, slips in _SLIPS.items() for slip in slips.split("|")}
_WORDS = tuple(
    "took taken taking already again another second double twice should sure whether wrong which forgot forget "
    "remember think thought supposed before after earlier yesterday today tonight morning evening night noon "
    "afternoon bedtime breakfast lunch dinner supper pill pills tablet tablets medicine medicines dose doctor "
    "pharmacist cannot stopped changed half only sugar pressure missed skipped swallowed instead mistake".split()
)
"""What a strange word stands for that is nearly one of these."""
_LEAST, _LONG = 4, 8
"""Shorter words are too like each other; from so many letters on two of them may be wrong."""


def plain(text: str) -> str:
    """Return her words in small letters, with neither apostrophes nor commas, and a dose's own words mended."""
    said = mended(text.casefold()).replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w\s?]", " ", said).split())


def mended(text: str) -> str:
    """Put right how the words of a dose are misspelt, "p.m.", and a question that she answers herself."""
    text = _ANSWERED.sub(" ", HALF_OF_DAY.sub(r"\1m", text))
    text = _NOT_TAKIN.sub(r"\1 taking", text)
    text = _TAKING_NOW.sub(r"\g<before>i took", text)
    return re.sub(r"[A-Za-z]+(?:'d)?", lambda found: _meant(found[0].casefold()) or found[0], text)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """Return the word of a dose for which a strange word stands; an empty string for any other."""
    if word in _SLIP or len(word) < _LEAST or is_english(word):
        return _SLIP.get(word, "")
    begins = [one for one in _WORDS if one[0] == word[0]]
    found = extractOne(word, begins, scorer=OSA.distance, score_cutoff=1 + (len(word) >= _LONG))
    return found[0] if found else ""


def is_it(rest: str, names: Sequence[str]) -> bool:
    """Tell whether what follows a verb is a medicine, "it", or nothing but a time."""
    words = rest.split()
    if not words:
        return False
    near = " ".join(words[:4])
    if _POINTS.match(near):
        return True
    return is_known(near, names)


def is_known(near: str, names: Sequence[str]) -> bool:
    return bool(re.search(rf"\b(?:{KINDS}|one|ones)\b", near)) or is_named(near, names)


def names_one(line: str, names: Sequence[str]) -> bool:
    """Tell whether plain words name a medicine, by its kind or by one of her names."""
    return bool(re.search(rf"\b{KINDS}\b", line)) or is_named(line, names)


def is_named(line: str, names: Sequence[str]) -> bool:
    known = best(line, [name for name in names if name])
    return known.certain or known.ambiguous
