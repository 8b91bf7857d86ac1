"""A contact asks how she is: whom of several he means, and the answer from the page's own read model."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import col, select

from concierge_bot.models import Contact, Customer, Message, Outbox
from concierge_bot.services.orders import windows
from concierge_bot.services.people import family, family_answers
from concierge_bot.services.people.family_ladder import on_the_ladder
from concierge_bot.services.people.family_talk import FAMILY, PERSON_WITHIN, Talk
from concierge_bot.services.safety import escalation
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.people import family_words, kin

TALK_LASTS = timedelta(hours=1)
WHICH = "which person"

ASKED = ("alarm", escalation.UNANSWERED)


def as_choice(talk: Talk, body: str) -> bool:
    """What a 1 means is said by the last text to that phone: an alarm, or a choice between two people."""
    last = _last_text(talk)
    if last is None or last.about not in (WHICH, *ASKED):
        return False
    if last.about in ASKED:
        return on_the_ladder(talk, body)
    people = [contact for contact in talk.contacts if contact.id in last.job["contacts"]]
    names = [talk.s.get_one(Customer, contact.customer_id).name for contact in people]
    reply = replies.read(body)
    chosen = [int(reply) - 1] if reply in ("1", "2", "3") else kin.meant(body, names)
    if len(chosen) != 1 or chosen[0] >= len(people) or (reply is None and family_words.asks(body, names)):
        return False
    asked = talk.s.get_one(Message, last.job["message"])
    _answer(talk, people[chosen[0]], asked.body)
    return True


def question_asked(talk: Talk, body: str) -> bool:
    """Answer what is asked about one person; of several, ask which one is meant."""
    if not family_words.asks(body, talk.names):
        return False
    meant = [talk.contacts[n] for n in kin.meant(body, talk.names)]
    if len(meant) > 1 and not kin.points_at_somebody(body, talk.names):
        meant = [c for c in meant if c.customer_id == _spoken_of(talk)] or meant
    if len(meant) == 1:
        _answer(talk, meant[0], body)
        return True
    names = [talk.s.get_one(Customer, contact.customer_id).name for contact in meant[:3]]
    choices = ", ".join(f"{n} for {name}" for n, name in enumerate(names, start=1))
    ids = [contact.id for contact in meant[:3]]
    talk.say(say("which_person", choices=choices), WHICH, message=talk.message.id, contacts=ids)
    return True


def _answer(talk: Talk, contact: Contact, asked: str) -> None:
    customer = talk.s.get_one(Customer, contact.customer_id)
    asks = family_words.asks(asked, talk.names)
    told = [family_answers.sentence(talk.s, talk.now, contact, ask, talk.public_url, asked) for ask in asks]
    disputed = "spent" in asks or "owed" in asks
    wishes = _wishes(asked, talk.names) or (disputed and family_words.disputes(asked))
    if wishes or family_words.tells_more(asked):
        talk.task(f"{talk.name} ({talk.relation}) asks, and writes more: please read", customer=customer)
    if wishes:
        told.append(say("family_rest", by=windows.by(talk.now, PERSON_WITHIN, customer.time_zone)))
    offer = [say("family_more")] if asks == ["how"] and family.scopes(talk.s, contact) else []
    row = talk.say(" ".join(dict.fromkeys([*told, *offer])), FAMILY, customer)
    scope = next((family_answers.NEEDS[ask] for ask in asks if ask in family_answers.NEEDS), None)
    if row is not None and scope in family.scopes(talk.s, contact):  # looked at again when it leaves
        row.contact_id, row.scope = contact.id, scope
        talk.s.add(row)


def _wishes(asked: str, names: Sequence[str]) -> bool:
    """Tell whether a text wants something done beside what it asks."""
    pieces = clauses.cut(asked)
    return len(pieces) > 1 and any(
        clauses.orders_on(one) and not family_words.asks(one, names) and not family_words.wants_to_know(one)
        for one in pieces
    )


def _last_text(talk: Talk) -> Outbox | None:
    """Return the last text to the writer's phone, if it is not long ago."""
    query = select(Outbox).where(
        Outbox.agency_id == talk.agency.id,
        Outbox.to == talk.message.sender,
        Outbox.channel == "sms",
        col(Outbox.created_at) > talk.now - TALK_LASTS,
    )
    return talk.s.exec(query.order_by(col(Outbox.id).desc())).first()


def _spoken_of(talk: Talk) -> int | None:
    """Return the customer about whom the writer was told last."""
    last = _last_text(talk)
    return last.customer_id if last is not None and last.about == FAMILY else None
