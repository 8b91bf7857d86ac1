"""What others named for her people when they enrolled her: after her OK she is asked, and nothing is shown before."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Contact, Customer, Question, Scope
from concierge_bot.services.house import desk
from concierge_bot.services.people import grants
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.people.sharing_talk import as_it_is
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply

ABOUT = "share_named"
LASTS = timedelta(days=2)


def ask_next(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Ask her about the next of her people of whom others named something; after the last say who sees what."""
    own = grants.contacts(s, customer)
    contact = next((one for one in own if grants.named(s, one)), None)
    if contact is None:
        return as_it_is(s, now, customer, once)
    offered = _offered(s, contact)
    what = grants.spoken(offered[0])
    key = "share_named" if len(offered) > 2 else "share_named_one"
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        say(key, name=contact.name, what=what),
        told="sharing",
        once=once,
        choices=[str(n) for n, _ in enumerate(offered, start=1)],
        words="who sees what",
        lasts=LASTS,
        data={"contact": str(contact.id)},
    )


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her short answer: all of it, deliveries only where there is more, or nothing."""
    contact = s.get_one(Contact, int(q.data["contact"]))
    offered = _offered(s, contact)
    place = {"yes": 0, "no": -1}.get(reply, int(reply) - 1 if reply.isdigit() else -1)
    chosen = offered[place] if place < len(offered) else set()
    grants.decide(
        s, now, customer, contact, chosen, f"{reply}, when she was asked what {contact.name} may see"
    )
    ask_next(s, now, customer, once=once)


def undecided(s: Session, now: datetime, question: Question) -> None:
    """She has not said it in two days: nothing is shown, and a person asks her."""
    if question.about != ABOUT:
        return
    contact = s.get_one(Contact, int(question.data["contact"]))
    customer = s.get_one(Customer, question.customer_id)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She has not said what {contact.name} may see, and nothing is shown: ask her to text it, like: "
        "Ana may see my deliveries",
        once=f"share-named:{question.id}",
        customer=customer,
        due_in=timedelta(days=1),
    )


def _offered(s: Session, contact: Contact) -> list[set[Scope]]:
    """Return the choices in their order: all that was named, deliveries only if there is more, nothing."""
    named = {row.scope for row in grants.named(s, contact)}
    only = [{Scope.orders}] if Scope.orders in named and len(named) > 1 else []
    return [named, *only, set()]
