"""Whether somebody comes, and when: her own people are asked, helpers stand in her rows, else a person finds out."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Contact, Customer
from concierge_bot.services.house import notify
from concierge_bot.services.orders import errands as service
from concierge_bot.services.orders import hers, hires, order_questions, visit_status
from concierge_bot.services.people import family_messages, grants, passing_on
from concierge_bot.services.talk import handover, questions
from concierge_bot.texts import say
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.everyday.plain_questions import Plain
from concierge_bot.understanding.visits import errand_names, errands


def tell(s: Session, now: datetime, customer: Customer, asked: Plain, *, once: str) -> str:
    """Answer who or what comes and when; an empty string where it is nobody that we can know of."""
    if named(s, customer, asked.about) is not None:
        return word_from(s, now, customer, asked, once=once)
    if asked.kind == "who comes" and (text := order_questions.comes(s, now, customer, asked, once=once)):
        return text
    words = plain_questions.helper(asked)
    if asked.kind == "help" and (visit := hers.named_visit(s, now, customer, words)) is not None:
        return visit_status.tell_of_one(s, now, customer, visit, words, once=once)
    named_so = errands.kind(words) != errands.OTHER or errand_names.by_trade(words)
    if named_so or (asked.kind == "help" and hires.firm(s, customer, words) is not None):
        for ask in (visit_status.tell, service.once_more, visit_status.not_set_up):
            if text := ask(s, now, customer, words, once=once):
                return text
    return _to_a_person(s, now, customer, asked, once) if _is_hers(asked) else ""


def word_from(s: Session, now: datetime, customer: Customer, asked: Plain, *, once: str) -> str:
    """Nobody told us: offer to ask; an empty string where she names none of her people."""
    contact = named(s, customer, asked.about)
    if contact is None:
        return ""
    if told := family_messages.last_of(s, now, customer, contact):
        notify.to_customer(s, now, customer, told, about="answer", once=once)
        return told
    words = say("are_you_coming") if plain_questions.asks_of_coming(asked.words) else say("please_ring")
    text = say("no_word", name=contact.name, words=words)
    data = {"contact": str(contact.id), "words": words}
    return questions.read_back(
        s, now, customer, passing_on.ABOUT, text, once=once, words="your message", data=data
    )


def named(s: Session, customer: Customer, name: str) -> Contact | None:
    """Return whom of her people a question names."""
    said = set(name.casefold().split()) - {"my", "our"}
    own = grants.contacts(s, customer)
    return next((one for one in own if said & {*one.name.casefold().split(), one.relation.casefold()}), None)


def _is_hers(asked: Plain) -> bool:
    return asked.kind == "who comes" and plain_questions.somebody(asked.words, asked.about)


def _to_a_person(s: Session, now: datetime, customer: Customer, asked: Plain, once: str) -> str:
    """Whom no row of hers knows may have died: a person speaks with her, and no machine says when he comes."""
    task = f"{customer.name} asks when somebody of hers comes, whom we do not know: call her, and be gentle"
    return handover.to_a_person(s, now, customer, task, "who_comes_person", once=once, words=asked.words)
