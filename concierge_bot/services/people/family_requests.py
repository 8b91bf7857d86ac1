"""What family wants her to be reminded of is read back to her: nothing is set before her own OK."""

from concierge_bot.clock import local
from concierge_bot.services.everyday import reminder_book, reminders
from concierge_bot.services.house import notify
from concierge_bot.services.people import family
from concierge_bot.services.people.family_talk import FAMILY, Talk
from concierge_bot.texts import say
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.people import family_requests as reading
from concierge_bot.understanding.people import kin


def remind(talk: Talk) -> bool:
    """Read a reminder back to her; one about a medicine, or without a whole time, is for a person."""
    words = reading.reminder(talk.message.body, talk.names)
    meant = [talk.contacts[n] for n in kin.meant(talk.message.body, talk.names)]
    if not words or len(meant) != 1:
        return False
    s, now, contact = talk.s, talk.now, meant[0]
    customer = next(one for one in talk.customers if one.id == contact.customer_id)
    here = local(now, customer.time_zone)
    what, when = (
        reminding.what(words, here, customer.country),
        reminding.when_part(words, here, customer.country),
    )
    read = reminding.read(when, here, country=customer.country) if what else None
    if read is None or not reminding.whole(read) or reminder_book.is_medicine(s, customer, what):
        return False
    if (
        not family.scopes(s, contact)
        or family.is_shut(s, contact)
        or not notify.may_text(customer, "reminder")
    ):
        return False
    once, first = f"contact:{talk.message.id}", customer.name.split()[0]
    notify.to_customer(
        s, now, customer, say("reminder_from", name=contact.name), about="reminder", once=f"{once}:who"
    )
    reminders.quote(s, now, customer, what, when, once=once)
    talk.say(say("reminder_asked_her", name=first), FAMILY, customer)
    return True
