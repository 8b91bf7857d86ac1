"""Does she ask what she took, which the record knows, or what she should take, which only a pharmacist may say?"""

import re

_RECALL = re.compile(
    r"\b(did|have|had|has|was|whether|if) (i|me|mi|ive|we|she|he|her|mum|mom|mama|dad) (already |just |not |even )*"
    r"(take|took|taken|tek|have|had|swallow\w*|do|done)\b|\bdid mi t[ae]k\b|\bwhen did i (last )?(take|have)\b"
)
_NOT_ONLY = re.compile(
    r"\b(should|safe|what (should|do|can) i|too (much|many)|twice|double\w*|by mistake|missed|can i)\b"
)
_SUPPLY = re.compile(
    r"\b(how (many|much)|enough|any|many)\b.*\b(left|remain\w*|got|still have|(do )?i have|in the (box|bottle|pack))\b"
    r"|\b(have|got|do i)\b.*\b(enough|any (left|more))\b"
    r"|\b(am|are) (i|we|they) (running|nearly|getting|almost) (out|low)\b"
    r"|\bwhen (do|will|does|am) .*\brun\w* out\b|\bhow long (will|do|does) .*\blast\b"
)
_HOW_TO = re.compile(
    r"\b(should|safe|can i|may i|must|take|taking|took|taken|too (much|many)|twice|double\w*|mistake|missed)\b"
)


_OTHER_THINGS = re.compile(
    r"(?:my|me|a|an|the|some|any|her|his) (?:\w+ )?(?:breakfast|lunch|dinner|supper|tea|coffee|meals?|bath|shower|nap"
    r"|walk|post|mail|letters?|visitors?|calls?|delivery|hair|order|shopping|groceries|milk|bread|eggs|food|drink|water|bins?"
    r"|bus|taxi|photo|picture|appointment)\b(?! (?:pills?|tablets?|meds?|medicines?|ones?|dose|insulin))"
)


def asks_the_record(text: str) -> bool:
    """Tell whether a text asks only whether she took it; "have i had my lunch" asks about no medicine."""
    line = text.casefold().replace("'", "").replace("’", "")
    return bool(_RECALL.search(line)) and not _NOT_ONLY.search(line) and not asks_of_other_things(text)


def names_pills(text: str) -> bool:
    """Tell whether a text names what one takes, misspelled too ("did i take my pil")."""
    return bool(re.search(r"\b(?:pil+s?|tablets?|tabs?|meds?|med[ei]\w*n\w*|dos[ei]s?)\b", text.casefold()))


def asks_of_other_things(text: str) -> bool:
    """Tell whether a text asks whether she had her lunch, or a bath: no pharmacist's matter."""
    line = text.casefold().replace("'", "").replace("’", "")
    asked = _RECALL.search(line)
    return asked is not None and bool(_OTHER_THINGS.match(line[asked.end() :].strip()))


def asks_of_yesterday(text: str) -> bool:
    """Tell whether a text asks about the day before."""
    return bool(re.search(r"\b(?:yesterday|last night|yday|night before)\b", text.casefold()))


def asks_supply(text: str) -> bool:
    """Tell whether a text asks how much of a medicine is left, and nothing about how to take it."""
    line = text.casefold().replace("'", "").replace("’", "")
    return bool(_SUPPLY.search(line)) and not _HOW_TO.search(line)


def part_of_day(text: str) -> tuple[int, int]:
    """Return the hours of the day that a text speaks of, the whole day if none."""
    line = text.casefold()
    for words, hours in (
        (r"mornin\w*|breakfast", (0, 12)),
        (r"lunch|noon|afternoon", (11, 17)),
        (r"evening|night|bed", (17, 24)),
    ):
        if re.search(rf"\b({words})\b", line):
            return hours
    return (0, 24)
