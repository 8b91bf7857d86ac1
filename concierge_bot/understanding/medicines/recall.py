"""Does she ask what she took, which the record knows, or what she should take, which only a pharmacist may say?"""

import re

from concierge_bot.understanding.doses import dose_spelling
from concierge_bot.understanding.words.match import names_another

_RECALL = re.compile(
    r"\b(did|have|had|has|was|whether|if) (i|me|mi|ive|we|she|he|her|mum|mom|mama|dad) (already |just |not |even )*"
    r"(take|took|taken|tek|have|had|swallow\w*|do|done)\b|\bdid mi t[ae]k\b|\bwhen did i (last )?(take|have)\b"
)
_WHEN_TAKEN = re.compile(
    r"\b(?:w?hen|what time|wat time|wot time|what|wat)\b.*\b(?:i|mi) (?:last |did |have )*(?:took|taken|tuk"
    r"|tok|had)\b(?!.*\b(?:should|can|may)\b)"
)
_WHICH = re.compile(
    r"\b(?:took|taken|had|swallowed) (?:something|some (?:pil+s?|tablets?)|a (?:pil+|tablet) but"
    r"|the wrong (?:one|pil+s?|tablets?))\b"
    r"|\b(?:dont|do not|not sure|cant remember) (?:\w+ )?(?:what|which)(?: \w+){0,2} (?:i )?(?:took|taken|had)\b"
    r"|\bwhich (?:pil+|tablet|one) (?:did|have) i (?:take|took|taken|have|had)\b"
    r"|\b(?:took|taken|had|swallowed|take)\b.*\b(?:was|is|were|wasnt|isnt) (?:it|that|this|they|those) (?:really )?"
    r"(?:the|my|for)(?: \w+){0,2} (?:one|ones|pil+s?|tablets?|dose|morning|evening|noon|night)\b"
)
"""She took something, and knows or wonders not what: "took a pill, was that the evening one"."""
_NOT_ONLY = re.compile(
    r"\b(should|safe|what (should|do|can) i|too (much|many)|twice|double\w*|by mistake|missed|can i)\b"
)
_SUPPLY = re.compile(
    r"\b(how (many|much)|enough|any|many)\b.*\b(left|remain\w*|got|still have|i have|have i|in the (box|bottle|pack))\b"
    r"|\b(have|got|do i)\b.*\b(enough|any (left|more))\b"
    r"|\b(am|are) (i|we|they) (running|nearly|getting|almost) (out|low)\b"
    r"|\bwhen (do|will|does|am) .*\brun\w* out\b|\bhow long (will|do|does) .*\blast\b"
)
_HOW_TO = re.compile(
    r"\b(should|safe|can i|may i|must|take|taking|took|taken|too (much|many)|twice|double\w*|mistake|missed)\b"
)


_OF_MEDICINE = re.compile(
    r"\b(?:t[ae]k(?:e|es|en|ing)|took|swallow\w*|eat\w*|ate|drink\w*|drank|mix\w*|dos(?:es?|age)|prescri\w*|refill\w*"
    r"|safe\w*|doctors?|nurse|pharm\w+|chemist|drug\w*|vitamins?|sugar|insulin|pressure|blood|heart|thyroid|cholesterol"
    r"|pain\w*|ach\w+|hurt\w*|dizzy|sick|ill|sleep\w*|stomach|head\w*|cough|cold|fever|rash|allerg\w*|side effects?"
    r"|feel\w*|alcohol|wine|beer|sherry|whisk\w+|grapefruit|spinach|miss(?:ed|ing)|skip\w*|double\w*|twice|again|another|half"
    r"|too (?:much|many)|early|late|apart|stop(?:ped)?|start(?:ed)?|symptoms?|weak|tired|bottle|box|label|cream|drops"
    r"|(?:white|pink|blue|yellow|red|green) ones?|inhaler|shots?|injections?|patch|needles?|mg|mcg|units?"
    r"|(?:morning|night|evening) one)\b"
    r"|\b(?:can|could|should|shall|may|must|do|does|did|if|have|had|when|why do|how (?:do|long|many|often))"
    r" (?:i|it|they|this|these|them|one)\b"
    r"|\bok(?:ay)? (?:to|with|if|for)\b"
    r"|\bwhat(?:s| is| are)\b.*\b(?:it|this|that|these|those|they|them) for\b"
)
"""Words that a question of taking a medicine has, one at least."""
_ASKS_ADVICE = re.compile(
    r"\b(?:is|was|isnt|would) (?:it|that|this) (?:\w+ )?(?:ok|okay|safe|all ?right|bad|true|dangerous|fine|harmful)\b"
    r"|\b(?:can|could|may|should|shall|do|am|must) i\b|\b(?:does|do|will|would|can)\b|\bwhat (?:if|happens)\b|\bok to\b"
    r"|^(?:is|are|was)\b.*\b(?:ok|okay|safe|bad|all ?right|allowed|dangerous)\b"
)
_GOES_WITH_IT = re.compile(
    r"\b(?:alcohol|rum|wine|beer|gin|vodka|whisk\w+|sherry|brandy|liquor|spirits|drinks?|drinking|drank|stout|grapefruit"
    r"|cough (?:syrup|medicine|mixture)|herbal|vitamins?)\b"
)
_WITH_IT = re.compile(r"\b(?:with|while|together|on) (?:it|them|my|mi|the|this|that|these|those|taking)\b")
_WORKS = re.compile(
    r"\b(?:stops?|helps?|cures?|prevents?|causes?|thins?|raises?|lowers?|good for|bad for|mix(?:es|ed)?|together"
    r"|side effects?|harms?|works?)\b"
)
_AT_ANY_SHOP = re.compile(
    r"\b(?:aspirin|ibuprofen|tylenol|advil|paracetamol|panadol|aleve|antacids?|antibiotics?|statins?|insulin)\b"
)
_OF_HERSELF = re.compile(r"\b(?:i|im|ive|my|me|mi|she|he|her|his|wife|husband)\b")
_MAY_I_ASK = re.compile(r"\b(?:can|may|could) i (?:also |just |please )*ask\b")
_WHEN_DUE = re.compile(
    r"\b(?:w?hen|whens|wen|wens|whn|what time|wat time|wot time|how soon|how long (?:till|til|until))\b(?: \w+){0,7}? ?"
    r"\b(?:due|next|take|have|had|is|are|its|pills?|tablets?|one)\b"
)
_TO_HER_DOOR = re.compile(
    r"\b(?:deliver\w*|arriv\w*|com(?:e|es|ing)|refill\w*|ready|bring\w*|collect|pick\w*|order\w*|pharmacy|run\w* out)\b"
)
_ADVICE_OR_PAST = re.compile(r"\b(?:should|can|may|did|stop|start|last)\b")
_AGAIN = re.compile(
    r"\b(?:sh[ou]+ld|shall|ought|do|can|must|may|ok to|okay to|need to|better)\b.*"
    r"\b(?:again|another|second|more)\b"
)
_SAID = re.compile(
    r"\b(?:did|have|had) i (?:already |just |ever )*(?:say|said|order\w*|ask\w*|tell|told|mention\w*|text\w*|want)\b"
)
_OUR_DOING = re.compile(
    r"(?:(?:and|so|but|well|ok|hello|hi|hey|please|dear|now)\W+)*(?:did|have|has|are|will|were) (?:you|u|ya|they)\b"
)
_DAY = re.compile(r"\bwhat (?:day|date)\b|\bis it (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_BUYS = re.compile(
    r"\b(?:can|could) (?:i|you|u|we) (?:please )?(?:get|buy|order|send|bring|have)\b"
    r"|\b(?:order|buy|send me|get me|bring me|sell)\b"
)
_OTHER_THINGS = re.compile(
    r"(?:my|me|a|an|the|some|any|her|his) (?:\w+ )?(?:breakfast|lunch|dinner|supper|tea|coffee|meals?|bath|shower|nap"
    r"|walk|post|mail|letters?|visitors?|calls?|delivery|hair|order|shopping|groceries|milk|bread|eggs|food|drink|water|bins?"
    r"|bus|taxi|photo|picture|appointment)\b(?! (?:pills?|tablets?|meds?|medicines?|ones?|dose|insulin))"
)


def asks_the_record(text: str) -> bool:
    """Tell whether a text asks only whether she took it; "have i had my lunch" asks about no medicine."""
    line = _line(text)
    asked = _RECALL.search(line) or _WHEN_TAKEN.search(line)
    return bool(asked) and not _NOT_ONLY.search(line) and not asks_of_other_things(text)


def doubts_which(text: str) -> bool:
    """Tell whether she took something and knows not what: a pharmacist's matter, whatever else is asked."""
    return bool(_WHICH.search(_line(text)))


def may_be_of_medicine(text: str) -> bool:
    """Tell whether a text has any word that a question of taking a medicine has."""
    line = _line(text)
    return bool(_OF_MEDICINE.search(line)) or names_pills(text) or names_another(line, {})


def names_pills(text: str) -> bool:
    """Tell whether a text names what one takes, misspelled too ("did i take my pil")."""
    return bool(re.search(r"\b(?:pil+s?|tablets?|tabs?|meds?|med[ei]\w*n\w*|dos[ei]s?)\b", _line(text)))


def asks_of_other_things(text: str) -> bool:
    """Tell whether a text asks whether she had her lunch, or a bath: no pharmacist's matter."""
    line = _line(text)
    asked = _RECALL.search(line)
    return asked is not None and bool(_OTHER_THINGS.match(line[asked.end() :].strip()))


def asks_when_due(text: str) -> bool:
    """Tell whether a text asks at what time a medicine is due, and not when it comes to the door."""
    line = _line(text)
    asked = _WHEN_DUE.search(line)
    if asked is None or _WHEN_TAKEN.search(line) or _TO_HER_DOOR.search(line) or _BUYS.search(line):
        return False
    return not _ADVICE_OR_PAST.search(line[: asked.end()])


def asks_again(text: str) -> bool:
    """Tell whether a text asks whether to take once more what was taken already; to get more is another thing."""
    line = _line(text)
    return bool(_AGAIN.search(line)) and not _BUYS.search(line)


def asks_advice(text: str, *, of_medicine: bool) -> bool:
    """Tell whether a text asks what may go with a medicine (``of_medicine``: it speaks of one), or what one does."""
    line = _line(text)
    if not _ASKS_ADVICE.search(line) or (buys(text) and not _WITH_IT.search(line)):
        return False
    return bool(of_medicine and _GOES_WITH_IT.search(line)) or asks_in_general(text)


def asks_in_general(text: str) -> bool:
    """Tell whether a text asks what some medicine does, of nobody in particular ("does aspirin stop a stroke")."""
    line = _line(text)
    known = names_another(line, {}) or names_pills(text) or bool(_AT_ANY_SHOP.search(line))
    return known and bool(_ASKS_ADVICE.search(line) and _WORKS.search(line)) and not _OF_HERSELF.search(line)


def asks_what_she_said(text: str) -> bool:
    """Tell whether a text asks what she said or ordered: that is not of a medicine as such."""
    return bool(_SAID.search(_line(text)))


def asks_of_our_doing(text: str) -> bool:
    """Tell whether a text asks what we did or will do, and names no medicine: that is no question of taking one."""
    return bool(_OUR_DOING.match(_line(text).strip())) and not names_pills(text)


def asks_the_day(text: str) -> bool:
    """Tell whether a text asks which day it is."""
    return bool(_DAY.search(_line(text)))


def buys(text: str) -> bool:
    """Tell whether a text wants something bought."""
    return bool(_BUYS.search(_line(text)))


def _line(text: str) -> str:
    return dose_spelling.mended(text.casefold()).replace("'", "").replace("\u2019", "")


def asks_of_yesterday(text: str) -> bool:
    """Tell whether a text asks about the day before."""
    return bool(re.search(r"\b(?:yesterday|last night|yday|night before)\b", text.casefold()))


def asks_supply(text: str) -> bool:
    """Tell whether a text asks how much of a medicine is left, and nothing about how to take it."""
    line = _MAY_I_ASK.sub("", _line(text))
    return bool(_SUPPLY.search(line)) and not _HOW_TO.search(line)


def part_of_day(text: str) -> tuple[int, int]:
    """Return the hours of the day that a text speaks of, the whole day if none."""
    line = _line(text)
    for words, hours in (
        (r"mornin\w*|breakfast", (0, 12)),
        (r"lunch|noon|afternoon", (11, 17)),
        (r"evening|night|bed", (17, 24)),
    ):
        if re.search(rf"\b({words})\b", line):
            return hours
    return (0, 24)
