"""What her words say of a dose: that she took it, asks of it, bears it out; only words of a medicine say any of it."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.doses.dose_hours import NO_REMINDER, NOT_THAT_TIME, TIME_WORD
from concierge_bot.understanding.doses.dose_spelling import (
    IT,
    KINDS,
    SENTENCES,
    is_it,
    is_named,
    names_one,
    plain,
)

_ELSEWHERE = r"(?! (?:back|to the|out|away|off|home|easy|from|up|round|over|delivered|brought)\b)"
TOOK = re.compile(
    r"\b(?:took|taken|swallowed|injected|had|popped|gave|given|downed|used|done|did(?: \w+)? (?:take|have)|did"
    r"|(?:mi|me) (?:done |did )?(?:take|tek)(?= (?:it|dem|them|all|both)\b(?! (?:every|when|before|at night))))\b"
)
_WEAK = frozenset("had gave given used done did".split())
"""What one may do to anything: of a dose it is only where she says it of herself."""
_HELPING = frozenset(
    "has have had already just done also all too been really did do ve now finally even".split()
)
_ANOTHER = frozenset("he they you u ya yall who somebody someone nobody".split())
_HERSELF = frozenset(
    "i ive id im we weve mi me she mum mom mama yes yep yeah aye ok okay and then so but well sorry oh no "
    "dear love hun "
    "honey because cause cos that breakfast lunch dinner supper tea coffee morning night today pill pills tablet "
    "tablets meds medicine one ones it them both all mine".split()
)
NO_SECOND = re.compile(
    r"\b(?:not|aint|didnt|did not|dont|havent|never|nor)\b.*\b(?:twice|two times|2 times|again|double|another|extra"
    r"|second|too (?:many|much))\b"
)
"""She says that she took no second one: that is no word of having taken none."""
TOLD_YOU = re.compile(
    r"\bi (?:have |ve |did |just |already |only |done |also )*(?:told|tell|said|say|informed|texted|wrote|mentioned)"
    r"(?: (?:to )?(?:you|u|ya|yall|them|him|her|ye))?(?: (?:all|once|twice|three times|again|already|before|earlier"
    r"|just|this|last|mornin\w*|night|evening|today|yesterday))*(?: that)? (?=(?:i|ive|id|my|mi|the)\b)"
)
"""How she begins who says once more what she said before."""
_SAID_BEFORE = re.compile(
    r"(?<=\w )(?:(?:like|as|and|but) )?i (?:have |ve |did |just |already |also )*(?:told|texted|said to|informed)"
    r" (?:you|u|ya|yall|ye)(?: (?:so|that|all|now|once|twice|three times|again|already|before|earlier|today))*$"
)
"""How she ends who says so: how often she told us is no word of how often she took it."""
_BY_ITSELF = re.compile(r"\b(?:took|taken|swallowed|injected|did(?: \w+)? take)$")
_THEN_DONE = re.compile(
    rf"\b(?:{KINDS}|all|they are|its|it is) (?:\w+ )?(?:taken|done|gone|down|swallowed)\b"
    rf"|\b(?:have|ive|has|had|got) {IT} (?:both |all |just |already )?(?:taken|swallowed)\b"
)
_NOT_SURE = re.compile(
    r"\b(?:not|aint|didnt|havent|hasnt|hadnt|dont|wont|cant|couldnt|never|half|some|part|maybe|mabye|perhaps|think|thought|might"
    r"|dunno|unsure|forgot\w*|forget|will|ill|gonna|going|about to|almost|nearly|wrong|spat|spit|threw|dropped|if"
    r"|whether|sh?ou?ld|or|tomorrow|yesterday|twice|double|extra|only|except|one of)\b|\?"
)
_DAY_BEFORE = re.compile(
    r"^(?:(?:and|also|so|too|i did|same|it|was|on|the) )*(?:yesterday|last night|day before)"
    r"(?: (?:too|also|as well|i did|did i|the same|same|it was|took it|taken|and|morning|evening|night))*$"
)
"""What she took the day before beside the one of now: it puts no doubt on that."""
_HALF_HOUR = re.compile(
    r"\bhalf (?:past|an hour|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
ASKS = re.compile(
    r"^(?:(?:and|so|but|well|hey|please|tell me)\W+)*(?:when|what|why|who"
    r"|(?:did|have|has|was|do|does) (?:i|she|he|we|you|mum|mom|me|anyone|somebody))\b|\?"
)
_ASKS_FOR_MORE = re.compile(
    r"\b(?:need|order|send|get me|bring|want|remind|call me|ring|can you|could you|whats|where)\b"
)
_ALREADY = re.compile(
    r"^(?:(?:yes|yep|yeah|oh|i|ive|we|dear|sorry) )*"
    r"(?:(?:already|done) (?:did|have|had|done)|did already|have already)"
    r"(?: (?:dear|love|hun|thanks?|thank you|honey))*"
    r"(?: (?:at|with|before|after|around|about|when|this|earlier|an?)\b.*)?$"
)
"""An answer to a reminder with no more in it: "already did at supper"."""
_LETTER_AT = re.compile(
    rf"^t+ (?:at )?(?:\d[\d ]*(?:[ap]m|hours)?|(?:{TIME_WORD} ?)+)(?: (?:sharp|this morning|tonight))?$"
)
_BEARS_OUT = re.compile(
    r"^(?:(?:yes|yeah|yep|aye|yup|oh|of course|but|no no|sure) )+i"
    r" (?:already |did |have |ve |just )*(?:took|taken|take|had|did)\b"
    r"|\bdidnt i\b|\b(?:i|ive) (?:have |already |just |also )*(?:told|texted) (?:you|ye|u|ya|yall)\b"
)
_ONE_MORE = re.compile(r"\b(?:again|another|second|twice|double|more|extra|just now)\b")

_I_DID = re.compile(
    r"^(?:(?:yes|yeah|yep|aye|oh|well|indeed|sure|but|of course) )*i (?:did|have)(?! not\b)"
    r"(?: (?:yes|indeed|so|dear|love|already|surely|thank|thanks|you|just|now))*"
    rf"(?: (?:an?|half an?|{TIME_WORD}) (?:{TIME_WORD} )?(?:hour|hours|minutes?|mins?) ago)?"
    r"(?: (?:at|with|before|after) .*)?$"
)
_RAN_OUT = re.compile(r"\b(?:gone|empty|all out)\b.*\b(?:more|refills?|another|order|new ones?)\b")
_CLAIMED = re.compile(r"\b(?:took|taken|swallowed|had|down|done)\b")
_RETRACTS = re.compile(
    r"\b(?:wait|hang on|hold on|oops)\b|\bno(?: no)* (?:that|it|those|them|they|i|sorry|not)\b"
    r"|\b(?:actually|sorry|oh) (?:no|not|that was|it was|i mean\w*)\b"
)


def asks(text: str) -> bool:
    """Tell whether words only ask of a dose ("did i take it")."""
    return bool(ASKS.search(plain(text)))


def of_medicine(text: str, names: Sequence[str]) -> bool:
    """Tell whether words are about a medicine, or of taking something that is only called "it"."""
    line = plain(text)
    return bool(
        names_one(line, names)
        or line
        in ("t", "l", "taken", "took", "done", "later", "in a bit", "in a minute", "not yet", "snooze")
        or re.search(
            rf"\b(?:take|took|taken|tek|taking|had|have|swallow\w*)\b(?: \w+)? {IT}{_ELSEWHERE}\b", line
        )
        or _BY_ITSELF.search(line)
        or re.search(r"\b(?:later|minutes?|mins?|not yet|ask me)\b", line)
    )


def says_taken(text: str, names: Sequence[str]) -> bool:
    """Tell whether she says, without a doubt, that she took it: "had my breakfast" and "did half" do not."""
    said = [without_us(plain(sentence)) for sentence in SENTENCES.split(text.strip())]
    sure = [
        NOT_THAT_TIME.sub("", line).strip()
        for line in said
        if not (NO_SECOND.search(line) or _DAY_BEFORE.search(line))
    ]
    told = [line for line in sure if not ASKS.search(line)]
    if any(_NOT_SURE.search(_HALF_HOUR.sub("", line.replace("?", " "))) for line in sure):
        return False
    return any(_says_taken(line, names) for line in told)


def of_day_before(text: str) -> bool:
    """Tell whether a sentence of a text says that she took yesterday's too."""
    return any(_DAY_BEFORE.search(plain(sentence)) for sentence in SENTENCES.split(text.strip()))


def _says_taken(line: str, names: Sequence[str]) -> bool:
    verbs = [verb for verb in TOOK.finditer(line) if not of_another(line, verb, names)]
    of_it = any(is_it(line[verb.end() :], names) for verb in verbs)
    alone = any(verb[0] in ("took", "taken", "swallowed") and time_only(line[verb.end() :]) for verb in verbs)
    said = (_BY_ITSELF, _THEN_DONE, _ALREADY, _LETTER_AT)
    return of_it or alone or any(words.search(line) for words in said)


def of_another(line: str, verb: re.Match[str], names: Sequence[str]) -> bool:
    """Tell whether somebody else did it: "the plumber did it", "fred has done it", "they took it"."""
    before = line[: verb.start()].split()
    while before and before[-1] in _HELPING:
        before.pop()
    if not before or before[-1] in _HERSELF or is_named(" ".join(before[-2:]), names):
        return False
    noun = len(before) > 1 and before[-2] in ("the", "my", "his", "her", "your") and verb[0] != "taken"
    return before[-1] in _ANOTHER or noun or (verb[0] in _WEAK and not re.fullmatch(TIME_WORD, before[-1]))


def without_us(line: str) -> str:
    """Return plain words without what they say of us: that she told us before, or that we need not ask."""
    return NO_REMINDER.sub("", _SAID_BEFORE.sub("", TOLD_YOU.sub("", line))).strip()


def says_so_again(text: str) -> bool:
    """Tell whether she only bears out what she told before ("yes I took it", "I told you I did", "didn't I")."""
    line = plain(text)
    return bool(_BEARS_OUT.search(line)) and not _ONE_MORE.search(line)


def retracts(text: str) -> bool:
    """Tell whether a text takes back in the same breath that something was taken: "took it wait no, the vitamin"."""
    line = plain(text)
    taken = _CLAIMED.search(line)
    return bool(taken and _RETRACTS.search(line[taken.end() :]))


def ran_out(text: str) -> bool:
    """Tell whether a medicine is gone and more of it is wanted: then it was not taken just now."""
    return bool(_RAN_OUT.search(plain(text)))


def says_i_did(text: str) -> bool:
    """Tell whether words say "I did", in whatever manner, and no more than when: it is of what was asked."""
    return bool(_I_DID.search(plain(text)))


def asks_besides(text: str) -> bool:
    """Tell whether words ask for something beside what they say of a dose."""
    return bool(_ASKS_FOR_MORE.search(NO_REMINDER.sub("", plain(text))))


def time_only(rest: str) -> bool:
    """Tell whether what follows a verb says only when."""
    return bool(re.fullmatch(r"(?: (?:at|about|around|by|half|quarter|past|to|sharp|already|now|just|earlier|ago|dear"
                             r"|love|thanks|thank|you|this|morning|am|pm|oclock|o|clock|hours|\d{1,4}|\d{1,4}[ap]m|one|two"
                             r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon))*", rest))  # fmt: skip
