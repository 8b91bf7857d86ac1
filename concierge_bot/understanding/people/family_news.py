"""What a contact tells of the person we look after: a death, a stay in hospital, a medicine that was taken."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.people.alarm_replies import took_as_usual
from concierge_bot.understanding.people.kin import with_one_word
from concierge_bot.understanding.words.plain_words import plain

_AWAY = re.compile(
    r"\b(?:in (?:the )?(?:hospital|icu|er|rehab)|(?:to|into) (?:the )?hospital|hospitali[sz]ed|been admitted"
    r"|admitted (?:to|last|this|today|yesterday))\b"
)
_JUST = r"(?:(?:has|have|had|sadly|just|also|suddenly|quietly|peacefully|already|now) )*"
_DIED = re.compile(
    rf"\bwho {_JUST}(?:died|passed away|passed on|passed (?:last|this|in|on|at|yesterday|today|peacefully|quietly"
    r"|suddenly|during|early))\b"
    r"|\b(?:we|i|have|we have|i have) (?:just |have )?lost (?:my |our |dear )?who\b"
    r"|\b(?:death|passing|funeral) of (?:my |our )?who\b|\bwhos? (?:death|funeral)\b"
    r"|\bwho is no longer (?:with us|alive)\b|^ who {0,1}died\b"
)
_NO_NEWS = re.compile(r"\b(?:not|never|nearly|almost|if|when|before|if ever|cat|dog|laughing)\b")
_HAD = re.compile(
    r"\bwho (?:(?:has|have|had|just|already|did|finally|really|said|says|told|me|that|who|is|s) )*"
    r"(?:took|taken|had|swallowed|injected|take|have) (?:who |the |all |both |some |of |a |one )*(?P<what>\w+)"
)
_WAS_TAKEN = re.compile(
    r"\b(?P<what>\w+) (?:was|were|is|are|has been|have been|got) taken\b(?! (?:by|from|away|out|off|to)\b)"
)
_NOT_YET = re.compile(
    r"\b(?:not|no|never|didnt|hasnt|havent|wont|dont|refus\w*|forgot\w*|cant|if|might|maybe|think|thinks|will|should"
    r"|too|did|ask|remind|tell|when|has to|needs"
    r"|yesterday|last)\b"
    r"|[.] (?:has|have|did|is|was|are|do|does|any|how|what|whether)\b"
)
_MEDICINES = frozenset(
    "pill pills medicine medicines meds med medication medications tablet tablets insulin dose doses drops inhaler "
    "injection shot pastillas it them".split()
)


def away(text: str) -> bool:
    """Tell whether a contact reports that she is in hospital: nothing of ours may go on as before."""
    return bool(_AWAY.search(plain(text)))


def died(text: str, names: Sequence[str]) -> bool:
    """Tell whether a contact reports that she has died; a question, a pet or a manner of speaking is no report."""
    said = plain(text)
    return "?" not in text and not _NO_NEWS.search(said) and bool(_DIED.search(_of_whom(said, names)))


def had_medicine(text: str, names: Sequence[str], medicines: Sequence[str]) -> bool:
    """Tell whether a contact says plainly that she has had a medicine, by a common word or one of her own."""
    said = plain(text)
    if "?" in text or _NOT_YET.search(said) or not took_as_usual(text, "overdose"):
        return False
    own = {word for name in medicines for word in plain(name).split()}
    line = _of_whom(said, names)
    return any(
        found["what"] in _MEDICINES | own
        for pattern in (_HAD, _WAS_TAKEN)
        for found in pattern.finditer(line)
    )


def _of_whom(said: str, names: Sequence[str]) -> str:
    return " ".join(with_one_word(said.replace("mums ", "mum ").replace("moms ", "mom "), names).split())
