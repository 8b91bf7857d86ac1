"""After a bad rating a member does not come to her again, if somebody else can: she hears who, and may keep it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Provider, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import candidates, moving
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply

ABOUT = "next_time"
KINDS = ("grocer", "courier", "service", "companion")
"""Whom she can do without: her pharmacy, her monitor and her response team a person changes with her."""
MOST, KEEP = 2, "3"


def block(s: Session, now: datetime, customer: Customer, provider: Provider) -> tuple[str, Question | None]:
    """Send her this member no more, and what it has not begun for her to others; return what she is told and asked.

    Her favourite stays until she says otherwise, and so does who is the only one: then nothing is told.
    """
    if provider.kind not in KINDS or provider.name in (*customer.favourites, *customer.blocks):
        return "", None
    same = set(provider.services)
    ranked = candidates.of_kind(s, customer, provider.kind)[0]
    others = [s.get_one(Provider, one.provider_id) for one in ranked if one.provider_id != provider.id]
    if provider.kind == "service":
        others = [one for one in others if same & set(one.services)]
    if not others:
        return "", None
    customer.blocks = [*customer.blocks, provider.name]
    s.add(customer)
    s.flush()
    note(s, now, customer.agency_id, f"she is sent {provider.name} no more", customer=customer)
    moving.to_others(s, now, provider, "the customer wants somebody else", only=customer)
    few = others[:MOST]
    data = {str(n): str(one.id) for n, one in enumerate(few, 1)}
    data |= {KEEP: str(provider.id)}
    return say("blocked", who=provider.name, few=_named(s, few)), _ask(s, now, customer, data)


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She says who comes first from now on, or that the one whom she rated may come again."""
    if reply not in q.data:
        few = [s.get_one(Provider, int(key)) for number, key in sorted(q.data.items()) if number != KEEP]
        kept = s.get_one(Provider, int(q.data[KEEP]))
        text, again = say("next_time", who=kept.name, few=_named(s, few)), _ask(s, now, customer, q.data)
        notify.to_customer(s, now, customer, text, about="rating", once=once, question=again)
        return
    chosen = s.get_one(Provider, int(q.data[reply]))
    if reply == KEEP:
        customer.blocks = [name for name in customer.blocks if name != chosen.name]
        text = say("may_come_again", who=chosen.name)
    else:
        customer.favourites = [chosen.name, *(name for name in customer.favourites if name != chosen.name)]
        text = say("comes_first", who=chosen.name)
    s.add(customer)
    notify.to_customer(s, now, customer, text, about="rating", once=once)


def _ask(s: Session, now: datetime, customer: Customer, data: dict[str, str]) -> Question:
    words = "who comes next time"
    return questions.ask(
        s, now, customer, ABOUT, choices=list(data), words=words, urgency=questions.OFFER, data=data
    )


def _named(s: Session, few: Sequence[Provider]) -> str:
    return ", ".join(f"{n} {_known_as(s, one)}" for n, one in enumerate(few, 1))


def _known_as(s: Session, provider: Provider) -> str:
    """Return a member's name with its stars, where any stand behind it."""
    seen = candidates.measured(s, provider.agency_id).get(provider.key)
    if seen is None or not seen.ratings:
        return provider.name
    return f"{provider.name} ({seen.stars / seen.ratings:.1f} of 5 by {seen.ratings})"
