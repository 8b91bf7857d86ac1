"""A contact's word of danger: an alarm, a question to her, or a person who reads it at once."""

from concierge_bot.models import Customer, Scope
from concierge_bot.services.people import family, family_alarm
from concierge_bot.services.people.family_talk import SOON, Talk
from concierge_bot.services.safety import alarms
from concierge_bot.texts import emergency_number, say, together
from concierge_bot.understanding.danger import fraud as fraud_words
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.people import alarm_replies, family_words, family_worries, kin
from concierge_bot.understanding.visits import errands


def fraud_told(talk: Talk) -> bool:
    """A contact writes that somebody is after her money: a person calls her within minutes, and it is no alarm."""
    body = talk.message.body
    if fraud_words.read(body) is None or safety.by_rules(body).level == "alarm":
        return False
    customer = talk.customers[kin.meant(body, talk.names)[0]]
    words = f"{talk.name} ({talk.relation}) writes of what may be fraud: call {customer.name} now"
    talk.task(words, customer=customer, urgent=True, due_in=SOON)
    talk.passed_on(within=SOON)
    return True


def danger_told(talk: Talk, law: bool) -> bool:
    """A contact's word of danger raises the alarm of whom it names; where that is not clear, of all.

    Only what a rule knows is danger here: the learned reader was taught by her own texts, not by her family's.
    """
    body = talk.message.body
    found = safety.by_rules(body)
    if (law and len(body.split()) < 2) or alarm_replies.took_as_usual(body, found.kind):
        return False
    meant = [talk.customers[n] for n in kin.meant(body, talk.names)]
    if found.level != "none" and _only_asks(talk, body, meant[0]):
        return False
    asks = set(family_words.asks(body, talk.names)) - {"how"}
    if found.level == "uncertain" and (asks or family_worries.muddled_about_orders(body, found.words)):
        talk.task(
            f"{talk.name} ({talk.relation}) is worried and asks: call soon", customer=meant[0], due_in=SOON
        )
        return False  # what is asked is answered
    if found.level == "uncertain" and found.kind == "help" and errands.kind(body) != errands.OTHER:
        return False  # "the sink is clogged, can someone come"
    if found.level == "uncertain" and family_worries.not_now(body):
        talk.task(f"{talk.name} ({talk.relation}) is worried: call soon", customer=meant[0], due_in=SOON)
        talk.passed_on(within=SOON)
        return True
    if found.level == "none":
        return not law and _perhaps_danger(talk, body, meant[0])
    for customer in meant:
        once = f"contact:{talk.message.id}:{customer.id}"
        if found.level == "alarm":
            kind = found.kind or "danger"
            alarms.raise_alarm(talk.s, talk.now, customer, source=talk.name, kind=kind, once=once)
        else:
            alarms.ask_if_safe(talk.s, talk.now, customer, once=once)
    if found.level == "uncertain":
        talk.task(f"{talk.name} ({talk.relation}) is worried: call at once", customer=meant[0], urgent=True)
    talk.say(_call_for(talk, meant[0]), "emergency")
    return True


def _only_asks(talk: Talk, body: str, customer: Customer) -> bool:
    """A question, or what a text of ours said, is no new danger; where we know of no alarm a person calls."""
    known = family_alarm.lately(talk.s, talk.now, customer) is not None
    if safety.by_rules(alarm_replies.told(body, talk.names, ours=known)).level != "none":
        return False
    if not known:
        talk.task(
            f"{talk.name} ({talk.relation}) is worried and asks: call soon", customer=customer, due_in=SOON
        )
    return True


def _call_for(talk: Talk, customer: Customer) -> str:
    """Whom the writer shall call, and where help is needed, for those who are told of her alarms."""
    emergency, name = emergency_number(customer.country), customer.name.split()[0]
    contact = next(c for c in talk.contacts if c.customer_id == customer.id)
    where = ""
    if customer.address and Scope.alarms in family.scopes(talk.s, contact):
        where = say("call_for_where", address=customer.address)
    called = say("call_for", agency=talk.agency.name, emergency=emergency, name=name)
    return together(called, where)


def _perhaps_danger(talk: Talk, body: str, customer: Customer) -> bool:
    """What only sounds like danger is read by a person at once."""
    if family_words.asks(body, talk.names) or safety.danger(body).level != "alarm":
        return False
    talk.task(f"{talk.name} ({talk.relation}) may be worried: read it now", customer=customer, urgent=True)
    talk.passed_on(within=SOON)
    return True
