"""What family tells us of her: that she died, is in hospital, or has had her medicine."""

from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Contact, Customer, Dose, DoseStatus, Evidence, Medication, Scope
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes
from concierge_bot.services.people import family
from concierge_bot.services.people.family_talk import FAMILY, SOON, Talk
from concierge_bot.texts import say
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.doses import dose_hours
from concierge_bot.understanding.people import family_news as reading
from concierge_bot.understanding.people import kin
from concierge_bot.understanding.words.match import medicine


def died(talk: Talk) -> bool:
    """Word of her death: a person calls at once, and only a person or a page with her right ends her service."""
    body = talk.message.body
    if safety.by_rules(body).level == "alarm" or not reading.died(body, talk.names):
        return False
    customer = _first_meant(talk)
    words = f"{talk.name} ({talk.relation}) writes that {customer.name} has died: call, and end the service with them"
    talk.task(words, customer=customer, urgent=True, due_in=SOON)
    talk.passed_on("so_sorry", within=SOON)
    return True


def away(talk: Talk) -> bool:
    """In hospital: what goes on, and what is held, a person decides within minutes."""
    if not reading.away(talk.message.body):
        return False
    customer = _first_meant(talk)
    words = f"{talk.name} says {customer.name} is in hospital: call, and hold reminders and orders"
    talk.task(words, customer=customer, urgent=True, due_in=SOON)
    talk.passed_on(within=SOON)
    return True


def had_her_medicine(talk: Talk) -> bool:
    """She had it, says one who may see her doses: what waits for a word ends by the family's."""
    body = talk.message.body
    meant = [talk.contacts[n] for n in kin.meant(body, talk.names)]
    if len(meant) != 1:
        return False
    s, now, contact = talk.s, talk.now, meant[0]
    customer = s.get_one(Customer, contact.customer_id)
    names = dose_meant.names(s, customer)
    if Scope.doses not in family.scopes(s, contact) or not reading.had_medicine(body, talk.names, names):
        return False
    doses = _waiting(s, now, customer, body)
    if not doses:
        return _known_already(talk, customer)
    _take(s, now, customer, contact, doses, body)
    talk.say(say("contact_taken", at=dose_book.now_there(customer, now)), FAMILY, customer)
    return True


def _known_already(talk: Talk, customer: Customer) -> bool:
    """Nothing waits for a word: where her doses of today are written down as taken he hears so."""
    today = local(talk.now, customer.time_zone).date()
    query = select(Dose.status).where(
        Dose.customer_id == customer.id, Dose.local_date == today, col(Dose.due_at) <= talk.now
    )
    statuses = set(talk.s.exec(query))
    if statuses != {DoseStatus.taken}:
        return False
    talk.say(say("contact_known"), FAMILY, customer)
    return True


def _take(
    s: Session, now: datetime, customer: Customer, contact: Contact, doses: list[Dose], body: str
) -> None:
    wall = dose_hours.taken_at(body, local(now, customer.time_zone), customer.country)
    at = instant(wall, customer.time_zone) if wall else None
    dose_outcomes.take_all(s, now, customer, doses, Evidence.family, contact, at=at)


def _waiting(s: Session, now: datetime, customer: Customer, body: str) -> list[Dose]:
    """Return the newest doses of one time that wait for a word, or were missed lately, of the medicine named."""
    lately = and_(Dose.status == DoseStatus.missed, col(Dose.ended_at) > now - dose_book.RECENT)
    query = select(Dose).where(
        Dose.customer_id == customer.id, or_(Dose.status == DoseStatus.reminded, lately)
    )
    doses = list(s.exec(query.order_by(col(Dose.due_at).desc(), col(Dose.id))))
    plans = {dose.medication_id: s.get_one(Medication, dose.medication_id) for dose in doses}
    own = {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans.values()}
    named = medicine(body, own).choice
    of_it = [dose for dose in doses if named in (None, plans[dose.medication_id].name)]
    return [dose for dose in of_it if dose.due_at == of_it[0].due_at]


def _first_meant(talk: Talk) -> Customer:
    return talk.customers[kin.meant(talk.message.body, talk.names)[0]]
