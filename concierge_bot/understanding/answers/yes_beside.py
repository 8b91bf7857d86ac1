"""A yes in a text that says more: "it'll do, send it. my hands are bad today", "take the bread off, then order it"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from concierge_bot.understanding.answers import agreeing
from concierge_bot.understanding.orders import order_words
from concierge_bot.understanding.parting import clauses

_HOW_IT_SHALL_BE = re.compile(
    r"only (?:the|my|those) [\w ]+\b(?:must|should|shall|has to|have to)\b", re.IGNORECASE
)
"""A wish for the shop about a thing that she ordered: it is not set against the yes."""
_SENTENCES = re.compile(
    r"(?<!\d)[.](?=\s|$)|(?<=^[12])[.)]\s|(?<=^1)\s+(?=but\b|only (?:not|if|after|at|before|on)\b"
    r"|not (?![12]\b)|make it\b|thank\w*\b|ta\b|sorry\b|(?:god )?bless\b"
    r"|and (?:please|make|tell|it|also|my|i|remember|mind|thank|bless|dont|don't|do not)\b)|"
    r"[!;\n]+|(?<=\?)|\s*\blol\b|\s+-+\s+",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"^(.*)(?:[,.]\s*|\s+)(?:(?:and|so|but|whatever)\s+)?"
    rf"((?:then|just|please|now|go ahead|(?:send|order|place|get|book|reserve) (?:it|that|them)|{agreeing.HAZLO})"
    r"\b.*)$",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    r"^\W*(?P<reply>[12]|yes|no)\W+(?:please\W+)?(?:for|on|to) (?:the |my |that |dat |de )?"
    r"(?P<what>(?:(?!\b(?:and|but|no|not|without|instead|rather|only|at|make|with)\b)[a-z' -]){3,40}?)"
    r"(?: please| thanks| thank you| dear| baby| sugar)*\s*(?:$|[.,;!?]+(?P<more>.*)$)",
    re.IGNORECASE | re.DOTALL,
)
_NO_HURRY = re.compile(
    r"(?:(?:but|and|there is|there's|theres|i am in|im in|i'm in|it is|its) )*no (?:great |big |real )?(?:hurry|rush)"
    r"(?: (?:about|with|for) (?:it|that|them))?(?: at all| on my (?:part|account)|,? (?:please|dear|my dear|mind))*",
    re.IGNORECASE,
)
_LIKES_IT = re.compile(
    r"i(?:'d| should| would)(?: very much| really)? like (?:that|it|those|them)(?:,? (?:please|very much|dear))*",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"^(?:(?:but|and|oh|no) )*(?:not|no|nope|nah|wait|hang on|hold on|stop|cancel|unless|only if|if|later"
    r"|(?:dont|do not)(?! (?:touch|change|forget|worry|mind)))\b"
    r"|^(?:(?:just|only|and) )*(?:order|send|get|bring|buy) (?!me\b)\w+"
    r"|\btoo (?:dear|much|expensive|late|early|many)\b"
    r"|\b(?:not yet|dont (?:send|order|bring)|do not (?:send|order|bring)|changed my mind|not sure|let me think)\b"
)


@dataclass(frozen=True)
class Beside:
    """What a text says besides its yes.

    ``last``: the yes came after it, as what to do then; ``firm``: it says yes, and not only that it is nice;
    ``against``: what follows is set against it ("but", "only").
    """

    rest: tuple[str, ...]
    last: bool
    firm: bool
    against: bool

    @property
    def words(self) -> str:
        """Return all that is beside the yes."""
        return ". ".join(self.rest)

    @property
    def doubts(self) -> bool:
        """Tell whether what is beside the yes takes it back, or asks what it was about."""
        if self.against or (any("?" in one for one in self.rest) and not self.firm):
            return True
        return any(order_words.asks_contents(one) or _NOT_YET.search(agreeing.line(one)) for one in self.rest)

    @property
    def asks(self) -> bool:
        """Tell whether what is beside the yes is a request of its own."""
        return any(clauses.asks(part) for one in self.rest for part in clauses.cut(one))


def for_one(text: str) -> tuple[str, str, str] | None:
    """Part an answer that says what it is for ("1 for the cleaning") into the answer, what for, and what follows."""
    found = _FOR_ONE.match(text)
    return (
        None if found is None else (found["reply"].casefold(), found["what"], (found["more"] or "").strip())
    )


def read(text: str, things: Iterable[str] = (), about: str = "") -> Beside | None:
    """Find the yes to what was read back among the sentences of a text; None if there is none, or nothing else."""
    things = tuple(things)
    rest: list[str] = []
    yes = last = firm = against = no_more = False
    for sentence in filter(None, (one.strip(" ,.") for one in _SENTENCES.split(text))):
        if sentence == "1" or agreeing.agrees(sentence, things, about) == "plain":
            yes = last = True
            firm = firm or sentence == "1" or agreeing.firmly(sentence)
            continue
        if _NO_HURRY.fullmatch(sentence.strip()):
            no_more = True  # it is set against nothing
            continue
        head, behind, but = agreeing.lead(sentence, things, about)
        tail = _LAST.match(sentence)
        if head:
            yes, last, against = True, False, against or but
            while head:
                firm, left = firm or agreeing.firmly(head), behind
                head, behind, _ = agreeing.lead(left, things, about)
            no_more = no_more or bool(_LIKES_IT.fullmatch(left.strip(" ,.")))
            rest.extend([] if _LIKES_IT.fullmatch(left.strip(" ,.")) else [left])
        elif tail and agreeing.firmly(tail[2]) and agreeing.agrees(tail[2], things, about) == "plain":
            yes = last = firm = True
            rest.append(tail[1])
        else:
            but = yes and agreeing.is_against(sentence) and not _HOW_IT_SHALL_BE.match(sentence.strip())
            last, against = False, against or but
            rest.append(sentence)
    return Beside(tuple(rest), last and firm, firm, against) if yes and (rest or no_more) else None
