"""What of a text about goods is none, but goes along with them: what is written on a cake, and where they are left."""

import re

_THEM = (
    r"(?:it|them|that|those|everything|all"
    r"|the (?:\w+ )?(?:bags?|box(?:es)?|order|food|groceries|milk|stuff|parcel|delivery))"
)
_WHO = r"(?:them|him|her|the (?:driver|man|boy|lady|girl|fella|courier|store|shop)|whoever \w+)"
_STARTS = r"(?:^|(?<=[\s.,;!?\n]))"
_LEAD = (
    rf"{_STARTS}(?:(?:and|but|also|please|pls|just|can you|could you|would you)[\s,]+)*"
    rf"(?:(?:tell|ask|have|let|get) {_WHO} (?:to |that |know (?:to |that )?)?"
    r"|(?:they|he|she|you) (?:can|could|should|may|must) )?(?:please |just )*"
)
_ELSEWHERE = (
    r"(?:the |my |that |this )?(?:(?:same|other|next|first|last|old|new|milk|big) )?"
    r"(?:list|order|bill|account|tab|card|cart|basket|peace|as|today|tomorrow"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)\b"
)
"""Where nobody leaves a bag: "put it on my card"."""
_LEFT = re.compile(
    rf"{_LEAD}(?P<note>(?:leave|drop|set|put|hang) {_THEM}(?: off)?"
    r" (?:with(?! the (?:milk|bread|eggs|rest|others?|other)\b)|by|on|at|in(?! with\b)|behind|beside|inside|outside"
    rf"|under|near|next to|out(?:side)? (?:by|on|at)) (?!{_ELSEWHERE})[^.;!?\n]{{3,80}})",
    re.IGNORECASE,
)
_RING = re.compile(
    rf"{_LEAD}(?P<note>(?:(?:do not|don'?t) )?(?:ring|knock|buzz|use"
    r"|come (?:to|round|around|by|in)|go (?:to|round|around))"
    r" (?:(?:the|my|at|to|on|loud\w*|hard|by) )*(?:\w+ ){0,2}?"
    r"(?:bell|door|buzzer|gate|back|side|window|steps|porch|twice)\b[^.;!?,\n]{0,50})",
    re.IGNORECASE,
)
_TITLE = r"[a-z][\w'’ -]{1,40}?"
_GREETS = (
    r"(?:happy \w+(?: \w+){0,3}?|merry \w+|congratulations(?: \w+){0,2}?|get well(?: soon)?(?: \w+)?"
    r"|welcome home(?: \w+)?)"
)
_ENDS = (
    r"(?=\s*(?:[.,;!?\n]|$|on (?:it|top|the)\b|in (?:blue|pink|red|icing)\b|and (?!\w+\s*(?:$|[.,;!?]))"
    r"|please\b|by\b|for\b))"
)
_SHALL = r"(?:should|must|shall|has to|needs to|is to) (?:say|read)"
_SAYING = (
    rf"(?:(?:it|that|the cake|and) {_SHALL}|(?:that )?says?\b|saying|with the words?"
    r"|(?:have|with) written(?: on it)?"
)
_WRITTEN = (
    re.compile(
        rf"{_LEAD}{_SAYING}|write|to say)\b ?:? ?[\"“]?(?P<words>{_GREETS}|{_TITLE}(?= on (?:it|top|the cake)\b))"
        rf"[\"”]?{_ENDS}(?: on (?:it|top|the \w+))?(?: please)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LEAD}(?:it|the cake) {_SHALL} ?:? ?[\"“]?(?P<words>{_TITLE})[\"”]?{_ENDS}", re.IGNORECASE
    ),
    re.compile(rf"{_LEAD}put (?P<words>{_GREETS}) on (?:it|top|the cake)\b", re.IGNORECASE),
    re.compile(
        rf"{_STARTS}(?:(?:and|but) )?(?:did|do|will|have|has) (?:they|you|he|she) (?:\w+ ){{0,2}}?(?:the )?"
        rf"(?:writing|words|message)(?: on it)?\W+(?P<words>{_GREETS}){_ENDS}",
        re.IGNORECASE,
    ),
)
_BARE = re.compile(r"^[\s.,;!?]+|(?:[\s.,;!?]|\b(?:and|but|also)\b)+$", re.IGNORECASE)


def apart(text: str) -> tuple[tuple[str, ...], str]:
    """Part a text into the words that go along with goods, for whoever packs or brings them, and all else it says."""
    notes: list[str] = []
    for pattern in (*_WRITTEN, _LEFT, _RING):
        for found in reversed(list(pattern.finditer(text))):
            said = found.groupdict()
            words = " ".join((said.get("words") or said.get("note") or "").split()).strip(" ,")
            notes.append(f'write "{words}"' if said.get("words") else words)
            text = f"{text[: found.start()]} {text[found.end() :]}"
    if not notes:
        return (), text
    return tuple(dict.fromkeys(notes)), _BARE.sub("", " ".join(text.split()))
