"""What one of her people may see from now on: read back first, and let with her own words."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Contact, Customer, Scope
from concierge_bot.services.people import family, grants
from concierge_bot.services.people.sharing_ends import stop
from concierge_bot.services.people.sharing_talk import as_it_is, ask, tell
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.terms.sharing import Wish


def about(
    s: Session, now: datetime, customer: Customer, contact: Contact, wish: Wish, words: str, once: str
) -> str:
    """Do what a wish says about one of her people, or ask what is not clear of it."""
    if wish.act == "stop" and wish.sure:
        return stop(s, now, customer, [contact], wish, words, once)
    data = {"contact": str(contact.id), "words": words}
    if wish.act == "stop":
        text = say("share_end", name=contact.name)
        return ask(s, now, customer, "share_end", ("1", "2"), data, text, once)
    if wish.but:
        grants.end(s, now, customer, contact, [Scope(word) for word in wish.but if word != Scope.alarms])
    chosen = {Scope(word) for word in wish.scopes}
    if wish.act == "only":
        return _only(s, now, customer, contact, chosen, words, once)
    if not chosen:
        text = say("share_what", name=contact.name)
        return ask(s, now, customer, "share_what", ("1", "2", "3"), data, text, once)
    if _said_yes(s, now, customer, contact, words):
        return let(s, now, customer, contact, list(chosen), words, once)
    if chosen <= family.scopes(s, contact):
        return as_it_is(s, now, customer, once)
    return _ask_to_share(s, now, customer, contact, chosen, words, once)


def _ask_to_share(
    s: Session,
    now: datetime,
    customer: Customer,
    contact: Contact,
    chosen: set[Scope],
    words: str,
    once: str,
) -> str:
    data = {
        "contact": str(contact.id),
        "words": words,
        "scopes": " ".join(scope for scope in Scope if scope in chosen),
    }
    text = say("share", name=contact.name, what=grants.spoken(chosen))
    return ask(s, now, customer, "share", ("1", "2"), data, text, once)


def _said_yes(s: Session, now: datetime, customer: Customer, contact: Contact, words: str) -> bool:
    """ "Yes joe can see my deliveries" answers what was read back to her about Joe."""
    if not re.match(r"\W*(yes|yeah|yep|yea|ok|okay|sure|si)\b", words.casefold()):
        return False
    asked_so = [
        q
        for about in ("share", "share_what")
        for q in questions.open_about(s, customer, about)
        if q.data["contact"] == str(contact.id)
    ]
    for question in asked_so:
        questions.close(s, now, question, "yes")
    return bool(asked_so)


def _only(
    s: Session,
    now: datetime,
    customer: Customer,
    contact: Contact,
    chosen: set[Scope],
    words: str,
    once: str,
) -> str:
    """All but what she names ends at once; what she names begins by a read-back, if it is new."""
    others = [scope for scope in family.SCOPE_WORDS if scope not in chosen and scope != Scope.alarms]
    ended = bool(family.scopes(s, contact) & set(others))
    said = []
    if ended:
        wish = Wish("stop", tuple(others))
        said.append(stop(s, now, customer, [contact], wish, words, once))
    if not chosen <= family.scopes(s, contact):
        key = f"{once}:let" if said else once
        said.append(_ask_to_share(s, now, customer, contact, chosen, words, key))
    return together(*said) or as_it_is(s, now, customer, once)


def let(
    s: Session,
    now: datetime,
    customer: Customer,
    contact: Contact,
    which: Sequence[Scope],
    words: str,
    once: str,
) -> str:
    if not which:
        return tell(s, now, customer, say("shared_as_before"), once)
    grants.let(s, now, customer, contact, which, words)
    seen = grants.spoken(family.scopes(s, contact))
    return tell(s, now, customer, say("shared_now", name=contact.name, what=seen), once)
