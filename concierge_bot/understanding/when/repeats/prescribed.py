"""What comes again as a nurse writes it: "5mg OD", "BID", "qhs"."""

from concierge_bot.understanding.when.parts import UNREAD, Dropped, Found, PartOfDay
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats.units import each_of

_LATIN: dict[str, tuple[int, str]] = {
    "bid": (2, ""), "bd": (2, ""), "tid": (3, ""), "tds": (3, ""), "qid": (4, ""), "qds": (4, ""), "od": (1, ""),
    "qd": (1, ""), "om": (1, "morning"), "qam": (1, "morning"), "on": (1, "night"), "qhs": (1, "night"),
    "qpm": (1, "evening"), "nocte": (1, "night"), "mane": (1, "morning"),
}  # fmt: skip
_WORDS_TOO = ("bid", "bd", "od", "om", "on", "mane", "qd")
_DOSES = ("mg", "mcg", "ml", "g", "tablet", "tab", "tabs", "tablets", "units", "puffs", "drops")


def prescribed(r: Reader, i: int) -> Found | None:
    """ "5mg OD", "BID", "qhs", "q6h": as a nurse writes it."""
    if r.word(i) in ("prn", "stat"):
        return [Dropped(UNREAD)], i + 1
    short = _LATIN.get(r.word(i))
    if short is None or (r.word(i) in _WORDS_TOO and not _is_dosed(r, i)):
        return None
    count, part = short
    return [each_of("day", count=count), *([PartOfDay(part)] if part else [])], i + 1


def _is_dosed(r: Reader, i: int) -> bool:
    """Whether an amount or hour stands beside letters that are also words ("on", "bid", "od")."""
    near = [k for k in (r.skip(i + 1, ",", "-"), i - 1 - (r.word(i - 1) == ",")) if r.word(k)]
    if r.word(i) == "on":
        return r.word(i - 1) in _DOSES and r.kind(i + 1) in ("number", "clock", "")
    return any(r.word(k) in _DOSES or r.kind(k) in ("number", "clock") for k in near)
