"""Does she ask what she took, which the record knows, or what she should take, which only a pharmacist may say?"""

import re

_RECALL = re.compile(
    r"\b(did|have|had|has|was|whether|if) (i|me|mi|ive|we) (already |just |not |even )*"
    r"(take|took|taken|tek|have|had|swallow\w*|do|done)\b|\bdid mi t[ae]k\b|\bwhen did i (last )?(take|have)\b"
)
_NOT_ONLY = re.compile(
    r"\b(should|safe|what (should|do|can) i|too (much|many)|twice|double\w*|by mistake|missed|can i)\b"
)


def asks_the_record(text: str) -> bool:
    """Tell whether a text asks only whether she took it."""
    line = text.casefold().replace("'", "").replace("’", "")
    return bool(_RECALL.search(line)) and not _NOT_ONLY.search(line)


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
