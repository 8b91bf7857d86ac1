"""Figures that count nothing: an hour, a day or a stretch of time, and no amount, age or party."""

from concierge_bot.understanding.when.reader import GLUE, Reader

RIDES = frozenset("taxi ride lift car cab bus transport needed ready here there me us up".split())
_LABELS = frozenset(("#", "$", "-", "/", "~", "no"))


def is_bare_number(r: Reader, i: int) -> bool:
    """A figure that counts nothing and stands behind no thing is an hour, a day or an amount of time."""
    if (r.number(i) is None and r.kind(i) != "ordinal") or r.word(i) == "one":
        return False
    if r.word(i + 1) == "at" or (r.word(i + 1) == "of" and r.number(i + 2) is None) or is_party(r, i):
        return False
    if 31 < (r.number(i) or 0) < 100:
        return False  # his age
    counts = not r.is_free(i + 1) and r.kind(i + 1) not in ("number", "clock", "half", "ordinal")
    label = r.kind(i - 1) == "word" and r.word(i - 1) not in GLUE
    return not counts and not label and r.word(i - 1) not in _LABELS


def is_had(r: Reader, i: int) -> bool:
    """ "we got 3 in there"."""
    here = r.word(i + 1) in ("in", "left", "here", "there", "now", "already")
    return r.number(i) is not None and r.word(i - 1) in ("got", "have", "had") and here


def is_party(r: Reader, i: int) -> bool:
    """ "dinner for two": how many eat, and no hour."""
    return (
        r.word(i - 1) == "for"
        and r.word(i) in ("one", "two", "three", "four", "five", "six")
        and r.word(i - 2) not in RIDES
        and r.kind(i + 1) in ("", "mark")
    )
