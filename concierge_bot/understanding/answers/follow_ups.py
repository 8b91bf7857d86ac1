"""What a text does with the thing that we named to her last, as the dialogue model hears it."""

import re

from concierge_bot.understanding.answers.answered import DANGER, FRIGHTENING, Parsed
from concierge_bot.understanding.answers.sure import CHANGE, FOLLOW_UP, QUESTION, TELL, WRONG
from concierge_bot.understanding.model.answer_texts import UNDER
from concierge_bot.understanding.parting import clauses

_TALK = frozenset("chitchat affirm deny out_of_scope greet help thanks goodbye i_am_ok".split())
_MANNERS = frozenset("greet thanks goodbye i_am_ok".split())
"""Talk that has an answer of its own."""
_ANSWERED = frozenset({"explain_choice", "list_schedule"})
"""Questions that have an answer of their own: why it was chosen, what is planned, and what she owes."""
FITTING = {
    QUESTION: _TALK
    | frozenset("order_status billing_question explain_choice list_schedule browse_alternatives".split()),
    TELL: _TALK,
    CHANGE: _TALK
    | frozenset("change_order change_reminder request_service cancel_order set_reminder".split()),
    WRONG: _TALK | frozenset("report_problem order_status change_order rate_service".split()),
}
"""Which requests the model may read in the same words; where it is surer of another one, that is what she wants."""
SURE_OF_A_REQUEST = 0.6
AS_REQUEST = {CHANGE: "change_order", WRONG: "report_problem", TELL: "chitchat"}
"""What a word on something under way is, as a request; what shall stop, all or a part, its words tell."""
_PLAIN = frozenset(
    "a about again all already am an and any anyway are at back be been before but by bye can come comes coming "
    "could day dear did do does doing done dont due early exactly expect far for from get gets getting give go "
    "goes going gone got had has have he he'll he's hear heard hello her here hers hes hi him his hon honey hour "
    "how hows hun i i'm if im in is isnt it it's its just know knows late later let like long look love ma'am "
    "maam make many me mean much my near no not now of off oh ok okay on one ones or order ordered our out over "
    "place please pls put ready really right said say see sent set she shes should show so some somebody someone "
    "soon sorry sort sorted still supposed sure take taken tell than thank thanks that that's thats the their "
    "them then there theres they they're this those through till time to today tomorrow too turn up us was we "
    "well went were what what's whats when when's where where's wheres whether which who who's whos why will with "
    "would yes yet you your book booked happen happened happening confirm confirmed accept accepted answer "
    "answered way expecting think thought wonder wondering want morning afternoon evening tonight noon monday "
    "tuesday wednesday thursday friday saturday sunday week oclock o'clock around anybody anyone u r ya yall hold "
    "held mine ours arrive arrives arriving arrived deliver delivers delivered delivery number only next last man "
    "men lady woman guy guys fella fellow girl boy lad people driver cab taxi ride lift car van truck plumber "
    "handyman cleaner hairdresser visit visitor appointment groceries shopping food things stuff shop store both "
    "each".split()
)
"""Words of a question that is answered by how a thing stands: when, who, whether."""
_THEY = re.compile(
    r"\W*(?:can|could|would|will|do|should|shall|may|might) (?:they|he|she|it)\b", re.IGNORECASE
)
_STANDING = re.compile(
    r"\b(?:what time|when|which day|what day)(?:'?s|'?ll| is| are| will| does| do| did) (?!(?:i|we|you)\b)\w+"
    r"|\bwho(?:'?s|'?ll| is| will| does)? (?:be )?(?:driv|com|tak|fetch|pick|bring|doing)\w*",
    re.IGNORECASE,
)
_REFERS = frozenset(
    "it its it's they them theyre they're he hes he's him his she shes she's her hers that thats that's those these"
    " one ones order delivery driver man guy lady fella appointment visit ride cab taxi lift time come comes coming"
    " comin there then when".split()
)
"""Words of a question that may be of whatever we named last."""
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MONEY = re.compile(
    r"\b(?:how much|cost\w*|price\w*|owe|pay|paid|cash|card|charge\w*|bill\w*|fee|money|dollars?|bucks"
    r"|comes? to|(?:run|set) (?:me|us)(?: back)?|add up|all told|cheap\w*|expensive)\b",
    re.IGNORECASE,
)


def heard(parsed: Parsed, kind: str, text: str) -> str:
    """Return what a text does with what was read back to her, or is under way; an empty string where it is unsure.

    Who asks for something to be done asks for no answer; what could be danger is left to those who read that.
    """
    meant, share = parsed.answers.get(kind, ("", 0.0))
    if share < FOLLOW_UP.get(kind, {}).get(meant, 2.0) or not parsed.intents:
        return ""
    if any(name == DANGER and part >= FRIGHTENING for name, part in parsed.intents):
        return ""
    intent, surely = parsed.intents[0]
    if meant == TELL and intent in _MANNERS:
        return ""
    owes = kind == UNDER and asks_money(text)
    if meant == QUESTION and (owes or (intent in _ANSWERED and surely >= SURE_OF_A_REQUEST)):
        return ""
    if intent not in FITTING[meant] and surely >= max(SURE_OF_A_REQUEST, share):
        return ""
    orders = any(map(_orders, clauses.cut(text)))
    return "" if meant in (QUESTION, TELL) and orders else meant


def _orders(piece: str) -> bool:
    """Tell whether a piece wants something done by us; what "they" will do is asked."""
    return clauses.orders_on(piece) and not _THEY.match(clauses.bare(piece))


def asks_standing(text: str) -> bool:
    """Tell whether it is asked when somebody comes or who that is, however she says it."""
    return bool(_STANDING.search(text))


def is_of_it(text: str, known: str) -> bool:
    """Tell whether a question can be of a thing: it names it, or speaks of "it", of whoever comes, or of its coming."""
    told = {word.removesuffix("s") for word in _words(known)}
    return any(word in _REFERS or word.removesuffix("s") in told for word in _words(text))


def asks_more(text: str, known: str) -> bool:
    """Tell whether a question is of more than how a thing stands and what it costs; ``known``: what is told of it."""
    told = {word.removesuffix("s") for word in _words(known)}
    left = [word for word in _words(_MONEY.sub(" ", text)) if word not in _PLAIN and not word.isdigit()]
    return any(word.removesuffix("s") not in told for word in left)


def asks_money(text: str) -> bool:
    """Tell whether a question is of what a thing costs."""
    return bool(_MONEY.search(text))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORDS.findall(text.casefold())]
