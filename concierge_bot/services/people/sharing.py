"""Who may see what, in her own words: an end holds from the same commit on, a beginning is read back first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Contact, Customer, Question, Scope
from concierge_bot.services.orders import baskets, quotes
from concierge_bot.services.people import grants, kept, passing_on, sharing_begins, sharing_ends
from concierge_bot.services.people.sharing_talk import ask, tell, to_a_person
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import whom
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.terms import one_thing
from concierge_bot.understanding.terms import sharing as reading
from concierge_bot.understanding.terms.sharing import Wish

_SAYS_WHY = re.compile(
    r"\W*(?:because|cause|cos|since|as|for|he|hes|he's|she|shes|she's|they|theyre|they're)\b"
)
_WANTS_NONE = re.compile(r"\b(?:don'?t|do not|no|not|forget|never ?mind|without|cancel|stop|leave)\b")
_FEELS = re.compile(
    r"\W*(?:(?:i'?m|i am|i feel|feeling|its|it'?s|it is|so|very|still|a bit|a little|too|and)\W+)*"
    r"(?P<unwell>cold|freezing|shivering|poorly|weak|ill)?(?:hungry|thirsty|tired|lonely|sad|bored|worried|upset|hot)?"
    r"(?:\W+(?:here|now|today|tonight|still|again|a bit|a little|in here|please))*\W*"
)
"""How she feels, or how it is where she sits, is no goods; unwell she is asked about it."""
MOST_CHOICES, FEW_WORDS = 3, 3
ORDERS: tuple[str, ...] = (Scope.orders,)
SOME = (Scope.orders, Scope.doses)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what she says about who may see what; what is not wholly clear is asked, or goes to a person."""
    own = grants.contacts(s, customer)
    told = telling.read(words, whom.called(s, customer))
    wanted = bool(told.rest) and _orders(s, customer, told.rest)
    clauses = told.wishes or (() if told.message else (words,))
    if len(clauses) == 1 and not wanted and not told.message:
        clauses = (words,)
    wishes = _in_order(clauses)
    if not told.wishes:  # who said nothing of seeing or knowing is asked before all ends
        wishes = [(replace(w, sure=w.sure and bool(w.scopes)), c) for w, c in wishes]
    if wanted:  # what she orders is what shall not be told
        wishes = [(replace(w, scopes=w.scopes or ORDERS) if w.act == "stop" else w, c) for w, c in wishes]
    said = []
    if wanted:
        said.append(quotes.quote(s, now, customer, told.rest, told.rest, once=f"{once}:order"))
    for n, (wish, clause) in enumerate(wishes):
        key = f"{once}:{n}" if n else once
        said.append(_one(s, now, customer, own, wish, clause, words, key))
    if (feels := _FEELS.fullmatch(told.rest.casefold())) and feels["unwell"]:
        alarms.ask_if_safe(s, now, customer, once=f"{once}:well")
    if told.message:
        said.append(_pass_on(s, now, customer, own, told.message, f"{once}:on" if wishes else once))
    return together(*said)


def may_be_meant(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a text can be of who may see what: it speaks of seeing or knowing, or names one of her people."""
    named = whom.called(s, customer) & set(re.findall(r"[a-z]+", words.casefold()))
    return bool(named) or reading.is_of_seeing(words)


def is_wish(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a text says who may know what, or what one of her people shall be told, and at most orders besides.

    What else it says may be danger in words that only the dialogue model knows.
    """
    own = whom.called(s, customer)
    if not own:
        return False
    told = telling.read(words, own)
    few = len(told.rest.split()) <= FEW_WORDS
    return bool(told.wishes or told.message) and (few or _orders(s, customer, told.rest))


def _in_order(clauses: Sequence[str]) -> list[tuple[Wish, str]]:
    """Ends come before beginnings; "kevin can" speaks of what was named before it."""
    wishes = [(reading.read(clause), clause) for clause in clauses]
    before = next((wish.scopes for wish, _ in wishes if wish.scopes), ())
    if len(wishes) > 1:
        wishes = [(replace(w, scopes=w.scopes or before) if w.act == "let" else w, c) for w, c in wishes]
    return sorted(wishes, key=lambda one: one[0].act != "stop")


def _one(
    s: Session,
    now: datetime,
    customer: Customer,
    own: Sequence[Contact],
    wish: Wish,
    clause: str,
    words: str,
    once: str,
) -> str:
    if wish.act == "list":
        return tell(s, now, customer, grants.everybody(s, own), once)
    if wish.act == "unclear" or not own:
        return to_a_person(s, now, customer, words, once)
    if wish.everyone:
        return sharing_ends.stop(s, now, customer, own, wish, words, once)
    fit = whom.meant(s, now, customer, own, clause, words)
    if wish.act == "stop" and len(fit) == 1 and (thing := one_thing.named(clause)):
        return kept.keep(s, now, customer, fit[0], thing, words, once)
    if not fit or len(fit) > MOST_CHOICES:
        return to_a_person(s, now, customer, words, once)
    if len(fit) > 1:
        return _ask_whom(s, now, customer, fit, clause, once)
    return sharing_begins.about(s, now, customer, fit[0], wish, clause, once)


def _orders(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether the words beside a wish ask for goods."""
    said = words.casefold()
    return (
        not _FEELS.fullmatch(said)
        and not _SAYS_WHY.match(said)
        and not _WANTS_NONE.search(said)
        and bool(baskets.read(s, customer, words, None).items)
    )


def _pass_on(
    s: Session, now: datetime, customer: Customer, own: Sequence[Contact], message: str, once: str
) -> str:
    """A message to one of her people gives nobody a right to see anything."""
    who = told_first(message, {c.name: c.relation for c in own})
    contact = next((c for c in own if c.name == who), None)
    return passing_on.pass_on(s, now, customer, contact, message, once=once)


def told_first(message: str, known: dict[str, str]) -> str:
    """Return who is named first: him she tells it, and of whoever comes behind him she tells."""
    words = message.split()
    heads = (" ".join(words[:end]) for end in range(1, len(words) + 1))
    return next((name for head in heads if (name := reading.person(head, known, []).name)), "")


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her short answer to one of the questions of this module."""
    words = q.data.get("words", "")
    if q.about == "share_whom":
        if reply not in q.data:
            tell(s, now, customer, say("shared_as_before"), once)
            return
        sharing_begins.about(s, now, customer, _contact(s, q.data[reply]), reading.read(words), words, once)
        return
    contact = _contact(s, q.data["contact"])
    if q.about == "share_end":
        if reply in ("1", "yes"):
            named = tuple(q.data.get("scopes", "").split())
            sharing_ends.stop(s, now, customer, [contact], Wish("stop", named), words, once, confirmed=True)
        else:
            tell(s, now, customer, say("shared_as_before"), once)
    elif q.about == "share_what":
        chosen = {"1": SOME, "2": (Scope.orders,)}.get(reply, ())
        sharing_begins.let(s, now, customer, contact, chosen, words, once)
    elif q.about == "share":
        chosen = tuple(Scope(word) for word in q.data["scopes"].split()) if reply in ("1", "yes") else ()
        sharing_begins.let(s, now, customer, contact, chosen, words, once)


def _ask_whom(
    s: Session, now: datetime, customer: Customer, fit: Sequence[Contact], words: str, once: str
) -> str:
    data = {str(n): str(contact.id) for n, contact in enumerate(fit, 1)}
    choices = ", ".join(f"{n} {contact.name}" for n, contact in enumerate(fit, 1))
    text = say("share_whom", choices=choices)
    return ask(s, now, customer, "share_whom", tuple(data), {**data, "words": words}, text, once)


def _contact(s: Session, contact_id: str) -> Contact:
    return s.get_one(Contact, int(contact_id))
