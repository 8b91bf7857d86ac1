"""Who may see what, in her own words: an end holds from the same commit on, a beginning is read back first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Grant, Message, Question, Scope
from concierge_bot.services import baskets, desk, family, grants, notify, questions, quotes, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.texts import say, together
from concierge_bot.understanding import details, family_words, telling
from concierge_bot.understanding import sharing as reading
from concierge_bot.understanding.replies import Reply
from concierge_bot.understanding.sharing import Wish

PERSON_WITHIN = timedelta(minutes=30)
UNDO_WITHIN = timedelta(minutes=15)
MOST_CHOICES, FEW_WORDS = 3, 3
SPOKEN_OF_WITHIN = timedelta(minutes=15)
"""For so long "her" is whom she named before."""
ORDERS: tuple[str, ...] = (Scope.orders,)
KINSWOMEN = frozenset(
    "daughter sister wife mother mum mom granddaughter grandmother niece aunt girlfriend".split()
)
KINSMEN = frozenset("son brother husband father dad grandson grandfather nephew uncle boyfriend".split())
SOME = (Scope.orders, Scope.doses)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what she says about who may see what; what is not wholly clear is asked, or goes to a person."""
    own = grants.contacts(s, customer)
    told = telling.read(words, called(s, customer))
    wanted = bool(told.rest) and _orders(s, customer, told.rest)
    clauses = told.wishes or (() if told.message else (words,))
    if len(clauses) == 1 and not wanted and not told.message:
        clauses = (words,)
    wishes = _in_order(clauses)
    if wanted:  # what she orders is what shall not be told
        wishes = [(replace(w, scopes=w.scopes or ORDERS) if w.act == "stop" else w, c) for w, c in wishes]
    said = []
    if wanted:
        said.append(quotes.quote(s, now, customer, told.rest, told.rest, once=f"{once}:order"))
    for n, (wish, clause) in enumerate(wishes):
        key = f"{once}:{n}" if n else once
        said.append(_one(s, now, customer, own, wish, clause, words, key))
    if told.message:
        said.append(_pass_on(s, now, customer, own, told.message, words, f"{once}:on" if wishes else once))
    return together(*said)


def called(s: Session, customer: Customer) -> frozenset[str]:
    """Return the words by which she may call her people."""
    return reading.callings({c.name: c.relation for c in grants.contacts(s, customer)})


def is_wish(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a text says who may know what, or what one of her people shall be told, and at most orders besides.

    What else it says may be danger in words that only the dialogue model knows.
    """
    own = called(s, customer)
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
        return _tell(s, now, customer, grants.everybody(s, own), once)
    if wish.act == "unclear" or not own:
        return _to_a_person(s, now, customer, words, once)
    if wish.everyone:
        return _stop(s, now, customer, own, wish, words, once)
    fit = _whom(s, now, customer, own, clause, words)
    if not fit or len(fit) > MOST_CHOICES:
        return _to_a_person(s, now, customer, words, once)
    if len(fit) > 1:
        return _ask_whom(s, now, customer, fit, clause, once)
    return _about(s, now, customer, fit[0], wish, clause, once)


def _whom(
    s: Session, now: datetime, customer: Customer, own: Sequence[Contact], clause: str, words: str
) -> list[Contact]:
    """Return whom a clause may mean; "her" is whom she named last, else each of her women."""
    known = {c.name: c.relation for c in own}
    pronouns = telling.names_her_or_him(clause)
    named = details.person(clause)
    found = reading.person(clause, known, [named] if named and not pronouns else [])
    fit = [c for c in own if c.name == found.name or c.name in found.near]
    if fit or found.unknown:
        return fit
    if (kin := details.kin(words)) and kin not in reading.callings(known):
        return []
    if not pronouns:
        return list(own) if len(own) == 1 else []
    others = reading.person(words, known, []).name  # "she may not. kevin can": she is not Kevin
    fitting = [c for c in own if c.name != others and _may_be(c, pronouns)]
    last = _named_last(s, now, customer, fitting, words)
    return [last] if last else fitting


def _may_be(contact: Contact, pronouns: frozenset[str]) -> bool:
    first, kin = contact.name.casefold().split()[0], set(contact.relation.casefold().split())
    woman = first in family_words.WOMENS_NAMES or bool(kin & KINSWOMEN)
    man = first in family_words.MENS_NAMES or bool(kin & KINSMEN)
    return woman == man or (woman and bool(pronouns & telling.SHE)) or (man and bool(pronouns & telling.HE))


def _named_last(
    s: Session, now: datetime, customer: Customer, fitting: Sequence[Contact], words: str
) -> Contact | None:
    """Return whom she named in her texts of the last minutes, the newest first."""
    query = select(Message.body).where(
        Message.customer_id == customer.id, Message.received_at > now - SPOKEN_OF_WITHIN
    )
    for body in s.exec(query.order_by(col(Message.id).desc())):
        heard = set(re.findall(r"[a-z]+", body.casefold()))
        named = [c for c in fitting if c.name.casefold().split()[0] in heard]
        if body != words and len(named) == 1:
            return named[0]
    return None


def _orders(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether the words beside a wish ask for goods."""
    return bool(baskets.read(s, customer, words, None).items)


def _pass_on(
    s: Session,
    now: datetime,
    customer: Customer,
    own: Sequence[Contact],
    message: str,
    words: str,
    once: str,
) -> str:
    """A message to one of her people gives nobody a right to see anything: a person passes it on."""
    who = reading.person(message, {c.name: c.relation for c in own}, []).name
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She asks to tell {who or 'one of her people'} something: pass it on",
        once=f"pass-on:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    by = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return _tell(s, now, customer, say("message_on", by=by), once)


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her short answer to one of the questions of this module."""
    words = q.data.get("words", "")
    if q.about == "share_whom":
        if reply not in q.data:
            _tell(s, now, customer, say("shared_as_before"), once)
            return
        _about(s, now, customer, _contact(s, q.data[reply]), reading.read(words), words, once)
        return
    contact = _contact(s, q.data["contact"])
    if q.about == "share_end":
        if reply in ("1", "yes"):
            named = tuple(q.data.get("scopes", "").split())
            _stop(s, now, customer, [contact], Wish("stop", named), words, once, confirmed=True)
        else:
            _tell(s, now, customer, say("shared_as_before"), once)
    elif q.about == "share_what":
        chosen = {"1": SOME, "2": (Scope.orders,)}.get(reply, ())
        _let(s, now, customer, contact, chosen, words, once)
    elif q.about == "share":
        chosen = tuple(Scope(word) for word in q.data["scopes"].split()) if reply in ("1", "yes") else ()
        _let(s, now, customer, contact, chosen, words, once)


def undone(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She takes back that she ended something: the same grants hold again; used links stay closed."""
    for grant_id in q.data["grants"].split():
        ended = s.get_one(Grant, int(grant_id))
        grants.let(s, now, customer, s.get_one(Contact, ended.contact_id), [ended.scope], ended.words)
    _tell(s, now, customer, grants.everybody(s, grants.contacts(s, customer)), once)


def _about(
    s: Session, now: datetime, customer: Customer, contact: Contact, wish: Wish, words: str, once: str
) -> str:
    if wish.act == "stop" and wish.sure:
        return _stop(s, now, customer, [contact], wish, words, once)
    data = {"contact": str(contact.id), "words": words}
    if wish.act == "stop":
        text = say("share_end", name=contact.name)
        return _ask(s, now, customer, "share_end", ("1", "2"), data, text, once)
    if wish.but:
        grants.end(s, now, customer, contact, [Scope(word) for word in wish.but if word != Scope.alarms])
    chosen = {Scope(word) for word in wish.scopes}
    if wish.act == "only":
        return _only(s, now, customer, contact, chosen, words, once)
    if not chosen:
        text = say("share_what", name=contact.name)
        return _ask(s, now, customer, "share_what", ("1", "2", "3"), data, text, once)
    if _said_yes(s, now, customer, contact, words):
        return _let(s, now, customer, contact, list(chosen), words, once)
    if chosen <= family.scopes(s, contact):
        return _tell(s, now, customer, grants.everybody(s, grants.contacts(s, customer)), once)
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
    return _ask(s, now, customer, "share", ("1", "2"), data, text, once)


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
    others = [scope for scope in Scope if scope not in chosen and scope != Scope.alarms]
    ended = bool(family.scopes(s, contact) & set(others))
    said = []
    if ended:
        wish = Wish("stop", tuple(others))
        said.append(_stop(s, now, customer, [contact], wish, words, once))
    if not chosen <= family.scopes(s, contact):
        key = f"{once}:let" if said else once
        said.append(_ask_to_share(s, now, customer, contact, chosen, words, key))
    return together(*said) or _tell(s, now, customer, grants.everybody(s, grants.contacts(s, customer)), once)


def _stop(
    s: Session,
    now: datetime,
    customer: Customer,
    who: Sequence[Contact],
    wish: Wish,
    words: str,
    once: str,
    *,
    confirmed: bool = False,
) -> str:
    """End it now, say who still sees something, and keep the way back open for a moment.

    Who is told when she is in danger does not end by a loose word: it is read back first, or a person asks her.
    """
    chosen = {Scope(word) for word in wish.scopes}
    names_alarms = Scope.alarms in chosen and len(chosen) < len(Scope)
    if names_alarms and not confirmed:
        return _stop_alarms(s, now, customer, who, chosen, words, once)
    which = chosen if confirmed and names_alarms else (chosen or set(Scope)) - {Scope.alarms}
    ended = [g for c in who for g in grants.end(s, now, customer, c, which)]
    name = who[0].name if len(who) == 1 else "Your family"
    parts = [_what_ended(s, who, name, ended), grants.everybody(s, grants.contacts(s, customer))]
    loose = not names_alarms and (not chosen or Scope.alarms in chosen)
    if (names_alarms and ended) or (loose and any(_told_of_alarms(s, c) for c in who)):
        parts.append(_whom_to_call(s, now, customer, name, words, once, ended=names_alarms))
    if not ended or any(questions.open_about(s, customer, about) for about in quotes.READ_BACK):
        return _tell(s, now, customer, together(*parts), once)  # her 1 is for what was read back to her
    question = questions.ask(
        s,
        now,
        customer,
        "unshared",
        choices=["1"],
        words="to share again",
        urgency=questions.OFFER,
        lasts=UNDO_WITHIN,
        data={"grants": " ".join(str(g.id) for g in ended)},
    )
    return _tell(s, now, customer, together(*parts, say("undo_with_1")), once, question)


def _what_ended(s: Session, who: Sequence[Contact], name: str, ended: Sequence[Grant]) -> str:
    if not ended:
        return say("not_shared", name=name)
    nothing_left = not any(family.scopes(s, contact) for contact in who)
    return say(
        "unshared", name=name, what="anything" if nothing_left else grants.spoken({g.scope for g in ended})
    )


def _told_of_alarms(s: Session, contact: Contact) -> bool:
    return Scope.alarms in family.scopes(s, contact)


def _stop_alarms(
    s: Session,
    now: datetime,
    customer: Customer,
    who: Sequence[Contact],
    chosen: set[Scope],
    words: str,
    once: str,
) -> str:
    """What else she names ends at once; of the alarms she is asked once more."""
    if len(who) > 1:
        return _to_a_person(s, now, customer, words, once)
    contact, others = who[0], chosen - {Scope.alarms}
    if others:
        grants.end(s, now, customer, contact, others)
    if not _told_of_alarms(s, contact):
        text = together(
            say("not_shared", name=contact.name), grants.everybody(s, grants.contacts(s, customer))
        )
        return _tell(s, now, customer, text, once)
    data = {"contact": str(contact.id), "words": words, "scopes": str(Scope.alarms)}
    text = say("share_end_alarms", name=contact.name)
    return _ask(s, now, customer, "share_end", ("1", "2"), data, text, once)


def _whom_to_call(
    s: Session, now: datetime, customer: Customer, name: str, words: str, once: str, *, ended: bool
) -> str:
    is_told = "is no longer told of alarms" if ended else "shall see nothing, and is still told of alarms"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{name} {is_told}: ask her whom to call in an emergency",
        once=f"whom-to-call:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    return say("unshared_alarms", by=windows.by(now, PERSON_WITHIN, customer.time_zone))


def _let(
    s: Session,
    now: datetime,
    customer: Customer,
    contact: Contact,
    which: Sequence[Scope],
    words: str,
    once: str,
) -> str:
    if not which:
        return _tell(s, now, customer, say("shared_as_before"), once)
    grants.let(s, now, customer, contact, which, words)
    seen = grants.spoken(family.scopes(s, contact))
    return _tell(s, now, customer, say("shared_now", name=contact.name, what=seen), once)


def _ask_whom(
    s: Session, now: datetime, customer: Customer, fit: Sequence[Contact], words: str, once: str
) -> str:
    data = {str(n): str(contact.id) for n, contact in enumerate(fit, 1)}
    choices = ", ".join(f"{n} {contact.name}" for n, contact in enumerate(fit, 1))
    text = say("share_whom", choices=choices)
    return _ask(s, now, customer, "share_whom", tuple(data), {**data, "words": words}, text, once)


def _ask(
    s: Session,
    now: datetime,
    customer: Customer,
    about: str,
    choices: Sequence[str],
    data: dict[str, str],
    text: str,
    once: str,
) -> str:
    question = questions.ask(s, now, customer, about, choices=choices, words="who sees what", data=data)
    return _tell(s, now, customer, text, once, question)


def _to_a_person(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants to change who may see what: read her words, and ask her",
        once=f"sharing:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return _tell(s, now, customer, say("share_person", by=promised), once)


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="sharing", once=once, question=question)
    return text


def _contact(s: Session, contact_id: str) -> Contact:
    return s.get_one(Contact, int(contact_id))
