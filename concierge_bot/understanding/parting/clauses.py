"""Two requests in one text, taken apart: "the eggs were broken. send milk today, and who comes thursday".

The model reads the text clause by clause; a cut is made only where both sides are requests that it is sure of, so
that a story before the point and a list of goods stay whole.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.orders import complaints
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import particulars, way_back

Read = Callable[[str], tuple[str, float]]
"""Gives the likeliest intent of some words, and how sure the model is of it."""

MOST = 6
SURE = 0.8
"""From this confidence on words are a request of their own, whatever they look like."""
LIKELY = 0.5
"""What has the form of a request needs less: the words and the model then say the same."""
SHORTEST = 3
"""A question of so few words ("and the bread?") only asks further about what was said before."""
FILLING = frozenset(
    "greet goodbye thanks chitchat affirm deny help emergency nlu_fallback explain_choice out_of_scope".split()
)
"""What a clause may be beside a request without being one; danger was looked for in the whole text before."""
GOODS = "order_groceries"
SMALL_TALK = frozenset("greet goodbye thanks chitchat affirm i_am_ok".split())
ASKED = frozenset({"explain_choice", "out_of_scope"})
"""What is a request only where it is asked: "why is there no milk", and nothing that she tells."""
STATED = frozenset(
    "refill_medication report_problem pause_deliveries request_service schedule_recurring skip_dose "
    "billing_question order_status".split()
)
"""What is often asked for by a plain statement: "the water pills run low", "no lighter in the bag"."""
ONE = tuple(
    map(
        frozenset,
        (
            {"order_groceries", "change_order"},
            {"order_groceries", "schedule_recurring"},
            {"order_groceries", "resume_deliveries"},
            {"schedule_recurring", "pause_deliveries"},
            {"rate_service", "report_problem"},
            {"change_order", "cancel_order"},
            {"set_reminder", "change_reminder"},
            {"request_service", "set_reminder"},
            {"confirm_taken", "medication_question"},
        ),
    )
)
"""What belongs together even so: goods, and what else is said about them."""
_JOINTS = (
    r"and|also|plus|oh|then|but|so|now|n|an|anyway|tambien|by the way|btw"
    r"|(?:while|when|as) (?:you are|you'?re|your|ur|u r|yer) (?:at it|there)"
)
_JOINT = re.compile(rf"^(?:\W|(?:{_JOINTS}|please|pls)\b)+", re.IGNORECASE)
_FORGETS = (
    r"i (?:(?:just|clean|have|also) )*(?:forget|forgot|forgotten"
    r"|(?:dont|don't|do not|cant|can't|cannot) (?:remember|recall|know)"
    r"|wonder|was wondering) (?:what|when|who|where|which|how)\b"
)
_ASKS = re.compile(
    r"(can|could|would|will|do|should|shall|may) (you|u|yu|ya|somebody|someone|anybody|they|i|we)\b|"
    r"(i|we|mi|me) (also )?(need|want|wanna|would like|could do with|have to have"
    r"|should (?:also )?like|require|wish to|wish for|shall need|shall want)\b|i'?d like\b|"
    r"(send|get|bring|order(?! \d)|need|want|add|refill|remind|book|find|call|ring|ask|cancel|stop|hold|pause|start|"
    r"tell|let|put|change|move|pick up|fetch|skip|text|ping|take away)\b|(do not|don'?t) (tell|let|bring|send)\b|"
    r"(when|what|what'?s|where|where'?s|who|who'?s|why|how come|how much|how many|is|are|did|does|has|have you)\b|"
    rf"{_FORGETS}|"
    r"(a|my|the) (ride|lift|taxi|refill|plumber|hairdresser|handyman)\b|i (took|take|have taken|had)\b|im (ok|fine)\b",
    re.IGNORECASE,
)
"""How a request begins; what merely tells something counts only for what is often told (``STATED``)."""
_POINTS = frozenset(
    "can could would will you u yu please it them that this these those one ones new another again for me us see look "
    "come to do get bring send have done fix refill help a an man person someone somebody anybody out over round here "
    "back at once soon now then dear love the rest same tell ask her him put leave start as was before i want my "
    "money".split()
)
"""Words that only point at what was said before: "can you see to them", "send new ones"."""
_GOES_ON = re.compile(r"(it|its|it's|they|he|she|that|this|those|these|or|order \d+)\b", re.IGNORECASE)
"""How a sentence begins that tells more of what was said before."""
_MEANT = re.compile(
    r"(?:i|we) (?:only |just |was |were )*(?:meant?|asking (?:about|of)|asked about|talking (?:about|of))\b",
    re.IGNORECASE,
)
"""How she says what a question beside it is about: "i meant the tea, what time does it come"."""
_WONDERS = re.compile(
    r"(when|what|what'?s|where|where'?s|who|who'?s|why|how|is|are|did|does|has|have|do|i (took|take|have|had))\b"
    rf"|{_FORGETS}",
    re.IGNORECASE,
)
_TELL_ME = re.compile(
    r"(?:please |can you |could you )*(?:tell me|let me know)\s+(?=wh|if|how|is|are)", re.IGNORECASE
)
_GUESSES = re.compile(r"(is|are|did|does|has|have)\b", re.IGNORECASE)
"""How a question begins that after a mere comma may as well tell something: "the cod, is the same thing"."""
_THANKS = re.compile(
    r"\W*(?:(?:oh|ok|okay|well|good|fine|alright|all right)\W+)*"
    r"(?:thanks|thank you|thank u|thankyou|thx|ty|gracias|bless you|much obliged|i am grateful"
    r"|you are (?:so |very )?kind)\b"
    r"(?:\W+(?:so|very|much|kindly|a lot|again|dear|sweetheart|sweetie|honey|hun|love|baby|darling|you|kind|sir|mam"
    r"|how kind|god bless))*\s*[.,!;\n]+\s*",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"\b(?:please|plese|pleas|pleese|plaese|pls|plz|kindly|por favor)\b", re.IGNORECASE)
"""Who says it wants something, in whatever form: "after ten please, i am slow in the morning"."""
_NOTED = re.compile(
    r"\b(?:record|note|log|jot|mark|write)(?: down)? (?:it|that|this|them)(?: down| taken| done)?\b(?! (?:on|to|for)\b)"
    r"|\b(?:stop|cease|quit) (?:asking|nagging)\b",
    re.IGNORECASE,
)
"""That we write it down and ask no more is done with the answer to what she told: "kindly record it"."""
_TAKEN = re.compile(r"\b(took|taken)\b", re.IGNORECASE)
_CUT = re.compile(
    r"(?:(?<!\b[ap])\.|[!?;\n])[.!?;\n]*\s*|"
    r",?\s+(?=(?:and|also|plus|oh|then|but|n|an|now (?:when|what|where|who|how|can|could))\s)|"
    r",\s+(?=\w+\s+\w+)|"
    r"(?<!\band)(?<!\balso)(?<!\boh)(?<!\bif)(?<!\bthat)(?<!\bwhat)(?<!\bwhen)(?<!\bhow)(?<!\bwhere)(?<!\bwho)(?<!\bwhy)"
    r"(?<!\bn)(?<!\ban)(?<!\bbut)(?<!\btime)\s+(?=(?:can|could|would|will) (?:you|u|yu)\b)",
    re.IGNORECASE,
)


_ANNOUNCES = re.compile(
    r"\W*(?:(?:a|one|another|an|new|set|me|please|pls|hello|hi|dear|can|could|would|will|you|i|need|want|like|just|only"
    r"|and|also|oh)\W+)*(?:reminder|remind me)(?:\W+(?:please|pls|thanks|thank you|for me|dear))*\W*",
    re.IGNORECASE,
)
"""A wish for a reminder that does not say yet of what: that is what follows."""


@dataclass
class _Part:
    words: str
    intent: str = ""
    asking: str = ""
    """The one piece that asks; what she tells around it may be read as something else."""


def parts(text: str, read: Read) -> list[str]:
    """Return the requests of a text, each in her words and her order; one alone if it is only one."""
    pieces = cut(text)
    if len(pieces) < 2 or len(text.split()) < 3:
        return [text]
    found = _grouped(pieces, read)
    if len(found) < 2 or len(found) > MOST:
        return [text]
    return [_said(part, read) for part in found]


def _said(part: _Part, read: Read) -> str:
    """Return the words of a part: what she tells around its asking is left out only where it would hide it."""
    whole, asking = bare(part.words), bare(part.asking)
    if part.intent.startswith("answer"):
        return whole
    intent, confidence = read(whole)
    plain = confidence >= (LIKELY if intent == part.intent else SURE) and intent not in FILLING
    return whole if plain else asking


def is_empty(words: str, read: Read) -> bool:
    """Tell whether what is left of a text beside an answer asks for nothing: thanks, a greeting, a story."""
    if wishes(words):
        return False
    intent, confidence = read(words)
    return intent in SMALL_TALK or confidence < LIKELY


def without_thanks(text: str) -> str:
    """Return what she asks or complains of behind her thanks, if she does; her thanks alone stay as they are."""
    rest = text[found.end() :] if (found := _THANKS.match(text)) else ""
    asked = len(rest.split()) >= SHORTEST and any(asks(piece) for piece in cut(rest))
    amiss = complaints.about_goods(rest) and complaints.kind(rest) != "other"
    return rest if asked or amiss else text


def asks(piece: str) -> bool:
    """Tell whether a piece has the form of a request or of a question."""
    return "?" in piece or _has_form(bare(piece))


def wishes(text: str) -> bool:
    """Tell whether a text wants something: it asks somewhere in it, or says please."""
    return any(asks(piece) or (_PLEASE.search(piece) and not _NOTED.search(piece)) for piece in cut(text))


def orders_on(piece: str) -> bool:
    """Tell whether a piece asks for something to be done, and does not only wonder."""
    words = bare(piece)
    return _has_form(words) and not _WONDERS.match(words)


def only_asks(text: str) -> bool:
    """Tell whether a text asks something and wants nothing done: it changes nothing that stands."""
    pieces = [_TELL_ME.sub("", bare(piece)) for piece in cut(text)]
    return any(map(_WONDERS.match, pieces)) and not any(map(orders_on, pieces))


def cut(text: str) -> list[str]:
    """Cut a text where a request may end."""
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    pieces: list[str] = []
    for piece in (text[start:end] for start, end in pairwise(cuts)):
        if pieces and way_back.goes_back(piece) and details.service(text) == particulars.RIDE:
            pieces[-1] += piece  # the way back belongs to the way there
        elif pieces and _JOINT.fullmatch(pieces[-1].strip()):
            pieces[-1] += piece  # "and | also the milk"
        elif pieces and _ANNOUNCES.fullmatch(pieces[-1]):
            pieces[-1] += piece
        elif re.search(r"\w", piece):
            pieces.append(piece)
    return pieces


def _grouped(pieces: Sequence[str], read: Read) -> list[_Part]:
    """Put together what is of one request; what is none goes with what it follows, a beginning with what follows."""
    found: list[_Part] = []
    before, ended = "", True
    for piece in pieces:
        last = found[-1].intent if found else ""
        intent = _request(piece, read, last, first=not (found or before), ended=ended)
        if not found and _MEANT.match(bare(before)) and not asks(piece):
            intent = ""  # "i meant the tea and the butter, what time do they come"
        ended = not piece.rstrip().endswith(",")
        begins = _is_answer(last) and bool(before or (_JOINT.match(piece) and not intent))
        if found and not (begins and not intent) and (not intent or _belongs(last, intent)):
            found[-1].words += piece
        elif intent:
            found.append(_Part(before + piece, intent, piece))
            before = ""
        else:
            before += piece
    if found and before:
        found[-1].words += before
    return found or [_Part(before)]


def _is_answer(intent: str) -> bool:
    """Tell whether what stands before is an answer, whole by itself: a story behind it belongs to what follows."""
    return intent == "confirm_taken" or intent.startswith("answer")


def _request(piece: str, read: Read, last: str, *, first: bool, ended: bool) -> str:
    """Return which request a piece is, or nothing; what answers our question may come first, and anything after it.

    ``ended``: what stands before it has ended; after a mere comma only what has the form of a request is one.
    """
    words = piece.strip(" .,!;\n")
    if first and (reply := replies.read(words)) not in (None, "yes", "no"):
        return f"answer {reply}"
    plain = bare(words)
    joined = ended or plain != words
    form = _has_form(plain) and (joined or not _GUESSES.match(plain))
    if _MEANT.match(plain) or not re.search(r"\w", denied.spared(piece)):
        return ""  # what a question beside it is about, or what shall stay: "but not the meal"
    if not form and words.endswith("?") and len(plain.split()) <= SHORTEST:
        return ""
    if not first and (only_points(plain) or (not form and _GOES_ON.match(plain))):
        return ""
    asks = form or words.endswith("?")
    intent, confidence = read(plain)
    if (intent in FILLING and not (asks and intent in ASKED)) or confidence < (LIKELY if asks else SURE):
        return ""
    anything = first or last.startswith("answer") or (intent == GOODS and not last)
    return intent if anything or asks or (joined and _is_stated(plain, intent, last)) else ""


def bare(words: str) -> str:
    """Return words without what joins them to the words before."""
    return _JOINT.sub("", words) or words


def _has_form(words: str) -> bool:
    return bool(_ASKS.match(words))


def only_points(words: str) -> bool:
    """Tell whether words only point at what was said before."""
    return set(re.findall(r"[\w']+", words.casefold())) <= _POINTS


def _is_stated(words: str, intent: str, last: str) -> bool:
    """Tell whether a plain statement is a request: some often are, and goods follow a medicine ("and bread")."""
    if intent == "confirm_taken":
        return bool(_TAKEN.search(words))
    return intent in STATED or (intent == GOODS and last == "refill_medication")


def _belongs(one: str, other: str) -> bool:
    return one == other or any({one, other} <= together for together in ONE)
