"""She took more of a medicine than she meant to, however she spells it: that is danger, and never an order."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.doses import dose_spelling

_TOOK = r"(?:took|taken|take|swallowed|swallow|had|popped|gulped|drank|ate|gave (?:her|him|mum|mom|dad|myself)|done)"
_MANY = r"(?:2|3|4|5|6|two|too|to|three|thre|four|five|six|double|both|extra|another|second|more)"
_SENTENCES = re.compile(r"[.!?;\n]+")
_HAD_MANY = re.compile(rf"\b{_TOOK}\b(?: \w+){{0,4}}? {_MANY}\b(?P<what>(?: \w+){{0,4}})")
_SLIP = re.compile(
    r"\b(?:by|in|on) (?:mis\w+|acc?id\w+|axid\w+)|\bmist[aey]k\w*|\bacc?iden\w*"
    r"|\binst[ea]+d of (?:1|one|won)\b|\bnot (?:1|one)\b|\bby wrong\b"
    r"|\b(?:c[ou]+dn\w*|couldnt|cant|cudnt|didnt) (?:see|read|reed|c|notice|think|know|relize|realise|realize)\b"
    r"|\b(?:is|iz) (?:that|it|this|dat) (?:bad|bd|ok|okay|alright|safe|danger\w*|too much|to much|harmful)\b"
    r"|\b(?:will|can|does) (?:it|that|they) (?:hurt|harm|kill|matter)\b|\boops\b"
    r"|\bwhat (?:do|should|shall|shud|can) i\b|\bam i (?:ok|okay|alright|in trouble|going to)\b"
    r"|\bwasnt thinking\b|\bwithout thinking\b|\bmixed up\b|\bforgot i\b|\bworried\b|\bscared\b"
)
_TOO_MANY = re.compile(
    rf"\b{_TOOK}\b(?: \w+){{0,2}}? (?:too (?:many|much|meny)|to (?:many|meny)|a double|double|an extra|1 too many"
    r"|one too many)\b(?P<what>(?: \w+){0,4})"
)
_TWICE = re.compile(
    rf"\b{_TOOK}\b (?P<what>(?:\w+ ){{1,4}})(?:twice|twic|2 times|two times|again)\b(?! (?:a|each|every|per|daily)\b)"
)
_NOT_SO = re.compile(
    rf"\b(?:not|didnt|never|havent|dont|wont|will|should i|can i|could i|may i|if i|did i|have i)\b"
    rf"(?: \w+){{0,2}}? {_TOOK}\b"
    r"|\b(?:left|usual|normal|always|supposed to (?:take|have)|as (?:told|usual|always))\b"
)


def says(text: str, names: Sequence[str]) -> bool:
    """Tell whether she says that she took too much of a medicine, by one of its names or its kind."""
    slipped = is_slip(text)
    told = [dose_spelling.plain(sentence) for sentence in _SENTENCES.split(text)]
    return any(_says(line, names, slipped) for line in told if not _NOT_SO.search(line))


def is_slip(text: str) -> bool:
    """Tell whether a text says that it was not meant ("by mistake", "oops")."""
    return bool(_SLIP.search(dose_spelling.plain(text)))


def _says(line: str, names: Sequence[str], slipped: bool) -> bool:
    if slipped and _of_medicine(_HAD_MANY, line, names):
        return True
    if _of_medicine(_TOO_MANY, line, names):
        return True
    twice = _TWICE.search(line)
    again = bool(twice and twice[0].endswith("again"))
    return bool(twice) and (slipped or not again) and _of_medicine(_TWICE, line, names)


def _of_medicine(pattern: re.Pattern[str], line: str, names: Sequence[str]) -> bool:
    return any(
        dose_spelling.names_one(found["what"], names) for found in pattern.finditer(line) if found["what"]
    )
