"""Short answers to what we asked: 1, ok, yes please, no, T, later. Anything longer is not an answer of this kind."""

import re
from typing import Literal

from concierge_bot.understanding.answers import agreeing

Reply = Literal["1", "2", "3", "4", "5", "yes", "no", "taken", "later", "skip", "skip for a reason"]

_WORDS: dict[Reply, frozenset[str]] = {
    "yes": agreeing.WORDS,
    "no": frozenset("n no nope nah non not 👎".split()),
    "taken": frozenset("t tt ttt tttt taken took tok tookit done".split()),
    "later": frozenset("l ll lll later ltr".split()),
    "1": frozenset("1 one".split()),
    "2": frozenset("2 two".split()),
    "3": frozenset("3 three".split()),
    "4": frozenset("4 four".split()),
    "5": frozenset("5 five".split()),
}
_POLITE = frozenset({"please", "pls"})
"""A yes when it stands alone, and nothing beside another answer."""
_PADDING = frozenset(
    "dear love honey hun hon darling sweetheart thanks thank thankyou thx you u ta very much a lot so kindly it "
    "that thats that's is i will do go ahead oh well and then to me im i'm please pls for yes reply number choice "
    "sounds perfect lovely all my the pill pills medicine meds tablet tablets have ive i've just now already".split()
)
_PHRASES: tuple[tuple[Reply, str], ...] = (
    (
        "taken",
        r"(yes )?(i )?(have |ive |just )*(took|taken|had|swallowed) (it|them|both|my|the|mine|all)\b.*",
    ),
    ("taken", r"(all |its |it is )?(taken|swallowed|down the hatch)"),
    (
        "later",
        r"(not yet|in a (bit|minute|while)|bit later|later on|give me .*(minutes?|hour)|remind me later)",
    ),
    ("yes", r"(yes|ok|okay|sure) .*(order( it)?|go ahead|do it|get it|send it)( please| dear| thanks)*"),
    (
        "yes",
        r"(go ahead|do it|get it|go for it|that will do|thatll do|sounds good|thats fine|(im|i am) (ok|fine))",
    ),
    (
        "no",
        r"(no thank you|no thanks|no thx|(i )?dont want it|(i )?do not want it|leave it|not now|never mind|nevermind)",
    ),
)
_NOTHING = frozenset(
    ("", "then", "so", "dear", "no", "nope", "sorry", "oh", "better", "rather", "please", "no please")
)
"""What may stand beside a time in a text that says nothing but another time."""
_MOST_WORDS = 7
_CORRECTION = re.compile(
    r"\W*((1|ok|okay|yes|yea|yeah|y|sure|fine|good)\W+(but|and|also|only|with|without|make|add|no|not|just)\b"
    r"|but\b|no\W+(wait|i|make|not|just|the|only|bread|milk|eggs?)\b|wait\b|actually\b|and\b|also\b|plus\b|add\b"
    r"|make (it|that)\b|without\b|except\b|leave (out|off)\b|take (off|out)\b|skip the\b|instead\b|i meant?\b"
    r"|sorry\W+(i meant?|not|no|make)\b|not\b|change (it|that|the)\b|minus\b|forgot\b|i forgot\b|oh and\b"
    r"|(?:you|u|ya|yu|ye)(?:'?ve)? (?:for?go?t|missed|left)\b|na[hw]\b|remove\b|get rid\b"
    r"|drop the\b|start (?:over|again)\b"
    r"|(?:just|jus|only) (?:do |get |send |bring |have )?(?:the|a|an|\d)\b|keep\b|no (?:not|just|only)\b|nothing else\b"
    r"|i (?:never|didnt|did not) (?:ask|order)\w*\b"
    r"|(?:correction|correct(?:ing)? (?:that|it|my)|in ?correct|error|wrong|thats wrong|mistake)\b"
    r"|[12](?: ?[-,:;]| ?\.(?!\d)) ?(?=\D*[a-z]{3})|[12] (?:for )?to ?m+or+ow\b"
    r"|(?:order )?(?:all |just )?as (?:listed|is|it is|read|before|you have it)\b.*\bbut\b)"
)
_SAID_SO = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:said|meant|asked for|told (?:you|u|ya))\b(?! (?:thank|hello|hi|good|sorry|that to"
    r"|yes|no|ok|so|about|both|all))"
)
_AGAIN = re.compile(
    r"(?:oh |sorry |im sorry |wait |hun |dear )*"
    r"(?:what (?:did|do) (?:you|u|ya) (?:say|ask|write|mean)|what was (?:that|it|the question)"
    r"|what|huh|eh|pardon(?: me)?|come again|(?:please )?repeat(?: that| it)?"
    r"|(?:can |could |would |please )?(?:you |u )?(?:please )?(?:say|tell me|ask me)(?: (?:that|it))?"
    r" (?:once )?(?:again|one more time)"
    r"|i? ?(?:didnt|did not|cant|cannot|couldnt|dont) (?:get that|(?:catch|read|hear|understand)"
    r" (?:that|it|you|your (?:text|message)|what you (?:said|say|mean|wrote|asked))))"
    r"(?: please| pls| again| dear| love| hun| sorry)*"
)
_GUESSED = re.compile(
    r"^(\W*(?:number |no |ok |the )?(?:[1-5]|one|two|three|four|five)(?: please)?)[ ,.]+(?:(?:then|well) )?"
    r"(?:i (?:guess|suppose|reckon|think)|if (?:you (?:like|want|please)|i must|its no trouble)|why not|i ?d say)"
    r"(?: so| then| please)*\W*$"
)
"""How she says a number that she was offered, and hesitates: "3 i guess"."""
_NEGATIONS = re.compile(r"\b(not|no|dont|don't|didnt|didn't|havent|haven't|cant|can't|forgot|but|never)\b")


_DISLIKES = re.compile(
    r"\b(dont|do not|didnt|never|cant) (really )?(like|care for|want|drink|eat|use|stand|buy)\b"
    r"|\bhate\b|\bdislike\b|\bnot that (one|brand|kind)\b|\b(tastes?|is) (awful|bad|terrible|nasty)\b"
)
_SKIP = re.compile(
    r"(?:please )?(?:skip|leave (?:it|this one|that) out)(?: (?:it|this|that|one|time|week|tomorrow|the order"
    r"|the delivery|order \d+))*(?: (?:please|thanks|thank you))?"
)


def read(text: str) -> Reply | None:
    """Return which short answer a text is, or None if it is anything else."""
    words = re.sub(
        r"[^\w\s'👍👌✅🙏❤👎]", " ", _GUESSED.sub(r"\1", text.casefold()).replace("’", "'")
    ).split()
    if not words or len(words) > _MOST_WORDS:
        return None
    line = " ".join(words).replace("'", "")
    for reply, phrase in _PHRASES:
        if re.fullmatch(phrase, line) and not (
            reply != "no" and reply != "later" and _NEGATIONS.search(line)
        ):
            return reply
    return _by_words([word.strip("'") for word in words])


def asks_cheaper(text: str) -> bool:
    """Tell whether she wants what costs less."""
    line = text.casefold().replace("'", "").replace("’", "")
    return bool(re.search(r"\b(cheap\w*|costs? less|less (money|dear)|inexpensive|lowest|for less)\b", line))


def dislikes(text: str) -> bool:
    """Tell whether she says that she does not like what she was offered."""
    line = text.casefold().replace("'", "").replace("\u2019", "")
    return bool(_DISLIKES.search(line)) and len(line.split()) <= _MOST_WORDS + 3


def is_fine(text: str) -> bool:
    """Tell whether a short answer says that all is well, where a bare yes could mean either."""
    return read(text) == "yes" and bool(re.search(r"\b(ok|okay|fine|good|great)\b", text.casefold()))


def is_plain_yes(text: str) -> bool:
    """Tell whether a text says yes, where an "ok" may only mean that she read it."""
    return bool(re.match(r"\W*(?:y|ya|yah|yea|yeah|yep|yes+|yess|yis|yup|si)\b", text.casefold()))


def is_nothing(rest: str) -> bool:
    """Tell whether what is left of a text beside its time says nothing more ("no, friday")."""
    return rest.casefold().strip(" .,!?") in _NOTHING


def is_letter(text: str) -> bool:
    """Tell whether a text is nothing but T or L, offered for a reminder alone; a hand may shake."""
    return bool(re.fullmatch(r"\W*(?:(?:t\s?){1,4}|(?:l\s?){1,4})\W*", text.casefold()))


def is_number(text: str) -> bool:
    """Tell whether a text is nothing but the number of a choice."""
    return read(text) in ("1", "2", "3", "4", "5")


def is_correction(text: str) -> bool:
    """Tell whether a text begins as a correction of what was just read back does, or says that she had said it."""
    return bool(_CORRECTION.match(text.casefold()) or _SAID_SO.search(text.casefold().replace("'", "")))


def insists(text: str) -> bool:
    """Tell whether a text says no, or says something once more, that may be as she wants it already."""
    return is_correction(text) or bool(re.match(r"\W*(?:no+|nope|nah)\b", text.casefold()))


def is_undo(text: str) -> bool:
    """Tell whether a text is our own word for stopping an order, or begins with it as a sentence of its own."""
    alone = re.fullmatch(r"\W*undo\W*(please|it|that|order|the order)?\W*", text.casefold())
    return bool(
        alone or re.match(r"\W*(?:UNDO\b(?![ -]*(?:my|the|it|that|this)\b)|(?i:undo) ?[.,;:!])", text)
    )


def is_skip(text: str) -> bool:
    """Tell whether a text is our own word for leaving out what was to come, or for a dose, and names neither."""
    return bool(_SKIP.fullmatch(" ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("'", "")))))


def skips_something(text: str) -> bool:
    """Tell whether a text asks to leave something out, whatever it names."""
    return bool(re.match(r"\W*(?:please )?(?:skip|leave out)\b", text.casefold()))


_NOT_THEN = re.compile(
    r"\W*(?:(?:please|and|but|oh|no)\W+)*(?:(?:dont|don't|do not|no need to) (?:send|bring|deliver)\b[^.,;!?]*\b|not )"
    r"(?:this|next|that|on|tomorrow)\b",
    re.IGNORECASE,
)


def not_then(text: str) -> bool:
    """Tell whether a text wants something not sent at a time that it names: "dont send it this thursday"."""
    return bool(_NOT_THEN.match(text.replace("\u2019", "'"))) and "?" not in text


def asks_again(text: str) -> bool:
    """Tell whether a text is nothing but a wish to hear our last words once more."""
    return bool(_AGAIN.fullmatch(" ".join(re.findall(r"[a-z]+", text.casefold().replace("'", "")))))


def is_list(text: str) -> bool:
    """Tell whether a text is our own word for seeing all that is on a list."""
    asked = r"\W*((show|send|see|read|text)( me)? )?(the |my )?(whole |full )?list( please)?\W*"
    return bool(re.fullmatch(asked, text.casefold()))


def _by_words(words: list[str]) -> Reply | None:
    weighty = [word for word in words if word not in _POLITE] or words
    told = {reply for word in weighty for reply, known in _WORDS.items() if word in known}
    strange = [w for w in words if w not in _PADDING and not any(w in known for known in _WORDS.values())]
    if strange:
        return None
    numbers = told & {"1", "2", "3", "4", "5"}
    if len(numbers) == 1 and not told & {"no"}:
        return numbers.pop()
    return told.pop() if len(told) == 1 else None
