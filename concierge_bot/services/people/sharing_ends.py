"""What her people may no longer see: it ends in the same commit, and the way back stays open for a moment.

Who is told when she is in danger does not end by a loose word: it is read back first, or a person asks her.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Contact, Customer, Grant, Question, Scope
from concierge_bot.services.house import desk
from concierge_bot.services.orders import read_backs, windows
from concierge_bot.services.people import family, grants
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.people.sharing_talk import PERSON_WITHIN, as_it_is, ask, tell, to_a_person
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.terms.sharing import Wish

UNDO_WITHIN = timedelta(minutes=15)


def stop(
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
    if not ended or any(questions.open_about(s, customer, about) for about in read_backs.READ_BACK):
        return tell(s, now, customer, together(*parts), once)  # her 1 is for what was read back to her
    return questions.read_back(
        s,
        now,
        customer,
        "unshared",
        together(*parts, say("undo_with_1")),
        told="sharing",
        once=once,
        choices=["1"],
        words="to share again",
        urgency=questions.OFFER,
        lasts=UNDO_WITHIN,
        data={"grants": " ".join(str(g.id) for g in ended)},
    )


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
        return to_a_person(s, now, customer, words, once)
    contact, others = who[0], chosen - {Scope.alarms}
    if others:
        grants.end(s, now, customer, contact, others)
    if not _told_of_alarms(s, contact):
        text = together(
            say("not_shared", name=contact.name), grants.everybody(s, grants.contacts(s, customer))
        )
        return tell(s, now, customer, text, once)
    data = {"contact": str(contact.id), "words": words, "scopes": str(Scope.alarms)}
    text = say("share_end_alarms", name=contact.name)
    return ask(s, now, customer, "share_end", ("1", "2"), data, text, once)


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
        promised=True,
    )
    return say("unshared_alarms", by=windows.by(now, PERSON_WITHIN, customer.time_zone))


def undone(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She takes back that she ended something: the same grants hold again; used links stay closed."""
    for grant_id in q.data["grants"].split():
        ended = s.get_one(Grant, int(grant_id))
        grants.let(s, now, customer, s.get_one(Contact, ended.contact_id), [ended.scope], ended.words)
    as_it_is(s, now, customer, once)
