"""Questions after all that she has open ("is it all set", "what do i owe for all this"), or who brings a thing."""

import re
from typing import Literal

from concierge_bot.understanding.words import spanish

Asked = Literal["all", "owed", ""]
_DAY = r"(?:\w{3,6}day|today|tonight|tomorrow|this week|next week)"
_ALL = re.compile(
    r"\bwhat (?:all )?(?:did|have|has) (?:you|u|ya) (?:all )?(?:order(?:ed)?|book(?:ed)?|arrang(?:e|ed)|get|set up)\b"
    r"|\bwhat (?:all )?(?:did|have) (?:i|we) (?:order(?:ed)?|book(?:ed)?)\b.*\b(?:so far|all of it|everything|in all)\b"
    r"|\b(?:is|are) (?:it|that|they|everything|things|we) (?:now )?all"
    r" (?:set|booked|arranged|ordered|sorted|settled|done)\b"
    r"|\bis everything (?:all )?(?:set|booked|arranged|ordered|sorted|settled|done|in order)\b"
    r"|\bwrite (?:it|that|them|everything|this)(?: all)? down for me\b|\bgive me (?:a|the|my) (?:whole |full )?list\b"
    r"|\btell me everything (?:i have|that|you)\b"
    r"|\b(?:what|which)(?: (?:orders?|things?|ones?|all))* (?:repeats?|comes? (?:again|regular\w*|every week))\b"
    r"|\b(?:what|which) (?:standing|repeating|regular) (?:orders?|deliver\w+|things?)\b"
    r"|\bwh?ats? (?:is )?each (?:one|of them)\b|\bhow much (?:is|for|does) (?:each|every) (?:one|of them)\b"
    rf"|\bwhat (?:all )?(?:comes|is coming)\b(?: \w+){{0,2}}? {_DAY}|\bwhat (?:comes|is coming) for me\b"
    r"|\bask(?:ed|ing)? (?:you )?what (?:comes|is coming|i have)\b"
    rf"|\b(?:what|list)\b(?: \w+){{0,2}}? (?:for|on) {_DAY},? what (?:do|have) i (?:have|got)\b"
    rf"|\bwho(?:'?s| is)? coming (?:to (?:me|us|the house) |here |over |by )?(?:on )?{_DAY}",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\bwhat (?:do|will|would) (?:i|we) (?:all )?owe (?:you|them|him|u )?.*\b(?:all|everything|altogether|total)\b"
    r"|\bhow much do (?:i|we) owe .*\b(?:all|everything|altogether|total)\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\b(?:do not|dont|don't) (?:change|order|cancel|move|touch|send) (?:nothing|anything|it|that|them)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:i|we) (?:need|want(?! to know)|would like(?! to know))\b|\b(?:send|add|put|cancel|stop|move|remind|bring me"
    r"|get me|order me(?! so)|make it|change)\b",
    re.IGNORECASE,
)
"""What does more than ask."""
_WHO = re.compile(
    r"\bwho(?:'?s| is| will|'?ll)? (?:be )?(?:the one (?:that |who )?)?"
    r"(?:brings?|bringing|carr(?:y|ies|ying)|delivers?|delivering|has|fetch(?:es|ing)?|drops? off|dropping off)"
    r" (?:the|my|our|that|me (?:the|my))"
    r" (?P<goods>[a-z]+(?: (?!by\b|if\b|on\b|for\b|to\b|and\b|then\b|this\b|today\b)[a-z]+)?)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r" (?:please|dear|now|then|usually|always|anyway|tomorrow|tonight|\w+day)$", re.IGNORECASE
)


def read(text: str) -> Asked:
    """Return what a text asks of all that she has open; empty where it asks for no such thing, or does more."""
    said = _NO_CHANGE.sub(" ", spanish.in_english(text))
    if _WISHES.search(said):
        return ""
    return "owed" if _OWED.search(said) else "all" if _ALL.search(said) else ""


def whom_of(text: str) -> str:
    """Return the goods of which a text asks who brings or has them; empty where it asks that of none."""
    text = spanish.in_english(text)
    found = _WHO.search(text)
    return "" if found is None else _SMALL.sub("", found["goods"])


_DONE = re.compile(
    r"(?:\W|\b(?:ok|so|and|but|well|oh|hello|hi|dear|please|tell me|i do not know|dont know if)\b)*"
    r"(?:did (?:it|that|this|the order|my order|they|he) (?:all )?(?:go|went|get|come|take|work|stick)"
    r"(?: (?:through|thru|in|out|placed|ordered|booked|down))?"
    r"|(?:did|have) (?:you|u|ya) (?:get|got|gotten|do|done) (?:it|that|all that|this|all of it)(?: down| all)?"
    r"|(?:you|u|ya) (?:got|get) (?:it|that|all that|all of it|me)(?: down)?(?= or not|\?| yes or no)"
    r"|is (?:it|that|this|my order) (?:in|done|placed|through|booked|set)(?: now| yet)?"
    r"|(?:did|have) (?:i|we) (?:do|done) it right"
    r"|got it)"
    r"(?: (?:ok|right|yet|now|dear|please|or not|yes or no|then))*\W*",
    re.IGNORECASE,
)


def asks_if_done(text: str) -> bool:
    """Tell whether a text asks nothing but whether what we spoke of is done: "did it go through", "did that take"."""
    said = spanish.in_english(text).strip()
    return bool(_DONE.fullmatch(said)) and (said.casefold().strip(" .!") != "got it")
