"""Texts from a customer's contacts: the law, fraud, danger, an answer to an alarm, a few questions, else the desk."""

from dataclasses import replace

from concierge_bot.models import Customer
from concierge_bot.services.people import family_messages, family_news, family_requests, opt_outs
from concierge_bot.services.people.family_danger import danger_told, fraud_told
from concierge_bot.services.people.family_ladder import of_an_alarm, on_the_ladder
from concierge_bot.services.people.family_law import law_asked, limits_told, others_left_out
from concierge_bot.services.people.family_orders import change_asked, ordered_for_her
from concierge_bot.services.people.family_questions import as_choice, question_asked
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.people import kin
from concierge_bot.understanding.terms.contact_limits import read as contact_limits_read


def read(talk: Talk) -> None:
    """Read a contact's text, and answer it once."""
    law = law_asked(talk)
    served = [c for c in talk.contacts if talk.s.get_one(Customer, c.customer_id).ended_at is None]
    if not served:
        if not law:
            _after_the_end(talk)
        return
    talk = replace(talk, contacts=served)
    of_limits = contact_limits_read(talk.message.body) is not None
    if not (law or of_limits) and (of_an_alarm(talk, talk.message.body) or family_news.died(talk)):
        return
    if (not law and fraud_told(talk)) or danger_told(talk, law) or law:
        return
    if opt_outs.holds(talk.s, talk.agency.key, talk.message.sender):
        talk.task(f"{talk.name} wrote, but gets no texts any more: please phone")
        return
    if limits_told(talk):
        return
    talk, left = family_messages.passed_on(others_left_out(talk))
    if not left:
        talk.say("")
    elif not (_about_others(talk, left) or _wanted_for_her(talk)):
        _to_the_desk(talk)


def _wanted_for_her(talk: Talk) -> bool:
    readers = (family_news.away, ordered_for_her, family_requests.remind, change_asked)
    return any(read(talk) for read in readers)


def from_customer(talk: Talk) -> bool:
    """A customer who is another's contact answers or asks about that one; tell if the text was so."""
    body = talk.message.body
    names_her = kin.names_somebody(body, talk.names)
    return as_choice(talk, body) or (names_her and question_asked(talk, body))


def _about_others(talk: Talk, body: str) -> bool:
    answered = as_choice(talk, body) or on_the_ladder(talk, body)
    return answered or family_news.had_her_medicine(talk) or question_asked(talk, body)


def _after_the_end(talk: Talk) -> None:
    """Whom they ask about is not served any more: a person answers, at once where it sounds like danger."""
    danger = safety.by_rules(talk.message.body).level != "none"
    name = talk.names[0]
    talk.task(
        f"{talk.name} ({talk.relation}) wrote; the service of {name} has ended: please call", urgent=danger
    )
    if not opt_outs.holds(talk.s, talk.agency.key, talk.message.sender):
        talk.passed_on()


def _to_the_desk(talk: Talk) -> None:
    talk.task(f"{talk.name} ({talk.relation}) wrote: please answer")
    talk.passed_on()
