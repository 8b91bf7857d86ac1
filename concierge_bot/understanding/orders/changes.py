"""How a change of what was read back is said: put in the turns that the reader of lists knows, or a whole new list."""

import re

from concierge_bot.understanding.goods import details, qualities
from concierge_bot.understanding.orders import merged, sorts
from concierge_bot.understanding.words import spanish
from concierge_bot.understanding.words.vocabulary import names_food

_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_AN_HOUR = (
    r"(?=\d|one\b|two\b|three\b|four\b|five\b|six\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|noon\b|half\b)"
)
_HOME = r"(?:home|back|in)\b(?: [\w']+){0,5}?"
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_PLAINLY: tuple[tuple[str, str], ...] = (
    (
        r"\b(?P<ware>[a-z]{3,})\b(?P<beside>[^.;!?\n]*)[.,;!?]\s*i (?:said|asked for|told you|ordered|wanted)"
        r"(?: you| the| my)? (?P=ware)\b(?: too| also| as well)?",
        r"\g<ware>\g<beside>",
    ),
    (
        r"(?:\bno+\W+)*\b(?P<ware>[a-z]+(?: [a-z]+)?),? i (?:mean|meant|said)\b(?=\W+not\b)",
        r"i meant \g<ware>,",
    ),
    (
        rf"\bnot {_NUMBER}(?: \w+)??(?: of)? (?P<ware>[a-z]{{3,}})\b[,\s]+(?:but |just |only )?"
        rf"(?={_NUMBER}\b(?: \w+)??(?: of)? (?P=ware)\b)",
        ", i meant ",
    ),
    (
        r"\b(?:you |u |ya )?(?:won'?t|will not|don'?t|do not|never) (?:you )?forget(?: about)? (?=(?:the|my|some)\b)",
        "add ",
    ),
    (
        rf"\b(deliver\w*|it) (?:is|must be|should be|has to be|to be) "
        rf"(?=(?:on |for )?(?:tomorrow|today|tonight|{_WEEKDAY})\b)",
        r"\1 ",
    ),
    (rf"\b(tomorrow|today|tonight)\b[,\s]+(?:on |that is )?{_WEEKDAY}\b,?", r"\1"),
    (rf"\b{_WEEKDAY}\b\.?,? (?:the )?(\d{{1,2}}/\d{{1,2}})\b,?", r"\1"),
    (
        r"^\W*(?:[12] ?(?:[-,:;]|\.(?!\d)) ?(?=\D*[a-z]{3})|(?:no\W+)*(?:correction|correct(?:ing)? (?:that|it)"
        r"|in ?correct"
        r"|error|wrong|that'?s wrong|mistake)\b\W*)",
        "",
    ),
    (
        r"^\W*2 (?=(?:the|that|this|these|those|i|im|i'm|my|no|not|because|it|its|take|change|make|remove|add|without"
        r"|for|there|we|you|please|but|swap|leave|just|jus|jst|only|nothing|dear|love|hun|honey|sweetie|darling)\b)"
        r"|^\W*1 (?=(?:just|only|but|and|with|without|no|not)\b)",
        "",
    ),
    (r"\b(?:put|add|bring) ((?:the |my )?[a-z]+(?: [a-z]+)?) back(?: in| on| again)*\b", r"add \1"),
    (r"\b(?:put|add|bring) back(?= (?:the|my|in|one|two|\d))(?: in)?", "add"),
    (
        r"\b(?:i|we|he|she)(?: really| just)? (?:don'?t|do not|can'?t|cannot|never|doesn'?t|won'?t)"
        r" (?:really |ever |even )?(?:eat|drink|use|like|touch|take)s? (?:any )?(?=[a-z])",
        "no ",
    ),
    (
        r"\b(not (?:the |my |any )?\w+(?: \w+)?),? (?=(?:i|we) (?:only |just )?(?:said|mean|meant|asked for)\b)",
        r"\1. ",
    ),
    (r"\b(?:the )?other way (?:a?round|about)\b|\bvice versa\b", " "),
    (r"\bthe (?:word|name) (?=\W?\w)(?!that\b|which\b)", ""),
    (r"(?<=[.!?]) *[12][.,)] +(?=[a-z]{3})", " "),
    (
        r"\b(?:the |a )?(?:pack|packet|box) of (?:\d{1,2}|four|six|eight|ten|twelve)(?=\W*(?:$|[.,;!?\n]))",
        "1 pack",
    ),
    (
        rf"\b(?:i|we)(?:'?ll| will|'?m| am|'?re| are)?(?: only)? (?:be |get |come )?{_HOME}"
        rf" (?:by|at|around|about) {_AN_HOUR}",
        "after ",
    ),
    (
        r"\b(?:i|we)(?:'?m| am|'?re| are|'?ll be| will be)? (?:out|away|gone)\b(?: [\w']+){0,5}?"
        rf" (?:un)?till? {_AN_HOUR}",
        "after ",
    ),
    (r"\bin (?:place|stead|lieu) of\b", "rather than"),
    (
        r"^\W*1 (?=(?:for |on )?(?:to ?m+or+ow|today|tonight|this|next|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b)",
        "",
    ),
    (
        r"\b(?:the )?([a-z]{3,}) (?:is|are|should be|must be|was to be) (\d{1,2}|two|three|four|five|six|eight"
        r"|ten|twelve)(?!%)"
        r"(?=\W*(?:[.,;!?]|not\b|$))",
        r"\2 \1",
    ),
    (r"\b(?:do not|don't|dont|not|never)\b(?: \w+){0,3} (?:before|until|till)\b", "not before"),
    (
        r"\b(?:put|stick|pop|throw|chuck)\b(?! (?:me|it|that) )([^.,;!?\n]+?)\b"
        r"(?:(?:on|in|onto|into|with) (?:that|it|there|order|the (?:list|order|shopping))\b(?: too| as well)?"
        r"|on(?: to| too)?(?=\s*(?:[.,;!?]|$)))",
        r"add\1",
    ),
    (
        r"\b(?:put|stick|pop|throw|chuck) ([^.,;!?\n]+?) in(?: together)?,? with (?:the|my|those|that) [a-z]+\b",
        r"add \1",
    ),
    (
        r"\b(?:you|u|ya|yu|ye|they)(?:'?ve| have)? (?:just )?(?:for?go?t\w*|missed|left (?:off|out)"
        r"|(?:didn'?t|did not|haven'?t|never) (?:put|add|include|write|list|take)(?: down| in| on)?)(?: about)?"
        r"(?: to (?:add|put))?\b",
        "add",
    ),
    (
        r"\bnot (?:them|those|these|that|this)(?: ones?)?\s*(?:[.,;!-]+\s*|\bbut\s+)(?:the |it'?s |i want )?",
        "i meant ",
    ),
    (r"\b(?:the )?(?:thing|line|one|bit|part)s? (?:that|which) (?:says?|said|is called)\b", " "),
    (
        r"\b(?:have|got|put|listed)(?: \w+){0,2}? (\w+)(?: on| down| in)* (?:twice|two times|double)\b",
        r"make it 1 \1",
    ),
)
_FILLING = (
    r"(?:\W|\b(?:no|nah|naw|not|yes|ok|well|right|love|dear|hun|please|sorry|so|oh|and|then|now|but|i|id|it|its|is"
    r"|be)\b)*"
)
_ASKING = (
    r"(?:order|get|send|bring|buy|said|say|mean|meant|wanted|want|needed|need|asked for|like) (?:me |us )?"
)
_ALONE = re.compile(
    rf"(?:^|[.;,!?\n]){_FILLING}(?:{_ASKING})?(?:just|jus|jst|only)\b"
    r"(?! (?:add|chang|mak|put|remov|tak|swap|one more|another|more|wanted to|want to|check|ask|so|in case|because"
    r"|when|like|got|have|leave|send it|order it|order that|do it))"
)
_NOTHING_ELSE = re.compile(
    r"\b(?:only|alone)(?=\W*(?:[.,;!?]|$))|\bnothing (?:else|but|except|more than)\b"
    r"|\bstart(?:ing)? (?:over|again|afresh)\b"
    r"|\ball (?:that )?(?:i|we) (?:\w+ )?(?:want|need|said|asked|ordered|meant|would like)"
    r"|\b(?:only|one) thing (?:that )?(?:i|we) (?:\w+ )?(?:want|need|meant|asked)"
    r"|\w\W+(?:and |but )?(?:thats|that is|dats)"
    r" (?:it|all|everything|the lot|the (?:whole |full |entire )?(?:list|order|thing|lot))(?=\W*(?:[.,;!?]|$))"
    r"|\b(?:order|list) (?:is|should be|shall be|must be|was|reads|ought to be)(?: this| as follows| now| simply)? ?:"
    r"|\b(?:order|list) (?:is|should be|shall be|must be|reads|ought to be) (?!not\b)[^.;:?!\n]*(?:,| and )"
    r"|\b(?:not|no|drop|forget|leave(?: off| out)?|without|skip|lose) the (?:rest|others?|other (?:things|ones))\b"
)


_WHAT_OF = re.compile(
    r"\b(?:and )?(?:what|how) (?:about|of) (?:my|the|some) (?P<ware>[a-z]+(?: [a-z]+)?)(?=\s*(?:[?.!,;]|$))\??",
    re.IGNORECASE,
)
"""What she misses in a list that is read back: "what about my coffee?"."""
_REST_STAYS = re.compile(
    r"\b(?:otherwise|apart from that|other than that|(?:the )?(?:rest|others?)|everything else|all else)"
    r"(?: (?:it|that|thats|its|all|of it|the \w+))*(?: (?:is|are|was|looks?|stays?|as))?(?: all| just| quite)?"
    r" (?:perfect|fine|good|great|right|correct|ok|okay|lovely|alright|as (?:it is|before)|the same|it is|stays?)\b"
)
"""What she did not name shall be as it is."""
_ASKED = re.compile(
    r"\b(?:is|are|was|were|did|do|does|have|has|why|how) (?:it|that|this|there|they|you|i)\b[^.;!?\n]*\?",
    re.IGNORECASE,
)
"""What is asked of what was read back ("is it just the one?")."""
_SO = re.compile(
    r"[.,;!\n] *(?:the )?same (?:as|like) (?:before|last time|last week|always|usual)\W*$", re.IGNORECASE
)


def names_last_only_so(text: str) -> bool:
    """Tell whether a list ends in "same as before": that says what it is, and brings nothing else in."""
    return bool(_SO.search(text))


def plainly(text: str) -> str:
    """Return a change as one plainly says it: one limit ("dont send it before noon"), one way to add ("put it on")."""
    text = merged.plainly(details.without(qualities.without(spanish.in_english(text))))
    for said, plain in _PLAINLY:
        text = re.sub(said, plain, text, flags=re.IGNORECASE)
    return _WHAT_OF.sub(
        lambda found: f"add {found['ware']}" if names_food(found["ware"]) else found[0], sorts.told(text)
    )


def names_all(text: str) -> bool:
    """Tell whether what a text names is all that she wants ("just the eggs", "milk and bread, nothing else")."""
    if _REST_STAYS.search(_stated(text)):
        return False
    return bool(_ALONE.search(_stated(text))) or wants_nothing_else(text)


def wants_nothing_else(text: str) -> bool:
    """Tell whether a text says so beyond doubt: "just two eggs" may only say how many, "two eggs, nothing else" not."""
    return bool(_NOTHING_ELSE.search(_stated(text)))


def _stated(text: str) -> str:
    return _ASKED.sub(" ", text).casefold().replace("'", "").replace("’", "")
