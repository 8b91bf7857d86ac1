"""Who may see what, in her own words: an end holds from the same commit on, a beginning is read back first."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Grant, Outbox, OutboxState, Question, Scope
from concierge_bot.services import desk, family, notify, passes, questions, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note
from concierge_bot.texts import say, together
from concierge_bot.understanding import details
from concierge_bot.understanding import sharing as reading
from concierge_bot.understanding.replies import Reply
from concierge_bot.understanding.sharing import Wish

PERSON_WITHIN = timedelta(minutes=30)
UNDO_WITHIN = timedelta(minutes=15)
MOST_CHOICES = 3
MOST_NAMED = 4
SOME = (Scope.orders, Scope.doses)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what she says about who may see what; what is not wholly clear is asked, or goes to a person."""
    wish, own = reading.read(words), contacts(s, customer)
    if wish.act == "list":
        return _tell(s, now, customer, everybody(s, own), once)
    if wish.act == "unclear" or not own:
        return _to_a_person(s, now, customer, words, once)
    if wish.everyone:
        return _stop(s, now, customer, own, wish, words, once)
    called = details.person(words)
    found = reading.person(words, {c.name: c.relation for c in own}, [called] if called else [])
    fit = [c for c in own if c.name == found.name or c.name in found.near]
    if not fit and not found.unknown and len(own) == 1:
        fit = own
    if not fit or len(fit) > MOST_CHOICES:
        return _to_a_person(s, now, customer, words, once)
    if len(fit) > 1:
        return _ask_whom(s, now, customer, fit, words, once)
    return _about(s, now, customer, fit[0], wish, words, once)


def contacts(s: Session, customer: Customer) -> list[Contact]:
    """Return her people in the order in which they are asked."""
    query = select(Contact).where(Contact.customer_id == customer.id)
    return list(s.exec(query.order_by(col(Contact.position), col(Contact.id))))


def everybody(s: Session, own: Sequence[Contact]) -> str:
    """Say in plain words who sees what."""
    seeing = [(c, family.scopes(s, c)) for c in own]
    lines = [say("sees", name=c.name, what=_spoken(granted)) for c, granted in seeing if granted]
    more = len(lines) - MOST_NAMED
    rest = say("sees_more", more=more) if more > 0 else say("sees_nobody")
    return together(*lines[:MOST_NAMED], rest)


def end(
    s: Session, now: datetime, customer: Customer, contact: Contact, which: Iterable[Scope] = ()
) -> list[Grant]:
    """End what a contact may see (all, if no scope is named); with the last grant the page's doors close too."""
    chosen = set(which) or set(Scope)
    rows = [g for g in _active(s, contact) if g.scope in chosen]
    for row in rows:
        row.status = "ended"
        s.add(row)
        what = f"{contact.name} no longer sees: {family.SCOPE_WORDS[row.scope].lower()}"
        note(s, now, customer.agency_id, what, customer=customer)
    s.flush()
    unsent = select(Outbox).where(
        Outbox.contact_id == contact.id,
        Outbox.state == OutboxState.waiting,
        col(Outbox.scope).in_([str(scope) for scope in chosen]),
    )
    for text in s.exec(unsent):
        notify.drop(s, now, text, "no longer shared")
    if not _active(s, contact):
        passes.end_all(s, now, contact)
    return rows


def let(
    s: Session, now: datetime, customer: Customer, contact: Contact, which: Iterable[Scope], words: str
) -> None:
    """Let a contact see something from now on, with the words in which she said so."""
    for scope in which:
        if scope not in family.scopes(s, contact):
            s.add(
                Grant(agency_id=customer.agency_id, contact_id=contact.key, scope=scope, words=words, at=now)
            )
            what = f"{contact.name} now sees: {family.SCOPE_WORDS[scope].lower()}"
            note(s, now, customer.agency_id, what, customer=customer)
    s.flush()


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
            _stop(s, now, customer, [contact], Wish("stop"), words, once)
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
        let(s, now, customer, s.get_one(Contact, ended.contact_id), [ended.scope], ended.words)
    _tell(s, now, customer, everybody(s, contacts(s, customer)), once)


def _about(
    s: Session, now: datetime, customer: Customer, contact: Contact, wish: Wish, words: str, once: str
) -> str:
    if wish.act == "stop" and wish.sure:
        return _stop(s, now, customer, [contact], wish, words, once)
    data = {"contact": str(contact.id), "words": words}
    if wish.act == "stop":
        return _ask(
            s, now, customer, "share_end", ("1", "2"), data, say("share_end", name=contact.name), once
        )
    if wish.but:
        end(s, now, customer, contact, [Scope(word) for word in wish.but])
    if not wish.scopes:
        text = say("share_what", name=contact.name)
        return _ask(s, now, customer, "share_what", ("1", "2", "3"), data, text, once)
    data["scopes"] = " ".join(wish.scopes)
    text = say("share", name=contact.name, what=_spoken({Scope(word) for word in wish.scopes}))
    return _ask(s, now, customer, "share", ("1", "2"), data, text, once)


def _stop(
    s: Session, now: datetime, customer: Customer, who: Sequence[Contact], wish: Wish, words: str, once: str
) -> str:
    """End it now, say who still sees something, and keep the way back open for a moment."""
    ended = [g for c in who for g in end(s, now, customer, c, [Scope(word) for word in wish.scopes])]
    name = who[0].name if len(who) == 1 else "Your family"
    rest = everybody(s, contacts(s, customer))
    if not ended:
        return _tell(s, now, customer, together(say("not_shared", name=name), rest), once)
    what = _spoken({g.scope for g in ended}) if wish.scopes else "anything"
    parts = [say("unshared", name=name, what=what), rest]
    if any(g.scope == Scope.alarms for g in ended):
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"{name} is no longer told of alarms: ask her whom to call in an emergency",
            once=f"whom-to-call:{once}",
            about=words,
            customer=customer,
            due_in=PERSON_WITHIN,
        )
        parts.append(say("unshared_alarms", by=windows.by(now, PERSON_WITHIN, customer.time_zone)))
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
    let(s, now, customer, contact, which, words)
    seen = _spoken(family.scopes(s, contact))
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


def _active(s: Session, contact: Contact) -> list[Grant]:
    query = select(Grant).where(Grant.contact_id == contact.id, Grant.status == "active")
    return list(s.exec(query.order_by(col(Grant.id))))


def _contact(s: Session, contact_id: str) -> Contact:
    return s.get_one(Contact, int(contact_id))


def _spoken(granted: Iterable[Scope]) -> str:
    """Return scopes as she would read them: ``deliveries, medicine and alarms``."""
    order = (Scope.orders, Scope.doses, Scope.alarms, Scope.money)
    words = [family.SCOPE_WORDS[scope].lower() for scope in order if scope in set(granted)]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
