"""The way back of a ride, which is asked for beside the way there: "and home again at four"."""

import re

from concierge_bot.understanding.visits import visit_hours
from concierge_bot.understanding.visits.ride_places import HOME, way

_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
WAY_BACK = re.compile(
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
    r"|(?:(?:somebody|someone|who)(?: to| is| will|'s)? |(?:i|we)(?:'ll| will)? (?:need|want) )?"
    r"(?:com(?:e|ing)|go(?:ing)?|get(?:ting)?|carry(?:ing)?|bring(?:ing)?"
    r"|tak(?:e|ing)|driv(?:e|ing)|run(?:ning)?)(?: me| us| him| her)? home|(?<=then )home"
    r"|(?:\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? )?(?<!from )(?<!my )home(?: again)?(?= (?:at|by|around|about"
    r"|after|later|\d))"
    r"|\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? home\b|then home"
    r"|there and (?:then )?back|both ways|to and (?:fro|back))\b[^.;!?\n]*",
    re.IGNORECASE,
)
"""The way home, which is the way back for who goes out."""
_THERE_AND_BACK = re.compile(r"\b(?:there and (?:then )?back|both ways|to and (?:fro|back))\b", re.IGNORECASE)


_HOUR = r"\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)?\b|noon\b"
_HOURS_HOME = re.compile(
    rf"[,\s]*\b(?:(?:and|also|then)\b[\s,]*)*(?:(?:{_HOUR})(?: o'?clock)?"
    r" (?:is|was|would be) (?:for |when )?(?:i'?m |i am |me )?"
    r"(?:going |coming |getting |the (?:ride|way|cab|taxi) )?home\b"
    rf"|(?<!from )(?<!my )(?<!at )(?<!be )home[ ,]+(?:again[ ,]+)?"
    rf"(?:maybe|about|around|say|perhaps|i think|at|by)[ ,]+(?:at )?(?={_HOUR}))"
    r"[^.;!?\n]*",
    re.IGNORECASE,
)
"""An hour that is told to be that of the way home: "11:45 is for going home", "and home, maybe 11:45"."""

_ABOUT = r"(?: (?:about|a?round|say))?"
_DONE = re.compile(
    r"[,.;\s]*\b(?:(?:and|then)\b[\s,]*)*(?:they|it|i|we|he|she|that)(?:'ll| will| should|'m|'s| am| is| are)"
    rf" (?:all )?(?:be )?(?:done|finished|through|out|over|ready)(?: with me)? (?:at|by|a?round|about|near){_ABOUT}"
    rf" (?:{_HOUR})",
    re.IGNORECASE,
)
"""When she is done where she goes: then she is brought home."""

_OTHERS = re.compile(
    r"\b(?:(?:[A-Z][a-z]+|(?:my|her|his|our) \w+)(?<!driver)(?<!cab)(?<!taxi)(?<!man)(?<!car)"
    r"(?:'s| is| are| will(?: be)?| might(?: be)?)?|(?:he|she|they)(?: is|'s| are|'re) (?:not )?)$"
)
"""Of whom it is told that they come home, and who is not fetched."""
_GOES_TO = re.compile(r"\bto (?:the |my |our )?(?:[A-Z]\w+ ?){1,3}$")
_COMES = re.compile(r"[\s,]*(?:and )?(?:com|go|return)(?:e|es|ing|s)?\b", re.IGNORECASE)
_BACK = r"(?:back|home(?! (?:care|help|made|cooked|aide|health|depot|delivery|nurse|phone)\b)|again)\b"
_WANTED = re.compile(
    r"\b(?:get|bring|take|drive|fetch|collect|carry|run|pick|see|send)(?:e?s|ing)? (?:me|us)"
    rf"(?: (?:up|all the way|safe|safely))* {_BACK}"
    r"|\b(?:com|return)(?:e|es|ing|s)? (?:back|again) (?:to|and|for)"
    r"(?: (?:get|fetch|collect|pick(?: up)?|take|bring))? ?(?:me|us)\b"
    r"|\b(?:i|we)(?:'m| am|'ll| will)? (?:\w+ ){0,3}?"
    rf"(?:get|getting|come|coming|go|going|ride|return|need) (?:back )?{_BACK}"
    r"|\b(?:ride|cab|taxi|lift|trip|car|way|one|go(?:ing)?|com(?:e|ing)|getting) (?:back|home(?! (?:care|help)))\b"
    r"|\breturn (?:ride|cab|taxi|lift|trip|journey|way)\b|\bround trip\b|\b(?:both|two) ways\b"
    r"|\b(?:there|to|out|going|over) and (?:then )?(?:back|fro|coming)\b|\bcoming and going\b"
    r"|(?:^|\bthen |\band )home(?: again)?(?=\W*$| (?:at|by|around|about|after|from|noon|\d))",
    re.IGNORECASE,
)
"""How she wants to be brought home, or asks who brings her."""
_FILLER = re.compile(
    r"(?:\W*(?:now|so|then|and|ok|okay|yes|no|oh|well|please|also|but)\b)*\W*", re.IGNORECASE
)
"""What stands before the way home and says nothing of the way there."""


def wanted(text: str) -> bool:
    """Tell whether a text wants herself to be brought home or back, or asks how she gets there."""
    found = _WANTED.search(line := plain(text))
    told = found is not None and not (_COMES.match(found[0]) and _is_of_others(line[: found.start()]))
    places = way(line.title() if line.isupper() else line)
    return told or (places.get("to") == HOME and places.get("from", HOME) != HOME)


def _is_of_others(before: str) -> bool:
    """Tell whether it is somebody else who comes back; where she goes to is nobody."""
    before = before.rstrip()
    return _OTHERS.search(before) is not None and not before.endswith(",") and not _GOES_TO.search(before)


def of_ride(words: str) -> tuple[str, str]:
    """Return what words say of the way there of a ride that stands, and of its way home.

    One hour beside the way home is that of the way home: "ride home from the doctor. about noon".
    """
    there, back = parted(words, out=True)
    if not back and wanted(words):
        return _out_only(words)
    if back and not visit_hours.hour(back) and visit_hours.hour(there) and not _says_out(there):
        return "", plain(words)
    return ("" if _FILLER.fullmatch(there) else there), back


def _out_only(words: str) -> tuple[str, str]:
    """Return words that want a way home without such a sentence: the way there is what else they say of one."""
    return (plain(words), "") if _says_out(words) else ("", plain(words))


def _says_out(words: str) -> bool:
    """Tell whether words say where or when she goes out, beside the way home."""
    there = visit_hours.parted(words)[1] != ""
    return there or goes_out(words)


def plain(words: str) -> str:
    """Return words with "p.m." as one word, so that a full stop ends a sentence."""
    return _DOTTED.sub(lambda found: f"{found[1]}m", " ".join(words.split()))


def parted(words: str, *, out: bool = False) -> tuple[str, str]:
    """Return words without what she says of the way back, and that; both as plain words.

    "Home at four" is the way back of who goes ``out``, or says so; else it is a way of its own.
    """
    line = plain(words)
    back: list[str] = []
    for pattern in (_HOURS_HOME, WAY_BACK, _HOMEWARD):
        for found in reversed(list(pattern.finditer(line))):
            before = line[: found.start()]
            if pattern is not WAY_BACK and not (out or _THERE_AND_BACK.search(found[0]) or goes_out(before)):
                continue
            if _COMES.match(found[0]) and "," not in found[0][:2] and _is_of_others(before):
                continue
            line = f"{before.rstrip(' ,:')}{line[found.end() :]}".strip()
            back.insert(0, found[0].strip(" ,:"))
    done = _DONE.search(line) if back and not visit_hours.hour(" ".join(back)) else None
    if done is not None:
        line, back = f"{line[: done.start()]}{line[done.end() :]}".strip(), [*back, done[0].strip(" ,.;")]
    return line, " ".join(back)


def goes_out(words: str) -> bool:
    return re.search(r"\bto\b", words) is not None and way(words).get("to", HOME) != HOME


def goes_back(words: str) -> bool:
    """Tell whether words begin with the way back."""
    return bool(WAY_BACK.match(words))
