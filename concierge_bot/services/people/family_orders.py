"""What a contact asks for in her stead is read back to her; nothing is ordered before her own OK."""

import re

from sqlmodel import col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order, Scope
from concierge_bot.services.house import notify
from concierge_bot.services.orders import baskets, quotes
from concierge_bot.services.people import family
from concierge_bot.services.people.family_talk import FAMILY, SOON, Talk
from concierge_bot.texts import say
from concierge_bot.understanding.people import kin, speaker

_CHANGES = re.compile(
    r"\b(?:cancel|stop|call off|change|swap|replace|move)\b.{0,40}"
    r"\b(?:order|delivery|groceries|shopping|cab|ride|visit|it|that)\b"
    r"|\binstead\b"
)
MEDICINES = frozenset(
    "pill pills medicine medicines meds med medication tablets tablet refill prescription".split()
)


def change_asked(talk: Talk) -> bool:
    """Who may see her orders wants one stopped or changed: a person does it with her, and knows which are meant."""
    meant = [talk.contacts[n] for n in kin.meant(talk.message.body, talk.names)]
    if len(meant) != 1 or not _CHANGES.search(talk.message.body.casefold()):
        return False
    granted = family.scopes(talk.s, meant[0])
    customer = talk.s.get_one(Customer, meant[0].customer_id)
    live = select(Order.number).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    numbers = ", ".join(map(str, talk.s.exec(live.order_by(col(Order.id)))))
    if Scope.orders not in granted or not numbers:
        return False
    right = "may answer for her" if Scope.answer in granted else "may not answer for her, so ask her first"
    words = f"{talk.name} ({talk.relation}) wants an order of {customer.name} stopped or changed (open: {numbers})"
    talk.task(f"{words}: see to it, {talk.name} {right}", customer=customer, due_in=SOON)
    talk.passed_on(within=SOON)
    return True


def ordered_for_her(talk: Talk) -> bool:
    """What a contact asks for in her stead is read back to her: nothing is ordered before her own OK."""
    body = talk.message.body
    who = speaker.speaker(body, "", (talk.name,))
    rest = who.rest if who else body
    wanted = next((w for name in talk.names if (w := speaker.in_her_stead(rest, name))), "")
    meant = [talk.contacts[n] for n in kin.meant(body, talk.names)]
    if not wanted or len(meant) != 1 or not MEDICINES.isdisjoint(wanted.split()):
        return False
    contact, customer = meant[0], talk.s.get_one(Customer, meant[0].customer_id)
    first = customer.name.split()[0]
    if not baskets.read(talk.s, customer, wanted, None).items:
        return False
    if Scope.orders not in family.scopes(talk.s, contact) or not notify.may_text(customer, "order"):
        return False
    once = f"contact:{talk.message.id}"
    notify.to_customer(
        talk.s, talk.now, customer, say("asked_for_you", name=contact.name), about="order", once=f"{once}:who"
    )
    quotes.quote(talk.s, talk.now, customer, wanted, wanted, once=once)
    talk.say(say("read_back_to_her", name=first), FAMILY, customer)
    return True
